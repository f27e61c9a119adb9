/**
 * What would open a sealed exit: the smallest changes of stances, words in
 * confidence, tracks and assumptions after which it can be reached, up to three of the same size, of
 * different kinds where there are. What an act made void, or a window that has
 * passed, no such change brings back.
 */
import type { LineCertificate, Opening, OpeningChange, WhatWouldOpen } from '../domain/reading.ts'
import { metBy } from '../engine/action.ts'
import { exitIndex, readSignal } from '../engine/read.ts'
import { RED, type Row, type Table, type Test } from '../engine/table.ts'
import { type Reached, reachedFrom } from './reach.ts'
import { hearers, sayable, untold } from './targets.ts'
import { subsets } from './turning/credited.ts'
import { otherValues, presentValue, type Under, underAssumptions } from './underAssumptions.ts'
import { type Asking, Judge } from './verdict.ts'
import { finish, type Working } from './working.ts'

const MOST_OPENINGS = 3
const LARGEST = 3
/** Questions that may be asked about sets of each size. */
const MOST_ASKED: readonly number[] = [0, 260, 160, 200]
/** Variables that sets of two and three are made of. */
const MOST_JOINED = 14

/** One thing that could stand otherwise: its other values, the smallest change first. */
type Variable = readonly OpeningChange[]

export function whatWouldOpen(table: Table, row: Row, exit: string, asking: Asking = {}): WhatWouldOpen {
  return finish(openingsOf(table, row, exit, asking))
}

export function* openingsOf(table: Table, row: Row, exit: string, asking: Asking = {}): Working<WhatWouldOpen> {
  const x = exitIndex(table, exit)
  const verdict = new Judge(table, row, { ...asking, withoutSlack: true }).verdict(x)
  const nothing = { exit, openings: [], wholeUpTo: LARGEST }
  if (verdict.id !== 'sealed') return { ...nothing, asked: 'none-needed' }
  if (verdict.how === 'shut') return { ...nothing, asked: 'shut' }
  if (row[0]! > table.exits[x]!.last) return { ...nothing, asked: 'window' }
  const search = new Search(table, row, x, asking)
  for (let size = 1; size <= LARGEST; size++) {
    const openings = yield* search.ofSize(size)
    if (openings.length > 0) return { exit, asked: 'sealed', openings, wholeUpTo: search.wholeUpTo }
  }
  return { exit, asked: 'sealed', openings: [], wholeUpTo: search.wholeUpTo }
}

class Search {
  readonly #table: Table
  readonly #row: Row
  readonly #exit: number
  readonly #asking: Asking
  readonly #variables: readonly Variable[]
  #lines: readonly LineCertificate[] = []
  #left = 0
  #isWhole = true
  wholeUpTo = 0

  constructor(table: Table, row: Row, exit: number, asking: Asking) {
    this.#table = table
    this.#row = row
    this.#exit = exit
    this.#asking = asking
    this.#variables = [
      ...stancesOf(table, row, exit),
      ...wordsOf(table, row, exit),
      ...tracksOf(table, row),
      ...assumptionsOf(table),
    ]
  }

  *ofSize(size: number): Working<readonly Opening[]> {
    this.#left = MOST_ASKED[size]!
    const found = size === 1 ? yield* this.#singles() : yield* this.#joined(size)
    if (this.#isWhole && this.wholeUpTo === size - 1) this.wholeUpTo = size
    return varied(found)
  }

  *#singles(): Working<readonly Opening[]> {
    const found: Opening[] = []
    for (const variable of this.#variables)
      for (const change of variable) {
        const { can, line } = yield* this.#under([change])
        if (can !== 'yes') continue
        found.push({ changes: [change], certificate: line! })
        break
      }
    return found
  }

  /** Each at its furthest, then drawn back as far as it goes. */
  *#joined(size: number): Working<readonly Opening[]> {
    if (this.#variables.length > MOST_JOINED) this.#isWhole = false
    const found: Opening[] = []
    for (const set of subsets(this.#variables.slice(0, MOST_JOINED), size)) {
      if (found.length >= MOST_OPENINGS || this.#left <= 0) break
      const furthest = set.map((variable) => variable.at(-1)!)
      const { can, line } = yield* this.#under(furthest)
      if (can === 'yes') found.push(yield* this.#drawnBack(set, { changes: furthest, certificate: line! }))
    }
    return found
  }

  *#drawnBack(set: readonly Variable[], opening: Opening): Working<Opening> {
    let best = opening
    for (const [i, variable] of set.entries())
      for (const change of variable.slice(0, -1)) {
        const changes = best.changes.map((was, at) => (at === i ? change : was))
        const { can, line } = yield* this.#under(changes)
        if (can !== 'yes') continue
        best = { changes, certificate: line! }
        break
      }
    return best
  }

  *#under(changes: readonly OpeningChange[]): Working<Reached> {
    if (this.#left-- <= 0) {
      this.#isWhole = false
      return { can: 'not-proved' }
    }
    const { table, row } = changed(this.#table, this.#row, changes)
    const found = reachedFrom(table, row, this.#exit, this.#lines, this.#asking)
    yield
    if (found.can === 'not-proved') this.#isWhole = false
    if (found.line !== undefined) this.#lines = [found.line, ...this.#lines].slice(0, 3)
    return found
  }
}

/** The state as it would be, with the rules that would then hold. */
export function changed(table: Table, row: Row, changes: readonly OpeningChange[]): Under {
  const sets = Object.fromEntries(
    changes.flatMap((change) => (change.kind === 'assumption' ? [[change.assumption, change.to]] : [])),
  )
  const under = Object.keys(sets).length === 0 ? { table, row } : underAssumptions(table, row, sets)
  const next = under.row.slice()
  for (const change of changes) {
    if (change.kind === 'track') next[table.layout.track + table.tracks.indexOf(change.track)] = change.to
    if (change.kind === 'told') {
      const signal = readSignal(table, change.seat, { ...change, kind: 'signal' })!
      for (const c of metBy(table, signal)) next[table.layout.told + c] = 1
    }
    if (change.kind !== 'stance') continue
    const issue = table.issues.indexOf(change.issue)
    next[table.layout.stance + table.holding[table.seats.indexOf(change.seat)]![issue]!] = table.options[
      issue
    ]!.indexOf(change.to)
  }
  return { table: under.table, row: next }
}

/** Stances that the terms, the locks and the conditions of this exit read; never a red line. */
function stancesOf(table: Table, row: Row, exit: number): readonly Variable[] {
  const wanted = new Map<number, Set<number>>()
  const want = (h: number, options: readonly number[]) => {
    const set = wanted.get(h) ?? new Set<number>()
    wanted.set(h, set)
    for (const option of options) set.add(option)
  }
  const { terms, conditions, signatories } = table.exits[exit]!
  for (const term of terms) for (const h of term.holdings) want(h, term.options)
  for (const test of flat(conditions)) if (test.k === 'stance') for (const h of test.hs) want(h, test.options)
  for (const lock of table.locks)
    for (const seat of signatories) {
      const h = table.holding[seat]![lock.issue]!
      if (lock.bars[exit] === true && h >= 0 && row[table.layout.stance + h] === lock.option)
        want(
          h,
          table.options[lock.issue]!.map((_, o) => o),
        )
    }
  return [...wanted].flatMap(([h, options]) => {
    const { seat, issue, cost } = table.holdings[h]!
    const now = row[table.layout.stance + h]!
    const names = table.options[issue]!
    const others = [...options].filter((o) => o !== now && cost[o]! < RED).sort((a, b) => cost[a]! - cost[b]! || a - b)
    const changes = others.map(
      (o): OpeningChange => ({
        kind: 'stance',
        seat: table.seats[seat]!,
        issue: table.issues[issue]!,
        from: names[now]!,
        to: names[o]!,
      }),
    )
    return changes.length === 0 ? [] : [changes]
  })
}

/** What it still rests on, in the first wording that its giver may say. */
const wordsOf = (table: Table, row: Row, exit: number): readonly Variable[] =>
  untold(table, row, exit).flatMap((c): readonly Variable[] => {
    const { by, issue, holding: h } = table.confidences[c]!
    const [o] = sayable(table, c)
    if (o === undefined) return []
    const to = hearers(table, h, o).map((seat) => table.seats[seat]!)
    const option = table.options[issue]![o]!
    return [[{ kind: 'told', seat: table.seats[by]!, issue: table.issues[issue]!, option, to }]]
  })

const flat = (tests: readonly Test[]): readonly Test[] =>
  tests.flatMap((test) => (test.k === 'any' ? test.of.flatMap(flat) : [test]))

function tracksOf(table: Table, row: Row): readonly Variable[] {
  return table.tracks.flatMap((track, t): readonly Variable[] => {
    const from = row[table.layout.track + t]!
    const [least, most] = [table.trackMin[t]!, table.trackMax[t]!]
    const down = Array.from({ length: from - least }, (_, i) => from - 1 - i)
    const up = Array.from({ length: most - from }, (_, i) => from + 1 + i)
    const to = (values: readonly number[]) =>
      values.map((value): OpeningChange => ({ kind: 'track', track, from, to: value }))
    return [to(down), to(up)].filter((changes) => changes.length > 0)
  })
}

/** Lower and higher values are two things to try: the nearest, then further the same way. */
function assumptionsOf(table: Table): readonly Variable[] {
  return table.scenario.assumptions.flatMap(({ id }): readonly Variable[] => {
    const from = presentValue(table, id)
    const values = otherValues(table, id)
    const to = (list: readonly number[]) =>
      list.map((value): OpeningChange => ({ kind: 'assumption', assumption: id, from, to: value }))
    return [to(values.filter((value) => value < from)), to(values.filter((value) => value > from))].filter(
      (changes) => changes.length > 0,
    )
  })
}

/** The smallest of each kind first, then whatever is small. */
function varied(found: readonly Opening[]): readonly Opening[] {
  const size = ({ changes }: Opening) =>
    changes.reduce(
      (sum, change) =>
        sum + (change.kind === 'stance' || change.kind === 'told' ? 1 : Math.abs(change.to - change.from)),
      0,
    )
  const kind = ({ changes }: Opening) => changes.map((change) => change.kind).join()
  const bySize = found
    .map((opening, i) => ({ opening, i }))
    .sort((a, b) => size(a.opening) - size(b.opening) || a.i - b.i)
    .map(({ opening }) => opening)
  const firsts = bySize.filter((opening) => bySize.find((other) => kind(other) === kind(opening)) === opening)
  return [...firsts, ...bySize.filter((opening) => !firsts.includes(opening))].slice(0, MOST_OPENINGS)
}
