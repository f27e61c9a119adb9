// What a person can find in one seat among bargainers: a beam of games in which that seat tries many agendas and
// answers, and the others play as their policy does. It looks at the table as somebody does who plays again and
// again from the same rounds; the records it leaves are games that anybody could have played.
//
//     node --import tsx tests/bench/opponents.person.ts [--seats ru,us] [--exits not-now] [--from 1] [--seeds 3] [--beam 24] [--last] [--write]

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openScenario } from '../../src/cli/open.ts'
import type { Act, Agenda, Answers, Matter } from '../../src/domain/move.ts'
import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { isStepToward, rise, type Shift } from '../../src/engine/cost.ts'
import { luckOf, playRound, type Replay, replay } from '../../src/engine/game.ts'
import { isOver, roomMeets } from '../../src/engine/holds.ts'
import { askedForDeal, countersOf, mattersOf } from '../../src/engine/matters.ts'
import { readSteps, seatIndex, writeStep } from '../../src/engine/read.ts'
import type { Row } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { type Eye, eyeOf } from '../../src/opponents/eye.ts'
import { isListed, legalActs, shiftsOf } from '../../src/opponents/legalActs.ts'
import { likelySum } from '../../src/opponents/predict.ts'
import { botAnswers, botCommits, emptyRecord } from '../../src/opponents/table.ts'
import { distance, FAR, missingSteps, Visits } from '../../src/opponents/ways.ts'
import { dice } from '../../src/std/draw.ts'

const { values } = parseArgs({
  options: {
    seats: { type: 'string' },
    exits: { type: 'string', default: 'not-now,own-decision,four-elements' },
    seeds: { type: 'string', default: '2' },
    from: { type: 'string', default: '1' },
    last: { type: 'boolean', default: false },
    beam: { type: 'string', default: '16' },
    tries: { type: 'string', default: '24' },
    write: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
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
        const one = played(game, round, seat, exit)
        if (one.replay.row[table.layout.taken + exit]! > 0) return one.record
        if (!one.replay.over && one.far < HOPELESS) next.push(one)
      }
    }
    beam = widest(next, exit, Number(values.beam))
    if (values.verbose) console.log(`  ${seat} ${standsAt(beam, exit)}`)
  }
  return null
}

/** Rounds played, games kept, and what the nearest of them still lacks. */
function standsAt(beam: readonly Played[], exit: number): string {
  const [near] = beam
  if (near === undefined) return 'none left'
  const lacks = (missingSteps(table, near.replay.row, exit) ?? []).map(({ h, o }) => {
    const { seat, issue } = table.holdings[h]!
    return `${table.seats[seat]}:${table.issues[issue]}=${table.options[issue]![o]}`
  })
  const standing = table.seats.map((_, s) => near.replay.row[table.layout.standing + s])
  return `round ${near.record.rounds.length}, ${beam.length} games, ${near.far}; standing ${standing.join(' ')}; lacks ${lacks.join(' ')}`
}

function begun(record: GameRecord): Played {
  return { record, replay: { laid: [], rounds: [], row: table.first, over: false }, far: 0 }
}

/** One round more; the record as a whole is replayed when it is kept. */
function played({ record, replay: so }: Played, round: RoundRecord, seat: string, exit: number): Played {
  const one = playRound(table, so.row, round, luckOf(table, record.seed))
  const next = { laid: so.laid, rounds: [...so.rounds, one], row: one.after, over: isOver(table, one.after) }
  return { record: { ...record, rounds: [...record.rounds, round] }, replay: next, far: farness(one.after, seat, exit) }
}

/** An exit that is gone is this far. */
const HOPELESS = 4 * FAR - 20

/**
 * What the others still have to pay, dear steps by their squares, so that these come first (or, with `--last`, in
 * any order, as the last steps to an exit find a yes most easily). One's own steps are what one has to give for
 * them. Steps that no text could hold any more count much, as nobody owes anything in return.
 */
function farness(row: Row, seat: string, exit: number): number {
  const missing = missingSteps(table, row, exit)
  const far = distance(table, row, exit, new Visits(10_000))
  if (missing === null || far >= FAR) return 4 * FAR
  const me = seatIndex(table, seat)
  const seatOf = ({ h }: Shift) => table.holdings[h]!.seat
  const alone = missing.filter(
    (step) => seatOf(step) !== me && !missing.some((other) => isStepToward(table, row, seatOf(step), other)),
  )
  const dear = (step: Shift) => rise(table, row, step) * (values.last ? 1.5 : rise(table, row, step))
  const theirs = missing.filter((step) => seatOf(step) !== me)
  const points = theirs.reduce((sum, step) => sum + dear(step), 0)
  // Own steps are free until there is no time left to make them.
  const own = missing.length - theirs.length
  const late = Math.max(0, own - table.mobility * (table.exits[exit]!.last - row[0]! - 1))
  // Kept for the last steps: what each still has to pay, half of it covered, beyond its standing.
  const short = table.seats.reduce((sum, _, s) => {
    const owed = theirs.reduce((points, step) => points + (seatOf(step) === s ? rise(table, row, step) : 0), 0)
    return sum + Math.max(0, Math.ceil(owed / 2) - row[table.layout.standing + s]!)
  }, 0)
  const left = table.exits[exit]!.signatories.reduce((sum, s) => sum + row[table.layout.standing + s]!, 0)
  const trust = Math.min(5, row[table.layout.track + table.coverTrack]!)
  return (
    far -
    2 * own +
    10 * late +
    2 * points +
    6 * alone.length +
    (values.last ? 10 * short + 5 * offLocks(row, missing).length : 0) -
    left -
    2 * trust
  )
}

/** Steps off a package or an order that ties articles on which something is still owed: a seat under it gives nothing gladly. */
function offLocks(row: Row, missing: readonly Shift[]): readonly Shift[] {
  const tied = (binds: readonly number[]) => missing.some(({ h }) => binds.includes(table.holdings[h]!.issue))
  return table.locks.flatMap((lock) =>
    table.holdings.flatMap(({ issue, cost }, h): readonly Shift[] => {
      if (issue !== lock.issue || row[table.layout.stance + h] !== lock.option || !tied(lock.binds)) return []
      const others = cost.map((points, o) => ({ points, o })).filter(({ o }) => o !== lock.option)
      const { o } = others.reduce((best, one) => (one.points < best.points ? one : best))
      return missing.some((step) => step.h === h) ? [] : [{ h, o }]
    }),
  )
}

/** The nearest, each state once, and of those that lack the same steps a few only: else all are one game. */
function widest(games: readonly Played[], exit: number, most: number): readonly Played[] {
  const seen = new Set<string>()
  const alike = new Map<string, number>()
  return [...games]
    .sort((a, b) => a.far - b.far)
    .filter(({ replay: { row } }) => {
      if (seen.size === seen.add(row.join()).size) return false
      const lacks = JSON.stringify(missingSteps(table, row, exit))
      const count = (alike.get(lacks) ?? 0) + 1
      alike.set(lacks, count)
      return count <= most / 8
    })
    .slice(0, most)
}

/** Rounds that the person could play here: some agendas, and to each a few ways to answer. */
function rounds({ record, replay: so }: Played, seat: string, exit: number): readonly RoundRecord[] {
  const others = botCommits(table, record, so)
  const found: RoundRecord[] = []
  for (const own of agendas({ record, replay: so, far: 0 }, seat, exit)) {
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

/**
 * What somebody would try who reads the deal sheet's likely answers: texts with a step that the exit still lacks,
 * those that all would take first; alone, in pairs, and with every other act that could serve. A fixed sample.
 */
function agendas({ record, replay: so }: Played, seat: string, exit: number): readonly Agenda[] {
  const { row } = so
  const acts = legalActs(table, row, seat)
  const rolls = dice(record.seed + 31 * record.rounds.length)
  const missing = missingSteps(table, row, exit) ?? []
  const isMissing = (shift: Shift): boolean => missing.some(({ h, o }) => h === shift.h && o === shift.o)
  const texts = likedTexts({ record, replay: so, far: 0 }, seat, acts, [...missing, ...offLocks(row, missing)])
  const rest = acts.filter(
    (act) =>
      act.kind === 'use' ||
      act.kind === 'call' ||
      act.kind === 'reserve' ||
      (act.kind === 'sign' && act.exit === table.scenario.exits[exit]!.id) ||
      (act.kind === 'shift' && (readSteps(table, [{ ...act, seat }]) ?? []).every(isMissing)),
  )
  const signing = rest.filter(({ kind }) => kind === 'sign')
  const all: Agenda[] = []
  texts.forEach((text, i) => {
    all.push([text])
    for (const other of texts.slice(i + 1)) all.push([text, other])
    for (const act of rest) all.push([text, act])
  })
  rest.forEach((act, i) => {
    all.push([act])
    for (const other of rest.slice(i + 1)) all.push([act, other])
  })
  const sample = all
    .map((agenda) => ({ agenda, at: rolls.roll(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ agenda }) => agenda)
    .filter((agenda) => checkAgenda(table, row, seat, agenda).ok)
    .slice(0, Number(values.tries))
  const first = [...signing.map((act) => [act]), ...texts.slice(0, 4).map((text) => [text]), []]
  return [...first, ...sample].filter((agenda) => checkAgenda(table, row, seat, agenda).ok)
}

/** Texts toward the exit: those that all would take, and those that a few steps more make so. */
function likedTexts(
  { record, replay: so }: Played,
  seat: string,
  acts: readonly Act[],
  missing: readonly Shift[],
): readonly Act[] {
  const eye = eyeOf(table, viewFor(table, record, so.rounds, so.row, seat), 1_000_000)
  const toward = acts
    .flatMap((act) => (act.kind === 'deal' ? [weighed(eye, seat, act, missing)] : []))
    .filter(({ pays }) => pays > 0)
    .sort((a, b) => rankOf(b) - rankOf(a))
  const bare = articles(eye, seat, missing).map((act) => weighed(eye, seat, act, missing))
  const sweet = [...toward, ...bare]
    .filter(({ short }) => short > 0 && short < 16)
    .sort((a, b) => b.pays - a.pays || a.short - b.short)
    .slice(0, 9)
    .flatMap((text) => sweetened(eye, seat, text, missing))
  const all = [...sweet, ...toward.filter(({ short }) => short === 0)].sort((a, b) => rankOf(b) - rankOf(a))
  return distinct([...all.slice(0, 9), ...toward.slice(0, 2)].map(({ act }) => act))
}

const distinct = (acts: readonly Act[]): readonly Act[] => [
  ...new Map(acts.map((act) => [JSON.stringify(act), act])).values(),
]

/** What is missing on one article, in each room where this seat may put a text; not yet a text that gives everyone something. */
function articles({ row }: Eye, seat: string, missing: readonly Shift[]): readonly DealAct[] {
  const me = seatIndex(table, seat)
  const issues = [...new Set(missing.map(({ h }) => table.holdings[h]!.issue))]
  return table.rooms.flatMap(({ members, callers }, room): readonly DealAct[] =>
    !roomMeets(table, row, room) || !callers.includes(me)
      ? []
      : issues.flatMap((issue): readonly DealAct[] => {
          const steps = missing.filter(
            ({ h }) => table.holdings[h]!.issue === issue && members.includes(table.holdings[h]!.seat),
          )
          if (steps.length === 0) return []
          return [{ kind: 'deal', room: table.roomIds[room]!, steps: steps.map((step) => writeStep(table, step)) }]
        }),
  )
}

interface Weighed {
  readonly act: DealAct
  /** Points and steps of what the exit lacks. */
  readonly pays: number
  /** What those who are asked lack of a yes, together; the text's own want of a step for somebody counts, too. */
  readonly short: number
}

const rankOf = ({ act, pays, short }: Weighed): number => (short === 0 ? 20 : -short) + 2 * pays - act.steps.length

function weighed(eye: Eye, seat: string, act: DealAct, missing: readonly Shift[]): Weighed {
  const me = seatIndex(table, seat)
  const hits = (readSteps(table, act.steps) ?? []).filter(({ h, o }) =>
    missing.some((step) => step.h === h && step.o === o),
  )
  const pays = hits.reduce((sum, step) => sum + 1 + rise(table, eye.row, step), 0)
  if (pays === 0) return { act, pays, short: 99 }
  const asked = askedForDeal(table, seat, act).map((id) => likelySum(eye, seatIndex(table, id), me, act))
  const lacks = asked.reduce((short, sum) => short + Math.max(0, 1 - sum), 0)
  return { act, pays, short: lacks + (checkAgenda(table, eye.row, seat, [act]).ok ? 0 : 4) }
}

/** The text with up to four steps more, by anybody in the room, each the one that lacks least of everyone's yes. */
function sweetened(eye: Eye, seat: string, from: Weighed, missing: readonly Shift[]): readonly Weighed[] {
  let best = from
  for (let more = 0; more < 4 && best.short > 0; more++) {
    const { room, steps } = best.act
    const { members, cap } = table.rooms[table.roomIds.indexOf(room)]!
    let next = best
    for (const shift of members.flatMap((s) => shiftsOf(table, eye.row, s))) {
      const step = writeStep(table, shift)
      if (steps.some((one) => one.seat === step.seat && one.issue === step.issue)) continue
      if (steps.filter((one) => one.seat === step.seat).length >= cap) continue
      if (!isListed(table, shift) || rise(table, eye.row, shift) > 3) continue
      const one = weighed(eye, seat, { ...best.act, steps: [...steps, step] }, missing)
      if (one.short < next.short || (one.short === next.short && one.pays > next.pays)) next = one
    }
    if (next === best) return []
    best = next
  }
  return best.short === 0 ? [best] : []
}

type DealAct = Extract<Act, { kind: 'deal' }>

for (const seat of values.seats?.split(',') ?? table.seats)
  for (const id of values.exits.split(',')) {
    const exit = table.scenario.exits.findIndex((entry) => entry.id === id)
    let found: GameRecord | null = null
    let seed = Number(values.from) - 1
    while (found === null && seed < Number(values.seeds)) found = search(seat, exit, ++seed)
    console.log(
      `${seat} ${id}: ${found === null ? `not found in ${seed} seeds` : `signed in round ${found.rounds.length}, seed ${seed}`}`,
    )
    if (found !== null && !replay(table, found).ok) throw new Error('broken belief: what was played replays')
    if (found !== null && values.write)
      writeFileSync(`tests/scenarios/records/winter-person-${seat}.json`, `${JSON.stringify(found, null, 1)}\n`)
    if (found !== null) break
  }
