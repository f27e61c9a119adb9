/** An example lesson for a rehearsal: on the wall at one press, gone at one, never beside a class's own tables. */
import { codeToLesson } from '../../store/lessonCode.ts'
import type { Lesson } from '../../store/lessonFile.ts'
import type { Library } from '../../store/library.ts'
import { EXAMPLE_CODES } from './exampleCodes.ts'

/** Null on a shelf with another lesson, or with another edition of this one. */
export function exampleOf(shelf: Library): Lesson | null {
  const tables = EXAMPLE_CODES.flatMap((code) => {
    const table = codeToLesson(shelf, code)
    return table.ok && table.value.record.scenario === shelf.ids[0] ? [table.value] : []
  })
  return tables.length < EXAMPLE_CODES.length ? null : { library: shelf, tables, wall: { example: true } }
}
