// For every seat an ending that bargainers do not find and a person can: one seat played by a person, the others
// bargaining as they do. Found with `tests/bench/opponents.person.ts`; a person decides what that seat sends and answers.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { countersOf, mattersOf } from '../../src/engine/matters.ts'
import { compile } from '../../src/engine/table.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { botAnswers, botCommits } from '../../src/opponents/table.ts'
import { rulesHash } from '../../src/scenario/hashes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { readRecord } from '../../src/scenario/recordSchema.ts'
import { project } from '../tools/serve.mjs'

const scenario = parseScenario(findScenario('winter-2021')!.text).scenario!
const table = compile(scenario)

/** Seat → the ending that its person reached. In 1,000 games of bargainers, seeds 1 to 1,000, none of them was signed. */
const FOUND: Readonly<Record<string, string>> = {
  ru: 'not-now',
  us: 'not-now',
  nato: 'not-now',
  ua: 'not-now',
  frde: 'not-now',
}

function recordOf(seat: string): GameRecord {
  const text = readFileSync(join(project, `tests/scenarios/records/winter-person-${seat}.json`), 'utf8')
  const read = readRecord(JSON.parse(text))
  if (!read.ok) throw new Error(read.reason.code)
  return read.value
}

test('every seat has one', () => {
  expect(Object.keys(FOUND)).toEqual(table.seats)
  for (const id of Object.values(FOUND)) expect(scenario.exits.find((exit) => exit.id === id)!.kind).toBe('ends')
})

describe.each(Object.entries(FOUND))('%s reaches %s', (seat, ending) => {
  const record = recordOf(seat)

  test('in a game that replays', () => {
    expect(record.rules, 'the rules changed: tests/bench/opponents.person.ts finds it anew').toBe(rulesHash(scenario))
    const played = replay(table, record)
    if (!played.ok) throw new Error(played.reason.code)
    const { row } = played.value
    expect(scenario.exits.filter((_, e) => row[table.layout.taken + e]! > 0).map(({ id }) => id)).toContain(ending)
    expect(played.value.over).toBe(true)
  })

  test('with nobody but its person playing otherwise than bargainers do', () => {
    const cast = Object.fromEntries(table.seats.map((id) => [id, id === seat ? 'person' : 'bargainer']))
    expect(record.seats).toEqual(cast)
    record.rounds.forEach(({ commit, answers }, index) => {
      const before = { ...record, rounds: record.rounds.slice(0, index) }
      const so = replay(table, before)
      if (!so.ok) throw new Error(so.reason.code)
      expect(commit).toEqual({ ...botCommits(table, before, so.value), [seat]: commit[seat] })
      const matters = mattersOf(table, commit)
      const first = botAnswers(table, before, so.value, commit, matters)
      const counters = countersOf(table, matters, answers)
      const replaced = counters.flatMap((counter) => (counter.kind === 'counter' ? [counter.of] : []))
      const kept = matters.filter(({ id }) => !replaced.includes(id))
      const second = botAnswers(table, before, so.value, commit, counters, kept, first.answers)
      for (const [matter, given] of [...Object.entries(first.answers), ...Object.entries(second.answers)])
        expect(answers[matter], `round ${index + 1}, ${matter}`).toMatchObject(given)
    })
  }, 60_000)
})
