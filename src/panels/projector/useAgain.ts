/** Tables played again under other numbers: which exits would have ended otherwise, in this model, and from which round on. */
import { useEffect, useMemo, useState } from 'react'
import type { Verdict } from '../../domain/verdict.ts'
import { packSets, type Row, type Table } from '../../engine/table.ts'
import type { Library } from '../../store/library.ts'
import { useApp, useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { laneState } from '../ending/lanes.ts'
import type { Speaker } from '../table/speaker.ts'
import { firstDifference } from './differs.ts'
import { type PlayedAgain, playAgain } from './playAgain.ts'
import type { SeenTable } from './seen.ts'

export interface Again {
  readonly table: SeenTable
  /** Exits that end otherwise, with the words for both. */
  readonly changes: readonly { readonly exit: string; readonly n: number; readonly was: string; readonly is: string }[]
  /** The first round that goes another way, and why; null where none does. */
  readonly first: string | null
}

export type Sets = Readonly<Record<string, number>>

interface Other extends PlayedAgain {
  readonly seen: SeenTable
  readonly table: Table
}

/** This table's cards under these numbers beside its own pack and settings. */
export function againWith(sp: Speaker, library: Library, seen: SeenTable, sets: Sets): Other {
  const { record } = seen.lesson
  const table = library.table(record.scenario, { ...packSets(sp.scenario, record.pack), ...record.sets, ...sets })
  return { seen, table, ...playAgain(table, record) }
}

/** Null while it is worked out. */
export function useAgain(
  sp: Speaker,
  library: Library,
  tables: readonly SeenTable[],
  sets: Sets,
): readonly Again[] | null {
  const t = useLessonWords()
  const page = useWords()
  const key = `${JSON.stringify(sets)} ${tables.map(({ id }) => id).join()}`
  // A table is made anew with each reading that comes in; what is played again hangs on its record alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers and tables are named by their text
  const others = useMemo(() => tables.map((table) => againWith(sp, library, table, sets)), [sp, library, key])
  const ends = useEnds(others)
  if (ends === null) return null
  return others.map((other, place): Again => {
    const { seen } = other
    const changes = sp.scenario.exits.flatMap(({ id, n }, x) => {
      const last = seen.reading.timeline?.lanes[x]?.cells.at(-1)
      const verdict = ends[place]?.[x]
      if (last === undefined || verdict === undefined) return []
      const [was, is] = [last.verdict, verdict].map((one) => laneState(sp, { ...last, verdict: one }))
      return was === is ? [] : [{ exit: id, n, was: page(`lane.${was}`), is: page(`lane.${is}`) }]
    })
    return {
      table: seen,
      changes,
      first: firstDifference(sp, t, seen.lesson.record, seen.open.played, other.table, other),
    }
  })
}

/** How every exit stands in the last state of each game. */
function useEnds(games: readonly Other[]): readonly (readonly Verdict[])[] | null {
  const { analysis } = useApp()
  const [known, setKnown] = useState<{
    readonly games: readonly Other[]
    readonly ends: readonly (readonly Verdict[])[]
  } | null>(null)
  useEffect(() => {
    const ends = games.map((): Verdict[] => [])
    let waiting = games.length
    const withdraw = games.map(({ table, replay: { row } }, place) =>
      analysis.ask(
        table,
        { kind: 'verdicts', row },
        {
          part: (part) => part.kind === 'verdict' && ends[place]!.push(part.verdict),
          done() {
            waiting--
            if (waiting === 0) setKnown({ games, ends })
          },
        },
      ),
    )
    return () => {
      for (const stop of withdraw) stop()
    }
  }, [analysis, games])
  return known?.games === games ? known.ends : null
}

/** How much a number matters to these games: 2 where an exit is signed otherwise, 1 where the same cards go otherwise, else 0. */
export function mattersTo(
  sp: Speaker,
  library: Library,
  tables: readonly SeenTable[],
  id: string,
  range: Range,
): number {
  const [from, to] = range
  let most = 0
  for (let value = from; value <= to && most < 2; value++)
    for (const seen of tables) {
      const { replay, dropped, table } = againWith(sp, library, seen, { [id]: value })
      const { taken } = table.layout
      const signed = (row: Row) => sp.scenario.exits.map((_, x) => Number(row[taken + x]! > 0)).join()
      if (signed(replay.row) !== signed(seen.open.played.row)) return 2
      if (dropped.length > 0 || kinds(replay.rounds) !== kinds(seen.open.played.rounds)) most = 1
    }
  return most
}

type Range = readonly [number, number]

const kinds = (rounds: readonly { readonly events: readonly { readonly kind: string }[] }[]): string =>
  rounds
    .map(({ events }) =>
      events
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'deal-made' || kind === 'deal-failed' || kind === 'signed' || kind === 'unsignable')
        .join(),
    )
    .join(';')
