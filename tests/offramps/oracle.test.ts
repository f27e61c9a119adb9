/**
 * Verdicts held against a search of everything, on a sample; all of it is
 * `npx tsx tests/bench/oracle.ts`. And the oracle held against itself: a rule
 * changed behind its back must make it contradict.
 */
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../src/domain/verdict.ts'
import { compile, type Table } from '../../src/engine/table.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { checkReferences } from '../../src/scenario/references.ts'
import { FULL, fullCorpus, generated, SMALLEST, smallCorpus } from '../tiny/corpus.ts'
import { everyAnswer } from '../tiny/everyAnswer.ts'
import { isReachable, smallQuestion, wrongsOf } from '../tiny/heldAgainst.ts'
import { truthOf } from '../tiny/oracle.ts'
import { FEATURES, pointed } from '../tiny/pointed.ts'

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

describe('the corpus', () => {
  test('every scenario of it is one that an author could have written', () => {
    for (const seed of upTo(60)) {
      for (const scenario of [smallCorpus(seed), generated(seed, SMALLEST), fullCorpus(seed)])
        expect([seed, checkReferences(scenario).filter(({ severity }) => severity === 'error')]).toEqual([seed, []])
    }
  })

  test('the full size is that of the specification', () => {
    for (const seed of upTo(20)) {
      const table = compile(fullCorpus(seed))
      expect(table.holdings.length).toBeGreaterThanOrEqual(50)
      expect(table.holdings.length).toBeLessThanOrEqual(58)
      expect([
        table.seats.length,
        table.issues.length,
        table.tracks.length,
        table.instruments.length,
        table.rounds,
        table.slots,
        table.exits.length,
      ]).toEqual([5, 16, 8, 40, 10, 2, 12])
      expect(
        table.options.every((options) => options.length >= FULL.options[0] && options.length <= FULL.options[1]),
      ).toBe(true)
    }
  })

  test('everything that was asked for is in it', () => {
    const all = upTo(200).map((seed) => compile(seed % 5 === 0 ? fullCorpus(seed) : smallCorpus(seed)))
    const some = (has: (table: Table) => boolean): number => all.filter(has).length
    const counts = {
      chance: some(({ events }) => events.some(({ chance }) => chance !== null)),
      caps: some(({ rooms }) => rooms.some(({ cap }) => cap === 1)),
      trustCover: some(({ coverTrack }) => coverTrack >= 0),
      breach: some(({ breachTrack }) => breachTrack >= 0),
      leaks: some(({ events, instruments }) => [...events, ...instruments].some(({ change }) => change.leaks > 0)),
      widening: some(({ exits }) => exits.some(({ ends }) => !ends)),
      dependent: some(({ exits }) => exits.some(({ conditions }) => conditions.some(({ k }) => k === 'signed'))),
      calendar: some(({ onlyIf }) => onlyIf.some((tests) => tests.length > 0)),
      opened: some(({ instruments, events, exits }) =>
        [...instruments, ...events, ...exits].some(({ change }) => change.opens.length > 0),
      ),
      locks: some(({ locks }) => locks.length > 0),
      reserves: some(({ reserves }) => reserves.length > 0),
      tabledLater: some(({ tabled }) => tabled.some((tests) => tests.length > 0)),
      sameRound: some(({ sameRound }) => sameRound),
      nextRound: some(({ sameRound }) => !sameRound),
      roomier: some(({ rooms, mobility }) => rooms.some((room) => room.mobility > mobility)),
      shared: some(({ instruments }) => instruments.some(({ shared }) => shared)),
      leash: some(({ leash }) => leash !== null),
      inConfidence: some(({ confidences }) => confidences.length > 0),
    }
    for (const [what, count] of Object.entries(counts)) expect([what, count > 5]).toEqual([what, true])
  })
})

describe('verdicts against a search of everything', () => {
  test('none says what is not so, or less than is so', { timeout: 60_000 }, () => {
    const tally = { searched: 0, sealed: 0, reachable: 0 }
    for (const seed of upTo(90)) {
      const { table, row } = smallQuestion(seed)
      const truth = truthOf(table, row, 8000)
      if (truth === null) continue
      tally.searched++
      const isOver = row[table.layout.over] === 1
      verdicts(table, row).forEach((verdict, x) => {
        const isTaken = row[table.layout.taken + x]! > 0
        const wrongs = wrongsOf(verdict, truth.exits[x]!, { isTaken, isOver })
        expect([seed, verdict.exit, wrongs]).toEqual([seed, verdict.exit, []])
        if (verdict.id === 'sealed') tally.sealed++
        if (isReachable(verdict)) tally.reachable++
      })
    }
    expect(tally.searched).toBeGreaterThan(30)
    expect(tally.sealed).toBeGreaterThan(20)
    expect(tally.reachable).toBeGreaterThan(10)
  })

  test.each(Object.keys(FEATURES))('%s decides somewhere, and is read rightly', { timeout: 60_000 }, (feature) => {
    const tally = { searched: 0, decides: 0 }
    for (const seed of upTo(26)) {
      const { table, row } = pointed(feature, seed)
      const found = verdicts(table, row)
      const plain = pointed(feature, seed, true)
      const other = verdicts(plain.table, plain.row, { withoutSlack: true })
      const differs = ({ id, fewestRounds, needsLuck }: Verdict, x: number): boolean =>
        id !== other[x]!.id || fewestRounds !== other[x]!.fewestRounds || needsLuck !== other[x]!.needsLuck
      if (found.some(differs)) tally.decides++
      const truth = truthOf(table, row, 3000)
      if (truth === null) continue
      tally.searched++
      found.forEach((verdict, x) => {
        const wrongs = wrongsOf(verdict, truth.exits[x]!, { isTaken: false, isOver: false })
        expect([seed, verdict.exit, wrongs]).toEqual([seed, verdict.exit, []])
      })
    }
    expect(tally.decides).toBeGreaterThan(1)
    expect(tally.searched).toBeGreaterThan(3)
  })

  test('every commitment and every answer sign what joint actions sign', { timeout: 60_000 }, () => {
    const compared = everyAnswer(6, 8000)
    expect(compared.instances).toBe(6)
    expect(compared.differ).toEqual([])
  })
})

/** One rule changed in the oracle's own table: the verdicts on the true one must then look wrong. */
const CHANGED: Readonly<Record<string, (table: Table) => Table>> = {
  'red lines are none': (table) => ({
    ...table,
    holdings: table.holdings.map((holding) => ({ ...holding, cost: holding.cost.map((cost) => Math.min(cost, 1)) })),
  }),
  'a window is a round longer': (table) => ({
    ...table,
    exits: table.exits.map((exit) => ({ ...exit, last: exit.last + 1 })),
  }),
  'conditions are not read': (table) => ({ ...table, exits: table.exits.map((exit) => ({ ...exit, conditions: [] })) }),
  'no seat ever shifts': (table) => ({
    ...table,
    mobility: 0,
    rooms: table.rooms.map((room) => ({ ...room, mobility: 0 })),
  }),
  'nothing is free at home': (table) => ({
    ...table,
    holdings: table.holdings.map((holding) => ({
      ...holding,
      cost: holding.cost.map((cost, o) => (o === holding.start ? cost : cost + 2)),
    })),
  }),
  'signing needs no agreement before': (table) => ({ ...table, sameRound: true }),
}

describe('a planted mistake makes the oracle contradict', () => {
  test.each(Object.keys(CHANGED))('%s', { timeout: 60_000 }, (name) => {
    const seen = upTo(400).some((seed) => {
      const { table, row } = smallQuestion(seed)
      const truth = truthOf(CHANGED[name]!(table), row, 4000)
      if (truth === null) return false
      return table.exits.some((_, x) => {
        const verdict = verdicts(table, row, { withoutSlack: true })[x]!
        const wrongs = wrongsOf(verdict, truth.exits[x]!, {
          isTaken: row[table.layout.taken + x]! > 0,
          isOver: row[table.layout.over] === 1,
        })
        return wrongs.some((wrong) => wrong.startsWith('sealed') || wrong.startsWith('a way'))
      })
    })
    expect(seen).toBe(true)
  })
})
