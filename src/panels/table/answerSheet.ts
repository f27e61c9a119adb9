/**
 * Several texts wait for one seat: what each answer would rule out, what it
 * costs together, and which yes falls when another is given. Pure.
 */
import type { Answer, Matter } from '../../domain/move.ts'
import type { DealAction } from '../../engine/action.ts'
import { contains, outermost, type Promises, promisesRefusal } from '../../engine/agenda.ts'
import { dealCost, soloCost } from '../../engine/cost.ts'
import { counterAct } from '../../engine/matters.ts'
import { readDeal, seatIndex, standingOf } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'
import { isText, type TextMatter, textOf } from './matters.ts'

/** Answers noted so far, by matter. */
export type Notes = Readonly<Record<string, Answer>>

/** Two texts of which a seat can accept one only. */
export interface Clash {
  readonly other: Matter
  readonly why: 'two-options' | 'mobility' | 'standing' | 'other'
  /** Articles on which they differ. */
  readonly issues: readonly string[]
  /** What both would cost. */
  readonly cost: number
}

export interface Asked {
  readonly matter: Matter
  /** An accepted text that holds every step of this one: it is answered with it. */
  readonly within: Matter | null
  readonly clashes: readonly Clash[]
}

export interface AnswerSheet {
  readonly asked: readonly Asked[]
  /** Standing that the noted answers take if all of it takes effect, with what was promised before. */
  readonly cost: number
  readonly have: number
}

interface Seat {
  readonly table: Table
  readonly row: Row
  readonly s: number
  /** Own card and answers already sent. */
  readonly promises: Promises
}

export function answerSheet(
  table: Table,
  row: Row,
  seat: string,
  promises: Promises,
  matters: readonly Matter[],
  notes: Notes,
): AnswerSheet {
  const at: Seat = { table, row, s: seatIndex(table, seat), promises }
  const texts = matters.filter(isText)
  const accepted = texts.filter((matter) => notes[matter.id]?.kind === 'accept')
  return {
    asked: matters.map((matter) => ({
      matter,
      within: isText(matter) ? (accepted.find((other) => isInside(table, matter, other)) ?? null) : null,
      clashes: isText(matter)
        ? texts.flatMap((other) => (other.id === matter.id ? [] : clashOf(at, matter, other)))
        : [],
    })),
    cost: costOfAll(at, [...promises.deals, ...texts.flatMap((matter) => dealOf(at, matter, notes[matter.id]))]),
    have: standingOf(table, row, seat),
  }
}

/** The notes once this answer is given: a yes takes back every other yes that it rules out. */
export function withNote(
  table: Table,
  row: Row,
  seat: string,
  promises: Promises,
  matters: readonly Matter[],
  notes: Notes,
  matter: Matter,
  given: Answer | null,
): Readonly<Record<string, Answer | null>> {
  const at: Seat = { table, row, s: seatIndex(table, seat), promises }
  const changed: Record<string, Answer | null> = { [matter.id]: given }
  if (given === null || !isText(matter)) return changed
  let kept = dealOf(at, matter, given)
  if (kept.length === 0) return changed
  for (const other of matters) {
    if (other.id === matter.id || !isText(other)) continue
    const deals = dealOf(at, other, notes[other.id])
    if (deals.length === 0) continue
    if (refusalWith(at, [...kept, ...deals]) === null) kept = [...kept, ...deals]
    else changed[other.id] = { kind: 'decline' }
  }
  return changed
}

/** What a noted answer would promise; nothing where the seat has no step in the text. */
function dealOf({ table, s }: Seat, matter: TextMatter, answer: Answer | undefined): readonly DealAction[] {
  const deal =
    answer?.kind === 'accept'
      ? textOf(table, matter)
      : answer?.kind === 'counter' && matter.kind === 'deal'
        ? readDeal(table, seatIndex(table, matter.by), counterAct(matter.act, answer.steps), matter.id)
        : null
  return deal?.shifts.some((shift) => table.holdings[shift.h]!.seat === s) ? [deal] : []
}

const refusalWith = ({ table, row, s, promises }: Seat, deals: readonly DealAction[]): string | null =>
  promisesRefusal(table, row, s, { ...promises, deals: [...promises.deals, ...deals] })

function clashOf(at: Seat, matter: TextMatter, other: TextMatter): readonly Clash[] {
  const yes: Answer = { kind: 'accept' }
  const [one, two] = [dealOf(at, matter, yes), dealOf(at, other, yes)]
  if (one.length === 0 || two.length === 0) return []
  if (refusalWith(at, one) !== null || refusalWith(at, two) !== null) return []
  const why = refusalWith(at, [...one, ...two])
  if (why === null) return []
  return [
    {
      other,
      why: why === 'two-options' || why === 'mobility' || why === 'standing' ? why : 'other',
      issues: differing(at, one[0]!, two[0]!),
      cost: costOfAll(at, [...at.promises.deals, ...one, ...two]),
    },
  ]
}

function differing({ table, s }: Seat, one: DealAction, two: DealAction): readonly string[] {
  return one.shifts
    .filter(
      (shift) =>
        table.holdings[shift.h]!.seat === s && two.shifts.some((other) => other.h === shift.h && other.o !== shift.o),
    )
    .map((shift) => table.issues[table.holdings[shift.h]!.issue]!)
}

function costOfAll({ table, row, s, promises }: Seat, deals: readonly DealAction[]): number {
  const solos = promises.solos.reduce((sum, shift) => sum + soloCost(table, row, shift), 0)
  const texts = outermost(deals).reduce((sum, deal) => sum + dealCost(table, row, deal.room, deal.shifts, s).net, 0)
  return promises.paid + solos + texts
}

function isInside(table: Table, inner: TextMatter, outer: TextMatter): boolean {
  const [small, large] = [textOf(table, inner), textOf(table, outer)]
  return inner.id !== outer.id && small !== null && large !== null && contains(large, small) && !contains(small, large)
}
