/** Each party's own documented aims, and how they stand at the end. No score and no sum: whose aims count is for the reader. */
import type { Condition } from '../../domain/scenario.ts'
import { holds } from '../../engine/holds.ts'
import { stanceOf, trackOf } from '../../engine/read.ts'
import type { Row, Test } from '../../engine/table.ts'
import { type AimState, aimsNow } from '../../opponents/aims.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { Cited } from '../dossier/Cite.tsx'
import { hueOf } from '../shelf/hue.ts'
import { type Speaker, exitInside, named, optionShort, trackInside } from '../table/speaker.ts'

export function Aims({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { table, played } = useOpen()
  const now = aimsNow(table, played.row)
  const parties = sp.scenario.parties.filter(({ id }) => now.some(({ seat }) => seat === id))
  return (
    <section className="ending-section" aria-labelledby="aims">
      <div className="section-head">
        <h2 id="aims">{t('aims.title')}</h2>
        <p>{t('aims.lead')}</p>
      </div>
      <div className="aims">
        {parties.map((party) => (
          <section key={party.id}>
            <h3>
              <PartyName hue={hueOf(party.hue)} name={party.name} size={20} />
            </h3>
            <dl>
              {now
                .filter(({ seat }) => seat === party.id)
                .map(({ aim, state }) => (
                  <div key={aim} data-state={state}>
                    <dt>
                      <Cited of={sp.scenario.aims.find(({ id }) => id === aim)!.text} />
                    </dt>
                    <dd>
                      <span className="aim-state">
                        <AimMark state={state} /> {t(`aims.${state}`)}
                      </span>
                      {becauseWords(sp, played.row, aim, state)}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  )
}

/** A disc for each state, all of one weight: ticked, half, crossed. */
function AimMark({ state }: { readonly state: AimState }) {
  return (
    <svg className="aim-mark" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <circle cx="9" cy="9" r="8" fill={state === 'met' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />
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
  const [by] = 'stance' in condition ? (condition.by ?? []) : []
  if (!('stance' in condition) || by === undefined) return ''
  const option = stanceOf(sp.table, row, by, condition.stance)
  if (option === undefined) return ''
  return sp.t('page:aims.stance', { party: named(sp, by), option: optionShort(sp, condition.stance, option) })
}
