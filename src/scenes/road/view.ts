/**
 * What the road is told: plain facts about exits, already worded in the
 * player's language. The road knows no rules and asks for none.
 */
export const SIGN_STATES = ['ready', 'open', 'narrowing', 'not-yet', 'sealed', 'unknown', 'signed', 'moot'] as const
export type SignState = (typeof SIGN_STATES)[number]

export interface RoadExit {
  readonly id: string
  readonly n: number
  /** "Exit 1" */
  readonly tab: string
  readonly name: string
  /** "Russia owes 2, US owes 1" */
  readonly bill: string
  readonly state: SignState
  /** The words on the foot band. */
  readonly words: string
  /** What sealed it: `line1` date and act, `line2` actor and id, `date` short, for the rail. */
  readonly plate?: { readonly line1: string; readonly line2: string; readonly date: string }
}

export interface RoadView {
  /** From 1. */
  readonly round: number
  readonly rounds: number
  /** Dashboard, under the vanishing point. */
  readonly caption: string
  /** Dashboard, right. */
  readonly aside: string
  /** First day of the next rounds, painted on the lane, next first. */
  readonly dates: readonly string[]
  /** Nearest first. */
  readonly exits: readonly RoadExit[]
  readonly exitsLeft?: number
  /** Start page and ending: no signs, no words. */
  readonly quiet?: boolean
  /** One sentence, the picture's text alternative. */
  readonly description: string
}

export interface RoadFrame {
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** A phone held upright: one sign, narrow lanes. */
  readonly tall: boolean
  /** Pixels at the top where the page writes over the sky. */
  readonly header: number
}
