// The command line as a person types it: one game read out and recorded, counts, and a sentence for what is wrong.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'

const offramp = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: project, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })

describe('offramp', () => {
  test('plays one game, reads it out, and leaves a record that replays', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offramp-'))
    const file = join(folder, 'game.json')
    const { status, stdout } = offramp('play', 'prologue', '--seat', 'us=paper', '--seed', '3', '--record', file)
    const record = JSON.parse(readFileSync(file, 'utf8')) as GameRecord
    rmSync(folder, { recursive: true })
    expect(status).toBe(0)
    expect(stdout).toContain('Round 4')
    expect(record.seats).toMatchObject({ us: 'paper', ru: 'bargainer' })
    const table = compile(parseScenario(findScenario('prologue')!.text).scenario!)
    expect(replay(table, record)).toMatchObject({ ok: true, value: { over: true } })
  })

  test('counts bot games', () => {
    const { status, stdout } = offramp('tournament', 'prologue', '--games', '2', '--cast', 'all=paper', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'all paper', games: 2, some: 0 }])
  })

  test.each([
    ['a scenario that is not there', ['play', 'nowhere'], /no scenario “nowhere”/],
    ['a seat that is not there', ['play', 'prologue', '--seat', 'xx=paper'], /no seat “xx”/],
    ['a policy that is not there', ['play', 'prologue', '--seat', 'us=hawk'], /no policy “hawk”/],
    ['a seed that is no number', ['play', 'prologue', '--seed', 'x'], /--seed wants a whole number/],
    ['an option that is not there', ['play', 'prologue', '--loud'], /--loud/],
  ])('says what is wrong with %s', (_, args, words) => {
    const { status, stderr } = offramp(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
