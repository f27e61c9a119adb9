/** Which two tables are looked at, over which exit: the clearest pair, or the one the teacher chose. */
import { useMemo } from 'react'
import { type Contrast, contrasts, partedOver, type Told } from '../../offramps/partings.ts'
import { useClassTables } from './classTables.ts'
import type { Seen, SeenTable } from './seen.ts'

export interface Shown {
  readonly exit: string
  readonly a: SeenTable
  readonly b: SeenTable
  /** Place of the round after which their fates over this exit differ, from 0; null where it ended alike. */
  readonly index: number | null
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
  return { shown: { exit, a, b, index: partedOver(toldOf(a)!, toldOf(b)!, exit) }, found }
}
