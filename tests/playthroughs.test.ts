// One whole game per scenario as text, regenerated and compared line by line, and counts of states by round.
// `UPDATE=1 npx vitest run tests/playthroughs.test.ts` writes them anew: a change of rules carries the change of these files.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Agenda, Answer, Answers } from '../src/domain/move.ts'
import type { GameRecord } from '../src/domain/record.ts'
import { checkAgenda } from '../src/engine/agenda.ts'
import { playRound } from '../src/engine/game.ts'
import { isOver } from '../src/engine/holds.ts'
import { mattersOf } from '../src/engine/matters.ts'
import { compile, type Row, type Table } from '../src/engine/table.ts'
import { legalActs } from '../src/opponents/legalActs.ts'
import { playOut } from '../src/opponents/table.ts'
import { parseScenario } from '../src/scenario/parse.ts'
import { dice } from '../src/std/draw.ts'
import { emptyRecord } from '../src/store/library.ts'
import { transcript } from './playthroughs/transcript.ts'
import { project } from './tools/serve.mjs'

const update = process.env['UPDATE'] === '1'
const folder = join(project, 'scenarios')
const names = readdirSync(folder)
  .filter((name) => /^[^.]+\.yaml$/.test(name))
  .map((name) => name.replace('.yaml', ''))

const tableOf = (name: string): Table => {
  const { scenario, diagnostics } = parseScenario(readFileSync(join(folder, `${name}.yaml`), 'utf8'), name)
  if (scenario === undefined) throw new Error(JSON.stringify(diagnostics[0]))
  return compile(scenario)
}

/** Compares with the kept text, or keeps it. */
function kept(file: string, text: string): void {
  const path = join(project, 'tests/playthroughs', file)
  if (update) writeFileSync(path, text)
  expect(existsSync(path), `${file} is missing: UPDATE=1 writes it`).toBe(true)
  expect(text.split('\n')).toEqual(readFileSync(path, 'utf8').split('\n'))
}

describe.each(names)('%s', (name) => {
  const table = tableOf(name)
  const empty = (seed: number): GameRecord =>
    emptyRecord(table.scenario, Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer'])), seed)

  // Every exit's verdict after every round is asked: on a busy machine that takes its time.
  test('plays as it did', () => kept(`${name}.txt`, transcript(table, playOut(table, empty(1)).record)), 120_000)

  test('has as many states as it had', () => kept(`${name}.counts.txt`, counts(table)))
})

/** Distinct states after each round over seeded random games, and in how many an exit stood signed. */
function counts(table: Table): string {
  // Many rounds are many states: fewer games say as much.
  const games = table.rounds > 6 ? 40 : 300
  const seen: Set<string>[] = []
  const signed: number[][] = []
  for (let seed = 0; seed < games; seed++) {
    const source = dice(seed)
    let row: Row = table.first
    for (let round = 0; !isOver(table, row); round++) {
      row = randomRound(table, row, (sides) => source.roll(sides))
      ;(seen[round] ??= new Set()).add(row.join())
      const tally = (signed[round] ??= table.exits.map(() => 0))
      table.exits.forEach((_, e) => row[table.layout.taken + e]! > 0 && tally[e]!++)
    }
  }
  const lines = seen.map(
    (states, round) =>
      `after ${round + 1} rounds: ${states.size} states; signed ${table.scenario.exits.map((exit, e) => `${exit.id} ${signed[round]![e]}`).join(', ')}`,
  )
  return `${games} random games, seeds 0 to ${games - 1}\n${lines.join('\n')}\n`
}

function randomRound(table: Table, row: Row, roll: (sides: number) => number): Row {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats) {
    const acts = legalActs(table, row, seat)
    const agenda: Agenda = acts.length === 0 ? [] : Array.from({ length: table.slots }, () => acts[roll(acts.length)]!)
    commit[seat] = checkAgenda(table, row, seat, agenda).ok ? agenda : agenda.slice(0, 1)
  }
  const answers: Answers = Object.fromEntries(
    mattersOf(table, commit).map((matter) => [
      matter.id,
      Object.fromEntries(
        matter.to.map((seat): [string, Answer] => [seat, { kind: roll(4) === 0 ? 'decline' : 'accept' }]),
      ),
    ]),
  )
  return playRound(table, row, { commit, answers }, () => roll(2) === 0).after
}
