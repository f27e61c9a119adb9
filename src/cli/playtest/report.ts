/** A playtest as data: what a script reads, and what the page and the terminal show. */
import type { Table } from '../../engine/table.ts'
import { keyOf, type Thing, thingsOf } from '../../lint/coverage.ts'
import { adviceOf, type ExitAdvice } from '../../lint/playtest/advice.ts'
import { addHits, type BadState, CASTS, type CastKind, type Hits } from '../../lint/playtest/playtest.ts'
import { type LineOf, turnWords } from '../../lint/playtest/turn.ts'
import { shortName } from '../../lint/rule.ts'
import { plainly } from '../../std/told.ts'

export const CAUTION = 'Counts of bot games. They say what these policies try, not how likely anything was.'

/** How games ended that no exit ended. */
export const ENDINGS: Readonly<Record<string, string>> = {
  none: 'nothing signed',
  widened: 'only exits that do not end',
}

/** Whom a column counts, and so what a number in it means. */
export const WHO: Readonly<Record<CastKind, string>> = {
  bargainer: 'every seat seeks its aims and texts that it can bear: look here first',
  random: 'every seat plays any card that is legal',
  curious: 'all seek what no game has shown: with “·” here too, look at what bars it',
  'one on paper': 'one seat says yes only to its own paper, the others bargain',
}

export interface Counts {
  readonly games: number
  readonly byCast: Readonly<Record<CastKind, number>>
}

export interface ThingRow extends Thing, Counts {
  /** Of an aim: where a game ended with all of it, and with a part. The two add up to the row. */
  readonly met?: Counts
  readonly partly?: Counts
}

/** A row as it is shown: an aim has two, so that a part is not taken for the whole. */
export const shownRows = (row: ThingRow): readonly (Counts & { readonly state: string })[] =>
  row.met === undefined || row.partly === undefined
    ? [{ ...row, state: '' }]
    : [
        { ...row.met, state: 'met' },
        { ...row.partly, state: 'partly met' },
      ]

export interface Report {
  readonly scenario: string
  readonly title: string
  readonly games: number
  readonly seed: number
  readonly caution: string
  readonly casts: readonly { readonly cast: CastKind; readonly games: number }[]
  readonly things: readonly ThingRow[]
  readonly never: readonly Thing[]
  /** Exit, `widened` or `none` → games, by cast. */
  readonly endings: readonly (Counts & { readonly ending: string })[]
  readonly signed: Readonly<Record<string, readonly number[]>>
  /** Seat → what it did or where it ended → games. */
  readonly seats: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Seat → the name a reader knows it by. */
  readonly seatNames: Readonly<Record<string, string>>
  /** By exit: why bargainers missed it, and what may be turned; paths as in diagnostics. */
  readonly advice: readonly ExitAdvice[]
  /** The same in sentences, with the lines of the file. */
  readonly turn: readonly { readonly exit: string; readonly lines: readonly string[] }[]
  readonly bad: BadState | null
}

/** @param lineOf where a path stands in the author's file */
export function reportOf(
  table: Table,
  byCast: Readonly<Record<CastKind, Hits>>,
  games: number,
  seed: number,
  lineOf: LineOf = () => undefined,
): Report {
  const all = addHits(CASTS.map((cast) => byCast[cast]))
  const split = (of: (hits: Hits) => number) =>
    Object.fromEntries(CASTS.map((cast) => [cast, of(byCast[cast])])) as Record<CastKind, number>
  const aimCounts = ({ id }: Thing) => {
    const counted = (of: (hits: Hits) => number): Counts => ({ games: of(all), byCast: split(of) })
    const met = (hits: Hits) => hits.met[id] ?? 0
    return { met: counted(met), partly: counted((hits) => (hits.things[`aim ${id}`] ?? 0) - met(hits)) }
  }
  const things = thingsOf(table).map(
    (thing): ThingRow => ({
      ...thing,
      games: all.things[keyOf(thing)] ?? 0,
      byCast: split((hits) => hits.things[keyOf(thing)] ?? 0),
      ...(thing.kind === 'aim' ? aimCounts(thing) : {}),
    }),
  )
  const advice = adviceOf(table.scenario, byCast.bargainer)
  return {
    scenario: table.scenario.id,
    title: table.scenario.title,
    games,
    seed,
    caution: CAUTION,
    casts: CASTS.map((cast) => ({ cast, games: byCast[cast].games })),
    things,
    never: things.filter((thing) => thing.games === 0).map(({ kind, id, path, name }) => ({ kind, id, path, name })),
    endings: Object.keys(all.endings)
      .sort((a, b) => all.endings[b]! - all.endings[a]! || (a < b ? -1 : 1))
      .map((ending) => ({ ending, games: all.endings[ending]!, byCast: split((hits) => hits.endings[ending] ?? 0) })),
    signed: Object.fromEntries(
      table.scenario.exits.map(({ id }) => [id, all.signed[id] ?? table.scenario.rounds.map(() => 0)]),
    ),
    seats: Object.fromEntries(
      table.seats.map((seat) => [
        seat,
        Object.fromEntries(
          Object.entries(all.seats)
            .filter(([key]) => key.startsWith(`${seat} `))
            .map(([key, n]) => [key.slice(seat.length + 1), n] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      ]),
    ),
    seatNames: Object.fromEntries(table.seats.map((seat) => [seat, shortName(table.scenario, seat)])),
    advice,
    turn: turnWords(table.scenario, advice, lineOf).map(({ exit, lines }) => ({
      exit,
      lines: lines.map(({ told, tip }) => [told, tip].flatMap((one) => (one === null ? [] : plainly(one))).join(' ')),
    })),
    bad: all.bad[0] ?? null,
  }
}
