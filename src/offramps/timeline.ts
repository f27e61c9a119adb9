/**
 * How the exits of a replayed record stood at each round boundary: what the
 * timeline picture, the table comparison and the turning points are read off.
 * A seal is inherited along the record: once proved, it stays.
 */
import type { GameRecord } from '../domain/record.ts'
import type { Verdict, VerdictId } from '../domain/verdict.ts'
import type { Replay } from '../engine/game.ts'
import type { Row, Table } from '../engine/table.ts'
import { stableText } from '../std/hash.ts'
import { sealOf } from './preview.ts'
import { type Asking, verdicts } from './verdict.ts'
import { finish, type Working } from './working.ts'

/** A state between rounds. */
export interface Boundary {
  /** Round about to be played, from 1; one more than the last once the clock has stopped. */
  readonly round: number
  readonly row: Row
}

export interface TimelineCell {
  readonly round: number
  readonly id: VerdictId
  readonly slack?: number
  /** At most one round in which everyone can wait. */
  readonly isNarrowing: boolean
  readonly verdict: Verdict
}

/** A stretch of boundaries in which an exit stood the same; `to` is the last of them. */
export interface Segment {
  readonly from: number
  readonly to: number
  readonly id: VerdictId
  readonly isNarrowing: boolean
}

export interface Lane {
  readonly exit: string
  readonly cells: readonly TimelineCell[]
  readonly segments: readonly Segment[]
}

export interface Timeline {
  readonly boundaries: readonly Boundary[]
  readonly lanes: readonly Lane[]
}

/** Boundaries of a replay, documented rounds first, the present state last. */
export function boundariesOf(replay: Replay): readonly Boundary[] {
  const rows = [...replay.laid, ...replay.rounds].map((played) => played.before)
  return [...rows, replay.row].map((row) => ({ round: row[0]! + 1, row }))
}

export function timeline(table: Table, replay: Replay, asking: Asking = {}): Timeline {
  return finish(timelineOf(table, replay, asking))
}

/** In steps of one state, for a thread that listens in between. */
export function* timelineOf(table: Table, replay: Replay, asking: Asking = {}): Working<Timeline> {
  const boundaries = boundariesOf(replay)
  const columns: (readonly Verdict[])[] = []
  for (const { row } of boundaries) {
    columns.push(inherit(columns.at(-1), verdicts(table, row, asking)))
    yield
  }
  const lanes = table.scenario.exits.map((exit, x) => {
    const cells = columns.map((column, b) => cellOf(boundaries[b]!.round, column[x]!))
    return { exit: exit.id, cells, segments: segmentsOf(cells) }
  })
  return { boundaries, lanes }
}

/** What was sealed before is sealed now, with the certificate of then. */
export function inherit(before: readonly Verdict[] | undefined, now: readonly Verdict[]): readonly Verdict[] {
  if (before === undefined) return now
  return now.map((verdict, x) => (before[x]!.id === 'sealed' ? withoutReach(verdict, before[x]!) : verdict))
}

const withoutReach = (now: Verdict, seal: Verdict): Verdict => ({
  exit: now.exit,
  bill: now.bill,
  blocks: now.blocks,
  ...sealOf(seal),
})

function cellOf(round: number, verdict: Verdict): TimelineCell {
  const { id, slack } = verdict
  const isNarrowing = slack !== undefined && slack <= 1
  return slack === undefined ? { round, id, isNarrowing, verdict } : { round, id, slack, isNarrowing, verdict }
}

function segmentsOf(cells: readonly TimelineCell[]): readonly Segment[] {
  const segments: Segment[] = []
  for (const { round, id, isNarrowing } of cells) {
    const last = segments.at(-1)
    if (last?.id === id && last.isNarrowing === isNarrowing) segments[segments.length - 1] = { ...last, to: round }
    else segments.push({ from: round, to: round, id, isNarrowing })
  }
  return segments
}

export interface Parting {
  /** Index of the played round, from 0. */
  readonly index: number
  readonly seats: readonly string[]
  readonly by: 'commitments' | 'answers' | 'length'
}

/** The first round in which two records of one scenario differ, and who acted differently; null if they do not. */
export function whereParted(a: GameRecord, b: GameRecord): Parting | null {
  const rounds = Math.min(a.rounds.length, b.rounds.length)
  for (let index = 0; index < rounds; index++) {
    const [one, other] = [a.rounds[index]!, b.rounds[index]!]
    const acted = differing(one.commit, other.commit)
    if (acted.length > 0) return { index, seats: acted, by: 'commitments' }
    const answered = differing(bySeat(one.answers), bySeat(other.answers))
    if (answered.length > 0) return { index, seats: answered, by: 'answers' }
  }
  const longer = a.rounds.length > b.rounds.length ? a : b
  return a.rounds.length === b.rounds.length
    ? null
    : { index: rounds, seats: Object.keys(longer.rounds[rounds]!.commit), by: 'length' }
}

function differing(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): readonly string[] {
  const seats = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const text = (value: unknown) =>
    Array.isArray(value) && value.length === 0 ? 'undefined' : value === undefined ? 'undefined' : stableText(value)
  return seats.filter((seat) => text(a[seat]) !== text(b[seat]))
}

function bySeat(answers: GameRecord['rounds'][number]['answers']): Readonly<Record<string, unknown>> {
  const seats: Record<string, Record<string, unknown>> = {}
  for (const [matter, given] of Object.entries(answers))
    for (const [seat, answer] of Object.entries(given)) (seats[seat] ??= {})[matter] = answer
  return seats
}
