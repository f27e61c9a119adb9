/**
 * What decided over an exit in one round of one table, as lines; and of two tables what they did not have in
 * common, so that the wall never prints the same twice under a heading that asks for the difference. Pure.
 */
import type { LogEvent } from '../../domain/log.ts'
import type { Act, Agenda, Answers, Matter } from '../../domain/move.ts'
import type { Condition, OffRamp } from '../../domain/scenario.ts'
import { dealCost } from '../../engine/cost.ts'
import type { PlayedRound } from '../../engine/game.ts'
import { readDeal, seatIndex } from '../../engine/read.ts'
import { RED, type Row } from '../../engine/table.ts'
import type { LessonTable } from '../../store/lessonTable.ts'
import { forcedOf } from '../table/forcedNo.ts'
import { logLines } from '../table/logWords.ts'
import { actTitle, exitOf, listed, named, type Speaker, sentence, trackName } from '../table/speaker.ts'

type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

/** A played round of one table, with the cards of everyone. */
export interface RoundAt {
  readonly round: PlayedRound
  readonly commit: Readonly<Record<string, Agenda>>
  readonly answers?: Answers
}

/** What was committed and answered in a round of this table; nothing where it has none. */
export function given(
  { record }: LessonTable,
  place: number,
): { readonly commit: RoundAt['commit']; readonly answers: Answers } {
  const { commit = {}, answers = {} } = record.rounds[place] ?? {}
  return { commit, answers }
}

export interface Deciding {
  readonly lines: readonly string[]
  /** What it cost whom at home, or would have. */
  readonly prices: readonly string[]
}

export function decidedAt(sp: Speaker, t: Say, at: RoundAt, exitId: string): Deciding {
  const { round } = at
  const exit = exitOf(sp, exitId)
  const matters = [...round.matters, ...round.counters]
  const about = round.events.filter((event) => exit !== undefined && isAbout(sp, round, event, matters, exit))
  return {
    lines: about.flatMap((event) => wordsOf(sp, t, at, event, matters)),
    prices: pricesOf(sp, t, round, about, matters),
  }
}

/** All of a round that is not a mere consequence; for tables that did the same about the exit itself. */
export function wholeAt(sp: Speaker, t: Say, at: RoundAt): readonly string[] {
  const matters = [...at.round.matters, ...at.round.counters]
  return at.round.events
    .filter(({ kind }) => !['paid', 'clamped', 'standing', 'shifted', 'used', 'reserved'].includes(kind))
    .flatMap((event) => wordsOf(sp, t, at, event, matters))
}

/** One line a seat: what it played. */
export const cardsAt = (sp: Speaker, t: Say, { commit }: RoundAt): readonly string[] =>
  sp.table.seats.map((seat) => {
    const acts = (commit[seat] ?? []).filter(({ kind }) => kind !== 'pass')
    const cards = acts.length === 0 ? sp.t('log.nothing') : quoted(sp, seat, acts)
    return t('decided.card', { party: sentence(named(sp, seat)), cards })
  })

/** Lines that the other does not have; all of them where only one side has any of its own. */
export function apart(
  a: readonly string[],
  b: readonly string[],
): readonly [readonly string[], readonly string[]] | null {
  const [mine, others] = [a.filter((line) => !b.includes(line)), b.filter((line) => !a.includes(line))]
  return mine.length === 0 && others.length === 0 ? null : [mine, others]
}

/** Was any text put in this round that holds a step on an article of the exit, or the exit itself to be signed? */
export function putText({ matters, counters }: PlayedRound, exit: OffRamp): boolean {
  return [...matters, ...counters].some((matter) => {
    if (matter.kind === 'sign') return matter.exit === exit.id
    return matter.kind !== 'call' && holdsStep(matter.act.steps, exit)
  })
}

const holdsStep = (steps: readonly { readonly issue: string }[], exit: OffRamp): boolean =>
  steps.some(({ issue }) => exit.terms.some((term) => term.issue === issue))

function isAbout(
  sp: Speaker,
  { after }: PlayedRound,
  event: LogEvent,
  matters: readonly Matter[],
  exit: OffRamp,
): boolean {
  switch (event.kind) {
    case 'signed':
    case 'not-signed':
    case 'unsignable':
    case 'shut':
      return event.exit === exit.id
    case 'deal-made':
      return holdsStep(event.steps, exit)
    case 'deal-failed': {
      const matter = matters.find(({ id }) => id === event.matter)
      return (matter?.kind === 'deal' || matter?.kind === 'counter') && holdsStep(matter.act.steps, exit)
    }
    case 'not-met':
      return true
    case 'met':
      // A table that was called for; where a text was put in it, the text says so.
      return matters.some((matter) => matter.kind === 'call' && matter.room === event.room)
    case 'track':
      return missed(sp, exit.conditions, event.track, after)
    default:
      return false
  }
}

/** Does this track, as the round left it, keep the exit from being signed? */
function missed(sp: Speaker, conditions: readonly Condition[], track: string, row: Row): boolean {
  const place = sp.scenario.tracks.findIndex(({ id }) => id === track)
  const value = row[sp.table.layout.track + place] ?? 0
  return conditions.some(
    (one) =>
      'track' in one &&
      one.track === track &&
      (value > (one.atMost ?? Number.POSITIVE_INFINITY) || value < (one.atLeast ?? Number.NEGATIVE_INFINITY)),
  )
}

function wordsOf(
  sp: Speaker,
  t: Say,
  { round, commit, answers = {} }: RoundAt,
  event: LogEvent,
  matters: readonly Matter[],
): readonly string[] {
  if (event.kind !== 'track' || event.cause.kind !== 'netting' || event.cause.by.length === 0)
    return logLines(sp, [event], matters, forcedOf(sp, round, commit, answers)).map(({ words }) => words)
  // Whose acts moved it is not enough on a wall: which acts.
  const up = event.to > event.from
  const acts = event.cause.by.flatMap((seat) => {
    const own = (commit[seat] ?? []).filter((act) => pushes(sp, act, up))
    return own.length === 0 ? [] : [t('decided.act', { party: named(sp, seat), cards: quoted(sp, seat, own) })]
  })
  const data = { track: trackName(sp, event.track), from: event.from, to: event.to }
  return [sentence(t('decided.track', { ...data, acts: listed(sp, acts) }))]
}

/** Is this card one that pushes tension up, or down? */
function pushes(sp: Speaker, act: Act, up: boolean): boolean {
  if (act.kind !== 'use') return false
  const place = sp.scenario.instruments.findIndex(({ id }) => id === act.instrument)
  const pressure = sp.table.instruments[place]?.change.pressure ?? 0
  return up ? pressure > 0 : pressure < 0
}

const quoted = (sp: Speaker, seat: string, acts: Agenda): string =>
  acts.map((act) => sp.t('log.quoted', { what: actTitle(sp, act, seat) })).join(sp.t('sep'))

/** "Russia 1 of 3": what the texts about the exit took, or what a yes to those that failed would have taken. */
function pricesOf(
  sp: Speaker,
  t: Say,
  { before, events }: PlayedRound,
  about: readonly LogEvent[],
  matters: readonly Matter[],
): readonly string[] {
  const one = (seat: string, cost: number) =>
    t('decided.price', {
      party: named(sp, seat),
      cost,
      have: before[sp.table.layout.standing + seatIndex(sp.table, seat)] ?? 0,
    })
  const made = about.flatMap((event) => (event.kind === 'deal-made' ? [event.matter] : []))
  const paid = new Map<string, number>()
  for (const event of events)
    if (event.kind === 'paid' && event.net > 0 && event.cause.kind === 'deal' && made.includes(event.cause.id))
      paid.set(event.seat, (paid.get(event.seat) ?? 0) + event.net)
  const failed = about.flatMap((event) => {
    const matter = event.kind === 'deal-failed' ? matters.find(({ id }) => id === event.matter) : undefined
    if (matter?.kind !== 'deal' && matter?.kind !== 'counter') return []
    const text = readDeal(sp.table, seatIndex(sp.table, matter.by), matter.act)
    if (text === null) return []
    const costs = sp.table.seats
      .map((seat, s) => ({ seat, net: dealCost(sp.table, before, text.room, text.shifts, s).net }))
      .filter(({ net }) => net > 0 && net < RED)
    return costs.length === 0 ? [] : [costs.map(({ seat, net }) => one(seat, net))]
  })
  return [
    ...(paid.size === 0
      ? []
      : [
          t('decided.cost', {
            prices: listed(
              sp,
              [...paid].map(([seat, net]) => one(seat, net)),
            ),
          }),
        ]),
    ...(made.length > 0 || failed[0] === undefined ? [] : [t('decided.wouldCost', { prices: listed(sp, failed[0]) })]),
  ]
}
