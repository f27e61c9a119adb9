/**
 * What the shelf shows of a scenario, read off the head of its file without
 * reading the whole: a large scenario is parsed when somebody opens it. The
 * full reader checks the same fields again and says what is wrong with them.
 */
import { parse } from 'yaml'
import type { Scenario } from '../domain/scenario.ts'

export interface ScenarioCard {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** Later starts, each with its date. */
  readonly starts: readonly { readonly id: string; readonly date: string }[]
}

const WANTED = ['id', 'title', 'subtitle', 'starts']

/** Null where the head does not read; then the full reader says why. */
export function readCard(source: string): ScenarioCard | null {
  try {
    const raw = parse(headOf(source)) as Partial<Record<keyof ScenarioCard, unknown>>
    const { id, title, subtitle, starts } = raw
    if (typeof id !== 'string' || typeof title !== 'string') return null
    return { id, title, subtitle: typeof subtitle === 'string' ? subtitle : '', starts: startsOf(starts) }
  } catch {
    return null
  }
}

export const cardOf = ({ id, title, subtitle, starts }: Scenario): ScenarioCard => ({
  id,
  title,
  subtitle: subtitle ?? '',
  starts: starts.map((start) => ({ id: start.id, date: start.date })),
})

function startsOf(raw: unknown): ScenarioCard['starts'] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((start: unknown) => {
    const { id, date } = (start ?? {}) as { id?: unknown; date?: unknown }
    return typeof id === 'string' && typeof date === 'string' ? [{ id, date }] : []
  })
}

/** The wanted parts of the file, each with the lines that are set in under it. */
function headOf(source: string): string {
  let wanted = false
  return source
    .split('\n')
    .filter((line) => {
      const key = /^([A-Za-z]\w*):/.exec(line)?.[1]
      if (key !== undefined) wanted = WANTED.includes(key)
      return wanted
    })
    .join('\n')
}
