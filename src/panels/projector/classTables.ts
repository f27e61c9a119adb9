/**
 * The tables that a class has brought, in the order they came, as long as the
 * page lives; they are kept only in the file that the teacher saves.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { no, ok, type Result } from '../../std/result.ts'
import { type Lesson, MOST_TABLES } from '../../store/lessonFile.ts'
import type { LessonTable } from '../../store/lessonTable.ts'
import type { Library } from '../../store/library.ts'
import type { Reading } from '../app/useAnalysis.ts'

export interface ClassTable {
  readonly id: number
  readonly lesson: LessonTable
}

export interface Pair {
  readonly exit: string
  /** Ids of two tables. */
  readonly a: number
  readonly b: number
}

export interface ClassTables {
  readonly tables: readonly ClassTable[]
  /** Of a lesson file whose scenario this shelf has in another edition. */
  readonly own: Library | null
  /** How each table's exits stood, by its id, as it is worked out. */
  readonly readings: Readonly<Record<number, Reading>>
  /** Which two tables are looked at, over which exit; null for the one that shows most. */
  readonly pair: Pair | null
  /** False while something would be lost with the page. */
  readonly isSaved: boolean
}

const NONE: ClassTables = { tables: [], own: null, readings: {}, pair: null, isSaved: true }

export const classTables = createStore<ClassTables>(() => NONE)

export const useClassTables = <T>(slice: (state: ClassTables) => T): T => useStore(classTables, slice)

let next = 1

/** The same table read twice is one; two tables may have played the same cards. */
const keyOf = ({ name, record }: LessonTable): string => JSON.stringify([name, record.rounds])

/** Reasons: `lesson-other` for another scenario than the tables already here; `lesson-many`. Says which were new. */
export function addTables(
  { tables: given, library }: Lesson,
  shelf: Library,
  fromFile: boolean,
): Result<readonly ClassTable[]> {
  const { tables, own, isSaved } = classTables.getState()
  const known = new Set(tables.map(({ lesson }) => keyOf(lesson)))
  const rules = tables[0]?.lesson.record.rules ?? given[0]?.record.rules
  if (given.some(({ record }) => record.rules !== rules)) return no('lesson-other')
  const fresh = given.filter((lesson) => !known.has(keyOf(lesson)))
  if (tables.length + fresh.length > MOST_TABLES) return no('lesson-many', { most: MOST_TABLES })
  const added = fresh.map((lesson): ClassTable => ({ id: next++, lesson }))
  classTables.setState({
    tables: [...tables, ...added],
    own: library === shelf ? own : library,
    isSaved: added.length === 0 ? isSaved : fromFile && tables.length === 0,
  })
  return ok(added)
}

export function removeTable(id: number): void {
  const tables = classTables.getState().tables.filter((table) => table.id !== id)
  classTables.setState(tables.length === 0 ? NONE : { tables, pair: null, isSaved: false })
}

export const clearTables = (): void => classTables.setState(NONE)

export const setSaved = (): void => classTables.setState({ isSaved: true })

export const choosePair = (pair: Pair | null): void => classTables.setState({ pair })

export const setReading = (id: number, reading: Reading): void =>
  classTables.setState(({ readings }) => ({ readings: { ...readings, [id]: reading } }))
