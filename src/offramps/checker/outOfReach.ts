/**
 * Is an exit out of reach? Every round that is left is forbidden by an
 * arithmetic, which is done again, or by clauses, each of which must follow
 * from the statements of every play and from those before it.
 */
import type { Certificate } from '../../domain/verdict.ts'
import type { Row, Table } from '../../engine/table.ts'
import { no, ok, type Result } from '../../std/result.ts'
import { bestCase, forbids } from './arithmetic.ts'
import type { Statements } from './statements.ts'

/** `tell`: the statements of every play, asked for only where the arithmetic holds. Reasons name the round or step. */
export function outOfReach(
  table: Table,
  row: Row,
  exit: number,
  claim: Extract<Certificate, { kind: 'clauses' }>,
  tell: () => Statements,
): Result<'sealed'> {
  const source = table.scenario.exits[exit]!
  const last = Math.min(source.window[1], table.rounds)
  const best = bestCase(table, row)
  const open: number[] = []
  for (let round = Math.max(row[0]! + 1, source.window[0]); round <= last; round++) {
    const proof = claim.rounds.find((entry) => entry.round === round)
    if (proof === undefined) open.push(round)
    else if (!forbids(best, source, round, proof.bound)) return no('bound-fails', { round, kind: proof.bound.kind })
  }
  const s = tell()
  const { names, steps } = claim.proof
  const known = names.map((name) => s.find(name))
  const unknown = known.indexOf(undefined)
  if (unknown >= 0) return no('unknown-name', { name: names[unknown]! })
  for (const [n, clause] of steps.entries()) {
    if (clause.some((literal) => !Number.isInteger(literal) || literal === 0 || Math.abs(literal) > names.length))
      return no('no-clause', { step: n + 1 })
    const said = clause.map((literal) => (literal > 0 ? known[literal - 1]! : -known[-literal - 1]!))
    if (!s.rules.followsByTrying(said)) return no('step-fails', { step: n + 1 })
    s.rules.add(said)
  }
  for (const round of open)
    if (!s.rules.follows([-(s.find(`signed.${round - 1}.${exit}.0.0`) ?? 1)])) return no('round-open', { round })
  return ok('sealed')
}
