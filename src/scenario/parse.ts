/**
 * From YAML text to a Scenario: form first, then references. All problems at
 * once, each at its line and column; nothing is thrown for what an author wrote.
 */
import { LineCounter, type Node, parseDocument } from 'yaml'
import type { Scenario } from '../domain/scenario.ts'
import type { Diagnostic, Place } from '../std/diagnostic.ts'
import { checkReferences } from './references.ts'
import { scenarioSchema } from './schema.ts'

/** Larger texts are refused before they are parsed. */
const MOST_CHARACTERS = 2_000_000
const MOST_ALIASES = 50

export interface Parsed {
  readonly scenario?: Scenario
  readonly diagnostics: readonly Diagnostic[]
}

export function parseScenario(text: string, file = 'scenario.yaml'): Parsed {
  if (text.length > MOST_CHARACTERS)
    return { diagnostics: [{ code: 'too-large', severity: 'error', file, message: `The file has ${text.length} characters; at most ${MOST_CHARACTERS} are read.` }] }
  if (text.includes('\u0000'))
    return { diagnostics: [{ code: 'nul', severity: 'error', file, message: 'The file contains a NUL character, so it is not a text file.' }] }
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false, schema: 'core' })
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (doc.errors.length > 0)
    return { diagnostics: doc.errors.slice(0, 50).map((error) => ({ code: 'yaml', severity: 'error', file, message: error.message, at: place(error.pos[0]) })) }
  let raw: unknown
  try {
    raw = doc.toJS({ maxAliasCount: MOST_ALIASES })
  } catch {
    return { diagnostics: [{ code: 'aliases', severity: 'error', file, message: 'The file repeats itself through aliases too often.' }] }
  }
  const at = (path: readonly PropertyKey[]): Place | undefined => placeOf(doc.contents as Node | null, path, place)
  const checked = scenarioSchema.safeParse(raw)
  if (!checked.success) {
    return {
      diagnostics: checked.error.issues.map((issue): Diagnostic => ({
        code: `form-${issue.code}`,
        severity: 'error',
        file,
        message: issue.message,
        path: issue.path.join('.'),
        ...withPlace(at(issue.path)),
      })),
    }
  }
  // The schema's output is the domain type: the one bridge between the two.
  const scenario = checked.data as unknown as Scenario
  const diagnostics = checkReferences(scenario).map((diagnostic): Diagnostic => ({
    ...diagnostic,
    file,
    ...withPlace(at((diagnostic.path ?? '').split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)))),
  }))
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? { diagnostics } : { scenario, diagnostics }
}

const withPlace = (at: Place | undefined) => (at === undefined ? {} : { at })

/** The place of a path, or of its nearest parent that exists. */
function placeOf(root: Node | null, path: readonly PropertyKey[], place: (offset: number) => Place): Place | undefined {
  let node: unknown = root
  let best = rangeOf(root)
  for (const key of path) {
    const next = (node as { get?: (key: unknown, keep: boolean) => unknown } | null)?.get?.(key, true)
    if (next === undefined || next === null) break
    node = next
    best = rangeOf(next) ?? best
  }
  return best === undefined ? undefined : place(best)
}

const rangeOf = (node: unknown): number | undefined => (node as { range?: [number, number, number] } | null)?.range?.[0]
