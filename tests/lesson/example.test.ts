// The example lesson that a teacher rehearses with: six games that read on this edition and have something to compare.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addTables, classTables, clearTables, lessonText } from '../../src/panels/projector/classTables.ts'
import { exampleOf } from '../../src/panels/projector/example.ts'
import { EXAMPLE_CODES } from '../../src/panels/projector/exampleCodes.ts'
import { readLessonText } from '../../src/store/lessonFile.ts'
import { library } from '../../src/store/library.ts'
import { codeOf, gameOf, shelf, tell, winter } from '../store/lessonGames.ts'
import { project } from '../tools/serve.mjs'
import { seen } from './seenTables.ts'

/** Games of every kind of ending, and one that a paper decided. */
const SEEDS = [63, 21, 447, 26, 13, 14]

const own = { library: shelf, tables: [gameOf('hand', 7)] }

test('its codes are those of these games', () => {
  const codes = SEEDS.map((seed) => codeOf(gameOf('hand', seed)))
  if (process.env['UPDATE'] !== undefined) {
    const path = join(project, 'src/panels/projector/exampleCodes.ts')
    const [head] = readFileSync(path, 'utf8').split('export const')
    const lines = codes.map((code) => `  '${code}',\n`).join('')
    writeFileSync(path, `${head}export const EXAMPLE_CODES: readonly string[] = [\n${lines}]\n`)
    return
  }
  expect(EXAMPLE_CODES).toEqual(codes)
})

test('it shows every way to end: each exit signed somewhere and closed elsewhere', () => {
  const tables = exampleOf(shelf)!.tables.map(seen)
  const ends = tables.map(({ reading }) => reading.timeline!.lanes.map((lane) => lane.cells.at(-1)!.id))
  for (const x of [0, 1, 2]) {
    expect(ends.some((end) => end[x] === 'taken')).toBe(true)
    expect(ends.some((end) => end[x] === 'sealed')).toBe(true)
  }
  expect(ends.some((end) => !end.includes('taken'))).toBe(true)
  expect(new Set(tables.map(({ lesson }) => lesson.name)).size).toBe(6)
})

test('it never stands beside a class’s own tables', () => {
  clearTables()
  addTables(exampleOf(shelf)!, shelf, true)
  expect(classTables.getState().isExample).toBe(true)
  expect(classTables.getState().tables.length).toBe(6)
  // Its own file says that it is one, and so does whatever reads that file.
  expect(tell(readLessonText(shelf, lessonText(shelf)!)).wall?.example).toBe(true)
  addTables(own, shelf, false)
  expect(classTables.getState().isExample).toBe(false)
  expect(classTables.getState().tables.map(({ lesson }) => lesson.name)).toEqual([own.tables[0]!.name])
  // And not into them either.
  expect(addTables(exampleOf(shelf)!, shelf, true).ok).toBe(false)
  expect(classTables.getState().tables.length).toBe(1)
  clearTables()
})

test('a shelf with another lesson has none', () => expect(exampleOf(library([winter]))).toBeNull())
