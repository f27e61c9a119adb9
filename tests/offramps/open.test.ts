/** What would open a sealed exit: each set replays after its changes, nothing in it is to spare, and none smaller is missed. */
import { describe, expect, test } from 'vitest'
import type { OpeningChange, WhatWouldOpen } from '../../src/domain/reading.ts'
import { adjudicate } from '../../src/engine/adjudicate.ts'
import { historyRounds } from '../../src/engine/history.ts'
import { isOver } from '../../src/engine/holds.ts'
import { step } from '../../src/engine/step.ts'
import { RED, type Row, type Table } from '../../src/engine/table.ts'
import { replayLine } from '../../src/offramps/checker/replayLine.ts'
import { everyoneAgrees } from '../../src/offramps/everyoneAgrees.ts'
import { verdict } from '../../src/offramps/verdict.ts'
import { changed, whatWouldOpen } from '../../src/offramps/whatWouldOpen.ts'
import { everything } from '../tiny/everything.ts'
import { pointed } from '../tiny/pointed.ts'
import { randomGame, shipped, tiny } from '../tiny/subjects.ts'

interface Asked {
  readonly table: Table
  readonly row: Row
  readonly told: WhatWouldOpen
}

/** Sealed exits of tiny games, before and in play. */
const asked: readonly Asked[] = Array.from({ length: 60 }, (_, seed) => seed).flatMap((seed) => {
  const table = tiny(seed)
  const { rows } = randomGame(table, seed, 3)
  return rows
    .slice(0, 2)
    .filter((row) => !isOver(table, row))
    .flatMap((row) => table.scenario.exits.map(({ id }) => ({ table, row, told: whatWouldOpen(table, row, id) })))
})
const opened = asked.filter(({ told }) => told.openings.length > 0)

function replays({ table, row, told }: Asked, changes: readonly OpeningChange[], n: number): boolean {
  const other = changed(table, row, changes)
  const exit = table.scenario.exits.findIndex(({ id }) => id === told.exit)
  let at = other.row
  for (const { commit } of told.openings[n]!.certificate.rounds) {
    const { draws } = told.openings[n]!.certificate
    at = step(
      other.table,
      at,
      adjudicate(other.table, at, commit, everyoneAgrees(other.table, commit)).action,
      (event) => draws.includes(table.scenario.events[event]!.id),
    )
  }
  return at[table.layout.taken + exit]! > 0
}

describe('openings', () => {
  test('there are some of one change and some of more', () => {
    expect(opened.length).toBeGreaterThan(15)
    expect(opened.some(({ told }) => told.openings[0]!.changes.length > 1)).toBe(true)
  })

  test('after the changes the line replays; without any one of them it is sealed or not proved', () => {
    for (const one of opened)
      for (const [n, { changes }] of one.told.openings.entries()) {
        expect([changes, replays(one, changes, n)]).toEqual([changes, true])
        for (const change of changes) {
          const less = changed(
            one.table,
            one.row,
            changes.filter((other) => other !== change),
          )
          expect(['sealed', 'not-proved']).toContain(
            verdict(less.table, less.row, one.told.exit, { withoutSlack: true }).id,
          )
        }
      }
  })

  test('at most three sets of at most three changes, all of one size, and no red line', () => {
    for (const { table, told } of opened) {
      expect(told.openings.length).toBeLessThanOrEqual(3)
      expect(new Set(told.openings.map(({ changes }) => changes.length)).size).toBe(1)
      for (const change of told.openings.flatMap(({ changes }) => changes)) {
        if (change.kind !== 'stance') continue
        const issue = table.issues.indexOf(change.issue)
        const { cost } = table.holdings[table.holding[table.seats.indexOf(change.seat)]![issue]!]!
        expect(cost[table.options[issue]!.indexOf(change.to)]).toBeLessThan(RED)
      }
    }
  })

  test('no single track or stance of the terms is missed where all of size one were looked at', {
    timeout: 60_000,
  }, () => {
    let checked = 0
    for (const { table, row, told } of asked.filter(
      ({ told }) => told.asked === 'sealed' && told.wholeUpTo >= 1 && (told.openings[0]?.changes.length ?? 2) > 1,
    )) {
      const exit = table.scenario.exits.findIndex(({ id }) => id === told.exit)
      const changes = [...trackChanges(table, row), ...termChanges(table, row, exit)]
      for (const change of changes) {
        const { taken, isComplete } = everything(table, changed(table, row, [change]).row, 800)
        if (!isComplete) continue
        if (checked++ > 120) return
        expect([told.exit, change, taken.has(exit)]).toEqual([told.exit, change, false])
      }
    }
    expect(checked).toBeGreaterThan(30)
  })

  test('nothing brings back what was shut or whose window passed, and the open needs nothing', () => {
    for (const { table, row, told } of asked) {
      const exit = table.scenario.exits.findIndex(({ id }) => id === told.exit)
      const { id, how } = verdict(table, row, told.exit, { withoutSlack: true })
      if (id !== 'sealed') expect(told.asked).toBe('none-needed')
      else if (how === 'shut') expect(told.asked).toBe('shut')
      else if (row[0]! > table.exits[exit]!.last) expect(told.asked).toBe('window')
      if (told.asked !== 'sealed') expect(told.openings).toEqual([])
    }
  })
})

function trackChanges(table: Table, row: Row): readonly OpeningChange[] {
  return table.tracks.flatMap((track, t) =>
    Array.from({ length: table.trackMax[t]! - table.trackMin[t]! + 1 }, (_, i) => table.trackMin[t]! + i)
      .filter((to) => to !== row[table.layout.track + t])
      .map((to): OpeningChange => ({ kind: 'track', track, from: row[table.layout.track + t]!, to })),
  )
}

function termChanges(table: Table, row: Row, exit: number): readonly OpeningChange[] {
  return table.exits[exit]!.terms.flatMap((term) =>
    term.holdings.flatMap((h) =>
      term.options
        .filter((o) => o !== row[table.layout.stance + h] && table.holdings[h]!.cost[o]! < RED)
        .map((o): OpeningChange => {
          const { seat, issue } = table.holdings[h]!
          const names = table.options[issue]!
          return {
            kind: 'stance',
            seat: table.seats[seat]!,
            issue: table.issues[issue]!,
            from: names[row[table.layout.stance + h]!]!,
            to: names[o]!,
          }
        }),
    ),
  )
}

test('at the last documented round of the winter something small would open an exit, or it is said that nothing would', {
  timeout: 60_000,
}, () => {
  const table = shipped('winter-2021')
  const row = historyRounds(table, 10).at(-1)!.before
  const told = whatWouldOpen(table, row, 'ceasefire')
  expect(['sealed', 'shut', 'window', 'none-needed']).toContain(told.asked)
  for (const [n, { changes }] of told.openings.entries()) expect(replays({ table, row, told }, changes, n)).toBe(true)
})

describe('a word in confidence', () => {
  test('opens what nothing else is missing from', () => {
    let opened = 0
    for (let seed = 0; seed < 60; seed++) {
      const { table } = pointed('a word in confidence', seed)
      // The last round in which it can be signed, its terms agreed, and nobody has a round left to say anything.
      const row = table.first.slice()
      const last = table.exits[0]!.last
      row[0] = last
      if (table.sameRound || last >= table.rounds) continue
      for (const term of table.exits[0]!.terms)
        for (const h of term.holdings) row[table.layout.stance + h] = term.options[0]!
      const exit = table.scenario.exits[0]!.id
      const { id, how } = verdict(table, row, exit, { withoutSlack: true })
      if (id !== 'sealed' || how !== 'out-of-time') continue
      const { openings } = whatWouldOpen(table, row, exit)
      const found = openings.find(({ changes }) => changes.length === 1 && changes[0]!.kind === 'told')
      if (found === undefined) continue
      opened++
      const under = changed(table, row, found.changes)
      expect(replayLine(under.table, under.row, found.certificate.rounds, found.certificate.draws).ok).toBe(true)
    }
    expect(opened).toBeGreaterThan(3)
  })
})
