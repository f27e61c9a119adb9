// Tables as the wall looks at them, read without a page.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replay } from '../../src/engine/game.ts'
import { timeline } from '../../src/offramps/timeline.ts'
import type { SeenTable } from '../../src/panels/projector/seen.ts'
import type { LessonTable } from '../../src/store/lessonTable.ts'
import { EMPTY_DRAFT } from '../../src/store/save.ts'
import { shelf, tell } from '../store/lessonGames.ts'
import { project } from '../tools/serve.mjs'

const lessonWords = JSON.parse(readFileSync(join(project, 'assets/words/en/lesson.json'), 'utf8')) as object

/** English, gaps filled; a key without words throws. */
export function say(key: string, data: Readonly<Record<string, unknown>> = {}): string {
  const found = key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], lessonWords)
  if (typeof found !== 'string') throw new Error(`no words for ${key}`)
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name]))
}

export function seen(lesson: LessonTable, id: number): SeenTable {
  const table = tell(shelf.tableFor(lesson.record))
  const played = tell(replay(table, lesson.record))
  const save = { version: 1, id: String(id), name: '', mode: 'open', record: lesson.record } as const
  return {
    id,
    name: `T${id}`,
    lesson,
    open: { save: { ...save, draft: EMPTY_DRAFT, said: [], updated: 0 }, table, played, readOnly: true },
    reading: { timeline: timeline(table, played), points: [], done: true },
  }
}
