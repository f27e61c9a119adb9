// One person's session: a whole game, cut off and resumed at every step; branches; links; two tabs; a full storage.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Agenda } from '../../src/domain/move.ts'
import { legalActs } from '../../src/opponents/legalActs.ts'
import { seatedBots } from '../../src/opponents/seated.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { dice } from '../../src/std/draw.ts'
import { turnOf } from '../../src/store/flow.ts'
import { library } from '../../src/store/library.ts'
import { codeToRecord, recordToCode } from '../../src/store/link.ts'
import { type Session, session } from '../../src/store/session.ts'
import { project } from '../tools/serve.mjs'
import { type FakeWorld, fakeWorld } from './world.ts'

const scenario = parseScenario(readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')).scenario
if (scenario === undefined) throw new Error('the prologue parses')
const shelf = library([scenario])
const open = (world: FakeWorld) => session(world, () => shelf, seatedBots, 'en')
const tell = <T>(result: { ok: true; value: T } | { ok: false; reason: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.reason))
  return result.value
}

function turn(play: Session) {
  const now = play.store.getState().open
  if (now === null) throw new Error('a game is open')
  return turnOf(now.table, now.save, now.played.row, now.played.over)
}

/** One step of a random but repeatable player; false once the game is over. */
function stepOn(play: Session, roll: (sides: number) => number): boolean {
  const now = play.store.getState().open!
  const next = turn(play)
  if (next.kind === 'over') return false
  if (next.kind === 'after') play.next()
  if (next.kind === 'choose') {
    const acts = legalActs(now.table, now.played.row, next.seat)
    const agenda: Agenda = acts.length === 0 ? [] : [acts[roll(acts.length)]!]
    tell(play.send(next.seat, agenda))
  }
  if (next.kind === 'answer')
    tell(play.answer(next.seat, next.matters[0]!.id, { kind: roll(2) === 0 ? 'accept' : 'decline' }))
  return true
}

function playOn(play: Session, seed: number, most = 200): void {
  const source = dice(seed)
  for (let i = 0; i < most && stepOn(play, (sides) => source.roll(sides)); i++);
}

const started = (world: FakeWorld, mode: 'solo' | 'open' | 'sealed' = 'solo') => {
  const play = open(world)
  const id = tell(play.start({ scenario: 'prologue', mode, ...(mode === 'solo' ? { me: 'ua' } : {}), name: 'A game' }))
  return { play, id }
}

describe('a game in a session', () => {
  test.each(['solo', 'open', 'sealed'] as const)('is played to its end: %s', (mode) => {
    const { play } = started(fakeWorld(), mode)
    playOn(play, 3)
    const { save, played } = play.store.getState().open!
    expect(played.over).toBe(true)
    expect(save.record.rounds.length).toBeGreaterThan(0)
    expect(save.said.length).toBe(save.record.rounds.length)
  })

  test('resumes exactly after a reload at any moment', () => {
    const world = fakeWorld()
    const { play, id } = started(world)
    const source = dice(11)
    for (let i = 0; i < 60; i++) {
      const reloaded = open(fakeWorld(new Map(world.entries)))
      const again = tell(reloaded.openGame(id))
      const { save, played } = play.store.getState().open!
      expect({ ...again.save, updated: 0 }).toEqual({ ...save, updated: 0 })
      expect(again.played.row).toEqual(played.row)
      expect(turn(reloaded)).toEqual(turn(play))
      if (!stepOn(play, (sides) => source.roll(sides))) break
    }
    expect(play.store.getState().open!.played.over).toBe(true)
  })

  test('takes back what was sent until the table is revealed', () => {
    const { play } = started(fakeWorld(), 'open')
    const before = play.store.getState().open!.save.draft
    tell(play.send('ru', [{ kind: 'use', instrument: 'ru-restate' }]))
    expect(turn(play)).toMatchObject({ kind: 'choose', seat: 'us' })
    play.undo()
    expect(turn(play)).toMatchObject({ kind: 'choose', seat: 'ru' })
    expect(play.store.getState().open!.save.draft.commit).toEqual(before.commit)
    expect(play.store.getState().open!.save.draft.picked['ru']).toEqual([{ kind: 'use', instrument: 'ru-restate' }])
  })

  test('refuses what the rules do not allow, with a reason, and loses nothing', () => {
    const { play } = started(fakeWorld())
    const before = play.store.getState().open!.save
    const refused = play.send('ua', [
      { kind: 'use', instrument: 'ua-restate' },
      { kind: 'use', instrument: 'ua-press' },
    ])
    expect(refused.ok ? '' : refused.reason.code).toBe('slots')
    expect(play.store.getState().open!.save).toEqual(before)
  })
})

describe('a branch', () => {
  test('replays the kept rounds to the same rows and remembers what it left', () => {
    const { play, id } = started(fakeWorld())
    playOn(play, 5)
    const whole = play.store.getState().open!
    tell(play.branchFrom(1, 'Another try'))
    const part = play.store.getState().open!
    expect(part.save.id).not.toBe(id)
    expect(part.played.rounds[0]).toEqual(whole.played.rounds[0])
    expect(part.save.from).toMatchObject({ rounds: 1, name: 'A game' })
    expect(turn(play).kind).toBe('choose')
    // The same choices lead to the same game: same date, same luck in every branch.
    expect(
      play.store
        .getState()
        .games.map((game) => game.name)
        .sort(),
    ).toEqual(['A game', 'Another try'])
  })
})

describe('a link', () => {
  test('carries the whole record', () => {
    const { play } = started(fakeWorld())
    playOn(play, 8)
    const { record } = play.store.getState().open!.save
    const code = recordToCode(record)
    expect(tell(codeToRecord(code))).toEqual(record)
    expect(code.length).toBeLessThan(8000)
    expect(code).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  test.each([
    ['nothing', '', 'link-broken'],
    ['other letters', 'ab cd', 'link-letters'],
    ['noise', 'abcdefghij', 'link-broken'],
    ['far too long', 'a'.repeat(70_000), 'link-large'],
  ])('that is broken has one clear reason: %s', (_, code, reason) => {
    const read = codeToRecord(code)
    expect(read.ok ? 'ok' : read.reason.code).toBe(reason)
  })

  test('of other rules or another scenario is refused and leaves the open game alone', () => {
    const { play } = started(fakeWorld())
    const before = play.store.getState().open
    const { record } = before!.save
    for (const [change, code] of [
      [{ rules: 'ffffffffffffffff' }, 'record-rules'],
      [{ scenario: 'elsewhere' }, 'record-scenario'],
      [{ rulesVersion: 99 }, 'record-version'],
    ] as const) {
      const opened = play.openRecord({ ...record, ...change }, 'Foreign')
      expect(opened.ok ? 'ok' : opened.reason.code).toBe(code)
      expect(play.store.getState().open).toEqual(before)
    }
  })
})

describe('two tabs', () => {
  test('the second reads only, and may take over', () => {
    const entries = new Map<string, string>()
    const listeners: ((key: string, value: string | null) => void)[] = []
    const first = started(fakeWorld(entries, listeners, 'a'))
    const second = open(fakeWorld(entries, listeners, 'b'))
    expect(tell(second.openGame(first.id)).readOnly).toBe(true)
    expect(second.send('ua', []).ok).toBe(false)
    // What the first does is seen in the second.
    tell(first.play.send('ua', [{ kind: 'use', instrument: 'ua-restate' }]))
    expect(second.store.getState().open!.save.record).toEqual(first.play.store.getState().open!.save.record)
    second.takeOver()
    expect(second.store.getState().open!.readOnly).toBe(false)
    expect(first.play.store.getState().open!.readOnly).toBe(true)
  })

  test('a tab that was closed leaves the game free', () => {
    const entries = new Map<string, string>()
    const first = started(fakeWorld(entries, [], 'a'))
    first.play.leave()
    expect(tell(open(fakeWorld(entries, [], 'b')).openGame(first.id)).readOnly).toBe(false)
  })

  test('two games in two tabs do not overwrite each other', () => {
    const entries = new Map<string, string>()
    const listeners: ((key: string, value: string | null) => void)[] = []
    const a = open(fakeWorld(entries, listeners, 'a'))
    const b = open(fakeWorld(entries, listeners, 'b'))
    tell(a.start({ scenario: 'prologue', mode: 'solo', me: 'us', name: 'A' }))
    tell(b.start({ scenario: 'prologue', mode: 'solo', me: 'ru', name: 'B' }))
    playOn(a, 1, 3)
    playOn(b, 2, 3)
    const fresh = open(fakeWorld(entries, listeners, 'c'))
    expect(
      fresh.store
        .getState()
        .games.map((game) => game.name)
        .sort(),
    ).toEqual(['A', 'B'])
  })
})

describe('storage', () => {
  test.each(['full', 'forbidden'] as const)('that is %s is said, and play goes on', (trouble) => {
    const world = fakeWorld()
    world.trouble = trouble
    const { play } = started(world)
    expect(play.store.getState().trouble).toBe(trouble)
    playOn(play, 3)
    expect(play.store.getState().open!.played.over).toBe(true)
  })

  test.each(['{', '[]', '{"version":1}', '{"version":1,"id":"x","name":"n","mode":"solo","record":{}}', 'null'])(
    'with an unreadable game in it: %s',
    (text) => {
      const world = fakeWorld()
      world.entries.set('off-ramp:games', '["x"]')
      world.entries.set('off-ramp:games:x', text)
      expect(open(world).store.getState().games).toEqual([])
    },
  )

  test('a game deleted by mistake comes back', () => {
    const world = fakeWorld()
    const { play, id } = started(world)
    play.remove(id)
    expect(play.store.getState().games).toEqual([])
    expect(play.store.getState().open).toBeNull()
    play.restore()
    expect(play.store.getState().games.map((game) => game.id)).toEqual([id])
    expect(open(fakeWorld(new Map(world.entries))).store.getState().games.length).toBe(1)
  })
})
