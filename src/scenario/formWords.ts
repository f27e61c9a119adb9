/** What the schema found, in the words of somebody who writes scenarios. */
import { type Diagnostic, diagnostic } from '../std/diagnostic.ts'
import { phrase, type Told, tell } from '../std/told.ts'
import { nearest } from './nearest.ts'

/** An issue as zod gives it, of any kind. */
interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly origin?: string
  readonly errors?: readonly (readonly Issue[])[]
  readonly issues?: readonly Issue[]
}

/** Told at once: a file with more has one fault that causes most of them. */
const MOST = 200

export function formDiagnostics(issues: readonly unknown[], raw: unknown): readonly Diagnostic[] {
  return (issues as readonly Issue[]).flatMap((issue) => told(issue, [], raw)).slice(0, MOST)
}

function told(issue: Issue, above: readonly PropertyKey[], raw: unknown): readonly Diagnostic[] {
  const path = [...above, ...issue.path]
  const value = valueAt(raw, path)
  if (issue.code === 'invalid_union') return union(issue, path, value, raw)
  if (issue.code === 'unrecognized_keys') return (issue.keys ?? []).map((key) => unknownKey(key, path, value, raw))
  const text = pathText(named(path, raw))
  if (value === undefined && path.length > 0)
    return [
      error(
        'form-missing',
        path,
        path.length < 2
          ? tell`“${last(path)}” is missing.`
          : tell`“${last(path)}” is missing in ${within(named(path, raw))}.`,
        tell`Add the key; scenarios/README.md says what it means.`,
      ),
    ]
  return [error(`form-${issue.code}`, path, sentence(issue, text, value), fixOf(issue, value))]
}

function sentence(issue: Issue, text: string, value: unknown): Told {
  const what = text === '' ? phrase('The file') : tell`“${text}”`
  switch (issue.code) {
    case 'invalid_type':
      return tell`${what} wants ${phrase(TYPES[issue.expected ?? ''] ?? issue.expected ?? 'something else')}, not ${described(value)}.`
    case 'invalid_value':
      return tell`${what} is ${described(value)}; it may be ${(issue.values ?? []).map(String).join(', ')}.`
    case 'too_small':
      return isNumber(issue)
        ? tell`${what} is too low: at least ${String(issue.minimum)}.`
        : tell`${what} is too short: at least ${String(issue.minimum)}${unitOf(issue)}.`
    case 'too_big':
      return isNumber(issue)
        ? tell`${what} is too high: at most ${String(issue.maximum)}.`
        : tell`${what} is too long: at most ${String(issue.maximum)}${unitOf(issue)}.`
    case 'invalid_format':
      return tell`${what} is ${described(value)}: ${phrase(issue.message.startsWith('Invalid') ? 'a number, or “=id” of an assumption' : issue.message)}.`
    case 'invalid_key':
      return tell`A key of ${what} is no id: ids are lower-case letters, digits and hyphens.`
    default:
      return tell`${what}: ${phrase(issue.message)}.`
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two',
  object: 'a map with keys',
  record: 'a map with keys',
}

const isNumber = ({ origin }: Issue): boolean => origin === 'number' || origin === 'int'

const unitOf = ({ origin }: Issue): Told =>
  phrase(origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '')

const fixOf = (issue: Issue, value: unknown): Told | undefined =>
  issue.code === 'invalid_type' && issue.expected === 'array' && isObject(value)
    ? tell`Put [ ] around it.`
    : issue.code === 'invalid_type' && issue.expected === 'string'
      ? tell`Words with a colon, or that look like a number or a date, stand in quotation marks: "…".`
      : undefined

/** Of several forms the one that was most likely meant. */
function union(issue: Issue, path: readonly PropertyKey[], value: unknown, raw: unknown): readonly Diagnostic[] {
  const branches = issue.errors ?? []
  const isCondition = branches.length > 4
  if (isCondition) return condition(branches, path, value, raw)
  // Forms of another type altogether were not meant.
  const meant = branches.filter(
    (branch) => !branch.every((inner) => inner.path.length === 0 && inner.code === 'invalid_type'),
  )
  const best = (meant.length > 0 ? meant : branches).toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  if (value === undefined && path.length > 0) return told({ code: 'missing', path: [], message: '' }, path, raw)
  if (meant.length === 0 || best === undefined)
    return [
      error(
        'form-invalid_union',
        path,
        tell`“${pathText(named(path, raw))}” is ${described(value)}, which is none of the forms it may have.`,
        tell`See the key in scenarios/README.md.`,
      ),
    ]
  return best.flatMap((inner) => told(inner, path, raw))
}

const depth = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(({ path }) => path.length))

/** The words by which conditions are told apart, in the order of the schema. */
const CONDITIONS = ['track', 'flag', 'held', 'signed', 'ended', 'stance', 'event', 'reserve', 'any']

/** What somebody might want to read and nobody at the table can: commitments, signals, notes, the seed. */
const HIDDEN = [
  'signal',
  'signals',
  'told',
  'heard',
  'confidence',
  'items',
  'agenda',
  'committed',
  'commit',
  'plans',
  'note',
  'notes',
  'seed',
  'draw',
  'luck',
  'cost',
  'costs',
  'policy',
]

function condition(
  branches: readonly (readonly Issue[])[],
  path: readonly PropertyKey[],
  value: unknown,
  raw: unknown,
): readonly Diagnostic[] {
  const keys = isObject(value) ? Object.keys(value) : []
  const hidden = keys.find((key) => HIDDEN.includes(key))
  if (hidden !== undefined)
    return [
      error(
        'hidden-read',
        [...path, hidden],
        tell`A condition may not read “${hidden}”: it reads only what everyone at the table sees.`,
        tell`Let the act set a flag, or test a stance, a track, a meeting, a signature or an event.`,
      ),
    ]
  const which = CONDITIONS.findIndex((key) => keys.includes(key))
  const branch = branches[which]
  if (branch !== undefined) return branch.flatMap((inner) => told(inner, path, raw))
  return [
    error(
      'form-invalid_union',
      path,
      tell`A condition is one of ${CONDITIONS.map((key) => `{ ${key}: … }`).join(', ')}, not ${described(value)}.`,
      tell`See “Conditions” in scenarios/README.md.`,
    ),
  ]
}

function unknownKey(key: string, path: readonly PropertyKey[], value: unknown, raw: unknown): Diagnostic {
  const here = [...path, key]
  const shown = key.slice(0, 60)
  const message =
    path.length === 0
      ? tell`There is no key “${shown}” at the top of the file.`
      : tell`There is no key “${shown}” in ${within(named(here, raw))}.`
  return error('form-unrecognized_keys', here, message, fixOfKey(key, value))
}

function fixOfKey(key: string, value: unknown): Told {
  // In braces a comma ends the words, and what follows it becomes a key without a value.
  if (isObject(value) && value[key] === null && /\s|\.$/.test(key))
    return tell`Inside { } a comma begins a new key. Put the words that have the comma in quotation marks: "…, …".`
  const near = nearest(key, KEYS)
  const isThere = near !== undefined && isObject(value) && Object.hasOwn(value, near)
  return near === undefined || isThere
    ? tell`See the table of keys in scenarios/README.md.`
    : tell`Did you mean “${near}”?`
}

/** Keys that are often mistyped; a hint, not the format. */
const KEYS = [
  'title',
  'subtitle',
  'opening',
  'summary',
  'minutes',
  'rules',
  'parties',
  'issues',
  'tracks',
  'flags',
  'rooms',
  'instruments',
  'reserves',
  'events',
  'exits',
  'locks',
  'aims',
  'assumptions',
  'packs',
  'rounds',
  'starts',
  'history',
  'happened',
  'closing',
  'notes',
  'name',
  'short',
  'words',
  'offer',
  'lead',
  'tail',
  'options',
  'stances',
  'concerns',
  'when',
  'costs',
  'because',
  'cite',
  'says',
  'seats',
  'kind',
  'text',
  'standing',
  'effects',
  'cooldown',
  'once',
  'actors',
  'unless',
  'preventer',
  'shuts',
  'chance',
  'signatories',
  'terms',
  'inConfidence',
  'conditions',
  'window',
  'gives',
  'members',
  'needs',
  'callers',
  'cap',
  'mobility',
  'hosted',
]

const error = (code: string, path: readonly PropertyKey[], message: Told, fix?: Told): Diagnostic =>
  diagnostic('error', code, path.map(String).join('.'), message, fix)

const last = (path: readonly PropertyKey[]): string => String(path.at(-1) ?? '').slice(0, 60)
const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, 120)
const within = (path: readonly PropertyKey[]): Told => tell`“${pathText(path.slice(0, -1))}”`

function described(value: unknown): Told {
  if (value === null || value === undefined) return phrase('nothing')
  if (Array.isArray(value)) return value.length === 0 ? phrase('an empty list') : tell`a list of ${value.length}`
  if (typeof value === 'object') return phrase('a map')
  if (typeof value === 'string') {
    if (value === '') return phrase('empty words')
    return value.length > 40 ? tell`“${value.slice(0, 40)}…”` : tell`“${value}”`
  }
  return typeof value === 'boolean' ? tell`the word ${String(value)}` : tell`the number ${String(value)}`
}

/** Entries of lists by their ids, as an author knows them, where they have one. */
function named(path: readonly PropertyKey[], raw: unknown): readonly PropertyKey[] {
  return path.map((key, i) => {
    if (typeof key !== 'number') return key
    const entry = valueAt(raw, path.slice(0, i + 1))
    const name = isObject(entry) ? (entry['id'] ?? entry['seat']) : undefined
    return typeof name === 'string' && name !== '' ? name : key
  })
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
