// The command line as a person types it: one game read out and recorded, counts, and a sentence for what is wrong.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Complaint } from '../../src/cli/open.ts'
import { play, turnWords } from '../../src/cli/play.ts'
import { tournament } from '../../src/cli/tournament.ts'
import { wilson } from '../../src/cli/wilson.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { findScenario } from '../../src/host/node/files.ts'
import type { Turn } from '../../src/opponents/policy.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'

afterEach(() => vi.restoreAllMocks())

/** What a command prints. */
async function printed(
  command: (args: readonly string[]) => number | Promise<number>,
  ...args: readonly string[]
): Promise<string> {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  expect(await command(args)).toBe(0)
  return lines.join('\n')
}

describe('play', () => {
  test('reads one game out and leaves a record that replays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offramp-'))
    const file = join(folder, 'game.json')
    const read = await printed(play, 'prologue', '--seat', 'us=paper', '--seed', '3', '--sums', '--record', file)
    expect(read).toContain('Round 4')
    const record = JSON.parse(readFileSync(file, 'utf8')) as GameRecord
    rmSync(folder, { recursive: true })
    expect(record.seats).toMatchObject({ us: 'paper', ru: 'bargainer' })
    const table = compile(parseScenario(findScenario('prologue')!.text).scenario!)
    expect(replay(table, record)).toMatchObject({ ok: true, value: { over: true } })
  })

  test('leaves no gap in a sentence', async () => {
    expect(await printed(play, 'prologue', '--seed', '5', '--sums')).not.toMatch(/\{\w+\}|undefined/)
  })

  test('says what would turn a no in words, and keeps an aim in part from an aim met', async () => {
    const read = (await Promise.all(['1', '2', '5'].map((seed) => printed(play, 'prologue', '--seed', seed)))).join(
      '\n',
    )
    expect(read).toContain('(would turn it: ')
    expect(read).not.toMatch(/would turn it: [{"]/)
    expect(read).toContain('It goes part of the way to an aim of its own: ')
    const table = compile(parseScenario(findScenario('prologue')!.text).scenario!)
    const step = { seat: 'us', issue: table.issues[0]!, option: table.options[0]![0]! }
    const turns: readonly Turn[] = [
      { kind: 'ask', step },
      { kind: 'drop', step },
      { kind: 'replace', from: step, step },
      { kind: 'standing', n: 1 },
      { kind: 'track', track: table.tracks[0]!, atLeast: 2 },
      { kind: 'wait', exit: table.scenario.exits[0]!.id, n: 1 },
      { kind: 'later' },
    ]
    const told = turns.map((turn) => turnWords(table, turn))
    expect(new Set(told).size).toBe(turns.length)
    for (const words of told) expect(words).not.toMatch(/undefined|[{}]|\.$/)
  })

  test.each([
    ['a scenario that is not there', ['nowhere'], /no scenario “nowhere”/],
    ['a seat that is not there', ['prologue', '--seat', 'xx=paper'], /no seat “xx”/],
    ['a policy that is not there', ['prologue', '--seat', 'us=hawk'], /no policy “hawk”/],
    ['a start that is not there', ['prologue', '--start', 'never'], /no start “never”/],
    ['a seed that is no number', ['prologue', '--seed', 'x'], /--seed wants a whole number/],
  ])('says what is wrong with %s', (_, args, words) => {
    expect(() => play(args)).toThrow(Complaint)
    expect(() => play(args)).toThrow(words)
  })
})

test('tournament counts bot games, alike on one thread and on two', async () => {
  const typed = ['prologue', '--games', '30', '--cast', 'all=bargainer', '--cast', 'all=paper', '--paired', '--json']
  const one = await printed(tournament, ...typed, '--threads', '1')
  expect(await printed(tournament, ...typed, '--threads', '2')).toBe(one)
  expect(JSON.parse(one)).toMatchObject([
    { name: 'all bargainer', games: 30, paired: { games: 30 } },
    { name: 'all paper', games: 30, some: 0, endings: { none: 30 }, paired: { added: 0, givenUp: 0 } },
  ])
}, 60_000)

test.each([
  [0, 400, [0, 1]],
  [200, 400, [45, 55]],
  [400, 400, [99, 100]],
  [1, 3, [6, 80]],
])('the interval of %i in %i', (hits, of, bounds) => expect(wilson(hits, of)).toEqual(bounds))

test('what is typed wrongly ends with a sentence and not with a stack', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'play', 'prologue', '--loud'],
    { cwd: project, encoding: 'utf8' },
  )
  expect(status).toBe(2)
  expect(stderr).toContain('--loud')
  expect(stderr).not.toMatch(/\n\s+at /)
}, 60_000)
