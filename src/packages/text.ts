/**
 * The negotiating text as something to be agreed whole: for every article the
 * options that are nobody's red line, or the article left open, and what each
 * choice is worth to each party.
 *
 * Worth is counted on a party's own cost table alone, in its own points, and
 * never compared between parties: how far the others have come from where
 * their papers stand toward its paper, less how far it has gone from its own.
 * If everyone stays on paper, nobody has gained or lost: no agreement is 0.
 */
import { RED, type Row, type Table } from '../engine/table.ts'

/** An option of an article, or −1: the article is left open and everyone stays on paper. */
export interface Choice {
  readonly option: number
  /** By party of the text, in its points. */
  readonly worth: readonly number[]
}

export interface Article {
  readonly issue: number
  readonly choices: readonly Choice[]
}

export interface NegotiatingText {
  /** Indices of the seats whose worth is counted. */
  readonly parties: readonly number[]
  readonly articles: readonly Article[]
}

export function negotiatingText(table: Table, parties: readonly number[] = holders(table)): NegotiatingText {
  const articles = table.issues.map((_, issue): Article => {
    const agreed = table.options[issue]!.flatMap((_, option): Choice[] =>
      isBarred(table, parties, issue, option)
        ? []
        : [{ option, worth: parties.map((seat) => worthOf(table, seat, issue, () => option)) }],
    )
    return { issue, choices: [{ option: LEFT_OPEN, worth: parties.map(() => 0) }, ...agreed] }
  })
  return { parties, articles }
}

export const LEFT_OPEN = -1

/** Seats that hold an article at all; the others have nothing in the text to gain or lose. */
export const holders = (table: Table): readonly number[] =>
  [...table.seats.keys()].filter((seat) => table.holdings.some((holding) => holding.seat === seat))

/**
 * What no package may settle, whoever is counted: a red line of anybody who
 * holds the article; an article that one party alone may table, as its own
 * course is not there to be traded; and, where only some parties are counted,
 * what would cost one that is not more than it brings (nothing about X without X).
 */
function isBarred(table: Table, parties: readonly number[], issue: number, option: number): boolean {
  if (table.ownedBy[issue]! >= 0) return true
  return table.holdings.some(
    (holding) =>
      holding.issue === issue &&
      (holding.cost[option]! >= RED ||
        (!parties.includes(holding.seat) && worthOf(table, holding.seat, issue, () => option) < 0)),
  )
}

/** Worth to every party of a state's stances, whether or not they agree. */
export const worthAt = (table: Table, parties: readonly number[], row: Row): readonly number[] =>
  parties.map((seat) =>
    table.issues.reduce((sum, _, issue) => sum + worthOf(table, seat, issue, (h) => row[table.layout.stance + h]!), 0),
  )

/** Others count once an article, by the one who is farthest away: it is one question that is answered. */
function worthOf(table: Table, seat: number, issue: number, stanceOf: (holding: number) => number): number {
  const mine = table.holding[seat]![issue]!
  if (mine < 0) return 0
  const { cost } = table.holdings[mine]!
  const redIsAt = 1 + cost.reduce((most, points) => (points < RED ? Math.max(most, points) : most), 0)
  const points = (option: number) => Math.min(cost[option]!, redIsAt)
  let before = 0
  let after = 0
  table.holdings.forEach((holding, h) => {
    if (holding.issue !== issue || h === mine) return
    before = Math.max(before, points(table.first[table.layout.stance + h]!))
    after = Math.max(after, points(stanceOf(h)))
  })
  return before - after - points(stanceOf(mine)) + points(table.first[table.layout.stance + mine]!)
}
