/** The same game in which some seats say no to everything and do nothing: what the others can then still reach. */
import { NEVER } from '../../engine/step.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'

/**
 * The others may do a little more here than by the rules (meet in a room that
 * needs a silent seat, touch an issue that concerns it): so what is out of
 * reach here is out of reach.
 */
export function silenced(table: Table, seats: readonly number[]): Table {
  const isSilent = (seat: number) => seats.includes(seat)
  return {
    ...table,
    holdings: table.holdings.map((holding) =>
      isSilent(holding.seat) ? { ...holding, cost: holding.cost.map(() => RED) } : holding,
    ),
    rooms: table.rooms.map((room) => ({ ...room, callers: room.callers.filter((seat) => !isSilent(seat)) })),
    reserves: table.reserves.map((reserve) => (isSilent(reserve.seat) ? { ...reserve, first: NEVER } : reserve)),
  }
}

/** Their cards are out of their hands. */
export function withoutCards(table: Table, row: Row, seats: readonly number[]): Row {
  const next = row.slice()
  table.cards.forEach((card, c) => {
    if (seats.includes(card.seat)) next[table.layout.ready + c] = NEVER
  })
  return next
}
