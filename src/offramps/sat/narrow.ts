/**
 * Where a line is most likely: nobody moves but toward what is asked, then also
 * where it costs little and gives somebody who signs something in return. Laid
 * on a question it makes a way easy to find; where that is too narrow, the
 * answer says which steps were missing, and they are let in.
 */
import { RED, type Row, type Table } from '../../engine/table.ts'
import { FALSE, not } from './formula.ts'
import type { Round } from './plays.ts'
import type { Lit } from './solver.ts'

/** A step that costs its own seat no more than this is a gift. */
const CHEAP = 1

export class Narrow {
  /** Are gifts let in? */
  gifts = false
  readonly #table: Table
  readonly #row: Row
  readonly #exit: number
  readonly #cheap: ReadonlySet<number>
  /** Holdings in a round, and single steps in a round, that were found missing. */
  readonly #free = new Set<number>()
  /** By variable of what was last laid down: what its lack would let in. */
  readonly #laid = new Map<number, number>()

  constructor(table: Table, row: Row, exit: number) {
    this.#table = table
    this.#row = row
    this.#exit = exit
    this.#cheap = giftsTo(table, row, exit)
  }

  /** What is ruled out in these rounds, up to one. */
  given(rounds: readonly Round[], until: number): readonly Lit[] {
    const asked = askedBy(this.#table, this.#row, this.#exit, until)
    const given: Lit[] = []
    this.#laid.clear()
    for (const { round, steps } of rounds) {
      if (round > until) break
      steps.moves.forEach((moves, h) => {
        if (moves === FALSE || this.#free.has(keyOf(round, h, -1))) return
        const out = steps.to[h]!.map((lit, o) => lit !== FALSE && !this.#allows(asked, round, h, o))
        const isWhole = steps.to[h]!.every((lit, o) => lit === FALSE || out[o])
        if (isWhole) this.#lay(given, moves, keyOf(round, h, -1))
        else
          out.forEach((is, o) => {
            if (is) this.#lay(given, steps.to[h]![o]!, keyOf(round, h, o))
          })
      })
    }
    return given
  }

  /** Lets in what this clause over denied assumptions rests on; false if it rests on none of it. */
  letIn(clause: readonly Lit[]): boolean {
    const missing = clause.flatMap((lit) => this.#laid.get(lit >> 1) ?? [])
    for (const key of missing) this.#free.add(key)
    return missing.length > 0
  }

  #allows(asked: ReadonlySet<number>, round: number, h: number, o: number): boolean {
    const step = keyOf(0, h, o)
    return asked.has(step) || (this.gifts && this.#cheap.has(step)) || this.#free.has(keyOf(round, h, o))
  }

  #lay(given: Lit[], lit: Lit, key: number): void {
    given.push(not(lit))
    this.#laid.set(lit >> 1, key)
  }
}

const keyOf = (round: number, h: number, o: number): number => (round * 1024 + h) * 64 + o + 1

/** Steps to what the exit asks for, and the exits that must be signed before it or its rounds. */
function askedBy(table: Table, row: Row, exit: number, until: number): ReadonlySet<number> {
  const steps = new Set<number>()
  const known = new Set<number>()
  const put = (h: number, options: readonly number[]): void => {
    for (const o of options) steps.add(keyOf(0, h, o))
  }
  const add = (x: number): void => {
    if (known.has(x) || row[table.layout.taken + x]! > 0) return
    known.add(x)
    const { terms, conditions, signatories } = table.exits[x]!
    for (const { options, holdings } of terms) for (const h of holdings) put(h, options)
    for (const test of conditions) {
      if (test.k === 'stance') for (const h of test.hs) put(h, test.options)
      if (test.k === 'signed' && test.is === 1) add(test.i)
    }
    for (const lock of table.locks) {
      if (lock.bars[x] !== true || terms.some(({ issue }) => issue === lock.issue)) continue
      for (const seat of signatories) {
        const h = table.holding[seat]![lock.issue]!
        if (h >= 0 && row[table.layout.stance + h] === lock.option)
          put(
            h,
            table.holdings[h]!.cost.flatMap((_, o) => (o === lock.option ? [] : [o])),
          )
      }
    }
  }
  add(exit)
  for (let k = row[0]! + 1; k <= until; k++)
    for (const test of table.onlyIf[k]!) if (test.k === 'signed' && test.is === 1) add(test.i)
  return steps
}

/** Steps from where a seat stands that cost it little and go toward somebody else who signs. */
function giftsTo(table: Table, row: Row, exit: number): ReadonlySet<number> {
  const gifts = new Set<number>()
  const stance = (h: number): number => row[table.layout.stance + h]!
  table.holdings.forEach(({ seat, issue, cost }, h) => {
    cost.forEach((price, o) => {
      if (o === stance(h) || price >= RED || price - cost[stance(h)]! > CHEAP) return
      const isToward = table.exits[exit]!.signatories.some((other) => {
        const mine = table.holding[other]![issue]!
        if (other === seat || mine < 0) return false
        return table.holdings[mine]!.cost[o]! < table.holdings[mine]!.cost[stance(mine)]!
      })
      if (isToward) gifts.add(keyOf(0, h, o))
    })
  })
  return gifts
}
