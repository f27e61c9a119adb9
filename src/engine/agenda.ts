/**
 * What one seat may commit, and accept on top of it (H4). Costs of a deal
 * depend on the deal alone, so a seat that can bear all of its promises can
 * bear whichever of them take effect.
 */
import type { Act, Agenda } from '../domain/move.ts'
import { no, ok, type Reason, type Result } from '../std/result.ts'
import {
  cardRefusal,
  type DealAction,
  dealRefusal,
  mobilityOf,
  type Refusal,
  reserveRefusal,
  shiftRefusal,
  signalRefusal,
  signRefusal,
} from './action.ts'
import { dealCost, type Shift, soloCost } from './cost.ts'
import { isOver, roomMeets } from './holds.ts'
import { cardIndex, exitIndex, readDeal, readSignal, readStep, reserveIndex, roomIndex, seatIndex } from './read.ts'
import type { Row, Table } from './table.ts'

/** All a seat has promised in a round: alone, in its own texts, in others'. */
export interface Promises {
  readonly solos: readonly Shift[]
  readonly deals: readonly DealAction[]
  /** Standing paid for cards. */
  readonly paid: number
  readonly rooms: readonly number[]
}

/** Checks a whole agenda in the snapshot; the value is what it promises. */
export function checkAgenda(table: Table, row: Row, seatId: string, agenda: Agenda): Result<Promises> {
  const seat = seatIndex(table, seatId)
  if (seat < 0) return no('unknown', { seat: seatId })
  if (isOver(table, row)) return no('over')
  const acts = agenda.filter((act) => act.kind !== 'pass')
  if (acts.length > table.slots) return no('slots', { slots: table.slots })
  const solos: Shift[] = []
  const deals: DealAction[] = []
  const rooms: number[] = []
  if (acts.length > 1 && new Set(acts.map((act) => JSON.stringify(act))).size < acts.length) return no('twice')
  let paid = 0
  for (const act of acts) {
    const refusal = actRefusal(table, row, seat, act)
    if (refusal !== null) return no(refusal, { act: act.kind })
    if (act.kind === 'shift') solos.push(readStep(table, { seat: seatId, issue: act.issue, option: act.option })!)
    if (act.kind === 'deal') {
      const deal = readDeal(table, seat, act)!
      deals.push(deal)
      rooms.push(deal.room)
    }
    if (act.kind === 'call') rooms.push(roomIndex(table, act.room))
    if (act.kind === 'use')
      paid += Math.max(0, -table.instruments[table.cards[cardIndex(table, seat, act.instrument)]!.instrument]!.standing)
  }
  const promises = { solos, deals, paid, rooms }
  const refusal = promisesRefusal(table, row, seat, promises)
  return refusal === null ? ok(promises) : no(refusal)
}

/** May this one act go into an empty agenda? Null if it may. */
export function actRefusal(table: Table, row: Row, seat: number, act: Act): Refusal | null {
  switch (act.kind) {
    case 'pass':
      return null
    case 'shift': {
      const shift = readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })
      if (shift === null) return 'not-holder'
      const owner = table.ownedBy[table.holdings[shift.h]!.issue]!
      if (owner >= 0 && owner !== seat) return 'owner'
      return (
        shiftRefusal(table, row, shift) ??
        (soloCost(table, row, shift) > row[table.layout.standing + seat]! ? 'standing' : null)
      )
    }
    case 'deal': {
      const deal = readDeal(table, seat, act)
      if (deal === null) return 'unknown'
      if (act.signs !== undefined) {
        if (!table.sameRound) return 'sign-in-deal'
        const exit = exitIndex(table, act.signs)
        if (exit < 0) return 'unknown'
        const refusal = signRefusal(table, row, { exit, by: seat })
        if (refusal !== null) return refusal
      }
      return dealRefusal(table, row, deal)
    }
    case 'call': {
      const room = roomIndex(table, act.room)
      if (room < 0) return 'unknown'
      if (!roomMeets(table, row, room)) return 'room-closed'
      return table.rooms[room]!.callers.includes(seat) ? null : 'room-caller'
    }
    case 'sign': {
      // Where agreement signs at once, nothing is left to propose.
      if (table.sameRound) return 'signs-itself'
      const exit = exitIndex(table, act.exit)
      return exit < 0 ? 'unknown' : signRefusal(table, row, { exit, by: seat })
    }
    case 'use': {
      const card = cardIndex(table, seat, act.instrument)
      return card < 0 ? 'unknown' : cardRefusal(table, row, card)
    }
    case 'reserve': {
      const reserve = reserveIndex(table, act.reserve)
      if (reserve < 0 || table.reserves[reserve]!.seat !== seat) return 'unknown'
      return reserveRefusal(table, row, reserve)
    }
    case 'signal': {
      const signal = readSignal(table, table.seats[seat]!, act)
      return signal === null ? 'not-holder' : signalRefusal(table, row, signal)
    }
  }
}

/** One option per issue, mobility, caps, standing: all promises together. Null if bearable. */
export function promisesRefusal(table: Table, row: Row, seat: number, promises: Promises): Refusal | null {
  const own = (deal: DealAction) => deal.shifts.filter((shift) => table.holdings[shift.h]!.seat === seat)
  const chosen = new Map<number, number>()
  for (const shift of promises.solos) {
    if (chosen.has(shift.h)) return 'two-options'
    chosen.set(shift.h, shift.o)
  }
  const outer = outermost(promises.deals)
  let cost = promises.paid
  for (const shift of promises.solos) cost += soloCost(table, row, shift)
  for (const deal of outer) {
    for (const shift of own(deal)) {
      if (chosen.has(shift.h)) return 'two-options'
      chosen.set(shift.h, shift.o)
    }
    const inside = promises.deals.filter((other) => contains(deal, other))
    cost += Math.max(...inside.map((other) => dealCost(table, row, other.room, other.shifts, seat).net))
  }
  if (chosen.size > mobilityOf(table, seat, [...promises.rooms, ...promises.deals.map((deal) => deal.room)]))
    return 'mobility'
  return cost > row[table.layout.standing + seat]! ? 'standing' : null
}

/** Texts that are not part of a larger one; of equal texts the first. */
export function outermost<T extends DealAction>(deals: readonly T[]): readonly T[] {
  return deals.filter(
    (deal, i) => !deals.some((other, j) => i !== j && contains(other, deal) && (!contains(deal, other) || j < i)),
  )
}

/** These promises without one text: a counter takes the place of the text that it changes, nobody keeps both (H3). */
export function without(promises: Promises, deal: DealAction): Promises {
  const at = promises.deals.findIndex(
    (other) => other.room === deal.room && contains(other, deal) && contains(deal, other),
  )
  return at < 0 ? promises : { ...promises, deals: promises.deals.filter((_, i) => i !== at) }
}

/** Does `outer` contain every step of `inner`? */
export const contains = (outer: DealAction, inner: DealAction): boolean =>
  inner.shifts.every((shift) => outer.shifts.some((other) => other.h === shift.h && other.o === shift.o))

/**
 * The same reasons for a single act. A text is the only act whose promise says
 * more than the act itself: what a card or a step alone costs is in `actRefusal`.
 */
export function checkAct(table: Table, row: Row, seatId: string, act: Act): Reason | null {
  if (act.kind === 'pass') return null
  const seat = seatIndex(table, seatId)
  if (seat < 0) return { code: 'unknown', data: { seat: seatId } }
  if (isOver(table, row)) return { code: 'over' }
  const refusal = actRefusal(table, row, seat, act)
  if (refusal !== null) return { code: refusal, data: { act: act.kind } }
  if (act.kind !== 'deal') return null
  const deal = readDeal(table, seat, act)!
  const unbearable = promisesRefusal(table, row, seat, { solos: [], deals: [deal], paid: 0, rooms: [deal.room] })
  return unbearable === null ? null : { code: unbearable }
}
