/**
 * Asks clingo whether an exit can be taken, over the exported logic program, and
 * plays its answer: a line counts only if the rules replay it to the signature.
 */
import { run } from 'clingo-wasm'
import { lineOf, type ReadLine } from '../../src/cli/asp/line.ts'
import { pinned } from '../../src/cli/asp/pinned.ts'
import { programOf } from '../../src/cli/asp/program.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { replayLine } from '../../src/offramps/checker/replayLine.ts'

export type Answer =
  | { readonly kind: 'line'; readonly line: ReadLine; readonly ms: number }
  /** Why the rules refuse what clingo says: the program is wrong, or the rules are. */
  | { readonly kind: 'refused'; readonly line: ReadLine; readonly why: string; readonly ms: number }
  | { readonly kind: 'none'; readonly ms: number }
  | { readonly kind: 'undecided'; readonly ms: number }

export interface Asking {
  readonly horizon?: number
  /** Conflicts after which it gives up. */
  readonly conflicts?: number
  /** Another text of the rules, for tests of the test. */
  readonly rules?: string
}

/** Times are clingo's own: grounding and solving, without starting its worker. */
export async function askClingo(
  table: Table,
  row: Row,
  exit: string,
  { horizon, conflicts = 100_000, rules }: Asking = {},
): Promise<Answer> {
  const program = programOf(table, row, horizon === undefined ? { exit } : { exit, horizon }, rules)
  const result = await run(program, 1, [`--solve-limit=${conflicts}`])
  if (result.Result === 'ERROR') throw new Error(result.Error)
  const ms = Math.round(1000 * result.Time.Total)
  if (result.Result === 'UNSATISFIABLE') return { kind: 'none', ms }
  const atoms = result.Call[0]?.Witnesses?.[0]?.Value
  if (atoms === undefined) return { kind: 'undecided', ms }
  const line = lineOf(table, atoms, exit)
  const played = replayLine(table, row, line.rounds, line.draws)
  const x = table.scenario.exits.findIndex(({ id }) => id === exit)
  if (!played.ok) return { kind: 'refused', line, ms, why: JSON.stringify(played.reason) }
  return played.value[table.layout.taken + x]! > 0
    ? { kind: 'line', line, ms }
    : { kind: 'refused', line, ms, why: 'not taken' }
}

/** Does the program admit this line of ours? Null if it meets too many conflicts on the way. */
export async function admits(
  table: Table,
  row: Row,
  exit: string,
  { rounds, draws }: ReadLine,
  conflicts = 10_000,
): Promise<boolean | null> {
  const at: number[] = []
  for (let n = 0; n < rounds.length; n++) {
    const before = replayLine(table, row, rounds.slice(0, n), draws)
    if (!before.ok) return false
    at.push(before.value[0]! + 1)
  }
  const program = programOf(table, row, { exit, horizon: rounds.length }) + pinned(rounds, at, draws)
  const result = await run(program, 1, [`--solve-limit=${conflicts}`])
  if (result.Result === 'ERROR') throw new Error(result.Error)
  return result.Result === 'UNKNOWN' ? null : result.Result === 'SATISFIABLE'
}
