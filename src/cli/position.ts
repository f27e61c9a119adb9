/** Which state a command is about: a scenario's start, or a round of a record. */
import { readFileSync } from 'node:fs'
import type { GameRecord } from '../domain/record.ts'
import { type Replay, replay } from '../engine/game.ts'
import { historyRounds } from '../engine/history.ts'
import { Knowledge } from '../engine/known.ts'
import { compile, packSets, type Row, type Table } from '../engine/table.ts'
import { boundariesOf } from '../offramps/timeline.ts'
import { parseRecord } from '../scenario/recordSchema.ts'
import { Complaint, openScenario } from './open.ts'

export interface Position {
  readonly table: Table
  readonly rules: string
  /** Round about to be played, from 1. */
  readonly at: number
  readonly row: Row
  readonly record?: GameRecord
}

/** @throws a `Complaint` where the file is none, or the record is not of this scenario. */
export function readRecordFile(path: string): GameRecord {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Complaint(`There is no record file “${path}”.`)
  }
  const read = parseRecord(text)
  if (!read.ok) throw new Complaint(`${path} is not a record of a game (${read.reason.code}).`)
  return read.value
}

export interface Told {
  readonly table: Table
  readonly rules: string
  readonly record: GameRecord
  readonly played: Replay
}

/** The record under the assumptions it was played with. */
export function replayRecord(record: GameRecord, nameOrPath?: string): Told {
  const { table, hashes } = openScenario(nameOrPath ?? record.scenario)
  if (table.scenario.id !== record.scenario)
    throw new Complaint(`The record is of “${record.scenario}”, the scenario is “${table.scenario.id}”.`)
  if (hashes.rules !== record.rules)
    throw new Complaint(
      `The record was played by other rules of “${record.scenario}” (${record.rules}, now ${hashes.rules}).`,
    )
  const under = compile(table.scenario, { ...packSets(table.scenario, record.pack), ...record.sets })
  const played = replay(under, record)
  if (!played.ok)
    throw new Complaint(
      `The record cannot be replayed: ${played.reason.code} ${JSON.stringify(played.reason.data ?? {})}`,
    )
  return { table: under, rules: hashes.rules, record, played: played.value }
}

/** The documented history of a scenario as a record in which nobody plays. */
export function documented(nameOrPath: string | undefined): Told {
  const { table, hashes } = openScenario(nameOrPath)
  const laid = historyRounds(table, table.rounds)
  if (table.scenario.history.length === 0)
    throw new Complaint(`“${table.scenario.id}” has no documented history to replay.`)
  const record: GameRecord = {
    rulesVersion: 1,
    scenario: table.scenario.id,
    rules: hashes.rules,
    text: hashes.text,
    seed: 0,
    seats: {},
    rounds: [],
  }
  return {
    table,
    rules: hashes.rules,
    record,
    played: { laid, rounds: [], row: laid.at(-1)?.after ?? table.first, over: true },
  }
}

/** The state before round `at`; without it the start, or where the record ends. `seat`: as this one knows it then. */
export function positionOf(
  nameOrPath: string | undefined,
  recordPath: string | undefined,
  at: string | undefined,
  seat?: string,
): Position {
  const isSeat = (table: Table) => {
    if (seat !== undefined && !table.seats.includes(seat))
      throw new Complaint(`“${seat}” holds no seat here; these do: ${table.seats.join(', ')}.`)
  }
  if (at !== undefined && !/^\d{1,3}$/.test(at)) throw new Complaint(`--at wants the number of a round, not “${at}”.`)
  if (recordPath === undefined) {
    const { table, hashes } = openScenario(nameOrPath)
    isSeat(table)
    const laid = historyRounds(table, at === undefined ? 0 : Number(at) - 1)
    const row = laid.at(-1)?.after ?? table.first
    if (at !== undefined && (Number(at) < 1 || row[0]! + 1 !== Number(at)))
      throw new Complaint(
        `Without --record, --at counts rounds of the documented history, and round ${at} is not one of them.`,
      )
    return { table, rules: hashes.rules, at: row[0]! + 1, row }
  }
  const { table, rules, record, played } = replayRecord(readRecordFile(recordPath), nameOrPath)
  const boundaries = boundariesOf(played)
  const found = at === undefined ? boundaries.at(-1) : boundaries.find(({ round }) => round === Number(at))
  if (found === undefined)
    throw new Complaint(`The record has no round ${at}; it has ${boundaries.map(({ round }) => round).join(', ')}.`)
  isSeat(table)
  const rounds = played.rounds.filter(({ round }) => round + 1 < found.round)
  const known = new Knowledge(table, record, rounds, seat ?? null)
  const row = seat === undefined ? found.row : known.row(rounds.length, found.row)
  return { table, rules, at: found.round, row, record }
}
