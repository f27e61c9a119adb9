/** What the studio and its threads say to each other. Plain JSON both ways. */
import type { Claim } from '../domain/dossier.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { OutcomeChange } from '../lint/outcomes.ts'
import type { ExitTurn } from '../lint/playtest/turn.ts'
import type { Proof } from '../lint/rules/reach/prove.ts'
import type { Diagnostic } from '../std/diagnostic.ts'
import type { Rerun } from './rerun.ts'

export type Question =
  /** Every problem of a text, and the scenario where it can be played. */
  | { readonly kind: 'check'; readonly text: string; readonly file: string }
  /** The same with what playing shows: seconds, not milliseconds. */
  | { readonly kind: 'prove'; readonly text: string; readonly file: string }
  /** A record on the rules of a scenario; a game of bots where there is none. */
  | { readonly kind: 'rerun'; readonly scenario: Scenario; readonly record: GameRecord | null; readonly seed: number }
  /** What became different from one text to the other, bot games included. */
  | { readonly kind: 'compare'; readonly old: Scenario; readonly now: Scenario; readonly games: number }
  /** Games of bargainers on a text: what stood in each exit's way, and the line of what may be turned. */
  | { readonly kind: 'turn'; readonly text: string; readonly file: string; readonly games: number }

export type QuestionOf<K extends Question['kind']> = Extract<Question, { readonly kind: K }>

export interface Answers {
  readonly check: { readonly diagnostics: readonly Diagnostic[]; readonly scenario: Scenario | null }
  readonly prove: { readonly diagnostics: readonly Diagnostic[]; readonly proofs: readonly Proof[] }
  readonly rerun: Rerun
  readonly compare: OutcomeChange
  /** Null for a text that does not play. */
  readonly turn: readonly ExitTurn[] | null
}

export interface ToLint {
  readonly id: number
  /** Once, before the first question: the claims that may be cited. */
  readonly claims?: readonly Claim[]
  readonly ask: Question
}

export type FromLint =
  | { readonly id: number; readonly answer: Answers[Question['kind']] }
  /** A belief of the program that broke, never an author's mistake. */
  | { readonly id: number; readonly failed: string }
