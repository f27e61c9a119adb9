/** Whatever a table hands over: letters, several codes at once, a link, a file's text. */
import { no, ok, type Result } from '../../std/result.ts'
import { codeToLesson } from '../../store/lessonCode.ts'
import { type Lesson, readLessonText, tableOf } from '../../store/lessonFile.ts'
import { typed } from '../../store/lessonLetters.ts'
import type { LessonTable } from '../../store/lessonTable.ts'
import type { Library } from '../../store/library.ts'
import { codeToRecord } from '../../store/link.ts'

export interface Taken {
  readonly lesson: Lesson
  readonly fromFile: boolean
}

export function takeText(shelf: Library, given: string, language: string): Result<Taken> {
  const text = given.trim()
  if (text === '') return no('lesson-empty')
  if (text.startsWith('{')) {
    const lesson = readLessonText(shelf, text, language)
    return lesson.ok ? ok({ lesson: lesson.value, fromFile: true }) : lesson
  }
  const link = /#\/run\/([^/\s]+)/.exec(text)
  if (link !== null) {
    const record = codeToRecord(link[1]!)
    if (!record.ok) return record
    return ok({ lesson: { library: shelf, tables: [tableOf(record.value)] }, fromFile: false })
  }
  const tables: LessonTable[] = []
  for (const code of codesIn(text)) {
    const table = codeToLesson(shelf, code)
    if (!table.ok) return table
    tables.push(table.value)
  }
  return ok({ lesson: { library: shelf, tables }, fromFile: false })
}

/** Codes line by line, and several in a line one after the other: each says by its first letter how long it is. */
export function codesIn(text: string): readonly string[] {
  return text.split(/[\n\r;,\t]+/).flatMap((line) => {
    const codes: string[] = []
    let rest = typed(line).letters
    while (rest !== '') {
      const { expected } = typed(rest)
      const length = expected === null || rest.length - expected < 12 ? rest.length : expected
      codes.push(rest.slice(0, length))
      rest = rest.slice(length)
    }
    return codes
  })
}
