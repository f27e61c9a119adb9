/**
 * From YAML text to a Scenario: form first, then references. All problems at
 * once, each at its line and column; nothing is thrown for what an author wrote.
 *
 * A file with a wrong entry is read without that entry, so that the rest is
 * looked at as well; such a reading is for checking, never for playing.
 */
import type { Scenario } from '../domain/scenario.ts'
import { type Diagnostic, diagnostic } from '../std/diagnostic.ts'
import { tell } from '../std/told.ts'
import { formDiagnostics } from './formWords.ts'
import { type Locate, locator } from './locate.ts'
import { migrate } from './migrate.ts'
import { checkReferences } from './references.ts'
import { scenarioSchema } from './schema.ts'
import { withoutBroken } from './withoutBroken.ts'
import { readYaml } from './yaml.ts'

export interface Parsed {
  readonly scenario?: Scenario
  readonly diagnostics: readonly Diagnostic[]
}

export interface ReadScenario extends Parsed {
  /** All that could be read, wrong entries left out; `original` gives a path its place in the file. */
  readonly readable?: Scenario
  readonly original: (path: string) => string
  readonly locate: Locate
}

/** @param file name that every diagnostic carries */
export function parseScenario(text: string, file = 'scenario.yaml'): Parsed {
  const { scenario, diagnostics } = readScenario(text, file)
  return scenario === undefined ? { diagnostics } : { scenario, diagnostics }
}

export function readScenario(text: string, file: string): ReadScenario {
  const read = readYaml(text, file)
  if (read.yaml === undefined) return { diagnostics: read.diagnostics, original: (path) => path, locate: () => ({}) }
  const locate = locator(read.yaml)
  const { raw, diagnostics: moved } = migrate(read.yaml.raw)
  const checked = scenarioSchema.safeParse(raw)
  // The schema's output is the domain type: the one bridge between the two.
  if (checked.success) {
    const whole = checked.data as unknown as Scenario
    const diagnostics = placed([...moved, ...checkReferences(whole)], file, locate, (path) => path)
    const hasErrors = diagnostics.some(({ severity }) => severity === 'error')
    return { ...(hasErrors ? {} : { scenario: whole }), readable: whole, diagnostics, original: (path) => path, locate }
  }
  if (isTranslation(raw))
    return {
      diagnostics: placed([TRANSLATION], file, locate, (path) => path),
      original: (path) => path,
      locate,
    }
  const form = [...moved, ...formDiagnostics(checked.error.issues, raw)]
  const { readable, original, left } = withoutBroken(raw, checked.error.issues)
  // What refers to an entry that was left out is not wrong for that.
  const mentionsLeft = ({ message }: Diagnostic) => left.some((id) => message.includes(`“${id}”`))
  const references = readable === undefined ? [] : checkReferences(readable).filter((found) => !mentionsLeft(found))
  return {
    ...(readable === undefined ? {} : { readable }),
    diagnostics: [...placed(form, file, locate, (path) => path), ...placed(references, file, locate, original)],
    original,
    locate,
  }
}

/** Entries by their ids, and nothing that only a scenario has. */
function isTranslation(raw: unknown): boolean {
  if (!isMap(raw) || ['format', 'id', 'minutes', 'rules'].some((key) => Object.hasOwn(raw, key))) return false
  return ['parties', 'issues', 'instruments', 'events', 'exits', 'rounds'].some((key) => isMap(raw[key]))
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const TRANSLATION = diagnostic(
  'error',
  'translation-alone',
  '',
  tell`This is a translation; it is looked at beside its scenario.`,
  tell`Open the scenario itself. “check” finds the translations beside it.`,
)

/** The same diagnostics with file and range. */
export function placed(
  found: readonly Diagnostic[],
  file: string,
  locate: Locate,
  original: (path: string) => string,
): readonly Diagnostic[] {
  return found.map((diagnostic) => {
    const path = original(diagnostic.path ?? '')
    return { at: { line: 1, column: 1 }, ...diagnostic, path, file, ...locate(path) }
  })
}
