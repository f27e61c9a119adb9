/**
 * The same state under other assumptions: what costs and effects are from here
 * on, and, where an assumption is a start value, today's value moved by as much.
 */
import { compile, type Row, type Table } from '../engine/table.ts'

export interface Under {
  readonly table: Table
  readonly row: Row
}

/** `sets` come on top of those that the table was compiled with. */
export function underAssumptions(table: Table, row: Row, sets: Readonly<Record<string, number>>): Under {
  const other = compile(table.scenario, { ...table.sets, ...sets })
  const next = row.slice()
  const { layout } = table
  const move = (at: number, least: number, most: number) => {
    const by = other.first[at]! - table.first[at]!
    if (by !== 0) next[at] = Math.max(least, Math.min(most, row[at]! + by))
  }
  for (let t = 0; t < table.tracks.length; t++) move(layout.track + t, table.trackMin[t]!, table.trackMax[t]!)
  for (let s = 0; s < table.seats.length; s++) move(layout.standing + s, 0, table.standingMax)
  return { table: other, row: next }
}

/** Whole numbers of an assumption's range but the present one, nearest first, lower before higher. */
export function otherValues(table: Table, assumption: string): readonly number[] {
  const entry = table.scenario.assumptions.find(({ id }) => id === assumption)
  if (entry === undefined) return []
  const [from, to] = entry.range
  const now = presentValue(table, assumption)
  const all = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter((value) => value !== now)
  return all.sort((a, b) => Math.abs(a - now) - Math.abs(b - now) || a - b)
}

export const presentValue = (table: Table, assumption: string): number =>
  table.sets[assumption] ?? table.scenario.assumptions.find(({ id }) => id === assumption)?.value ?? 0
