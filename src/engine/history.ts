/**
 * The documented history as it is laid before a start (H28): cited acts with
 * their effects, exempt from slots and costs, and the calendar as it ran.
 */
import type { LogEvent } from '../domain/log.ts'
import type { HistoryAct } from '../domain/scenario.ts'
import type { PlayedRound } from './game.ts'
import { isOver } from './holds.ts'
import { layHistoryRound } from './layHistoryRound.ts'
import type { Row, Table } from './table.ts'

/** Rounds of the record before this start; none for the first. */
export function layHistory(table: Table, start: string | undefined): readonly PlayedRound[] {
  const entry = table.scenario.starts.find((candidate) => candidate.id === start)
  return entry === undefined ? [] : historyRounds(table, entry.round - 1)
}

/** The documented record up to (not including) this round, from 0. */
export function historyRounds(table: Table, until: number): readonly PlayedRound[] {
  const rounds: PlayedRound[] = []
  let row: Row = table.first
  while (row[0]! < until && !isOver(table, row)) {
    const before = row
    const events: LogEvent[] = []
    row = layHistoryRound(table, before, actsOf(table, before[0]!), (event) => events.push(event))
    rounds.push({ round: before[0]!, before, after: row, matters: [], counters: [], events })
  }
  return rounds
}

/** Where a start begins: after the laid rounds, with its documented standing. */
export function startRow(table: Table, start: string | undefined, laid: readonly PlayedRound[]): Row {
  const entry = table.scenario.starts.find((candidate) => candidate.id === start)
  const row = (laid.at(-1)?.after ?? table.first).slice()
  for (const [seat, standing] of Object.entries(entry?.standing ?? {}))
    row[table.layout.standing + table.seats.indexOf(seat)] = standing
  return row
}

export function actsOf(table: Table, round: number): readonly HistoryAct[] {
  return table.scenario.history.filter((act) => act.round === round + 1)
}
