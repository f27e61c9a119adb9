/**
 * The oracle of the tests: every legal round action from every state, by plain
 * enumeration with the rules' own legality. Slow, and sure as far as it got.
 */
import type { Act } from '../../src/domain/move.ts'
import type { RoundAction, SignalAction } from '../../src/engine/action.ts'
import {
  actionRefusal,
  cardRefusal,
  dealRefusal,
  NOTHING,
  reserveRefusal,
  shiftRefusal,
  signalRefusal,
  signRefusal,
} from '../../src/engine/action.ts'
import type { Shift } from '../../src/engine/cost.ts'
import { isOver, roomMeets } from '../../src/engine/holds.ts'
import { cardIndex, readSignal, readStep } from '../../src/engine/read.ts'
import { step } from '../../src/engine/step.ts'
import type { Row, Table } from '../../src/engine/table.ts'

type Part = (action: RoundAction) => RoundAction

export interface Everything {
  /** Exits that some play takes. */
  readonly taken: ReadonlySet<number>
  readonly states: number
  /** False if the budget ended it. */
  readonly isComplete: boolean
  /** Distinct states by round. */
  readonly byRound: readonly number[]
}

/** What one seat does in the first round, and nothing else of its own. */
export interface Opening {
  readonly seat: number
  readonly act: Exclude<Act, { kind: 'deal' }>
}

/** `budget` counts round actions tried. */
export function everything(table: Table, from: Row, budget: number, opening?: Opening): Everything {
  const taken = new Set<number>()
  const byRound = table.onlyIf.map(() => 0)
  let left = budget
  let states = 0
  let level = new Map<string, Row>([[from.join(), from]])
  while (level.size > 0) {
    const next = new Map<string, Row>()
    for (const row of level.values()) {
      states++
      byRound[row[0]!]!++
      for (const action of roundActions(table, row, row === from ? opening : undefined)) {
        if (left-- <= 0) return { taken, states, isComplete: false, byRound }
        if (actionRefusal(table, row, action) !== null) continue
        for (const draws of drawsAt(table, row[0]!)) {
          const after = step(table, row, action, (event) => draws.includes(event))
          table.exits.forEach((_, x) => {
            if (after[table.layout.taken + x]! > 0) taken.add(x)
          })
          if (!isOver(table, after)) next.set(after.join(), after)
        }
      }
    }
    level = next
  }
  return { taken, states, isComplete: true, byRound }
}

function drawsAt(table: Table, round: number): readonly (readonly number[])[] {
  const chancy = table.events.flatMap((event, e) => (event.at === round && event.chance !== null ? [e] : []))
  return Array.from({ length: 1 << chancy.length }, (_, bits) => chancy.filter((_event, i) => (bits >> i) & 1))
}

/** Every choice of up to all slots by every seat; legality is the caller's. */
export function* roundActions(table: Table, row: Row, opening?: Opening): Generator<RoundAction> {
  const hands = table.seats.map((_, seat) =>
    seat === opening?.seat ? [[partOf(table, seat, opening.act)]] : handsOf(table, row, seat),
  )
  yield* combine(hands, 0, NOTHING)
}

function* combine(
  hands: readonly (readonly (readonly Part[])[])[],
  seat: number,
  action: RoundAction,
): Generator<RoundAction> {
  if (seat === hands.length) {
    yield action
    return
  }
  for (const hand of hands[seat]!)
    yield* combine(
      hands,
      seat + 1,
      hand.reduce((sum, part) => part(sum), action),
    )
}

/** Selections of up to `slots` acts. */
function handsOf(table: Table, row: Row, seat: number): readonly (readonly Part[])[] {
  const parts = partsOf(table, row, seat)
  let hands: (readonly { part: Part; i: number }[])[] = [[]]
  let all = hands.slice()
  for (let slot = 0; slot < table.slots; slot++) {
    hands = hands.flatMap((hand) =>
      parts.flatMap((part, i) => (i > (hand.at(-1)?.i ?? -1) ? [[...hand, { part, i }]] : [])),
    )
    all = all.concat(hands)
  }
  return all.map((hand) => hand.map(({ part }) => part))
}

function partOf(table: Table, seat: number, act: Opening['act']): Part {
  const { scenario } = table
  switch (act.kind) {
    case 'use':
      return (a) => ({ ...a, uses: [...a.uses, cardIndex(table, seat, act.instrument)] })
    case 'shift':
      return (a) => ({
        ...a,
        solos: [...a.solos, readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })!],
      })
    case 'call':
      return (a) => ({ ...a, meets: [...a.meets, { room: table.roomIds.indexOf(act.room), by: seat }] })
    case 'reserve':
      return (a) => ({
        ...a,
        reserves: [...a.reserves, scenario.reserves.findIndex((entry) => entry.id === act.reserve)],
      })
    case 'sign':
      return (a) => ({
        ...a,
        signs: [...a.signs, { exit: scenario.exits.findIndex((entry) => entry.id === act.exit), by: seat }],
      })
    case 'signal':
      return (a) => ({ ...a, signals: [...a.signals, readSignal(table, table.seats[seat]!, act)!] })
    default:
      return (a) => a
  }
}

function partsOf(table: Table, row: Row, seat: number): readonly Part[] {
  const parts: Part[] = []
  table.cards.forEach((card, c) => {
    if (card.seat === seat && cardRefusal(table, row, c) === null)
      parts.push((a) => ({ ...a, uses: sharedPlayed(table, a, c) ? a.uses : [...a.uses, c] }))
  })
  table.holdings.forEach((holding, h) => {
    if (holding.seat !== seat) return
    holding.cost.forEach((_, o) => {
      if (shiftRefusal(table, row, { h, o }) === null) parts.push((a) => ({ ...a, solos: [...a.solos, { h, o }] }))
    })
  })
  table.rooms.forEach((entry, room) => {
    if (!roomMeets(table, row, room) || !entry.callers.includes(seat)) return
    parts.push((a) => ({ ...a, meets: [...a.meets, { room, by: seat }] }))
    for (const shifts of textsOf(table, row, room)) {
      const deal = { room, by: seat, shifts }
      if (dealRefusal(table, row, deal) === null) {
        parts.push((a) => ({ ...a, deals: [...a.deals, deal] }))
        if (!table.sameRound) continue
        table.exits.forEach((_, exit) => {
          if (signRefusal(table, row, { exit, by: seat }) === null)
            parts.push((a) => ({
              ...a,
              deals: [...a.deals, deal],
              signs: [...a.signs, { exit, by: seat, free: true }],
            }))
        })
      }
    }
  })
  for (const signal of signalsOf(table, seat))
    if (signalRefusal(table, row, signal) === null) parts.push((a) => ({ ...a, signals: [...a.signals, signal] }))
  table.reserves.forEach((reserve, r) => {
    if (reserve.seat === seat && reserveRefusal(table, row, r) === null)
      parts.push((a) => ({ ...a, reserves: [...a.reserves, r] }))
  })
  table.exits.forEach((_, exit) => {
    if (signRefusal(table, row, { exit, by: seat }) === null)
      parts.push((a) => ({ ...a, signs: [...a.signs, { exit, by: seat }] }))
  })
  return parts
}

/** Whatever a term in confidence speaks of, to every audience. What no term speaks of changes nothing (L3). */
function signalsOf(table: Table, seat: number): readonly SignalAction[] {
  let audiences: (readonly number[])[] = [[]]
  table.seats.forEach((_, other) => {
    if (other !== seat) audiences = audiences.flatMap((to) => [to, [...to, other]])
  })
  return table.holdings.flatMap((holding, h) =>
    holding.seat !== seat
      ? []
      : holding.cost.flatMap((_, o) =>
          table.confidences.some((word) => word.holding === h && word.options.includes(o))
            ? audiences.map((to): SignalAction => ({ h, o, to }))
            : [],
        ),
  )
}

const sharedPlayed = (table: Table, action: RoundAction, card: number): boolean => {
  const { instrument } = table.cards[card]!
  return (
    table.instruments[instrument]!.shared && action.uses.some((other) => table.cards[other]!.instrument === instrument)
  )
}

/** Every set of steps of the room's members, at most one a holding. */
function textsOf(table: Table, row: Row, room: number): readonly (readonly Shift[])[] {
  let texts: (readonly Shift[])[] = [[]]
  table.holdings.forEach((holding, h) => {
    if (!table.rooms[room]!.members.includes(holding.seat)) return
    const options = holding.cost.flatMap((_, o) => (shiftRefusal(table, row, { h, o }) === null ? [{ h, o }] : []))
    texts = texts.flatMap((text) => [text, ...options.map((shift) => [...text, shift])])
  })
  return texts.filter((text) => text.length > 1)
}
