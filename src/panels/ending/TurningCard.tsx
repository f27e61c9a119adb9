/**
 * Where an exit was lost for good, by which acts, and where another single card
 * or answer would have kept it: acts before parties, and a way back to try.
 */
import type { Agenda, Matter } from '../../domain/move.ts'
import { dayWords } from '../../i18n/words.ts'
import type { Timeline } from '../../offramps/timeline.ts'
import type { Alternative, Cause, TurningPoint } from '../../offramps/turningPoint.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import { go, useApp, useOpen, useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { type Speaker, actTitle, exitOf, namedAll, named, sentence } from '../table/speaker.ts'
import { whyClosed } from './lanes.ts'

export interface Turning {
  readonly point: TurningPoint
  /** The change to show: the player's own before others', later before earlier. */
  readonly best: Alternative | undefined
  /** Column of the round in question, from 0. */
  readonly column: number
  /** What was known when the round that closed it began: was there still a way? */
  readonly before: 'ready' | 'reachable' | 'unknown'
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
      return { point, best, before: beforeOf(line, point), column: Math.max(0, (best?.round ?? point.round) - 1), keep }
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

export function TurningCard({ sp, turnings, chosen, onChoose, rounds, ready, doubting, onDoubt }: TurningCardProps) {
  const t = useWords()
  const { session } = useApp()
  const { save } = useOpen()
  const tryFrom = (keep: number, round: number) => {
    const made = session.branchFrom(keep, t('turn.branchName', { name: save.name, round }))
    if (made.ok) go(`table/${made.value}`)
  }
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
              <Button onPress={() => tryFrom(chosen.keep!, chosen.column + 1)}>{t('turn.try')}</Button>
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

function TurningWords({ sp, turning: { point, best, before } }: { readonly sp: Speaker; readonly turning: Turning }) {
  const t = useWords()
  const open = useOpen()
  const exit = exitOf(sp, point.exit)
  const n = exit?.n ?? 0
  const acts = point.causes.filter((cause) => cause.kind !== 'event')
  return (
    <>
      {best !== undefined && <p>{alternativeWords(sp, open, best, n)}</p>}
      {best === undefined && before !== 'unknown' && (
        <p>
          {t(before === 'ready' ? 'turn.wasReady' : 'turn.wasReachable', {
            round: point.round,
            parties: namedAll(sp, exit?.signatories ?? []),
          })}
        </p>
      )}
      <p>
        <WhatClosed sp={sp} point={point} />
        {acts.map((cause, i) => (
          <span key={i}> {causeWords(sp, open, cause, point)}</span>
        ))}
        {acts.length === 0 && point.together && <> {t('turn.together', { n })}</>}
      </p>
      {best !== undefined && <p className="quiet-note">{t('turn.needed')}</p>}
    </>
  )
}

/** The act and its actor, or the arithmetic that left no time. */
function WhatClosed({ sp, point }: { readonly sp: Speaker; readonly point: TurningPoint }) {
  const { certificate, round } = point
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
  const why = certificate.kind === 'bound' ? whyClosed(sp, certificate) : ''
  return sp.t('page:turn.time', { round, why: sentence(why) })
}

const who = (sp: Speaker, { save }: Open, seat: string): string =>
  sentence(seat === save.me && save.mode === 'solo' ? sp.t('page:turn.you') : named(sp, seat))

function agendaWords(sp: Speaker, agenda: Agenda, seat: string): string {
  const acts = agenda.filter(({ kind }) => kind !== 'pass')
  return acts.length === 0
    ? sp.t('page:turn.noCard')
    : sp.t('page:turn.quoted', { title: acts.map((act) => actTitle(sp, act, seat)).join(sp.t('page:turn.and')) })
}

function alternativeWords(sp: Speaker, open: Open, { seat, round, index, instead }: Alternative, n: number): string {
  const data = { who: who(sp, open, seat), round, n }
  if (instead.kind === 'answer') {
    const text = matterWords(sp, open, index, instead.matter)
    return sp.t(instead.answer.kind === 'accept' ? 'page:turn.saidNo' : 'page:turn.saidYes', { ...data, text })
  }
  const was = agendaWords(sp, open.save.record.rounds[index]?.commit[seat] ?? [], seat)
  return sp.t('page:turn.played', { ...data, was, instead: sentence(agendaWords(sp, instead.agenda, seat)) })
}

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
