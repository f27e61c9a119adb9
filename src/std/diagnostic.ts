/**
 * What is wrong with a text somebody wrote: collected, never thrown,
 * so that an author sees all of it at once.
 */
import { type Forms, inWordsOf, plainly, type Told } from './told.ts'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Line and column count from 1, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** What to do about it, when we know. */
  readonly fix?: string
  readonly file?: string
  readonly at?: Place
  /** Just behind the last character it is about. */
  readonly end?: Place
  /** The same sentences with their gaps open, for a reader of another language. */
  readonly said?: { readonly message: Told; readonly fix?: Told }
  /** Path inside the document, for example `exits.0.terms.missiles`. */
  readonly path?: string
}

/** @param path inside the document; its place is looked up later */
export const diagnostic = (
  severity: Severity,
  code: string,
  path: string,
  message: Told,
  fix?: Told,
): Diagnostic & { readonly path: string } => ({
  code,
  severity,
  path,
  message: plainly(message),
  ...(fix === undefined ? {} : { fix: plainly(fix) }),
  said: { message, ...(fix === undefined ? {} : { fix }) },
})

/** The same in another language; null where its message has no words there. */
export function inWords(forms: Forms, found: Diagnostic): Diagnostic | null {
  const message = found.said === undefined ? null : inWordsOf(forms, found.said.message)
  if (message === null) return null
  const fix = found.said?.fix === undefined ? null : inWordsOf(forms, found.said.fix)
  return { ...found, message, ...(fix === null ? {} : { fix }) }
}
