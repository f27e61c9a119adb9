// A skeleton in an author's own names: checks clean at once whatever was asked for, every exit is signed in some game of
// bots and none in all, and what is still to be written is told one place at a time.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import forms from '../../assets/words/ja/checker.json' with { type: 'json' }
import { check } from '../../src/cli/check/check.ts'
import { newScenario } from '../../src/cli/new.ts'
import { Complaint } from '../../src/cli/open.ts'
import { compile } from '../../src/engine/table.ts'
import { checkScenario } from '../../src/lint/checkScenario.ts'
import { playBlock } from '../../src/lint/playtest/playtest.ts'
import { idOf, MOST, namesIn, type Plan, planOf, type Wish } from '../../src/lint/skeleton/asked.ts'
import { skeletonOf } from '../../src/lint/skeleton/skeleton.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { inWordsOf, plainly, type Told } from '../../src/std/told.ts'

const folder = mkdtempSync(join(tmpdir(), 'off-ramp-skeleton-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NAMES = ['North', 'South', 'Island', 'Delta', 'Coast']
const planned = (wish: Partial<Wish>): Plan => {
  const plan = planOf({ id: 'mine', parties: NAMES.slice(0, 3), exits: 2, ...wish })
  if ('form' in plan) throw new Error(plainly(plan))
  return plan
}
const SIZES = NAMES.slice(1).flatMap((_, n) => [1, 2, 3, 4].map((exits) => [n + 2, exits] as const))

test.each(SIZES)('%i parties and %i exits: nothing wrong, everything in reach', (parties, exits) => {
  const found = checkScenario(skeletonOf(planned({ parties: NAMES.slice(0, parties), exits })), 'mine.yaml', {
    proving: {},
  })
  expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['info unwritten'])
})

test.each([
  [2, 2],
  [3, 2],
  [3, 3],
])('%i parties and %i exits: bots sign each exit in some games, and not in all', (parties, exits) => {
  const { scenario } = parseScenario(skeletonOf(planned({ parties: NAMES.slice(0, parties), exits })))
  const games = 20
  const { signed, bad } = playBlock(compile(scenario!), { rules: '', text: '' }, { cast: 'bargainer', seed: 1, games })
  expect(bad).toEqual([])
  for (const { id } of scenario!.exits) {
    const n = (signed[id] ?? []).reduce((sum, one) => sum + one, 0)
    expect(n, id).toBeGreaterThan(0)
    expect(n, id).toBeLessThan(games)
  }
})

test('a host has a seat, asks nothing and gives nothing', () => {
  const text = skeletonOf(planned({ parties: NAMES.slice(0, 2), host: 'Council' }))
  expect(checkScenario(text, 'mine.yaml', { proving: {} }).map(({ code }) => code)).toEqual(['unwritten'])
  const { parties, issues, exits, rooms } = parseScenario(text).scenario!
  expect(parties.map(({ id }) => id)).toEqual(['north', 'south', 'council'])
  expect(issues.flatMap(({ stances }) => stances.map(({ seat }) => seat))).not.toContain('council')
  expect(exits.flatMap(({ signatories }) => signatories)).not.toContain('council')
  expect(rooms.every(({ members }) => members.includes('council'))).toBe(true)
})

test('what is to be written is told one place at a time, from the top, until nothing is left', () => {
  let text = skeletonOf(planned({}))
  const lines: number[] = []
  for (;;) {
    const [next] = checkScenario(text, 'mine.yaml').filter(({ code }) => code === 'unwritten')
    if (next === undefined) break
    lines.push(next.at!.line)
    const all = text.split('\n')
    all[next.at!.line - 1] = all[next.at!.line - 1]!.replaceAll(/‹[^›]*›/g, 'Words')
    text = all.join('\n')
  }
  expect(text.replaceAll(/^#.*$/gm, '')).not.toContain('‹')
  expect(lines.length).toBeGreaterThan(30)
  expect(lines).toEqual(lines.toSorted((a, b) => a - b))
  expect(checkScenario(text, 'mine.yaml').filter(({ severity }) => severity !== 'info')).toEqual([])
})

test('an id that was renamed in one place is one fault, told with all the lines where the old one stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'off-ramp-renamed-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const text = skeletonOf(planned({ articles: ['Shares', 'Days', 'Counting'] })).replace(
    '- id: shares',
    '- id: portions',
  )
  const path = join(folder, 'mine.yaml')
  writeFileSync(path, text)
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  expect(check([path, '--no-proofs'])).toBe(1)
  log.mockRestore()
  const told = lines.join('\n')
  expect(told.split('There is no issue “shares”').length).toBe(2)
  const named = [...told.match(/The same in lines (.*)\./)![1]!.matchAll(/\d+/g)].map(([n]) => Number(n))
  const all = text.split('\n').flatMap((line, i) => (/\bshares:|stance: shares/.test(line) ? [i + 1] : []))
  expect(named).toEqual(all.slice(1))
})

test('names are the author’s, whatever they are', () => {
  const hard = ['No: "quoted"', "O'Neill, {x}", 'null', '北港', '#1 - Île', '<b>&amp;']
  const plan = planned({
    parties: hard.slice(0, 5),
    exits: ['A: b', hard[5]!],
    articles: ['Fish, bread', 'true', '- x'],
  })
  const text = skeletonOf(plan)
  expect(checkScenario(text, 'mine.yaml').filter(({ severity }) => severity === 'error')).toEqual([])
  const { scenario } = parseScenario(text)
  expect(scenario!.parties.map(({ name }) => name)).toEqual(hard.slice(0, 5))
  expect(scenario!.exits.map(({ name }) => name)).toEqual(['A: b', hard[5]])
  expect(scenario!.issues.map(({ name }) => name)).toEqual(['Fish, bread', 'true', '- x'])
})

test('ids come from names, as far as they have Latin letters', () => {
  expect(['Île de Sein', '北港', '7 Seas', 'true', 'A  -- b'].map(idOf)).toEqual([
    'ile-de-sein',
    undefined,
    undefined,
    undefined,
    'a-b',
  ])
  expect(planned({ parties: ['Same one', 'same-one'] }).parties.map(({ id }) => id)).toEqual(['same-one', 'party-2'])
  expect(namesIn(' North,South ,, Big  Island、北')).toEqual(['North', 'South', 'Big Island', '北'])
})

test('what no skeleton can be is said in a sentence', () => {
  const told = (wish: Partial<Wish>) => planOf({ id: 'x', parties: NAMES, exits: 2, ...wish })
  for (const wish of [
    { parties: ['One'] },
    { parties: [...NAMES, 'Six'] },
    { parties: ['A', 'A'] },
    { exits: 0 },
    { exits: 5 },
    { exits: 2, articles: ['One'] },
    { articles: NAMES.concat('Six') },
    { rounds: 2 },
    { rounds: MOST.rounds + 1 },
  ])
    expect(Object.hasOwn(forms, (told(wish) as Told).form), JSON.stringify(wish)).toBe(true)
})

test('in Japanese every word of it is, and it says so', () => {
  const say = (told: Told) => inWordsOf(forms, told)!
  const plan = planOf({ id: 'x', parties: ['北港', '砂浜'], exits: 3 }, say) as Plan
  const text = skeletonOf(plan, { schema: 's', language: 'ja', say })
  expect(checkScenario(text, 'x.yaml').map(({ code }) => code)).toEqual(['unwritten'])
  expect(parseScenario(text).scenario!.language).toBe('ja')
  expect(
    [...text.matchAll(/"([^"]*)"/g)].map(([, words]) => words!).filter((words) => /[A-Za-z]{3}/.test(words)),
  ).toEqual([])
})

test('typed: names in quotation marks; without parties there is nothing to name', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const path = join(folder, 'herring.yaml')
  newScenario([path, '--parties', 'North, South', '--exits', 'Herring year, Counted catch', '--rounds', '5'])
  log.mockRestore()
  const { scenario } = parseScenario(readFileSync(path, 'utf8'))
  expect(scenario).toMatchObject({ id: 'herring', rounds: { length: 5 } })
  expect(scenario!.exits.map(({ id }) => id)).toEqual(['herring-year', 'counted-catch'])
  const wrong = join(folder, 'other')
  expect(() => newScenario([wrong, '--exits', '2'])).toThrow(Complaint)
  expect(() => newScenario([wrong, '--parties', 'North,', 'South'])).toThrow('quotation marks')
  expect(() => newScenario([wrong, '--parties', 'One'])).toThrow('two to 5 parties')
  expect(() => newScenario([wrong, '--parties', 'A, B', '--lang', 'eo'])).toThrow('give en or ja')
})

test('it says at once who asks what of whom and what each exit settles, and how to begin anew', () => {
  const path = join(folder, 'school')
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text))
  const asked = ['--parties', 'Council, School, Parents', '--articles', 'Timetable, Bell, Bus', '--exits', 'Trial, All']
  newScenario([path, ...asked])
  log.mockRestore()
  const { scenario } = parseScenario(readFileSync(`${path}.yaml`, 'utf8'))
  for (const { name, stances } of scenario!.issues) {
    const seatAt = (option: string) => stances.find(({ at }) => at === option)!.seat
    const nameOf = (seat: string) => scenario!.parties.find(({ id }) => id === seat)!.name
    expect(lines.join('\n')).toContain(
      `${name}: asked by ${nameOf(seatAt('all'))}, given by ${nameOf(seatAt('none'))}.`,
    )
  }
  expect(lines.join('\n')).toContain('Exit 1, Trial, settles Timetable; signed by Council and School.')
  expect(lines.join('\n')).toContain('Exit 2, All, settles Timetable, Bell and Bus;')
  expect(() => newScenario([path, ...asked])).toThrow('delete the file or choose another name')
})
