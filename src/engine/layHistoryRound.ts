/** One documented round: what the parties are on record as doing, then the calendar. */
import type { HistoryAct } from '../domain/scenario.ts'
import { NOTHING } from './action.ts'
import { cardIndex, roomIndex, seatIndex } from './read.ts'
import { type Note, step } from './step.ts'
import type { Row, Table } from './table.ts'

/** Documented acts are exempt from slots and costs, so standing is left as it was (H28). */
export function layHistoryRound(table: Table, row: Row, acts: readonly HistoryAct[], note: Note): Row {
  const uses = acts.flatMap((act) =>
    act.use === undefined ? [] : [cardIndex(table, seatIndex(table, act.seat), act.use)],
  )
  const meets = acts.flatMap((act) =>
    act.meet === undefined ? [] : [{ room: roomIndex(table, act.meet), by: seatIndex(table, act.seat) }],
  )
  const next = step(
    table,
    row,
    { ...NOTHING, uses, meets },
    () => true,
    (event) => {
      if (event.kind !== 'standing' && event.kind !== 'paid' && event.kind !== 'clamped') note(event)
    },
  ).slice()
  for (let s = 0; s < table.seats.length; s++) next[table.layout.standing + s] = row[table.layout.standing + s]!
  return next
}
