/**
 * The formula against a search of everything, and its proofs against the
 * checker. A slip planted in what the search believes of the rules must not
 * get past: a seal on what can be reached is refused.
 */
import { describe, expect, test } from 'vitest'
import type { Certificate, Verdict } from '../../src/domain/verdict.ts'
import { isOver } from '../../src/engine/holds.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { Questions } from '../../src/offramps/sat/ask.ts'
import { signedIn } from '../../src/offramps/stillTakes.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { smallQuestion } from '../tiny/heldAgainst.ts'
import { truthOf } from '../tiny/oracle.ts'
import { middling, randomGame, shipped } from '../tiny/subjects.ts'

describe('the formula by itself', () => {
  test('agrees with a search of everything, and what it finds replays', { timeout: 120_000 }, () => {
    const tally = { way: 0, none: 0 }
    for (let seed = 3000; seed < 3030; seed++) {
      const { table, row } = smallQuestion(seed)
      const truth = truthOf(table, row, 20_000)
      if (truth === null || isOver(table, row)) continue
      const questions = new Questions(table, row)
      table.exits.forEach((exit, x) => {
        if (row[table.layout.taken + x]! > 0) return
        const last = Math.min(exit.last, table.rounds - 1)
        questions.restart()
        let found = -1
        for (let round = Math.max(row[0]!, exit.first); round <= last && found < 0; round++) {
          if (questions.ask({ exit: x, round }, 50_000) !== 'sat') continue
          const { rounds, draws } = questions.line(round)
          expect([seed, x, signedIn(table, row, x, rounds, (event) => draws.includes(event))]).toEqual([seed, x, round])
          found = round
        }
        expect([seed, x, found >= 0]).toEqual([seed, x, truth.exits[x]!.fewestRounds > 0])
        if (found >= 0) tally.way++
        else tally.none++
      })
    }
    expect(Math.min(tally.way, tally.none)).toBeGreaterThan(5)
  })
})

const isReachable = ({ id }: Verdict): boolean => id === 'ready' || id === 'open' || id === 'closed'

/** The rules as somebody might get them wrong. */
const SLIPS: Readonly<Record<string, (table: Table) => Table>> = {
  'one slot fewer': (t) => ({ ...t, slots: t.slots - 1 }),
  'one shift fewer': (t) => ({ ...t, mobility: t.mobility - 1 }),
  'rooms take one step fewer': (t) => ({ ...t, rooms: t.rooms.map((room) => ({ ...room, cap: room.cap - 1 })) }),
  'no room meets': (t) => ({ ...t, rooms: t.rooms.map((room) => ({ ...room, meets: room.meets.map(() => false) })) }),
  'no cover': (t) => ({ ...t, coverAt: [0], rooms: t.rooms.map((room) => ({ ...room, hosted: false })) }),
  'every rise is dearer': (t) => ({
    ...t,
    holdings: t.holdings.map((h) => ({ ...h, cost: h.cost.map((c) => (c > 0 && c < 99 ? c + 1 : c)) })),
  }),
  'cards are played once': (t) => ({ ...t, instruments: t.instruments.map((entry) => ({ ...entry, once: true })) }),
  'cards do nothing': (t) => ({
    ...t,
    instruments: t.instruments.map((entry) => ({
      ...entry,
      standing: Math.min(0, entry.standing),
      change: { ...entry.change, pressure: 0, tracks: [], standing: [], flags: [] },
    })),
  }),
  'nothing prevents an event': (t) => ({ ...t, events: t.events.map((event) => ({ ...event, unless: [] })) }),
  'windows close a round sooner': (t) => ({ ...t, exits: t.exits.map((exit) => ({ ...exit, last: exit.last - 1 })) }),
  'what is signed changes nothing': (t) => ({
    ...t,
    exits: t.exits.map((exit) => ({
      ...exit,
      change: { ...exit.change, pressure: 0, tracks: [], flags: [], opens: [] },
    })),
  }),
  'the clock stops a round sooner': (t) => ({ ...t, rounds: t.rounds - 1 }),
}

/** States of play with the verdicts that are true of them. */
function* subjects(): Generator<{ readonly table: Table; readonly row: Row; readonly found: readonly Verdict[] }> {
  for (let seed = 0; seed < 12; seed++) {
    const { table, rows } = randomGame(seed < 4 ? shipped('prologue') : middling(seed), seed)
    for (const row of rows.slice(0, 2))
      if (!isOver(table, row)) yield { table, row, found: verdicts(table, row, { withoutSlack: true }) }
  }
}

describe('the checker', () => {
  const all = [...subjects()]

  test('lets no seal pass on what can be reached, whatever the search got wrong', { timeout: 240_000 }, () => {
    const caught: Record<string, number> = {}
    const byClauses: Record<string, number> = {}
    for (const [slip, wrongly] of Object.entries(SLIPS)) {
      for (const { table, row, found } of all) {
        verdicts(wrongly(table), row, { withoutSlack: true }).forEach((wrong, x) => {
          if (wrong.id !== 'sealed' || !isReachable(found[x]!)) return
          expect([slip, wrong.exit, checkCertificate(table, row, wrong).ok]).toEqual([slip, wrong.exit, false])
          caught[slip] = (caught[slip] ?? 0) + 1
          if (wrong.certificate?.kind === 'clauses') byClauses[slip] = (byClauses[slip] ?? 0) + 1
        })
      }
    }
    expect(Object.keys(caught).length).toBeGreaterThan(8)
    expect(Object.keys(byClauses).length).toBeGreaterThan(3)
  })

  test('takes no step on trust: a forged proof fails, and none is no proof', { timeout: 60_000 }, () => {
    let tried = 0
    for (const { table, row, found } of all.slice(0, 10)) {
      found.forEach((verdict, x) => {
        if (!isReachable(verdict)) return
        const sealed = (certificate: Certificate): Verdict => ({
          exit: verdict.exit,
          id: 'sealed',
          how: 'out-of-time',
          blocks: [],
          bill: verdict.bill,
          certificate,
        })
        const last = Math.min(table.exits[x]!.last, table.rounds - 1)
        const names = Array.from({ length: last - row[0]! + 1 }, (_, i) => `signed.${row[0]! + i}.${x}.0.0`)
        const forged = [
          { names: [], steps: [] },
          { names: names.slice(-1), steps: [[-1]] },
          { names: names.slice(-1), steps: [[]] },
          { names: ['live.99.0.0.0'], steps: [[1]] },
          { names: [], steps: [[1]] },
        ]
        for (const proof of forged)
          expect(checkCertificate(table, row, sealed({ kind: 'clauses', rounds: [], proof })).ok).toBe(false)
        tried++
      })
    }
    expect(tried).toBeGreaterThan(8)
  })
})
