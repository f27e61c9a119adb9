/**
 * The acts that a seat may put into an empty slot: every one of them is legal
 * in this state. Not every text that could be written: single articles, what
 * an exit still lacks, and trades of one step for one step.
 */
import type { Act, Step } from '../domain/move.ts'
import { shiftRefusal } from '../engine/action.ts'
import { checkAct } from '../engine/agenda.ts'
import { isStepToward, type Shift } from '../engine/cost.ts'
import { areTold, roomMeets, termsStand } from '../engine/holds.ts'
import { writeStep } from '../engine/read.ts'
import { RED, type Row, type Table } from '../engine/table.ts'
import { isOpen, missingSteps, withStances } from './ways.ts'
import { wordsOf } from './words.ts'

type DealAct = Extract<Act, { kind: 'deal' }>

export function legalActs(table: Table, row: Row, seatId: string): readonly Act[] {
  const seat = table.seats.indexOf(seatId)
  const acts: Act[] = [...ownSteps(table, row, seat), ...ownActs(table, row, seat), ...wordsOf(table, row, seat)]
  for (let room = 0; room < table.rooms.length; room++) {
    if (!roomMeets(table, row, room) || !table.rooms[room]!.callers.includes(seat)) continue
    acts.push(
      ...articleTexts(table, row, room),
      ...exitTexts(table, row, seat, room),
      ...trades(table, row, seat, room),
    )
  }
  return distinct(acts).filter((act) => checkAct(table, row, seatId, act) === null)
}

function ownSteps(table: Table, row: Row, seat: number): readonly Act[] {
  return shiftsOf(table, row, seat).map((shift) => {
    const { issue, option } = writeStep(table, shift)
    return { kind: 'shift', issue, option }
  })
}

/** Meetings, cards, reserves, signatures. */
function ownActs(table: Table, row: Row, seat: number): readonly Act[] {
  const { scenario } = table
  return [
    ...table.roomIds.flatMap((room, f): Act[] =>
      roomMeets(table, row, f) && table.rooms[f]!.callers.includes(seat) ? [{ kind: 'call', room }] : [],
    ),
    ...table.cards
      .filter((card) => card.seat === seat)
      .map((card): Act => ({ kind: 'use', instrument: scenario.instruments[card.instrument]!.id })),
    ...table.reserves.flatMap((entry, k): Act[] =>
      entry.seat === seat ? [{ kind: 'reserve', reserve: scenario.reserves[k]!.id }] : [],
    ),
    ...scenario.exits.map((exit): Act => ({ kind: 'sign', exit: exit.id })),
  ]
}

/** All moves of a seat's holdings to another option that is no red line. */
export function shiftsOf(table: Table, row: Row, seat: number): readonly Shift[] {
  const shifts: Shift[] = []
  table.holdings.forEach((holding, h) => {
    if (holding.seat !== seat) return
    holding.cost.forEach((cost, o) => {
      if (cost < RED && row[table.layout.stance + h] !== o) shifts.push({ h, o })
    })
  })
  return shifts
}

/** One article, all members who hold it on one option. */
function articleTexts(table: Table, row: Row, room: number): readonly DealAct[] {
  const { members } = table.rooms[room]!
  const texts: DealAct[] = []
  table.issues.forEach((_, issue) => {
    const holdings = members.map((seat) => table.holding[seat]![issue]!).filter((h) => h >= 0)
    for (let o = 0; o < table.options[issue]!.length; o++) {
      const shifts = holdings.filter((h) => row[table.layout.stance + h] !== o).map((h) => ({ h, o }))
      if (shifts.length >= 2) texts.push(text(table, room, shifts))
    }
  })
  return texts
}

/** What an exit still lacks, as much of it as the room takes: everything, and term by term. */
export function exitTexts(table: Table, row: Row, seat: number, room: number): readonly DealAct[] {
  const texts: DealAct[] = []
  for (let exit = 0; exit < table.exits.length; exit++) {
    if (!isOpen(table, row, exit)) continue
    const fitting = tableable(table, row, seat, room, missingSteps(table, row, exit) ?? [])
    if (fitting.length < 2) continue
    texts.push(text(table, room, fitting))
    if (
      table.sameRound &&
      row[0]! >= table.exits[exit]!.first &&
      table.exits[exit]!.signatories.includes(seat) &&
      termsStand(table, withStances(table, row, fitting), exit) &&
      areTold(table, row, exit)
    )
      texts.push({ ...text(table, room, fitting), signs: table.scenario.exits[exit]!.id })
  }
  return texts
}

/**
 * The part of these steps that `seat` may table here: issue by issue while
 * caps last, a seat over its cap leaves the whole issue for another day; and
 * nobody in it who receives nothing.
 */
export function tableable(
  table: Table,
  row: Row,
  seat: number,
  room: number,
  missing: readonly Shift[],
): readonly Shift[] {
  const { members, cap, mobility } = table.rooms[room]!
  const most = Math.min(cap, Math.max(table.mobility, mobility))
  const taken: Shift[] = []
  const count = table.seats.map(() => 0)
  const issueOf = (shift: Shift) => table.holdings[shift.h]!.issue
  const seatOf = (shift: Shift) => table.holdings[shift.h]!.seat
  const mayTable = missing.filter((shift) => {
    const owner = table.ownedBy[issueOf(shift)]!
    return members.includes(seatOf(shift)) && (owner < 0 || owner === seat) && shiftRefusal(table, row, shift) === null
  })
  for (const issue of new Set(mayTable.map(issueOf))) {
    const steps = mayTable.filter((shift) => issueOf(shift) === issue)
    if (steps.some((shift) => count[seatOf(shift)]! >= most)) continue
    for (const shift of steps) count[seatOf(shift)]!++
    taken.push(...steps)
  }
  return withoutSham(table, row, taken)
}

/** Leaves out whoever would step and receive nothing, until all who are left do receive. */
function withoutSham(table: Table, row: Row, shifts: readonly Shift[]): readonly Shift[] {
  const kept = shifts.filter((shift) =>
    shifts.some((other) => isStepToward(table, row, table.holdings[shift.h]!.seat, other)),
  )
  return kept.length === shifts.length ? kept : withoutSham(table, row, kept)
}

/**
 * One step of mine toward another for one of theirs toward me, on options that some exit lists.
 * @param offers the steps that the seat would put into a trade at all
 */
export function trades(
  table: Table,
  row: Row,
  seat: number,
  room: number,
  offers: (shift: Shift) => boolean = () => true,
): readonly DealAct[] {
  const { members } = table.rooms[room]!
  if (!members.includes(seat)) return []
  const texts: DealAct[] = []
  const mine = shiftsOf(table, row, seat).filter((shift) => isListed(table, shift) && offers(shift))
  for (const other of members) {
    if (other === seat) continue
    const gives = mine.filter((shift) => isStepToward(table, row, other, shift))
    const takes = shiftsOf(table, row, other).filter(
      (shift) => isListed(table, shift) && isStepToward(table, row, seat, shift),
    )
    for (const give of gives)
      for (const take of takes)
        if (table.holdings[give.h]!.issue !== table.holdings[take.h]!.issue) texts.push(text(table, room, [give, take]))
  }
  return texts
}

/** Does any exit list this step among its terms? */
export const isListed = (table: Table, shift: Shift): boolean =>
  table.exits.some((exit) =>
    exit.terms.some((term) => term.holdings.includes(shift.h) && term.options.includes(shift.o)),
  )

/** Steps in the order of seats and articles, so that the same text is written once. */
export function text(table: Table, room: number, shifts: readonly Shift[]): DealAct {
  const steps: readonly Step[] = [...shifts].sort((a, b) => a.h - b.h).map((shift) => writeStep(table, shift))
  return { kind: 'deal', room: table.roomIds[room]!, steps }
}

function distinct(acts: readonly Act[]): readonly Act[] {
  const seen = new Set<string>()
  return acts.filter((act) => seen.size < seen.add(JSON.stringify(act)).size)
}
