/**
 * What outsiders may do in a round beside refusing: cards, steps alone, reserves
 * and words on which an exit rests. Among themselves they could also agree on texts; whether that could
 * matter to an exit is asked first, and if it could, nothing is claimed.
 */
import type { Act, Agenda } from '../../domain/move.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import type { Row, Table, Test } from '../../engine/table.ts'
import { subsets } from '../turning/credited.ts'
import { wordsOf } from '../words.ts'

/** Agendas of all outsiders together, nothing first. */
export function pushes(
  table: Table,
  row: Row,
  outsiders: readonly number[],
  reads: Reads,
): readonly Readonly<Record<string, Agenda>>[] {
  let all: readonly Readonly<Record<string, Agenda>>[] = [{}]
  for (const seat of outsiders) {
    const id = table.seats[seat]!
    const own = agendasOf(table, row, seat, reads)
    all = all.flatMap((commit) => own.map((agenda) => (agenda.length === 0 ? commit : { ...commit, [id]: agenda })))
  }
  return all
}

function agendasOf(table: Table, row: Row, seat: number, reads: Reads): readonly Agenda[] {
  const id = table.seats[seat]!
  const acts = [
    ...cardsOf(table, seat),
    ...(reads.stances ? stepsOf(table, row, seat) : []),
    ...(reads.reserves ? reservesOf(table, seat) : []),
    ...wordsOf(table, row, seat),
  ]
  const legal = acts.filter((act) => checkAgenda(table, row, id, [act]).ok)
  const agendas: Agenda[] = [[]]
  for (let size = 1; size <= table.slots; size++)
    for (const agenda of subsets(legal, size))
      if (size === 1 || checkAgenda(table, row, id, agenda).ok) agendas.push(agenda)
  return agendas
}

export const cardsOf = (table: Table, seat: number): readonly Act[] =>
  table.cards.flatMap((card): Act[] =>
    card.seat === seat ? [{ kind: 'use', instrument: table.scenario.instruments[card.instrument]!.id }] : [],
  )

export const stepsOf = (table: Table, row: Row, seat: number): readonly Act[] =>
  table.holdings.flatMap(({ seat: holder, issue }, h): readonly Act[] =>
    holder !== seat
      ? []
      : table.options[issue]!.flatMap((option, o): Act[] =>
          row[table.layout.stance + h] === o ? [] : [{ kind: 'shift', issue: table.issues[issue]!, option }],
        ),
  )

const reservesOf = (table: Table, seat: number): readonly Act[] =>
  table.scenario.reserves.flatMap((reserve, k): Act[] =>
    table.reserves[k]!.seat === seat ? [{ kind: 'reserve', reserve: reserve.id }] : [],
  )

/** What of the outsiders' own places the rules read anywhere. */
export interface Reads {
  readonly stances: boolean
  readonly reserves: boolean
  /** Could texts among the outsiders themselves make a difference? */
  readonly texts: boolean
}

export function readsOf(table: Table, outsiders: readonly number[]): Reads {
  const tests = everyTest(table)
  const theirs = (h: number) => outsiders.includes(table.holdings[h]!.seat)
  const leash = table.leash !== null && outsiders.includes(table.leash.follower)
  const stances =
    leash ||
    (table.leash !== null && outsiders.includes(table.leash.leader)) ||
    breaks(table) ||
    tests.some((test) => test.k === 'stance' && test.hs.some(theirs))
  const meets = tests.some(
    (test) => test.k === 'held' && table.rooms[test.i]!.needs.every((seat) => outsiders.includes(seat)),
  )
  const bridges = table.dealTrack !== null && outsiders.includes(table.dealTrack.seat)
  return {
    stances,
    reserves: tests.some((test) => test.k === 'reserve'),
    texts: meets || (outsiders.length > 1 && (stances || bridges || tests.some(({ k }) => k === 'held'))),
  }
}

/** Walking back out of a deal lowers a track. */
const breaks = (table: Table): boolean => table.breachTrack >= 0

function everyTest(table: Table): readonly Test[] {
  const lists = [
    ...table.exits.map(({ conditions }) => conditions),
    ...table.instruments.map(({ when }) => when),
    ...table.events.flatMap(({ when, unless }) => [when, ...unless]),
    ...table.tabled,
    ...table.onlyIf,
  ]
  const flat = (list: readonly Test[]): readonly Test[] =>
    list.flatMap((test) => (test.k === 'any' ? test.of.flatMap(flat) : [test]))
  return lists.flatMap(flat)
}
