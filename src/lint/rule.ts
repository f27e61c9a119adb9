/**
 * What a rule is: a folder with its logic and a page for each of its codes. A
 * rule sees what could be read of a file, which may refer to things that are
 * not there, and tells what it found by path; it never throws.
 */
import type { DossierIndex } from '../domain/dossier.ts'
import type { Scenario } from '../domain/scenario.ts'
import { type Diagnostic, diagnostic } from '../std/diagnostic.ts'
import type { Told } from '../std/told.ts'

export interface Subject {
  readonly scenario: Scenario
  /** The claims that may be cited; without them citations are not looked up. */
  readonly dossier?: DossierIndex
  /** The first character of what the file has at a path, quotation marks included; without a file none is known. */
  readonly begins?: (path: string) => string | undefined
}

export interface Rule {
  /** Its folder in `rules/`. */
  readonly name: string
  /** Every code it can give; each has a heading on its page. */
  readonly codes: readonly string[]
  check(subject: Subject): readonly Diagnostic[]
}

export const error = (code: string, path: string, message: Told, fix?: Told): Diagnostic =>
  diagnostic('error', code, path, message, fix)

export const warning = (code: string, path: string, message: Told, fix?: Told): Diagnostic =>
  diagnostic('warning', code, path, message, fix)

export const info = (code: string, path: string, message: Told, fix?: Told): Diagnostic =>
  diagnostic('info', code, path, message, fix)

/** The name a reader knows a party by. */
export const shortName = ({ parties }: Scenario, id: string): string =>
  parties.find((party) => party.id === id)?.short ?? id
