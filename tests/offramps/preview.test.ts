/**
 * What a move seals, exactly: against a search of everything, with a proof that
 * the checker re-checks; and where arithmetic sees nothing, all plays do.
 */
import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/move.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { isOver } from '../../src/engine/holds.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { checkOpening } from '../../src/offramps/checker/checkOpening.ts'
import { preview, previewVerdicts, type Seal, sealsAtOnce } from '../../src/offramps/preview.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { everything } from '../tiny/everything.ts'
import { pointed } from '../tiny/pointed.ts'
import { plainActs } from '../tiny/randomPlay.ts'
import { randomGame, shipped, tiny } from '../tiny/subjects.ts'

/** The prologue after one round, in which one card takes away what an exit still needs. */
const table = shipped('prologue')
const row = randomGame(table, 0).rows[1]!
const press: Act = { kind: 'use', instrument: 'us-press' }

const provedBy = ({ certificate }: Seal) => {
  if (certificate.kind !== 'clauses') throw new Error(`proved by ${certificate.kind}`)
  return certificate
}

describe('a card seals what arithmetic sees nothing of', () => {
  const shown = preview(table, row, 'us', [], press)
  const seal = shown.seals.find(({ exit }) => exit === 'exercises-announced')!

  test('it is said, with a proof over all plays, and nothing is refused', () => {
    expect(shown.refusal).toBeNull()
    expect(checkAgenda(table, row, 'us', [press]).ok).toBe(true)
    expect(seal.certificate.kind).toBe('clauses')
    expect(verdicts(table, row).find(({ exit }) => exit === seal.exit)!.id).toBe('ready')
    expect(sealsAtOnce(table, row, 'us', [], press, verdicts(table, row)).map(({ exit }) => exit)).not.toContain(
      seal.exit,
    )
  })

  test('the checker passes it for this card and for no other agenda', () => {
    const claim = provedBy(seal)
    expect(checkOpening(table, row, 'us', [press], seal.exit, claim)).toEqual({ ok: true, value: 'sealed' })
    expect(checkOpening(table, row, 'us', [], seal.exit, claim).ok).toBe(false)
    expect(checkOpening(table, row, 'ru', [], seal.exit, claim).ok).toBe(false)
  })

  test('a longer proof fails without its steps, with other steps, and for less than what is sent', () => {
    const step: Act = { kind: 'shift', issue: 'gate', option: 'main' }
    const long = preview(table, row, 'ru', [], step).seals.find(({ exit }) => exit === 'troop-dates')!
    const claim = provedBy(long)
    const { names, steps } = claim.proof
    const passes = (proof: typeof claim.proof, agenda: readonly Act[] = [step]) =>
      checkOpening(table, row, 'ru', agenda, long.exit, { ...claim, proof }).ok
    expect(steps.length).toBeGreaterThan(10)
    expect(passes({ names, steps })).toBe(true)
    expect(passes({ names, steps }, [])).toBe(false)
    expect(passes({ names: [], steps: [] })).toBe(false)
    expect(passes({ names, steps: steps.map((clause) => clause.map((literal) => -literal)) })).toBe(false)
    expect(passes({ names, steps: [...steps, [names.length + 1]] })).toBe(false)
    expect(passes({ names: ['nothing.0.0.0.0', ...names.slice(1)], steps })).toBe(false)
    expect(checkOpening(table, row, 'ru', [step], 'exercises-announced', claim).ok).toBe(false)
  })

  test('the same with the verdicts of the state at hand or not', () => {
    const before = verdicts(table, row)
    const seals = [...previewVerdicts(table, row, 'us', [], press, {}, before)].filter(({ kind }) => kind !== 'verdict')
    const cold = [...previewVerdicts(table, row, 'us', [], press)].filter(({ kind }) => kind !== 'verdict')
    expect(seals).toEqual(cold)
  })
})

const isReachable = ({ id }: Verdict): boolean => id === 'ready' || id === 'open' || id === 'closed'

/** Every act of every seat, alone in its round, on small scenarios. */
function* acts(): Generator<{ small: Table; at: Row; seed: number; seat: string; s: number; act: Act }> {
  for (let seed = 0; seed < 24; seed++) {
    const { table: small, rows } = randomGame(tiny(seed), seed)
    const at = rows[seed % 2]!
    if (isOver(small, at)) continue
    for (const [s, seat] of small.seats.entries())
      for (const act of plainActs(small, at, seat))
        if (checkAgenda(small, at, seat, [act]).ok) yield { small, at, seed, seat, s, act }
  }
}

describe('against a search of everything', () => {
  test('what is said to be sealed is, what is not is not; each proof is checked', { timeout: 240_000 }, () => {
    const tally = { seal: 0, lapse: 0, neither: 0, byPlays: 0, searched: 0 }
    const known = new Map<string, readonly Verdict[]>()
    for (const { small, at, seed, seat, s, act } of acts()) {
      const key = `${seed} ${at.join()}`
      const before = known.get(key) ?? verdicts(small, at, { withoutSlack: true })
      known.set(key, before)
      if (act.kind === 'deal') throw new Error('a text is no plain act')
      const truth = everything(small, at, 3000, { seat: s, act })
      const without = everything(small, at, 3000, { seat: s, act: { kind: 'pass' } })
      const lost = new Map<string, 'seal' | 'lapse'>()
      for (const cell of previewVerdicts(small, at, seat, [], act, { withoutSlack: true }, before)) {
        if (cell.kind === 'verdict') continue
        lost.set(cell.seal.exit, cell.kind)
        const { certificate } = cell.seal
        if (certificate.kind !== 'clauses') continue
        tally.byPlays++
        expect([seed, seat, act, checkOpening(small, at, seat, [act], cell.seal.exit, certificate).ok]).toEqual([
          seed,
          seat,
          act,
          true,
        ])
      }
      small.scenario.exits.forEach(({ id }, x) => {
        const said = lost.get(id)
        const told = [seed, seat, act, id, said]
        if (said !== undefined) expect([...told, truth.taken.has(x)]).toEqual([...told, false])
        if (said === 'lapse' && without.isComplete) expect([...told, without.taken.has(x)]).toEqual([...told, false])
        if (said === 'seal' && without.isComplete) expect([...told, without.taken.has(x)]).toEqual([...told, true])
        tally[said ?? 'neither']++
        // Nothing is overlooked: reachable before, out of reach in every play that begins with it.
        if (said !== undefined || !truth.isComplete || !isReachable(before[x]!)) return
        tally.searched++
        const ended = small.exits.some((exit, y) => exit.ends && truth.taken.has(y))
        if (!ended) expect([...told, truth.taken.has(x)]).toEqual([...told, true])
      })
    }
    expect(tally.seal).toBeGreaterThan(8)
    expect(tally.lapse).toBeGreaterThan(8)
    expect(tally.byPlays).toBeGreaterThan(20)
    expect(tally.searched).toBeGreaterThan(20)
  })
})

describe('at once', () => {
  test('only what the worker will say too', () => {
    let seals = 0
    for (const at of randomGame(table, 0).rows) {
      if (isOver(table, at)) continue
      const before = verdicts(table, at, { withoutSlack: true })
      for (const seat of table.seats)
        for (const act of plainActs(table, at, seat))
          for (const seal of sealsAtOnce(table, at, seat, [], act, before)) {
            seals++
            const later = [...previewVerdicts(table, at, seat, [], act, { withoutSlack: true }, before)]
            expect(later).toContainEqual({ kind: 'seal', seal })
          }
    }
    expect(seals).toBeGreaterThan(0)
  })
})

describe('where an exit rests on a word in confidence', () => {
  test('a seal is one, whoever may say what; its proof is checked', { timeout: 30_000 }, () => {
    const tally = { seals: 0, proofs: 0 }
    for (let seed = 0; seed < 14; seed++) {
      const { table, row } = pointed('a word in confidence', seed)
      for (const [s, seat] of table.seats.entries())
        for (const act of plainActs(table, row, seat)) {
          if (act.kind === 'deal' || act.kind === 'pass' || !checkAgenda(table, row, seat, [act]).ok) continue
          const { seals, lapses } = preview(table, row, seat, [], act, { withoutSlack: true })
          for (const { exit, certificate } of [...seals, ...lapses]) {
            tally.seals++
            const truth = everything(table, row, 4000, { seat: s, act })
            const x = table.scenario.exits.findIndex(({ id }) => id === exit)
            if (truth.isComplete) expect([seed, seat, act, truth.taken.has(x)]).toEqual([seed, seat, act, false])
            if (certificate.kind !== 'clauses') continue
            tally.proofs++
            expect([seed, checkOpening(table, row, seat, [act], exit, certificate).ok]).toEqual([seed, true])
          }
        }
    }
    expect(tally.seals).toBeGreaterThan(10)
    expect(tally.proofs).toBeGreaterThan(5)
  })
})
