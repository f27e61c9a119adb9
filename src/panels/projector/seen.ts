/** Every table as the debrief looks at it: replayed, named, and read as far as that is done. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { replay } from '../../engine/game.ts'
import type { Table } from '../../engine/table.ts'
import type { Library } from '../../store/library.ts'
import { EMPTY_DRAFT } from '../../store/save.ts'
import type { Open } from '../../store/session.ts'
import { useApp, useLanguage } from '../app/context.ts'
import type { Reading } from '../app/useAnalysis.ts'
import { useLessonWords, useTableName } from '../class/useLessonWords.ts'
import type { Speaker } from '../table/speaker.ts'
import { type ClassTable, useClassTables } from './classTables.ts'

export interface SeenTable {
  readonly id: number
  /** "Heron"; a second table of that name is "Heron 2". */
  readonly name: string
  readonly lesson: ClassTable['lesson']
  /** The game as if it were the open one. */
  readonly open: Open
  readonly reading: Reading
}

export interface Seen {
  readonly library: Library
  /** Null before the first table came. */
  readonly sp: Speaker | null
  readonly tables: readonly SeenTable[]
  /** True once every table's exits are known. */
  readonly ready: boolean
}

const NOT_READ: Reading = { timeline: null, points: [], done: false }

export function useSeen(): Seen {
  const app = useApp()
  const language = useLanguage()
  const birdOf = useTableName()
  const { tables, own, readings } = useClassTables((state) => state)
  const library = own ?? app.library()
  const opened = useMemo(() => tables.flatMap((table) => openOf(library, table) ?? []), [tables, library])
  const seen = opened.map(({ table: { id, lesson }, open }, i): SeenTable => {
    const before = opened.slice(0, i).filter(({ table }) => table.lesson.name === lesson.name).length
    const bird = birdOf(lesson.name)
    return { id, lesson, open, name: before === 0 ? bird : `${bird} ${before + 1}`, reading: readings[id] ?? NOT_READ }
  })
  const sp = useSpeakerOf(opened[0]?.open.table ?? null, language)
  return { library, sp, tables: seen, ready: seen.length > 0 && seen.every(({ reading }) => reading.timeline !== null) }
}

function openOf(library: Library, table: ClassTable): { table: ClassTable; open: Open } | null {
  const { record } = table.lesson
  const compiled = library.tableFor(record)
  if (!compiled.ok) return null
  const played = replay(compiled.value, record)
  if (!played.ok) return null
  const save = {
    version: 1,
    id: String(table.id),
    name: '',
    mode: 'open',
    record,
    draft: EMPTY_DRAFT,
    said: [],
    updated: 0,
  } as const
  return { table, open: { save, table: compiled.value, played: played.value, readOnly: true } }
}

/** The speaker of a table that is not the open game. */
function useSpeakerOf(table: Table | null, language: ReturnType<typeof useLanguage>): Speaker | null {
  const t = useTranslation('table').t as unknown as Speaker['t']
  const ground = useTranslation('grounds').t as unknown as Speaker['ground']
  return useMemo(() => {
    if (table === null) return null
    const inside = t('inside', { returnObjects: true }) as unknown
    return {
      t,
      ground,
      table,
      scenario: table.scenario,
      language,
      inside: typeof inside === 'object' ? (inside as Record<string, string>) : {},
    }
  }, [t, ground, table, language])
}

/** "Great Owl" in a sentence, 「…の卓」. */
export function useTableInside(): (table: SeenTable) => string {
  const t = useLessonWords()
  return ({ name }) => t('inside', { name })
}

/** Words for a table in lists and over its lanes. */
export function useTableWords(): (table: SeenTable) => string {
  const t = useLessonWords()
  return ({ name }) => t('table', { name })
}
