/**
 * A round action under construction: what each seat still has of slots, steps
 * and standing, and the acts put in so far. Every `add…` keeps the whole legal
 * in the sense of play (each seat can bear all it promised), or adds nothing.
 */
import type { Act, Agenda } from '../domain/move.ts'
import type { PlannedRound } from '../domain/verdict.ts'
import {
  cardRefusal,
  dealRefusal,
  metBy,
  type RoundAction,
  reserveRefusal,
  type SignalAction,
  seatsOf,
  shiftRefusal,
  signalRefusal,
  signRefusal,
} from '../engine/action.ts'
import { dealCost, type Shift, soloCost } from '../engine/cost.ts'
import { roomMeets } from '../engine/holds.ts'
import {
  cardIndex,
  exitIndex,
  readDeal,
  readSignal,
  readStep,
  reserveIndex,
  roomIndex,
  writeSignal,
  writeStep,
} from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'
import { hearers, sayable } from './targets.ts'

interface DraftDeal {
  readonly room: number
  readonly by: number
  readonly shifts: readonly Shift[]
  signs: number
}

export class Draft {
  readonly table: Table
  readonly row: Row
  readonly slots: number[]
  readonly purse: number[]
  readonly uses: number[] = []
  readonly solos: Shift[] = []
  readonly deals: DraftDeal[] = []
  readonly calls: { readonly room: number; readonly by: number }[] = []
  readonly reserves: number[] = []
  readonly signals: SignalAction[] = []
  signs: { readonly exit: number; readonly by: number }[] = []
  readonly #moved: number[]
  readonly #mobility: number[]
  readonly #shifted = new Set<number>()
  readonly #meets = new Set<number>()
  readonly #open: readonly boolean[]

  constructor(table: Table, row: Row) {
    this.table = table
    this.row = row
    this.slots = table.seats.map(() => table.slots)
    this.purse = table.seats.map((_, s) => row[table.layout.standing + s]!)
    this.#moved = table.seats.map(() => 0)
    this.#open = table.rooms.map((_, room) => roomMeets(table, row, room))
    this.#mobility = table.seats.map(() => table.mobility)
  }

  isEmpty(): boolean {
    return (
      this.uses.length +
        this.solos.length +
        this.deals.length +
        this.calls.length +
        this.reserves.length +
        this.signals.length +
        this.signs.length ===
      0
    )
  }

  /** One seat's agenda as it stands, all of it agreed to; its other slots stay empty. False if it is not legal. */
  open(seat: number, agenda: Agenda): boolean {
    const fits = agenda.every((act) => this.#openWith(seat, act))
    this.slots[seat] = 0
    return fits
  }

  #openWith(seat: number, act: Act): boolean {
    const { table } = this
    switch (act.kind) {
      case 'pass':
        return true
      case 'signal': {
        const signal = readSignal(table, table.seats[seat]!, act)
        return signal !== null && this.addSignal(signal)
      }
      case 'use':
        return this.addCard(cardIndex(table, seat, act.instrument))
      case 'reserve':
        return this.addReserve(reserveIndex(table, act.reserve))
      case 'shift': {
        const shift = readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })
        return shift !== null && this.addSolo(shift)
      }
      case 'call':
        return this.#openCall(seat, roomIndex(table, act.room))
      case 'sign':
        this.slots[seat]!--
        this.signs.push({ exit: exitIndex(table, act.exit), by: seat })
        return true
      case 'deal': {
        const deal = readDeal(table, seat, act)
        if (deal === null || !this.addDeal(deal.room, seat, deal.shifts)) return false
        if (act.signs !== undefined) this.deals.at(-1)!.signs = exitIndex(table, act.signs)
        return true
      }
    }
  }

  #openCall(seat: number, room: number): boolean {
    if (room < 0 || !roomMeets(this.table, this.row, room)) return false
    this.slots[seat]!--
    this.#meetIn(room, [seat])
    this.calls.push({ room, by: seat })
    return true
  }

  /** May this room meet in this round? */
  isOpen = (room: number): boolean => this.#open[room]!
  hasShifted = (h: number): boolean => this.#shifted.has(h)
  meets = (room: number): boolean => this.#meets.has(room)
  canMove = (seat: number, inRoom = 0): boolean => this.#moved[seat]! < Math.max(this.#mobility[seat]!, inRoom)

  addCard(card: number): boolean {
    const { table } = this
    const { instrument, seat } = table.cards[card]!
    const entry = table.instruments[instrument]!
    const price = Math.max(0, -entry.standing)
    if (this.slots[seat]! < 1 || this.purse[seat]! < price || this.uses.includes(card)) return false
    if (entry.shared && this.uses.some((other) => table.cards[other]!.instrument === instrument)) return false
    if (cardRefusal(table, this.row, card) !== null) return false
    this.slots[seat]!--
    this.purse[seat]! -= price
    this.uses.push(card)
    return true
  }

  addSolo(shift: Shift): boolean {
    const { table, row } = this
    const { seat, issue } = table.holdings[shift.h]!
    if (this.slots[seat]! < 1 || this.#shifted.has(shift.h) || !this.canMove(seat)) return false
    if (table.ownedBy[issue]! >= 0 && table.ownedBy[issue] !== seat) return false
    if (shiftRefusal(table, row, shift) !== null) return false
    const cost = soloCost(table, row, shift)
    if (cost > this.purse[seat]!) return false
    this.slots[seat]!--
    this.#take(seat, shift, cost, 1)
    this.solos.push(shift)
    return true
  }

  /** Net cost of this text to all its seats here, or −1 if it is not legal or somebody cannot bear it. */
  priceOf(room: number, by: number, shifts: readonly Shift[]): number {
    const { table, row } = this
    const entry = table.rooms[room]!
    for (const shift of shifts) if (this.#shifted.has(shift.h)) return -1
    let total = 0
    for (let i = 0; i < shifts.length; i++) {
      const { seat } = table.holdings[shifts[i]!.h]!
      let own = 0
      let isFirst = true
      for (let j = 0; j < shifts.length; j++) {
        if (table.holdings[shifts[j]!.h]!.seat !== seat) continue
        own++
        if (j < i) isFirst = false
      }
      if (!isFirst) continue
      if (own > entry.cap || this.#moved[seat]! + own > Math.max(this.#mobility[seat]!, entry.mobility)) return -1
      const { net } = dealCost(table, row, room, shifts, seat)
      if (net > this.purse[seat]!) return -1
      total += net
    }
    return dealRefusal(table, row, { room, by, shifts }) === null ? total : -1
  }

  addDeal(room: number, by: number, shifts: readonly Shift[]): boolean {
    const { table, row } = this
    if (this.slots[by]! < 1 || this.priceOf(room, by, shifts) < 0) return false
    this.slots[by]!--
    this.#meetIn(room, [by, ...seatsOf(table, shifts)])
    for (const seat of seatsOf(table, shifts)) {
      const own = shifts.filter((shift) => table.holdings[shift.h]!.seat === seat)
      this.purse[seat]! -= dealCost(table, row, room, shifts, seat).net
      for (const shift of own) this.#take(seat, shift, 0, 1)
    }
    this.deals.push({ room, by, shifts, signs: -1 })
    return true
  }

  /** A caller of this room who still has a slot, the least needed elsewhere first; −1 if none. */
  callerOf(room: number, spare: readonly number[], among?: readonly number[]): number {
    let best = -1
    for (const seat of this.table.rooms[room]!.callers) {
      if (this.slots[seat]! < 1 || (among && !among.includes(seat))) continue
      if (best < 0 || this.slots[seat]! * 100 + spare[seat]! > this.slots[best]! * 100 + spare[best]!) best = seat
    }
    return best
  }

  addCall(room: number, spare: readonly number[]): boolean {
    if (this.#meets.has(room) || !roomMeets(this.table, this.row, room)) return false
    const by = this.callerOf(room, spare)
    if (by < 0) return false
    this.slots[by]!--
    this.#meetIn(room, [by])
    this.calls.push({ room, by })
    return true
  }

  addReserve(reserve: number): boolean {
    const { seat } = this.table.reserves[reserve]!
    if (
      this.slots[seat]! < 1 ||
      this.reserves.includes(reserve) ||
      reserveRefusal(this.table, this.row, reserve) !== null
    )
      return false
    this.slots[seat]!--
    this.reserves.push(reserve)
    return true
  }

  addSignal(signal: SignalAction): boolean {
    const { seat } = this.table.holdings[signal.h]!
    if (this.slots[seat]! < 1 || signalRefusal(this.table, this.row, signal) !== null) return false
    this.slots[seat]!--
    this.signals.push(signal)
    return true
  }

  /** Says what this term in confidence asks for, in whichever of its wordings the giver may; true also where it is said. */
  addWord(confidence: number): boolean {
    const { holding: h } = this.table.confidences[confidence]!
    if (this.signals.some((signal) => metBy(this.table, signal).includes(confidence))) return true
    return sayable(this.table, confidence).some((o) => this.addSignal({ h, o, to: hearers(this.table, h, o) }))
  }

  /** With a deal where that is allowed, else in a slot. */
  addSign(exit: number, spare: readonly number[]): boolean {
    const { table, row } = this
    if (this.signs.some((sign) => sign.exit === exit) || this.deals.some((deal) => deal.signs === exit)) return true
    const { signatories } = table.exits[exit]!
    if (signRefusal(table, row, { exit, by: signatories[0]! }) !== null) return false
    // Where agreement signs at once, the step does it.
    if (table.sameRound) return true
    let by = -1
    for (const seat of signatories) if (this.slots[seat]! > 0 && (by < 0 || spare[seat]! > spare[by]!)) by = seat
    if (by < 0) return false
    this.slots[by]!--
    this.signs.push({ exit, by })
    return true
  }

  /** A proposal to sign that came to nothing changed nothing: a line leaves it out. */
  dropUnsigned(after: Row): void {
    const isTaken = (exit: number) => after[this.table.layout.taken + exit]! > 0
    for (const deal of this.deals) if (deal.signs >= 0 && !isTaken(deal.signs)) deal.signs = -1
    this.signs = this.signs.filter((sign) => isTaken(sign.exit))
  }

  #meetIn(room: number, seats: readonly number[]): void {
    this.#meets.add(room)
    const { mobility } = this.table.rooms[room]!
    for (const seat of seats)
      if (this.table.rooms[room]!.members.includes(seat))
        this.#mobility[seat] = Math.max(this.#mobility[seat]!, mobility)
  }

  #take(seat: number, shift: Shift, cost: number, moves: number): void {
    this.#shifted.add(shift.h)
    this.purse[seat]! -= cost
    this.#moved[seat]! += moves
  }

  /** As the rules take it when everyone says yes. */
  action(): RoundAction {
    const free = this.deals
      .filter((deal) => deal.signs >= 0)
      .map((deal) => ({ exit: deal.signs, by: deal.by, free: true }))
    return {
      uses: this.uses,
      solos: this.solos,
      deals: this.deals.map(({ room, by, shifts }) => ({ room, by, shifts })),
      meets: this.calls,
      reserves: this.reserves,
      signs: [...free, ...this.signs],
      signals: this.signals,
    }
  }

  /** As people would play it. */
  commit(): PlannedRound {
    const { table } = this
    const commit: Record<string, Act[]> = {}
    const put = (seat: number, act: Act) => (commit[table.seats[seat]!] ??= []).push(act)
    for (const { room, by, shifts, signs } of this.deals) {
      const text = {
        kind: 'deal',
        room: table.roomIds[room]!,
        steps: shifts.map((shift) => writeStep(table, shift)),
      } as const
      put(by, signs < 0 ? text : { ...text, signs: table.scenario.exits[signs]!.id })
    }
    for (const shift of this.solos) {
      const { seat, issue, option } = writeStep(table, shift)
      put(table.seats.indexOf(seat), { kind: 'shift', issue, option })
    }
    for (const { room, by } of this.calls) put(by, { kind: 'call', room: table.roomIds[room]! })
    for (const card of this.uses)
      put(table.cards[card]!.seat, {
        kind: 'use',
        instrument: table.scenario.instruments[table.cards[card]!.instrument]!.id,
      })
    for (const reserve of this.reserves)
      put(table.reserves[reserve]!.seat, { kind: 'reserve', reserve: table.scenario.reserves[reserve]!.id })
    for (const signal of this.signals) put(table.holdings[signal.h]!.seat, writeSignal(table, signal))
    for (const { exit, by } of this.signs) put(by, { kind: 'sign', exit: table.scenario.exits[exit]!.id })
    return { commit }
  }
}
