/**
 * Where an exit was lost for good, by which acts, and where another single card
 * or answer would have kept it: acts before parties, and a way back to try.
 */
import type { Agenda, Matter } from '../../domain/move.ts'
import { dayWords } from '../../i18n/words.ts'
import type { Row } from '../../engine/table.ts'
import type { Timeline } from '../../offramps/timeline.ts'
import type { Alternative, Cause, TurningPoint } from '../../offramps/turningPoint.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import { go, useApp, useOpen, useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { type Speaker, actTitle, exitOf, namedAll, named, sentence } from '../table/speaker.ts'
import { isWhole, whyClosed } from './why.ts'

export interface Turning {
  readonly point: TurningPoint
  /** The change to show: the player's own before others', later before earlier. */
  readonly best: Alternative | undefined
  /** Column of the round in question, from 0. */
  readonly column: number
  /** What was known when the round that closed it began: was there still a way? */
  readonly before: 'ready' | 'reachable' | 'unknown'
  /** The state in which it was found closed. */
  readonly after: Row
  /** Finished rounds to keep when trying from there; null where the game had not begun. */
  readonly keep: number | null
}

/** Those that a person could change come first, the player's own at the head. */
export function turningsOf(
  sp: Speaker,
  { save, played }: Open,
  line: Timeline,
  points: readonly TurningPoint[],
): readonly Turning[] {
  const rank = ({ best }: Turning) => (best === undefined ? 2 : best.seat === save.me ? 0 : 1)
  return points
    .map((point): Turning => {
      const own = point.couldHaveKept.find(({ seat }) => seat === save.me)
      const best = own ?? [...point.couldHaveKept].sort((a, b) => b.index - a.index)[0]
      const closed = point.round - 1 - played.laid.length
      const keep = best?.index ?? (closed < 0 ? null : closed)
      const after = (line.boundaries.find(({ round }) => round === point.round + 1) ?? line.boundaries.at(-1))!.row
      const column = Math.max(0, (best?.round ?? point.round) - 1)
      return { point, best, before: beforeOf(line, point), column, after, keep }
    })
    .sort((a, b) => rank(a) - rank(b) || exitNumber(sp, a) - exitNumber(sp, b))
}

function beforeOf(line: Timeline, { exit, round }: TurningPoint): Turning['before'] {
  const cell = line.lanes.find((lane) => lane.exit === exit)?.cells.find((one) => one.round === round)
  if (cell?.id === 'ready') return 'ready'
  return cell?.id === 'open' || cell?.id === 'closed' ? 'reachable' : 'unknown'
}

const exitNumber = (sp: Speaker, { point }: Turning): number => exitOf(sp, point.exit)?.n ?? 0

export interface TurningCardProps {
  readonly sp: Speaker
  readonly turnings: readonly Turning[]
  readonly chosen: Turning | undefined
  readonly onChoose: (exit: string) => void
  /** False while it is worked out. */
  readonly ready: boolean
  readonly rounds: number
  readonly doubting: boolean
  readonly onDoubt: () => void
}

/** Leaves the open game after so many of its rounds, in a game of its own. */
export function useTryFrom(): (keep: number, round: number) => void {
  const t = useWords()
  const { session } = useApp()
  const { save } = useOpen()
  return (keep, round) => {
    const made = session.branchFrom(keep, t('turn.branchName', { name: save.from?.name ?? save.name, round }))
    if (made.ok) go(`table/${made.value}`)
  }
}

export function TurningCard({ sp, turnings, chosen, onChoose, rounds, ready, doubting, onDoubt }: TurningCardProps) {
  const t = useWords()
  const tryFrom = useTryFrom()
  return (
    <aside className="turning" aria-label={t('turn.name')}>
      {chosen === undefined ? (
        <>
          <p className="kicker">{t('turn.name')}</p>
          <p>{t(ready ? 'turn.none' : 'ending.checking')}</p>
        </>
      ) : (
        <>
          <p className="kicker">{t('turn.kicker', { round: chosen.column + 1, rounds })}</p>
          <h2>
            {t(chosen.best === undefined && chosen.before === 'unknown' ? 'turn.closed' : 'turn.kept', {
              n: exitOf(sp, chosen.point.exit)?.n ?? 0,
            })}
          </h2>
          <TurningWords sp={sp} turning={chosen} />
          <div className="turning-deeds">
            {chosen.keep !== null && (
              <Button look="outline" onPress={() => tryFrom(chosen.keep!, chosen.column + 1)}>
                {t('turn.try')}
              </Button>
            )}
            <Button look="link" aria-expanded={doubting} onPress={onDoubt}>
              {t('doubt.open')}
            </Button>
          </div>
        </>
      )}
      {chosen !== undefined && turnings.length > 1 && (
        <p className="turning-others">
          {t('turn.others')}{' '}
          {turnings.map((turning) =>
            turning.point.exit === chosen?.point.exit ? null : (
              <Button key={turning.point.exit} look="link" onPress={() => onChoose(turning.point.exit)}>
                {t('turn.other', { n: exitNumber(sp, turning) })}
              </Button>
            ),
          )}
        </p>
      )}
      <p className="fixed-caption">{t('turn.caption')}</p>
    </aside>
  )
}

/** What was done, by which number it was closed, and what alone would have kept it; each said once. */
function TurningWords({ sp, turning: { point, best, before, after } }: { readonly sp: Speaker; readonly turning: Turning }) {
  const t = useWords()
  const open = useOpen()
  const exit = exitOf(sp, point.exit)
  const n = exit?.n ?? 0
  const closing = point.round - 1 - open.played.laid.length
  const acts = point.causes.filter((cause) => cause.kind !== 'event' && !isSaid(cause, best, closing))
  return (
    <>
      {best !== undefined && <p>{deedWords(sp, open, best)}</p>}
      {best === undefined && before !== 'unknown' && (
        <p>
          {t(before === 'ready' ? 'turn.wasReady' : 'turn.wasReachable', {
            round: point.round,
            parties: namedAll(sp, exit?.signatories ?? []),
          })}
        </p>
      )}
      <p>
        <WhatClosed sp={sp} point={point} after={after} />
      </p>
      {best !== undefined && <p>{insteadWords(sp, open, best, n)}</p>}
      {acts.length > 0 && (
        <p>
          {acts.map((cause, i) => (
            <span key={i}>
              {i > 0 && ' '}
              {causeWords(sp, open, cause, point)}
            </span>
          ))}
        </p>
      )}
      {point.causes.every(({ kind }) => kind === 'event') && point.together && <p>{t('turn.together', { n })}</p>}
      {best !== undefined && <p className="quiet-note">{t('turn.needed')}</p>}
    </>
  )
}

/** Does the change that is shown already speak of this act or answer? */
function isSaid(cause: Cause, best: Alternative | undefined, closing: number): boolean {
  if (best === undefined || cause.kind === 'event' || best.index !== closing || best.seat !== cause.seat) return false
  return cause.kind === 'answer'
    ? best.instead.kind === 'answer' && best.instead.matter === cause.matter
    : best.instead.kind === 'agenda'
}

/** The act and its actor, or the number that left no way. */
function WhatClosed({ sp, point, after }: { readonly sp: Speaker; readonly point: TurningPoint; readonly after: Row }) {
  const { certificate } = point
  if (certificate.kind === 'shut') {
    const event = sp.scenario.events.find(({ id }) => id === certificate.event)
    if (event === undefined) return null
    return (
      <>
        {sp.t('page:turn.shut', {
          date: dayWords(event.date, sp.language),
          act: event.title,
          parties: namedAll(sp, event.actors),
        })}
        <Cites ids={event.text.cite.slice(0, 1)} />
      </>
    )
  }
  const exit = exitOf(sp, point.exit)
  if (certificate.kind !== 'bound' || exit === undefined) return sp.t('page:turn.exhausted')
  const why = whyClosed(sp, certificate, exit, after, 'clause')
  return isWhole(certificate) ? sentence(why) : sp.t('page:turn.time', { round: point.round, why })
}

const who = (sp: Speaker, { save }: Open, seat: string): string =>
  sentence(seat === save.me && save.mode === 'solo' ? sp.t('page:turn.you') : named(sp, seat))

function agendaWords(sp: Speaker, agenda: Agenda, seat: string): string {
  const acts = agenda.filter(({ kind }) => kind !== 'pass')
  return acts.length === 0
    ? sp.t('page:turn.noCard')
    : sp.t('page:turn.quoted', { title: acts.map((act) => actTitle(sp, act, seat)).join(sp.t('page:turn.and')) })
}

/** "You played “X” in round 3." */
function deedWords(sp: Speaker, open: Open, { seat, round, index, instead }: Alternative): string {
  const data = { who: who(sp, open, seat), round }
  if (instead.kind === 'answer') {
    const text = matterWords(sp, open, index, instead.matter)
    return sp.t(instead.answer.kind === 'accept' ? 'page:turn.saidNo' : 'page:turn.saidYes', { ...data, text })
  }
  const acts = actsIn(open.save.record.rounds[index]?.commit[seat])
  return acts.length === 0
    ? sp.t('page:turn.playedNone', data)
    : sp.t('page:turn.played', { ...data, was: agendaWords(sp, acts, seat) })
}

/** The one change that is proved to leave a way: another answer, another card, or none in its place. */
function insteadWords(sp: Speaker, open: Open, { seat, index, instead }: Alternative, n: number): string {
  if (instead.kind === 'answer')
    return sp.t(instead.answer.kind === 'accept' ? 'page:turn.insteadYes' : 'page:turn.insteadNo', { n })
  const acts = actsIn(instead.agenda)
  const was = actsIn(open.save.record.rounds[index]?.commit[seat])
  const left = was.filter((act) => !acts.some((other) => JSON.stringify(other) === JSON.stringify(act)))
  const put = acts.filter((act) => !was.some((other) => JSON.stringify(other) === JSON.stringify(act)))
  if (put.length === 0)
    return was.length === 1
      ? sp.t('page:turn.without', { n })
      : sp.t('page:turn.withoutOne', { n, act: agendaWords(sp, left, seat) })
  return sp.t('page:turn.instead', { n, instead: sentence(agendaWords(sp, put, seat)) })
}

const actsIn = (agenda: Agenda = []): Agenda => agenda.filter(({ kind }) => kind !== 'pass')

function causeWords(
  sp: Speaker,
  open: Open,
  cause: Exclude<Cause, { kind: 'event' }> | Cause,
  point: TurningPoint,
): string {
  const data = { n: exitOf(sp, point.exit)?.n ?? 0 }
  switch (cause.kind) {
    case 'event':
      return ''
    case 'act':
      return sp.t('page:turn.causeAct', {
        ...data,
        who: named(sp, cause.seat),
        act: agendaWords(sp, [cause.act], cause.seat),
      })
    case 'agenda':
      return sp.t('page:turn.causeAct', {
        ...data,
        who: named(sp, cause.seat),
        act: agendaWords(sp, cause.agenda, cause.seat),
      })
    case 'answer': {
      const index = point.round - 1 - open.played.laid.length
      const text = matterWords(sp, open, index, cause.matter)
      return sp.t(cause.gave === 'accept' ? 'page:turn.causeYes' : 'page:turn.causeNo', {
        ...data,
        who: named(sp, cause.seat),
        text,
      })
    }
  }
}

/** The card that asked for the answer, by its title. */
function matterWords(sp: Speaker, { played }: Open, index: number, id: string): string {
  const round = played.rounds[index]
  const matter = [...(round?.matters ?? []), ...(round?.counters ?? [])].find((one) => one.id === id)
  return matter === undefined ? id : actTitle(sp, actOf(matter), matter.by)
}

function actOf(matter: Matter) {
  switch (matter.kind) {
    case 'deal':
    case 'counter':
      return matter.act
    case 'call':
      return { kind: 'call', room: matter.room } as const
    case 'sign':
      return { kind: 'sign', exit: matter.exit } as const
  }
}
