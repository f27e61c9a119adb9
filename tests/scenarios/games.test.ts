// Whole games of the computer's seats, kept as they were read: they replay, and the policies still play them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { playOut } from '../../src/opponents/table.ts'
import { rulesHash } from '../../src/scenario/hashes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { readRecord } from '../../src/scenario/recordSchema.ts'
import { project } from '../tools/serve.mjs'

const scenario = parseScenario(findScenario('winter-2021')!.text).scenario!
const table = compile(scenario)

test.each([
  ['mixed', []],
  ['bargainers', ['ceasefire', 'arms-control']],
  ['conciliatory', ['exercises', 'arms-control']],
  ['papers', []],
])(
  'the %s game',
  (name, signed) => {
    const text = readFileSync(join(project, `tests/scenarios/records/winter-game-${name}.json`), 'utf8')
    const read = readRecord(JSON.parse(text))
    if (!read.ok) throw new Error(read.reason.code)
    const record = read.value
    expect(record.rules, 'the rules changed: `play … --record` writes the game anew').toBe(rulesHash(scenario))
    const played = replay(table, record)
    if (!played.ok) throw new Error(played.reason.code)
    const { row } = played.value
    expect(scenario.exits.filter((_, e) => row[table.layout.taken + e]! > 0).map(({ id }) => id)).toEqual(
      expect.arrayContaining(signed),
    )
    expect(playOut(table, { ...record, rounds: [] }).record.rounds).toEqual(record.rounds)
  },
  60_000,
)
