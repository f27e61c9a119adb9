/**
 * A translation to be filled in, or brought up to date: every word of the
 * scenario at its place, below the words it is made from. What was translated
 * is kept, with what the scenario no longer has left out and told.
 */
import { type Document, isMap, isScalar, parseDocument } from 'yaml'
import type { Scenario } from '../domain/scenario.ts'
import { entryKey, isTranslated } from './overlay.ts'
import { FROM, oneLine, staleIn } from './stale.ts'

export interface ToTranslate {
  readonly text: string
  readonly translated: number
  readonly missing: readonly string[]
  /** Translated from words that have changed since; they keep their old comment. */
  readonly stale: readonly string[]
  /** What the file had and the scenario has not. */
  readonly dropped: readonly string[]
  /** Remarks between the lines, which have no place in the new file. */
  readonly remarks: number
}

/** @param before the translation as it is; it must read as YAML */
export function toTranslate(scenario: Scenario, language: string, before?: string): ToTranslate {
  const doc = before === undefined ? null : parseDocument(before)
  const old: unknown = doc?.toJS() ?? null
  const stale = doc === null ? [] : staleIn(scenario, doc as Document)
  const was = new Map(stale.map((one) => [one.path, one.was]))
  const writer = new Writer(was)
  writer.map(scenario, old, '', 0)
  const head = headOf(doc) ?? [
    `# ${scenario.title}: the words in “${language}”. Ids and numbers stay in the scenario; write below each “# ${FROM}…”.`,
  ]
  return {
    text: `${[...head, '', ...writer.lines].join('\n')}\n`,
    translated: writer.translated,
    missing: writer.missing,
    stale: stale.map(({ path }) => path),
    dropped: droppedFrom(scenario, old),
    remarks: before === undefined ? 0 : remarksIn(before) - head.length,
  }
}

/** A translator's own remarks at the top are kept. */
function headOf(doc: Document | null): readonly string[] | null {
  const first = isMap(doc?.contents) ? doc.contents.items[0]?.key : null
  const text = [doc?.commentBefore, isScalar(first) ? first.commentBefore : null]
    .filter((part) => part != null)
    .join('\n')
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith(FROM))
  return lines.length === 0 ? null : lines.map((line) => `#${line}`)
}

const remarksIn = (text: string): number =>
  text.split('\n').filter((line) => /^\s*#/.test(line) && !line.trim().startsWith(`# ${FROM}`)).length

class Writer {
  readonly lines: string[] = []
  readonly missing: string[] = []
  translated = 0
  readonly #was: ReadonlyMap<string, string>

  constructor(was: ReadonlyMap<string, string>) {
    this.#was = was
  }

  /** The entries of a map that have words in them. */
  map(base: unknown, over: unknown, path: string, depth: number): void {
    if (base === null || typeof base !== 'object') return
    for (const [key, value] of entriesOf(base)) {
      const here = path === '' ? key : `${path}.${key}`
      const given = wordsAt(over, key)
      if (typeof value === 'string') {
        if (!isTranslated(keyIn(base, key), path)) continue
        if (worth(value)) this.#line(key, value, given, here, depth)
        else if (key === 'tail') this.#tail(value, given, depth)
      } else if (hasWords(value, here)) {
        if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
          this.#list(key, value, given, here, depth)
        else {
          this.lines.push(`${pad(depth)}${yamlKey(key)}:`)
          this.map(value, given, here, depth + 1)
        }
      }
    }
  }

  #line(key: string, value: string, given: unknown, path: string, depth: number): void {
    this.lines.push(`${pad(depth)}# ${FROM}${this.#was.get(path) ?? oneLine(value)}`)
    this.lines.push(`${pad(depth)}${yamlKey(key)}: ${this.#word(given, path)}`)
  }

  /** A full stop is nothing to translate; many languages put words there, so the place is shown and what was written kept. */
  #tail(value: string, given: unknown, depth: number): void {
    const own = typeof given === 'string' && given.trim() !== '' ? given : value
    if (own !== value) this.translated++
    if (value !== '') this.lines.push(`${pad(depth)}# ${FROM}${value}`)
    this.lines.push(`${pad(depth)}tail: ${JSON.stringify(own)}`)
  }

  /** Lists of words go by position. */
  #list(key: string, values: readonly unknown[], given: unknown, path: string, depth: number): void {
    this.lines.push(`${pad(depth)}${yamlKey(key)}:`)
    for (const [i, value] of values.entries()) {
      this.lines.push(`${pad(depth + 1)}# ${FROM}${oneLine(String(value))}`)
      this.lines.push(`${pad(depth + 1)}- ${this.#word(Array.isArray(given) ? given[i] : undefined, `${path}.${i}`)}`)
    }
  }

  #word(given: unknown, path: string): string {
    if (typeof given === 'string' && given.trim() !== '') {
      this.translated++
      return JSON.stringify(given)
    }
    this.missing.push(path)
    return '""'
  }
}

const pad = (depth: number): string => '  '.repeat(depth)
const yamlKey = (key: string): string =>
  /^[a-z][a-zA-Z0-9-]*$/.test(key) && !/^(true|false|null|yes|no|on|off)$/.test(key) ? key : JSON.stringify(key)
const worth = (text: string): boolean => text !== '.' && text !== ''

/** Lists of named entries become maps by their names. */
function entriesOf(base: object): readonly (readonly [string, unknown])[] {
  return Array.isArray(base)
    ? base.map((entry, i) => [entryKey(entry) ?? String(i), entry] as const)
    : Object.entries(base)
}

/** A list of sentences gives its own key to each. */
const keyIn = (base: object, key: string): string => (Array.isArray(base) ? 'notes' : key)

function wordsAt(over: unknown, key: string): unknown {
  if (Array.isArray(over)) return over.find((entry) => entryKey(entry) === key) ?? over[Number(key)]
  return over !== null && typeof over === 'object' && Object.hasOwn(over, key)
    ? (over as Record<string, unknown>)[key]
    : undefined
}

function hasWords(value: unknown, path: string): boolean {
  if (value === null || typeof value !== 'object') return false
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')) return path === 'notes'
  return entriesOf(value).some(([key, inner]) =>
    typeof inner === 'string' ? isTranslated(key, path) && worth(inner) : hasWords(inner, `${path}.${key}`),
  )
}

/** Places of the old file at which the scenario has nothing. */
function droppedFrom(base: unknown, over: unknown, path = ''): readonly string[] {
  if (over === null || typeof over !== 'object') return []
  const entries: readonly (readonly [string, unknown])[] = entriesOf(over)
  return entries.flatMap(([key, value]) => {
    if (key === 'id' || key === 'seat') return []
    const here = path === '' ? key : `${path}.${key}`
    const below = base === null || typeof base !== 'object' ? undefined : wordsAt(base, key)
    if (below === undefined) return [here]
    return droppedFrom(below, value, here)
  })
}
