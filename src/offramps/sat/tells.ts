/**
 * What is said in confidence, where a term rests on it. It is told to everybody:
 * who else hears it changes nothing in play. It costs a slot, and it can leak.
 */
import { RED, type Table } from '../../engine/table.ts'
import { FALSE, type Formula, not, TRUE } from './formula.ts'
import type { Lit } from './solver.ts'
import type { Moment } from './state.ts'

export interface Tell {
  readonly h: number
  readonly o: number
  readonly lit: Lit
}

/** By holding and option, each once; what meets no open term is left out. */
export function tellsOf(table: Table, f: Formula, now: Moment, live: Lit, tabled: readonly Lit[]): readonly Tell[] {
  return table.holdings.flatMap(({ issue, cost }, h) =>
    cost.flatMap((price, o): Tell[] => {
      const isAsked = table.confidences.some(
        ({ holding, options }, c) => holding === h && options.includes(o) && now.told[c] !== TRUE,
      )
      if (!isAsked || price >= RED || tabled[issue] === FALSE || now.at[h]![o] === TRUE) return []
      const lit = f.fresh('tell', now.round, h, o)
      for (const need of [live, tabled[issue]!, not(now.at[h]![o]!)]) f.clause(not(lit), need)
      return [{ h, o, lit }]
    }),
  )
}

/** What was said stays said. */
export const toldAfter = (table: Table, f: Formula, now: Moment, tells: readonly Tell[]): readonly Lit[] =>
  table.confidences.map(({ holding, options }, c) => {
    const meeting = tells.filter(({ h, o }) => h === holding && options.includes(o))
    return f.or([now.told[c]!, ...meeting.map(({ lit }) => lit)], 'told', now.round + 1, c)
  })

/** What is said now can leak from here on; where nothing ever leaks nobody asks. */
export function secretAfter(table: Table, f: Formula, done: Moment, tells: readonly Tell[]): readonly Lit[] {
  const leaks =
    table.instruments.some(({ change }) => change.leaks > 0) ||
    table.events.some(({ change }) => change.leaks > 0) ||
    table.exits.some(({ change }) => change.leaks > 0)
  if (!leaks) return done.secret
  return done.secret.map((secret, s) => {
    const own = tells.flatMap(({ h, lit }) => (table.holdings[h]!.seat === s ? [lit] : []))
    return f.or([secret, ...own], 'confides', done.round, s)
  })
}
