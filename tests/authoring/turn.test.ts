// What to turn: from games that were played, the thing that stood in an exit's way and the line that says so. Whoever
// follows the advice sees more signatures in the same games.

import { expect, test } from 'vitest'
import { reportOf } from '../../src/cli/playtest/report.ts'
import { compile } from '../../src/engine/table.ts'
import { adviceOf, type ExitAdvice } from '../../src/lint/playtest/advice.ts'
import { addHits, CASTS, type CastKind, type Hits, playBlock } from '../../src/lint/playtest/playtest.ts'
import { type TurnLine, turnWords } from '../../src/lint/playtest/turn.ts'
import { type Plan, planOf } from '../../src/lint/skeleton/asked.ts'
import { skeletonOf } from '../../src/lint/skeleton/skeleton.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import { plainly } from '../../src/std/told.ts'

const games = 12
const skeleton = skeletonOf(planOf({ id: 'mine', parties: ['North', 'South'], exits: 2 }) as Plan)

function played(text: string) {
  const { scenario, locate } = readScenario(text, 'mine.yaml')
  const table = compile(scenario!)
  const hits = playBlock(table, { rules: '', text: '' }, { cast: 'bargainer', seed: 1, games })
  return { scenario: scenario!, table, hits, locate, advice: adviceOf(scenario!, hits) }
}

/** The first reason for an exit, with what stands on the lines that it names. */
function first(text: string, exit: number) {
  const { scenario, table, hits, locate, advice } = played(text)
  const none = addHits([])
  const byCast = Object.fromEntries(CASTS.map((cast) => [cast, cast === 'bargainer' ? hits : none])) as Record<
    CastKind,
    Hits
  >
  const { turn } = reportOf(table, byCast, games, 1, (path) => locate(path).at?.line)
  const lines = text.split('\n')
  const named = [...(turn[exit]!.lines[1] ?? '').matchAll(/line (\d+)/g)].map(([, n]) => lines[Number(n) - 1]!.trim())
  expect(turn.map(({ exit: id }) => id)).toEqual(scenario.exits.map(({ id }) => id))
  return { reason: advice[exit]!.reasons[0]!, words: turn[exit]!.lines, named, signed: advice[exit]!.signed }
}

test('a seat that cannot pay: the lines of its cost and of its standing, and turning them is what helps', () => {
  const poor = skeleton.replace(/(id: at-home.*value:) 2, range: \[1/, '$1 0, range: [0')
  const { reason, words, named, signed } = first(poor, 0)
  expect(reason).toMatchObject({ code: 'short', of: 'south/article-1/half' })
  expect(words[0]).toContain(`Exit 1, ‹Exit 1›: signed in ${signed} of ${games} games`)
  expect(words[1]).toContain('South had too little standing left for “‹half›” (‹Article A›)')
  expect(named[0]).toContain('id: half-way')
  expect(named[1]).toContain('id: at-home')
  const eased = poor.replace(/(id: half-way.*value:) 3/, '$1 1')
  expect(first(eased, 0).signed).toBeGreaterThan(signed)
})

test('a bound that is never kept, a room that seldom meets, an act that comes too early', () => {
  const bound = first(
    skeleton
      .replace('conditions: [{ track: tension, atMost: 3 }]', 'conditions: [{ track: tension, atMost: 0 }]')
      .replace('max: 5', 'max: 5\n    min: 1'),
    0,
  )
  expect(bound.reason).toMatchObject({ code: 'track', of: 'tension', games })
  expect(bound.named[0]).toContain('atMost: 0')
  const room = first(skeleton.replace('{ held: hall }', '{ held: hall, times: 4 }'), 1)
  expect(room.reason).toMatchObject({ code: 'held', of: 'hall', games })
  expect(room.named[0]).toContain('times: 4')
  const early = first(
    skeleton.replace('  - id: turn\n    at: 3', '  - id: turn\n    at: 1').replace('window: [1, 3]', 'window: [2, 3]'),
    0,
  )
  expect(early.reason).toMatchObject({ code: 'shut', of: 'turn', games })
  expect(early.words.join('\n')).toMatch(/shut it before: line \d+, now 1/)
})

test('what nobody can accept is said to be a red line, and lifting it helps', () => {
  const red = skeleton.replace(
    'costs: { none: 0, half: =half-way, all: red }',
    'costs: { none: 0, half: red, all: red }',
  )
  const { reason, named } = first(red, 0)
  expect(reason).toMatchObject({ code: 'red', of: 'south/article-1/half', games })
  expect(named[0]).toContain('half: red')
  expect(first(skeleton, 0).signed).toBeGreaterThan(0)
})

test('a word in confidence that was not given is named, with the line that asks for it', () => {
  const asked = skeleton.replace(
    '    conditions: [{ track: tension, atMost: 3 }]',
    '    inConfidence: [{ by: south, issue: article-2, options: [half], text: { text: Half. } }]\n    conditions: [{ track: tension, atMost: 3 }]',
  )
  const { advice } = played(asked)
  const told = advice[0]!.reasons.find(({ code }) => code === 'told')
  expect(told).toMatchObject({ of: 'south/article-2/half', turn: ['exits.0.inConfidence'] })
  expect(first(asked, 0).words.join('\n')).toMatch(
    /South had not said “‹half›” \(‹Article B›\) in confidence: line \d+/,
  )
})

test('an exit that ends the game before another can be signed is named', () => {
  const free = skeleton.replace(/(id: half-way.*value:) 3/, '$1 1').replace('kind: widens', 'kind: ends')
  const { advice } = played(free)
  expect(advice[1]!.reasons.map(({ code, of }) => `${code} ${of}`)).toContain('over exit-1')
})

test('an exit that everybody signs at once is easy, and its advice is to ask for more', () => {
  const free = skeleton
    .replace(/(id: half-way.*value:) 3/, '$1 1')
    .replaceAll('half: 1, none: red', 'half: 0, none: red')
  const { advice } = played(free.replaceAll('window: [1, 3]', 'window: [2, 3]').replace('at: 3', 'at: 4'))
  const easy = advice.find(({ isEasy }) => isEasy)
  expect(easy).toBeDefined()
  expect(easy!.signed).toBeGreaterThanOrEqual(0.9 * games)
})

test('a step that costs 1 is not to be made cheaper, and the side that refuses is named before the side that asks', () => {
  const parties = ['North', 'South', 'East']
  const { scenario, advice } = played(skeletonOf(planOf({ id: 'mine', parties, exits: 2 }) as Plan))
  const costs = advice.flatMap(({ exit, reasons }) => reasons.map((reason) => ({ exit, ...reason })))
  expect(costs.some(({ isCheap }) => isCheap)).toBe(true)
  for (const { of, code, isCheap } of costs) {
    const [seat, issue, option] = of.split('/')
    const stance = scenario.issues.find(({ id }) => id === issue)?.stances.find((one) => one.seat === seat)
    if (code === 'unmoved' || code === 'short') expect(isCheap, of).toBe(stance!.costs[option!] === 1)
  }
  for (const { reasons } of advice) {
    const dear = reasons.filter(({ isCheap }) => !isCheap)
    expect(reasons.slice(0, dear.length)).toEqual(dear)
    expect(dear.length, 'the side that refuses is named').toBeGreaterThan(0)
  }
  for (const { lines } of turnWords(scenario, advice, () => 1))
    for (const { told, tip } of lines)
      if (/had the standing|too little standing/.test(plainly(told)) && /North/.test(plainly(told)))
        expect(tip === null ? '' : plainly(tip)).not.toContain('Lower')
})

test('an exit that every game signs, though not at once, is told how to be made harder, with the lines', () => {
  const advice: ExitAdvice = {
    ...played(skeleton).advice[0]!,
    signed: games,
    rounds: [2, 3],
    isEasy: false,
    isSure: true,
    reasons: [],
  }
  const { scenario, locate } = played(skeleton)
  const [turn] = turnWords(scenario, [advice], (path) => locate(path).at?.line)
  const [{ told, tip }] = turn!.lines as [TurnLine]
  expect(plainly(told)).toContain(`signed in ${games} of ${games} games, in rounds 2 to 3.`)
  const lines = skeleton.split('\n')
  const named = [...plainly(tip!).matchAll(/line (\d+)/g)].map(([, n]) => lines[Number(n) - 1]!.trim())
  expect(named).toEqual([
    expect.stringMatching(/^window:/),
    expect.stringContaining('id: half-way'),
    expect.stringMatching(/^conditions:/),
    expect.stringMatching(/^terms:/),
  ])
})

test('reasons of a game are counted once each, and only for exits that it did not sign', () => {
  const { hits, advice } = played(skeleton)
  for (const { exit, signed } of advice) {
    const counts = Object.entries(hits.missed).filter(([key]) => key.startsWith(`${exit} `))
    for (const [key, n] of counts) expect(n, key).toBeLessThanOrEqual(games - signed)
    expect(counts.length > 0).toBe(signed < games)
  }
  expect(addHits([hits, hits]).missed).toEqual(
    Object.fromEntries(Object.entries(hits.missed).map(([key, n]) => [key, 2 * n])),
  )
})
