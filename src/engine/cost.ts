/**
 * What a shift costs at home (H9), and what the others' steps in the same deal
 * pay of it (H10). Whole points of standing, never halves.
 */
import { RED, type Row, type Table } from './table.ts'

/** One holding's move to an option. */
export interface Shift {
  readonly h: number
  readonly o: number
}

export interface Cost {
  /** Sum of rises. */
  readonly gross: number
  /** Points the others' steps pay. */
  readonly cover: number
  /** What leaves standing. */
  readonly net: number
}

/** Rise of one shift; walking back costs nothing and gives nothing. */
export function rise(table: Table, row: Row, shift: Shift): number {
  const { cost } = table.holdings[shift.h]!
  const to = cost[shift.o]!
  if (to >= RED) return RED
  return Math.max(0, to - cost[row[table.layout.stance + shift.h]!]!)
}

/** Is `shift`, made by another seat, a step toward `seat`: lower on its own table? */
export function isStepToward(table: Table, row: Row, seat: number, shift: Shift): boolean {
  const other = table.holdings[shift.h]!
  if (other.seat === seat) return false
  const mine = table.holding[seat]![other.issue]!
  if (mine < 0) return false
  const { cost } = table.holdings[mine]!
  return cost[shift.o]! < cost[row[table.layout.stance + shift.h]!]!
}

/** Points of cover that a deal in this room gives at most. */
export function coverLimit(table: Table, row: Row, room: number, seat: number): number {
  if (row[table.layout.breach + seat]! > 0) return 0
  const value = table.coverTrack < 0 ? 0 : row[table.layout.track + table.coverTrack]!
  const base = table.coverAt[Math.min(value, table.coverAt.length - 1)] ?? 0
  return base + (table.rooms[room]!.hosted ? 1 : 0)
}

/** A leader that steps without its follower pays one more (H16). */
export function leavesFollower(table: Table, row: Row, shift: Shift, together: readonly Shift[]): boolean {
  if (table.leash === null) return false
  const { seat, issue, cost } = table.holdings[shift.h]!
  if (seat !== table.leash.leader) return false
  const follower = table.holding[table.leash.follower]![issue]!
  if (follower < 0) return false
  const here = row[table.layout.stance + shift.h]!
  if (cost[shift.o]! <= cost[here]!) return false
  if (row[table.layout.stance + follower] === shift.o) return false
  return !together.some((other) => other.h === follower && other.o === shift.o)
}

export function soloCost(table: Table, row: Row, shift: Shift, together: readonly Shift[] = [shift]): number {
  return rise(table, row, shift) + (leavesFollower(table, row, shift, together) ? 1 : 0)
}

/** Cost of a deal's own steps to one of its seats. Depends on the deal alone (H4). */
export function dealCost(table: Table, row: Row, room: number, shifts: readonly Shift[], seat: number): Cost {
  let gross = 0
  let toward = 0
  for (const shift of shifts) {
    if (table.holdings[shift.h]!.seat === seat) {
      gross += rise(table, row, shift) + (leavesFollower(table, row, shift, shifts) ? 1 : 0)
    } else if (isStepToward(table, row, seat, shift)) toward++
  }
  const cover = Math.min(toward, coverLimit(table, row, room, seat), Math.trunc(gross / 2))
  return { gross, cover, net: gross - cover }
}
