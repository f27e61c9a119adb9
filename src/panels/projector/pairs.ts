/** Which two tables are looked at, over which exit: the clearest pair, or the one the teacher chose. */
import { useMemo } from 'react'
import {
  type Contrast,
  contrasts,
  endedAlike,
  fateOf,
  partedOver,
  settledIn,
  type Told,
} from '../../offramps/partings.ts'
import { whereParted } from '../../offramps/timeline.ts'
import type { Speaker } from '../table/speaker.ts'
import { useClassTables } from './classTables.ts'
import type { Seen, SeenTable } from './seen.ts'

export interface Shown {
  readonly exit: string
  readonly a: SeenTable
  readonly b: SeenTable
  /** Place of the round in question, from 0; null where the two tables did everything alike. */
  readonly index: number | null
  /** What parted in it: what became of the exit, only when it did, or only the cards. */
  readonly over: 'end' | 'time' | 'cards'
  /** Rounds, from 1, after which the exit was settled at either table. */
  readonly settled: readonly (number | null)[]
}

const toldOf = ({ lesson, reading }: SeenTable): Told | null =>
  reading.timeline === null ? null : { record: lesson.record, line: reading.timeline }

export interface Pairs {
  readonly shown: Shown | null
  /** One for each exit that the tables left differently. */
  readonly found: readonly Contrast[]
}

/** Null until every table's exits are known; then nothing moves while the class looks. */
export function usePairs({ tables, ready, sp }: Seen): Pairs | null {
  const chosen = useClassTables((state) => state.pair)
  const key = tables.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the readings of these tables, once they are known
  const found = useMemo(() => (ready && sp !== null ? clearest(sp, tables) : null), [ready, key])
  if (found === null || sp === null) return null
  const exit = chosen?.exit ?? found[0]?.exit ?? sp.scenario.exits[0]?.id
  // Tables that somebody chose stay when the exit changes; else each exit has the pair that shows it best.
  const best = found.find((one) => one.exit === exit)
  const a = tables.find(({ id }) => id === chosen?.tables?.[0]) ?? tables[best?.a ?? 0]
  const b = tables.find(({ id }) => id === chosen?.tables?.[1]) ?? tables[best?.b ?? 1]
  if (a === undefined || b === undefined || a === b || exit === undefined) return { shown: null, found }
  return { shown: shownOf(exit, a, b), found }
}

/**
 * For each exit the pair that shows it best: one in which people held all seats that sign it before one in which a
 * paper said no for nobody in the room, as long as they ended differently. Exits with such a pair come first, and of
 * those the one that most tables lost.
 */
export function clearest(sp: Speaker, tables: readonly SeenTable[]): readonly Contrast[] {
  const told = tables.map((table) => toldOf(table)!)
  const contrast = ({ exit, a, b }: Contrast) => !endedAlike(told[a]!, told[b]!, exit)
  const lost = (exit: string) =>
    told.filter(({ line }) => line.lanes.some((lane) => lane.exit === exit && fateOf(lane) === 'closed')).length
  const rank = (one: Contrast & { readonly isPeopled: boolean }) => (contrast(one) ? 0 : 2) + (one.isPeopled ? 0 : 1)
  return contrasts(told)
    .map((found) => {
      const people = tables.flatMap((table, i) => (peopled(sp, table, found.exit) ? [i] : []))
      const own = contrasts(people.map((i) => told[i]!)).find(({ exit }) => exit === found.exit)
      if (own === undefined) return { ...found, isPeopled: false }
      const pair = { ...own, a: people[own.a]!, b: people[own.b]! }
      return contrast(pair) || !contrast(found) ? { ...pair, isPeopled: true } : { ...found, isPeopled: false }
    })
    .sort((x, y) => rank(x) - rank(y) || lost(y.exit) - lost(x.exit))
}

/** Did people speak for every seat that signs this exit? */
function peopled(sp: Speaker, { lesson }: SeenTable, exit: string): boolean {
  const signs = sp.scenario.exits.find(({ id }) => id === exit)?.signatories ?? []
  return signs.every((seat) => lesson.record.seats[seat] === 'person')
}

function shownOf(exit: string, a: SeenTable, b: SeenTable): Shown {
  const [one, other] = [toldOf(a)!, toldOf(b)!]
  const index = partedOver(one, other, exit)
  const cards = whereParted(one.record, other.record)?.index
  return {
    exit,
    a,
    b,
    index: index ?? (cards === undefined ? null : cards + a.open.played.laid.length),
    over: index === null ? 'cards' : endedAlike(one, other, exit) ? 'time' : 'end',
    settled: [settledIn(one, exit), settledIn(other, exit)],
  }
}
