/** What the solver learnt on the way to its answers "no", in the names that a checker's own formula knows. */
import type { ClauseProof } from '../../domain/verdict.ts'
import type { Formula } from './formula.ts'

/** `ends`: the answers, as the solver numbers them; names and their numbers as far as the clauses use them. */
export function writtenProof(formula: Formula, ends: readonly number[]): ClauseProof {
  const names: string[] = []
  const places = new Map<number, number>()
  const place = (variable: number): number => {
    const known = places.get(variable)
    if (known !== undefined) return known
    places.set(variable, names.push(formula.name(variable)))
    return names.length
  }
  const steps = formula.solver
    .proof(ends)
    .clauses.map((clause) => clause.map((lit) => (lit & 1 ? -place(lit >> 1) : place(lit >> 1))))
  return { names, steps }
}
