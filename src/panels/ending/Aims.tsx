/** Each party's own documented aims, and how they stand at the end. No score and no sum: whose aims count is for the reader. */
import type { Condition } from '../../domain/scenario.ts'
import { holds } from '../../engine/holds.ts'
import { roomIndex, stanceOf, trackOf } from '../../engine/read.ts'
import type { Row, Test } from '../../engine/table.ts'
import { type AimNow, type AimState, aimsNow } from '../../opponents/aims.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { Cited } from '../dossier/Cite.tsx'
import { hueOf } from '../shelf/hue.ts'
import { exitInside, flagName, named, optionShort, roomName, type Speaker, trackInside } from '../table/speaker.ts'
import { Fold } from './Fold.tsx'

/** How an aim stands, in words: one that its own party stepped away from is given up; others are met, partly or not. */
type Word = AimState | 'not-met'

/** The aims of the seat that one person plays; nothing round a shared device, where they stand with the others'. */
export function OwnAims({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { now, own } = useAims(sp)
  if (own === undefined) return null
  return (
    <section className="own-aims" aria-labelledby="aims">
      <h2 id="aims">
        {t('aims.own')} <small>{t('aims.noScore')}</small>
      </h2>
      <PartyAims sp={sp} aims={now.filter(({ seat }) => seat === own.id)} />
    </section>
  )
}

/** Everybody else's, on request. */
export function OthersAims({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { now, own, others } = useAims(sp)
  return (
    <Fold title={t(own === undefined ? 'aims.title' : 'aims.others')}>
      <p className="fold-lead">{t('aims.lead')}</p>
      <div className="aims">
        {others.map((party) => (
          <section key={party.id}>
            <h3>
              <PartyName hue={hueOf(party.hue)} name={party.name} size={20} />
            </h3>
            <PartyAims sp={sp} aims={now.filter(({ seat }) => seat === party.id)} />
          </section>
        ))}
      </div>
    </Fold>
  )
}

function useAims(sp: Speaker) {
  const { save, table, played } = useOpen()
  const now = aimsNow(table, played.row)
  const parties = sp.scenario.parties.filter(({ id }) => now.some(({ seat }) => seat === id))
  const own = parties.find(({ id }) => save.mode === 'solo' && id === save.me)
  return { now, own, others: parties.filter((party) => party !== own) }
}

function PartyAims({ sp, aims }: { readonly sp: Speaker; readonly aims: readonly AimNow[] }) {
  const { played } = useOpen()
  return (
    <dl>
      {aims.map(({ aim, seat, state }) => {
        const left = state === 'met' ? undefined : steppedAway(sp, played.row, aim, seat)
        const word: Word = state !== 'given-up' ? state : left === undefined ? 'not-met' : 'given-up'
        return (
          <div key={aim} data-state={word}>
            <dt>
              <Cited of={sp.scenario.aims.find(({ id }) => id === aim)!.text} />
            </dt>
            <dd>
              <span className="aim-state">
                <AimMark state={word} /> {sp.t(`page:aims.${word}`)}
              </span>
              {word === 'given-up' && left !== undefined
                ? conditionWords(sp, played.row, left)
                : becauseWords(sp, played.row, aim, state)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** A stance that its own party held when the game began and has left since. */
function steppedAway(sp: Speaker, row: Row, aimId: string, seat: string): Condition | undefined {
  const a = sp.scenario.aims.findIndex(({ id }) => id === aimId)
  const [aim, entry] = [sp.scenario.aims[a]!, sp.table.aims[a]!]
  const ways = [...aim.met.flatMap((list, l) => list.map((one, i) => [one, entry.met[l]![i]] as const))]
  const partly = aim.partly.flatMap((list, l) => list.map((one, i) => [one, entry.partly[l]![i]] as const))
  return [...ways, ...partly].find(
    ([one, test]) =>
      'stance' in one &&
      one.by?.includes(seat) === true &&
      test !== undefined &&
      holds(sp.table, sp.table.first, test) &&
      !holds(sp.table, row, test),
  )?.[0]
}

/** A disc for each state, all of one weight: ticked, half, empty, crossed. */
function AimMark({ state }: { readonly state: Word }) {
  return (
    <svg className="aim-mark" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <circle
        cx="9"
        cy="9"
        r="8"
        fill={state === 'met' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="2"
      />
      {state === 'met' && <path className="aim-tick" d="M5 9.4l2.8 2.9l5.2 -6.2" />}
      {state === 'partly' && <path d="M9 1A8 8 0 0 0 9 17Z" fill="currentColor" />}
      {state === 'given-up' && <path className="aim-cross" d="M5.6 5.6l6.8 6.8m0 -6.8l-6.8 6.8" />}
    </svg>
  )
}

/** The one condition that decided it, where it can be said in few words. */
function becauseWords(sp: Speaker, row: Row, aimId: string, state: AimState): string {
  const a = sp.scenario.aims.findIndex(({ id }) => id === aimId)
  const [aim, entry] = [sp.scenario.aims[a]!, sp.table.aims[a]!]
  const lists = state === 'partly' ? ([aim.partly, entry.partly] as const) : ([aim.met, entry.met] as const)
  const hold = (test: Test | undefined) => test !== undefined && holds(sp.table, row, test)
  const l = state === 'given-up' ? 0 : lists[1].findIndex((list) => list.every(hold))
  const list = lists[0][l]
  const c = state === 'given-up' ? (list?.findIndex((_, i) => !hold(lists[1][l]?.[i])) ?? -1) : 0
  const condition = list?.[c]
  return condition === undefined ? '' : conditionWords(sp, row, condition)
}

function conditionWords(sp: Speaker, row: Row, condition: Condition): string {
  if ('signed' in condition) {
    const x = sp.scenario.exits.findIndex(({ id }) => id === condition.signed)
    const isSigned = row[sp.table.layout.taken + x]! > 0
    return sp.t(isSigned ? 'page:aims.signed' : 'page:aims.unsigned', { exit: exitInside(sp, condition.signed) })
  }
  if ('track' in condition)
    return sp.t('page:aims.track', {
      track: trackInside(sp, condition.track),
      is: trackOf(sp.table, row, condition.track),
    })
  if ('held' in condition) {
    const met = row[sp.table.layout.held + roomIndex(sp.table, condition.held)]!
    return sp.t('page:aims.held', { room: roomName(sp, condition.held), count: met })
  }
  if ('flag' in condition) return flagName(sp, condition.flag)
  const [by] = 'stance' in condition ? (condition.by ?? []) : []
  if (!('stance' in condition) || by === undefined) return ''
  const option = stanceOf(sp.table, row, by, condition.stance)
  if (option === undefined) return ''
  return sp.t('page:aims.stance', { party: named(sp, by), option: optionShort(sp, condition.stance, option) })
}
