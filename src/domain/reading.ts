/**
 * What can be read off a record or a state beyond verdicts: what closed an exit
 * and who could have kept it, whom its signatories can do without, what would
 * open it, and under whose account all that holds.
 *
 * Rounds count from 1. `index` is the place of a round in the record, from 0;
 * −1 where it belongs to the documented history before play began.
 */
import type { Act, Agenda, Answer } from './move.ts'
import type { Certificate, VerdictId } from './verdict.ts'

export type LineCertificate = Extract<Certificate, { kind: 'line' }>

// ── turning points

/** Something that was done, answered or happened in a played round. */
type Deed =
  | { readonly kind: 'event'; readonly event: string; readonly by: readonly string[] }
  /** `slot`: its place in the seat's agenda, from 0. */
  | { readonly kind: 'act'; readonly seat: string; readonly act: Act; readonly slot: number }
  | { readonly kind: 'answer'; readonly seat: string; readonly matter: string; readonly gave: Answer['kind'] }

/** What can be taken out of a round; of a documented one also an act on record, by its place in `scenario.history`. */
export type Credit = Deed | { readonly kind: 'documented'; readonly seat: string; readonly at: number }

/** What one seat alone did that closed an exit: an act, an answer, or all its acts of the round. */
export type Cause = Deed | { readonly kind: 'agenda'; readonly seat: string; readonly agenda: Agenda }

/** What one seat would have done otherwise: its whole agenda of the round, answers it would have given, or both. */
export interface OtherMove {
  readonly seat: string
  readonly agenda?: Agenda
  readonly answers: readonly { readonly matter: string; readonly answer: Answer }[]
}

/**
 * Seats that could have kept an exit by other moves in one round, all else as
 * recorded. Without any one of them it would not have been enough in this or a
 * later round. `certificate` replays from the state at the end of the round
 * that closed it, had they moved so; it needs everybody's yes from there on.
 */
export interface Keeper {
  readonly seats: readonly string[]
  readonly round: number
  readonly index: number
  readonly moves: readonly OtherMove[]
  readonly certificate: LineCertificate
}

/** One seat's single change, as a card shows it. */
export interface Alternative {
  readonly seat: string
  readonly round: number
  readonly index: number
  readonly instead:
    | { readonly kind: 'agenda'; readonly agenda: Agenda }
    | { readonly kind: 'answer'; readonly matter: string; readonly answer: Answer }
}

export interface TurningPoint {
  readonly exit: string
  /** Round at whose end it was proved to be out of reach; 0 if it was before the first. */
  readonly round: number
  readonly index: number
  readonly certificate: Certificate
  /**
   * The smallest sets of that round's acts, answers and events that, taken out
   * together (answers: turned round), leave it reachable. Acts before answers
   * before events, smaller sets first; no set contains another.
   */
  readonly credited: readonly (readonly Credit[])[]
  /** Those of `credited` that one seat, or one event, stands behind; an event that made it void first of all. */
  readonly causes: readonly Cause[]
  /** No seat's acts or answers alone closed it; several together did. */
  readonly together: boolean
  /** Who could have kept it, the latest round of each smallest set of seats; single seats first. */
  readonly keepers: readonly Keeper[]
  /** Of `keepers`, the seats that could have kept it alone. */
  readonly couldHaveKept: readonly Alternative[]
  /** Everything was looked at. False: what is listed is proved, and there may be more. */
  readonly isWhole: boolean
}

// ── outsiders

export type YesNo = 'yes' | 'no' | 'not-proved'

/** Why an exit is out of reach without some seats, or that it is not. */
export interface Without {
  readonly seats: readonly string[]
  /** Can everyone else reach the exit whatever these do and whatever is drawn? */
  readonly can: YesNo
  /**
   * How it is known. `folded`: every play was looked at. `plan`: a plan that
   * answers every push. `consent`: their own yes is needed. `silence`: they need
   * only say no to everything and do nothing. `act`: one act of theirs seals it.
   */
  readonly by?: 'folded' | 'plan' | 'consent' | 'silence' | 'act'
}

/** One act by which a seat would seal the exit in this round, whatever all others do. */
export interface Wrecker {
  readonly seat: string
  readonly act: Act
}

export interface Outsiders {
  readonly exit: string
  /** Reachable if everyone wanted it? The rest is empty where it is not. */
  readonly reachable: YesNo
  readonly signatories: readonly string[]
  /** Each seat that does not sign, alone; then all of them together, where there are several. */
  readonly without: readonly Without[]
  readonly wreckers: readonly Wrecker[]
  /** Every act was looked at, and each was settled either way. */
  readonly wreckersWhole: boolean
}

// ── what would open it, and under whose account

export type OpeningChange =
  | {
      readonly kind: 'stance'
      readonly seat: string
      readonly issue: string
      readonly from: string
      readonly to: string
    }
  /** Had it been said in confidence. */
  | {
      readonly kind: 'told'
      readonly seat: string
      readonly issue: string
      readonly option: string
      readonly to: readonly string[]
    }
  | { readonly kind: 'track'; readonly track: string; readonly from: number; readonly to: number }
  | { readonly kind: 'assumption'; readonly assumption: string; readonly from: number; readonly to: number }

/** Changes that together make a sealed exit reachable, none of them to spare. */
export interface Opening {
  readonly changes: readonly OpeningChange[]
  readonly certificate: LineCertificate
}

export interface WhatWouldOpen {
  readonly exit: string
  /** `sealed`: looked for. `shut`, `window`: nothing would, and why. `none-needed`: it is not sealed. */
  readonly asked: 'sealed' | 'shut' | 'window' | 'none-needed'
  readonly openings: readonly Opening[]
  /** Every set of this many changes or fewer was looked at. */
  readonly wholeUpTo: number
}

/** What a verdict comes down to when accounts are compared. */
export type Standing = 'taken' | 'moot' | 'reachable' | 'sealed' | 'not-proved'

export interface AccountVerdict {
  /** Id of the account pack; null for the numbers that the game is played with. */
  readonly pack: string | null
  readonly id: VerdictId
  readonly standing: Standing
}

export type RobustnessLabel =
  | { readonly kind: 'every' }
  /** It stands so only under these accounts; null is the game's own numbers. */
  | { readonly kind: 'only'; readonly packs: readonly (string | null)[] }
  /** Under some account it could not be proved either way. */
  | { readonly kind: 'unknown'; readonly packs: readonly (string | null)[] }

export interface Flip {
  readonly assumption: string
  readonly from: number
  readonly to: number
  readonly standing: Standing
}

export interface Robustness {
  readonly exit: string
  readonly accounts: readonly AccountVerdict[]
  readonly label: RobustnessLabel
  /** The smallest change of one assumption, within its range, that turns it; null if none does. Absent until looked for. */
  readonly flip?: Flip | null
  /** Every value of every assumption nearer than the flip was decided. */
  readonly flipWhole?: boolean
}
