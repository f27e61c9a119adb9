/**
 * A round action: what takes effect in a round once everything is committed
 * and answered. Only this, the signatures and the calendar change a state.
 */

import { dealCost, isStepToward, type Shift, soloCost } from './cost.ts'
import { allHold, areTold, roomMeets, termsStand } from './holds.ts'
import { RED, type Row, type Table } from './table.ts'

export interface DealAction {
  readonly room: number
  readonly by: number
  readonly shifts: readonly Shift[]
  /** For the log; the search leaves it out. */
  readonly matter?: string
}

export interface MeetAction {
  readonly room: number
  readonly by: number
}

export interface SignAction {
  readonly exit: number
  readonly by: number
  /** Came with a deal: needs no slot of its own. */
  readonly free?: boolean
}

/** An option told to some seats. */
export interface SignalAction {
  /** The giver's holding. */
  readonly h: number
  readonly o: number
  readonly to: readonly number[]
}

export interface RoundAction {
  /** Indices of `table.cards`. */
  readonly uses: readonly number[]
  readonly solos: readonly Shift[]
  readonly deals: readonly DealAction[]
  readonly meets: readonly MeetAction[]
  readonly reserves: readonly number[]
  readonly signs: readonly SignAction[]
  readonly signals: readonly SignalAction[]
}

export const NOTHING: RoundAction = { uses: [], solos: [], deals: [], meets: [], reserves: [], signs: [], signals: [] }

export type Refusal =
  | 'over'
  | 'slots'
  | 'card-spent'
  | 'card-round'
  | 'card-condition'
  | 'standing'
  | 'red-line'
  | 'same-option'
  | 'mobility'
  | 'cap'
  | 'room-closed'
  | 'room-caller'
  | 'room-member'
  | 'one-sided'
  | 'two-options'
  | 'owner'
  | 'reserve-round'
  | 'reserve-stands'
  | 'exit-gone'
  | 'exit-window'
  | 'exit-terms'
  | 'exit-untold'
  | 'exit-signatory'
  | 'not-holder'
  | 'too-few'
  | 'not-tabled'
  | 'sign-in-deal'
  | 'unknown'
  | 'audience'
  | 'twice'
  | 'signs-itself'

/** May this card be played in this state? */
export function cardRefusal(table: Table, row: Row, card: number): Refusal | null {
  const { instrument, seat } = table.cards[card]!
  const entry = table.instruments[instrument]!
  const round = row[0]!
  if (round < entry.first || round > entry.last) return 'card-round'
  if (row[table.layout.ready + card]! > round) return 'card-spent'
  if (!allHold(table, row, entry.when)) return 'card-condition'
  if (entry.standing < 0 && row[table.layout.standing + seat]! + entry.standing < 0) return 'standing'
  return null
}

/** May this text be tabled here at all, costs aside? */
export function dealRefusal(table: Table, row: Row, deal: DealAction): Refusal | null {
  const room = table.rooms[deal.room]!
  if (!roomMeets(table, row, deal.room)) return 'room-closed'
  if (!room.callers.includes(deal.by)) return 'room-caller'
  const seats = seatsOf(table, deal.shifts)
  if (seats.length < 2) return 'too-few'
  for (const seat of seats) {
    if (!room.members.includes(seat)) return 'room-member'
    const own = deal.shifts.filter((shift) => table.holdings[shift.h]!.seat === seat)
    if (own.length > room.cap) return 'cap'
    if (!deal.shifts.some((shift) => isStepToward(table, row, seat, shift))) return 'one-sided'
  }
  for (const shift of deal.shifts) {
    const refusal = shiftRefusal(table, row, shift)
    if (refusal !== null) return refusal
    const { issue } = table.holdings[shift.h]!
    const owner = table.ownedBy[issue]!
    if (owner >= 0 && owner !== deal.by) return 'owner'
    if (deal.shifts.some((other) => other !== shift && other.h === shift.h)) return 'two-options'
  }
  return null
}

/** May this holding stand on this option? */
export function shiftRefusal(table: Table, row: Row, shift: Shift): Refusal | null {
  if (table.holdings[shift.h]!.cost[shift.o]! >= RED) return 'red-line'
  if (row[table.layout.stance + shift.h] === shift.o) return 'same-option'
  return allHold(table, row, table.tabled[table.holdings[shift.h]!.issue]!) ? null : 'not-tabled'
}

/** Shifts a seat may make in this round in all (H2). */
export function mobilityOf(table: Table, seat: number, rooms: readonly number[]): number {
  let most = table.mobility
  for (const room of rooms) {
    const entry = table.rooms[room]!
    if (entry.mobility > most && entry.members.includes(seat)) most = entry.mobility
  }
  return most
}

/** Seats with a step of their own in a text, in seat order. */
export function seatsOf(table: Table, shifts: readonly Shift[]): readonly number[] {
  const seats: number[] = []
  for (const shift of shifts) {
    const { seat } = table.holdings[shift.h]!
    if (!seats.includes(seat)) seats.push(seat)
  }
  return seats.sort((a, b) => a - b)
}

/**
 * Is the whole action legal in this snapshot? Slots, mobility, one option per
 * seat and issue, standing; every part on its own too. Used by the search, by
 * the checker's replay and by tests; in play each part was checked before.
 */
export function actionRefusal(table: Table, row: Row, action: RoundAction): Refusal | null {
  const slots = table.seats.map(() => 0)
  const paid = table.seats.map(() => 0)
  const moved = table.seats.map(() => 0)
  const steps = new Set<number>()
  const rooms = [...action.deals.map((deal) => deal.room), ...action.meets.map((meet) => meet.room)]
  const instruments = new Set<number>()
  const take = (shift: Shift): boolean => {
    moved[table.holdings[shift.h]!.seat]!++
    return steps.size < steps.add(shift.h).size
  }
  for (const card of action.uses) {
    const { instrument, seat } = table.cards[card]!
    const refusal = cardRefusal(table, row, card)
    if (refusal !== null) return refusal
    if (instruments.has(card)) return 'twice'
    instruments.add(card)
    slots[seat]!++
    paid[seat]! += Math.max(0, -table.instruments[instrument]!.standing)
  }
  for (const shift of action.solos) {
    const { seat, issue } = table.holdings[shift.h]!
    const refusal = shiftRefusal(table, row, shift)
    if (refusal !== null) return refusal
    if (table.ownedBy[issue]! >= 0 && table.ownedBy[issue] !== seat) return 'owner'
    if (!take(shift)) return 'two-options'
    slots[seat]!++
    paid[seat]! += soloCost(table, row, shift)
  }
  for (const deal of action.deals) {
    const refusal = dealRefusal(table, row, deal)
    if (refusal !== null) return refusal
    slots[deal.by]!++
    for (const shift of deal.shifts) if (!take(shift)) return 'two-options'
    for (const seat of seatsOf(table, deal.shifts))
      paid[seat]! += dealCost(table, row, deal.room, deal.shifts, seat).net
  }
  for (const meet of action.meets) {
    if (!roomMeets(table, row, meet.room)) return 'room-closed'
    if (!table.rooms[meet.room]!.callers.includes(meet.by)) return 'room-caller'
    slots[meet.by]!++
  }
  for (const reserve of action.reserves) {
    const refusal = reserveRefusal(table, row, reserve)
    if (refusal !== null) return refusal
    slots[table.reserves[reserve]!.seat]!++
  }
  for (const sign of action.signs) {
    const refusal = signRefusal(table, row, sign)
    if (refusal !== null) return refusal
    if (!(sign.free && table.sameRound)) slots[sign.by]!++
  }
  for (const signal of action.signals) {
    const refusal = signalRefusal(table, row, signal)
    if (refusal !== null) return refusal
    slots[table.holdings[signal.h]!.seat]!++
  }
  for (let seat = 0; seat < table.seats.length; seat++) {
    if (slots[seat]! > table.slots) return 'slots'
    if (moved[seat]! > mobilityOf(table, seat, rooms)) return 'mobility'
    if (paid[seat]! > row[table.layout.standing + seat]!) return 'standing'
  }
  return null
}

export function reserveRefusal(table: Table, row: Row, reserve: number): Refusal | null {
  const entry = table.reserves[reserve]!
  if (row[0]! < entry.first || row[0]! > entry.last) return 'reserve-round'
  return row[table.layout.reserve + reserve] === 1 ? 'reserve-stands' : null
}

/** May signing be proposed here? (H6; conditions are read when it is signed.) */
export function signRefusal(table: Table, row: Row, sign: SignAction): Refusal | null {
  const exit = table.exits[sign.exit]!
  if (row[table.layout.taken + sign.exit]! > 0 || row[table.layout.shut + sign.exit]! > 0) return 'exit-gone'
  if (row[0]! < exit.first || row[0]! > exit.last) return 'exit-window'
  if (!exit.signatories.includes(sign.by)) return 'exit-signatory'
  if (!table.sameRound && !termsStand(table, row, sign.exit)) return 'exit-terms'
  if (!table.sameRound && !areTold(table, row, sign.exit)) return 'exit-untold'
  return null
}

/** May this be told? What its holder could not say aloud it cannot say in confidence either. */
export function signalRefusal(table: Table, row: Row, { h, o, to }: SignalAction): Refusal | null {
  const { seat } = table.holdings[h]!
  if (to.length === 0 || to.some((other) => other < 0 || other === seat)) return 'audience'
  return shiftRefusal(table, row, { h, o })
}

/** The terms in confidence that this meets. */
export function metBy(table: Table, { h, o, to }: SignalAction): readonly number[] {
  return table.confidences.flatMap((entry, c) =>
    entry.holding === h && entry.options.includes(o) && entry.to.every((seat) => to.includes(seat)) ? [c] : [],
  )
}
