/** How runs beside the open game went, worked out beside the page: each exit at each round boundary. */
import { useEffect, useMemo, useState } from 'react'
import type { Verdict } from '../../domain/verdict.ts'
import type { Replay } from '../../engine/game.ts'
import { historyRounds } from '../../engine/history.ts'
import type { Table } from '../../engine/table.ts'
import { boundariesOf, inherit, type Lane, type Timeline, type TimelineCell } from '../../offramps/timeline.ts'
import type { Analysis } from '../../workers/analysis.ts'
import { useApp } from '../app/context.ts'

/** Null while it is worked out. */
export function useTimeline(table: Table | null, played: Replay | null): Timeline | null {
  const { analysis } = useApp()
  const key =
    played === null
      ? ''
      : boundariesOf(played)
          .map(({ row }) => row.join())
          .join('|')
  const [known, setKnown] = useState<{ readonly key: string; readonly table: Table; readonly line: Timeline } | null>(
    null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the replay is named by its rows
  useEffect(() => {
    if (table === null || played === null) return
    return askTimeline(analysis, table, played, (line) => setKnown({ key, table, line }))
  }, [analysis, table, key])
  return known !== null && known.key === key && known.table === table ? known.line : null
}

/** One question a boundary; the worker answers them in its own order. */
function askTimeline(analysis: Analysis, table: Table, played: Replay, show: (line: Timeline) => void): () => void {
  const boundaries = boundariesOf(played)
  const columns = boundaries.map((): Verdict[] => [])
  let waiting = boundaries.length
  const withdraw = boundaries.map(({ row }, b) =>
    analysis.ask(
      table,
      { kind: 'verdicts', row },
      {
        part: (part) => part.kind === 'verdict' && columns[b]!.push(part.verdict),
        done() {
          waiting--
          if (waiting === 0) show(timelineOf(table, played, columns))
        },
      },
    ),
  )
  return () => {
    for (const stop of withdraw) stop()
  }
}

function timelineOf(table: Table, played: Replay, columns: readonly (readonly Verdict[])[]): Timeline {
  const boundaries = boundariesOf(played)
  const inherited: (readonly Verdict[])[] = []
  for (const column of columns) inherited.push(inherit(inherited.at(-1), column))
  const lanes = table.scenario.exits.map((exit, x): Lane => {
    const cells = inherited.map((column, b): TimelineCell => {
      const verdict = column[x]!
      const { id, slack } = verdict
      const isNarrowing = slack !== undefined && slack <= 1
      return { round: boundaries[b]!.round, id, isNarrowing, verdict, ...(slack === undefined ? {} : { slack }) }
    })
    return { exit: exit.id, cells, segments: [] }
  })
  return { boundaries, lanes }
}

/** What is on record, laid over the same rules: dated acts only, nobody's choice. */
export function useDocumented(table: Table): Replay {
  return useMemo(() => {
    const laid = historyRounds(table, table.rounds)
    return { laid, rounds: [], row: laid.at(-1)?.after ?? table.first, over: true }
  }, [table])
}
