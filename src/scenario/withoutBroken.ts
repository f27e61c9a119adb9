/** A file as if its wrong entries were not there: the rest can then be looked at too. */
import type { Scenario } from '../domain/scenario.ts'
import { FORMAT, scenarioSchema } from './schema.ts'

export interface WithoutBroken {
  readonly readable?: Scenario
  /** Paths of the readable scenario as paths of the file. */
  readonly original: (path: string) => string
  /** Ids of the entries that were left out. */
  readonly left: readonly string[]
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string; readonly keys?: readonly string[] }

/** Leaves out list entries of the first level, unknown keys, and optional values that are wrong. */
export function withoutBroken(raw: unknown, issues: readonly Issue[]): WithoutBroken {
  const nothing: WithoutBroken = { original: (path) => path, left: [] }
  if (!isObject(raw)) return nothing
  const copy = withoutUnknownKeys(raw, issues)
  const broken = new Map<string, Set<number>>()
  for (const { path, code } of issues) {
    if (code === 'unrecognized_keys') continue
    const [list, index] = path
    if (typeof list === 'string' && typeof index === 'number' && Array.isArray(raw[list]))
      broken.set(list, (broken.get(list) ?? new Set()).add(index))
    else if (typeof list === 'string') delete copy[list]
  }
  const kept = new Map<string, readonly number[]>()
  const left: string[] = []
  for (const [list, indices] of broken) {
    // A fault of the list as a whole has taken it away already.
    const entries = copy[list]
    if (!Array.isArray(entries)) continue
    kept.set(
      list,
      entries.map((_, i) => i).filter((i) => !indices.has(i)),
    )
    copy[list] = entries.filter((_, i) => !indices.has(i))
    for (const i of indices) {
      const entry = entries[i]
      if (isObject(entry)) left.push(String(entry['id']))
    }
  }
  for (const [key, value] of Object.entries(INSTEAD)) if (!Object.hasOwn(copy, key)) copy[key] = value
  const checked = scenarioSchema.safeParse(copy)
  if (!checked.success) return nothing
  return { readable: checked.data as unknown as Scenario, left, original: (path) => back(path, kept) }
}

/** A mistyped key does not take its whole entry along: the key alone is left out. */
function withoutUnknownKeys(raw: Readonly<Record<string, unknown>>, issues: readonly Issue[]): Record<string, unknown> {
  const unknown = issues.filter(({ code }) => code === 'unrecognized_keys')
  const copyAt = (value: unknown, at: readonly Issue[]): unknown => {
    if (at.length === 0 || value === null || typeof value !== 'object') return value
    const here = at.flatMap(({ path, keys }) => (path.length === 0 ? (keys ?? []) : []))
    const below = (key: string): readonly Issue[] =>
      at.flatMap((issue) =>
        issue.path.length > 0 && String(issue.path[0]) === key ? [{ ...issue, path: issue.path.slice(1) }] : [],
      )
    if (Array.isArray(value)) return value.map((entry, i) => copyAt(entry, below(String(i))))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !here.includes(key))
        .map(([key, inner]) => [key, copyAt(inner, below(key))]),
    )
  }
  return { ...(copyAt(raw, unknown) as Record<string, unknown>) }
}

/** In place of single values that are missing or wrong; nobody plays or sees them. */
const INSTEAD: Readonly<Record<string, unknown>> = {
  format: FORMAT,
  id: 'unnamed',
  title: '…',
  subtitle: '…',
  opening: '…',
  summary: '…',
  minutes: 300,
}

function back(path: string, kept: ReadonlyMap<string, readonly number[]>): string {
  const [list = '', index, ...rest] = path.split('.')
  const place = index === undefined ? undefined : kept.get(list)?.[Number(index)]
  return place === undefined ? path : [list, place, ...rest].join('.')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
