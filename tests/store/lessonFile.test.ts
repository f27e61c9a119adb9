// A lesson in a file: it comes back on this shelf, and on one that has another edition of its scenario.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seatedBots } from '../../src/opponents/seated.ts'
import { formatGameFile } from '../../src/store/gameFile.ts'
import { readLessonText, tableOf, writeLessonFile, writeTableFile } from '../../src/store/lessonFile.ts'
import { library } from '../../src/store/library.ts'
import { readSave } from '../../src/store/readSave.ts'
import { session } from '../../src/store/session.ts'
import { project } from '../tools/serve.mjs'
import { gameOf, prologue, shelf, tell } from './lessonGames.ts'
import { fakeWorld } from './world.ts'

const tables = [1, 2, 3, 4, 5, 6].map((seed) => gameOf('hand', seed))
const text = writeLessonFile(prologue, tables)

const winterSource = () => readFileSync(join(project, 'scenarios/winter-2021.yaml'), 'utf8')

describe('a file', () => {
  test('of a lesson, of a table, of a bare record', () => {
    expect(tell(readLessonText(shelf, text))).toEqual({ library: shelf, tables, wall: {} })
    expect(tell(readLessonText(shelf, writeTableFile(tables[2]!))).tables).toEqual([tables[2]])
    const { record } = tables[4]!
    expect(tell(readLessonText(shelf, JSON.stringify(record))).tables).toEqual([tableOf(record)])
    expect(tell(readLessonText(shelf, JSON.stringify({ format: 'any', record }))).tables).toEqual([tableOf(record)])
  })

  test('of a downloaded game, with its own scenario where the shelf has none or another edition', () => {
    const { record } = tables[4]!
    const source = readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')
    const game = formatGameFile({ record, scenario: { name: 'prologue', source, overlays: {} } })
    expect(tell(readLessonText(shelf, game))).toEqual({ library: shelf, tables: [tableOf(record)] })
    expect(tell(readLessonText(shelf, formatGameFile({ record }))).tables).toEqual([tableOf(record)])
    const own = tell(readLessonText(library([]), game))
    expect(own.tables).toEqual([tableOf(record)])
    expect(tell(own.library.tableFor(record)).scenario.title).toBe(prologue.title)
    const forged = formatGameFile({ record, scenario: { name: 'prologue', source: winterSource(), overlays: {} } })
    expect(readLessonText(library([]), forged)).toMatchObject({ reason: { code: 'lesson-edition' } })
    const garbled = formatGameFile({ record, scenario: { name: 'prologue', source: 'exits: none', overlays: {} } })
    expect(readLessonText(library([]), garbled)).toMatchObject({ reason: { code: 'lesson-scenario' } })
  })

  test('of a lesson brings its scenario where the shelf has another edition', () => {
    const other = library([{ ...prologue, rules: { ...prologue.rules, standingMax: prologue.rules.standingMax + 1 } }])
    const lesson = tell(readLessonText(other, text))
    expect(lesson.library.ids).toEqual(['prologue'])
    for (const { record } of lesson.tables) expect(lesson.library.tableFor(record).ok).toBe(true)
    expect(lesson.library.scenario('prologue')).toEqual(prologue)
  })

  test.each([
    ['nothing', '', 'lesson-file'],
    ['no JSON', '{"format":', 'lesson-file'],
    ['another file', '{"format":"off-ramp-lesson"}', 'lesson-file'],
    ['null', 'null', 'lesson-file'],
    ['a table that is none', JSON.stringify({ format: 'off-ramp-lesson', tables: [null] }), 'lesson-file'],
    ['a table without a record', JSON.stringify({ format: 'off-ramp-table', name: 1 }), 'record-form-top'],
    [
      'a name that is none',
      JSON.stringify({ format: 'off-ramp-table', name: 999, record: tables[0]!.record }),
      'lesson-file',
    ],
    ['far too much', 'x'.repeat(2_000_001), 'lesson-large'],
  ])('of %s is refused', (_, given, code) => {
    const read = readLessonText(shelf, given)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(code.startsWith(read.reason.code)).toBe(true)
  })

  test('whose scenario was changed by hand is refused, not played by other rules', () => {
    const other = library([{ ...prologue, rules: { ...prologue.rules, standingMax: prologue.rules.standingMax + 1 } }])
    const forged = JSON.parse(text) as { scenario: { rules: { standingMax: number } } }
    forged.scenario.rules.standingMax = 7
    expect(readLessonText(other, JSON.stringify(forged))).toMatchObject({ reason: { code: 'lesson-edition' } })
  })
})

test('what a table expected is kept with its saved game', () => {
  const play = session(fakeWorld(), () => shelf, seatedBots, 'en')
  const lesson = { name: 7, predicted: 'missile-checks' }
  tell(play.start({ scenario: 'prologue', mode: 'open', name: 'A table', lesson }))
  const { save } = play.store.getState().open!
  expect(tell(readSave(JSON.stringify(save))).lesson).toEqual(lesson)
  expect(tell(readSave(JSON.stringify({ ...save, lesson: { name: 'Heron' } }))).lesson).toBeUndefined()
})
