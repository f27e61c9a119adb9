/**
 * Mistakes planted in the writing of the formula and in the solver: each must
 * show in what is found, and no wrong verdict may pass the checker.
 */
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Verdict } from '../../src/domain/verdict.ts'
import { isOver } from '../../src/engine/holds.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { Formula, not } from '../../src/offramps/sat/formula.ts'
import { type Lit, Solver } from '../../src/offramps/sat/solver.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { pointed } from '../tiny/pointed.ts'
import { middling, randomGame, shipped } from '../tiny/subjects.ts'

interface Subject {
  readonly table: Table
  readonly row: Row
  readonly found: readonly Verdict[]
}

const isReachable = ({ id }: Verdict): boolean => id === 'ready' || id === 'open' || id === 'closed'

/** No budget for rollouts, so that every answer is the formula's. */
const ASKING = { withoutSlack: true, budget: 0 } as const

const subjects: readonly Subject[] = [0, 1, 4, 5, 6].flatMap((seed) => {
  const { table, rows } = randomGame(seed < 4 ? shipped('prologue') : middling(seed), seed)
  return rows
    .slice(0, 1)
    .filter((row) => !isOver(table, row))
    .map((row) => ({ table, row, found: verdicts(table, row, ASKING) }))
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** How many answers a mistake turned, and how many of those passed the checker. */
function turned(of: readonly Subject[] = subjects): { readonly changed: number; readonly passed: readonly string[] } {
  let changed = 0
  const passed: string[] = []
  for (const { table, row, found } of of) {
    verdicts(table, row, ASKING).forEach((wrong, x) => {
      const truth = found[x]!
      if (wrong.id !== truth.id || wrong.fewestRounds !== truth.fewestRounds) changed++
      const isWrong = wrong.id === 'sealed' ? isReachable(truth) : isReachable(wrong) && truth.id === 'sealed'
      if (isWrong && checkCertificate(table, row, wrong).ok) passed.push(`${table.scenario.id} ${wrong.exit}`)
    })
  }
  return { changed, passed }
}

/** Families that the reading of a line does not itself rest on. */
const KINDS = ['at', 'net', 'slots', 'moves', 'gets', 'signed', 'term', 'owed', 'same', 'live'] as const

describe('a family of clauses is left out of the formula', () => {
  test('of one kind after the other: what it then allows does not replay and is not said', { timeout: 60_000 }, () => {
    let changed = 0
    for (const kind of KINDS) {
      const whole = Formula.prototype.any
      vi.spyOn(Formula.prototype, 'any').mockImplementation(function (this: Formula, lits: readonly Lit[]) {
        if (!lits.some((lit) => this.name(lit >> 1).startsWith(`${kind}.`))) whole.call(this, lits)
      })
      const { changed: n, passed } = turned()
      expect([kind, passed]).toEqual([kind, []])
      changed += n
      vi.restoreAllMocks()
    }
    expect(changed).toBeGreaterThan(10)
  })
})

describe('the solver reads what is not there', () => {
  test.each([5, 7, 11, 40])('every %i-th clause loses a literal: no seal passes', { timeout: 30_000 }, (every) => {
    const whole = Solver.prototype.add
    let n = 0
    vi.spyOn(Solver.prototype, 'add').mockImplementation(function (this: Solver, lits: readonly Lit[]) {
      whole.call(this, ++n % every === 0 && lits.length > 1 ? lits.slice(0, -1) : lits)
    })
    const { changed, passed } = turned()
    expect(passed).toEqual([])
    expect(changed).toBeGreaterThan(0)
  })

  test('every question is answered no, by a clause that nothing supports', { timeout: 30_000 }, () => {
    vi.spyOn(Solver.prototype, 'solve').mockReturnValue('unsat')
    vi.spyOn(Solver.prototype, 'proof').mockReturnValue({ clauses: [[]] })
    const { changed, passed } = turned()
    expect(passed).toEqual([])
    expect(changed).toBeGreaterThan(5)
  })
})

describe('what is said in confidence is written down wrongly', () => {
  const worded: readonly Subject[] = Array.from({ length: 40 }, (_, seed) => pointed('a word in confidence', seed))
    .map(({ table, row }) => ({ table, row, found: verdicts(table, row, ASKING) }))
    .filter(({ found }) => found.some(isReachable))

  test('it can never be said: no seal passes', () => {
    const fresh = Formula.prototype.fresh
    vi.spyOn(Formula.prototype, 'fresh').mockImplementation(function (this: Formula, kind: string, ...figures) {
      const lit = fresh.call(this, kind, ...figures)
      if (kind === 'tell') this.solver.add([not(lit)])
      return lit
    })
    const { changed, passed } = turned(worded)
    expect(passed).toEqual([])
    expect(changed).toBeGreaterThan(5)
  })

  test.each(['told', 'tell'])('clauses of “%s” are left out: what it then allows is not said', (kind) => {
    const whole = Formula.prototype.any
    vi.spyOn(Formula.prototype, 'any').mockImplementation(function (this: Formula, lits: readonly Lit[]) {
      if (!lits.some((lit) => this.name(lit >> 1).startsWith(`${kind}.`))) whole.call(this, lits)
    })
    const { changed, passed } = turned(worded)
    expect(passed).toEqual([])
    expect(changed).toBeGreaterThan(0)
  })

  test('a line that leaves the word out does not pass', () => {
    let cut = 0
    for (const { table, row, found } of worded)
      for (const verdict of found) {
        const line = verdict.certificate
        if (line?.kind !== 'line') continue
        const silent = line.rounds.map(({ commit }) => ({
          commit: Object.fromEntries(
            Object.entries(commit).map(([seat, agenda]) => [seat, agenda.filter(({ kind }) => kind !== 'signal')]),
          ),
        }))
        if (JSON.stringify(silent) === JSON.stringify(line.rounds)) continue
        cut++
        expect(checkCertificate(table, row, { ...verdict, certificate: { ...line, rounds: silent } }).ok).toBe(false)
      }
    expect(cut).toBeGreaterThan(5)
  })
})
