/** Every sentence of a file that has, or could have, sources beside it. */
import type { Scenario } from '../domain/scenario.ts'

export interface Sourced {
  readonly path: string
  /** All words that stand beside the sources. */
  readonly text: string
  readonly cite: readonly string[]
  /** Our own number or wording, which gives a reason in place of a source. */
  readonly isAssumption: boolean
}

/** Entries with `cite`, in the order of the file. */
export function sourcedIn(scenario: Scenario): readonly Sourced[] {
  const found: Sourced[] = []
  walk(scenario, '', found)
  return found
}

function walk(node: unknown, path: string, found: Sourced[]): void {
  if (node === null || typeof node !== 'object') return
  const entry = node as Readonly<Record<string, unknown>>
  if (Array.isArray(entry['cite'])) {
    const text = Object.values(entry)
      .filter((value) => typeof value === 'string')
      .join(' ')
    found.push({ path, text, cite: entry['cite'] as string[], isAssumption: typeof entry['because'] === 'string' })
  }
  for (const [key, value] of Object.entries(entry)) walk(value, path === '' ? key : `${path}.${key}`, found)
}

/** Every string of the file that people read, with its path; ids and dates are not among them. */
export function wordsIn(scenario: Scenario): readonly { readonly path: string; readonly text: string }[] {
  const found: { path: string; text: string }[] = []
  collect(scenario, '', '', found)
  return found
}

const READ = new Set([
  'title',
  'subtitle',
  'opening',
  'summary',
  'name',
  'short',
  'card',
  'words',
  'offer',
  'lead',
  'tail',
  'text',
  'because',
  'gives',
  'preventer',
  'lesson',
  'notes',
])

function collect(node: unknown, path: string, key: string, found: { path: string; text: string }[]): void {
  if (typeof node === 'string') {
    if (READ.has(key)) found.push({ path, text: node })
    return
  }
  if (node === null || typeof node !== 'object') return
  for (const [inner, value] of Object.entries(node))
    collect(value, path === '' ? inner : `${path}.${inner}`, Array.isArray(node) ? key : inner, found)
}

/** Words of a text as a reader counts them; a run of Japanese counts two characters as one. */
export function countWords(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const rest = text.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
  return (rest.match(/[\p{L}\p{N}]+(?:[’'.,/-][\p{L}\p{N}]+)*/gu)?.length ?? 0) + Math.ceil(wide / 2)
}
