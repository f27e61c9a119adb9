/** What still bars an exit: what is, and what must be. Codes and numbers; `i18n` finds the words. */
import type { Block } from '../domain/verdict.ts'
import { holds, lockedSeats } from '../engine/holds.ts'
import { exitIndex } from '../engine/read.ts'
import type { Row, Table, Test } from '../engine/table.ts'
import { cheapestSet, locks, untold } from './targets.ts'

export const blocks = (table: Table, row: Row, exit: string): readonly Block[] =>
  blocksAt(table, row, exitIndex(table, exit))

export function blocksAt(table: Table, row: Row, exit: number): readonly Block[] {
  if (row[table.layout.taken + exit]! > 0) return []
  return [
    ...barriers(table, row, exit),
    ...termBlocks(table, row, exit),
    ...wordBlocks(table, row, exit),
    ...lockBlocks(table, row, exit),
  ]
}

/** Window and conditions: what lifts the barrier, whatever is owed on the terms. */
export function barriers(table: Table, row: Row, exit: number): readonly Block[] {
  const entry = table.exits[exit]!
  return [...windowBlocks(table, row, exit), ...entry.conditions.flatMap((test) => testBlocks(table, row, test))]
}

function windowBlocks(table: Table, row: Row, exit: number): readonly Block[] {
  const { first, last } = table.exits[exit]!
  const of = table.scenario.exits[exit]!.id
  const round = row[0]!
  if (round < first) return [{ code: 'window', of, is: round + 1, must: first + 1 }]
  return round > last ? [{ code: 'window', of, is: round + 1, must: last + 1 }] : []
}

function testBlocks(table: Table, row: Row, test: Test): readonly Block[] {
  if (holds(table, row, test)) return []
  const { layout, scenario } = table
  switch (test.k) {
    case 'track': {
      const is = row[layout.track + test.i]!
      return [{ code: 'track', of: table.tracks[test.i]!, is, must: is > test.hi ? test.hi : test.lo }]
    }
    case 'flag':
      return [{ code: 'flag', of: table.flags[test.i]!, is: row[layout.flag + test.i]!, must: test.is }]
    case 'held':
      return [{ code: 'held', of: table.roomIds[test.i]!, is: row[layout.held + test.i]!, must: test.n }]
    case 'signed':
      return [{ code: 'signed', of: scenario.exits[test.i]!.id, is: 1 - test.is, must: test.is }]
    case 'ended':
      return [{ code: 'ended', of: '', is: row[layout.over]!, must: test.is }]
    case 'event':
      return [{ code: 'event', of: scenario.events[test.i]!.id, is: 1 - test.is, must: test.is }]
    case 'reserve':
      return [{ code: 'reserve', of: scenario.reserves[test.i]!.id, is: 1 - test.is, must: test.is }]
    case 'stance':
      return test.hs
        .filter((h) => !test.options.includes(row[layout.stance + h]!))
        .map((h) => stanceBlock(table, row, h, test.options[0]!))
    case 'any':
      // Several ways: those of the way with the fewest missing.
      return test.of
        .map((list) => list.flatMap((inner) => testBlocks(table, row, inner)))
        .reduce((best, list) => (list.length < best.length ? list : best))
  }
}

function termBlocks(table: Table, row: Row, exit: number): readonly Block[] {
  const set = cheapestSet(table, row, exit)
  return table.exits[exit]!.terms.flatMap((term, t) =>
    term.holdings
      .filter((h) => row[table.layout.stance + h] !== set[t])
      .map((h) => stanceBlock(table, row, h, set[t]!)),
  )
}

/** A term like any other, and no barrier: it is met by those who sign. */
const wordBlocks = (table: Table, row: Row, exit: number): readonly Block[] =>
  untold(table, row, exit).map((c) => {
    const { by, issue, options } = table.confidences[c]!
    return {
      code: 'told',
      of: table.issues[issue]!,
      seat: table.seats[by]!,
      must: table.options[issue]![options[0]!]!,
    }
  })

function lockBlocks(table: Table, row: Row, exit: number): readonly Block[] {
  return lockedSeats(table, row, exit).flatMap((seat) =>
    table.locks.flatMap((lock) => {
      const h = table.holding[seat]![lock.issue]!
      if (h < 0 || row[table.layout.stance + h] !== lock.option || !locks(table, exit, lock.issue, lock.option))
        return []
      return [
        {
          code: 'lock',
          of: table.issues[lock.issue]!,
          seat: table.seats[seat]!,
          is: table.options[lock.issue]![lock.option]!,
        } as const,
      ]
    }),
  )
}

function stanceBlock(table: Table, row: Row, h: number, option: number): Block {
  const { seat, issue } = table.holdings[h]!
  const names = table.options[issue]!
  return {
    code: 'stance',
    of: table.issues[issue]!,
    seat: table.seats[seat]!,
    is: names[row[table.layout.stance + h]!]!,
    must: names[option]!,
  }
}
