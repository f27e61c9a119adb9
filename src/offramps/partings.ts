/**
 * Where several tables of one scenario parted over an exit: the two whose fates
 * differ, the round after which they did, and who acted differently in it. The
 * first difference of two records is `whereParted`; here it is read again for the
 * round that decided, since tables that play freely differ from their first card.
 * Nothing is counted and nobody is ranked: tables stand in the order they came.
 */
import type { GameRecord } from '../domain/record.ts'
import type { Lane, Timeline } from './timeline.ts'
import { type Parting, whereParted } from './timeline.ts'

/** What an exit came to, as far as it is settled. */
export const FATES = ['signed', 'moot', 'closed', 'open'] as const
export type Fate = (typeof FATES)[number]

/** One table: its record, and how its exits stood at every round boundary. */
export interface Told {
  readonly record: GameRecord
  readonly line: Timeline
}

export interface Contrast {
  readonly exit: string
  /** Places of the two tables, the earlier first. */
  readonly a: number
  readonly b: number
  /** Place of the round after which the fates differ, counted over documented and played rounds from 0. */
  readonly index: number
}

export function fateAt(lane: Lane, boundary: number): Fate {
  const id = lane.cells[Math.min(boundary, lane.cells.length - 1)]?.id
  return id === 'taken' ? 'signed' : id === 'moot' ? 'moot' : id === 'sealed' ? 'closed' : 'open'
}

export const fateOf = (lane: Lane): Fate => fateAt(lane, lane.cells.length - 1)

const laneOf = ({ line }: Told, exit: string): Lane | undefined => line.lanes.find((lane) => lane.exit === exit)

/** Did this exit come to the same at both, whenever it did? */
export function endedAlike(a: Told, b: Told, exit: string): boolean {
  const [one, other] = [laneOf(a, exit), laneOf(b, exit)]
  return one === undefined || other === undefined || fateOf(one) === fateOf(other)
}

/**
 * The round after which this exit's fates part: for good where they end differently, for the first time where one
 * table only came to the same end later. Null where they went together throughout.
 */
export function partedOver(a: Told, b: Told, exit: string): number | null {
  const [one, other] = [laneOf(a, exit), laneOf(b, exit)]
  if (one === undefined || other === undefined) return null
  const boundaries = Array.from({ length: Math.max(one.cells.length, other.cells.length) }, (_, boundary) => boundary)
  const differs = (boundary: number) => fateAt(one, boundary) !== fateAt(other, boundary)
  const boundary = endedAlike(a, b, exit)
    ? boundaries.find(differs)
    : 1 + (boundaries.findLast((place) => !differs(place)) ?? -1)
  return boundary === undefined ? null : Math.max(0, boundary - 1)
}

/** The round, from 1, after which this exit was first found settled; null while it is open. */
export function settledIn({ line }: Told, exit: string): number | null {
  const lane = line.lanes.find((one) => one.exit === exit)
  const at = lane?.cells.findIndex((_, boundary) => fateAt(lane, boundary) !== 'open') ?? -1
  return at < 0 ? null : Math.max(1, at)
}

/** Who acted differently in this one played round (from 0); null where both played it alike. */
export function partedIn(a: GameRecord, b: GameRecord, round: number): Parting | null {
  const only = (record: GameRecord): GameRecord => ({ ...record, rounds: record.rounds.slice(round, round + 1) })
  return whereParted(only(a), only(b))
}

/**
 * For each exit over which tables parted, the pair that shows it best: one that ended differently before one that
 * only took longer, then the one whose records went together longest, then the one in whose deciding round fewest seats acted differently, then the first in order.
 */
export function contrasts(tables: readonly Told[]): readonly Contrast[] {
  const exits = tables[0]?.line.lanes.map((lane) => lane.exit) ?? []
  return exits.flatMap((exit) => {
    const pairs = tables.flatMap((one, a) =>
      tables.slice(a + 1).flatMap((other, i) => {
        const index = partedOver(one, other, exit)
        return index === null ? [] : [{ exit, a, b: a + 1 + i, index }]
      }),
    )
    const best = pairs.reduce<Contrast | undefined>(
      (kept, pair) => (kept !== undefined && !isClearer(tables, pair, kept) ? kept : pair),
      undefined,
    )
    return best === undefined ? [] : [best]
  })
}

function isClearer(tables: readonly Told[], pair: Contrast, kept: Contrast): boolean {
  const [alike, keptAlike] = [pair, kept].map(({ a, b, exit }) => endedAlike(tables[a]!, tables[b]!, exit))
  if (alike !== keptAlike) return keptAlike === true
  const [together, keptTogether] = [sharedRounds(tables, pair), sharedRounds(tables, kept)]
  if (together !== keptTogether) return together > keptTogether
  return actors(tables, pair) < actors(tables, kept)
}

const sharedRounds = (tables: readonly Told[], { a, b }: Contrast): number =>
  whereParted(tables[a]!.record, tables[b]!.record)?.index ?? tables[a]!.record.rounds.length

function actors(tables: readonly Told[], { a, b, index }: Contrast): number {
  const [one, other] = [tables[a]!, tables[b]!]
  const laid = one.line.boundaries.length - 1 - one.record.rounds.length
  return partedIn(one.record, other.record, index - laid)?.seats.length ?? 0
}
