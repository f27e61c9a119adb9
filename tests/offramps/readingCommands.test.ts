// The readings as a person types them: text without gaps, data that a second program can check, a sentence for what is wrong.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { Complaint } from '../../src/cli/open.ts'
import { outsiders } from '../../src/cli/outsiders.ts'
import { CAPTION, turningPoints } from '../../src/cli/turningPoints.ts'
import { verdicts } from '../../src/cli/verdicts.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import type { Row } from '../../src/engine/table.ts'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { rulesHash, textHash } from '../../src/scenario/hashes.ts'
import { shipped } from '../tiny/subjects.ts'
import { project } from '../tools/serve.mjs'

afterEach(() => vi.restoreAllMocks())
const folder = mkdtempSync(join(tmpdir(), 'offramp-'))
afterAll(() => rmSync(folder, { recursive: true }))

const table = shipped('prologue')
const hashes = { rules: rulesHash(table.scenario), text: textHash(table.scenario) }
const papers = Object.fromEntries(table.seats.map((seat) => [seat, 'paper']))
const record = playOut(table, emptyRecord(table, papers, 1, hashes)).record
const file = join(folder, 'papers.json')
writeFileSync(file, JSON.stringify(record))

/** What a command prints. */
function printed(command: (args: readonly string[]) => number, ...args: readonly string[]): string {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  expect(command(args)).toBe(0)
  return lines.join('\n')
}

const GAP = /\{\w+\}|undefined|\[object|NaN/

describe('verdicts', () => {
  test('reads every exit out, with its account, and says whose model it is', () => {
    const text = printed(verdicts, 'prologue', '--flips')
    for (const { name } of table.scenario.exits) expect(text).toContain(name)
    expect(text).toContain('in this model')
    expect(text).toMatch(/Holds under every account|Only under/)
    expect(text).not.toMatch(GAP)
  })

  test('as data: every verdict passes the checker from the row beside it', () => {
    const told = JSON.parse(printed(verdicts, 'prologue', '--record', file, '--at', '2', '--json')) as {
      readonly rules: string
      readonly at: number
      readonly row: Row
      readonly offRamps: readonly (Omit<Verdict, 'exit' | 'id'> & {
        readonly id: string
        readonly verdict: Verdict['id']
      })[]
    }
    expect(told).toMatchObject({ scenario: 'prologue', rules: hashes.rules, at: 2 })
    expect(told.offRamps.map(({ id }) => id)).toEqual(table.scenario.exits.map(({ id }) => id))
    for (const { id, verdict, ...rest } of told.offRamps) {
      expect(rest).toHaveProperty('bill')
      expect(rest).toHaveProperty('robustness.label')
      expect(checkCertificate(table, told.row, { ...rest, exit: id, id: verdict })).toMatchObject({ ok: true })
    }
  })

  test.each([
    ['a round that is none', ['prologue', '--at', 'x'], /--at wants the number of a round/],
    ['a round beyond the record', ['prologue', '--record', file, '--at', '9'], /has no round 9/],
    ['a record that is not there', ['prologue', '--record', 'no-such.json'], /no record file/],
    ['a record of another scenario', ['winter-2021', '--record', file], /The record is of “prologue”/],
  ])('says what is wrong with %s', (_, args, words) => {
    expect(() => verdicts(args)).toThrow(Complaint)
    expect(() => verdicts(args)).toThrow(words)
  })
})

describe('turning points', () => {
  test('a game on paper: acts before parties, and the fixed caption', () => {
    const text = printed(turningPoints, file)
    expect(text).toMatch(/was closed for good in round \d of 4/)
    expect(text.endsWith(CAPTION)).toBe(true)
    expect(text).not.toMatch(GAP)
    for (const line of text.split('\n'))
      if (line.includes('Could have kept it'))
        expect(line).toMatch(/Could have kept it: .*in round \d+ at the latest, /i)
  })

  test('as data: every keeper has a line', () => {
    const { turningPoints: points } = JSON.parse(printed(turningPoints, file, '--json')) as {
      readonly turningPoints: readonly { readonly keepers: readonly object[] }[]
    }
    expect(points.length).toBeGreaterThan(0)
    for (const { keepers } of points)
      for (const keeper of keepers) expect(keeper).toMatchObject({ certificate: { kind: 'line' } })
  })

  test('wants a record', () => expect(() => turningPoints([])).toThrow(/Which record/))
})

test('outsiders: whom they can do without, in sentences', () => {
  const text = printed(outsiders, 'prologue')
  expect(text).toMatch(/Can they do without .*\? (Yes|No|Not proved)/)
  expect(text).toContain('the pessimistic reading')
  expect(text).not.toMatch(GAP)
})

test('from the shell, by their names', { timeout: 60_000 }, () => {
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts'], {
    cwd: project,
    encoding: 'utf8',
  })
  for (const name of ['verdicts SCENARIO', 'turning-points R', 'outsiders SCENARIO']) expect(stderr).toContain(name)
})
