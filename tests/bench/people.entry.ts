// What a player waits for, measured inside the page by `people.mjs`.

import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { luckOf, playRound, replay } from '../../src/engine/game.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { compile, type Table } from '../../src/engine/table.ts'
import { seatedBots } from '../../src/opponents/seated.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { must } from '../../src/std/result.ts'
import { send } from '../../src/store/flow.ts'
import { EMPTY_DRAFT, type Save } from '../../src/store/save.ts'

/** Times in milliseconds of `runs` runs, after three that are not counted. */
function times(runs: number, one: () => void): number[] {
  const found: number[] = []
  for (let run = -3; run < runs; run++) {
    const started = performance.now()
    one()
    if (run >= 0) found.push(performance.now() - started)
  }
  return found
}

export function measure(text: string, record: GameRecord, runs: number): Record<string, number[]> {
  const scenario = must(parseScenario(text).scenario, 'it parses')
  const table = compile(scenario)
  const { rounds } = must(okay(replay(table, record)), 'it replays')
  const luck = luckOf(table, record.seed)
  const rows: Record<string, number[]> = {}
  rows['one round resolved by the rules'] = rounds.flatMap((round, i) =>
    times(runs, () => playRound(table, round.before, record.rounds[i]!, luck)),
  )
  rows['the whole record replayed'] = times(runs, () => replay(table, record))
  rows['a card sent, the other seats bargaining'] = record.rounds.flatMap((round, i) =>
    times(Math.ceil(runs / 5), () => sendIn(table, record, i, round)),
  )
  const bargainers = { ...record, seats: Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer'])) }
  rows['one seat’s commitment'] = rounds.flatMap((_, i) =>
    times(Math.ceil(runs / 10), () => commitAt(table, bargainers, i)),
  )
  rows['one seat’s answers to a round'] = rounds.flatMap((_, i) =>
    times(Math.ceil(runs / 10), () => answerAt(table, bargainers, i)),
  )
  rows['the scenario read and compiled'] = times(runs, () => compile(must(parseScenario(text).scenario, 'it parses')))
  return rows
}

/** The same in a page that has just been opened, where nothing is compiled yet: once each. */
export function first(text: string, record: GameRecord): Record<string, number> {
  const now = () => performance.now()
  const started = now()
  const table = compile(must(parseScenario(text).scenario, 'it parses'))
  const read = now()
  must(okay(replay(table, record)), 'it replays')
  const replayed = now()
  sendIn(table, record, 0, record.rounds[0]!)
  return {
    'first: the scenario read and compiled': read - started,
    'first: the whole record replayed': replayed - read,
    'first: a card sent, the others bargaining': now() - replayed,
  }
}

/** What a bargainer does before the reveal, from a state that nothing is known of yet. */
function commitAt(table: Table, record: GameRecord, index: number): void {
  const so = must(okay(replay(table, { ...record, rounds: record.rounds.slice(0, index) })), 'it replays')
  seatedBots.commit(table, record, so, table.seats[index % table.seats.length]!)
}

/** What it says to everything that is addressed to it in a round. */
function answerAt(table: Table, record: GameRecord, index: number): void {
  const so = must(okay(replay(table, { ...record, rounds: record.rounds.slice(0, index) })), 'it replays')
  const { commit } = record.rounds[index]!
  const seat = table.seats[(index + 1) % table.seats.length]!
  const matters = mattersOf(table, commit).filter(({ to }) => to.includes(seat))
  seatedBots.answer(table, record, so, seat, commit[seat] ?? [], matters)
}

/** A person sends the card of the record; the other seats choose and answer, and the round is resolved. */
function sendIn(table: Table, record: GameRecord, index: number, round: RoundRecord): void {
  const me = table.seats[0]!
  const seats = Object.fromEntries(table.seats.map((seat) => [seat, seat === me ? 'person' : 'bargainer']))
  const save: Save = {
    version: 1,
    id: 'x',
    name: 'x',
    mode: 'solo',
    me,
    record: { ...record, seats, rounds: record.rounds.slice(0, index) },
    draft: EMPTY_DRAFT,
    said: [],
    updated: 0,
  }
  must(okay(send(table, save, seatedBots, me, round.commit[me] ?? [])), 'it is sent')
}

const okay = <T>(result: { ok: true; value: T } | { ok: false }): T | null => (result.ok ? result.value : null)
