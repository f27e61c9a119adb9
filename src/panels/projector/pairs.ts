/** Which two tables are looked at, over which exit: the clearest pair, or the one the teacher chose. */
import { useMemo } from 'react'
import { type Contrast, contrasts, endedAlike, partedOver, settledIn, type Told } from '../../offramps/partings.ts'
import { whereParted } from '../../offramps/timeline.ts'
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
  const found = useMemo(() => (ready ? contrasts(tables.flatMap((table) => toldOf(table) ?? [])) : null), [ready, key])
  if (found === null || sp === null) return null
  const [first] = found
  const a = tables.find(({ id }) => id === chosen?.a) ?? tables[first?.a ?? 0]
  const b = tables.find(({ id }) => id === chosen?.b) ?? tables[first?.b ?? 1]
  const exit = chosen?.exit ?? first?.exit ?? sp.scenario.exits[0]?.id
  if (a === undefined || b === undefined || a === b || exit === undefined) return { shown: null, found }
  return { shown: shownOf(exit, a, b), found }
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
