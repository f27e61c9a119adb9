/** The clause-learning solver against plain enumeration; every proof is checked by propagation. */
import { describe, expect, test } from 'vitest'
import { type Lit, Solver } from '../../src/offramps/sat/solver.ts'
import { type Dice, dice } from '../../src/std/draw.ts'

const VARIABLES = 9

function randomFormula(rolls: Dice): Lit[][] {
  const clauses = 8 + rolls.roll(34)
  return Array.from({ length: clauses }, () =>
    Array.from({ length: 1 + rolls.roll(4) }, () => 2 * rolls.roll(VARIABLES) + rolls.roll(2)),
  )
}

const isTrue = (bits: number, lit: Lit): boolean => ((bits >> (lit >> 1)) & 1) === 1 - (lit & 1)

function models(clauses: readonly (readonly Lit[])[], assumed: readonly Lit[]): number {
  let n = 0
  for (let bits = 0; bits < 1 << VARIABLES; bits++)
    if (assumed.every((lit) => isTrue(bits, lit)) && clauses.every((clause) => clause.some((lit) => isTrue(bits, lit))))
      n++
  return n
}

/** Does assuming that `clause` is false lead to a contradiction by unit propagation alone? */
function follows(clauses: readonly (readonly Lit[])[], clause: readonly Lit[]): boolean {
  const known = new Set<Lit>(clause.map((lit) => lit ^ 1))
  for (let again = true; again; ) {
    again = false
    for (const lit of known) if (known.has(lit ^ 1)) return true
    for (const one of clauses) {
      if (one.some((lit) => known.has(lit))) continue
      const open = [...new Set(one.filter((lit) => !known.has(lit ^ 1)))]
      if (open.length === 0) return true
      if (open.length === 1) again = known.size < known.add(open[0]!).size || again
    }
  }
  return false
}

function loaded(clauses: readonly (readonly Lit[])[]): Solver {
  const solver = new Solver()
  for (let v = 0; v < VARIABLES; v++) solver.variable()
  for (const clause of clauses) {
    const lits = [...new Set(clause)]
    if (!lits.some((lit) => lits.includes(lit ^ 1))) solver.add(lits)
  }
  return solver
}

describe('clause learning', () => {
  test('agrees with enumeration, and every proof follows by propagation', () => {
    const tally = { sat: 0, unsat: 0 }
    for (let seed = 0; seed < 1500; seed++) {
      const rolls = dice(seed)
      const clauses = randomFormula(rolls)
      const solver = loaded(clauses)
      for (let question = 0; question < 4; question++) {
        const assumed = Array.from({ length: rolls.roll(4) }, () => 2 * rolls.roll(VARIABLES) + rolls.roll(2))
        const answer = solver.solve(assumed, 100_000)
        expect([seed, answer]).toEqual([seed, models(clauses, assumed) > 0 ? 'sat' : 'unsat'])
        if (answer === 'sat') {
          tally.sat++
          for (const clause of [...clauses, ...assumed.map((lit) => [lit])])
            expect(clause.some((lit) => solver.holds(lit))).toBe(true)
        } else if (answer === 'unsat') {
          tally.unsat++
          const known = clauses.map((clause) => clause.slice())
          const proof = solver.proof().clauses
          for (const clause of proof) {
            expect([seed, question, clause, follows(known, clause)]).toEqual([seed, question, clause, true])
            known.push(clause.slice())
          }
          expect(proof.at(-1)!.every((lit) => assumed.includes(lit ^ 1))).toBe(true)
        }
        if (question === 1) solver.forget()
      }
    }
    expect(Math.min(tally.sat, tally.unsat)).toBeGreaterThan(1000)
  })

  test('a budget of conflicts ends a hard question, the same way every time', () => {
    const holes = 7
    const make = (): Solver => {
      const solver = new Solver()
      const at = Array.from({ length: holes + 1 }, () => Array.from({ length: holes }, () => 2 * solver.variable()))
      for (const pigeon of at) solver.add(pigeon)
      for (let h = 0; h < holes; h++)
        for (let p = 0; p <= holes; p++) for (let q = 0; q < p; q++) solver.add([at[p]![h]! ^ 1, at[q]![h]! ^ 1])
      return solver
    }
    const one = make()
    expect(one.solve([], 50)).toBe('unknown')
    expect(one.conflicts).toBe(50)
    one.forget()
    expect(one.solve([], 100_000)).toBe('unsat')
    const other = make()
    expect(other.solve([], 100_000)).toBe('unsat')
    expect(other.conflicts).toBe(one.conflicts)
    expect(other.proof()).toEqual(one.proof())
  })
})
