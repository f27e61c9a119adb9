/**
 * Verdicts against a search of everything: a wrong one is worse than none.
 * Lines replay, seals hold, certificates pass the checker and mutated ones fail.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openScenario } from '../../src/cli/open.ts'
import type { Certificate, Verdict } from '../../src/domain/verdict.ts'
import { NOTHING } from '../../src/engine/action.ts'
import { isOver } from '../../src/engine/holds.ts'
import { step } from '../../src/engine/step.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { verdict as judge, verdicts } from '../../src/offramps/verdict.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { everything } from '../tiny/everything.ts'
import { middling, randomGame, shipped, shippedNames, tiny } from '../tiny/subjects.ts'

const isReachable = (verdict: Verdict): boolean => ['ready', 'open', 'closed'].includes(verdict.id)

describe('against a search of everything', () => {
  test.each([0, 1, 2, 3])('no contradiction, part %i', { timeout: 120_000 }, (part) => {
    const tally = { sealed: 0, line: 0, open: 0 }
    for (let seed = part * 30; seed < part * 30 + 30; seed++) {
      const table = tiny(seed)
      const truth = everything(table, table.first, 5000)
      verdicts(table, table.first, { withoutSlack: true }).forEach((verdict, exit) => {
        const told = `seed ${seed}, ${verdict.exit}: ${verdict.id}`
        if (truth.taken.has(exit)) expect(told).not.toContain('sealed')
        if (truth.isComplete && isReachable(verdict)) expect([told, truth.taken.has(exit)]).toEqual([told, true])
        if (verdict.id === 'sealed') tally.sealed++
        else if (isReachable(verdict)) tally.line++
        else tally.open++
      })
    }
    expect(tally.sealed).toBeGreaterThan(5)
    expect(tally.line).toBeGreaterThan(5)
  })
})

/** Every state of some random games with its verdicts. */
function* judged(
  tableOf: (seed: number) => Table,
  seeds: readonly number[],
): Generator<{ table: Table; row: Row; found: readonly Verdict[] }> {
  for (const seed of seeds) {
    const { table, rows } = randomGame(tableOf(seed), seed)
    // Of a long game every fourth boundary: each clause proof is checked over a formula of its own.
    for (const row of rows.filter((_, i) => table.rounds < 6 || i % 4 === 0))
      yield { table, row, found: verdicts(table, row, { withoutSlack: true }) }
  }
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)
const subjects: readonly (readonly [string, (seed: number) => Table, readonly number[]])[] = [
  ['generated', middling, upTo(20)],
  ...shippedNames.map((name) => [name, () => shipped(name), upTo(name === 'prologue' ? 10 : 1)] as const),
]

describe.each(subjects)('certificates of %s', (_, tableOf, seeds) => {
  test('every one passes the checker, every mutated one fails', { timeout: 120_000 }, () => {
    for (const { table, row, found } of judged(tableOf, seeds)) {
      for (const verdict of found) {
        expect([verdict.exit, checkCertificate(table, row, verdict)]).toEqual([
          verdict.exit,
          { ok: true, value: verdict.id },
        ])
        for (const mutant of mutants(table, verdict))
          expect([JSON.stringify(mutant), checkCertificate(table, row, mutant).ok]).toEqual([
            JSON.stringify(mutant),
            false,
          ])
      }
    }
  })
})

/** Certificates that claim something else than was found. */
function mutants(table: Table, verdict: Verdict): readonly Verdict[] {
  const { certificate } = verdict
  if (certificate === undefined) return []
  const other = (changed: Certificate): Verdict => ({ ...verdict, certificate: changed })
  switch (certificate.kind) {
    case 'line': {
      const { rounds } = certificate
      const cut = other({ ...certificate, rounds: rounds.slice(0, -1) })
      const idle = other({ ...certificate, rounds: [...rounds.slice(0, -1), { commit: {} }] })
      const long = other({ ...certificate, rounds: [...rounds, { commit: {} }] })
      const crafted = other({
        ...certificate,
        rounds: [{ commit: { [table.seats[0]!]: [{ kind: 'use', instrument: 'no-such-card' }] } }, ...rounds.slice(1)],
      })
      // Where agreement signs at once, a last round without acts may be the true one.
      const idles = Object.keys(rounds.at(-1)!.commit).length === 0 ? [] : [idle]
      return [
        cut,
        ...idles,
        long,
        crafted,
        { ...verdict, id: 'sealed' },
        { ...verdict, fewestRounds: rounds.length + 1 },
      ]
    }
    case 'shut':
      return [
        other({ ...certificate, round: certificate.round + 1 }),
        other({ ...certificate, event: 'no-such-event' }),
        other({ ...certificate, by: [...certificate.by, 'nobody'] }),
        { ...verdict, how: 'out-of-time' },
      ]
    case 'bound': {
      const less = certificate.rounds.slice(0, -1)
      const wrong = certificate.rounds.map(({ round, bound }) => ({ round, bound: falsified(bound) }))
      const missing =
        certificate.rounds.length === 0
          ? []
          : [other({ ...certificate, rounds: less }), other({ ...certificate, rounds: wrong })]
      return [...missing, { ...verdict, how: 'shut' }, other({ ...certificate, bound: { kind: 'ended' } })]
    }
    case 'clauses': {
      const { names, steps } = certificate.proof
      const renamed =
        names.length === 0
          ? []
          : [other({ ...certificate, proof: { names: ['nothing.0.0.0.0', ...names.slice(1)], steps } })]
      const stray = other({ ...certificate, proof: { names, steps: [...steps, [names.length + 1]] } })
      return [...renamed, stray, { ...verdict, how: 'shut' }]
    }
  }
}

/** The same kind of claim with another figure or another name. */
function falsified<T extends object>(bound: T): T {
  const changed = { ...bound } as Record<string, unknown>
  for (const key of ['owed', 'atBest', 'missing', 'by', 'round'])
    if (typeof changed[key] === 'number') return { ...changed, [key]: (changed[key] as number) + 1 } as T
  for (const key of ['flag', 'seat', 'exit', 'reserve', 'issue', 'room'])
    if (typeof changed[key] === 'string') return { ...changed, [key]: 'no-such-thing' } as T
  return { ...changed, kind: 'ended' } as T
}

describe('laws of verdicts', () => {
  test('the same answer warm or cold: a verdict is a function of the state', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (seed) => {
        const { table, rows } = randomGame(middling(seed), seed)
        const row = rows[seed % rows.length]!
        const all = verdicts(table, row)
        expect(all).toEqual(verdicts(table, row.slice()))
        // Nor does it matter what else was asked before.
        for (const one of all) expect(judge(table, row, one.exit)).toEqual(one)
      }),
      { numRuns: 25, seed: 2022 },
    )
  })

  test('sealed stays sealed, taken stays taken', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { table, rows } = randomGame(middling(seed), seed, 8)
      const columns = rows.map((row) => verdicts(table, row, { withoutSlack: true }))
      table.exits.forEach((_, exit) => {
        const ids = columns.map((column) => column[exit]!)
        const sealed = ids.findIndex((verdict) => verdict.id === 'sealed')
        const taken = ids.findIndex((verdict) => verdict.id === 'taken')
        if (sealed >= 0)
          expect(ids.slice(sealed).some((verdict) => verdict.id === 'taken' || isReachable(verdict))).toBe(false)
        if (taken >= 0) expect(ids.slice(taken).every((verdict) => verdict.id === 'taken')).toBe(true)
      })
    }
  })

  test('slack: after waiting that long it is still reachable', { timeout: 120_000 }, () => {
    for (const name of shippedNames) {
      const table = shipped(name)
      for (const verdict of verdicts(table, table.first)) {
        if (!isReachable(verdict)) continue
        let row: Row = table.first
        for (let wait = 0; wait < verdict.slack!; wait++) row = step(table, row, NOTHING, () => false)
        expect(isOver(table, row)).toBe(false)
        const later = judge(table, row, verdict.exit, { withoutSlack: true })
        expect([verdict.exit, isReachable(later)]).toEqual([verdict.exit, true])
      }
    }
  })

  test('an exit that ends the crisis makes the others moot', () => {
    const table = shipped('prologue')
    const row = table.first.slice()
    row[table.layout.over] = 1
    row[table.layout.taken] = 1
    expect(verdicts(table, row).map((verdict) => verdict.id)).toEqual(['taken', 'moot', 'moot'])
  })
})

test('what one round can sign is ready, also where a straight search finds a way of two', () => {
  const { table, hashes } = openScenario('winter-2021')
  const cast = Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer']))
  const { played } = playOut(table, emptyRecord(table, cast, 1, hashes))
  const row = played.rounds[5]!.before
  const found = judge(table, row, 'exercises', { withoutSlack: true })
  expect([found.id, 'fewestRounds' in found && found.fewestRounds]).toEqual(['ready', 1])
  expect(checkCertificate(table, row, found)).toEqual({ ok: true, value: 'ready' })
})
