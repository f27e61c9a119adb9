/**
 * One seat's agenda of this round, put to the formula of all plays: it sends
 * this and nothing else; what the others send, and what it says to their texts,
 * is left open. Where the rules let others decide what becomes of an act (a
 * text, a call, a signature), only the slots it leaves over are settled: so what
 * cannot be here cannot be in play.
 */
import type { Agenda } from '../domain/move.ts'
import type { ClauseProof, Line } from '../domain/verdict.ts'
import { metBy, type SignalAction } from '../engine/action.ts'
import { cardIndex, exitIndex, readSignal, readStep, reserveIndex, roomIndex } from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'
import { FALSE, not, TRUE } from './sat/formula.ts'
import { Plays, type Round } from './sat/plays.ts'
import { readLine } from './sat/readLine.ts'
import type { Lit } from './sat/solver.ts'
import { writtenProof } from './sat/writtenProof.ts'
import { signedIn } from './stillTakes.ts'

/** A line and its draws; a proof that there is none; or neither within the budget. */
export type Opened =
  | { readonly is: 'yes'; readonly line: Line; readonly draws: readonly number[] }
  | { readonly is: 'no'; readonly proof: ClauseProof }
  | { readonly is: 'open' }

/** All plays from one state that begin with an agenda of this seat; the formula is written when first needed. */
export class Openings {
  readonly #table: Table
  readonly #row: Row
  readonly #seat: number
  #plays: Plays | null = null

  constructor(table: Table, row: Row, seat: number) {
    this.#table = table
    this.#row = row
    this.#seat = seat
  }

  /** Can this exit be signed in a round from `from` on (from 0), the agenda being sent? `budget`: conflicts. */
  ask(agenda: Agenda, exit: number, from: number, budget: number): Opened {
    const table = this.#table
    const last = Math.min(table.exits[exit]!.last, table.rounds - 1)
    const plays = this.#written()
    const { solver } = plays.formula
    // What was learnt about another question must not matter to this one.
    solver.forget()
    const given = givenBy(table, plays.rounds[0]!, this.#seat, agenda)
    if (given === null) return { is: 'open' }
    const ends: number[] = []
    let isSure = true
    for (let round = from; round <= last; round++) {
      const signed = plays.signed(exit, round)
      if (signed === FALSE) continue
      const left = budget - solver.conflicts
      const answer = left <= 0 ? 'unknown' : solver.solve([...given, signed], left)
      if (answer === 'unsat') ends.push(solver.last)
      else isSure = false
      if (answer !== 'sat') continue
      const { rounds, draws } = readLine(table, plays, round)
      const isSent = sameAgenda(table, this.#seat, rounds[0]!.commit[table.seats[this.#seat]!] ?? [], agenda)
      if (isSent && signedIn(table, this.#row, exit, rounds, (event) => draws.includes(event)) === round)
        return { is: 'yes', line: rounds, draws }
    }
    return isSure ? { is: 'no', proof: writtenProof(plays.formula, ends) } : { is: 'open' }
  }

  #written(): Plays {
    if (this.#plays === null) {
      this.#plays = new Plays(this.#table, this.#row)
      this.#plays.extend(this.#table.rounds - 1)
    }
    return this.#plays
  }
}

/** Null if the formula has no word for what is sent. */
function givenBy(table: Table, round: Round, seat: number, agenda: Agenda): readonly Lit[] | null {
  const given: Lit[] = []
  const sent = sentBy(table, seat, agenda)
  if (sent === null) return null
  table.cards.forEach((card, c) => {
    if (card.seat !== seat) return
    if (!sent.cards.includes(c)) given.push(not(round.uses[c]!))
    // Of a shared card the first to play it counts, whoever that is.
    else if (!table.instruments[card.instrument]!.shared) given.push(round.uses[c]!)
  })
  for (const { h, o } of sent.shifts) given.push(round.steps.to[h]![o]!)
  for (const place of round.steps.places) {
    if (place.seat === seat && sent.shifts.length === 0) given.push(not(place.alone))
    if (!sent.hasText) given.push(not(place.by[seat]!))
  }
  round.calls.forEach((callers, r) => {
    if (!sent.rooms.includes(r)) given.push(not(callers[seat]!))
  })
  table.reserves.forEach((reserve, r) => {
    if (reserve.seat === seat) given.push(sent.reserves.includes(r) ? round.reserves[r]! : not(round.reserves[r]!))
  })
  for (const { h, o, lit } of round.tells)
    if (table.holdings[h]!.seat === seat)
      given.push(sent.words.some((word) => word.h === h && word.o === o) ? lit : not(lit))
  round.proposals.forEach((seats, x) => {
    if (!sent.exits.includes(x)) given.push(not(seats[seat]!))
  })
  return given.includes(FALSE) ? null : given.filter((lit) => lit !== TRUE)
}

function sentBy(table: Table, seat: number, agenda: Agenda) {
  const sent = {
    cards: [] as number[],
    shifts: [] as { readonly h: number; readonly o: number }[],
    rooms: [] as number[],
    reserves: [] as number[],
    exits: [] as number[],
    words: [] as SignalAction[],
    hasText: false,
  }
  for (const act of agenda) {
    switch (act.kind) {
      case 'use':
        sent.cards.push(cardIndex(table, seat, act.instrument))
        break
      case 'shift': {
        const shift = readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })
        if (shift === null) return null
        sent.shifts.push(shift)
        break
      }
      case 'deal':
        // A text that also signs spends no slot on it, which the formula does not tell.
        if (act.signs !== undefined && !table.sameRound) return null
        sent.hasText = true
        sent.rooms.push(roomIndex(table, act.room))
        break
      case 'call':
        sent.rooms.push(roomIndex(table, act.room))
        break
      case 'sign':
        sent.exits.push(exitIndex(table, act.exit))
        break
      case 'reserve':
        sent.reserves.push(reserveIndex(table, act.reserve))
        break
      case 'signal': {
        const signal = readSignal(table, table.seats[seat]!, act)
        if (signal === null) return null
        // What meets no term takes its slot, and is in no play.
        if (metBy(table, signal).length > 0) sent.words.push(signal)
        break
      }
      case 'pass':
        break
    }
  }
  return sent
}

/** Passing is in no line; of what is said in confidence the terms count that it meets. */
function sameAgenda(table: Table, seat: number, one: Agenda, other: Agenda): boolean {
  const written = (agenda: Agenda) =>
    agenda
      .flatMap((act) => {
        if (act.kind === 'pass') return []
        if (act.kind !== 'signal') return [JSON.stringify(act)]
        const signal = readSignal(table, table.seats[seat]!, act)
        const met = signal === null ? [] : metBy(table, signal)
        return met.length === 0 ? [] : [`says ${met.join()}`]
      })
      .sort()
      .join()
  return written(one) === written(other)
}
