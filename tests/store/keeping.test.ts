// What is kept of games and how it comes back: a damaged list, a game cut short, a file that brings its scenario,
// a note of what cannot be replayed, and a shelf that reads a large scenario when somebody opens it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { seatedBots } from '../../src/opponents/seated.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { cardOf, readCard } from '../../src/scenario/readCard.ts'
import { parseRecord } from '../../src/scenario/recordSchema.ts'
import { turnOf } from '../../src/store/flow.ts'
import { formatGameFile, parseGameFile } from '../../src/store/gameFile.ts'
import { library, type Unread } from '../../src/store/library.ts'
import { GAMES_KEY, type Session, session } from '../../src/store/session.ts'
import type { Summary } from '../../src/store/summary.ts'
import { project } from '../tools/serve.mjs'
import { type FakeWorld, fakeWorld } from './world.ts'

const textOf = (name: string) => readFileSync(join(project, 'scenarios', `${name}.yaml`), 'utf8')
const source = textOf('prologue')
const text = { name: 'prologue', source, overlays: { ja: textOf('prologue.ja') } }
const entryOf = (given: typeof text): Unread => ({
  card: readCard(given.source)!,
  text: given,
  read: () => parseScenario(given.source, given.name).scenario,
})
const shelf = library([entryOf(text)])
const open = (world: FakeWorld, on = shelf) => session(world, () => on, seatedBots, 'en')
const tell = <T>(result: { ok: true; value: T } | { ok: false; reason: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.reason))
  return result.value
}
const begin = (play: Session, name = 'A game') =>
  tell(play.start({ scenario: 'prologue', mode: 'solo', me: 'us', name }))
/** Washington waits and says no to whatever it is asked. */
function waitOut(play: Session): void {
  tell(play.send('us', []))
  for (;;) {
    const { table, save, played } = play.store.getState().open!
    const turn = turnOf(table, save, played.row, played.over)
    if (turn.kind !== 'answer') break
    tell(play.answer('us', turn.matters[0]!.id, { kind: 'decline' }))
  }
  play.next()
}
const names = (play: Session) => play.store.getState().games.map((game) => game.name)

/** The same rules but one: no record of the other edition replays on it. */
const otherEdition = library([
  entryOf({ ...text, source: source.replace(/standingMax: \d/, (was) => `standingMax: ${Number(was.slice(-1)) - 1}`) }),
])

const note: Summary = {
  title: 'Winter',
  language: 'en',
  seat: 'Washington',
  round: 2,
  rounds: 4,
  over: false,
  signed: ['Exercises announced'],
  log: [{ round: 'Round 1', lines: ['Russia waits.'] }],
}

describe('the list of games', () => {
  test.each(['{', '"x"', '[1, null, {"a": 1}]', '\u0000'])('damaged as %j hides none of them', (damage) => {
    const world = fakeWorld()
    const play = open(world)
    begin(play, 'first')
    begin(play, 'second')
    world.entries.set(GAMES_KEY, damage)
    const again = open(world)
    expect(names(again)).toEqual(['second', 'first'])
    expect(again.store.getState().notice).toBeNull()
  })

  test('that lacks a game still shows it', () => {
    const world = fakeWorld()
    const play = open(world)
    const id = begin(play, 'first')
    begin(play, 'second')
    world.entries.set(GAMES_KEY, JSON.stringify([id]))
    expect(names(open(world))).toEqual(['second', 'first'])
  })
})

test('a game cut short says so at its own address, keeps its text and can be deleted', () => {
  const world = fakeWorld()
  const id = begin(open(world))
  world.entries.set(`${GAMES_KEY}:${id}`, world.entries.get(`${GAMES_KEY}:${id}`)!.slice(0, 80))
  const play = open(world)
  expect(play.openGame(id)).toEqual({ ok: false, reason: { code: 'save-not-json' } })
  const [broken] = play.store.getState().broken
  expect(broken).toMatchObject({ id, text: world.entries.get(`${GAMES_KEY}:${id}`) })
  play.remove(id)
  expect(play.store.getState().broken).toEqual([])
  expect(world.entries.has(`${GAMES_KEY}:${id}`)).toBe(false)
  expect(play.openGame(id)).toEqual({ ok: false, reason: { code: 'no-game' } })
})

describe('the text of a scenario', () => {
  test('travels in the file and opens the game where the scenario is unknown, in either language', () => {
    const play = open(fakeWorld())
    begin(play)
    waitOut(play)
    const { record } = play.store.getState().open!.save
    const written = formatGameFile({ record, scenario: play.textOf(record)! })
    const file = tell(parseGameFile(written))
    // Whoever wants the record alone, as the command line does, takes it from the same file.
    expect(tell(parseRecord(written))).toEqual(record)
    for (const other of [library([]), otherEdition]) {
      const elsewhere = open(fakeWorld(), other)
      const id = tell(elsewhere.openFile(file, 'brought'))
      const opened = elsewhere.store.getState().open!
      expect(opened.played.row).toEqual(play.store.getState().open!.played.row)
      elsewhere.setSettings({ language: 'ja' })
      expect(elsewhere.store.getState().open!.table.scenario.title).toBe('2021–22年の冬、序章')
      // It is played on, and after a reload too.
      waitOut(elsewhere)
      elsewhere.close()
      tell(elsewhere.openGame(id))
      expect(elsewhere.store.getState().open!.save.record.rounds.length).toBe(2)
    }
  })

  test('is kept once for all games, so that they outlive a new edition, and goes with the last of them', () => {
    const world = fakeWorld()
    const play = open(world)
    const ids = [begin(play, 'a'), begin(play, 'b')]
    const kept = () => [...world.entries.keys()].filter((key) => key.startsWith('off-ramp:text:'))
    expect(kept().length).toBe(1)
    const later = open(world, otherEdition)
    for (const id of ids) tell(later.openGame(id))
    for (const id of ids) later.remove(id)
    open(world, otherEdition)
    expect(kept()).toEqual([])
  })

  test('that does not read is no help, and does no harm', () => {
    const play = open(fakeWorld())
    begin(play)
    const { record } = play.store.getState().open!.save
    const elsewhere = open(fakeWorld(), library([]))
    const scenario = { name: 'broken', source: 'id: [', overlays: {} }
    expect(elsewhere.openFile({ record, scenario }, 'brought')).toMatchObject({
      ok: false,
      reason: { code: 'record-scenario' },
    })
    expect(names(elsewhere)).toEqual([])
  })
})

describe('the note of a game', () => {
  test('is kept with it and in its file, and is what remains where it cannot be replayed', () => {
    const world = fakeWorld()
    const play = open(world)
    const id = begin(play)
    play.summarise(id, note)
    const { record, summary } = open(world).store.getState().games[0]!
    expect(summary).toEqual(note)
    const elsewhere = open(fakeWorld(), library([]))
    const brought = tell(elsewhere.openFile(tell(parseGameFile(formatGameFile({ record, summary: note }))), 'brought'))
    expect(elsewhere.openGame(brought)).toMatchObject({ ok: false, reason: { code: 'record-scenario' } })
    expect(elsewhere.store.getState().games[0]!.summary).toEqual(note)
    expect(elsewhere.store.getState().notice).toBeNull()
  })

  test('is no way in: what is too long, of another kind or hostile is cut or left out', () => {
    const world = fakeWorld()
    const play = open(world)
    const id = begin(play)
    const key = `${GAMES_KEY}:${id}`
    const stored = JSON.parse(world.entries.get(key)!)
    for (const summary of [7, [], {}, { title: {} }]) {
      world.entries.set(key, JSON.stringify({ ...stored, summary }))
      expect(open(world).store.getState().games[0]!.summary).toBeUndefined()
    }
    const hostile = {
      title: 'x'.repeat(9000),
      round: 1e9,
      signed: [null],
      log: Array(99).fill({ round: 1, lines: Array(999).fill({}) }),
    }
    world.entries.set(key, JSON.stringify({ ...stored, summary: hostile }))
    const read = open(world).store.getState().games[0]!.summary!
    expect([read.title.length, read.round, read.signed, read.log.length, read.log[0]!.lines.length]).toEqual([
      600,
      99,
      [''],
      16,
      60,
    ])
  })
})

describe('the shelf', () => {
  test.each(['prologue', 'winter-2021'])('shows the card of %s without reading it, as the whole would', (name) => {
    const scenario = parseScenario(textOf(name), name).scenario!
    const read = vi.fn(() => scenario)
    const lazy = library([{ card: readCard(textOf(name))!, text: { ...text, name }, read }])
    expect(lazy.card(name)).toEqual(cardOf(scenario))
    expect(lazy.isRead(name)).toBe(false)
    expect(read).not.toHaveBeenCalled()
    expect(lazy.scenario(name)).toBe(scenario)
    lazy.scenario(name)
    expect(read).toHaveBeenCalledTimes(1)
    expect(lazy.isRead(name)).toBe(true)
  })

  test.each(['', 'id: 7\ntitle: x', 'title: alone', 'id: [\ntitle: x'])('takes no card from %j', (head) =>
    expect(readCard(head)).toBeNull(),
  )
})
