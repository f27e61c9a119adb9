/** From an answer of the solver to a line of play: per round, who does what. */
import type { Act } from '../../domain/move.ts'
import type { Line, PlannedRound } from '../../domain/verdict.ts'
import type { Shift } from '../../engine/cost.ts'
import { writeSignal, writeStep } from '../../engine/read.ts'
import type { Table } from '../../engine/table.ts'
import { hearers } from '../targets.ts'
import { FALSE } from './formula.ts'
import type { Plays, Round } from './plays.ts'
import type { Lit } from './solver.ts'

export interface Found {
  readonly rounds: Line
  /** Chance events that happen in it. */
  readonly draws: readonly number[]
}

/** Rounds that are not played are left out. */
export function readLine(table: Table, plays: Plays, until: number): Found {
  const holds = (lit: Lit): boolean => lit !== FALSE && plays.formula.solver.holds(lit)
  const rounds = plays.rounds.filter((round) => round.round <= until && holds(round.live))
  return {
    rounds: rounds.map((round) => readRound(table, round, holds)),
    draws: table.events.flatMap((event, e) => (event.chance !== null && holds(plays.draws[e]!) ? [e] : [])),
  }
}

function readRound(table: Table, round: Round, holds: (lit: Lit) => boolean): PlannedRound {
  const commit: Record<string, Act[]> = {}
  const put = (seat: number, act: Act): void => {
    ;(commit[table.seats[seat]!] ??= []).push(act)
  }
  const { places, same } = round.steps
  const shifts = places.map((place) => shiftOf(table, round, place.seat, place.nth, holds))
  // A room in which people may move further comes first: later texts are then accepted on top.
  const reach = (p: number): number =>
    Math.max(0, ...places[p]!.rooms.map((lit, r) => (holds(lit) ? table.rooms[r]!.mobility : 0)))
  const order = places.map((_, p) => p).sort((p, q) => reach(q) - reach(p) || p - q)
  order.forEach((p) => {
    const place = places[p]!
    const shift = shifts[p]
    if (!shift || !holds(place.used)) return
    const { issue, option } = writeStep(table, shift)
    if (holds(place.alone)) {
      put(place.seat, { kind: 'shift', issue, option })
      return
    }
    if (same[p]!.some(holds)) return
    const steps = places.flatMap((_, q) =>
      q === p || (q > p && holds(same[q]![p]!)) ? [writeStep(table, shifts[q]!)] : [],
    )
    put(place.by.findIndex(holds), { kind: 'deal', room: table.roomIds[place.rooms.findIndex(holds)]!, steps })
  })
  round.calls.forEach((list, r) => {
    // Each by itself: who calls a room may move as far as it lets people, whoever else is there.
    list.forEach((lit, by) => {
      const tables = places.some((place) => holds(place.rooms[r]!) && holds(place.by[by]!))
      if (holds(lit) && !tables) put(by, { kind: 'call', room: table.roomIds[r]! })
    })
  })
  round.uses.forEach((lit, c) => {
    if (holds(lit))
      put(table.cards[c]!.seat, { kind: 'use', instrument: table.scenario.instruments[table.cards[c]!.instrument]!.id })
  })
  round.reserves.forEach((lit, r) => {
    if (holds(lit)) put(table.reserves[r]!.seat, { kind: 'reserve', reserve: table.scenario.reserves[r]!.id })
  })
  for (const { h, o, lit } of round.tells)
    if (holds(lit)) put(table.holdings[h]!.seat, writeSignal(table, { h, o, to: hearers(table, h, o) }))
  round.proposals.forEach((list, x) => {
    const by = list.findIndex(holds)
    if (by >= 0) put(by, { kind: 'sign', exit: table.scenario.exits[x]!.id })
  })
  return { commit }
}

function shiftOf(table: Table, round: Round, seat: number, nth: number, holds: (lit: Lit) => boolean): Shift | null {
  for (const [h, list] of round.steps.nth.entries()) {
    const lit = list[nth - 1]
    if (table.holdings[h]!.seat === seat && lit !== undefined && holds(lit))
      return { h, o: round.steps.to[h]!.findIndex(holds) }
  }
  return null
}
