// What a person can find in one seat among bargainers: a beam of games in which that seat tries many agendas and
// answers, and the others play as their policy does. It looks at the table as somebody does who plays again and
// again from the same rounds; the records it leaves are games that anybody could have played.
//
//     node --import tsx tests/bench/opponents.person.ts [--seats ru,us] [--exits not-now] [--seeds 3] [--beam 24] [--write]

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openScenario } from '../../src/cli/open.ts'
import type { Act, Agenda, Answers, Matter } from '../../src/domain/move.ts'
import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { isStepToward, type Shift } from '../../src/engine/cost.ts'
import { luckOf, playRound, type Replay, replay } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import { countersOf, mattersOf } from '../../src/engine/matters.ts'
import { readSteps } from '../../src/engine/read.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { advance } from '../../src/opponents/drive.ts'
import { legalActs } from '../../src/opponents/legalActs.ts'
import { botAnswers, botCommits, emptyRecord } from '../../src/opponents/table.ts'
import { distance, FAR, missingSteps, Visits } from '../../src/opponents/ways.ts'
import { dice } from '../../src/std/draw.ts'

const { values } = parseArgs({
  options: {
    seats: { type: 'string' },
    exits: { type: 'string', default: 'not-now,own-decision,four-elements' },
    seeds: { type: 'string', default: '2' },
    beam: { type: 'string', default: '16' },
    tries: { type: 'string', default: '24' },
    write: { type: 'boolean', default: false },
  },
})
const { table, hashes } = openScenario('winter-2021')

interface Played {
  readonly record: GameRecord
  readonly replay: Replay
  readonly far: number
}

function search(seat: string, exit: number, seed: number): GameRecord | null {
  const cast = Object.fromEntries(table.seats.map((id) => [id, id === seat ? 'person' : 'bargainer']))
  let beam: readonly Played[] = [begun(emptyRecord(table, cast, seed, hashes))]
  while (beam.length > 0) {
    const next: Played[] = []
    for (const game of beam) {
      for (const round of rounds(game, seat, exit)) {
        const one = played(game, round, exit)
        if (one.replay.row[table.layout.taken + exit]! > 0) return one.record
        if (!one.replay.over && one.far < HOPELESS) next.push(one)
      }
    }
    beam = widest(next, Number(values.beam))
  }
  return null
}

function begun(record: GameRecord): Played {
  return { record, replay: { laid: [], rounds: [], row: table.first, over: false }, far: 0 }
}

/** One round more; the record as a whole is replayed when it is kept. */
function played({ record, replay: so }: Played, round: RoundRecord, exit: number): Played {
  const one = playRound(table, so.row, round, luckOf(table, record.seed))
  const next = { laid: so.laid, rounds: [...so.rounds, one], row: one.after, over: isOver(table, one.after) }
  return { record: { ...record, rounds: [...record.rounds, round] }, replay: next, far: farness(one.after, exit) }
}

/** An exit that is gone is this far. */
const HOPELESS = 4 * FAR - 20

/**
 * Distance, the standing that its signatories still have, and steps owed that
 * no text could hold any more, as nobody owes anything in return.
 */
function farness(row: Row, exit: number): number {
  const missing = missingSteps(table, row, exit) ?? []
  const seatOf = ({ h }: Shift) => table.holdings[h]!.seat
  const alone = missing.filter((step) => !missing.some((other) => isStepToward(table, row, seatOf(step), other)))
  const left = table.exits[exit]!.signatories.reduce((sum, s) => sum + Math.min(4, row[table.layout.standing + s]!), 0)
  return 4 * distance(table, row, exit, new Visits(10_000)) + missing.length + 16 * alone.length - left / 2
}

/** The nearest, each state once. */
function widest(games: readonly Played[], most: number): readonly Played[] {
  const seen = new Set<string>()
  return [...games]
    .sort((a, b) => a.far - b.far)
    .filter(({ replay: { row } }) => seen.size < seen.add(row.join()).size)
    .slice(0, most)
}

/** Rounds that the person could play here: some agendas, and to each a few ways to answer. */
function rounds({ record, replay: so }: Played, seat: string, exit: number): readonly RoundRecord[] {
  const others = botCommits(table, record, so)
  const found: RoundRecord[] = []
  for (const own of agendas(so.row, seat, exit, record)) {
    const commit = { ...others, [seat]: own }
    const matters = mattersOf(table, commit)
    const bots = botAnswers(table, record, so, commit, matters)
    for (const mood of MOODS) {
      const mine = answersOf(matters, seat, exit, so.row, mood)
      const first = joined(bots.answers, mine)
      const counters = countersOf(table, matters, first)
      const replaced = counters.flatMap((counter) => (counter.kind === 'counter' ? [counter.of] : []))
      const kept = matters.filter((matter) => !replaced.includes(matter.id))
      const second = botAnswers(table, record, so, commit, counters, kept, first)
      const answers = joined(first, joined(second.answers, answersOf(counters, seat, exit, so.row, mood)))
      found.push({ commit, answers })
    }
  }
  const seen = new Set<string>()
  return found.filter((round) => seen.size < seen.add(JSON.stringify(round)).size)
}

const joined = (one: Answers, other: Answers): Answers => {
  const all: Record<string, Answers[string]> = { ...one }
  for (const [matter, given] of Object.entries(other)) all[matter] = { ...all[matter], ...given }
  return all
}

/** Takes what brings the exit nearer; takes everything; takes nothing but meetings and the exit. */
const MOODS = ['toward', 'open', 'shut'] as const
type Mood = (typeof MOODS)[number]

function answersOf(matters: readonly Matter[], seat: string, exit: number, row: Row, mood: Mood): Answers {
  const answers: Record<string, Answers[string]> = {}
  for (const matter of matters) {
    if (!matter.to.includes(seat)) continue
    answers[matter.id] = { [seat]: { kind: accepts(matter, exit, row, mood) ? 'accept' : 'decline' } }
  }
  return answers
}

function accepts(matter: Matter, exit: number, row: Row, mood: Mood): boolean {
  if (matter.kind === 'call') return true
  if (matter.kind === 'sign')
    return (
      matter.exit === table.scenario.exits[exit]!.id ||
      (mood === 'open' && !table.exits.some((e, i) => e.ends && table.scenario.exits[i]!.id === matter.exit))
    )
  if (mood !== 'toward') return mood === 'open'
  const missing = missingSteps(table, row, exit) ?? []
  const shifts = readSteps(table, matter.act.steps) ?? []
  return shifts.some((shift) => missing.some(({ h, o }) => h === shift.h && o === shift.o))
}

/** Texts toward the exit with every other act, and pairs of other acts; a fixed sample where they are many. */
function agendas(row: Row, seat: string, exit: number, record: GameRecord): readonly Agenda[] {
  const acts = legalActs(table, row, seat)
  const rolls = dice(record.seed + 31 * record.rounds.length)
  const missing = missingSteps(table, row, exit) ?? []
  const hits = (act: Act): number =>
    act.kind === 'deal'
      ? (readSteps(table, act.steps) ?? []).filter((shift) =>
          missing.some(({ h, o }) => h === shift.h && o === shift.o),
        ).length
      : 0
  const texts = acts
    .filter((act) => hits(act) > 0 && advance(table, act, exit) > 0)
    .sort((a, b) => hits(b) - hits(a))
    .slice(0, 14)
  const rest = acts.filter(
    (act) =>
      act.kind === 'use' ||
      act.kind === 'call' ||
      act.kind === 'reserve' ||
      (act.kind === 'sign' && act.exit === table.scenario.exits[exit]!.id) ||
      (act.kind === 'shift' &&
        missing.some(
          ({ h, o }) =>
            table.holdings[h]!.seat === table.seats.indexOf(seat) &&
            table.issues[table.holdings[h]!.issue] === act.issue &&
            table.options[table.holdings[h]!.issue]![o] === act.option,
        )),
  )
  const all: Agenda[] = [[]]
  for (const text of texts) {
    all.push([text])
    for (const act of rest) all.push([text, act])
  }
  rest.forEach((act, i) => {
    all.push([act])
    for (const other of rest.slice(i + 1)) all.push([act, other])
  })
  const legal = all.filter((agenda) => checkAgenda(table, row, seat, agenda).ok)
  const signing = legal.filter((agenda) => agenda.some(({ kind }) => kind === 'sign'))
  const sample = legal
    .map((agenda) => ({ agenda, at: rolls.roll(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Number(values.tries))
  return [...signing.slice(0, 4), ...sample.map(({ agenda }) => agenda)]
}

for (const seat of values.seats?.split(',') ?? table.seats)
  for (const id of values.exits.split(',')) {
    const exit = table.scenario.exits.findIndex((entry) => entry.id === id)
    let found: GameRecord | null = null
    let seed = 0
    while (found === null && seed < Number(values.seeds)) found = search(seat, exit, ++seed)
    console.log(
      `${seat} ${id}: ${found === null ? `not found in ${seed} seeds` : `signed in round ${found.rounds.length}, seed ${seed}`}`,
    )
    if (found !== null && !replay(table, found).ok) throw new Error('broken belief: what was played replays')
    if (found !== null && values.write)
      writeFileSync(`tests/scenarios/records/winter-person-${seat}.json`, `${JSON.stringify(found, null, 1)}\n`)
    if (found !== null) break
  }
