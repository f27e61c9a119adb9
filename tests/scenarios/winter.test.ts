/**
 * The winter as an author's promise: it reads without a problem, its record
 * replays, every exit can be reached by a table that wants it, papers alone
 * reach none, and the road stays alive in between.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { playRound, RULES_VERSION, replay } from '../../src/engine/game.ts'
import { historyRounds, layHistory, startRow } from '../../src/engine/history.ts'
import { compile, packSets, type Row } from '../../src/engine/table.ts'
import { everyoneAgrees } from '../../src/offramps/everyoneAgrees.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { rulesHash, textHash } from '../../src/scenario/hashes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { readRecord } from '../../src/scenario/recordSchema.ts'
import { project } from '../tools/serve.mjs'
import { newWords } from './newWords.ts'

const parsed = parseScenario(readFileSync(join(project, 'scenarios/winter-2021.yaml'), 'utf8'), 'winter-2021.yaml')
const scenario = parsed.scenario!
const table = compile(scenario)
const hashes = { rules: rulesHash(scenario), text: textHash(scenario) }
const LONG = 240_000

const takenIn = (row: Row) =>
  scenario.exits.flatMap((exit, e) =>
    row[table.layout.taken + e]! > 0 ? [`${exit.id} in round ${row[table.layout.taken + e]}`] : [],
  )
const happenedIn = (row: Row) =>
  scenario.events.flatMap((event, e) => (row[table.layout.event + e] === 1 ? [event.id] : []))
const trackIn = (row: Row, id: string) => row[table.layout.track + table.tracks.indexOf(id)]!

test('reads without a problem', () => expect(parsed.diagnostics).toEqual([]))

// ── what is promised of every text

describe('words', () => {
  test('cards and brackets are short', () => {
    const options = scenario.issues.flatMap((issue) => issue.options)
    expect(options.filter(({ short }) => short.split(' ').length > 5).map(({ short }) => short)).toEqual([])
    expect(options.filter(({ offer }) => offer.split(' ').length > 9).map(({ offer }) => offer)).toEqual([])
  })

  test('loaded words stand as the vocabulary has them', () => {
    const texts = textsOf(scenario)
    const breaches = texts.filter((text) =>
      /Ukraine crisis|the Ukraine\b|NATO(’s)? expansion|special military|ultimatum of|peacekeep|annex/i.test(text),
    )
    expect(breaches).toEqual([])
    const named = texts.filter((text) => /DNR|LNR/.test(text))
    expect(named.length).toBeGreaterThan(0)
    for (const text of named)
      expect(text).toMatch(/self-proclaimed DNR and LNR \(by Kyiv, the EU and, in 2023, .* denied by Moscow\)/)
  })
})

function textsOf(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node]
  return node === null || typeof node !== 'object' ? [] : Object.values(node).flatMap(textsOf)
}

// ── what may not be a move

/** Acts that belong to the record, never to a hand (product, Truth and care). */
const NEVER = ['mv-65', 'mv-72', 'mv-73', 'mv-75', 'cal-041', 'cal-096', 'cal-109', 'cal-114']

describe('force is nobody’s move', () => {
  test('no card, option or reserve rests on an act of force or on the record’s own acts', () => {
    const cites = [
      ...scenario.instruments.flatMap(({ text }) => text.cite),
      ...scenario.reserves.flatMap(({ text }) => text.cite),
      ...scenario.issues.flatMap(({ options }) => options.flatMap(({ cite }) => cite)),
    ]
    expect(cites.filter((id) => NEVER.includes(id))).toEqual([])
  })

  test('only events raise the number of troops', () => {
    const raising = scenario.instruments.filter(({ effects }) => Number(effects.tracks?.['forces'] ?? 0) > 0)
    expect(raising.map(({ id }) => id)).toEqual([])
  })

  test('pressure short of force follows one rule for all', () => {
    const rules = scenario.instruments
      .filter(({ kind }) => kind === 'pressure')
      .map(({ standing, effects, cooldown }) => [
        Number(standing) + Object.values(effects.standing ?? {}).reduce((sum: number, n) => sum + Number(n), 0),
        effects.pressure,
        cooldown,
      ])
    for (const rule of rules) expect(rule).toEqual([1, 2, 3])
    const pressing = scenario.instruments.filter(({ kind }) => kind === 'pressure').flatMap(({ seats }) => seats)
    expect([...new Set(pressing)].sort()).toEqual([...table.seats].sort())
  })

  test('every event has an actor, and what can be prevented says by what', () => {
    expect(scenario.events.filter(({ actors }) => actors.length === 0)).toEqual([])
    expect(scenario.events.filter(({ unless, preventer }) => unless.length > 0 && preventer === undefined)).toEqual([])
  })

  test('Ukraine’s course is Ukraine’s', () => {
    expect(scenario.issues.find(({ id }) => id === 'course')!.ownedBy).toBe('ua')
  })
})

// ── the record

describe('the documented record', () => {
  const laid = historyRounds(table, scenario.rounds.length)
  const end = laid.at(-1)!.after

  test('replays to recognition, and nothing is signed', () => {
    expect(laid.map(({ round }) => round + 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(takenIn(end)).toEqual([])
    expect(happenedIn(end)).toEqual(scenario.events.map(({ id }) => id))
    expect(laid.map(({ before }) => trackIn(before, 'tension'))).toEqual([4, 4, 5, 6, 7, 7, 7, 7, 7, 10])
  })

  test('every act is cited and dated within its round', () => {
    for (const act of scenario.history) {
      const { from, to } = scenario.rounds[act.round - 1]!
      expect(act.date >= from && act.date <= to, `${act.date} in round ${act.round}`).toBe(true)
      expect(act.text.cite.length).toBeGreaterThan(0)
    }
  })

  test('starts are laid from it, each with its documented standing', () => {
    expect(scenario.starts.map(({ date }) => date)).toEqual([
      '2021-12-17',
      '2022-01-10',
      '2022-01-26',
      '2022-02-07',
      '2022-02-17',
      '2022-02-20',
    ])
    for (const start of scenario.starts) {
      const row = startRow(table, start.id, layHistory(table, start.id))
      expect(row[0]! + 1).toBe(start.round)
    }
  })

  test(
    'its verdicts change in many rounds, and ways narrow before they close',
    () => {
      const seen = [...laid.map(({ before }) => before), end].map((row) => verdicts(table, row))
      const { changes, narrowing } = lifeOf(seen)
      console.log(`record: changes before rounds ${changes.join(', ')}; narrowing: ${narrowing.join(', ')}`)
      expect(changes.length).toBeGreaterThanOrEqual(4)
      expect(narrowing.length).toBeGreaterThanOrEqual(3)
    },
    LONG,
  )
})

/** Rounds before which some verdict is another, and exits that were ever about to close. */
function lifeOf(seen: readonly (readonly Verdict[])[]) {
  const look = (list: readonly Verdict[]) => list.map(({ id }) => id).join()
  const changes = seen.flatMap((list, i) => (i > 0 && look(list) !== look(seen[i - 1]!) ? [i + 1] : []))
  const narrow = seen.flat().filter(({ slack, id }) => slack !== undefined && slack <= 1 && id !== 'sealed')
  return { changes, narrowing: [...new Set(narrow.map(({ exit }) => exit))] }
}

// ── tables of the computer

const cast = (policy: string) => Object.fromEntries(table.seats.map((seat) => [seat, policy]))
const game = (policy: string, seed: number) => playOut(table, emptyRecord(table, cast(policy), seed, hashes))

describe('papers alone', () => {
  test('reach no exit and drift to recognition', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { row, rounds } = game('paper', seed).played
      expect(takenIn(row)).toEqual([])
      expect(happenedIn(row)).toContain('recognition')
      expect(rounds.length).toBe(10)
    }
  })

  test('under either account pack as well', () => {
    for (const { id } of scenario.packs) {
      const other = compile(scenario, packSets(scenario, id))
      const { row } = playOut(other, { ...emptyRecord(other, cast('paper'), 1, hashes), pack: id }).played
      expect(row.slice(other.layout.taken, other.layout.taken + scenario.exits.length).every((n) => n === 0)).toBe(true)
    }
  })
})

describe('it stays alive', () => {
  test.each(['bargainer', 'random'])(
    'verdicts change in at least four rounds of a game of %s seats',
    (policy) => {
      for (const seed of [1, 2]) {
        const { rounds, row } = game(policy, seed).played
        const seen = [...rounds.map(({ before }) => before), row].map((at) =>
          verdicts(table, at, { withoutSlack: true }),
        )
        expect(lifeOf(seen).changes.length, `seed ${seed}`).toBeGreaterThanOrEqual(4)
      }
    },
    LONG,
  )
})

// ── ways out

/** Five records, five exits, five dates. */
const RECORDS: Readonly<Record<string, number>> = {
  exercises: 3,
  'arms-control': 5,
  'ukraine-soil': 6,
  'not-now': 7,
  'own-decision': 8,
}
const pathOf = (exit: string) => join(project, 'tests/scenarios/records', `winter-${exit}.json`)

/** Articles about how things are agreed rather than what. */
const PROCEDURE = ['gate', 'package', 'form', 'room', 'order']

describe('ways out', () => {
  let start: readonly Verdict[] = []
  beforeAll(() => {
    start = verdicts(table, table.first, { withoutSlack: true })
  }, LONG)

  test('there are fourteen, and none can be signed at once', () => {
    expect(scenario.exits.length).toBe(14)
    expect(start.map(({ id }) => id)).toEqual(scenario.exits.map(() => 'closed'))
  })

  test.each(scenario.exits.map(({ id }) => [id]))('%s: a table that wants it reaches it from December', (exit) => {
    const { certificate } = start.find((verdict) => verdict.exit === exit)!
    if (certificate?.kind !== 'line') throw new Error(`no line to ${exit}`)
    let row: Row = table.first
    for (const { commit } of certificate.rounds)
      row = playRound(table, row, { commit, answers: everyoneAgrees(table, commit) }, (event) =>
        certificate.draws.includes(scenario.events[event]!.id),
      ).after
    expect(takenIn(row).some((taken) => taken.startsWith(`${exit} in`))).toBe(true)
  })

  const writes = process.env['WRITE_RECORDS'] !== undefined
  if (writes)
    test('writes the records anew', () => {
      for (const exit of Object.keys(RECORDS))
        writeFileSync(pathOf(exit), `${JSON.stringify(cooperative(exit), null, 1)}\n`)
    })

  function cooperative(exit: string): GameRecord {
    const { certificate } = start.find((verdict) => verdict.exit === exit)!
    if (certificate?.kind !== 'line') throw new Error(`no line to ${exit}`)
    const rounds = certificate.rounds.map(({ commit }) => ({ commit, answers: everyoneAgrees(table, commit) }))
    return { rulesVersion: RULES_VERSION, scenario: scenario.id, ...hashes, seed: 1, seats: cast('person'), rounds }
  }

  test.each(Object.entries(RECORDS))('the record to %s signs it in round %d', (exit, round) => {
    const read = readRecord(JSON.parse(readFileSync(pathOf(exit), 'utf8')))
    if (!read.ok) throw new Error(read.reason.code)
    expect(read.value.rules, 'the rules changed: WRITE_RECORDS=1 writes the records anew').toBe(hashes.rules)
    const played = replay(table, read.value)
    if (!played.ok) throw new Error(played.reason.code)
    expect(takenIn(played.value.row)).toContain(`${exit} in round ${round}`)
    const moved = Object.keys(cast('')).filter((seat) =>
      played.value.rounds.some(({ events }) => events.some((event) => isActOf(event, seat))),
    )
    expect(moved.length).toBeGreaterThanOrEqual(3)
    const shifted = played.value.rounds.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === 'shifted' ? [event.issue] : [])),
    )
    expect(shifted.some((issue) => PROCEDURE.includes(issue))).toBe(true)
  })
})

const isActOf = (event: { readonly kind: string }, seat: string): boolean =>
  (event.kind === 'shifted' || event.kind === 'used' || event.kind === 'reserved') &&
  (event as { seat?: string }).seat === seat

// ── what a player reads

const BUDGET = 250

describe('what a player reads', () => {
  const rows = historyRounds(table, scenario.rounds.length).map(({ before }) => before)
  const counted = table.seats.map((seat) =>
    newWords({ table, forecast: 'texts' }, rows, seat).map(({ total }) => total),
  )

  beforeAll(() => console.table(Object.fromEntries(table.seats.map((seat, s) => [seat, counted[s]!]))))

  test.each(rows.map((_, i) => [i + 1]))(`round %d: at most ${BUDGET} new words`, (round) => {
    expect(Math.max(...counted.map((list) => list[round - 1]!))).toBeLessThanOrEqual(BUDGET)
  })
})
