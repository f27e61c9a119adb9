/** Conditions, read off a row. They know public variables only; what is told in confidence is a term, never a condition. */
import type { Row, Table, Test } from './table.ts'

export function holds(table: Table, row: Row, test: Test): boolean {
  const { layout } = table
  switch (test.k) {
    case 'track': {
      const value = row[layout.track + test.i]!
      return value >= test.lo && value <= test.hi
    }
    case 'flag':
      return row[layout.flag + test.i] === test.is
    case 'held':
      return row[layout.held + test.i]! >= test.n
    case 'signed':
      return (row[layout.taken + test.i]! > 0 ? 1 : 0) === test.is
    case 'ended':
      return row[layout.over] === test.is
    case 'stance':
      return test.hs.every((h) => test.options.includes(row[layout.stance + h]!))
    case 'event':
      return row[layout.event + test.i] === test.is
    case 'reserve':
      return row[layout.reserve + test.i] === test.is
    case 'any':
      return test.of.some((list) => allHold(table, row, list))
  }
}

export const allHold = (table: Table, row: Row, list: readonly Test[]): boolean =>
  list.every((test) => holds(table, row, test))

/** Do all signatories who hold each term's issue stand on the same listed option? (H5) */
export function termsStand(table: Table, row: Row, exit: number): boolean {
  return table.exits[exit]!.terms.every((term) => {
    const at = table.layout.stance
    const first = row[at + term.holdings[0]!]!
    return term.options.includes(first) && term.holdings.every((h) => row[at + h] === first)
  })
}

/** Is everything said that the exit needs said in confidence? */
export const areTold = (table: Table, row: Row, exit: number): boolean =>
  table.exits[exit]!.confidences.every((c) => row[table.layout.told + c] === 1)

/** Signatories whom a lock keeps from signing this exit (H25). */
export function lockedSeats(table: Table, row: Row, exit: number): readonly number[] {
  return table.exits[exit]!.signatories.filter((seat) =>
    table.locks.some((lock) => {
      const h = table.holding[seat]![lock.issue]!
      return lock.bars[exit] === true && h >= 0 && row[table.layout.stance + h] === lock.option
    }),
  )
}

export const isOver = (table: Table, row: Row): boolean => row[0]! >= table.rounds || row[table.layout.over] === 1

/** May this room meet in the round of the row, by calendar or because it was opened? */
export const roomMeets = (table: Table, row: Row, room: number): boolean =>
  table.rooms[room]!.meets[row[0]!] === true || row[table.layout.opened + room]! >= row[0]!
