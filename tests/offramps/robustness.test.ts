/** Under whose account a verdict holds, and the smallest number that turns it: against every value, one by one. */
import { describe, expect, test } from 'vitest'
import type { AccountVerdict } from '../../src/domain/reading.ts'
import type { Scenario } from '../../src/domain/scenario.ts'
import { compile, packSets, type Table } from '../../src/engine/table.ts'
import { labelOf, robustness, standingOf } from '../../src/offramps/robustness.ts'
import { otherValues, underAssumptions } from '../../src/offramps/underAssumptions.ts'
import { verdict } from '../../src/offramps/verdict.ts'
import { tinyScenario } from '../tiny/generate.ts'
import { shipped } from '../tiny/subjects.ts'

/** A tiny scenario whose standings and a track are assumptions, with two accounts of them. */
function doubted(seed: number): Scenario {
  const scenario = tinyScenario(seed)
  const assumption = (id: string, value: number, range: readonly [number, number]) => ({
    id,
    name: id,
    value,
    range,
    because: '-',
    cite: [],
  })
  return {
    ...scenario,
    parties: scenario.parties.map((party, p) => (p < 2 ? { ...party, standing: `=s${p}` as const } : party)),
    tracks: scenario.tracks.map((track) => (track.id === 'tension' ? { ...track, start: '=calm' as const } : track)),
    assumptions: [
      assumption('s0', seed % 3, [0, 4]),
      assumption('s1', (seed >> 1) % 3, [0, 4]),
      assumption('calm', 1 + (seed % 4), [0, 6]),
    ],
    packs: [
      { id: 'mild', name: 'mild', text: '-', sets: { s0: 4, s1: 4, calm: 0 } },
      { id: 'harsh', name: 'harsh', text: '-', sets: { s0: 0, s1: 0, calm: 6 } },
    ],
  }
}

const games: readonly Table[] = Array.from({ length: 14 }, (_, seed) => compile(doubted(seed)))
const standing = (table: Table, sets: Readonly<Record<string, number>>, exit: string) => {
  const under = underAssumptions(table, table.first, sets)
  return standingOf(verdict(under.table, under.row, exit, { withoutSlack: true }).id)
}

describe('accounts', () => {
  test('each account is the verdict under its own numbers', { timeout: 60_000 }, () => {
    const labels = { every: 0, only: 0, unknown: 0 }
    for (const table of games)
      for (const { id } of table.scenario.exits) {
        const told = robustness(table, table.first, id)
        expect(told.accounts.map((account) => account.pack)).toEqual([null, 'mild', 'harsh'])
        for (const account of told.accounts)
          expect([id, account.pack, account.standing]).toEqual([
            id,
            account.pack,
            standing(table, packSets(table.scenario, account.pack ?? undefined), id),
          ])
        labels[told.label.kind]++
      }
    expect(labels.every).toBeGreaterThan(5)
    expect(labels.only).toBeGreaterThan(5)
  })

  test.each<readonly [string, readonly AccountVerdict['standing'][], ReturnType<typeof labelOf>]>([
    ['all alike', ['sealed', 'sealed', 'sealed'], { kind: 'every' }],
    ['one differs', ['sealed', 'reachable', 'sealed'], { kind: 'only', packs: [null, 'b'] }],
    ['one unknown', ['sealed', 'not-proved', 'sealed'], { kind: 'unknown', packs: ['a'] }],
    ['one differs, one unknown', ['reachable', 'not-proved', 'sealed'], { kind: 'only', packs: [null] }],
    ['itself unknown', ['not-proved', 'sealed', 'sealed'], { kind: 'unknown', packs: [null] }],
  ])('the label where %s', (_, standings, label) => {
    expect(
      labelOf(
        standings.map((one, i) => ({
          pack: [null, 'a', 'b'][i]!,
          id: one === 'reachable' ? 'open' : one,
          standing: one,
        })),
      ),
    ).toEqual(label)
  })
})

describe('the smallest change that turns it', () => {
  test('turns it, and nothing smaller does', { timeout: 60_000 }, () => {
    let turned = 0
    for (const table of games)
      for (const { id } of table.scenario.exits) {
        const { accounts, flip, flipWhole } = robustness(table, table.first, id)
        const was = accounts[0]!.standing
        if (flip) {
          turned++
          expect([flip.standing, standing(table, { [flip.assumption]: flip.to }, id)]).toEqual([
            flip.standing,
            flip.standing,
          ])
          expect(flip.standing).not.toBe(was)
        }
        if (flip === undefined || flipWhole !== true || (was !== 'sealed' && was !== 'reachable')) continue
        const size = flip === null ? 99 : Math.abs(flip.to - flip.from)
        for (const { id: assumption, value } of table.scenario.assumptions)
          for (const to of otherValues(table, assumption))
            if (Math.abs(to - value) < size)
              expect([id, assumption, to, standing(table, { [assumption]: to }, id)]).toEqual([id, assumption, to, was])
      }
    expect(turned).toBeGreaterThan(5)
  })

  test('values are scanned from the nearest, and only within the range', () => {
    expect(otherValues(games[0]!, 's0').map((to) => Math.abs(to))).toEqual([1, 2, 3, 4])
    expect(otherValues(games[1]!, 's0')).toEqual([0, 2, 3, 4])
    expect(otherValues(games[0]!, 'no-such')).toEqual([])
  })
})

test('of the prologue every verdict at the start has an account to stand on', { timeout: 60_000 }, () => {
  const table = shipped('prologue')
  for (const { id } of table.scenario.exits) {
    const { accounts } = robustness(table, table.first, id)
    expect(accounts.map(({ pack }) => pack)).toEqual([null, 'moscow', 'kyiv'])
  }
})
