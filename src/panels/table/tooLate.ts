/** Cards that work for an exit and come too late for it: what the preview would say, said on the card. Pure. */
import type { Agenda } from '../../domain/move.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import { exitIndex, seatIndex } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'
import { boundOf } from '../../offramps/bounds.ts'
import { settledOutlooks } from '../../offramps/preview.ts'
import type { HandCard } from './hand.ts'

/** Rounds left, after this one, in which an exit can run out; it is not asked of the others, for a hand must show at once. */
const NEAR = 2

/**
 * Exits of the card's own that the arithmetic of the bounds forbids once it is sent, whatever the others do in the
 * round. It proves nothing of the rest: that another exit is lost too may show only in the preview's search.
 * @param beside what the seat sends in its other slots
 */
export function tooLateFor(
  table: Table,
  row: Row,
  seat: string,
  card: Pick<HandCard, 'act' | 'exits'>,
  beside: Agenda = [],
): readonly string[] {
  const { act } = card
  const exits = card.exits.filter((id) => table.exits[exitIndex(table, id)]!.last - row[0]! <= NEAR)
  if (exits.length === 0 || act.kind === 'sign' || (act.kind === 'deal' && act.signs !== undefined)) return []
  const agenda = [...beside, act]
  if (!checkAgenda(table, row, seat, agenda).ok) return []
  const outlooks = settledOutlooks(table, row, seatIndex(table, seat), agenda)
  return exits.filter((id) => outlooks.every((o) => boundOf(table, o, exitIndex(table, id)).earliest < 0))
}
