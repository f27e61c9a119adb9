/** What the page and the analysis worker say to each other. Plain JSON both ways. */
import type { Act, Agenda } from '../domain/move.ts'
import type { Outsiders, Robustness, TurningPoint, WhatWouldOpen } from '../domain/reading.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Row } from '../engine/table.ts'
import type { PreviewCell } from '../offramps/preview.ts'
import type { Timeline } from '../offramps/timeline.ts'

export type Ask =
  /** Verdicts of every exit, sent one by one as they are known. */
  | { readonly kind: 'verdicts'; readonly row: Row }
  /** Verdicts both ways after a round with `act` on top of `agenda`, and what it seals. */
  | { readonly kind: 'preview'; readonly row: Row; readonly seat: string; readonly agenda: Agenda; readonly act: Act }
  /** A whole record: its timeline, then each turning point as it is found. */
  | { readonly kind: 'reading'; readonly record: GameRecord }
  /** Under whose account one verdict holds; then, if wanted, the smallest number that turns it. */
  | { readonly kind: 'robustness'; readonly row: Row; readonly exit: string; readonly flip: boolean }
  /** Whom the signatories of one exit can do without. */
  | { readonly kind: 'outsiders'; readonly row: Row; readonly exit: string }
  /** What would open one sealed exit. */
  | { readonly kind: 'openings'; readonly row: Row; readonly exit: string }

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
  | { readonly kind: 'robustness'; readonly robustness: Robustness }
  | { readonly kind: 'outsiders'; readonly outsiders: Outsiders }
  | { readonly kind: 'openings'; readonly openings: WhatWouldOpen }

export interface FromWorker {
  readonly id: number
  readonly part?: Part
  readonly done?: true
  readonly failed?: string
}
