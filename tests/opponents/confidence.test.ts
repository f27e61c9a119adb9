// A word on which an exit rests: the bargainer gives it when it drives at that exit, papers never do, and whoever was
// not told plays as if it had not been given.

import { describe, expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { termsMet } from '../../src/engine/known.ts'
import { viewFor } from '../../src/engine/view.ts'
import { policyOf } from '../../src/opponents/registry.ts'
import { diceFor } from '../../src/opponents/seated.ts'
import { playOut } from '../../src/opponents/table.ts'
import { emptyRecord } from '../../src/store/library.ts'
import { shipped } from '../tiny/subjects.ts'

const table = shipped('cuba-1962')

const played = (holder: string, seed: number): GameRecord =>
  playOut(table, emptyRecord(table.scenario, Object.fromEntries(table.seats.map((seat) => [seat, holder])), seed))
    .record

const wordsIn = (record: GameRecord) =>
  record.rounds.flatMap(({ commit }, round) =>
    Object.entries(commit).flatMap(([from, agenda]) =>
      agenda.flatMap((act) =>
        act.kind === 'signal' && termsMet(table, from, act).length > 0 ? [{ round, from, act }] : [],
      ),
    ),
  )

describe('the word over the Jupiters', () => {
  const games = Array.from({ length: 24 }, (_, seed) => played('bargainer', seed))
  const told = games.filter((record) => wordsIn(record).length > 0)

  test('is given by the United States to the Soviet Union in some games, and in others not', () => {
    expect(told.length).toBeGreaterThan(2)
    expect(told.length).toBeLessThan(games.length)
    for (const { from, act } of told.flatMap(wordsIn)) expect([from, act.to]).toEqual(['us', ['su']])
  })

  test('is not given by papers', () => {
    for (let seed = 0; seed < 4; seed++) expect(wordsIn(played('paper', seed))).toEqual([])
  })

  test('does not change what Turkey does before it is used', () => {
    let asked = 0
    for (const record of told) {
      const round = wordsIn(record)[0]!.round
      const silent: GameRecord = {
        ...record,
        rounds: record.rounds.slice(0, round + 1).map(({ commit, answers }, i) => ({
          commit:
            i === round
              ? { ...commit, us: commit['us']!.map((act) => (act.kind === 'signal' ? otherWord : act)) }
              : commit,
          answers,
        })),
      }
      const acts = [{ ...record, rounds: record.rounds.slice(0, round + 1) }, silent].map((of) => {
        const so = replay(table, of)
        if (!so.ok || so.value.over) return null
        const view = viewFor(table, of, so.value.rounds, so.value.row, 'tr')
        return policyOf('bargainer').commit(table, view, diceFor(of, 'tr', 'commit'))
      })
      if (acts.includes(null)) continue
      asked++
      expect(acts[1]).toEqual(acts[0])
    }
    expect(asked).toBeGreaterThan(0)
  })

  /** Something else in confidence to the same listener, on which nothing rests. */
  const otherWord = { kind: 'signal', issue: 'missiles', option: 'ground', to: ['su'] } as const
})
