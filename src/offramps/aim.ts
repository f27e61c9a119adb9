/**
 * What a plan is after: an exit with one option set, one way through each
 * alternative of its conditions, and what is worth preventing on the road.
 */
import type { Shift } from '../engine/cost.ts'
import { allHold, holds } from '../engine/holds.ts'
import { type Row, type Table, type Test } from '../engine/table.ts'
import { type OptionSet, cheapestOff, choices, locks, optionSets } from './targets.ts'

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
  const guards = [guard(table, row, exit, 'none'), guard(table, row, exit, 'shut'), guard(table, row, exit, 'all')]
  const aims: Aim[] = []
  for (const set of sets) {
    for (const tests of ways) {
      const via = tests.flatMap((test) => (test.k === 'signed' && test.is === 1 ? viaOf(table, row, test.i, exit) : []))
      for (const early of guards) {
        if (early !== guards[0] && early.length === 0) continue
        const more = early.flatMap(({ test }) => (test.k === 'signed' && test.is === 1 ? viaOf(table, row, test.i, exit) : []))
        aims.push({ exit, set, tests, early, via: [...via, ...more] })
      }
    }
  }
  // The first set in all its ways comes before the others' finer variants.
  return aims.slice(0, most)
}

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

/** Events ahead that would void the exit or break its conditions, and one way to prevent each. */
function guard(table: Table, row: Row, exit: number, which: 'none' | 'shut' | 'all'): Aim['early'] {
  if (which === 'none') return []
  return table.events.flatMap((entry, e) => {
    if (entry.at < row[0]! || row[table.layout.event + e] === 1 || entry.unless.length === 0) return []
    const voids = entry.shuts.includes(exit) || table.exits[exit]!.conditions.some((test) => test.k === 'event' && test.i === e && test.is === 0)
    const harms = entry.change.pressure > 0 || entry.change.tracks.length > 0
    if (!voids && !(which === 'all' && harms)) return []
    const ways = entry.unless.filter((list) => !list.some((test) => test.k === 'signed' && table.exits[test.i]!.ends))
    const way = ways.find((list) => !list.some((test) => test.k === 'signed')) ?? ways[0]
    return (way ?? []).map((test) => ({ test, until: entry.at }))
  })
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

const isTerm = (table: Table, exit: number, issue: number): boolean => table.exits[exit]!.terms.some((term) => term.issue === issue)

function cheapestOf(table: Table, h: number, options: readonly number[]): number {
  const { cost } = table.holdings[h]!
  return options.reduce((best, option) => (cost[option]! < cost[best]! ? option : best))
}

/** Conditions worth working for in this round, each simple. */
export function wanted(aim: Aim, round: number): readonly Test[] {
  return aim.early.length === 0 ? aim.tests : [...aim.tests, ...aim.early.filter(({ until }) => round <= until).map(({ test }) => test)]
}

/** What must hold before an issue may be tabled, flattened to one way. */
export function tablingTests(table: Table, row: Row, issues: readonly number[]): readonly Test[] {
  return issues.flatMap((issue) => {
    const tests = table.tabled[issue]!
    if (allHold(table, row, tests)) return []
    return (waysThrough(tests)[0] ?? []).filter((test) => !holds(table, row, test))
  })
}

/** Whether every option of a term is out of reach for a plan. */
export const isHopeless = (table: Table, row: Row, exit: number): boolean =>
  table.exits[exit]!.terms.some((_, t) => choices(table, row, exit, t).length === 0)
