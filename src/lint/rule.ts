/**
 * What a rule is: a folder with its logic and a page for each of its codes. A
 * rule sees what could be read of a file, which may refer to things that are
 * not there, and tells what it found by path; it never throws.
 */
import type { DossierIndex } from '../domain/dossier.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Diagnostic } from '../std/diagnostic.ts'

export interface Subject {
  readonly scenario: Scenario
  /** The claims that may be cited; without them citations are not looked up. */
  readonly dossier?: DossierIndex
}

export interface Rule {
  /** Its folder in `rules/`. */
  readonly name: string
  /** Every code it can give; each has a heading on its page. */
  readonly codes: readonly string[]
  check(subject: Subject): readonly Diagnostic[]
}

export const error = (code: string, path: string, message: string, fix?: string): Diagnostic => ({
  code,
  severity: 'error',
  path,
  message,
  ...(fix === undefined ? {} : { fix }),
})

export const warning = (code: string, path: string, message: string, fix?: string): Diagnostic => ({
  ...error(code, path, message, fix),
  severity: 'warning',
})

export const info = (code: string, path: string, message: string, fix?: string): Diagnostic => ({
  ...error(code, path, message, fix),
  severity: 'info',
})

/** The name a reader knows a party by. */
export const shortName = ({ parties }: Scenario, id: string): string =>
  parties.find((party) => party.id === id)?.short ?? id
