/** Every event of the log in words, with its actor and its source. */
import type { Cause, LogEvent } from '../../domain/log.ts'
import type { Matter } from '../../domain/move.ts'
import { dayWords } from '../../i18n/words.ts'
import {
  actTitle,
  eventTitle,
  exitInside,
  exitOf,
  flagName,
  instrumentOf,
  issueName,
  listed,
  named,
  namedAll,
  optionShort,
  reserveTitle,
  roomName,
  type Speaker,
  sentence,
  short,
  trackInside,
  trackName,
} from './speaker.ts'

export interface LogLine {
  readonly words: string
  /** Parties behind it. */
  readonly by: readonly string[]
  readonly cite: readonly string[]
  readonly event: LogEvent
  /** Follows from the line before; shown in the whole log only. */
  readonly minor: boolean
}

/** Sentences about those who declined a text because they could not have said yes: see `forcedOf`. */
export type Forced = (matter: string, declined: readonly string[]) => readonly string[]

export const nobodyForced: Forced = () => []

/** @param forced who could not have said yes; without it a text that failed says only who did not agree */
export function logLines(
  sp: Speaker,
  events: readonly LogEvent[],
  matters: readonly Matter[],
  forced: Forced = nobodyForced,
): readonly LogLine[] {
  return events.flatMap((event): LogLine[] => {
    const plain = eventWords(sp, event, matters)
    const words = event.kind === 'deal-failed' ? besideForced(sp, plain, forced(event.matter, event.declined)) : plain
    return words === ''
      ? []
      : [
          {
            words: sentence(words),
            by: byOf(event.cause),
            cite: citesOf(sp, event),
            event,
            minor: isMinor(event, events),
          },
        ]
  })
}

const besideForced = (sp: Speaker, words: string, forced: readonly string[]): string =>
  [words, ...forced].join(sp.t('gap'))

const byOf = (cause: Cause): readonly string[] => (cause.kind === 'act' ? [cause.by] : cause.by)

/** Costs, steps inside a deal, clamping: consequences of a line that is shown. */
function isMinor(event: LogEvent, events: readonly LogEvent[]): boolean {
  if (event.kind === 'paid' || event.kind === 'clamped' || event.kind === 'standing') return true
  if (event.kind === 'met') return events.some((other) => other.kind === 'deal-made' && other.room === event.room)
  return event.kind === 'shifted' && event.cause.kind === 'deal'
}

function citesOf(sp: Speaker, event: LogEvent): readonly string[] {
  switch (event.kind) {
    case 'used':
      return instrumentOf(sp, event.instrument)?.text.cite.slice(0, 2) ?? []
    case 'reserved':
      return sp.scenario.reserves.find((entry) => entry.id === event.reserve)?.text.cite.slice(0, 2) ?? []
    case 'happened':
      return sp.scenario.events.find((entry) => entry.id === event.event)?.text.cite ?? []
    case 'signed':
      return exitOf(sp, event.exit)?.cite ?? []
    default:
      return []
  }
}

function eventWords(sp: Speaker, event: LogEvent, matters: readonly Matter[]): string {
  switch (event.kind) {
    case 'shifted':
      return sp.t('log.shifted', {
        party: named(sp, event.seat),
        issue: issueName(sp, event.issue),
        from: optionShort(sp, event.issue, event.from),
        to: optionShort(sp, event.issue, event.to),
      })
    case 'paid':
      return sp.t(event.cover > 0 ? 'log.paidCovered' : 'log.paid', {
        party: named(sp, event.seat),
        count: event.net,
        cover: event.cover,
      })
    case 'deal-made':
      return dealWords(sp, event.seats, event.steps, roomName(sp, event.room))
    case 'deal-failed': {
      const matter = matters.find((entry) => entry.id === event.matter)
      const by = matter?.by ?? (event.cause.kind === 'act' ? event.cause.by : '')
      const text = matter?.kind === 'deal' || matter?.kind === 'counter' ? textOf(sp, matter.act.steps) : ''
      return sp.t(matter?.kind === 'counter' ? 'log.counterFailed' : 'log.dealFailed', {
        party: named(sp, by),
        text,
        parties: namedAll(sp, event.declined),
        count: event.declined.length,
      })
    }
    case 'met':
      return sp.t('log.met', { room: roomName(sp, event.room), parties: namedAll(sp, event.seats) })
    case 'not-met':
      return sp.t('log.notMet', {
        room: roomName(sp, event.room),
        parties: namedAll(sp, event.absent),
        count: event.absent.length,
      })
    case 'used':
      return sp.t('log.used', {
        title: instrumentOf(sp, event.instrument)?.title ?? '',
        text: instrumentOf(sp, event.instrument)?.text.text ?? '',
      })
    case 'reserved':
      return sp.t('log.reserved', { title: reserveTitle(sp, event.reserve) })
    case 'signalled':
      return sp.t('log.signalled', { party: named(sp, event.seat) })
    case 'leaked':
      return sp.t('log.leaked', { party: named(sp, event.seat), count: event.items })
    case 'standing': {
      const [from, to] = [event.from, event.to].map((n) => within(n, 0, sp.table.standingMax)) as [number, number]
      return from === to ? '' : sp.t('log.standing', { party: short(sp, event.seat), from, to })
    }
    case 'track': {
      const { min, max } = trackRange(sp, event.track)
      const [from, to] = [event.from, event.to].map((n) => within(n, min, max)) as [number, number]
      if (from === to) return ''
      const [key, data] = trackCause(sp, event.track, event.cause)
      return sp.t(key, { track: trackName(sp, event.track), from, to, ...data })
    }
    case 'clamped':
      return clampedWords(sp, event)
    case 'flag':
      return sp.t(event.is ? 'log.flag' : 'log.flagOff', { flag: flagName(sp, event.flag) })
    case 'opened':
      return sp.t('log.opened', { room: roomName(sp, event.room) })
    case 'breach':
      return sp.t('log.breach', { party: named(sp, event.seat), issue: issueName(sp, event.issue) })
    case 'signed':
      return sp.t('log.signed', {
        parties: namedAll(sp, event.seats),
        exit: exitInside(sp, event.exit),
        name: exitOf(sp, event.exit)?.name ?? '',
      })
    case 'not-signed':
      return sp.t('log.notSigned', {
        parties: namedAll(sp, event.declined),
        exit: exitInside(sp, event.exit),
        count: event.declined.length,
      })
    case 'unsignable':
      if (event.track !== undefined && event.is !== undefined && event.must !== undefined)
        return sp.t(event.is > event.must ? 'log.unsignable.tooHigh' : 'log.unsignable.tooLow', {
          exit: exitInside(sp, event.exit),
          track: trackInside(sp, event.track),
          is: event.is,
          must: event.must,
        })
      return sp.t(`log.unsignable.${event.code}`, { exit: exitInside(sp, event.exit) })
    case 'happened': {
      const entry = sp.scenario.events.find((other) => other.id === event.event)
      return sp.t('log.happened', {
        date: dayWords(entry?.date ?? '', sp.language),
        title: entry?.title ?? '',
        text: entry?.text.text ?? '',
      })
    }
    case 'prevented': {
      const entry = sp.scenario.events.find((other) => other.id === event.event)
      return sp.t('log.prevented', { date: dayWords(entry?.date ?? '', sp.language), title: entry?.title ?? '' })
    }
    case 'shut': {
      const data = { exit: exitInside(sp, event.exit), name: exitOf(sp, event.exit)?.name ?? '' }
      return event.cause.kind === 'event'
        ? sp.t('log.shut', { ...data, title: eventTitle(sp, event.cause.id), parties: namedAll(sp, event.cause.by) })
        : sp.t('log.shutPlain', data)
    }
  }
}

type StepOf = { readonly seat: string; readonly issue: string; readonly option: string }

/** Of words on which all of them come to stand the parties agree; else it is said who steps where. */
function dealWords(sp: Speaker, seats: readonly string[], steps: readonly StepOf[], room: string): string {
  const stepping = [...new Set(steps.map((step) => step.seat))]
  const together = (one: StepOf) =>
    stepping.every((seat) => steps.some((s) => s.seat === seat && s.issue === one.issue && s.option === one.option))
  if (steps.every(together)) return sp.t('log.dealMade', { parties: namedAll(sp, seats), text: textOf(sp, steps) })
  const each = stepping.map((seat) =>
    sentence(
      sp.t('log.seatSteps', {
        party: named(sp, seat),
        steps: steps
          .filter((step) => step.seat === seat)
          .map((step) =>
            sp.t('log.stepTo', { issue: issueName(sp, step.issue), option: optionShort(sp, step.issue, step.option) }),
          )
          .join(sp.t('log.and')),
      }),
    ),
  )
  return [sp.t('log.dealSteps', { room }), ...each].join(sp.t('gap'))
}

const within = (n: number, min: number, max: number): number => Math.max(min, Math.min(max, n))

function trackRange(sp: Speaker, id: string): { readonly min: number; readonly max: number } {
  const track = sp.scenario.tracks.find((entry) => entry.id === id)
  return track === undefined ? { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY } : track
}

/** Articles of a text with the words on which it would put them. */
export function textOf(sp: Speaker, steps: readonly { readonly issue: string; readonly option: string }[]): string {
  const articles = steps.filter(
    (step, i) => steps.findIndex((other) => other.issue === step.issue && other.option === step.option) === i,
  )
  return articles
    .map((step) =>
      sp.t('log.article', { issue: issueName(sp, step.issue), option: optionShort(sp, step.issue, step.option) }),
    )
    .join(sp.t('log.and'))
}

/** What moved a track, as it stands inside a sentence; nothing where nobody in particular did. */
export function causeWords(sp: Speaker, cause: Cause): string {
  if (cause.kind === 'netting')
    return cause.by.length === 0 ? '' : sp.t('log.actsOf', { parties: namedAll(sp, cause.by) })
  if (cause.kind === 'event') return sp.t('log.quoted', { what: eventTitle(sp, cause.id) })
  return cause.kind === 'exit' ? sp.t('log.quoted', { what: exitOf(sp, cause.id)?.name ?? '' }) : ''
}

/** Every move of a track names what moved it, or whose acts did. */
function trackCause(
  sp: Speaker,
  track: string,
  cause: Cause,
): readonly [key: string, data: Readonly<Record<string, string>>] {
  const after = (what: string) => ['log.trackAfter', { what }] as const
  switch (cause.kind) {
    case 'event':
      return after(eventTitle(sp, cause.id))
    case 'exit':
      return after(exitOf(sp, cause.id)?.name ?? '')
    case 'floor':
      return ['log.trackFloor', { floor: trackInside(sp, cause.track) }]
    case 'act':
      if (cause.act.kind === 'use') return after(actTitle(sp, cause.act, cause.by))
      return alone(sp, track, [cause.by]) ?? ['log.trackBack', { parties: named(sp, cause.by) }]
    case 'deal':
      return alone(sp, track, cause.by) ?? ['log.trackText', { parties: namedAll(sp, cause.by) }]
    default:
      return cause.by.length === 0 ? ['log.track', {}] : ['log.trackActs', { parties: namedAll(sp, cause.by) }]
  }
}

/** The strain between two allies, where one stepped without the other. */
function alone(sp: Speaker, track: string, by: readonly string[]) {
  const { leash } = sp.scenario.rules
  return leash === undefined || leash.track !== track || !by.includes(leash.leader)
    ? null
    : (['log.trackAlone', { party: named(sp, leash.leader), ally: named(sp, leash.follower) }] as const)
}

function clampedWords(sp: Speaker, event: Extract<LogEvent, { kind: 'clamped' }>): string {
  const [kind, id = ''] = event.what.split(':')
  const data = { asked: event.asked, got: event.got }
  return kind === 'standing'
    ? sp.t('log.clampedStanding', { ...data, party: named(sp, id) })
    : sp.t('log.clampedTrack', { ...data, track: trackName(sp, id) })
}

/** What each seat put on the table, for the eyes of everyone. */
export const committed = (sp: Speaker, seat: string, agenda: readonly Parameters<typeof actTitle>[1][]): string =>
  agenda.length === 0
    ? sp.t('act.pass')
    : listed(
        sp,
        agenda.map((act) => actTitle(sp, act, seat)),
      )
