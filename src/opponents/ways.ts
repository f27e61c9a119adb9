/**
 * What lies ahead, from one public state: where it drifts if nobody does
 * anything more, and for every exit who would have to step, what that costs
 * whom, and what each seat's aims would make of it.
 *
 * Everything is counted in positions visited, never in time. A cached prospect
 * charges its price again, so that warm and cold give the same answer.
 */
import { NOTHING } from '../engine/action.ts'
import { rise, type Shift } from '../engine/cost.ts'
import { allHold, areTold, isOver, lockedSeats, termsStand } from '../engine/holds.ts'
import { step } from '../engine/step.ts'
import { RED, type Row, type Table, type Test } from '../engine/table.ts'
import { type AimState, aimState } from './aims.ts'
import { WEIGHTS } from './weights.ts'

/** A purse of positions: `spend` says whether there was enough. */
export class Visits {
  #left: number
  constructor(most: number) {
    this.#left = most
  }
  get left(): number {
    return this.#left
  }
  spend(positions: number): boolean {
    this.#left -= positions
    return this.#left >= 0
  }
}

export interface Way {
  readonly exit: number
  /** Still possible if everyone wanted it, as far as this short look goes. */
  readonly live: boolean
  /** Missing steps of the signatories, issue by issue in the order of the terms. */
  readonly missing: readonly Shift[]
  /** By seat: steps owed, their cost after likely cover. */
  readonly owed: readonly number[]
  readonly bill: readonly number[]
  /** By seat: what others' missing steps are worth to it. */
  readonly toward: readonly number[]
  /** By aim of the scenario: change against drifting, in weight. */
  readonly aims: readonly number[]
  /** By seat: aims and the worth of a way out, less the bill. */
  readonly interest: readonly number[]
}

export interface Prospect {
  readonly drift: Row
  readonly driftAims: readonly AimState[]
  readonly ways: readonly Way[]
  readonly price: number
}

const ALL_HAPPEN = () => true

/** The calendar alone, up to a round or the end; chance is expected to be unkind. */
export function drift(table: Table, row: Row, until: number, visits: Visits): Row {
  let at = row
  while (!isOver(table, at) && at[0]! < until && visits.spend(1)) at = step(table, at, NOTHING, ALL_HAPPEN)
  return at
}

const cache = new WeakMap<Table, WeakMap<Row, Prospect>>()

export function prospect(table: Table, row: Row, visits: Visits): Prospect {
  let rows = cache.get(table)
  if (rows === undefined) cache.set(table, (rows = new WeakMap()))
  const known = rows.get(row)
  if (known !== undefined) {
    visits.spend(known.price)
    return known
  }
  const purse = new Visits(PRICE_MOST)
  const end = drift(table, row, table.rounds, purse)
  const driftAims = table.aims.map((aim) => aimState(table, end, aim))
  const ways = table.exits.map((_, exit) => wayTo(table, row, exit, driftAims, purse))
  const seen = { drift: end, driftAims, ways, price: PRICE_MOST - purse.left }
  visits.spend(seen.price)
  rows.set(row, seen)
  return seen
}

const PRICE_MOST = 1000

const GONE: Omit<Way, 'exit' | 'owed' | 'bill' | 'toward' | 'aims' | 'interest'> = { live: false, missing: [] }

function wayTo(table: Table, row: Row, exit: number, driftAims: readonly AimState[], purse: Visits): Way {
  const zero = table.seats.map(() => 0)
  const gone: Way = {
    ...GONE,
    exit,
    owed: zero,
    bill: zero,
    toward: zero,
    aims: table.aims.map(() => 0),
    interest: zero,
  }
  const missing = isOpen(table, row, exit) ? missingSteps(table, row, exit) : null
  if (missing === null) return gone
  const end = reach(table, row, exit, missing, purse)
  if (end === null) return gone
  const entry = table.exits[exit]!
  const owed = zero.slice()
  const gross = zero.slice()
  for (const shift of missing) {
    const { seat } = table.holdings[shift.h]!
    owed[seat]!++
    gross[seat]! += rise(table, row, shift)
  }
  const toward = zero.map((_, seat) =>
    worths(table, row, seat, missing).reduce((sum, worth) => sum + Math.max(0, worth), 0),
  )
  const bill = gross.map((points, seat) => points - likelyCover(table, row, points, owed[seat]!))
  const aims = table.aims.map((aim, a) => aimWeight(aimState(table, end, aim)) - aimWeight(driftAims[a]!))
  const out = entry.ends ? WEIGHTS.ends.value : WEIGHTS.widens.value
  const interest = zero.map((_, seat) => {
    const own = table.aims.reduce((sum, aim, a) => sum + (aim.seat === seat ? aims[a]! : 0), 0)
    return own + out + toward[seat]! - WEIGHTS.cost.value * bill[seat]!
  })
  return {
    exit,
    live: owed.every((steps) => enoughRounds(table, row, exit, steps)),
    missing,
    owed,
    bill,
    toward,
    aims,
    interest,
  }
}

export const aimWeight = (state: AimState): number =>
  state === 'met' ? WEIGHTS.aimMet.value : state === 'partly' ? WEIGHTS.aimPartly.value : 0

/** What one step of another is worth on a seat's own table, in weight; below 0 if it moves away. */
export function worthOf(table: Table, row: Row, seat: number, shift: Shift): number {
  const holding = table.holdings[shift.h]!
  if (holding.seat === seat) return 0
  const mine = table.holding[seat]![holding.issue]!
  if (mine < 0) return 0
  const { cost } = table.holdings[mine]!
  const most = WEIGHTS.towardMost.value
  const before = Math.min(cost[row[table.layout.stance + shift.h]!]!, most * 2)
  const after = Math.min(cost[shift.o]!, most * 2)
  return WEIGHTS.toward.value * Math.max(-most, Math.min(most, before - after))
}

/**
 * What each of several steps is worth: on one article the first counts in
 * full and each that joins it for one, as it is one question that is answered.
 */
export function worths(table: Table, row: Row, seat: number, shifts: readonly Shift[]): readonly number[] {
  const counted = new Set<number>()
  return shifts.map((shift) => {
    const worth = worthOf(table, row, seat, shift)
    if (worth <= 0) return worth
    const { issue } = table.holdings[shift.h]!
    return counted.size < counted.add(issue).size ? worth : Math.min(WEIGHTS.toward.value, worth)
  })
}

function likelyCover(table: Table, row: Row, points: number, steps: number): number {
  const value = table.coverTrack < 0 ? 0 : row[table.layout.track + table.coverTrack]!
  const limit = table.coverAt[Math.min(value, table.coverAt.length - 1)] ?? 0
  const deals = Math.max(1, Math.trunc((steps + 1) / 2))
  return Math.min(Math.trunc(points / 2), limit * deals)
}

export const isOpen = (table: Table, row: Row, exit: number): boolean =>
  !isOver(table, row) &&
  row[table.layout.taken + exit] === 0 &&
  row[table.layout.shut + exit] === 0 &&
  row[0]! <= table.exits[exit]!.last

function enoughRounds(table: Table, row: Row, exit: number, steps: number): boolean {
  const left = table.exits[exit]!.last - row[0]! + (table.sameRound || steps === 0 ? 1 : 0)
  return steps <= left * Math.max(table.mobility, ...table.rooms.map((room) => room.mobility))
}

/** The cheapest way for all signatories to stand on one option of each term, locks opened; null if red lines forbid. */
export function missingSteps(table: Table, row: Row, exit: number): readonly Shift[] | null {
  const shifts: Shift[] = []
  for (const term of table.exits[exit]!.terms) {
    const best = cheapestOption(table, row, term.holdings, term.options)
    if (best < 0) return null
    for (const h of term.holdings) if (row[table.layout.stance + h] !== best) shifts.push({ h, o: best })
  }
  return unlockAll(table, row, exit, shifts) ? shifts : null
}

/** Adds the steps off every lock that still keeps a signatory from signing; a seat may stand under several. */
function unlockAll(table: Table, row: Row, exit: number, shifts: Shift[]): boolean {
  for (;;) {
    const settled = withStances(table, row, shifts)
    const seat = lockedSeats(table, settled, exit)[0]
    if (seat === undefined) return true
    const key = unlocking(table, settled, exit, seat)
    if (key === null || shifts.some((shift) => shift.h === key.h)) return false
    shifts.push(key)
  }
}

/** Shared steps before one seat's great one: costs count by their squares. */
function cheapestOption(table: Table, row: Row, holdings: readonly number[], options: readonly number[]): number {
  let best = -1
  let least = RED
  const square = (n: number) => n * n + 1
  for (const o of options) {
    const cost = holdings.reduce(
      (sum, h) => sum + (row[table.layout.stance + h] === o ? 0 : square(rise(table, row, { h, o }))),
      0,
    )
    if (cost < least) {
      least = cost
      best = o
    }
  }
  return best
}

/** The step that takes a seat off the option whose lock keeps it from signing. */
function unlocking(table: Table, row: Row, exit: number, seat: number): Shift | null {
  for (const lock of table.locks) {
    const h = table.holding[seat]![lock.issue]!
    if (h < 0 || row[table.layout.stance + h] !== lock.option || lock.bars[exit] !== true) continue
    const cheapest = table.holdings[h]!.cost.map((cost, o) => ({ cost, o }))
      .filter(({ cost, o }) => o !== lock.option && cost < RED)
      .sort((a, b) => a.cost - b.cost || a.o - b.o)[0]
    return cheapest === undefined ? null : { h, o: cheapest.o }
  }
  return null
}

export function withStances(table: Table, row: Row, shifts: readonly Shift[]): Row {
  const next = row.slice()
  for (const { h, o } of shifts) next[table.layout.stance + h] = o
  return next
}

/** The end of the line on which this exit is signed as early as its window allows; null if even that fails. */
function reach(table: Table, row: Row, exit: number, missing: readonly Shift[], purse: Visits): Row | null {
  const entry = table.exits[exit]!
  const waited = drift(table, row, entry.first, purse)
  if (isOver(table, waited) || !isOpen(table, waited, exit)) return null
  const ready = withStances(table, waited, missing).slice()
  if (!satisfy(table, ready, entry.conditions)) return null
  for (const c of entry.confidences) ready[table.layout.told + c] = 1
  purse.spend(1)
  const by = entry.signatories[0]!
  const signed = step(table, ready, { ...NOTHING, signs: [{ exit, by, free: true }] }, ALL_HAPPEN)
  return signed[table.layout.taken + exit]! > 0 ? drift(table, signed, table.rounds, purse) : null
}

/** Grants the conditions that play can still bring about; false for those that lie behind. */
function satisfy(table: Table, row: number[], tests: readonly Test[]): boolean {
  const { layout } = table
  for (const test of tests) {
    if (allHold(table, row, [test])) continue
    if (test.k === 'track')
      row[layout.track + test.i] = Math.max(test.lo, Math.min(test.hi, row[layout.track + test.i]!))
    else if (test.k === 'held') row[layout.held + test.i] = test.n
    else if (test.k === 'flag') row[layout.flag + test.i] = test.is
    else if (test.k === 'reserve' && test.is === 1) row[layout.reserve + test.i] = 1
    else if (test.k === 'stance') for (const h of test.hs) row[layout.stance + h] = test.options[0]!
    else if (test.k === 'signed' && test.is === 1) row[layout.taken + test.i] = row[0]! + 1
    else if (test.k === 'any') {
      if (!test.of.some((list) => satisfy(table, row, list))) return false
    } else return false
  }
  return true
}

/**
 * How far an exit is, in small whole numbers: steps, what cannot be paid,
 * tension to shed by its window, meetings, articles not yet on the table, words
 * not yet said in confidence.
 */
export function distance(table: Table, row: Row, exit: number, visits: Visits): number {
  if (row[table.layout.taken + exit]! > 0) return 0
  if (!isOpen(table, row, exit)) return FAR
  const missing = missingSteps(table, row, exit)
  if (missing === null) return FAR
  const entry = table.exits[exit]!
  const gross = table.seats.map(() => 0)
  const owed = table.seats.map(() => 0)
  let sum = 2 * missing.length
  for (const shift of missing) {
    const { seat, issue } = table.holdings[shift.h]!
    gross[seat]! += rise(table, row, shift)
    owed[seat]!++
    if (!allHold(table, row, table.tabled[issue]!)) sum += 1
  }
  gross.forEach((points, seat) => {
    const short = points - likelyCover(table, row, points, owed[seat]!) - row[table.layout.standing + seat]!
    if (short > 0) sum += short
  })
  for (const c of entry.confidences) {
    if (row[table.layout.told + c] === 1) continue
    sum += allHold(table, row, table.tabled[table.confidences[c]!.issue]!) ? 2 : 3
  }
  const ahead = row[0]! < entry.first ? drift(table, row, entry.first, visits) : row
  if (!isOpen(table, ahead, exit)) return FAR
  return sum + entry.conditions.reduce((far, test) => far + shortfall(table, ahead, test), 0)
}

export const FAR = 60

function shortfall(table: Table, row: Row, test: Test): number {
  if (test.k === 'track') {
    const value = row[table.layout.track + test.i]!
    return 3 * Math.max(0, value - test.hi, test.lo - value)
  }
  if (test.k === 'held') return 2 * Math.max(0, test.n - row[table.layout.held + test.i]!)
  if (test.k === 'any')
    return Math.min(...test.of.map((list) => list.reduce((sum, inner) => sum + shortfall(table, row, inner), 0)))
  return allHold(table, row, [test]) ? 0 : 3
}

export const canSignNow = (table: Table, row: Row, exit: number): boolean =>
  !table.sameRound &&
  isOpen(table, row, exit) &&
  row[0]! >= table.exits[exit]!.first &&
  termsStand(table, row, exit) &&
  areTold(table, row, exit) &&
  lockedSeats(table, row, exit).length === 0
