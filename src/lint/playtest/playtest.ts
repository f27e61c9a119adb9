/**
 * Games of bots, counted by what came about: in how many games each card was
 * played, each option stood on, each event, exit, meeting and aim came about,
 * by policy and by seat; how games ended; and the first state that broke a
 * promise of the rules, as a record that replays to it. Counts of bot games
 * are counts of bot games: they say what is never tried, not what is likely.
 */
import type { GameRecord } from '../../domain/record.ts'
import { type Replay, replay } from '../../engine/game.ts'
import { isOver } from '../../engine/holds.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { verdict } from '../../offramps/verdict.ts'
import { aimsNow } from '../../opponents/aims.ts'
import { legalActs } from '../../opponents/legalActs.ts'
import { policyOf } from '../../opponents/registry.ts'
import { botRound, emptyRecord } from '../../opponents/table.ts'
import { dice } from '../../std/draw.ts'
import { aimsAt, seenInRound } from '../coverage.ts'
import { curious } from './curious.ts'
import { missedIn } from './missed.ts'
import { togetherRound } from './together.ts'

/** Who plays in a game, all seats alike or one on its paper among bargainers. */
export const CASTS = ['bargainer', 'random', 'curious', 'one on paper'] as const
export type CastKind = (typeof CASTS)[number]

export interface Block {
  readonly cast: CastKind
  readonly seed: number
  readonly games: number
}

/** What a game did that the rules promise it never does. */
export interface BadState {
  readonly what: 'threw' | 'out-of-bounds' | 'red-line' | 'nothing-to-play' | 'sealed-taken'
  readonly detail: string
  readonly cast: CastKind
  readonly seed: number
  readonly round: number
  readonly record: GameRecord
}

/** Sums: counts of blocks add up to the counts of all. */
export interface Hits {
  games: number
  /** Key of a thing → games in which it came about. */
  things: Record<string, number>
  /** `stance ru/gate/parallel`, `use ru/ru-restate` → games, by seat. */
  seats: Record<string, number>
  /** Aim → games in which it was met and not only partly; `things` counts both. */
  met: Record<string, number>
  /** Exit → games in which it was signed, by round from 1. */
  signed: Record<string, number[]>
  /** `exit code of` → games that did not sign the exit and where this stood in the way (`missed.ts`). */
  missed: Record<string, number>
  /** The exit that ended it, `widened` only, or `none`. */
  endings: Record<string, number>
  bad: BadState[]
}

export function playBlock(
  table: Table,
  hashes: { readonly rules: string; readonly text: string },
  { cast, seed, games }: Block,
): Hits {
  const hits: Hits = { games: 0, things: {}, seats: {}, met: {}, signed: {}, missed: {}, endings: {}, bad: [] }
  const seen = new Set<string>()
  for (let n = seed; n < seed + games; n++) {
    const record = emptyRecord(table, seatsOf(table, cast, n), n, hashes)
    const bad = playGame(table, record, cast, hits, seen)
    if (bad !== null && hits.bad.length === 0) hits.bad.push(bad)
  }
  return hits
}

export function addHits(all: readonly Hits[]): Hits {
  const sum: Hits = { games: 0, things: {}, seats: {}, met: {}, signed: {}, missed: {}, endings: {}, bad: [] }
  for (const hits of all) {
    sum.games += hits.games
    for (const key of ['things', 'seats', 'met', 'missed', 'endings'] as const)
      for (const [name, n] of Object.entries(hits[key])) sum[key][name] = (sum[key][name] ?? 0) + n
    for (const [exit, rounds] of Object.entries(hits.signed))
      sum.signed[exit] = rounds.map((n, r) => n + (sum.signed[exit]?.[r] ?? 0))
    sum.bad.push(...hits.bad)
  }
  return sum
}

function seatsOf(table: Table, cast: CastKind, seed: number): Readonly<Record<string, string>> {
  const one = table.seats[seed % table.seats.length]
  return Object.fromEntries(
    table.seats.map((seat) => [seat, cast === 'one on paper' ? (seat === one ? 'paper' : 'bargainer') : cast]),
  )
}

function playGame(table: Table, begun: GameRecord, cast: CastKind, hits: Hits, seen: Set<string>): BadState | null {
  const seeker = curious(seen)
  const policies = (id: string) => (id === 'curious' ? seeker : policyOf(id))
  const shown = new Set<string>()
  let record = begun
  let bad: BadState | null = null
  const tell = (what: BadState['what'], detail: string) => {
    bad ??= { what, detail, cast, seed: begun.seed, round: record.rounds.length + 1, record }
  }
  const rolls = dice(begun.seed)
  let played: Replay | null = null
  try {
    for (;;) {
      played = replayed(table, record)
      if (isOver(table, played.row)) break
      for (const seat of table.seats) if (legalActs(table, played.row, seat).length === 0) tell('nothing-to-play', seat)
      const together = cast === 'curious' ? togetherRound(table, played.row, new Set([...seen, ...shown]), rolls) : null
      record = {
        ...record,
        rounds: [...record.rounds, together ?? botRound(table, record, played, policies).round],
      }
      const now = replayed(table, record)
      const round = now.rounds.at(-1)!
      for (const key of seenInRound(table, record.rounds.at(-1)!, round)) shown.add(key)
      lookAtRow(table, round.after, tell)
      lookAtSigned(table, round.before, round.after, tell)
    }
  } catch (error) {
    tell('threw', (error as Error).message)
  }
  count(table, hits, shown, record, played?.row ?? table.first)
  for (const key of played === null ? [] : missedIn(table, played)) hits.missed[key] = (hits.missed[key] ?? 0) + 1
  for (const key of shown) seen.add(key)
  return bad
}

function replayed(table: Table, record: GameRecord): Replay {
  const found = replay(table, record)
  if (!found.ok) throw new Error(`a bot’s record does not replay: ${found.reason.code}`)
  return found.value
}

type Tell = (what: BadState['what'], detail: string) => void

function lookAtRow(table: Table, row: Row, tell: Tell): void {
  const { layout } = table
  table.tracks.forEach((id, t) => {
    const value = row[layout.track + t]!
    if (value < table.trackMin[t]! || value > table.trackMax[t]!) tell('out-of-bounds', `${id} ${value}`)
  })
  table.seats.forEach((seat, s) => {
    const value = row[layout.standing + s]!
    if (value < 0 || value > Math.max(table.standingMax, table.first[layout.standing + s]!))
      tell('out-of-bounds', `standing of ${seat} ${value}`)
  })
  table.holdings.forEach(({ seat, issue, cost }, h) => {
    if (cost[row[layout.stance + h]!] === RED) tell('red-line', `${table.seats[seat]} on ${table.issues[issue]}`)
  })
}

/** What was proved out of reach and is signed all the same. */
function lookAtSigned(table: Table, before: Row, after: Row, tell: Tell): void {
  table.scenario.exits.forEach(({ id }, e) => {
    const at = table.layout.taken + e
    if (before[at] !== after[at] && verdict(table, before, id, { withoutSlack: true }).id === 'sealed')
      tell('sealed-taken', id)
  })
}

function count(table: Table, hits: Hits, shown: ReadonlySet<string>, record: GameRecord, row: Row): void {
  const { layout, scenario } = table
  hits.games++
  const add = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  for (const key of shown) add(hits.things, key)
  for (const key of aimsAt(table, row)) add(hits.things, key)
  for (const { aim, state } of aimsNow(table, row)) if (state === 'met') add(hits.met, aim)
  const bySeat = new Set<string>()
  for (const { commit } of record.rounds)
    for (const [seat, agenda] of Object.entries(commit)) for (const act of agenda) bySeat.add(`${seat} ${act.kind}`)
  table.holdings.forEach(({ seat, issue }, h) => {
    bySeat.add(`${table.seats[seat]} ends on ${table.issues[issue]}/${table.options[issue]![row[layout.stance + h]!]}`)
  })
  for (const key of bySeat) add(hits.seats, key)
  const signed = scenario.exits.filter((_, e) => row[layout.taken + e]! > 0)
  scenario.exits.forEach(({ id }, e) => {
    const round = row[layout.taken + e]!
    if (round === 0) return
    hits.signed[id] ??= scenario.rounds.map(() => 0)
    hits.signed[id][round - 1]!++
  })
  add(hits.endings, signed.find(({ kind }) => kind === 'ends')?.id ?? (signed.length > 0 ? 'widened' : 'none'))
}
