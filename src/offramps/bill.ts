/**
 * The bill of an exit (H23): what each signatory still owes. Exact and instant:
 * it reads one row and searches nothing.
 */
import type { Bill, OwedWord, SeatBill } from '../domain/verdict.ts'
import { coverLimit, isStepToward, rise, type Shift } from '../engine/cost.ts'
import { roomMeets } from '../engine/holds.ts'
import { exitIndex } from '../engine/read.ts'
import { RED, type Row, type Table, type Test } from '../engine/table.ts'
import { cheapestSet, owedShifts, untold } from './targets.ts'

export function bill(table: Table, row: Row, exit: string): Bill {
  return billAt(table, row, exitIndex(table, exit))
}

export const bills = (table: Table, row: Row): readonly Bill[] => table.exits.map((_, exit) => billAt(table, row, exit))

export function billAt(table: Table, row: Row, exit: number): Bill {
  const entry = table.exits[exit]!
  const isTaken = row[table.layout.taken + exit]! > 0
  const owed = isTaken ? [] : owedShifts(table, row, exit, cheapestSet(table, row, exit))
  const room = likelyRoom(table, row, owed)
  const conditions = isTaken ? [] : entry.conditions
  const words = isTaken ? [] : owedWords(table, row, exit)
  return {
    exit: table.scenario.exits[exit]!.id,
    seats: entry.signatories.map((seat) => seatBill(table, row, owed, seat, room)),
    steps: owed.length,
    ...(words.length === 0 ? {} : { words }),
    meetings: missingMeetings(table, row, conditions),
    excess: excessOf(table, row, conditions),
  }
}

const owedWords = (table: Table, row: Row, exit: number): readonly OwedWord[] =>
  untold(table, row, exit).map((c) => {
    const { by, to, issue, options } = table.confidences[c]!
    return {
      seat: table.seats[by]!,
      to: to.map((seat) => table.seats[seat]!),
      issue: table.issues[issue]!,
      options: options.map((option) => table.options[issue]![option]!),
    }
  })

function seatBill(table: Table, row: Row, owed: readonly Shift[], seat: number, room: number): SeatBill {
  const own = owed.filter((shift) => table.holdings[shift.h]!.seat === seat)
  let gross = 0
  for (const shift of own) gross += rise(table, row, shift)
  let toward = 0
  for (const shift of owed) if (isStepToward(table, row, seat, shift)) toward++
  const limit = room < 0 ? 0 : coverLimit(table, row, room, seat)
  return {
    seat: table.seats[seat]!,
    steps: own.length,
    cost: Math.min(RED, gross - Math.min(toward, limit, Math.trunc(gross / 2))),
    standing: row[table.layout.standing + seat]!,
    owes: own.map((shift) => {
      const { issue } = table.holdings[shift.h]!
      return { issue: table.issues[issue]!, option: table.options[issue]![shift.o]!, cost: rise(table, row, shift) }
    }),
  }
}

/** Where one deal on all of it would most likely be made: everyone inside, meeting soonest, hosted if possible. */
function likelyRoom(table: Table, row: Row, owed: readonly Shift[]): number {
  const seats = owed.map((shift) => table.holdings[shift.h]!.seat)
  let best = -1
  let bestRank = -1
  table.rooms.forEach((entry, room) => {
    if (!seats.every((seat) => entry.members.includes(seat))) return
    const soon = roomMeets(table, row, room) ? 2 : entry.meets.some((meets, r) => meets && r > row[0]!) ? 1 : 0
    const rank = soon * 2 + (entry.hosted ? 1 : 0)
    if (rank > bestRank) [best, bestRank] = [room, rank]
  })
  return best
}

function missingMeetings(table: Table, row: Row, conditions: readonly Test[]): Bill['meetings'] {
  return conditions.flatMap((test) => {
    if (test.k !== 'held') return []
    const times = test.n - row[table.layout.held + test.i]!
    return times > 0 ? [{ room: table.roomIds[test.i]!, times }] : []
  })
}

/** Points above what a condition allows; below it they count negative. */
function excessOf(table: Table, row: Row, conditions: readonly Test[]): Bill['excess'] {
  return conditions.flatMap((test) => {
    if (test.k !== 'track') return []
    const value = row[table.layout.track + test.i]!
    const by = value > test.hi ? value - test.hi : value < test.lo ? value - test.lo : 0
    return by === 0 ? [] : [{ track: table.tracks[test.i]!, by }]
  })
}
