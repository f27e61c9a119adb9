/**
 * What the others would probably say, from the proposer's view alone: for the
 * page, before anything is sent, and for a bargainer that chooses its text.
 */
import type { Act, Matter } from '../domain/move.ts'
import { promisesRefusal } from '../engine/agenda.ts'
import { counterAct, mattersOf } from '../engine/matters.ts'
import { exitIndex, readDeal, seatIndex } from '../engine/read.ts'
import type { Table } from '../engine/table.ts'
import type { PartyView } from '../engine/view.ts'
import type { Dice } from '../std/draw.ts'
import { type CounterOffer, searchCounter } from './counter.ts'
import { type Eye, eyeOf, revealedBy } from './eye.ts'
import { judgeMatter } from './judge.ts'
import { paper } from './paper.ts'
import { type Ground, type Judged, totalOf } from './policy.ts'
import { weighDeal } from './weigh.ts'

/** A paper draws nothing. */
const NO_CHANCE: Dice = { roll: () => 0 }

/** Positions visited for each seat that is asked. */
const LOOK = 2000

export interface LikelyAnswer {
  readonly seat: string
  readonly matter: Matter
  readonly judged: Judged
}

/** Who holds each seat, as far as everybody at the table knows it: policies by id. */
export type Seated = Readonly<Record<string, string>>

/** One entry for each seat that this act would be addressed to, in seat order; none for acts that ask nobody. */
export function likelyAnswers(table: Table, view: PartyView, act: Act, seated: Seated = {}): readonly LikelyAnswer[] {
  const matter = mattersOf(table, { [view.seat]: [act] })[0]
  if (matter === undefined) return []
  return matter.to.map((seat) => ({ seat, matter, judged: likelyAnswer(table, view, matter, seat, seated) }))
}

/** A seat that plays its paper weighs nothing: what it does and says is on record, and so is foretold as it comes. */
export function likelyAnswer(table: Table, view: PartyView, matter: Matter, seat: string, seated: Seated = {}): Judged {
  if (seated[seat] === paper.id) {
    const its = { ...view, seat }
    return paper.answer(table, its, paper.commit(table, its, NO_CHANCE), matter, [], NO_CHANCE)
  }
  const eye = eyeOf(table, view, LOOK, revealedBy(matter))
  return judgeMatter(eye, seatIndex(table, seat), matter, [], [])
}

/**
 * "What would they accept?" The counter that `seat` would probably put in
 * place of this text, with the steps and the one change; else the one change
 * that would turn its own no, as whoever asks decides for itself; null if none.
 */
export function counterOffer(
  table: Table,
  view: PartyView,
  act: Extract<Act, { kind: 'deal' }>,
  seat: string,
): (CounterOffer & { readonly act: Extract<Act, { kind: 'deal' }> }) | null {
  const matter = mattersOf(table, { [view.seat]: [act] })[0]
  if (matter?.kind !== 'deal') return null
  const eye = eyeOf(table, view, LOOK, revealedBy(matter))
  const none = { solos: [], deals: [], paid: 0, rooms: [] }
  const { counter, turned } = searchCounter(eye, seatIndex(table, seat), matter, none)
  const found = counter ?? turned
  return found === null ? null : { ...found, act: counterAct(act, found.steps) }
}

/** The grounds of the seat of this view for a text of its own. */
export function ownGrounds(table: Table, view: PartyView, act: Extract<Act, { kind: 'deal' }>): readonly Ground[] {
  const seat = seatIndex(table, view.seat)
  const deal = readDeal(table, seat, act)
  if (deal === null) return []
  const eye = eyeOf(table, view, LOOK)
  return weighDeal(eye, seat, deal, act.signs === undefined ? -1 : exitIndex(table, act.signs))
}

/** Sum of one seat for a text, −99 if it cannot pay; cheaper than a whole answer. */
export function likelySum(eye: Eye, seat: number, by: number, act: Extract<Act, { kind: 'deal' }>): number {
  const { table, row } = eye
  const deal = readDeal(table, by, act)
  if (deal === null || promisesRefusal(table, row, seat, { solos: [], deals: [deal], paid: 0, rooms: [] }) !== null)
    return -99
  return totalOf(weighDeal(eye, seat, deal, act.signs === undefined ? -1 : exitIndex(table, act.signs)))
}
