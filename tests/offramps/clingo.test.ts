/**
 * The exported logic program, on a sample: what clingo says of it is what a
 * search of everything says, its lines are replayed by the rules to the
 * signature, and a rule taken out of it shows. All of it: `npx tsx tests/bench/clingo.ts`.
 */
import { describe, expect, test, vi } from 'vitest'
import { RULES_TEXT } from '../../src/cli/asp/program.ts'
import { exportQuestion } from '../../src/cli/export.ts'
import { Complaint } from '../../src/cli/open.ts'
import { isOver } from '../../src/engine/holds.ts'
import { verdict } from '../../src/offramps/verdict.ts'
import { type Answer, admits, askClingo } from '../tiny/askClingo.ts'
import { type PutQuestion, shippedQuestions } from '../tiny/clingoQuestions.ts'
import { isReachable, smallQuestion } from '../tiny/heldAgainst.ts'
import { truthOf } from '../tiny/oracle.ts'

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

describe('the program says what is so', () => {
  test('of small scenarios, and with one round fewer than it takes there is no way', { timeout: 60_000 }, async () => {
    const tally = { line: 0, none: 0, tight: 0 }
    // Cheap to search; five take two rounds or more.
    for (const seed of [3, 5, 9, 37, 45, 26, 61, 74, 136, 154]) {
      const { table, row } = smallQuestion(seed)
      const truth = truthOf(table, row, 6000)
      if (truth === null || isOver(table, row)) continue
      for (const [x, { id }] of table.scenario.exits.entries()) {
        if (row[table.layout.taken + x]! > 0 || row[table.layout.shut + x]! > 0) continue
        const { fewestRounds } = truth.exits[x]!
        const answer = await askClingo(table, row, id)
        expect([seed, id, answer.kind, whyOf(answer)]).toEqual([seed, id, fewestRounds > 0 ? 'line' : 'none', ''])
        tally[fewestRounds > 0 ? 'line' : 'none']++
        if (fewestRounds < 2) continue
        expect([seed, id, (await askClingo(table, row, id, { horizon: fewestRounds - 1 })).kind]).toEqual([
          seed,
          id,
          'none',
        ])
        tally.tight++
      }
    }
    expect(tally.line).toBeGreaterThan(8)
    expect(tally.none).toBeGreaterThan(2)
    expect(tally.tight).toBeGreaterThan(4)
  })

  test('of the prologue, at boundaries of a random game, with our verdicts', { timeout: 60_000 }, async () => {
    const seen: string[] = []
    for (const question of every(6, shippedQuestions('prologue', 3))) {
      const { name, table, row, exit } = question
      const found = verdict(table, row, exit, { withoutSlack: true })
      const answer = await askClingo(table, row, exit, { conflicts: 20_000 })
      expect([name, answer.kind, whyOf(answer)]).not.toEqual([name, 'refused', whyOf(answer)])
      if (found.id === 'not-proved' || answer.kind === 'undecided') continue
      expect([name, isReachable(found)]).toEqual([name, answer.kind === 'line'])
      seen.push(answer.kind)
    }
    expect(seen).toContain('line')
    expect(seen).toContain('none')
  })
})

describe('the program admits our lines', () => {
  test('as they stand, and not with nobody acting', { timeout: 60_000 }, async () => {
    let lines = 0
    for (const { name, table, row, exit } of every(9, shippedQuestions('prologue', 4))) {
      const { certificate } = verdict(table, row, exit, { withoutSlack: true })
      if (certificate?.kind !== 'line') continue
      const { rounds, draws } = certificate
      expect([name, await admits(table, row, exit, certificate)]).toEqual([name, true])
      lines++
      const idle = { rounds: rounds.map(() => ({ commit: {} })), draws }
      const needsNobody = (await askClingo(table, row, exit, { rules: `${RULES_TEXT}${NOBODY_ACTS}` })).kind === 'line'
      if (!needsNobody) expect([name, await admits(table, row, exit, idle)]).toEqual([name, false])
    }
    expect(lines).toBeGreaterThan(2)
  })
})

const NOBODY_ACTS =
  ':- use(_,_,_). :- alone(_,_,_,_). :- text(_,_,_,_). :- call(_,_,_). :- tell(_,_). :- propose(_,_,_).'

const whyOf = (answer: Answer): string => (answer.kind === 'refused' ? answer.why : '')

function* every(nth: number, questions: Iterable<PutQuestion>): Generator<PutQuestion> {
  let n = 0
  for (const question of questions) if (n++ % nth === 0) yield question
}

/** A rule taken out of the program, by its first words. */
const TAKEN_OUT: Readonly<Record<string, string>> = {
  'a text gives something to everyone in it': ':- party(P,N,S,T), not receives(P,N,S,T).',
  'what is shut stays shut': 'shut(X,T+1) :- event(E,T), shuts(E,X), not taken(X,T+1).',
  'conditions of an exit': 'missing(L,M) :- asked(L,M\\3), moment(M), requires(L,C), not true(C,M).',
  'all stand on the same option': 'unsettled(X,T) :- listed(X,I,_), day(T), not settled(X,I,T).',
}

describe('a rule taken out of the program shows', () => {
  test.each(Object.keys(TAKEN_OUT))('%s', { timeout: 60_000 }, async (name) => {
    expect(RULES_TEXT).toContain(TAKEN_OUT[name])
    const rules = RULES_TEXT.replace(TAKEN_OUT[name]!, '')
    expect(await someContradiction(rules)).toBe(true)
  })
})

/** Does this text of the rules say something that the rules themselves, or a search of everything, refuse? */
async function someContradiction(rules: string): Promise<boolean> {
  for (const seed of upTo(120)) {
    const { table, row } = smallQuestion(seed)
    const truth = truthOf(table, row, 3000)
    if (truth === null || isOver(table, row)) continue
    for (const [x, { id }] of table.scenario.exits.entries()) {
      if (row[table.layout.taken + x]! > 0 || row[table.layout.shut + x]! > 0) continue
      const answer = await askClingo(table, row, id, { rules })
      if (answer.kind === 'refused' || (answer.kind === 'line') !== truth.exits[x]!.fewestRounds > 0) return true
    }
  }
  return false
}

describe('export', () => {
  const printed = (...args: readonly string[]): string => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    expect(exportQuestion(args)).toBe(0)
    const text = String(log.mock.calls[0]![0])
    log.mockRestore()
    return text
  }

  test('prints the facts of a place, and the same rules for every scenario', () => {
    const text = printed('winter-2021', '--asp', '--exit', 'channels', '--at', '4', '--horizon', '2')
    expect(text).toContain('goal("channels").\nnow(4).\n')
    expect(text).toContain('within_rounds(2).')
    expect(text.endsWith(RULES_TEXT)).toBe(true)
    expect(printed('prologue', '--asp')).toContain('1 { goal(X) : window(X,_,_) } 1.')
  })

  test('says what is wrong with what was typed', () => {
    expect(() => exportQuestion(['prologue'])).toThrow(Complaint)
    expect(() => exportQuestion(['prologue', '--asp', '--exit', 'nowhere'])).toThrow('no exit “nowhere”')
    expect(() => exportQuestion(['prologue', '--asp', '--at', '9'])).toThrow('No round 9')
    expect(() => exportQuestion(['prologue', '--asp', '--record', 'no-such-file.json'])).toThrow('no record')
    expect(() => exportQuestion(['prologue', '--asp', '--horizon', '0'])).toThrow('one round at least')
  })
})
