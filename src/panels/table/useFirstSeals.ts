/**
 * A seal is for good, and so is its reason: what is said of a closed exit is
 * what closed it first, even if a later act would have closed it too. The state
 * before each round is asked about, backwards, until the exit still stood open.
 */
import { useEffect, useMemo, useState } from 'react'
import type { Verdict } from '../../domain/verdict.ts'
import type { Row, Table } from '../../engine/table.ts'
import type { Open } from '../../store/session.ts'
import type { ExitNow } from '../app/analysis.ts'
import { useApp } from '../app/context.ts'

type Verdicts = ReadonlyMap<string, Verdict>

/** What was found out about each state, as long as the page lives. */
const known = new WeakMap<Table, Map<string, Verdicts>>()

const verdictsOf = (table: Table): Map<string, Verdicts> => {
  const map = known.get(table) ?? new Map<string, Verdicts>()
  known.set(table, map)
  return map
}

export function useFirstSeals(open: Open, exits: readonly ExitNow[]): readonly ExitNow[] {
  const { analysis } = useApp()
  const { table, played } = open
  const [found, setFound] = useState(0)
  const rows = useMemo(() => [...played.rounds.map((round) => round.before), played.row], [played])
  useEffect(() => {
    if (exits.every((now) => now.verdict !== null))
      verdictsOf(table).set(played.row.join(), new Map(exits.map((now) => [now.exit.id, now.verdict!])))
  }, [table, played.row, exits])
  const asked = rowToAsk(table, rows, exits)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row is named by its numbers
  useEffect(() => {
    if (asked === null) return
    const map = new Map<string, Verdict>()
    const end = () => {
      verdictsOf(table).set(asked.join(), map)
      setFound((n) => n + 1)
    }
    return analysis.ask(
      table,
      { kind: 'verdicts', row: asked },
      { part: (part) => part.kind === 'verdict' && map.set(part.verdict.exit, part.verdict), done: end, failed: end },
    )
  }, [analysis, table, asked?.join()])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found stands outside
  return useMemo(() => exits.map((now) => firstSeal(table, rows, now)), [table, rows, exits, found])
}

/** The latest earlier state that could hold an older seal and is not known yet. */
function rowToAsk(table: Table, rows: readonly Row[], exits: readonly ExitNow[]): Row | null {
  const seen = verdictsOf(table)
  const sealed = exits.filter((now) => now.state === 'sealed').map((now) => now.exit.id)
  for (let i = rows.length - 2; i >= 0 && sealed.length > 0; i--) {
    const verdicts = seen.get(rows[i]!.join())
    if (verdicts === undefined) return rows[i]!
    if (!sealed.some((id) => verdicts.get(id)?.id === 'sealed')) return null
  }
  return null
}

function firstSeal(table: Table, rows: readonly Row[], now: ExitNow): ExitNow {
  if (now.state !== 'sealed') return now
  const seen = verdictsOf(table)
  let first: ExitNow = { ...now, since: rows.at(-1)! }
  for (let i = rows.length - 2; i >= 0; i--) {
    const verdict = seen.get(rows[i]!.join())?.get(now.exit.id)
    if (verdict?.id !== 'sealed') break
    first = { ...now, verdict, since: rows[i]! }
  }
  return first
}
