/** Can a seat bear one text more, on top of what it committed and accepted this round? (H4) */
import type { Agenda, Matter } from '../domain/move.ts'
import type { DealAction } from '../engine/action.ts'
import { checkAgenda, type Promises, promisesRefusal } from '../engine/agenda.ts'
import { dealCost, type Shift, soloCost } from '../engine/cost.ts'
import { readDeal, seatIndex } from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'

const NO_PROMISES: Promises = { solos: [], deals: [], paid: 0, rooms: [] }

/**
 * What the seat has promised so far, its own step in each text it accepted included.
 * @param asked what it answers now: a counter takes the place of the text that it changes
 */
export function promisedBy(
  table: Table,
  row: Row,
  seat: string,
  agenda: Agenda,
  accepted: readonly Matter[],
  asked?: Matter,
): Promises {
  const changed = asked?.kind === 'counter' ? asked.of : null
  const checked = checkAgenda(
    table,
    row,
    seat,
    agenda.filter((_, slot) => changed !== `d:${seat}:${slot}`),
  )
  const own = checked.ok ? checked.value : NO_PROMISES
  const deals = accepted
    .filter((matter) => matter.id !== changed)
    .flatMap((matter) => textOf(table, matter))
    .filter((deal) => hasStep(table, deal, seatIndex(table, seat)))
  return { ...own, deals: [...own.deals, ...deals] }
}

/** Null if it can; else why not. */
export function unbearable(table: Table, row: Row, seat: number, promises: Promises, deal: DealAction): string | null {
  if (!hasStep(table, deal, seat)) return null
  return promisesRefusal(table, row, seat, { ...promises, deals: [...promises.deals, deal] })
}

/** The text of a matter as the rules read it; empty if it is none. */
export function textOf(table: Table, matter: Matter): readonly DealAction[] {
  if (matter.kind !== 'deal' && matter.kind !== 'counter') return []
  const deal = readDeal(table, seatIndex(table, matter.by), matter.act, matter.id)
  return deal === null ? [] : [deal]
}

/** The step promised earlier that stands against one of this text; null if none does. */
export function rivalPromise(
  table: Table,
  seat: number,
  promises: Promises,
  deal: DealAction,
): { readonly shift: Shift; readonly own: boolean } | null {
  const mine = deal.shifts.filter((shift) => table.holdings[shift.h]!.seat === seat)
  const clash = (shift: Shift) => mine.some(({ h }) => h === shift.h)
  const solo = promises.solos.find(clash)
  if (solo !== undefined) return { shift: solo, own: true }
  for (const other of promises.deals) {
    const shift = other.shifts.find(clash)
    if (shift !== undefined) return { shift, own: other.by === seat }
  }
  return null
}

/** Points of standing that the seat has spent or promised this round. */
export const promisedStanding = (table: Table, row: Row, seat: number, promises: Promises): number =>
  promises.paid +
  promises.solos.reduce((sum, shift) => sum + soloCost(table, row, shift), 0) +
  promises.deals.reduce((sum, deal) => sum + dealCost(table, row, deal.room, deal.shifts, seat).net, 0)

/** Articles on which it has promised a step. */
export const promisedSteps = (table: Table, seat: number, promises: Promises): number =>
  new Set(
    [...promises.solos, ...promises.deals.flatMap((deal) => deal.shifts)]
      .filter((shift) => table.holdings[shift.h]!.seat === seat)
      .map(({ h }) => h),
  ).size

const hasStep = (table: Table, deal: DealAction, seat: number): boolean =>
  deal.shifts.some((shift) => table.holdings[shift.h]!.seat === seat)
