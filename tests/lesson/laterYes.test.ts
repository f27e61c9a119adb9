// What a way that was kept would still have taken, and whose paper would not go along.

import { expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { turningPoints } from '../../src/offramps/turningPoint.ts'
import { keeperOf, laterWords, neededLater } from '../../src/panels/ending/laterYes.ts'
import { penFor } from '../pack/written.tsx'
import { gameOf } from '../store/lessonGames.ts'
import { seen } from './seenTables.ts'

const { sp } = await penFor('prologue', 'en')
const NEEDED = 'It would still have needed the others’ yes later.'

function read(seed: number, seats: GameRecord['seats'] = {}) {
  const lesson = gameOf('hand', seed)
  const { open, reading } = seen(
    { ...lesson, record: { ...lesson.record, seats: { ...lesson.record.seats, ...seats } } },
    seed,
  )
  return { open, points: turningPoints(open.table, open.save.record, open.played, reading.timeline!) }
}

const single = ({ points }: ReturnType<typeof read>, exit: string, seat: string) =>
  points.find((one) => one.exit === exit)!.keepers.find(({ seats }) => seats.join() === seat)!

test('a single change has its proof among the keepers', () => {
  let found = 0
  for (const point of [63, 21, 13, 3].flatMap((seed) => read(seed).points))
    for (const change of point.couldHaveKept) {
      found++
      expect(keeperOf(point, change)).toMatchObject({ seats: [change.seat], round: change.round })
    }
  expect(found).toBeGreaterThan(4)
})

test('signed with the change itself, it needs nobody any more', () => {
  const table = read(63)
  // Russia's yes to a text that the US had put.
  const keeper = single(table, 'missile-checks', 'ru')
  expect(keeper.certificate.rounds).toEqual([])
  expect(laterWords(sp, table.open, keeper)).toBe('')
})

test('where a text must still be agreed, the others’ yes is named', () => {
  const table = read(21)
  const keeper = single(table, 'exercises-announced', 'us')
  expect(keeper.certificate.rounds.length).toBeGreaterThan(0)
  expect(laterWords(sp, table.open, keeper)).toBe(NEEDED)
})

test('over many games it is said exactly where the proof has moves left', () => {
  const said = { yes: 0, no: 0 }
  for (const seed of [63, 21, 447, 13, 3, 15, 92]) {
    const { open, points } = read(seed)
    for (const keeper of points.flatMap(({ keepers }) => keepers)) {
      const later = neededLater(open, keeper)
      const acts = keeper.certificate.rounds.flatMap(({ commit }) => Object.values(commit).flat())
      if (acts.length === 0) expect(later).toBeNull()
      if (acts.some(({ kind }) => kind === 'deal')) expect(later).not.toBeNull()
      said[later === null ? 'no' : 'yes']++
    }
  }
  expect(said.yes).toBeGreaterThan(5)
  expect(said.no).toBeGreaterThan(5)
})

test('a seat played by its paper is named with what its paper says', () => {
  const table = read(63, { ru: 'paper' })
  expect(laterWords(sp, table.open, single(table, 'missile-checks', 'ru'))).toBe(
    'Russia is played by its paper here, which says no to this.',
  )
})

test('a paper whose yes is needed later is named too', () => {
  const table = read(21, { ru: 'paper' })
  expect(laterWords(sp, table.open, single(table, 'exercises-announced', 'us'))).toMatch(new RegExp(`^${NEEDED}`))
  const other = read(21, { us: 'paper' })
  const words = laterWords(sp, other.open, single(other, 'exercises-announced', 'ru'))
  expect(words).toBe(
    `${NEEDED} Played by its paper here, and so saying yes only to what that already contains: the US.`,
  )
})
