/**
 * A record as a series of choices among what each seat could do, in the order of
 * play: seats, then per round every agenda and every answer. Walked by a `Pen`
 * that writes or reads. It rests on the rules alone, never on what a policy or a
 * hand of cards would offer: a code made today reads as long as the rules do.
 *
 * What the computer's seats did is written like what people did. Replaying them
 * from the seed would save letters, but then every better opponent would be
 * another edition of the rules, and old codes would tell other games.
 */
import type { Act, Agenda, Answer, Matter, Step } from '../domain/move.ts'
import type { GameRecord, RoundRecord } from '../domain/record.ts'
import { type DealAction, signRefusal } from '../engine/action.ts'
import { actRefusal } from '../engine/agenda.ts'
import type { Shift } from '../engine/cost.ts'
import { luckOf, playRound } from '../engine/game.ts'
import { layHistory, startRow } from '../engine/history.ts'
import { allHold, isOver, roomMeets, termsStand } from '../engine/holds.ts'
import { countersOf, mattersOf, reservedYes } from '../engine/matters.ts'
import { exitIndex, readDeal, readSteps, roomIndex, writeStep } from '../engine/read.ts'
import { RED, type Row, type Table } from '../engine/table.ts'
import { even, type Pen, Unsayable } from './lessonPen.ts'
import { isListed, likelyTexts, sameShifts } from './lessonTexts.ts'

type DealAct = Extract<Act, { kind: 'deal' }>

/** A value among its alternatives; an unknown one cannot be said. */
function at(index: number): number {
  if (index < 0) throw new Unsayable()
  return index
}

/** Rounds of `record` from its start, written to or read from the pen. */
export function walkRounds(
  pen: Pen,
  table: Table,
  frame: Omit<GameRecord, 'rounds'>,
  given: readonly RoundRecord[],
): readonly RoundRecord[] {
  const rounds: RoundRecord[] = []
  let row = startRow(table, frame.start, layHistory(table, frame.start))
  const luck = luckOf(table, frame.seed)
  while (!isOver(table, row) && pen.choose(MORE, rounds.length < given.length ? 1 : 0) === 1) {
    const round = walkRound(pen, table, row, given[rounds.length])
    rounds.push(round)
    row = playRound(table, row, round, luck).after
  }
  if (pen.writes && rounds.length < given.length) throw new Unsayable()
  return rounds
}

/** The game breaks off here, or another round was played. */
const MORE = [1, 31]

function walkRound(pen: Pen, table: Table, row: Row, given: RoundRecord | undefined): RoundRecord {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats) commit[seat] = walkAgenda(pen, table, row, seat, given?.commit[seat])
  const matters = mattersOf(table, commit)
  const before = given === undefined ? [] : mattersOf(table, given.commit)
  if (given !== undefined && before.length !== matters.length) throw new Unsayable()
  const answers: Record<string, Record<string, Answer>> = {}
  const ask = (list: readonly Matter[], nameThen: (index: number) => string | undefined) => {
    for (const [i, matter] of list.entries())
      for (const seat of matter.to) {
        const answer = walkAnswer(pen, table, row, matter, seat, given?.answers[nameThen(i) ?? '']?.[seat])
        if (answer !== null) answers[matter.id] = { ...answers[matter.id], [seat]: answer }
      }
  }
  ask(matters, (i) => before[i]?.id)
  const counters = countersOf(table, matters, answers)
  ask(counters, (i) => {
    const { of } = counters[i] as Extract<Matter, { kind: 'counter' }>
    const deal = before[matters.findIndex(({ id }) => id === of)]
    return deal === undefined ? undefined : `k:${deal.id}`
  })
  return { commit, answers }
}

// ── agendas

function walkAgenda(pen: Pen, table: Table, row: Row, seatId: string, given: Agenda | undefined): Agenda {
  const acts = (given ?? []).filter(({ kind }) => kind !== 'pass')
  const agenda: Act[] = []
  for (let slot = 0; slot < table.slots; slot++) {
    const act = walkAct(pen, table, row, table.seats.indexOf(seatId), acts[slot], given !== undefined)
    if (act === null) break
    agenda.push(act)
  }
  return agenda
}

type Choice =
  | { readonly kind: 'none' | 'free' | 'signal' }
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'text'; readonly room: number; readonly shifts: readonly Shift[] }

interface Weighed {
  readonly choice: Choice
  readonly weight: number
}

/** One slot; null where nothing (more) is put into it. */
function walkAct(pen: Pen, table: Table, row: Row, seat: number, given: Act | undefined, known: boolean): Act | null {
  const menu = menuOf(table, row, seat)
  const index = known ? at(menu.findIndex(({ choice }) => says(table, choice, given, seat))) : undefined
  const { choice } =
    menu[
      pen.choose(
        menu.map(({ weight }) => weight),
        index,
      )
    ]!
  switch (choice.kind) {
    case 'none':
      return null
    case 'act':
      return choice.act
    case 'text':
      return walkSignature(pen, table, row, seat, choice.room, choice.shifts, given)
    case 'signal':
      return walkSignal(pen, table, row, seat, given)
    case 'free':
      return walkText(pen, table, row, seat, given)
  }
}

/** What may be put into a slot here, the same list for writing and for reading. */
function menuOf(table: Table, row: Row, seat: number): readonly Weighed[] {
  const { scenario, holdings, layout } = table
  const plain: Weighed[] = [
    ...table.cards
      .filter((card) => card.seat === seat)
      .map((card) => act({ kind: 'use', instrument: scenario.instruments[card.instrument]!.id }, 10)),
    ...scenario.reserves.map((entry) => act({ kind: 'reserve', reserve: entry.id }, 10)),
    ...table.roomIds.map((room) => act({ kind: 'call', room }, 6)),
    ...scenario.exits.map((exit) => act({ kind: 'sign', exit: exit.id }, 10)),
    ...holdings.flatMap((holding, h) =>
      holding.seat !== seat
        ? []
        : holding.cost.flatMap((cost, o) => {
            if (cost >= RED || row[layout.stance + h] === o) return []
            const { issue, option } = writeStep(table, { h, o })
            return [act({ kind: 'shift', issue, option }, isListed(table, h, o) ? 3 : 1)]
          }),
    ),
  ]
  const rooms = roomsFor(table, row, seat)
  return [
    { choice: { kind: 'none' }, weight: 4 },
    ...plain.filter(({ choice }) => choice.kind === 'act' && actRefusal(table, row, seat, choice.act) === null),
    ...rooms.flatMap((room) =>
      likelyTexts(table, row, seat, room).map(
        ({ shifts, weight }): Weighed => ({ choice: { kind: 'text', room, shifts }, weight }),
      ),
    ),
    ...(rooms.length === 0 ? [] : [{ choice: { kind: 'free' }, weight: 3 } as const]),
    { choice: { kind: 'signal' }, weight: 1 },
  ]
}

const act = (one: Act, weight: number): Weighed => ({ choice: { kind: 'act', act: one }, weight })

const roomsFor = (table: Table, row: Row, seat: number): readonly number[] =>
  table.rooms.flatMap((room, f) => (roomMeets(table, row, f) && room.callers.includes(seat) ? [f] : []))

/** Is this line of the menu the given act? A text is found on the list before it is written freely. */
function says(table: Table, choice: Choice, given: Act | undefined, seat: number): boolean {
  if (given === undefined) return choice.kind === 'none'
  switch (choice.kind) {
    case 'none':
      return false
    case 'act':
      return given.kind !== 'deal' && sameAct(choice.act, given)
    case 'text': {
      const deal = given.kind === 'deal' ? readDeal(table, seat, given) : null
      return deal !== null && deal.room === choice.room && sameShifts(choice.shifts, sorted(deal))
    }
    case 'signal':
      return given.kind === 'signal'
    case 'free':
      return given.kind === 'deal'
  }
}

const sameAct = (a: Act, b: Act): boolean =>
  a.kind === b.kind &&
  Object.entries(a).every(([key, value]) => (b as unknown as Record<string, unknown>)[key] === value)

const sorted = ({ shifts }: DealAction): readonly Shift[] => [...shifts].sort((a, b) => a.h - b.h)

/** A text of one's own: its room, then stay or go for every position in it. */
function walkText(pen: Pen, table: Table, row: Row, seat: number, given: Act | undefined): Act {
  const deal = given?.kind === 'deal' ? readDeal(table, seat, given) : null
  const rooms = roomsFor(table, row, seat)
  const room = rooms[even(pen, rooms.length, deal === null ? undefined : at(rooms.indexOf(deal.room)))]!
  const places = table.holdings.map((_, h) => h).filter((h) => isPlace(table, row, room, h))
  const wanted = deal === null ? undefined : new Map(deal.shifts.map(({ h, o }) => [h, o]))
  if (deal !== null && (wanted!.size !== deal.shifts.length || deal.shifts.some(({ h }) => !places.includes(h))))
    throw new Unsayable()
  const shifts = places.flatMap((h): Shift[] => {
    const o = walkPlace(
      pen,
      table,
      h,
      row[table.layout.stance + h]!,
      8,
      wanted === undefined ? undefined : (wanted.get(h) ?? -1),
    )
    return o < 0 ? [] : [{ h, o }]
  })
  return walkSignature(pen, table, row, seat, room, shifts, given)
}

const isPlace = (table: Table, row: Row, room: number, h: number): boolean => {
  const { seat, issue } = table.holdings[h]!
  return table.rooms[room]!.members.includes(seat) && allHold(table, row, table.tabled[issue]!)
}

/** The option a text puts a position on; −1 where it leaves it alone. `given` undefined when reading. */
function walkPlace(pen: Pen, table: Table, h: number, here: number, alone: number, given: number | undefined): number {
  const options = table.holdings[h]!.cost.flatMap((cost, o) => (cost < RED && o !== here ? [o] : []))
  const weights = [alone, ...options.map((o) => (isListed(table, h, o) ? 4 : 1))]
  const value = pen.choose(weights, given === undefined ? undefined : given < 0 ? 0 : at(options.indexOf(given)) + 1)
  return value === 0 ? -1 : options[value - 1]!
}

/** Which exit the text proposes to sign: nearly always the one that it completes, if it completes one. */
function walkSignature(
  pen: Pen,
  table: Table,
  row: Row,
  seat: number,
  room: number,
  shifts: readonly Shift[],
  given: Act | undefined,
): DealAct {
  const steps = shifts.map((shift) => writeStep(table, shift))
  const text: DealAct = { kind: 'deal', room: table.roomIds[room]!, steps }
  const exits = table.exits.flatMap((_, x) => (signRefusal(table, row, { exit: x, by: seat }) === null ? [x] : []))
  if (!table.sameRound || exits.length === 0) return text
  const after = row.slice()
  for (const { h, o } of shifts) after[table.layout.stance + h] = o
  const completes =
    exits.find((x) => termsStand(table, after, x) && allHold(table, row, table.exits[x]!.conditions)) ?? -1
  const weights = [completes < 0 ? 30 : 2, ...exits.map((x) => (x === completes ? 30 : 1))]
  const signs =
    given?.kind !== 'deal'
      ? undefined
      : given.signs === undefined
        ? 0
        : at(exits.indexOf(exitIndex(table, given.signs))) + 1
  const value = pen.choose(weights, signs)
  return value === 0 ? text : { ...text, signs: table.scenario.exits[exits[value - 1]!]!.id }
}

/** A word in confidence: on what, and to whom. */
function walkSignal(pen: Pen, table: Table, row: Row, seat: number, given: Act | undefined): Act {
  const places = table.holdings.flatMap((holding, h) =>
    holding.seat !== seat
      ? []
      : holding.cost.flatMap((cost, o) => (cost < RED && row[table.layout.stance + h] !== o ? [{ h, o }] : [])),
  )
  const told = given?.kind === 'signal' ? given : undefined
  const index =
    told &&
    at(
      places.findIndex(({ h, o }) => {
        const step = writeStep(table, { h, o })
        return step.issue === told.issue && step.option === told.option
      }),
    )
  const { issue, option } = writeStep(table, places[even(pen, places.length, index)]!)
  const to = table.seats.filter((id, s) => s !== seat && even(pen, 2, told && Number(told.to.includes(id))) === 1)
  return { kind: 'signal', issue, option, to }
}

// ── answers

const ANSWERS = ['accept', 'decline', 'counter', 'away', 'silent'] as const

/** How likely each answer is, by what was put; only what depends on the record's own facts. */
function answerWeights(table: Table, row: Row, matter: Matter, seat: string): readonly number[] {
  if (reservedYes(table, row, matter, seat)) return [4, 1, 1, 1, 12]
  if (matter.kind === 'deal') return [10, 10, 3, 1, 2]
  if (matter.kind === 'call') return [10, 2, 0, 8, 1]
  return [10, 10, 0, 1, 1]
}

/** One answer; null where none was given. */
function walkAnswer(
  pen: Pen,
  table: Table,
  row: Row,
  matter: Matter,
  seat: string,
  given: Answer | undefined,
): Answer | null {
  const index = pen.writes ? ANSWERS.indexOf(given?.kind ?? 'silent') : undefined
  const kind = ANSWERS[pen.choose(answerWeights(table, row, matter, seat), index)]!
  if (kind === 'silent') return null
  if (kind !== 'counter') return { kind }
  if (matter.kind !== 'deal') throw new Unsayable()
  return { kind, steps: walkCounter(pen, table, row, matter, seat, given) }
}

/** The whole text as the counterer would have it; cheap where it differs little and only where it may. */
function walkCounter(
  pen: Pen,
  table: Table,
  row: Row,
  matter: Extract<Matter, { kind: 'deal' }>,
  seat: string,
  given: Answer | undefined,
): readonly Step[] {
  const was = new Map((readSteps(table, matter.act.steps) ?? []).map(({ h, o }) => [h, o]))
  const wanted = given?.kind === 'counter' ? readSteps(table, given.steps) : undefined
  if (wanted === null || (wanted !== undefined && new Set(wanted.map(({ h }) => h)).size < wanted.length))
    throw new Unsayable()
  const room = roomIndex(table, matter.act.room)
  const places = table.holdings.map((_, h) => h).filter((h) => was.has(h) || isPlace(table, row, room, h))
  if (wanted?.some(({ h }) => !places.includes(h))) throw new Unsayable()
  return places.flatMap((h): Step[] => {
    const before = was.get(h) ?? -1
    const may = [seat, matter.by].includes(table.seats[table.holdings[h]!.seat]!)
    const options = [before, ...[-1, ...table.options[table.holdings[h]!.issue]!.keys()].filter((o) => o !== before)]
    const now = wanted === undefined ? undefined : (wanted.find((shift) => shift.h === h)?.o ?? -1)
    const value = pen.choose(
      options.map((_, i) => (i > 0 ? 1 : may ? 12 : 200)),
      now === undefined ? undefined : at(options.indexOf(now)),
    )
    return options[value]! < 0 ? [] : [writeStep(table, { h, o: options[value]! })]
  })
}
