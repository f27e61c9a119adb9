/** Whole rounds and whole games of the computer's seats: the same seed gives the same record. */
import type { Agenda, Answer, Answers, Matter } from '../domain/move.ts'
import type { GameRecord, Holder, RoundRecord } from '../domain/record.ts'
import { type Replay, RULES_VERSION, replay } from '../engine/game.ts'
import { putUpIn } from '../engine/known.ts'
import { countersOf, mattersOf } from '../engine/matters.ts'
import type { Table } from '../engine/table.ts'
import { viewFor } from '../engine/view.ts'
import { must } from '../std/result.ts'
import type { Judged, Policy } from './policy.ts'
import { policyOf } from './registry.ts'
import { diceFor } from './seated.ts'

/** Why each seat answered as it did: matter → seat. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, Judged>>>>

/** The policy of each id; a test may have one of its own. */
export type Policies = (id: string) => Policy

const isBot = (record: GameRecord, seat: string): boolean => record.seats[seat] !== 'person'

/** What the computer's seats commit in this round, unseen by one another. */
export function botCommits(
  table: Table,
  record: GameRecord,
  played: Replay,
  policies: Policies = policyOf,
): Readonly<Record<string, Agenda>> {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats) {
    if (!isBot(record, seat)) continue
    const view = viewFor(table, record, played.rounds, played.row, seat)
    commit[seat] = policies(record.seats[seat] ?? '').commit(table, view, diceFor(record, seat, 'commit'))
  }
  return commit
}

/** Their answers to these matters, on top of what was answered before; each seat sees its own acceptances only. */
export function botAnswers(
  table: Table,
  record: GameRecord,
  played: Replay,
  commit: Readonly<Record<string, Agenda>>,
  matters: readonly Matter[],
  earlier: readonly Matter[] = [],
  before: Answers = {},
  policies: Policies = policyOf,
): { readonly answers: Answers; readonly reasons: Reasons } {
  const answers: Record<string, Record<string, Answer>> = {}
  const reasons: Record<string, Record<string, Judged>> = {}
  for (const seat of table.seats) {
    if (!isBot(record, seat)) continue
    const view = viewFor(table, record, played.rounds, played.row, seat, putUpIn(matters))
    const policy = policies(record.seats[seat] ?? '')
    const accepted = earlier.filter((matter) => before[matter.id]?.[seat]?.kind === 'accept')
    for (const matter of matters) {
      if (!matter.to.includes(seat)) continue
      const judged = policy.answer(table, view, commit[seat] ?? [], matter, accepted, diceFor(record, seat, matter.id))
      answers[matter.id] = { ...answers[matter.id], [seat]: judged.answer }
      reasons[matter.id] = { ...reasons[matter.id], [seat]: judged }
      if (judged.answer.kind === 'accept') accepted.push(matter)
    }
  }
  return { answers, reasons }
}

export interface PlayedByBots {
  readonly round: RoundRecord
  readonly reasons: Reasons
}

/** One round in which nobody at the table is a person. */
export function botRound(
  table: Table,
  record: GameRecord,
  played: Replay,
  policies: Policies = policyOf,
): PlayedByBots {
  const commit = botCommits(table, record, played, policies)
  const matters = mattersOf(table, commit)
  const first = botAnswers(table, record, played, commit, matters, [], {}, policies)
  const counters = countersOf(table, matters, first.answers)
  const replaced = counters.flatMap((counter) => (counter.kind === 'counter' ? [counter.of] : []))
  const kept = matters.filter((matter) => !replaced.includes(matter.id))
  const second = botAnswers(table, record, played, commit, counters, kept, first.answers, policies)
  return {
    round: { commit, answers: { ...first.answers, ...second.answers } },
    reasons: { ...first.reasons, ...second.reasons },
  }
}

/** A record in which nothing was played yet. The hashes are the caller's: they come from the file. */
export function emptyRecord(
  table: Table,
  seats: Readonly<Record<string, Holder>>,
  seed: number,
  hashes: { readonly rules: string; readonly text: string },
  start?: string,
): GameRecord {
  return {
    rulesVersion: RULES_VERSION,
    scenario: table.scenario.id,
    ...hashes,
    seed,
    seats: Object.fromEntries(table.seats.map((seat) => [seat, seats[seat] ?? 'paper'])),
    ...(start === undefined ? {} : { start }),
    rounds: [],
  }
}

export interface PlayedOut {
  readonly record: GameRecord
  readonly played: Replay
  /** By played round. */
  readonly reasons: readonly Reasons[]
}

/** Plays a record on to the end of its game; seats held by a person pass. */
export function playOut(table: Table, begun: GameRecord, policies: Policies = policyOf): PlayedOut {
  let record = begun
  const reasons: Reasons[] = []
  for (;;) {
    const played = replay(table, record)
    if (!played.ok)
      throw new Error(
        `broken belief: a bot's record replays (${played.reason.code} ${JSON.stringify(played.reason.data)})`,
      )
    const { value } = played
    if (value.over) return { record, played: value, reasons }
    const { round, reasons: why } = botRound(table, record, must(value, 'replay'), policies)
    reasons.push(why)
    record = { ...record, rounds: [...record.rounds, round] }
  }
}
