// What several could have done otherwise: only what differs from what was played, and what passing a round is for.

import { expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { turningPoints } from '../../src/offramps/turningPoint.ts'
import { changedIn } from '../../src/panels/ending/changed.ts'
import { jointWords } from '../../src/panels/ending/jointWords.ts'
import { titleKey } from '../../src/panels/projector/Turn.tsx'
import { penFor } from '../pack/written.tsx'
import { gameOf } from '../store/lessonGames.ts'
import { seen } from './seenTables.ts'

const { sp } = await penFor('prologue', 'en')
const ja = (await penFor('prologue', 'ja')).sp

/** A game with its turning points; `change` rewrites its record. */
function read(seed: number, change: (record: GameRecord) => GameRecord = (record) => record) {
  const lesson = gameOf('hand', seed)
  const table = seen({ ...lesson, record: change(lesson.record) }, seed)
  const { open, reading } = table
  const points = turningPoints(open.table, open.save.record, open.played, reading.timeline!)
  return { ...table, reading: { ...reading, points } }
}

const pairOf = (table: ReturnType<typeof read>, exit: string, seats: string) =>
  table.reading.points.find((one) => one.exit === exit)!.keepers.find((one) => one.seats.join() === seats)!

test('a seat that passes for a text newly put to it says yes to that text', () => {
  const table = read(447)
  const keeper = pairOf(table, 'exercises-announced', 'ru,us')
  expect(jointWords(sp, table.open, keeper, 3)).toBe(
    'Together in round 2, all else as it was: Russia: “Offer notice and size of exercises”; The US sends no card of its own and says yes to “Offer notice and size of exercises”. Exit 3 would have stayed within reach.',
  )
  expect(jointWords(ja, table.open, keeper, 3)).toContain('米国は自分の札を出さず、「')
})

/** The same two moves set beside a round in which Russia had put that very text. */
function offered(answer: 'accept' | 'decline') {
  const keeper = pairOf(read(447), 'exercises-announced', 'ru,us')
  const offer = keeper.moves[0]!.agenda![0]!
  const us = {
    kind: 'deal',
    room: 'talks',
    steps: [
      { seat: 'us', issue: 'missiles', option: 'checks' },
      { seat: 'ru', issue: 'missiles', option: 'checks' },
    ],
  } as const
  const table = read(447, (record) => ({
    ...record,
    rounds: record.rounds.slice(0, 2).map((round, i) =>
      i === 1
        ? {
            commit: { ...round.commit, ru: [{ ...offer, signs: 'exercises-announced' } as typeof offer], us: [us] },
            answers: { 'd:ru:0': { us: { kind: answer } }, 'd:us:0': { ru: { kind: 'decline' as const } } },
          }
        : round,
    ),
  }))
  return { open: table.open, keeper }
}

test('a seat that played that very card is left out, whether or not its text said that it signs', () => {
  const { open, keeper } = offered('decline')
  expect(changedIn(open, keeper).map(({ seat }) => seat)).toEqual(['us'])
  const words = jointWords(sp, open, keeper, 3)
  expect(words).toMatch(
    /^In round 2, all else as it was: The US sends no card of its own and says yes to “Offer notice/,
  )
  expect(words).not.toContain('Together')
})

test('where the yes had been given, passing keeps the standing for it', () => {
  const { open, keeper } = offered('accept')
  expect(jointWords(sp, open, keeper, 3)).toMatch(
    /^In round 2, all else as it was: The US sends no card of its own and keeps its standing for a yes\./,
  )
})

test('where every seat would have moved otherwise, nothing is said to be as it was', () => {
  let whole = 0
  for (const seed of [35, 7, 63, 14, 3]) {
    const table = read(seed)
    for (const { keepers } of table.reading.points)
      for (const keeper of keepers.filter(({ index, seats }) => index >= 0 && seats.length > 1)) {
        const changed = changedIn(table.open, keeper)
        expect(changed.length).toBeGreaterThan(0)
        const words = jointWords(sp, table.open, keeper, 1)
        expect(words).not.toContain('no card;')
        expect(words.includes('all else as it was')).toBe(changed.length < 4)
        if (changed.length === 4) whole++
      }
  }
  expect(whole).toBeGreaterThan(0)
})

test('the title asks for what the tables answer', () => {
  const [alone, together] = [read(13), read(447)]
  const key = (...tables: ReturnType<typeof read>[]) => titleKey('exercises-announced', tables)
  expect(key(alone)).toBe('turn.title')
  expect(key(together)).toBe('turn.titleTogether')
  expect(key(alone, together)).toBe('turn.titleEither')
})
