// Records, saved games and links that were cut, edited or made up: each is refused with a reason that the page
// has words for, or it plays; nothing is thrown.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reasons from '../../assets/words/en/reasons.json'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { seatedBots } from '../../src/opponents/seated.ts'
import { playOut } from '../../src/opponents/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { parseRecord } from '../../src/scenario/recordSchema.ts'
import type { Reason } from '../../src/std/result.ts'
import { turnOf } from '../../src/store/flow.ts'
import { emptyRecord, library } from '../../src/store/library.ts'
import { codeToRecord, recordToCode } from '../../src/store/link.ts'
import { readSave } from '../../src/store/readSave.ts'
import { session } from '../../src/store/session.ts'
import { fakeWorld } from '../store/world.ts'
import { project } from '../tools/serve.mjs'

const scenario = parseScenario(readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')).scenario
if (scenario === undefined) throw new Error('the prologue parses')
const shelf = library([scenario])
const seats = Object.fromEntries(
  scenario.parties.filter(({ role }) => role === 'seat').map(({ id }) => [id, 'bargainer']),
)
const played = playOut(shelf.table('prologue'), emptyRecord(scenario, seats, 3)).record
const code = recordToCode(played)

/** A reason as the page would say it. */
function worded({ code, data = {} }: Reason): string {
  expect(Object.keys(reasons)).toContain(code)
  if (typeof data['why'] === 'string') expect(Object.keys(reasons)).toContain(data['why'])
  return code
}

/** Reads a record's text to its end: refused with words, or replayed. */
function told(read: ReturnType<typeof parseRecord>): string {
  if (!read.ok) return worded(read.reason)
  const table = shelf.tableFor(read.value)
  if (!table.ok) return worded(table.reason)
  const again = replay(table.value, read.value)
  if (!again.ok) return worded(again.reason)
  expect(again.value.row.every(Number.isInteger)).toBe(true)
  return 'plays'
}

const of = (change: object) => JSON.stringify({ ...played, ...change })
const round = (change: object) => of({ rounds: [{ commit: {}, answers: {}, ...change }] })

test.each<readonly [string, string, string]>([
  ['the record itself', of({}), 'plays'],
  ['nothing', '', 'record-not-json'],
  ['half of it', of({}).slice(0, 700), 'record-not-json'],
  ['far too much', `[${'1,'.repeat(300_000)}1]`, 'record-large'],
  ['deep brackets', '['.repeat(190_000) + ']'.repeat(190_000), 'record-'],
  ['another thing', '{"hello":1}', 'record-form'],
  ['a key that every object has', '{"__proto__":{"rulesVersion":1},"constructor":{}}', 'record-form'],
  ['a key too many', of({ note: 'hello' }), 'record-form'],
  ['another scenario', of({ scenario: 'constructor' }), 'record-scenario'],
  ['other rules', of({ rules: '0000000000000000' }), 'record-rules'],
  ['a later version', of({ rulesVersion: 2 }), 'record-version'],
  ['a start that is not there', of({ start: 'toString', rounds: [] }), 'record-form'],
  ['a pack that is not there', of({ pack: 'constructor', rounds: [] }), 'record-form'],
  ['an assumption that is not there', of({ sets: { constructor: 1 }, rounds: [] }), 'record-form'],
  ['an assumption nobody defends', of({ sets: { [scenario.assumptions[0]!.id]: 99 }, rounds: [] }), 'record-form'],
  ['no seats', of({ seats: {} }), 'record-form'],
  ['a seat too many', of({ seats: { ...seats, mars: 'person' } }), 'record-form'],
  ['a seat by another name', of({ seats: { mars: 'person' } }), 'record-form'],
  ['a holder that nobody knows', of({ seats: { ...seats, ru: 'constructor' } }), 'plays'],
  ['a half of a seed', of({ seed: 0.5 }), 'record-form'],
  ['a stranger’s card', round({ commit: { mars: [] } }), 'record-illegal'],
  ['a seat that every object has', round({ commit: { constructor: [] } }), 'record-illegal'],
  [
    'a card that every object has',
    round({ commit: { ru: [{ kind: 'use', instrument: 'constructor' }] } }),
    'record-illegal',
  ],
  [
    'an article that every object has',
    round({ commit: { ru: [{ kind: 'shift', issue: '__proto__', option: 'constructor' }] } }),
    'record-illegal',
  ],
  ['a room that is not there', round({ commit: { ru: [{ kind: 'call', room: 'nowhere' }] } }), 'record-illegal'],
  [
    'two cards for one slot',
    round({
      commit: {
        ru: [
          { kind: 'use', instrument: 'ru-restate' },
          { kind: 'call', room: 'talks' },
        ],
      },
    }),
    'record-illegal',
  ],
  ['answers to nothing', round({ answers: { constructor: { constructor: { kind: 'accept' } } } }), 'plays'],
  ['the game once more after its end', of({ rounds: [...played.rounds, ...played.rounds] }), 'record-'],
])('a record with %s', (_, text, expected) => {
  expect(told(parseRecord(text))).toMatch(new RegExp(`^${expected}`))
})

describe('a link', () => {
  test('cut at any letter says so', () => {
    for (let end = 0; end < code.length; end++) expect(told(codeToRecord(code.slice(0, end)))).not.toBe('plays')
  })

  test('that unpacks to far more than any run is refused', () => {
    // A megabyte of spaces is a few hundred letters.
    const packed = recordToCode({ ...played, text: ' '.repeat(1_000_000) } as GameRecord)
    expect(packed.length).toBeLessThan(10_000)
    expect(told(codeToRecord(packed))).toMatch(/^(link-broken|record-large|record-not-json)$/)
  })

  test('with other letters never throws', () => {
    const letters = fc.array(fc.tuple(fc.nat(code.length), fc.nat(3), fc.string({ maxLength: 3, unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(
        letters,
        (cuts) =>
          void told(
            codeToRecord(
              cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), code),
            ),
          ),
      ),
      { numRuns: 400, seed: 1 },
    )
  })
})

// ── mutations of the tree

const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e9,
    0.5,
    '',
    'x',
    'ru',
    'us',
    'talks',
    'constructor',
    '__proto__',
    'accept',
    'counter',
    [],
    {},
    [[]],
    [{}],
    [null],
    { kind: 'pass' },
    { kind: 'accept' },
    { kind: 'counter', steps: [] },
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const grafts = fc.array(
  fc.tuple(
    fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }),
    values,
    fc.constantFrom('set', 'drop', 'copy', 'rename'),
  ),
  { minLength: 1, maxLength: 3 },
)
type Grafts = typeof grafts extends fc.Arbitrary<infer T> ? T : never

/** The value with something put, left away, doubled or renamed at places in it. */
function grafted<T>(value: T, changes: Grafts): T {
  const copy = JSON.parse(JSON.stringify(value)) as T
  for (const [path, put, how] of changes) {
    let node: unknown = copy
    for (const [depth, turn] of path.entries()) {
      if (node === null || typeof node !== 'object' || Object.keys(node).length === 0) break
      const inner = node as Record<string, unknown>
      const key = Object.keys(inner)[turn % Object.keys(inner).length]!
      const next = inner[key]
      if (depth < path.length - 1 && next !== null && typeof next === 'object' && Object.keys(next).length > 0) {
        node = next
        continue
      }
      if (how === 'set') inner[key] = put
      if (how === 'drop') Array.isArray(inner) ? inner.splice(Number(key), 1) : delete inner[key]
      if (how === 'copy') Array.isArray(inner) ? inner.push(next) : (inner[String(put)] = next)
      if (how === 'rename') {
        delete inner[key]
        inner[typeof put === 'string' ? put : 'us'] = next
      }
      break
    }
  }
  return copy
}

test('mutated records are refused with words, or play', () => {
  fc.assert(
    fc.property(grafts, (changes) => void told(parseRecord(JSON.stringify(grafted(played, changes))))),
    { numRuns: 500, seed: 2, endOnFailure: true },
  )
})

test('mutated saved games open, fall back to the start of their round, or are left off the shelf with a reason', () => {
  // A game in the middle of its second round, with a text on the table that waits for Ukraine's answer.
  const world = fakeWorld()
  const play = session(world, () => shelf, seatedBots, 'en')
  const id = play.start({ scenario: 'prologue', mode: 'open', name: 'A game' })
  if (!id.ok) throw new Error('it starts')
  const saves: string[] = []
  for (let step = 0; step < 24; step++) {
    const open = play.store.getState().open!
    const turn = turnOf(open.table, open.save, open.played.row, open.played.over)
    if (turn.kind === 'after') play.next()
    if (turn.kind === 'choose')
      play.send(turn.seat, played.rounds[open.save.record.rounds.length]?.commit[turn.seat] ?? [])
    if (turn.kind === 'answer') play.answer(turn.seat, turn.matters[0]!.id, { kind: 'decline' })
    saves.push(world.entries.get(`off-ramp:games:${id.value}`)!)
  }
  expect(new Set(saves.map((save) => JSON.parse(save).draft.stage))).toEqual(new Set(['choose', 'answer', 'after']))
  let opened = 0
  fc.assert(
    fc.property(fc.constantFrom(...new Set(saves)), grafts, (text, changes) => {
      const given = JSON.stringify(grafted(JSON.parse(text), changes))
      const read = readSave(given)
      if (!read.ok) return void worded(read.reason)
      const fresh = fakeWorld(
        new Map([
          ['off-ramp:games', JSON.stringify([read.value.id])],
          [`off-ramp:games:${read.value.id}`, given],
        ]),
      )
      const again = session(fresh, () => shelf, seatedBots, 'en')
      const result = again.openGame(read.value.id)
      if (!result.ok) return void worded(result.reason)
      // It opens; the next steps must not fall over what was kept.
      opened++
      for (let step = 0; step < 3; step++) {
        const { table, save, played: now } = again.store.getState().open!
        const turn = turnOf(table, save, now.row, now.over)
        if (turn.kind === 'choose') again.send(turn.seat, [])
        if (turn.kind === 'answer') again.answer(turn.seat, turn.matters[0]!.id, { kind: 'accept' })
        if (turn.kind === 'after') again.next()
      }
    }),
    { numRuns: 300, seed: 3, endOnFailure: true },
  )
  expect(opened).toBeGreaterThan(50)
})

test('one broken saved game is named, and the others are there', () => {
  const world = fakeWorld()
  const play = session(world, () => shelf, seatedBots, 'en')
  play.start({ scenario: 'prologue', mode: 'solo', me: 'ua', name: 'Whole' })
  play.start({ scenario: 'prologue', mode: 'solo', me: 'us', name: 'Cut' })
  const cut = play.store.getState().games.find(({ name }) => name === 'Cut')!
  world.entries.set(`off-ramp:games:${cut.id}`, world.entries.get(`off-ramp:games:${cut.id}`)!.slice(0, 300))
  const again = session(fakeWorld(new Map(world.entries)), () => shelf, seatedBots, 'en').store.getState()
  expect(again.games.map(({ name }) => name)).toEqual(['Whole'])
  expect(again.notice?.code).toBe('save-not-json')
})
