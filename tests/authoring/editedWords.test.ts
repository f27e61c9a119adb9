// Somebody edits the words of a scenario that is on the shelf and plays it: the table has those words, and the
// shelf's own games keep theirs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { seatedBots } from '../../src/opponents/seated.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { readCard } from '../../src/scenario/readCard.ts'
import { emptyRecord, library } from '../../src/store/library.ts'
import { type Session, session } from '../../src/store/session.ts'
import { fakeWorld } from '../store/world.ts'
import { project } from '../tools/serve.mjs'

const source = readFileSync(join(project, 'scenarios/two-villages.yaml'), 'utf8')
const shelved = { name: 'two-villages', source, overlays: {} }
const shelf = library([
  { card: readCard(source)!, text: shelved, read: () => parseScenario(source, 'two-villages').scenario },
])
const title = /^title: (.+)$/m.exec(source)![1]!
const edited = { ...shelved, source: source.replace(/^title: .+$/m, 'title: My own words') }

const recordOf = (text: string): GameRecord => {
  const { scenario } = parseScenario(text, 'text')
  const seats = scenario!.parties.filter(({ role }) => role === 'seat').map(({ id }) => [id, 'person'] as const)
  return emptyRecord(scenario!, Object.fromEntries(seats), 1)
}
const shown = (play: Session) => play.store.getState().open!.table.scenario.title
const opened = (made: ReturnType<Session['openFile']>): string => {
  if (!made.ok) throw new Error(JSON.stringify(made.reason))
  return made.value
}

test('a game begun on edited words has them, after a reload, in a branch and in its file; others have the shelf’s', () => {
  const world = fakeWorld()
  const play = session(world, () => shelf, seatedBots, 'en')
  const own = opened(play.openFile({ record: recordOf(edited.source), scenario: edited }, 'mine', true))
  expect(shown(play)).toBe('My own words')
  const { record } = play.store.getState().open!.save
  expect(record.rules).toBe(recordOf(source).rules)
  expect(play.textOf(record)?.source).toBe(edited.source)
  const branch = opened(play.branchFrom(0, 'branch'))
  expect(shown(play)).toBe('My own words')
  const other = opened(play.openRecord(recordOf(source), 'theirs'))
  expect(shown(play)).toBe(title)
  const later = session(world, () => shelf, seatedBots, 'en')
  for (const [id, words] of [
    [own, 'My own words'],
    [branch, 'My own words'],
    [other, title],
  ] as const) {
    expect(later.openGame(id).ok).toBe(true)
    expect(shown(later)).toBe(words)
  }
  for (const id of [own, branch, other]) later.remove(id)
  session(world, () => shelf, seatedBots, 'en')
  expect([...world.entries.keys()].filter((key) => key.startsWith('off-ramp:text:'))).toEqual([])
})

test('the shelf’s text unchanged is the shelf’s, in the language of the page', () => {
  const world = fakeWorld()
  const play = session(world, () => shelf, seatedBots, 'en')
  opened(play.openFile({ record: recordOf(source), scenario: shelved }, 'same', true))
  expect(shown(play)).toBe(title)
  expect([...world.entries.keys()].filter((key) => key.startsWith('off-ramp:text:')).length).toBe(1)
})
