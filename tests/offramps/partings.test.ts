// Where tables parted over an exit: found again by reading the two timelines boundary by boundary.

import { describe, expect, test } from 'vitest'
import { replay } from '../../src/engine/game.ts'
import { contrasts, endedAlike, fateAt, fateOf, partedIn, partedOver, type Told } from '../../src/offramps/partings.ts'
import { timeline } from '../../src/offramps/timeline.ts'
import { gameOf, shelf, tell } from '../store/lessonGames.ts'

const told = (seed: number): Told => {
  const { record } = gameOf('hand', seed)
  const table = tell(shelf.tableFor(record))
  return { record, line: timeline(table, tell(replay(table, record))) }
}

const tables = [1, 2, 3, 4, 5, 6].map(told)
const exits = tables[0]!.line.lanes.map(({ exit }) => exit)
const lane = (table: Told, exit: string) => table.line.lanes.find((one) => one.exit === exit)!

describe('six tables', () => {
  test('part over an exit after the last round that left it alike at both', () => {
    let parted = 0
    for (const a of tables)
      for (const b of tables)
        for (const exit of exits) {
          const index = partedOver(a, b, exit)
          const differs = [0, 1, 2, 3, 4].filter((at) => fateAt(lane(a, exit), at) !== fateAt(lane(b, exit), at))
          expect(index === null).toBe(differs.length === 0)
          expect(endedAlike(a, b, exit)).toBe(fateOf(lane(a, exit)) === fateOf(lane(b, exit)))
          if (index === null) continue
          parted++
          expect(fateAt(lane(a, exit), index)).toBe(fateAt(lane(b, exit), index))
          expect(differs).toContain(index + 1)
          // For good, where they end differently; for the first time, where not.
          if (endedAlike(a, b, exit)) expect(index + 1).toBe(differs[0])
          else expect(differs.filter((at) => at > index)).toEqual([1, 2, 3, 4].filter((at) => at > index))
        }
    expect(parted).toBeGreaterThan(10)
  })

  test('give at most one contrast an exit, of two tables that parted over it and acted differently', () => {
    const found = contrasts(tables)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ exit }) => exit)).size).toBe(found.length)
    for (const { a, b, exit, index } of found) {
      expect(a).toBeLessThan(b)
      expect(partedOver(tables[a]!, tables[b]!, exit)).toBe(index)
      expect(partedIn(tables[a]!.record, tables[b]!.record, index)).not.toBeNull()
    }
  })

  test('prefer two that went together for longer', () => {
    const [one] = tables
    const twin = { ...one!.record, rounds: [...one!.record.rounds.slice(0, 3), told(40).record.rounds[3]!] }
    const table = tell(shelf.tableFor(twin))
    const played = replay(table, twin)
    if (!played.ok) throw new Error('the twin replays')
    const other: Told = { record: twin, line: timeline(table, played.value) }
    for (const exit of exits) {
      if (partedOver(one!, other, exit) === null) continue
      const found = contrasts([...tables, other]).find((contrast) => contrast.exit === exit)
      expect([found?.a, found?.b]).toEqual([0, 6])
    }
    expect(contrasts([one!, one!])).toEqual([])
  })
})
