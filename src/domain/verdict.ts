/**
 * What may be said about an off-ramp: always from here, in this model,
 * with these assumptions.
 */
import type { Act } from './move.ts'

export const VERDICT_IDS = ['taken', 'moot', 'sealed', 'ready', 'open', 'closed', 'not-proved'] as const
export type VerdictId = (typeof VERDICT_IDS)[number]

/** One thing that still bars an exit: what is, and what must be. */
export interface Block {
  readonly code:
    | 'stance'
    | 'told'
    | 'track'
    | 'flag'
    | 'held'
    | 'signed'
    | 'window'
    | 'lock'
    | 'event'
    | 'reserve'
    | 'ended'
  /** The issue, track, flag, room, exit, event or reserve it is about. */
  readonly of: string
  readonly seat?: string
  readonly is?: number | string
  readonly must?: number | string
}

/** What one signatory still owes, exactly and without search. */
export interface SeatBill {
  readonly seat: string
  /** Shifts to make. */
  readonly steps: number
  /** Cost of these, after the cover one deal would give. */
  readonly cost: number
  readonly standing: number
  readonly owes: readonly { readonly issue: string; readonly option: string; readonly cost: number }[]
}

/** What a seat has still to say in confidence, one of these options to all of these. */
export interface OwedWord {
  readonly seat: string
  readonly to: readonly string[]
  readonly issue: string
  readonly options: readonly string[]
}

export interface Bill {
  readonly exit: string
  readonly seats: readonly SeatBill[]
  readonly steps: number
  /** Absent where the exit rests on no such word, or all is said. */
  readonly words?: readonly OwedWord[]
  /** Meetings still to be held. */
  readonly meetings: readonly { readonly room: string; readonly times: number }[]
  /** Track points to lose (positive) by track. */
  readonly excess: readonly { readonly track: string; readonly by: number }[]
}

/** A cooperative line: per round, who does what; it replays through the rules. */
export type Line = readonly PlannedRound[]
export interface PlannedRound {
  readonly commit: Readonly<Record<string, readonly Act[]>>
}

export type Certificate =
  /** Everyone says yes to what is put to them. `draws`: the chance events that happen in it. */
  | { readonly kind: 'line'; readonly rounds: Line; readonly luck: boolean; readonly draws: readonly string[] }
  | { readonly kind: 'shut'; readonly event: string; readonly by: readonly string[]; readonly round: number }
  /** `rounds` are forbidden by arithmetic; that it is signed in any later round of its window contradicts the rules, step by step. */
  | { readonly kind: 'clauses'; readonly rounds: readonly RoundProof[]; readonly proof: ClauseProof }
  /** `bound` forbids the last round that might be used, `rounds` each of them. */
  | { readonly kind: 'bound'; readonly bound: BoundProof; readonly rounds: readonly RoundProof[] }

/**
 * Clauses, each of which follows from the published formula and those before
 * it by unit propagation. A literal is the place of its name, from 1, below 0
 * if it is denied. What a name says: `offramps/checker/everyPlay.ts`.
 */
export interface ClauseProof {
  readonly names: readonly string[]
  readonly steps: readonly (readonly number[])[]
}

/** Why an exit cannot be signed in this round, counted from 1. */
export interface RoundProof {
  readonly round: number
  readonly bound: BoundProof
}

/** The arithmetic of "out of time", in numbers that a reader can check. Rounds count from 1. */
export type BoundProof =
  | { readonly kind: 'window'; readonly lastRound: number; readonly round: number }
  | {
      readonly kind: 'shifts'
      readonly seat: string
      readonly owed: number
      readonly can: number
      readonly rounds: number
      readonly since: number
    }
  | {
      readonly kind: 'standing'
      readonly seat: string
      readonly owed: number
      readonly have: number
      readonly gain: number
    }
  | {
      readonly kind: 'track'
      readonly track: string
      readonly atBest: number
      readonly must: number
      readonly by: number
    }
  | { readonly kind: 'meeting'; readonly room: string; readonly missing: number; readonly chances: number }
  | { readonly kind: 'flag'; readonly flag: string; readonly is: boolean }
  | { readonly kind: 'red'; readonly seat: string; readonly issue: string }
  /** The article cannot be put on the table by this round. */
  | { readonly kind: 'tabled'; readonly issue: string; readonly by: number }
  /** What this seat had to say on the article in confidence it cannot say by this round. */
  | { readonly kind: 'told'; readonly seat: string; readonly issue: string; readonly by: number }
  /** An event that happened, or will whatever anyone does, at the end of `round`; or one that cannot happen any more. */
  | { readonly kind: 'event'; readonly event: string; readonly is: boolean; readonly round: number }
  /** Another exit that had to be signed and cannot be, or must not be and is. */
  | { readonly kind: 'signed'; readonly exit: string; readonly is: boolean }
  | { readonly kind: 'reserve'; readonly reserve: string; readonly is: boolean }
  | { readonly kind: 'ended' }
  /** Of several ways each is barred by one thing. */
  | { readonly kind: 'any'; readonly of: readonly BoundProof[] }

export interface Verdict {
  readonly exit: string
  readonly id: VerdictId
  readonly how?: 'shut' | 'out-of-time'
  readonly blocks: readonly Block[]
  readonly bill: Bill
  /** Rounds the shortest known line takes, this one included; a single round is never missed where it is decided. */
  readonly fewestRounds?: number
  /** Rounds everyone can wait and a line is still known: a bound from below, asked more closely up to two. */
  readonly slack?: number
  readonly needsLuck?: boolean
  readonly certificate?: Certificate
}
