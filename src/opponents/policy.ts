/**
 * What a seat played by the computer is: a policy that sees its own view and
 * nothing else, and gives with every answer the sum it rests on.
 */

import type { Agenda, Answer, Matter, Step } from '../domain/move.ts'
import type { Table } from '../engine/table.ts'
import type { PartyView } from '../engine/view.ts'
import type { Dice } from '../std/draw.ts'
import type { GroundCode } from './grounds.ts'

export interface Policy {
  readonly id: string
  /** Key of its name in the words, `policy.<id>`; its description is `policy.<id>.about`. */
  readonly name: string
  /** Where its way of playing comes from, worded by `policy.source.<source>`. */
  readonly source: (typeof SOURCES)[number]
  readonly describe: Description
  /** Acts within slots, legal in the view's row, bearable together. */
  commit(table: Table, view: PartyView, dice: Dice): Agenda
  /**
   * One answer to something addressed to this seat.
   * @param agenda what this seat itself committed this round
   * @param accepted what it has accepted this round so far
   */
  answer(table: Table, view: PartyView, agenda: Agenda, matter: Matter, accepted: readonly Matter[], dice: Dice): Judged
}

/**
 * Documents: what the party is on record as doing and wanting. Model: this
 * project's own sum of reasons. Reading: that sum, leaning one way by
 * statements of the party. Chance: none of these.
 */
export const SOURCES = ['documents', 'model', 'reading', 'chance'] as const

/** The honest label on an opponent: data, worded by `i18n`. */
export interface Description {
  /** What it keeps from earlier rounds: everything it uses stands in its view. */
  readonly memory: 'none' | 'rounds-seen'
  /** What chance decides: nothing, ties and near ties, or everything. */
  readonly chance: 'none' | 'near-ties' | 'all'
  readonly looksAt: readonly (
    | 'own-paper'
    | 'documented-history'
    | 'public-state'
    | 'public-costs'
    | 'own-aims'
    | 'own-statements'
    | 'signals-heard'
    | 'past-answers'
  )[]
  /** Positions it visits at most. */
  readonly budget: { readonly commit: number; readonly answer: number }
}

export const LIKELIHOODS = ['yes', 'reluctant', 'no'] as const
export type Likely = (typeof LIKELIHOODS)[number]

export interface Judged {
  readonly answer: Answer
  readonly likely: Likely
  /** The whole sum, in the order in which it was weighed. */
  readonly sum: readonly Ground[]
  /** The one change that would turn a no, if the search found one. */
  readonly turn?: Turn
}

/** One named term of an answer: for (above 0) or against (below 0). */
export interface Ground {
  readonly code: GroundCode
  readonly weight: number
  /** Claims it rests on; empty where it is arithmetic of the rules. */
  readonly cite: readonly string[]
  /** The assumption behind the number: an id of the scenario's, or one of `weights.ts`. */
  readonly assumption?: string
  readonly issue?: string
  readonly option?: string
  readonly exit?: string
  readonly seat?: string
  readonly aim?: string
  readonly track?: string
  readonly room?: string
  readonly n?: number
}

export type Turn =
  /** One step more by the proposer. */
  | { readonly kind: 'ask'; readonly step: Step }
  /** One step of its own less. */
  | { readonly kind: 'drop'; readonly step: Step }
  /** A smaller step of its own in place of the one asked. */
  | { readonly kind: 'replace'; readonly from: Step; readonly step: Step }
  /** Points of standing that it lacks. */
  | { readonly kind: 'standing'; readonly n: number }
  /** A track at this value, other things as they are. */
  | { readonly kind: 'track'; readonly track: string; readonly atLeast: number }
  /** The same text once the exit it serves has no more rounds than this. */
  | { readonly kind: 'wait'; readonly exit: string; readonly n: number }
  /** The same text in a round in which it has promised nothing that stands against it. */
  | { readonly kind: 'later' }

/** What a verdict is called: a clear yes, a near thing, a no. */
export function likelihood(sum: readonly Ground[]): Likely {
  const total = totalOf(sum)
  if (total >= 2) return 'yes'
  return total > -2 && !sum.some((ground) => ground.weight <= BAR) ? 'reluctant' : 'no'
}

export const totalOf = (sum: readonly Ground[]): number => sum.reduce((total, ground) => total + ground.weight, 0)

/** A ground that alone decides: a red line, a step that cannot be paid. */
export const BAR = -50

/** The strongest grounds on the side of the answer, for words (model §4: two of them). */
export function strongest(judged: Pick<Judged, 'answer' | 'sum'>, count = 2): readonly Ground[] {
  const side = judged.answer.kind === 'accept' ? 1 : -1
  return judged.sum
    .filter((ground) => ground.weight * side > 0)
    .map((ground, order) => ({ ground, order }))
    .sort((a, b) => Math.abs(b.ground.weight) - Math.abs(a.ground.weight) || a.order - b.order)
    .slice(0, count)
    .map(({ ground }) => ground)
}
