/**
 * A record is the game; every state is its cache. Saves, links, replays,
 * lesson files and bug reports are all records.
 */
import type { Agenda, Answers } from './move.ts'

export interface RoundRecord {
  readonly commit: Readonly<Record<string, Agenda>>
  readonly answers: Answers
}

/** Who holds a seat: a person, or the id of a policy. */
export type Holder = 'person' | 'paper' | 'bargainer' | (string & {})

export interface GameRecord {
  readonly rulesVersion: number
  readonly scenario: string
  /** Hash of all that affects play, and of the words. */
  readonly rules: string
  readonly text: string
  /** Account pack and single assumptions that differ from the file. */
  readonly pack?: string
  readonly sets?: Readonly<Record<string, number>>
  readonly seed: number
  readonly seats: Readonly<Record<string, Holder>>
  /** Id of the start; the documented history before it is laid. */
  readonly start?: string
  readonly rounds: readonly RoundRecord[]
}
