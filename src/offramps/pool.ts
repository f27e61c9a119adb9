/**
 * Lines found before, tried again from a new state: in play most of them still
 * work. A line counts only if the rules replay it, so a pool saves time and
 * never decides anything that a fresh search could not.
 */
import type { Line } from '../domain/verdict.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { isOver } from '../engine/holds.ts'
import { type Luck, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { everyoneAgrees } from './everyoneAgrees.ts'

export interface Pool {
  readonly lines: Map<number, Line[]>
}

const MOST = 4

export const newPool = (): Pool => ({ lines: new Map() })

export function remember(pool: Pool | undefined, exit: number, line: Line): void {
  if (pool === undefined) return
  pool.lines.set(exit, [line, ...(pool.lines.get(exit) ?? [])].slice(0, MOST))
}

export function fromPool(table: Table, pool: Pool | undefined, row: Row, exit: number, luck: Luck): Line | null {
  for (const line of pool?.lines.get(exit) ?? []) {
    for (let skip = 0; skip < line.length; skip++) {
      const rest = line.slice(skip)
      if (takes(table, row, exit, rest, luck)) return rest
    }
  }
  return null
}

/** Does this line, everyone saying yes, sign the exit in its last round? */
export function takes(table: Table, row: Row, exit: number, line: Line, luck: Luck): boolean {
  let at = row
  for (const { commit } of line) {
    if (isOver(table, at)) return false
    for (const seat of Object.keys(commit)) if (!checkAgenda(table, at, seat, commit[seat]!).ok) return false
    at = step(table, at, adjudicate(table, at, commit, everyoneAgrees(table, commit)).action, luck)
  }
  return at[table.layout.taken + exit]! > 0
}
