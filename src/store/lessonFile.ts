/**
 * Two small files: one table's game, where its code is long or nobody wants to
 * type; and a whole lesson, which carries its scenario and reopens the debrief
 * later, offline, on a page that may have another edition of it.
 */
import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import { rulesHash } from '../scenario/hashes.ts'
import { parseScenario } from '../scenario/parse.ts'
import { readRecord } from '../scenario/recordSchema.ts'
import { hashText } from '../std/hash.ts'
import { no, ok, type Result } from '../std/result.ts'
import { libraryOf } from './carried.ts'
import { parseGameFile } from './gameFile.ts'
import { ACCOUNTS, type LessonSaid, type LessonTable, TABLE_NAMES, type TableAccount } from './lessonTable.ts'
import { readWall, type WallNotes } from './lessonWall.ts'
import { type Library, library } from './library.ts'

const TABLE_FORMAT = 'off-ramp-table'
const LESSON_FORMAT = 'off-ramp-lesson'

/** Tables of one class that are looked at together. */
export const MOST_TABLES = 24

/** No code has so many letters. */
const MOST_LETTERS = 4000

/** Longer texts are not read at all. */
export const MOST_CHARACTERS = 2_000_000

export interface Lesson {
  /** The shelf, or the file's own scenario where the shelf has another edition. */
  readonly library: Library
  readonly tables: readonly LessonTable[]
  /** What the class had settled on the wall. */
  readonly wall?: WallNotes
}

export const writeTableFile = (table: LessonTable): string =>
  `${JSON.stringify({ format: TABLE_FORMAT, version: 1, ...table })}\n`

export const writeLessonFile = (scenario: Scenario, tables: readonly LessonTable[], wall: WallNotes = {}): string =>
  `${JSON.stringify({ format: LESSON_FORMAT, version: 1, tables, wall, scenario: asDocument(scenario) })}\n`

/** As an author would write it: terms by their issue. Everything else reads back as it is. */
const asDocument = (scenario: Scenario): object => ({
  ...scenario,
  exits: scenario.exits.map((exit) => ({
    ...exit,
    terms: Object.fromEntries(exit.terms.map(({ issue, options }) => [issue, options])),
  })),
})

/**
 * A table's file, a lesson's file, a downloaded game or a bare record; a game's own scenario is read in `language`
 * where it has that translation. Reasons: `lesson-large`; `lesson-file` for any other text; `lesson-scenario` where
 * a file's own scenario does not read, `lesson-edition` where it is not the one that was played; those of `readRecord`.
 */
export function readLessonText(shelf: Library, text: string, language = 'en'): Result<Lesson> {
  if (text.length > MOST_CHARACTERS) return no('lesson-large')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return no('lesson-file')
  }
  if (raw === null || typeof raw !== 'object') return no('lesson-file')
  const given = raw as Record<string, unknown>
  if (given['format'] === LESSON_FORMAT) return readLesson(shelf, given)
  if (Object.hasOwn(given, 'offRamp')) return readGame(shelf, text, language)
  const table = given['format'] === TABLE_FORMAT ? readTable(given) : bareRecord(raw)
  return table.ok ? ok({ library: shelf, tables: [table.value] }) : table
}

function readLesson(shelf: Library, { tables, scenario, wall }: Record<string, unknown>): Result<Lesson> {
  if (!Array.isArray(tables) || tables.length === 0 || tables.length > MOST_TABLES) return no('lesson-file')
  const read: LessonTable[] = []
  for (const one of tables) {
    const table = readTable(one as Record<string, unknown>)
    if (!table.ok) return table
    read.push(table.value)
  }
  const said = { tables: read, wall: readWall(wall, read.length) }
  if (read.every(({ record }) => shelf.tableFor(record).ok)) return ok({ library: shelf, ...said })
  const own = parseScenario(JSON.stringify(scenario ?? null), 'lesson').scenario
  if (own === undefined) return no('lesson-scenario')
  return read.every(({ record }) => record.rules === rulesHash(own))
    ? ok({ library: library([own]), ...said })
    : no('lesson-edition')
}

/** A game that was downloaded: with the text of its scenario, where the shelf does not have that edition. */
function readGame(shelf: Library, text: string, language: string): Result<Lesson> {
  const file = parseGameFile(text)
  if (!file.ok) return file
  const { record, scenario } = file.value
  const tables = [tableOf(record)]
  if (scenario === undefined || shelf.tableFor(record).ok) return ok({ library: shelf, tables })
  const own = libraryOf(scenario, language)
  if (own.ids.length === 0) return no('lesson-scenario')
  return own.tableFor(record).ok ? ok({ library: own, tables }) : no('lesson-edition')
}

/** A run from a game's own page, kept or sent by whoever played it: bare, or in its file. */
function bareRecord(raw: object): Result<LessonTable> {
  const record = readRecord('record' in raw ? raw.record : raw)
  return record.ok ? ok(tableOf(record.value)) : no('lesson-file')
}

/** A table that brings nothing but its record; its name follows from its game. */
export const tableOf = (record: GameRecord): LessonTable => ({
  name: nameFor(JSON.stringify(record.rounds)),
  account: 'none',
  record,
})

/** The same name for the same text, on every visit. */
export const nameFor = (text: string): number => Number.parseInt(hashText(text).slice(0, 6), 16) % TABLE_NAMES

function readTable(given: Record<string, unknown> | null): Result<LessonTable> {
  if (given === null || typeof given !== 'object') return no('lesson-file')
  const record = readRecord(given['record'])
  if (!record.ok) return record
  const said = readSaid(given)
  const account = ACCOUNTS.find((one) => one === given['account']) ?? 'none'
  return said === null
    ? no('lesson-file')
    : ok({ ...said, account: account satisfies TableAccount, record: record.value })
}

function readSaid({ name, predicted }: Record<string, unknown>): LessonSaid | null {
  if (typeof name !== 'number' || !Number.isInteger(name) || name < 0 || name >= TABLE_NAMES) return null
  return typeof predicted === 'string' && predicted.length <= 60 ? { name, predicted } : { name }
}

/** What a table said before its game, from a saved game; nothing where it does not read. */
export function readSaidBefore(raw: unknown): { readonly lesson?: LessonSaid } {
  if (raw === null || typeof raw !== 'object') return {}
  const given = raw as Record<string, unknown>
  const lesson = readSaid(given)
  if (lesson === null) return {}
  const account = ACCOUNTS.find((one) => one === given['account'])
  const { first } = given
  return {
    lesson: {
      ...lesson,
      ...(account === undefined ? {} : { account }),
      ...(typeof first === 'string' && first.length < MOST_LETTERS ? { first } : {}),
    },
  }
}
