/**
 * A translation is a second file beside the scenario: the same ids, only
 * words. What it lacks stays in the first language and is reported.
 */
import type { Scenario } from '../domain/scenario.ts'
import { type Diagnostic, diagnostic } from '../std/diagnostic.ts'
import { phrase, tell } from '../std/told.ts'
import { nearest } from './nearest.ts'
import { readYaml } from './yaml.ts'

/** Keys that a translator writes; everything else in an overlay is an error. */
const TRANSLATED = new Set([
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
  'date',
  'happenedAsOf',
  'signed',
  'none',
  'caption',
])
/** Of these, some are words only at one place: elsewhere `signed` is a condition and `none` may be an option. */
const ONLY_IN: Readonly<Record<string, string>> = {
  date: 'happened',
  signed: 'closing',
  none: 'closing',
  caption: 'closing',
}

export interface Overlaid {
  readonly scenario: Scenario
  /** Paths of words that the overlay does not have. */
  readonly missing: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export function overlay(scenario: Scenario, text: string, language: string, file = 'overlay.yaml'): Overlaid {
  const read = readYaml(text, file)
  if (read.yaml === undefined) return { scenario, missing: [], diagnostics: read.diagnostics }
  const missing: string[] = []
  const diagnostics: Diagnostic[] = []
  const merged = merge(scenario, read.yaml.raw, '', missing, diagnostics, file)
  return { scenario: { ...(merged as Scenario), language }, missing, diagnostics }
}

function merge(
  base: unknown,
  over: unknown,
  path: string,
  missing: string[],
  diagnostics: Diagnostic[],
  file: string,
): unknown {
  if (Array.isArray(base)) {
    strangers(base, over, path, diagnostics, file)
    return base.map((entry, i) =>
      merge(entry, entryOf(over, entry, i), `${path}.${nameOf(entry, i)}`, missing, diagnostics, file),
    )
  }
  if (base === null || typeof base !== 'object') return base
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(base)) {
    const here = path === '' ? key : `${path}.${key}`
    const given = isObject(over) ? own(over, key) : undefined
    if (typeof value === 'string' && isTranslated(key, path)) {
      if (typeof given === 'string' && given.trim() !== '') result[key] = given
      else {
        result[key] = value
        if (value !== '.' && value !== '') missing.push(here)
      }
    } else if (key === 'notes' && Array.isArray(value)) {
      const list = Array.isArray(given) ? given : []
      result[key] = value.map((note, i) => {
        if (typeof list[i] === 'string' && list[i].trim() !== '') return list[i]
        missing.push(`${here}.${i}`)
        return note
      })
    } else result[key] = merge(value, given, here, missing, diagnostics, file)
  }
  if (isObject(over))
    for (const key of Object.keys(over))
      if (!Object.hasOwn(base, key) && key !== 'id')
        diagnostics.push(unknown(file, path === '' ? key : `${path}.${key}`))
  return result
}

/** Entries of the overlay that no entry of the scenario answers to. */
function strangers(
  base: readonly unknown[],
  over: unknown,
  path: string,
  diagnostics: Diagnostic[],
  file: string,
): void {
  const names = base.map(nameOf)
  const given = Array.isArray(over) ? over.map(nameOf) : isObject(over) ? Object.keys(over) : []
  for (const [i, name] of given.entries()) {
    if (names.includes(name)) continue
    const near = nearest(name, names)
    const here = `${path}.${Array.isArray(over) ? i : name}`
    const message = tell`The scenario has no “${name.slice(0, 60)}” among its ${phrase(path.split('.').at(-1) ?? '')}.`
    const fix = near === undefined ? undefined : tell`Did you mean “${near}”?`
    diagnostics.push({ ...diagnostic('error', 'overlay-unknown', here, message, fix), file })
  }
}

const unknown = (file: string, path: string): Diagnostic => ({
  ...diagnostic('error', 'overlay-unknown', path, tell`The scenario has nothing at “${path}”.`),
  file,
})

/** Does this key hold words at this place? */
export const isTranslated = (key: string, path: string): boolean =>
  TRANSLATED.has(key) && path.startsWith(Object.hasOwn(ONLY_IN, key) ? ONLY_IN[key]! : '')

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What the file itself says, never what every object has. */
const own = (over: Record<string, unknown>, key: string): unknown => (Object.hasOwn(over, key) ? over[key] : undefined)

/** Entries are matched by id, else by seat, else by position; or the overlay is a map by id. */
function entryOf(over: unknown, entry: unknown, index: number): unknown {
  const key = entryKey(entry)
  if (Array.isArray(over))
    return key === undefined ? over[index] : (over.find((one) => entryKey(one) === key) ?? undefined)
  if (isObject(over)) return own(over, key ?? String(index))
  return undefined
}

/** What an entry of a list is found by: its id, or the seat of a stance; else its place. */
export function entryKey(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined
  if (typeof entry['id'] === 'string') return entry['id']
  return typeof entry['seat'] === 'string' && typeof entry['at'] === 'string' ? entry['seat'] : undefined
}

const nameOf = (entry: unknown, index: number): string => entryKey(entry) ?? String(index)
