/** Every exit with the reason that closed it first: the states before each round are asked about, backwards, until it stood open. */
import { useEffect, useMemo, useState } from 'react'
import type { Verdict } from '../../domain/verdict.ts'
import type { Open } from '../../store/session.ts'
import type { ExitNow } from '../app/analysis.ts'
import { useApp } from '../app/context.ts'
import { firstSeal, remember, rowToAsk } from './firstSeals.ts'

export function useFirstSeals(open: Open, exits: readonly ExitNow[]): readonly ExitNow[] {
  const { analysis } = useApp()
  const { table, played } = open
  const [found, setFound] = useState(0)
  const rows = useMemo(() => [...played.rounds.map((round) => round.before), played.row], [played])
  useEffect(() => {
    if (exits.every((now) => now.verdict !== null))
      remember(table, played.row, new Map(exits.map((now) => [now.exit.id, now.verdict!])))
  }, [table, played.row, exits])
  const asked = rowToAsk(table, rows, exits)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row is named by its numbers
  useEffect(() => {
    if (asked === null) return
    const verdicts = new Map<string, Verdict>()
    const end = () => {
      remember(table, asked, verdicts)
      setFound((n) => n + 1)
    }
    return analysis.ask(
      table,
      { kind: 'verdicts', row: asked },
      {
        part: (part) => part.kind === 'verdict' && verdicts.set(part.verdict.exit, part.verdict),
        done: end,
        failed: end,
      },
    )
  }, [analysis, table, asked?.join()])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found stands outside
  return useMemo(() => exits.map((now) => firstSeal(table, rows, now)), [table, rows, exits, found])
}
