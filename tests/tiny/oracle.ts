/**
 * The oracle of the tests: what can still be signed, by trying every joint
 * round action from every state to the end. It knows nothing of bounds, lines
 * or formulas; it has the rules' `step` and `actionRefusal`, and patience.
 */
import type { Act, Agenda } from '../../src/domain/move.ts'
import { actionRefusal, NOTHING, type RoundAction } from '../../src/engine/action.ts'
import { adjudicate } from '../../src/engine/adjudicate.ts'
import { isOver } from '../../src/engine/holds.ts'
import { writeSignal, writeStep } from '../../src/engine/read.ts'
import { type Luck, step } from '../../src/engine/step.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { everyoneAgrees } from './everyoneAgrees.ts'
import { roundActions } from './everything.ts'

/** What is true of one exit in one state. Rounds count from 1; 0 is never. */
export interface ExitTruth {
  /** Rounds of the shortest line, whatever is drawn; 0 if there is none. */
  readonly fewestRounds: number
  /** Reachable with some draws and not with others. */
  readonly needsLuck: boolean
  /** Rounds in which nobody acts and no chance event happens, after which the game goes on and it is signed or can still be; −1 if it never can. */
  readonly slack: number
}

export interface Truth {
  readonly exits: readonly ExitTruth[]
  /** Joint round actions tried. */
  readonly tried: number
  readonly states: number
}

export interface Rules {
  readonly actions: (table: Table, row: Row) => Iterable<RoundAction>
  readonly isLegal: (table: Table, row: Row, action: RoundAction) => boolean
  readonly step: typeof step
}

export const RULES: Rules = { actions: roundActions, isLegal: isPlayable, step }

/** Null if more than `budget` actions would have to be tried: half a search proves nothing. */
export function truthOf(table: Table, row: Row, budget: number, rules: Rules = RULES): Truth | null {
  const chancy = table.events.flatMap((event, e) =>
    event.chance !== null && event.at >= row[0]! && row[table.layout.event + e] === 0 ? [e] : [],
  )
  const purse = { left: budget, states: 0 }
  const waited = waitingRows(table, row, rules)
  const worlds = subsets(chancy).map((draws) => {
    const seen = new Map<string, readonly number[]>()
    const luck: Luck = (event) => draws.includes(event)
    return (from: Row) => fewestFrom(table, from, luck, purse, seen, rules)
  })
  const now = worlds.map((world) => world(row))
  const later = waited.map((at) => worlds.map((world) => world(at)))
  if (purse.left < 0) return null
  const exits = table.exits.map((_, x): ExitTruth => {
    const found = now.map((fewest) => fewest[x]!).filter((n) => n > 0)
    // What signs itself while everyone waits was not lost by waiting.
    const waits = later.map(
      (column, w) =>
        waited[w]![0]! <= table.exits[x]!.last &&
        waited[w]![table.layout.over] === 0 &&
        (waited[w]![table.layout.taken + x]! > 0 || column.some((fewest) => fewest[x]! > 0)),
    )
    return {
      fewestRounds: found.length === 0 ? 0 : Math.min(...found),
      needsLuck: found.length > 0 && found.length < now.length,
      slack: found.length === 0 ? -1 : waits.lastIndexOf(true),
    }
  })
  return { exits, tried: budget - purse.left, states: purse.states }
}

/** Rounds to the signature by exit, 0 where there is no way. */
function fewestFrom(
  table: Table,
  row: Row,
  luck: Luck,
  purse: { left: number; states: number },
  seen: Map<string, readonly number[]>,
  rules: Rules,
): readonly number[] {
  const fewest = table.exits.map(() => 0)
  if (isOver(table, row) || isSettled(table, row) || purse.left < 0) return fewest
  const key = row.join()
  const known = seen.get(key)
  if (known !== undefined) return known
  purse.states++
  const tried = new Set<string>()
  for (const action of rules.actions(table, row)) {
    if (purse.left-- < 0) return fewest
    if (!rules.isLegal(table, row, action)) continue
    const next = rules.step(table, row, action, luck)
    const nextKey = next.join()
    if (tried.has(nextKey)) continue
    tried.add(nextKey)
    const after = fewestFrom(table, next, luck, purse, seen, rules)
    table.exits.forEach((_, x) => {
      if (row[table.layout.taken + x]! > 0) return
      const rounds = next[table.layout.taken + x]! > 0 ? 1 : after[x]! > 0 ? after[x]! + 1 : 0
      if (rounds > 0 && (fewest[x] === 0 || rounds < fewest[x]!)) fewest[x] = rounds
    })
  }
  seen.set(key, fewest)
  return fewest
}

/** Nothing is left to be signed: signed, shut, or its window gone. */
const isSettled = (table: Table, row: Row): boolean =>
  table.exits.every(
    (exit, x) => row[table.layout.taken + x]! > 0 || row[table.layout.shut + x]! > 0 || row[0]! > exit.last,
  )

function waitingRows(table: Table, row: Row, rules: Rules): readonly Row[] {
  const rows: Row[] = [row]
  while (!isOver(table, rows.at(-1)!)) rows.push(rules.step(table, rows.at(-1)!, NOTHING, () => false))
  return rows
}

const subsets = (list: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: 1 << list.length }, (_, bits) => list.filter((_entry, i) => (bits >> i) & 1))

/**
 * Legal, and made by commitments to which all say yes (L4). A room that others
 * call lets a seat move further only if the seat has a text there, so an action
 * that leans on a room's mobility is played through to be sure.
 */
export function isPlayable(table: Table, row: Row, action: RoundAction): boolean {
  if (actionRefusal(table, row, action) !== null) return false
  return !leansOnRooms(table, action) || isAgreed(table, row, action)
}

function leansOnRooms(table: Table, action: RoundAction): boolean {
  const moved = table.seats.map(() => 0)
  for (const { h } of [...action.solos, ...action.deals.flatMap((deal) => deal.shifts)])
    moved[table.holdings[h]!.seat]!++
  return moved.some((n) => n > table.mobility)
}

function isAgreed(table: Table, row: Row, action: RoundAction): boolean {
  const commit = commitmentsOf(table, action)
  const { refused, notes } = adjudicate(table, row, commit, everyoneAgrees(table, commit))
  return refused === null && !notes.some((note) => note.kind === 'deal-failed')
}

/** Who puts what on the table so that this happens. */
export function commitmentsOf(table: Table, action: RoundAction): Readonly<Record<string, Agenda>> {
  const commit: Record<string, Act[]> = {}
  const put = (seat: number, act: Act): void => {
    const id = table.seats[seat]!
    commit[id] = [...(commit[id] ?? []), act]
  }
  const { scenario } = table
  for (const card of action.uses)
    put(table.cards[card]!.seat, { kind: 'use', instrument: scenario.instruments[table.cards[card]!.instrument]!.id })
  for (const shift of action.solos) {
    const { seat: _, ...where } = writeStep(table, shift)
    put(table.holdings[shift.h]!.seat, { kind: 'shift', ...where })
  }
  for (const deal of action.deals)
    put(deal.by, {
      kind: 'deal',
      room: table.roomIds[deal.room]!,
      steps: deal.shifts.map((shift) => writeStep(table, shift)),
    })
  for (const meet of action.meets) put(meet.by, { kind: 'call', room: table.roomIds[meet.room]! })
  for (const reserve of action.reserves)
    put(table.reserves[reserve]!.seat, { kind: 'reserve', reserve: scenario.reserves[reserve]!.id })
  for (const signal of action.signals) put(table.holdings[signal.h]!.seat, writeSignal(table, signal))
  for (const sign of action.signs) if (!sign.free) put(sign.by, { kind: 'sign', exit: scenario.exits[sign.exit]!.id })
  return commit
}
