/** Can a seat bear one text more, on top of what it committed and accepted this round? (H4) */
import type { Agenda, Matter } from '../domain/move.ts'
import type { DealAction } from '../engine/action.ts'
import { checkAgenda, type Promises, promisesRefusal } from '../engine/agenda.ts'
import { readDeal, seatIndex } from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'

const NO_PROMISES: Promises = { solos: [], deals: [], paid: 0, rooms: [] }

/** What the seat has promised so far, its own step in each text it accepted included. */
export function promisedBy(
  table: Table,
  row: Row,
  seat: string,
  agenda: Agenda,
  accepted: readonly Matter[],
): Promises {
  const checked = checkAgenda(table, row, seat, agenda)
  const own = checked.ok ? checked.value : NO_PROMISES
  const deals = accepted
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

const hasStep = (table: Table, deal: DealAction, seat: number): boolean =>
  deal.shifts.some((shift) => table.holdings[shift.h]!.seat === seat)
