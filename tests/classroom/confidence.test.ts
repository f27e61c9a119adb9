// What a class hears of a word in confidence: a table of 1962, told change by change to each seat and to those who sit
// at none. Nobody's copy is lost, and Turkey and the UN read nothing of the word before it is used.

import { describe, expect, test } from 'vitest'
import { agrees, withMoves } from '../../src/classroom/protocol/localTable.ts'
import type { ClassTable, Setting } from '../../src/classroom/server/lesson.ts'
import { movesBetween, snapshotFor } from '../../src/classroom/server/telling.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { termsMet } from '../../src/engine/known.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { playOut } from '../../src/opponents/table.ts'
import { emptyRecord } from '../../src/store/library.ts'
import { type Draft, EMPTY_DRAFT, type Save } from '../../src/store/save.ts'
import { shipped } from '../tiny/subjects.ts'

const table = shipped('cuba-1962')
const setting: Setting = {
  table,
  hashes: { rules: '-', text: '-' },
  rulesVersion: 1,
  now: () => 0,
  seed: () => 1,
  name: () => '-',
  isPresent: () => true,
}

interface Told {
  readonly record: GameRecord
  readonly used: number
}

/** Games in which the word is given in one round and used in a later one, or never. */
const games: readonly Told[] = Array.from({ length: 80 }, (_, seed) => seed).flatMap((seed) => {
  const seats = Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer']))
  const { record } = playOut(table, emptyRecord(table.scenario, seats, seed))
  const played = replay(table, record)
  const at = record.rounds.findIndex(({ commit }) =>
    (commit['us'] ?? []).some((act) => act.kind === 'signal' && termsMet(table, 'us', act).length > 0),
  )
  if (!played.ok || at < 0) return []
  const used = played.value.rounds.findIndex(({ events }) =>
    events.some((event) => event.kind === 'signed' && event.exit === 'word'),
  )
  return used === at ? [] : [{ record, used: used < 0 ? record.rounds.length : used }]
})

const tableOf = (record: GameRecord, rounds: number, draft: Draft): ClassTable => ({
  save: {
    version: 1,
    id: '-',
    name: '-',
    mode: 'solo',
    record: { ...record, rounds: record.rounds.slice(0, rounds) },
    draft,
    said: record.rounds.slice(0, rounds).map(() => ({})),
    updated: 0,
  },
  proposals: {},
  ready: [],
  papers: [],
  timer: { endsAt: null, leftMs: 0 },
  paused: false,
  frozen: false,
  injects: [],
  ended: false,
})

/** The table as it goes through the record: choosing, revealed, what changed, and on. */
function stages(record: GameRecord): readonly ClassTable[] {
  return record.rounds.flatMap(({ commit, answers }, i) => {
    const matters = mattersOf(table, commit)
    return [
      tableOf(record, i, EMPTY_DRAFT),
      tableOf(record, i, { ...EMPTY_DRAFT, stage: 'answer', commit, matters, answers }),
      tableOf(record, i + 1, { ...EMPTY_DRAFT, stage: 'after', commit, matters, answers }),
    ]
  })
}

describe('a word in confidence, in a class', () => {
  test('leaves every copy whole, and reaches nobody whom it was not told', () => {
    const tally = { heard: 0, hidden: 0, anew: 0 }
    expect(games.length).toBeGreaterThan(2)
    for (const { record, used } of games)
      for (const role of [...table.seats, null]) {
        const seat = role
        let save: Save | null = null
        let before: ClassTable | undefined
        for (const now of stages(record)) {
          const moves = movesBetween(setting, before, now, seat)
          if (moves === undefined) continue
          const snapshot = moves === null ? snapshotFor(setting, now, role) : null
          if (snapshot !== null && before !== undefined) tally.anew++
          const line = JSON.stringify(moves ?? snapshot)
          save = snapshot?.save ?? withMoves(save!, moves!)
          const hash = snapshot?.hash ?? moves?.hash
          if (hash !== undefined) expect(agrees(table, save!, hash)).toBe(true)
          const rounds = now.save.record.rounds.length
          const isUsed = rounds > used
          const names = line.includes('"issue":"jupiters","option":"polaris","to":["su"]')
          if (seat !== 'us' && seat !== 'su' && !isUsed) {
            tally.hidden++
            expect([role, rounds, names]).toEqual([role, rounds, false])
          }
          if (seat === 'su' && names) tally.heard++
          before = now
        }
        expect(rounds(save!)).toBe(record.rounds.length)
      }
    expect(tally.heard).toBeGreaterThan(0)
    expect(tally.hidden).toBeGreaterThan(20)
    // When it is used, those who did not know get the rounds anew.
    expect(tally.anew).toBeGreaterThan(0)
  })
})

const rounds = ({ record }: Save): number => record.rounds.length
