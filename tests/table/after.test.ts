/**
 * The sentence over a finished round says what the rows beside it show: an exit that opened because a meeting
 * was held is news, also where nobody stepped; and one reason is given only where one party said no.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Matter } from '../../src/domain/move.ts'
import { type PlayedRound, playRound } from '../../src/engine/game.ts'
import { startRow } from '../../src/engine/history.ts'
import { roomIndex } from '../../src/engine/read.ts'
import { compile, type Row } from '../../src/engine/table.ts'
import { bills } from '../../src/offramps/bill.ts'
import type { ExitNow, SignState } from '../../src/panels/app/analysis.ts'
import { briefLines, leadWords, outcomeWords, playedWords } from '../../src/panels/table/afterWords.ts'
import { billChange } from '../../src/panels/table/exitWords.ts'
import { priceWords } from '../../src/panels/table/priceWords.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { must } from '../../src/std/result.ts'
import { project } from '../tools/serve.mjs'
import { speaker } from './atPrologue.ts'

const scenario = must(
  parseScenario(readFileSync(join(project, 'scenarios/winter-2021.yaml'), 'utf8')).scenario,
  'the winter reads',
)
const table = compile(scenario)
const sp = { ...speaker, scenario, table }

const start = startRow(table, undefined, [])
/** The start with a room that has met once. */
const met = (room: string): Row => {
  const row = start.slice()
  row[table.layout.held + roomIndex(table, room)] = 1
  return row
}
const round = (after: Row, events: PlayedRound['events'] = []): PlayedRound => ({
  round: 0,
  before: start,
  after,
  matters: [],
  counters: [],
  events,
})
const exitsAt = (row: Row, state: (id: string) => SignState): readonly ExitNow[] =>
  scenario.exits.map((exit, x) => ({
    exit,
    bill: bills(table, row)[x]!,
    verdict: null,
    state: state(exit.id),
    roundsLeft: 5,
  }))
const waiting = Object.fromEntries(scenario.exits.map(({ id }) => [id, 'not-yet' as const]))

describe('what a round meant', () => {
  const after = met('nrc')
  const asks = scenario.exits.filter(
    (_, x) =>
      bills(table, start)[x]!.meetings.some(({ room }) => room === 'nrc') &&
      !bills(table, after)[x]!.meetings.some(({ room }) => room === 'nrc'),
  )

  test('says the meeting and the exits that it opened', () => {
    const opened = asks.slice(0, 2).map(({ id }) => id)
    const lead = leadWords(
      sp,
      round(after),
      exitsAt(after, (id) => (opened.includes(id) ? 'open' : 'not-yet')),
      waiting,
    )
    expect(asks.length).toBeGreaterThan(1)
    expect(lead).toContain('Lead.met {"rooms":"the NATO–Russia Council"}')
    expect(lead).toContain('Lead.opened {"count":2')
    expect(lead).not.toContain('lead.nothing')
  })

  test('says the meeting where no barrier rose yet, and nothing moved only where nothing did', () => {
    const still = () => 'not-yet' as const
    expect(leadWords(sp, round(after), exitsAt(after, still), waiting)).toBe(
      'Lead.met {"rooms":"the NATO–Russia Council"}',
    )
    expect(leadWords(sp, round(start), exitsAt(start, still), waiting)).toBe('Lead.nothing {}')
  })

  test('says first that texts were put and none agreed, where that is all that was tried', () => {
    const matter: Matter = {
      id: 'd:us:0',
      kind: 'deal',
      by: 'us',
      to: ['ru'],
      act: { kind: 'deal', room: 'nrc', steps: [] },
    }
    const still = () => 'not-yet' as const
    const lead = (events: PlayedRound['events']) =>
      leadWords(sp, { ...round(start, events), matters: [matter] }, exitsAt(start, still), waiting)
    expect(lead([])).toBe('Lead.noneAgreed {"count":1}gap {}Lead.then.nothing {}')
    const made = { kind: 'deal-made', matter: matter.id, room: 'nrc', seats: ['us', 'ru'], steps: [] }
    expect(lead([made] as unknown as PlayedRound['events'])).toBe('Lead.nothing {}')
  })

  test('does not call an exit opened that was only not yet known', () => {
    const lead = leadWords(
      sp,
      round(after),
      exitsAt(after, () => 'open'),
      undefined,
    )
    expect(lead).not.toContain('lead.opened')
  })

  test('a row says that the meeting was held, and does not count it as a step', () => {
    const x = scenario.exits.indexOf(asks[0]!)
    expect(billChange(sp, bills(table, start)[x]!, bills(table, after)[x]!)).toBe(
      'Bill.met {"rooms":"the NATO–Russia Council"}',
    )
    expect(billChange(sp, bills(table, start)[x]!, bills(table, start)[x]!)).toBe('')
  })
})

test('a gain past the most that standing can be is not promised', () => {
  const most = speaker.table.standingMax
  const gain = (have: number, net: number) => priceWords(speaker, { gross: -net, net, have, ifAgreed: false })
  expect(gain(most, -1)).toBe(`price.most {"count":1,"most":${most}}`)
  expect(gain(most - 1, -2)).toBe(`price.gains {"count":1,"have":${most - 1},"left":${most}}`)
  expect(gain(most - 2, -1)).toBe(`price.gains {"count":1,"have":${most - 2},"left":${most - 1}}`)
})

test('one reason is given where one party said no; of several each has its own below', () => {
  const matter: Matter = {
    id: 'd:us:1',
    kind: 'deal',
    by: 'us',
    to: ['ru', 'nato'],
    act: { kind: 'deal', room: 'nrc', steps: [] },
  }
  const ground = { code: 'red', weight: -3, data: {}, cite: [] }
  const judged = { answer: { kind: 'decline' }, sum: [ground] }
  const failed = (declined: readonly string[]): PlayedRound => ({
    ...round(start, [{ kind: 'deal-failed', matter: matter.id, declined }] as unknown as PlayedRound['events']),
    matters: [matter],
  })
  const said = { [matter.id]: { ru: judged, nato: judged } } as unknown as Parameters<typeof outcomeWords>[3]
  const words = (count: number, last: string) =>
    outcomeWords(sp, failed(count === 1 ? [last] : ['ru', last]), matter, {}, true)
  const one = outcomeWords(sp, failed(['ru']), matter, said, true)
  const two = outcomeWords(sp, failed(['ru', 'nato']), matter, said, true)
  expect(one).toContain('"count":1')
  expect(one.length).toBeGreaterThan(words(1, 'ru').length)
  expect(two).toBe(words(2, 'nato'))
})

test('a text of another that somebody here wanted and that failed is told at a glance', () => {
  const matter: Matter = {
    id: 'd:ru:0',
    kind: 'deal',
    by: 'ru',
    to: ['us', 'nato'],
    act: { kind: 'deal', room: 'nrc', steps: [] },
  }
  const events = [
    { kind: 'deal-failed', matter: matter.id, declined: ['nato'], cause: { kind: 'act', by: 'ru', act: matter.act } },
  ] as unknown as PlayedRound['events']
  const last: PlayedRound = { ...round(start, events), matters: [matter] }
  expect(briefLines(sp, last, [])).toEqual([])
  expect(briefLines(sp, last, [], [matter.id]).map(({ words }) => words)).toHaveLength(1)
  expect(briefLines(sp, last, [matter.id], [matter.id])).toEqual([])
})

describe('a card that nobody has to answer', () => {
  test('says whose standing it moved, and no other card’s doing', () => {
    const prologue = speaker.table
    const before = startRow(prologue, undefined, [])
    const card = (seat: string) =>
      speaker.scenario.instruments.find(({ seats, standing }) => seats.includes(seat) && standing === 1)!
    const [ru, us] = ['ru', 'us'].map((seat) => ({ kind: 'use' as const, instrument: card(seat).id }))
    const played = playRound(prologue, before, { commit: { ru: [ru!], us: [us!] }, answers: {} }, () => false)
    const words = playedWords(speaker, played, { seat: 'us', act: us!, matter: null, also: [] })
    expect(words.match(/log\.standing/gi)).toHaveLength(1)
    expect(words).toMatch(/log\.standing .*"from":(\d),"to":(\d)/i)
    expect(words).toContain(speaker.scenario.parties.find(({ id }) => id === 'us')!.short)
  })
})
