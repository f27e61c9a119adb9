/**
 * From YAML text to a Scenario: form first, then references. All problems at
 * once, each at its line and column; nothing is thrown for what an author wrote.
 */
import type { Node } from 'yaml'
import type { Scenario } from '../domain/scenario.ts'
import type { Diagnostic, Place } from '../std/diagnostic.ts'
import { checkReferences } from './references.ts'
import { scenarioSchema } from './schema.ts'
import { readYaml } from './yaml.ts'

export interface Parsed {
  readonly scenario?: Scenario
  readonly diagnostics: readonly Diagnostic[]
}

export function parseScenario(text: string, file = 'scenario.yaml'): Parsed {
  const read = readYaml(text, file)
  if (read.yaml === undefined) return { diagnostics: read.diagnostics }
  const { doc, raw, place } = read.yaml
  const at = (path: readonly PropertyKey[]): Place => placeOf(doc.contents as Node | null, path, place) ?? { line: 1, column: 1 }
  const checked = scenarioSchema.safeParse(raw)
  if (!checked.success) {
    return {
      diagnostics: checked.error.issues.map((issue): Diagnostic => ({
        code: `form-${issue.code}`,
        severity: 'error',
        file,
        message: issue.message,
        path: issue.path.join('.'),
        at: at(issue.path),
      })),
    }
  }
  // The schema's output is the domain type: the one bridge between the two.
  const scenario = checked.data as unknown as Scenario
  const diagnostics = checkReferences(scenario).map((diagnostic): Diagnostic => ({
    ...diagnostic,
    file,
    at: at((diagnostic.path ?? '').split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))),
  }))
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? { diagnostics } : { scenario, diagnostics }
}

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
