/**
 * Everything that can be said about a scenario file without playing it: all
 * problems at once, each with code, range, words and what to do. One entry for
 * the command line, the studio and the start page; it never throws for what an
 * author wrote. What playing shows (`proveScenario`) takes longer and is asked
 * for separately.
 */
import type { DossierIndex } from '../domain/dossier.ts'
import type { Scenario } from '../domain/scenario.ts'
import { placed, readScenario } from '../scenario/parse.ts'
import type { Diagnostic } from '../std/diagnostic.ts'
import { type Proof, type Proving, proveScenario } from './rules/reach/prove.ts'
import { reachDiagnostics } from './rules/reach/rule.ts'
import { UNWRITTEN } from './rules/unwritten/rule.ts'
import { RULES } from './rules.ts'

export interface Checking {
  /** The claims that may be cited; without them citations are not looked up. */
  readonly dossier?: DossierIndex
  /** Also prove what can be reached: seconds, not milliseconds. */
  readonly proving?: Proving
}

export interface Checked {
  /** Present when the file can be played. */
  readonly scenario?: Scenario
  readonly diagnostics: readonly Diagnostic[]
  /** With `proving`: what each exit, aim, event, option and instrument rests on. */
  readonly proofs: readonly Proof[]
}

/** @param file name that every diagnostic carries */
export function checkScenario(text: string, file: string, checking: Checking = {}): readonly Diagnostic[] {
  return checkWhole(text, file, checking).diagnostics
}

export function checkWhole(text: string, file: string, { dossier, proving }: Checking = {}): Checked {
  const { scenario, readable, diagnostics, original, locate } = readScenario(text, file)
  if (readable === undefined) return { diagnostics: inOrder(diagnostics), proofs: [] }
  const lines = text.split('\n')
  const begins = (path: string) => {
    const { at } = locate(original(path))
    return at === undefined ? undefined : lines[at.line - 1]?.charAt(at.column - 1)
  }
  const subject = { scenario: readable, begins, ...(dossier === undefined ? {} : { dossier }) }
  const ruled = RULES.flatMap((rule) => rule.check(subject)).filter(
    ({ code }) => scenario !== undefined || !OF_THE_WHOLE.includes(code),
  )
  const proofs = scenario === undefined || proving === undefined ? [] : proveScenario(scenario, proving)
  const all = [...diagnostics, ...placed([...ruled, ...reachDiagnostics(proofs, scenario)], file, locate, original)]
  return { ...(scenario === undefined ? {} : { scenario }), diagnostics: inOrder(all), proofs }
}

/** Said only of a file of which nothing had to be left out: an entry with a fault may be what uses another. */
const OF_THE_WHOLE = ['assumption-unused', 'neutrality']

/** As a reader meets them, each once; of what is still to be written the next, which says how much there is. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>()
  return sorted(diagnostics).filter(({ code, message, at, path }) => {
    const key =
      code === UNWRITTEN ? code : [code, at?.line, at?.column, at === undefined ? path : '', message].join(' ')
    const isNew = !told.has(key)
    told.add(key)
    return isNew
  })
}

const sorted = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0))
