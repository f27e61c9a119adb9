/**
 * A game: a record and the states it replays to. Playing is adding to a
 * record; nothing else is ever saved.
 */
import type { LogEvent } from '../domain/log.ts'
import type { Matter } from '../domain/move.ts'
import type { GameRecord, RoundRecord } from '../domain/record.ts'
import { draw } from '../std/draw.ts'
import { no, ok, type Result } from '../std/result.ts'
import { adjudicate } from './adjudicate.ts'
import { layHistory, startRow } from './history.ts'
import { isOver } from './holds.ts'
import { type Luck, step } from './step.ts'
import type { Row, Table } from './table.ts'

/** Raised only when a golden record would replay differently. */
export const RULES_VERSION = 1

export interface PlayedRound {
  /** Round as counted in the scenario, from 0. */
  readonly round: number
  readonly before: Row
  readonly after: Row
  readonly matters: readonly Matter[]
  readonly counters: readonly Matter[]
  readonly events: readonly LogEvent[]
}

export interface Replay {
  /** Documented rounds laid before the start, then the played ones. */
  readonly laid: readonly PlayedRound[]
  readonly rounds: readonly PlayedRound[]
  readonly row: Row
  readonly over: boolean
}

/** The game's own luck: same date, same luck in every branch. */
export const luckOf =
  (table: Table, seed: number): Luck =>
  (event, round, [of, sides]) =>
    draw(seed, round, table.scenario.events[event]!.id, sides) < of

/** One round as committed and answered; what the rules do not allow counts as passing. */
export function playRound(table: Table, before: Row, record: RoundRecord, luck: Luck): PlayedRound {
  const { refused: _, ...played } = judgeRound(table, before, record, luck)
  return played
}

function judgeRound(table: Table, before: Row, record: RoundRecord, luck: Luck) {
  const { action, matters, counters, notes, refused } = adjudicate(table, before, record.commit, record.answers)
  const events: LogEvent[] = [...notes]
  const after = step(table, before, action, luck, (event) => events.push(event))
  return { round: before[0]!, before, after, matters, counters, events, refused }
}

/**
 * Replays a record; refuses one that the rules do not allow, naming where.
 * Only what a record says is read, never a state kept elsewhere.
 */
export function replay(table: Table, record: GameRecord): Result<Replay> {
  const laid = layHistory(table, record.start)
  let row = startRow(table, record.start, laid)
  const luck = luckOf(table, record.seed)
  const rounds: PlayedRound[] = []
  for (const [index, round] of record.rounds.entries()) {
    if (isOver(table, row)) return no('record-too-long', { round: index + 1 })
    const stranger = Object.keys(round.commit).find((seat) => !table.seats.includes(seat))
    if (stranger !== undefined) return no('record-illegal', { round: index + 1, seat: stranger, why: 'unknown' })
    const { refused, ...played } = judgeRound(table, row, round, luck)
    if (refused !== null) return no('record-illegal', { round: index + 1, ...refused })
    rounds.push(played)
    row = played.after
  }
  return ok({ laid, rounds, row, over: isOver(table, row) })
}
