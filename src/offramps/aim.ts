/**
 * What a plan is after: an exit with one option set, one way through each
 * alternative of its conditions, and what is worth preventing on the road.
 */
import type { Shift } from '../engine/cost.ts'
import { allHold, holds } from '../engine/holds.ts'
import { RED, type Row, type Table, type Test } from '../engine/table.ts'
import { cheapestOff, locks, type OptionSet, optionSets } from './targets.ts'

export interface Aim {
  readonly exit: number
  readonly set: OptionSet
  /** Simple conditions of the signature, alternatives chosen. */
  readonly tests: readonly Test[]
  /** Wanted as soon as possible, until the given round: what prevents an event. */
  readonly early: readonly { readonly test: Test; readonly until: number }[]
  /** Exits to be signed on the way. */
  readonly via: readonly Aim[]
}

/** Different ways to go for an exit, the most promising first. */
export function aimsAt(table: Table, row: Row, exit: number, most: number): readonly Aim[] {
  const sets = optionSets(table, row, exit, 4)
  const ways = waysThrough(table.exits[exit]!.conditions).slice(0, 3)
  const guards = guardsOf(table, row, exit)
  const found: { aim: Aim; rank: number }[] = []
  sets.forEach((set, s) => {
    ways.forEach((tests, w) => {
      const via = viasOf(table, row, tests, exit)
      guards.forEach((early, g) => {
        found.push({
          aim: {
            exit,
            set,
            tests,
            early,
            via: [
              ...via,
              ...viasOf(
                table,
                row,
                early.map(({ test }) => test),
                exit,
              ),
            ],
          },
          rank: s + w + g,
        })
      })
    })
  })
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ aim }) => aim)
}

const viasOf = (table: Table, row: Row, tests: readonly Test[], exit: number): readonly Aim[] =>
  tests.flatMap((test) => (test.k === 'signed' && test.is === 1 ? viaOf(table, row, test.i, exit) : []))

function viaOf(table: Table, row: Row, via: number, exit: number): readonly Aim[] {
  if (via === exit || row[table.layout.taken + via]! > 0 || table.exits[via]!.ends) return []
  const set = optionSets(table, row, via, 1)[0]
  const tests = waysThrough(table.exits[via]!.conditions)[0] ?? []
  return set === undefined ? [] : [{ exit: via, set, tests, early: [], via: [] }]
}

/** Every alternative chosen in turn. */
function waysThrough(tests: readonly Test[]): readonly (readonly Test[])[] {
  let ways: (readonly Test[])[] = [[]]
  for (const test of tests) {
    const inner: readonly (readonly Test[])[] = test.k === 'any' ? test.of.flatMap(waysThrough) : [[test]]
    ways = ways.flatMap((way) => inner.map((list) => [...way, ...list])).slice(0, 8)
  }
  return ways
}

/** Nothing to prevent; then each way to prevent what voids the exit; then whatever else does harm. */
function guardsOf(table: Table, row: Row, exit: number): readonly Aim['early'][] {
  const guards: Aim['early'][] = [[]]
  const harmful: { test: Test; until: number }[] = []
  table.events.forEach((entry, e) => {
    if (entry.at < row[0]! || row[table.layout.event + e] === 1) return
    const voids =
      entry.shuts.includes(exit) ||
      table.exits[exit]!.conditions.some((test) => test.k === 'event' && test.i === e && test.is === 0)
    const ways = preventions(table, row, e)
    if (voids) for (const way of ways) guards.push(way)
    else if (
      ways.length > 0 &&
      (entry.change.pressure > 0 || entry.change.tracks.some(([track, by]) => by > 0 || track === table.coverTrack))
    )
      harmful.push(...ways[0]!)
  })
  if (harmful.length > 0) guards.push(harmful, [...(guards[1] ?? []), ...harmful])
  return guards
}

/** Ways to keep an event from happening, with the last round in which each helps. */
function preventions(table: Table, row: Row, event: number): readonly Aim['early'][] {
  const { unless, when, at } = table.events[event]!
  const byDoing = unless
    .filter((list) => !list.some((test) => test.k === 'ended' || (test.k === 'signed' && table.exits[test.i]!.ends)))
    .map((list) => list.flatMap((test) => waysThrough([test])[0] ?? []).map((test) => ({ test, until: at })))
  const byAvoiding = when.flatMap((test): Aim['early'][] => {
    if (test.k === 'track' && test.lo > 0) return [[{ test: { ...test, lo: -RED, hi: test.lo - 1 }, until: at }]]
    if (test.k === 'event' && test.is === 1 && row[table.layout.event + test.i] === 0)
      return preventions(table, row, test.i).slice(0, 1)
    return test.k === 'flag' ? [[{ test: { ...test, is: 1 - test.is }, until: at }]] : []
  })
  return [...byDoing, ...byAvoiding].slice(0, 4)
}

/** Steps that the aim's terms, locks and stance conditions still ask for. */
export function stepsOf(table: Table, row: Row, aim: Aim): readonly Shift[] {
  const { stance } = table.layout
  const steps: Shift[] = []
  const want = (h: number, o: number) => {
    if (row[stance + h] !== o && !steps.some((shift) => shift.h === h)) steps.push({ h, o })
  }
  table.exits[aim.exit]!.terms.forEach((term, t) => {
    for (const h of term.holdings) want(h, aim.set[t]!)
  })
  for (const seat of table.exits[aim.exit]!.signatories) {
    for (const lock of table.locks) {
      const h = table.holding[seat]![lock.issue]!
      if (h < 0 || row[stance + h] !== lock.option || !locks(table, aim.exit, lock.issue, lock.option)) continue
      const off = cheapestOff(table, aim.exit, h)
      if (off >= 0 && !isTerm(table, aim.exit, lock.issue)) want(h, off)
    }
  }
  for (const test of wanted(aim, row[0]!)) {
    if (test.k !== 'stance') continue
    for (const h of test.hs) if (!test.options.includes(row[stance + h]!)) want(h, cheapestOf(table, h, test.options))
  }
  return steps
}

const isTerm = (table: Table, exit: number, issue: number): boolean =>
  table.exits[exit]!.terms.some((term) => term.issue === issue)

function cheapestOf(table: Table, h: number, options: readonly number[]): number {
  const { cost } = table.holdings[h]!
  return options.reduce((best, option) => (cost[option]! < cost[best]! ? option : best))
}

/** Conditions worth working for in this round, each simple. */
export function wanted(aim: Aim, round: number): readonly Test[] {
  return aim.early.length === 0
    ? aim.tests
    : [...aim.tests, ...aim.early.filter(({ until }) => round <= until).map(({ test }) => test)]
}

/** What must hold before an issue may be tabled, flattened to one way. */
export function tablingTests(table: Table, row: Row, issues: readonly number[]): readonly Test[] {
  return issues.flatMap((issue) => {
    const tests = table.tabled[issue]!
    if (allHold(table, row, tests)) return []
    return (waysThrough(tests)[0] ?? []).filter((test) => !holds(table, row, test))
  })
}
