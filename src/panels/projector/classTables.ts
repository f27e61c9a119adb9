/**
 * The tables that a class has brought, in the order they came, and what it has
 * settled over them. They live in this tab: a reload brings them back, and the
 * file that the teacher saves carries the same.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { no, ok, type Result } from '../../std/result.ts'
import { type Lesson, MOST_TABLES, readLessonText, writeLessonFile } from '../../store/lessonFile.ts'
import type { LessonTable } from '../../store/lessonTable.ts'
import { NO_DOUBT, type WallDoubt, type WallNotes } from '../../store/lessonWall.ts'
import type { Library } from '../../store/library.ts'
import type { TabNote } from '../../store/ports.ts'
import type { Reading } from '../app/useAnalysis.ts'

export interface ClassTable {
  readonly id: number
  readonly lesson: LessonTable
}

export interface Pair {
  readonly exit: string
  /** Ids of two tables that somebody chose; without them each exit has the pair that shows it best. */
  readonly tables?: readonly [number, number]
}

export interface ClassTables {
  readonly tables: readonly ClassTable[]
  /** Of a lesson file whose scenario this shelf has in another edition. */
  readonly own: Library | null
  /** How each table's exits stood, by its id, as it is worked out. */
  readonly readings: Readonly<Record<number, Reading>>
  /** Which exit is looked at, and over which two tables; null for what shows most. */
  readonly pair: Pair | null
  readonly doubt: WallDoubt
  /** An example to rehearse with; never beside a class's own tables. */
  readonly isExample: boolean
  /** False while something would be lost with the tab. */
  readonly isSaved: boolean
}

const NONE: ClassTables = {
  tables: [],
  own: null,
  readings: {},
  pair: null,
  doubt: NO_DOUBT,
  isExample: false,
  isSaved: true,
}

export const classTables = createStore<ClassTables>(() => NONE)

export const useClassTables = <T>(slice: (state: ClassTables) => T): T => useStore(classTables, slice)

let next = 1

/** The same table read twice is one; two tables may have played the same cards. */
const keyOf = ({ name, record }: LessonTable): string => JSON.stringify([name, record.rounds])

/**
 * Reasons: `lesson-other` for another scenario than the tables already here, `lesson-example` for an example beside
 * them; `lesson-many`. Says which were new.
 */
export function addTables(
  { tables: given, library, wall = {} }: Lesson,
  shelf: Library,
  fromFile: boolean,
): Result<readonly ClassTable[]> {
  // A class's own tables take the place of an example, and an example that of nothing.
  const before = classTables.getState().isExample && wall.example !== true ? NONE : classTables.getState()
  const { tables, own, isSaved } = before
  if (wall.example === true && tables.length > 0 && !before.isExample) return no('lesson-example')
  const known = new Set(tables.map(({ lesson }) => keyOf(lesson)))
  const rules = tables[0]?.lesson.record.rules ?? given[0]?.record.rules
  if (given.some(({ record }) => record.rules !== rules)) return no('lesson-other')
  const fresh = given.filter((lesson) => !known.has(keyOf(lesson)))
  if (tables.length + fresh.length > MOST_TABLES) return no('lesson-many', { most: MOST_TABLES })
  const added = fresh.map((lesson): ClassTable => ({ id: next++, lesson }))
  const isFirst = tables.length === 0
  classTables.setState({
    ...before,
    tables: [...tables, ...added],
    own: library === shelf ? own : library,
    isSaved: added.length === 0 ? isSaved : fromFile && isFirst,
    ...(isFirst && added.length > 0 ? settled(wall, added) : {}),
  })
  return ok(added)
}

/** What a file says was settled, over the tables that came with it. */
function settled(wall: WallNotes, tables: readonly ClassTable[]): Partial<ClassTables> {
  const [a, b] = (wall.pair?.tables ?? []).map((place) => tables[place]?.id)
  return {
    pair:
      wall.pair === undefined
        ? null
        : { exit: wall.pair.exit, ...(a === undefined || b === undefined ? {} : { tables: [a, b] as const }) },
    doubt: wall.doubt ?? NO_DOUBT,
    isExample: wall.example === true,
  }
}

export function removeTable(id: number): void {
  const { tables: all, pair } = classTables.getState()
  const tables = all.filter((table) => table.id !== id)
  classTables.setState(
    tables.length === 0 ? NONE : { tables, pair: pair?.tables?.includes(id) === true ? null : pair, isSaved: false },
  )
}

export const clearTables = (): void => classTables.setState(NONE)

export const setSaved = (): void => classTables.setState({ isSaved: true })

export const choosePair = (pair: Pair | null): void => classTables.setState({ pair, isSaved: false })

export const setDoubt = (change: Partial<WallDoubt>): void =>
  classTables.setState(({ doubt }) => ({ doubt: { ...doubt, ...change }, isSaved: false }))

export const setReading = (id: number, reading: Reading): void =>
  classTables.setState(({ readings }) => ({ readings: { ...readings, [id]: reading } }))

/** The lesson's file as it stands; null where there is nothing to write. */
export function lessonText(shelf: Library): string | null {
  const { tables, own, pair, doubt, isExample } = classTables.getState()
  const scenario = (own ?? shelf).scenario(tables[0]?.lesson.record.scenario ?? '')
  if (scenario === undefined) return null
  const places = pair?.tables?.map((id) => tables.findIndex((table) => table.id === id)) as [number, number] | undefined
  return writeLessonFile(
    scenario,
    tables.map(({ lesson }) => lesson),
    {
      ...(pair === null ? {} : { pair: { exit: pair.exit, ...(places === undefined ? {} : { tables: places }) } }),
      ...(doubt === NO_DOUBT ? {} : { doubt }),
      ...(isExample ? { example: true } : {}),
    },
  )
}

/** Before the wall is first shown: what this tab held when the page was left. */
export function bringBack(tab: TabNote, shelf: Library): void {
  if (classTables.getState().tables.length > 0) return
  const text = tab.read()
  const lesson = text === null ? null : readLessonText(shelf, text)
  if (lesson?.ok) addTables(lesson.value, shelf, false)
}

/** From here on the tab holds what is on the wall. Returns how to stop. */
export function holdIn(tab: TabNote, shelf: Library): () => void {
  return classTables.subscribe((now, before) => {
    const isSame = now.tables === before.tables && now.pair === before.pair && now.doubt === before.doubt
    if (!isSame) tab.write(lessonText(shelf))
  })
}
