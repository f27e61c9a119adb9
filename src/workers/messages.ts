/** What the page and the analysis worker say to each other. Plain JSON both ways. */
import type { Act, Agenda } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Row } from '../engine/table.ts'
import type { PreviewCell } from '../offramps/preview.ts'
import type { Timeline } from '../offramps/timeline.ts'
import type { TurningPoint } from '../offramps/turningPoint.ts'

export type Ask =
  /** Verdicts of every exit, sent one by one as they are known. */
  | { readonly kind: 'verdicts'; readonly row: Row }
  /** Verdicts both ways after a round with `act` on top of `agenda`, and what it seals. */
  | { readonly kind: 'preview'; readonly row: Row; readonly seat: string; readonly agenda: Agenda; readonly act: Act }
  /** A whole record: its timeline, then each turning point as it is found. */
  | { readonly kind: 'reading'; readonly record: GameRecord }

export interface ToWorker {
  readonly id: number
  /** Named once per scenario and set of assumptions; the worker keeps the compiled table. */
  readonly table: string
  readonly load?: { readonly scenario: Scenario; readonly sets: Readonly<Record<string, number>> }
  /** Missing: this id is not wanted any more. */
  readonly ask?: Ask
}

export type Part =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'cell'; readonly cell: PreviewCell }
  | { readonly kind: 'timeline'; readonly timeline: Timeline }
  | { readonly kind: 'turning-point'; readonly point: TurningPoint }

export interface FromWorker {
  readonly id: number
  readonly part?: Part
  readonly done?: true
  readonly failed?: string
}
