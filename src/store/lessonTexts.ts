/**
 * The texts that a seat is most likely to put in a room: what an exit still
 * lacks, article by article and together, and one step for one step. A list that
 * depends on the rules and the state alone; a text that is not on it can still be
 * written, at the price of some letters.
 */
import { dealRefusal } from '../engine/action.ts'
import { isStepToward, type Shift } from '../engine/cost.ts'
import { RED, type Row, type Table } from '../engine/table.ts'

export interface LikelyText {
  readonly shifts: readonly Shift[]
  readonly weight: number
}

export function likelyTexts(table: Table, row: Row, seat: number, room: number): readonly LikelyText[] {
  const texts: LikelyText[] = []
  const add = (shifts: readonly Shift[], weight: number) => {
    const sorted = [...shifts].sort((a, b) => a.h - b.h)
    if (sorted.length < 2 || texts.some((known) => sameShifts(known.shifts, sorted))) return
    if (dealRefusal(table, row, { room, by: seat, shifts: sorted }) === null) texts.push({ shifts: sorted, weight })
  }
  for (let exit = 0; exit < table.exits.length; exit++) {
    if (!isLive(table, row, exit)) continue
    const articles = missing(table, row, exit, room)
    add(articles.flat(), 12)
    for (const article of articles) add(article, 12)
    for (const [i, one] of articles.entries()) for (const other of articles.slice(i + 1)) add([...one, ...other], 8)
  }
  for (const mine of listed(table, row, room).filter((shift) => table.holdings[shift.h]!.seat === seat))
    for (const theirs of listed(table, row, room)) {
      const other = table.holdings[theirs.h]!.seat
      if (other !== seat && isStepToward(table, row, other, mine) && isStepToward(table, row, seat, theirs))
        add([mine, theirs], 2)
    }
  return texts
}

export const sameShifts = (some: readonly Shift[], others: readonly Shift[]): boolean =>
  some.length === others.length && some.every((shift, i) => shift.h === others[i]!.h && shift.o === others[i]!.o)

const isLive = (table: Table, row: Row, exit: number): boolean =>
  row[table.layout.taken + exit] === 0 && row[table.layout.shut + exit] === 0 && row[0]! <= table.exits[exit]!.last

/** Per term, the steps that the room's members still owe toward its first option that is no red line for anyone. */
function missing(table: Table, row: Row, exit: number, room: number): readonly (readonly Shift[])[] {
  const { members } = table.rooms[room]!
  return table.exits[exit]!.terms.flatMap(({ options, holdings }) => {
    const option = options.find((o) => holdings.every((h) => table.holdings[h]!.cost[o]! < RED))
    if (option === undefined) return []
    const owed = holdings.filter(
      (h) => members.includes(table.holdings[h]!.seat) && row[table.layout.stance + h] !== option,
    )
    return owed.length === 0 ? [] : [owed.map((h) => ({ h, o: option }))]
  })
}

/** Steps to an option that some exit lists, by members of the room. */
function listed(table: Table, row: Row, room: number): readonly Shift[] {
  return table.holdings.flatMap((holding, h): Shift[] =>
    !table.rooms[room]!.members.includes(holding.seat)
      ? []
      : holding.cost.flatMap((cost, o) =>
          cost < RED && row[table.layout.stance + h] !== o && isListed(table, h, o) ? [{ h, o }] : [],
        ),
  )
}

export const isListed = (table: Table, h: number, o: number): boolean =>
  table.exits.some((exit) => exit.terms.some((term) => term.holdings.includes(h) && term.options.includes(o)))
