/**
 * A seal is for good, and so is its reason: what is said of a closed exit is
 * what closed it first, even if a later act would have closed it too. Where that
 * was only that no play of all leads there, the sum that shows it a round later
 * is the same reason in words. What the verdicts were before each round is kept
 * as long as the page lives. Pure but for that memory.
 */
import type { Verdict } from '../../domain/verdict.ts'
import type { Row, Table } from '../../engine/table.ts'
import type { ExitNow } from '../app/analysis.ts'
import { tellingBound } from './exitWords.ts'

export type Verdicts = ReadonlyMap<string, Verdict>

const known = new WeakMap<Table, Map<string, Verdicts>>()

function verdictsOf(table: Table): Map<string, Verdicts> {
  const map = known.get(table) ?? new Map<string, Verdicts>()
  known.set(table, map)
  return map
}

/** Keeps what was found out about one state. */
export const remember = (table: Table, row: Row, verdicts: Verdicts): void =>
  void verdictsOf(table).set(row.join(), verdicts)

/**
 * The latest earlier state that could hold an older seal and is not known yet; null where nothing need be asked.
 * @param rows the state before each round played, the present one last
 */
export function rowToAsk(table: Table, rows: readonly Row[], exits: readonly ExitNow[]): Row | null {
  const seen = verdictsOf(table)
  let sealed = exits.filter((now) => now.state === 'sealed').map((now) => now.exit.id)
  for (let i = rows.length - 2; i >= 0 && sealed.length > 0; i--) {
    const verdicts = seen.get(rows[i]!.join())
    if (verdicts === undefined) return rows[i]!
    sealed = sealed.filter((id) => verdicts.get(id)?.id === 'sealed')
  }
  return null
}

/** The exit with the verdict and the state that closed it first, as far as that is known. */
export function firstSeal(table: Table, rows: readonly Row[], now: ExitNow): ExitNow {
  if (now.state !== 'sealed') return now
  const seen = verdictsOf(table)
  let first: ExitNow = { ...now, since: rows.at(-1)! }
  for (let i = rows.length - 2; i >= 0; i--) {
    const verdict = seen.get(rows[i]!.join())?.get(now.exit.id)
    if (verdict?.id !== 'sealed') break
    const says = verdict.certificate?.kind === 'clauses' && isSum(first.verdict) ? first.verdict : verdict
    first = { ...now, verdict: says, since: rows[i]! }
  }
  return first
}

/** That its window has ended meanwhile is no reason for what closed it before. */
const isSum = (verdict: Verdict | null): verdict is Verdict =>
  verdict?.certificate?.kind === 'bound' && tellingBound(verdict.certificate).kind !== 'window'
