/** A party's documented aims, read off a state: met, partly met, given up (model §4). */
import { allHold } from '../engine/holds.ts'
import type { AimEntry, Row, Table } from '../engine/table.ts'

export const AIM_STATES = ['met', 'partly', 'given-up'] as const
export type AimState = (typeof AIM_STATES)[number]

export interface AimNow {
  readonly aim: string
  readonly seat: string
  readonly state: AimState
}

/** All aims of all seats, in the order of the scenario. */
export function aimsNow(table: Table, row: Row): readonly AimNow[] {
  return table.aims.map((entry, a) => ({
    aim: table.scenario.aims[a]!.id,
    seat: table.seats[entry.seat]!,
    state: aimState(table, row, entry),
  }))
}

export const aimsOf = (table: Table, row: Row, seat: string): readonly AimNow[] =>
  aimsNow(table, row).filter((aim) => aim.seat === seat)

export function aimState(table: Table, row: Row, aim: AimEntry): AimState {
  if (aim.met.some((list) => allHold(table, row, list))) return 'met'
  return aim.partly.some((list) => allHold(table, row, list)) ? 'partly' : 'given-up'
}
