/** From ids to numbers and back: the one bridge between acts and actions. */
import type { Act, Step } from '../domain/move.ts'
import type { DealAction, SignalAction } from './action.ts'
import type { Shift } from './cost.ts'
import type { Table } from './table.ts'

export const seatIndex = (table: Table, id: string): number => table.seats.indexOf(id)
export const roomIndex = (table: Table, id: string): number => table.roomIds.indexOf(id)
export const exitIndex = (table: Table, id: string): number => table.scenario.exits.findIndex((exit) => exit.id === id)
export const reserveIndex = (table: Table, id: string): number =>
  table.scenario.reserves.findIndex((entry) => entry.id === id)

/** The card of this instrument in this seat's hand, or −1. */
export function cardIndex(table: Table, seat: number, instrument: string): number {
  for (let c = 0; c < table.cards.length; c++) {
    const card = table.cards[c]!
    if (card.seat === seat && table.scenario.instruments[card.instrument]!.id === instrument) return c
  }
  return -1
}

/** A step as holding and option, or null if it names nothing that is held. */
export function readStep(table: Table, step: Step): Shift | null {
  const seat = seatIndex(table, step.seat)
  const issue = table.issues.indexOf(step.issue)
  if (seat < 0 || issue < 0) return null
  const h = table.holding[seat]![issue]!
  const o = table.options[issue]!.indexOf(step.option)
  return h < 0 || o < 0 ? null : { h, o }
}

export function readSteps(table: Table, steps: readonly Step[]): readonly Shift[] | null {
  const shifts: Shift[] = []
  for (const step of steps) {
    const shift = readStep(table, step)
    if (shift === null) return null
    shifts.push(shift)
  }
  return shifts
}

export function readDeal(
  table: Table,
  by: number,
  act: Extract<Act, { kind: 'deal' }>,
  matter?: string,
): DealAction | null {
  const room = roomIndex(table, act.room)
  const shifts = readSteps(table, act.steps)
  if (room < 0 || shifts === null) return null
  return matter === undefined ? { room, by, shifts } : { room, by, shifts, matter }
}

/** What a seat tells in confidence, or null if it holds no such thing. An unknown listener is −1. */
export function readSignal(
  table: Table,
  seat: string,
  { issue, option, to }: Extract<Act, { kind: 'signal' }>,
): SignalAction | null {
  const step = readStep(table, { seat, issue, option })
  return step === null ? null : { ...step, to: to.map((id) => seatIndex(table, id)) }
}

export function writeSignal(table: Table, { h, o, to }: SignalAction): Extract<Act, { kind: 'signal' }> {
  const { issue, option } = writeStep(table, { h, o })
  return { kind: 'signal', issue, option, to: to.map((seat) => table.seats[seat]!) }
}

export function writeStep(table: Table, shift: Shift): Step {
  const { seat, issue } = table.holdings[shift.h]!
  return { seat: table.seats[seat]!, issue: table.issues[issue]!, option: table.options[issue]![shift.o]! }
}

/** The option a seat stands on, by id; undefined where it holds no stance. */
export function stanceOf(table: Table, row: readonly number[], seat: string, issue: string): string | undefined {
  const s = seatIndex(table, seat)
  const i = table.issues.indexOf(issue)
  const h = table.holding[s]?.[i] ?? -1
  return h < 0 ? undefined : table.options[i]![row[table.layout.stance + h]!]
}

export const standingOf = (table: Table, row: readonly number[], seat: string): number =>
  row[table.layout.standing + seatIndex(table, seat)] ?? 0

export const trackOf = (table: Table, row: readonly number[], track: string): number =>
  row[table.layout.track + table.tracks.indexOf(track)] ?? 0
