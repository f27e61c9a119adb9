/** What was possible, all in one: the frontier, its two points, the exits, and where a table stood. */
import { RED, type Row, type Table } from '../engine/table.ts'
import { type Frontier, frontier, type Package } from './frontier.ts'
import { betterForAll, egalitarianPoint, nashPoint } from './points.ts'
import { holders, LEFT_OPEN, type NegotiatingText, negotiatingText, worthAt } from './text.ts'

export interface Possible extends Frontier {
  /** Ids of the seats whose worth is counted, in this order everywhere. */
  readonly parties: readonly string[]
  readonly text: NegotiatingText
  /** Worth of no agreement: 0 to everyone, by construction. */
  readonly noAgreement: readonly number[]
  readonly nash: Package | null
  readonly egalitarian: Package | null
  readonly exits: readonly ExitWorth[]
}

/** An exit's terms alone, all other articles left open; the options that are worth most to whom they are worth least. */
export interface ExitWorth {
  readonly exit: string
  readonly worth: readonly number[]
}

/** Where a table stood: its worth, and the packages that would have been better for someone and worse for nobody. */
export interface Stood {
  readonly worth: readonly number[]
  readonly better: readonly Package[]
}

export function possible(table: Table, parties: readonly number[] = holders(table)): Possible {
  const text = negotiatingText(table, parties)
  const all = frontier(text)
  return {
    ...all,
    parties: parties.map((seat) => table.seats[seat]!),
    text,
    noAgreement: parties.map(() => 0),
    nash: nashPoint(all.packages),
    egalitarian: egalitarianPoint(all.packages),
    exits: table.exits.flatMap((_, exit) => exitWorth(table, parties, exit) ?? []),
  }
}

export function stoodAt(table: Table, found: Possible, row: Row): Stood {
  const worth = worthAt(table, found.text.parties, row)
  return { worth, better: betterForAll(found.packages, worth) }
}

function exitWorth(table: Table, parties: readonly number[], exit: number): ExitWorth | null {
  let stances: readonly Row[] = [table.first]
  for (const term of table.exits[exit]!.terms) {
    stances = stances.flatMap((row) =>
      term.options
        .filter((option) => term.holdings.every((h) => table.holdings[h]!.cost[option]! < RED))
        .map((option) => {
          const next = row.slice()
          for (const h of term.holdings) next[table.layout.stance + h] = option
          return next
        }),
    )
  }
  const all: readonly Package[] = stances.map((row) => ({ worth: worthAt(table, parties, row), choices: [] }))
  const best = egalitarianPoint(all)
  return best === null ? null : { exit: table.scenario.exits[exit]!.id, worth: best.worth }
}

/** Articles that a package settles, as ids. */
export const settledBy = (
  table: Table,
  text: NegotiatingText,
  one: Package,
): readonly { readonly issue: string; readonly option: string }[] =>
  text.articles.flatMap(({ issue, choices }, a) => {
    const { option } = choices[one.choices[a]!]!
    return option === LEFT_OPEN ? [] : [{ issue: table.issues[issue]!, option: table.options[issue]![option]! }]
  })
