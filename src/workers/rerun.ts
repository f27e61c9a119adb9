/**
 * A record played again on other rules: as far as they let it, with how each
 * exit stood at every round. Where a round is no longer legal the run ends
 * before it and says why.
 */
import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Verdict } from '../domain/verdict.ts'
import { type Replay, RULES_VERSION, replay } from '../engine/game.ts'
import { isOver } from '../engine/holds.ts'
import { compile, packSets, type Table } from '../engine/table.ts'
import { timeline } from '../offramps/timeline.ts'
import type { Asking } from '../offramps/verdict.ts'
import { botRound } from '../opponents/table.ts'
import { rulesHash, textHash } from '../scenario/hashes.ts'
import type { Reason } from '../std/result.ts'

/** An exit at a round boundary; its verdict without the certificate, which nobody reads here. */
export interface ExitStood {
  readonly round: number
  readonly verdict: Verdict
}

export interface RerunLane {
  readonly exit: string
  readonly n: number
  readonly name: string
  readonly cells: readonly ExitStood[]
}

export interface Rerun {
  /** What was played, under the hashes of the new text. */
  readonly record: GameRecord
  readonly lanes: readonly RerunLane[]
  /** Documented rounds before the first that was played. */
  readonly laid: number
  readonly over: boolean
  /** Why the rest of the record could not be played; `round` counts from 1, laid rounds included. */
  readonly stopped: { readonly round: number; readonly reason: Reason } | null
}

export function rerun(scenario: Scenario, given: GameRecord | null, seed: number): Rerun {
  const record = given === null ? botRecord(scenario, seed) : onNewText(scenario, given)
  const table = compile(scenario, { ...packSets(scenario, record.pack), ...record.sets })
  const { played, kept, reason } = asFarAsItGoes(table, record)
  const laid = played.laid.length
  return {
    record: kept,
    laid,
    over: isOver(table, played.row),
    lanes: timeline(table, played, quick(scenario)).lanes.map(({ exit, cells }, x) => ({
      exit,
      n: scenario.exits[x]!.n,
      name: scenario.exits[x]!.name,
      cells: cells.map(({ round, verdict }) => ({ round, verdict: bare(verdict) })),
    })),
    stopped: reason === null ? null : { round: laid + kept.rounds.length + 1, reason },
  }
}

/** How long everyone can wait is most of the work of a long game, and no part of what is compared. */
const quick = ({ rounds }: Scenario): Asking => (rounds.length > LONG ? { withoutSlack: true } : {})
const LONG = 6

/** Numbers cross threads, proofs stay: a certificate of a long line is most of a message. */
function bare({ certificate: _, ...verdict }: Verdict): Verdict {
  return verdict as Verdict
}

function botRecord(scenario: Scenario, seed: number): GameRecord {
  const table = compile(scenario)
  let record: GameRecord = {
    ...hashesOf(scenario),
    seed,
    seats: Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer'])),
    rounds: [],
  }
  for (;;) {
    const played = replay(table, record)
    if (!played.ok) throw new Error(`broken belief: a bots’ record replays (${played.reason.code})`)
    if (isOver(table, played.value.row)) return record
    record = { ...record, rounds: [...record.rounds, botRound(table, record, played.value).round] }
  }
}

const hashesOf = (scenario: Scenario) => ({
  rulesVersion: RULES_VERSION,
  scenario: scenario.id,
  rules: rulesHash(scenario),
  text: textHash(scenario),
})

/** Seats that are new play as bargainers; a start, an account or an assumption that is gone is left out. */
function onNewText(scenario: Scenario, { start, pack, sets = {}, ...record }: GameRecord): GameRecord {
  const seats = scenario.parties.filter(({ role }) => role === 'seat').map(({ id }) => id)
  const still = Object.entries(sets).filter(([id, value]) =>
    scenario.assumptions.some((one) => one.id === id && value >= one.range[0] && value <= one.range[1]),
  )
  return {
    ...record,
    ...hashesOf(scenario),
    ...(start !== undefined && scenario.starts.some(({ id }) => id === start) ? { start } : {}),
    ...(pack !== undefined && scenario.packs.some(({ id }) => id === pack) ? { pack } : {}),
    ...(still.length === 0 ? {} : { sets: Object.fromEntries(still) }),
    seats: Object.fromEntries(seats.map((seat) => [seat, record.seats[seat] ?? 'bargainer'])),
  }
}

/** The longest beginning of a record that these rules take. */
function asFarAsItGoes(
  table: Table,
  record: GameRecord,
): { readonly played: Replay; readonly kept: GameRecord; readonly reason: Reason | null } {
  const whole = replay(table, record)
  if (whole.ok) return { played: whole.value, kept: record, reason: null }
  for (let rounds = record.rounds.length - 1; rounds >= 0; rounds--) {
    const kept = { ...record, rounds: record.rounds.slice(0, rounds) }
    const played = replay(table, kept)
    if (played.ok) return { played: played.value, kept, reason: whole.reason }
  }
  throw new Error('broken belief: a record without rounds replays')
}
