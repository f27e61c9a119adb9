/**
 * What a seat could have done instead in one round, the smaller change first:
 * another answer, an act left out, another act in its place.
 */

import type { Act, Agenda } from '../../domain/move.ts'
import type { OtherMove } from '../../domain/reading.ts'
import type { Line } from '../../domain/verdict.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import { roomMeets } from '../../engine/holds.ts'
import { writeStep } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'
import { stableText } from '../../std/hash.ts'
import { wordsOf } from '../words.ts'
import { type Course, otherAnswer } from './course.ts'
import { subsets } from './credited.ts'

/** Selections of answers beyond this many are tried one by one and all together only. */
const MOST_ANSWERS = 4

/**
 * Everything that one seat could have done alone: it asks nobody who did not
 * say yes. `lines` lead to the exit from about then: what they have the seat do
 * comes before other acts, and acts of pressure last.
 */
export function* movesOfOne(course: Course, place: number, seat: string, lines: readonly Line[]): Generator<OtherMove> {
  yield* answersOfOne(course, place, seat)
  const { table } = course
  const { before } = course.rounds[place]!
  const onLine = new Set(lines.flatMap((line) => line.flatMap(({ commit }) => (commit[seat] ?? []).map(stableText))))
  const rank = (act: Act): number => (onLine.has(stableText(act)) ? 0 : isPressure(table, act) ? 2 : 1)
  const acts = [...actsOf(table, before, seat)].sort((a, b) => rank(a) - rank(b))
  for (const agenda of agendasInstead(table, before, seat, course.agendaOf(place, seat), acts))
    yield { seat, agenda, answers: [] }
}

const isPressure = (table: Table, act: Act): boolean =>
  act.kind === 'use' && table.scenario.instruments.find(({ id }) => id === act.instrument)?.kind === 'pressure'

function* answersOfOne(course: Course, place: number, seat: string): Generator<OtherMove> {
  const given = course.answersOf(place, seat).map(({ matter, gave }) => ({ matter, answer: otherAnswer(gave) }))
  const sizes = given.length <= MOST_ANSWERS ? given.map((_, i) => i + 1) : [1, given.length]
  for (const size of sizes) for (const answers of subsets(given, size)) yield { seat, answers }
}

/**
 * Other agendas: one act left out, all of them, one replaced or added, and where
 * there are two slots every pair.
 */
function* agendasInstead(
  table: Table,
  row: Row,
  seat: string,
  recorded: Agenda,
  acts: readonly Act[],
): Generator<Agenda> {
  const seen = new Set<string>(recorded.length === 0 ? [] : [stableText(recorded)])
  const isNew = (agenda: Agenda) =>
    seen.size < seen.add(stableText(agenda)).size && checkAgenda(table, row, seat, agenda).ok
  const emptied = recorded.map((_, slot) => recorded.map((act, at): Act => (at === slot ? { kind: 'pass' } : act)))
  for (const agenda of [...emptied, recorded.map((): Act => ({ kind: 'pass' }))]) if (isNew(agenda)) yield agenda
  for (let slot = 0; slot < Math.min(table.slots, recorded.length + 1); slot++)
    for (const act of acts) {
      const agenda = slot < recorded.length ? recorded.map((was, at) => (at === slot ? act : was)) : [...recorded, act]
      if (isNew(agenda)) yield agenda
    }
  for (let size = 1; size <= table.slots; size++)
    for (const agenda of subsets(acts, size)) if (isNew(agenda)) yield agenda
}

/** What a seat can do without anybody's new answer: cards, steps alone, reserves, words in confidence, and texts that a standing reserve accepts. */
function actsOf(table: Table, row: Row, seat: string): readonly Act[] {
  const s = table.seats.indexOf(seat)
  const { scenario, layout } = table
  const cards = table.cards.flatMap((card): Act[] =>
    card.seat === s ? [{ kind: 'use', instrument: scenario.instruments[card.instrument]!.id }] : [],
  )
  const steps = table.holdings.flatMap((holding, h): Act[] =>
    holding.seat !== s
      ? []
      : table.options[holding.issue]!.flatMap((option, o) =>
          row[layout.stance + h] === o ? [] : [{ kind: 'shift' as const, issue: table.issues[holding.issue]!, option }],
        ),
  )
  const reserves = scenario.reserves.flatMap((reserve): Act[] =>
    reserve.seat === seat ? [{ kind: 'reserve', reserve: reserve.id }] : [],
  )
  const calls = table.rooms.flatMap((room, f): Act[] =>
    room.callers.includes(s) && room.needs.every((need) => need === s) && roomMeets(table, row, f)
      ? [{ kind: 'call', room: table.roomIds[f]! }]
      : [],
  )
  const signs = table.sameRound
    ? []
    : table.exits.flatMap(({ asked }, x): Act[] =>
        asked.every((one) => one === s) ? [{ kind: 'sign', exit: scenario.exits[x]!.id }] : [],
      )
  const words = wordsOf(table, row, s)
  return [...cards, ...steps, ...reserves, ...words, ...calls, ...signs, ...reservedTexts(table, row, s)]
}

function reservedTexts(table: Table, row: Row, seat: number): readonly Act[] {
  return table.reserves.flatMap((reserve, k) => {
    const price = table.holdings[reserve.priceHolding]!
    if (row[table.layout.reserve + k] !== 1 || reserve.seat === seat || price.seat !== seat) return []
    const steps = [
      writeStep(table, { h: reserve.holding, o: reserve.option }),
      writeStep(table, { h: reserve.priceHolding, o: reserve.priceOption }),
    ]
    return table.rooms.flatMap((room, f): Act[] =>
      room.callers.includes(seat) && roomMeets(table, row, f) ? [{ kind: 'deal', room: table.roomIds[f]!, steps }] : [],
    )
  })
}

/**
 * What several seats could have done together: what a line from that round has
 * them do, with or without their own acts beside it; or nothing at all; with
 * the answers they gave, or the other ones.
 */
export function* movesOfSeveral(
  course: Course,
  place: number,
  seats: readonly string[],
  lines: readonly Line[],
): Generator<readonly OtherMove[]> {
  const { before } = course.rounds[place]!
  const legal = (moves: readonly OtherMove[]) =>
    moves.every(({ seat, agenda }) => agenda === undefined || checkAgenda(course.table, before, seat, agenda).ok)
  const plans = [
    ...lines.flatMap((line) => [
      planOf(course, place, seats, line, 'instead'),
      planOf(course, place, seats, line, 'where-it-acts'),
      planOf(course, place, seats, line, 'beside'),
    ]),
    seats.map(
      (seat): OtherMove => ({
        seat,
        agenda: course.agendaOf(place, seat).map(() => ({ kind: 'pass' as const })),
        answers: [],
      }),
    ),
    seats.map((seat): OtherMove => ({ seat, answers: [] })),
  ]
  for (const plan of plans) {
    if (!legal(plan)) continue
    for (const answering of ['as-given', 'yes', 'no'] as const) {
      const moves = plan.map((move) => ({ ...move, answers: answersFor(course, place, move.seat, answering) }))
      if (moves.every(({ agenda, answers }) => agenda !== undefined || answers.length > 0)) yield moves
    }
  }
}

function answersFor(
  course: Course,
  place: number,
  seat: string,
  answering: 'as-given' | 'yes' | 'no',
): OtherMove['answers'] {
  if (answering === 'as-given') return []
  return course
    .answersOf(place, seat)
    .flatMap(({ matter, gave }) =>
      (gave === 'accept') === (answering === 'yes') ? [] : [{ matter, answer: otherAnswer(gave) }],
    )
}

function planOf(
  course: Course,
  place: number,
  seats: readonly string[],
  line: Line,
  how: 'instead' | 'where-it-acts' | 'beside',
): readonly OtherMove[] {
  return seats.map((seat): OtherMove => {
    const planned = line[0]?.commit[seat] ?? []
    const recorded = course.agendaOf(place, seat)
    if (how === 'instead') return { seat, agenda: planned, answers: [] }
    if (planned.length === 0) return { seat, answers: [] }
    if (how === 'where-it-acts') return { seat, agenda: planned, answers: [] }
    const more = recorded.filter(
      (act) => act.kind !== 'pass' && !planned.some((other) => stableText(other) === stableText(act)),
    )
    return { seat, agenda: [...planned, ...more].slice(0, course.table.slots), answers: [] }
  })
}
