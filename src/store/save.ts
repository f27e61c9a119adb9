/**
 * A saved game: the record, and what of the current round is already chosen.
 * A reload at any moment resumes exactly from this.
 */
import type { Agenda, Answers, Matter } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Judged } from '../opponents/policy.ts'
import type { LessonSaid } from './lessonTable.ts'
import type { Summary } from './summary.ts'

export const MODES = ['solo', 'open', 'sealed'] as const
/** Alone; everyone round one device and nothing hidden; one device with secret cards. */
export type Mode = (typeof MODES)[number]

/** Where in a round the table is. `after` shows what changed. */
export const STAGES = ['choose', 'answer', 'counter', 'after'] as const
export type Stage = (typeof STAGES)[number]

/** What the computer's seats said about a matter: matter → seat → judgement. */
export type Said = Readonly<Record<string, Readonly<Record<string, Judged>>>>

export interface Draft {
  readonly stage: Stage
  /** Agendas sent so far; in `choose` only those of people. */
  readonly commit: Readonly<Record<string, Agenda>>
  readonly answers: Answers
  readonly matters: readonly Matter[]
  readonly counters: readonly Matter[]
  readonly said: Said
  /** The card or text that a person has picked but not sent, by seat. */
  readonly picked: Readonly<Record<string, Agenda>>
  /** Answers that a person leans to and has not sent: they can be changed until all are given. */
  readonly leaning?: Answers
}

export const EMPTY_DRAFT: Draft = {
  stage: 'choose',
  commit: {},
  answers: {},
  matters: [],
  counters: [],
  said: {},
  picked: {},
}

export interface Save {
  readonly version: 1
  readonly id: string
  readonly name: string
  readonly mode: Mode
  /** The seat of the person who plays alone. */
  readonly me?: string
  readonly record: GameRecord
  readonly draft: Draft
  /** What was said in each finished round. */
  readonly said: readonly Said[]
  /** The game that this one leaves, and after how many of its rounds. */
  readonly from?: { readonly record: GameRecord; readonly rounds: number; readonly name: string }
  /** The round in which the player went on although no ending exit is left. */
  readonly readEnd?: boolean
  /** What remains to be read where it cannot be replayed. */
  readonly summary?: Summary
  /** Of a table in a lesson: its name, and what it expected. */
  readonly lesson?: LessonSaid
  readonly updated: number
}
