/**
 * Random legal play, for laws and measurements: agendas drawn from all acts a
 * seat may put into a slot, answers drawn from yes, no, away and a counter.
 */
import type { Act, Agenda, Answer, Answers, Matter } from '../../src/domain/move.ts'
import type { RoundRecord } from '../../src/domain/record.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { roomMeets } from '../../src/engine/holds.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import type { Dice } from '../../src/std/draw.ts'

/** All acts of a seat but deals, legal or not: the caller checks. */
export function plainActs(table: Table, row: Row, seat: string): readonly Act[] {
  const s = table.seats.indexOf(seat)
  const { scenario } = table
  const acts: Act[] = [{ kind: 'pass' }]
  for (const { instrument, seat: holder } of table.cards)
    if (holder === s) acts.push({ kind: 'use', instrument: scenario.instruments[instrument]!.id })
  for (const { seat: holder, issue } of table.holdings) {
    if (holder !== s) continue
    for (const option of table.options[issue]!) acts.push({ kind: 'shift', issue: table.issues[issue]!, option })
  }
  table.roomIds.forEach((room, f) => {
    if (roomMeets(table, row, f)) acts.push({ kind: 'call', room })
  })
  for (const exit of scenario.exits) acts.push({ kind: 'sign', exit: exit.id })
  for (const reserve of scenario.reserves)
    if (reserve.seat === seat) acts.push({ kind: 'reserve', reserve: reserve.id })
  const first = table.holdings.find((holding) => holding.seat === s)
  const other = table.seats.find((id) => id !== seat)
  if (first && other)
    acts.push({
      kind: 'signal',
      issue: table.issues[first.issue]!,
      option: table.options[first.issue]!.at(-1)!,
      to: [other],
    })
  for (const { by, issue, options, to } of table.confidences)
    if (by === s)
      for (const option of options)
        acts.push({
          kind: 'signal',
          issue: table.issues[issue]!,
          option: table.options[issue]![option]!,
          to: to.map((listener) => table.seats[listener]!),
        })
  return acts
}

/** A random text of two to five steps in a room that meets, or null. */
export function randomDeal(table: Table, row: Row, seat: string, dice: Dice): Act | null {
  const s = table.seats.indexOf(seat)
  const rooms = table.rooms.flatMap((room, f) => (roomMeets(table, row, f) && room.callers.includes(s) ? [f] : []))
  if (rooms.length === 0) return null
  const room = rooms[dice.roll(rooms.length)]!
  const pool = table.holdings.flatMap((holding, h) => (table.rooms[room]!.members.includes(holding.seat) ? [h] : []))
  const steps = new Map<number, number>()
  const issue = table.holdings[pool[dice.roll(pool.length)]!]!.issue
  const wants = 2 + dice.roll(4)
  for (let i = 0; i < wants; i++) {
    const near = pool.filter((h) => i > 1 || table.holdings[h]!.issue === issue)
    const h = near[dice.roll(near.length)]!
    steps.set(h, dice.roll(table.options[table.holdings[h]!.issue]!.length))
  }
  const exits = table.sameRound && dice.roll(3) === 0 ? table.scenario.exits : []
  const signs = exits.length > 0 ? exits[dice.roll(exits.length)]!.id : undefined
  const act = {
    kind: 'deal' as const,
    room: table.roomIds[room]!,
    steps: [...steps].map(([h, o]) => {
      const entry = table.holdings[h]!
      return {
        seat: table.seats[entry.seat]!,
        issue: table.issues[entry.issue]!,
        option: table.options[entry.issue]![o]!,
      }
    }),
  }
  return signs === undefined ? act : { ...act, signs }
}

/** An agenda of up to all slots; every act tried is legal with those before it. */
export function randomAgenda(table: Table, row: Row, seat: string, dice: Dice): Agenda {
  const agenda: Act[] = []
  const plain = plainActs(table, row, seat)
  for (let slot = 0; slot < table.slots; slot++) {
    for (let attempt = 0; attempt < 8; attempt++) {
      const act = dice.roll(3) === 0 ? randomDeal(table, row, seat, dice) : plain[dice.roll(plain.length)]!
      if (act === null || act.kind === 'pass' || !checkAgenda(table, row, seat, [...agenda, act]).ok) continue
      agenda.push(act)
      break
    }
  }
  return agenda
}

/** `yes` of 8 answers are yes. */
export function randomAnswers(table: Table, commit: Readonly<Record<string, Agenda>>, dice: Dice, yes = 6): Answers {
  const answers: Record<string, Record<string, Answer>> = {}
  for (const matter of mattersOf(table, commit)) {
    const given: Record<string, Answer> = {}
    for (const seat of matter.to) given[seat] = randomAnswer(matter, seat, dice, yes)
    answers[matter.id] = given
  }
  return answers
}

function randomAnswer(matter: Matter, seat: string, dice: Dice, yes: number): Answer {
  if (dice.roll(8) < yes) return { kind: 'accept' }
  if (matter.kind === 'deal' && dice.roll(3) === 0) {
    const without = matter.act.steps.filter((step) => step.seat !== seat || dice.roll(2) === 0)
    return { kind: 'counter', steps: without }
  }
  return dice.roll(3) === 0 ? { kind: 'away' } : { kind: 'decline' }
}

export function randomRound(table: Table, row: Row, dice: Dice, yes = 6): RoundRecord {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats) commit[seat] = randomAgenda(table, row, seat, dice)
  return { commit, answers: randomAnswers(table, commit, dice, yes) }
}
