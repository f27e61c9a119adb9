/**
 * What the panels are told about off-ramps. Bills are exact and at hand at
 * once; verdicts and previews come from the worker, and a cell that is not
 * ready is null ("checking").
 */

import type { Agenda } from '../../domain/move.ts'
import type { OffRamp } from '../../domain/scenario.ts'
import type { Bill, Verdict } from '../../domain/verdict.ts'
import type { Row } from '../../engine/table.ts'
import type { SealProof } from '../../offramps/preview.ts'
import type { LikelyAnswer } from '../../opponents/predict.ts'
import type { Reason } from '../../std/result.ts'

/** What a sign shows; see the road's own `view.ts`. */
export type SignState = 'ready' | 'open' | 'narrowing' | 'not-yet' | 'sealed' | 'unknown' | 'signed' | 'moot'

export interface ExitNow {
  readonly exit: OffRamp
  readonly bill: Bill
  /** Null while it is being checked. */
  readonly verdict: Verdict | null
  /** Null while it is being checked. */
  readonly state: SignState | null
  /** Rounds left in its window, this one included; 0 when it is past. */
  readonly roundsLeft: number
  /** Something was said in confidence that bears on it, or may have been, and whoever looks was not told. */
  readonly partly?: boolean
  /** The first state in which it was sealed, where that is known: its reason stays. */
  readonly since?: Row
}

/** An exit that nothing anyone may do would reach any more, once this agenda is sent; and what proves it. */
export interface SealWarning {
  readonly exit: OffRamp
  readonly certificate: SealProof
}

/** One way the round may go: everyone asked says yes, or nobody does. */
export interface PreviewWay {
  readonly bill: Bill | null
  readonly verdict: Verdict | null
  readonly state: SignState | null
}

export interface PreviewCell {
  readonly exit: OffRamp
  readonly before: ExitNow
  readonly ifAccepted: PreviewWay
  readonly ifDeclined: PreviewWay
}

export interface Preview {
  readonly agenda: Agenda
  /** Why it cannot be sent; the rest is then empty. */
  readonly refusal: Reason | null
  /** Is anybody asked? If not, both ways are the same. */
  readonly isAsked: boolean
  readonly cells: readonly PreviewCell[]
  readonly seals: readonly SealWarning[]
  /** Out of reach as well, but no deed of the last act: with its slot left empty they would be so too. */
  readonly lapses: readonly SealWarning[]
  /** How each addressed seat would likely answer, from the chooser's own view. */
  readonly reactions: readonly LikelyAnswer[]
  /** True until every cell is known. */
  readonly checking: boolean
}

/**
 * Narrowing: no round to spare, or at most one where there are many rounds.
 * In a game of four rounds "one to spare" is nearly always true and would say nothing.
 */
export function signState(verdict: Verdict, rounds: number): SignState {
  switch (verdict.id) {
    case 'taken':
      return 'signed'
    case 'moot':
      return 'moot'
    case 'sealed':
      return 'sealed'
    case 'not-proved':
      return 'unknown'
    default: {
      const { slack } = verdict
      if (slack !== undefined && slack <= (rounds > 6 ? 1 : 0)) return 'narrowing'
      // A round could take it, but somebody still owes a step: open, and not yet to be signed as it stands.
      if (verdict.id === 'ready') return verdict.bill.steps > 0 ? 'open' : 'ready'
      return verdict.id === 'closed' ? 'not-yet' : 'open'
    }
  }
}
