// Every move of a track in whole games of the winter is told with what moved it.

import { expect, test } from 'vitest'
import { compile } from '../../src/engine/table.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { words } from '../../src/i18n/words.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { logLines } from '../../src/panels/table/logWords.ts'
import type { Speaker } from '../../src/panels/table/speaker.ts'
import { parseScenario } from '../../src/scenario/parse.ts'

const table = compile(parseScenario(findScenario('winter-2021')!.text).scenario!)

test.each(['en', 'ja'] as const)('in %s', (language) => {
  const speak = words(language)
  const said = new Set<string>()
  const sp: Speaker = {
    t: (key, data) => {
      said.add(key)
      return speak.t(key, { ns: 'table', ...data })
    },
    ground: (key, data) => speak.t(key, { ns: 'grounds', ...data }),
    table,
    scenario: table.scenario,
    language,
    inside: {},
  }
  for (const [policy, seeds] of [
    ['random', 12],
    ['bargainer', 2],
    ['paper', 1],
  ] as const)
    for (let seed = 1; seed <= seeds; seed++) {
      const cast = Object.fromEntries(table.seats.map((seat) => [seat, policy]))
      const { played } = playOut(table, emptyRecord(table, cast, seed, { rules: '', text: '' }))
      for (const { events, matters } of played.rounds) logLines(sp, events, matters)
    }
  expect([...said]).toEqual(
    expect.arrayContaining(['log.trackAfter', 'log.trackActs', 'log.trackText', 'log.trackAlone']),
  )
  expect([...said]).not.toContain('log.track')
})
