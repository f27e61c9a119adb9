/**
 * What the panels ask about off-ramps. Bills are exact and at hand at once;
 * verdicts and previews come from the worker, nearest exits first, and a cell
 * that is not ready is null ("checking").
 */
import type { OffRamp } from '../../domain/scenario.ts'
import type { Agenda } from '../../domain/move.ts'
import type { Bill, Verdict } from '../../domain/verdict.ts'
import type { Judged } from '../../opponents/policy.ts'

/** What a sign shows; see looks.md, "The road". */
export type SignState = 'ready' | 'open' | 'narrowing' | 'not-yet' | 'sealed' | 'unknown' | 'signed' | 'moot'

export interface ExitNow {
  readonly exit: OffRamp
  readonly bill: Bill
  /** Null while it is being checked. */
  readonly verdict: Verdict | null
  readonly state: SignState
  /** Rounds left in its window, this one included; 0 when it is past. */
  readonly roundsLeft: number
}

/** A step that this agenda would seal, with what its sentence needs. */
export interface Seal {
  readonly exit: string
  readonly code: string
  readonly data: Readonly<Record<string, string | number>>
}

export interface PreviewCell {
  readonly exit: string
  readonly before: Bill
  /** After the round, if everyone addressed says yes; if they say no. */
  readonly ifAccepted: { readonly bill: Bill; readonly state: SignState | null }
  readonly ifDeclined: { readonly bill: Bill; readonly state: SignState | null }
}

/** How an addressed seat would likely answer, from the chooser's own view. */
export interface Reaction {
  readonly seat: string
  readonly judged: Judged
}

export interface Preview {
  readonly agenda: Agenda
  readonly cells: readonly PreviewCell[]
  readonly seals: readonly Seal[]
  readonly reactions: readonly Reaction[]
  /** Seats that are not asked although the table has them. */
  readonly notAsked: readonly string[]
  readonly checking: boolean
}
