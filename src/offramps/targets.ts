/**
 * What an exit asks of stances: for each term one listed option that all
 * signatories can stand on, and a step off every lock that would keep one of
 * them from signing (H5, H25).
 */
import type { Shift } from '../engine/cost.ts'
import { RED, type Row, type Table } from '../engine/table.ts'

/** One option index per term of an exit. */
export type OptionSet = readonly number[]

export interface TermChoice {
  readonly option: number
  /** Sum of the rises of all holders; 99 a red line. */
  readonly cost: number
  readonly steps: number
}

/** May everyone who signs stand on this option, and would it lock nobody? */
export function isOpenOption(table: Table, exit: number, term: number, option: number): boolean {
  const { issue, holdings } = table.exits[exit]!.terms[term]!
  for (const h of holdings) if (table.holdings[h]!.cost[option]! >= RED) return false
  return !locks(table, exit, issue, option)
}

/** Does standing on this option keep a signatory from signing this exit? */
export function locks(table: Table, exit: number, issue: number, option: number): boolean {
  for (const lock of table.locks)
    if (lock.issue === issue && lock.option === option && lock.bars[exit] === true) return true
  return false
}

/** The listed options of a term, cheapest first; ties by fewest steps, then by order. */
export function choices(table: Table, row: Row, exit: number, term: number): readonly TermChoice[] {
  const { options, holdings } = table.exits[exit]!.terms[term]!
  const found: TermChoice[] = []
  for (const option of options) {
    if (!isOpenOption(table, exit, term, option)) continue
    found.push({ option, ...price(table, row, holdings, option) })
  }
  return found.sort((a, b) => a.cost - b.cost || a.steps - b.steps)
}

function price(table: Table, row: Row, holdings: readonly number[], option: number): { cost: number; steps: number } {
  let cost = 0
  let steps = 0
  for (const h of holdings) {
    const here = row[table.layout.stance + h]!
    if (here === option) continue
    steps++
    cost += Math.max(0, table.holdings[h]!.cost[option]! - table.holdings[h]!.cost[here]!)
  }
  return { cost, steps }
}

/** The cheapest option of every term; a term that nobody could meet keeps its first option. */
export const cheapestSet = (table: Table, row: Row, exit: number): OptionSet =>
  table.exits[exit]!.terms.map((term, t) => choices(table, row, exit, t)[0]?.option ?? term.options[0]!)

/** Option sets in order of cost, the cheapest first; none if a term cannot be met. */
export function optionSets(table: Table, row: Row, exit: number, most: number): readonly OptionSet[] {
  let sets: { set: number[]; cost: number; steps: number }[] = [{ set: [], cost: 0, steps: 0 }]
  for (let t = 0; t < table.exits[exit]!.terms.length; t++) {
    const next: typeof sets = []
    const open = choices(table, row, exit, t)
    for (const { set, cost, steps } of sets)
      for (const choice of open)
        next.push({ set: [...set, choice.option], cost: cost + choice.cost, steps: steps + choice.steps })
    sets = next.sort((a, b) => a.cost - b.cost || a.steps - b.steps).slice(0, most)
  }
  return sets.map((entry) => entry.set)
}

/** The shifts still owed to an option set, locks included, in the order of terms and seats. */
export function owedShifts(table: Table, row: Row, exit: number, set: OptionSet): readonly Shift[] {
  const shifts: Shift[] = []
  table.exits[exit]!.terms.forEach((term, t) => {
    for (const h of term.holdings) if (row[table.layout.stance + h] !== set[t]) shifts.push({ h, o: set[t]! })
  })
  return shifts.concat(unlockingShifts(table, row, exit))
}

/** Terms in confidence that are still to be met. */
export const untold = (table: Table, row: Row, exit: number): readonly number[] =>
  table.exits[exit]!.confidences.filter((c) => row[table.layout.told + c] === 0)

/** Who must be told this option so that every term is met that it can meet. */
export function hearers(table: Table, h: number, o: number): readonly number[] {
  const terms = table.confidences.filter(({ holding, options }) => holding === h && options.includes(o))
  return table.seats.flatMap((_, seat) => (terms.some(({ to }) => to.includes(seat)) ? [seat] : []))
}

/** Options of a term in confidence that its giver may say at all. */
export function sayable(table: Table, c: number): readonly number[] {
  const { holding, options } = table.confidences[c]!
  return options.filter((option) => table.holdings[holding]!.cost[option]! < RED)
}

/** Steps off a lock that no term moves anyway, to the cheapest other option. */
export function unlockingShifts(table: Table, row: Row, exit: number): readonly Shift[] {
  const { terms, signatories } = table.exits[exit]!
  const shifts: Shift[] = []
  for (const lock of table.locks) {
    if (terms.some((term) => term.issue === lock.issue) || lock.bars[exit] !== true) continue
    for (const seat of signatories) {
      const h = table.holding[seat]![lock.issue]!
      if (h < 0 || row[table.layout.stance + h] !== lock.option || shifts.some((shift) => shift.h === h)) continue
      const o = cheapestOff(table, exit, h)
      if (o >= 0) shifts.push({ h, o })
    }
  }
  return shifts
}

/** The cheapest option on which this holder is not locked; −1 if there is none. */
export function cheapestOff(table: Table, exit: number, h: number): number {
  const { issue, cost } = table.holdings[h]!
  let best = -1
  for (let o = 0; o < cost.length; o++) {
    if (cost[o]! >= RED || locks(table, exit, issue, o)) continue
    if (best < 0 || cost[o]! < cost[best]!) best = o
  }
  return best
}
