/** A text in the making: what it may hold, what the rules say of it, what it would cost whom and leave of each exit. Pure. */
import type { Act, Step } from '../../domain/move.ts'
import type { Bill } from '../../domain/verdict.ts'
import { seatsOf } from '../../engine/action.ts'
import { checkAct } from '../../engine/agenda.ts'
import { type Cost, dealCost, isStepToward } from '../../engine/cost.ts'
import { allHold, roomMeets } from '../../engine/holds.ts'
import { exitIndex, readDeal, readSteps, roomIndex, seatIndex, standingOf } from '../../engine/read.ts'
import { unsignable } from '../../engine/step.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { bills } from '../../offramps/bill.ts'
import { completes } from './hand.ts'

export type DealAct = Extract<Act, { kind: 'deal' }>

/** Rooms that meet now and that this seat may call. */
export const roomsOf = (table: Table, row: Row, seat: string): readonly string[] =>
  table.roomIds.filter(
    (_, room) => roomMeets(table, row, room) && table.rooms[room]!.callers.includes(seatIndex(table, seat)),
  )

export const membersOf = (table: Table, room: string): readonly string[] =>
  (table.rooms[roomIndex(table, room)]?.members ?? []).map((s) => table.seats[s]!)

/** Articles on the table with those of the room who hold them. */
export function articlesIn(
  table: Table,
  row: Row,
  members: readonly string[],
): readonly { readonly issue: string; readonly holders: readonly string[] }[] {
  return table.scenario.issues.flatMap((issue, i) => {
    if (!allHold(table, row, table.tabled[i]!)) return []
    const holders = issue.stances.map((stance) => stance.seat).filter((seat) => members.includes(seat))
    return holders.length === 0 ? [] : [{ issue: issue.id, holders }]
  })
}

/** Where a holder could move on an article: not where it stands, and no red line. */
export function movesOf(table: Table, row: Row, seat: string, issue: string): readonly string[] {
  const i = table.issues.indexOf(issue)
  const h = table.holding[seatIndex(table, seat)]?.[i] ?? -1
  return h < 0
    ? []
    : table.options[i]!.filter((_, o) => table.holdings[h]!.cost[o]! < RED && row[table.layout.stance + h] !== o)
}

/** The text as it would be sent: it signs what it completes. */
export function actOf(table: Table, row: Row, seat: string, room: string, steps: readonly Step[]): DealAct {
  const signs = completes(table, row, seat, steps)
  return { kind: 'deal', room, steps, ...(signs === null ? {} : { signs }) }
}

export interface Ruling {
  /** Code of a refusal. */
  readonly code: string
  /** Whom it is about, where that can be said. */
  readonly seats: readonly string[]
  readonly n: number
}

/** Why the rules do not take this text; null if they do. */
export function rulingOn(table: Table, row: Row, seat: string, act: DealAct): Ruling | null {
  const shifts = readSteps(table, act.steps) ?? []
  const stepping = seatsOf(table, shifts)
  const cap = table.rooms[roomIndex(table, act.room)]?.cap ?? 0
  const named = (list: readonly number[]) => list.map((s) => table.seats[s]!)
  if (act.steps.length === 0) return { code: 'empty', seats: [], n: 0 }
  if (stepping.length < 2) return { code: 'alone', seats: named(stepping), n: 0 }
  const refusal = checkAct(table, row, seat, act)
  if (refusal === null) return null
  const s = seatIndex(table, seat)
  const who =
    refusal.code === 'one-sided'
      ? stepping.filter((one) => !shifts.some((shift) => isStepToward(table, row, one, shift)))
      : refusal.code === 'cap'
        ? stepping.filter((one) => shifts.filter((shift) => table.holdings[shift.h]!.seat === one).length > cap)
        : refusal.code === 'standing'
          ? [s]
          : []
  return { code: refusal.code, seats: named(who), n: refusal.code === 'cap' ? cap : 0 }
}

export interface SeatPrice extends Cost {
  readonly seat: string
  readonly have: number
}

/** What each seat with a step in it would pay. */
export function pricesOf(table: Table, row: Row, seat: string, act: DealAct): readonly SeatPrice[] {
  const deal = readDeal(table, seatIndex(table, seat), act)
  if (deal === null) return []
  return seatsOf(table, deal.shifts).map((s) => ({
    seat: table.seats[s]!,
    have: standingOf(table, row, table.seats[s]!),
    ...dealCost(table, row, deal.room, deal.shifts, s),
  }))
}

export interface TextOutcome {
  readonly before: readonly Bill[]
  readonly after: readonly Bill[]
  /** Exits that would be signed with it. */
  readonly signs: readonly string[]
}

/** Bills if this text took effect and nothing else did. */
export function outcomeOf(table: Table, row: Row, steps: readonly Step[]): TextOutcome {
  const after = row.slice()
  for (const shift of readSteps(table, steps) ?? []) after[table.layout.stance + shift.h] = shift.o
  const signs = table.sameRound
    ? table.scenario.exits
        .map((exit) => exit.id)
        .filter((id) => unsignable(table, row, after, exitIndex(table, id)) === null)
    : []
  return { before: bills(table, row), after: bills(table, after), signs }
}
