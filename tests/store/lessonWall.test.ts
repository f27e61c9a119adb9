// What a class settled on the wall goes into the lesson's file and comes back; what does not read is left out.

import { expect, test } from 'vitest'
import { readLessonText, writeLessonFile } from '../../src/store/lessonFile.ts'
import { readWall, type WallNotes } from '../../src/store/lessonWall.ts'
import { gameOf, prologue, shelf, tell } from './lessonGames.ts'

const wall: WallNotes = {
  pair: { exit: 'missile-checks', tables: [2, 0] },
  doubt: { chosen: 'ru-start', values: { 'ru-start': 4 }, hands: { 'ru-start': { 3: 12, 4: 9 } } },
  example: true,
}

test('a lesson file carries the pair, the hands and that it is an example', () => {
  const tables = [1, 2, 3].map((seed) => gameOf('hand', seed))
  const read = tell(readLessonText(shelf, writeLessonFile(prologue, tables, wall)))
  expect(read.wall).toEqual(wall)
  expect(read.tables.length).toBe(3)
  expect(tell(readLessonText(shelf, writeLessonFile(prologue, tables))).wall).toEqual({})
})

test.each<readonly [string, unknown, WallNotes]>([
  ['nothing', undefined, {}],
  ['a list', [1], {}],
  ['a pair of one table twice', { pair: { exit: 'a', tables: [1, 1] } }, { pair: { exit: 'a' } }],
  ['a table that is not here', { pair: { exit: 'a', tables: [0, 9] } }, { pair: { exit: 'a' } }],
  ['a pair without an exit', { pair: { tables: [0, 1] } }, {}],
  [
    'hands that are no counts',
    { doubt: { values: { a: 'x', b: 2 }, hands: { a: { 1: -5000, 2: 3 }, b: null } } },
    { doubt: { values: { b: 2 }, hands: { a: { 2: 3 }, b: {} } } },
  ],
  ['an example that is not marked true', { example: 'yes' }, {}],
])('%s', (_, raw, expected) => expect(readWall(raw, 3)).toEqual(expected))
