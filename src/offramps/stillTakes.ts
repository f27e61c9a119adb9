/**
 * Lines known from the state before, tried again after a move: in play most of
 * them still work. A line counts only if the rules replay it.
 */
import type { Line } from '../domain/verdict.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { isOver } from '../engine/holds.ts'
import { type Luck, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { everyoneAgrees } from './everyoneAgrees.ts'

/** The line, or what is left of it after its first round, if it still takes the exit. */
export function stillTakes(table: Table, row: Row, exit: number, line: Line | undefined, luck: Luck): Line | null {
  if (line === undefined) return null
  for (const rest of [line.slice(1), line]) if (rest.length > 0 && takes(table, row, exit, rest, luck)) return rest
  return null
}

/** Does this line, everyone saying yes, sign the exit in its last round? */
export const takes = (table: Table, row: Row, exit: number, line: Line, luck: Luck): boolean =>
  signedIn(table, row, exit, line, luck) >= 0

/** The round (from 0) in which this line, everyone saying yes, signs the exit; −1 if the rules refuse it or it does not. */
export function signedIn(table: Table, row: Row, exit: number, line: Line, luck: Luck): number {
  let at = row
  for (const { commit } of line) {
    if (isOver(table, at)) return -1
    for (const seat of Object.keys(commit)) if (!checkAgenda(table, at, seat, commit[seat]!).ok) return -1
    at = step(table, at, adjudicate(table, at, commit, everyoneAgrees(table, commit)).action, luck)
  }
  return at[table.layout.taken + exit]! - 1
}
