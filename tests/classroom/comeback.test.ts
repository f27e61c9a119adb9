// Everyone comes back: late, with another device, after a cut line, after `kill -9`.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'
import { type Scripted, scripted, until } from './pupil.ts'
import { type Service, service, type Wire, wire } from './service.ts'

const path = join(project, 'scenarios', 'prologue.yaml')
const table = compile(parseScenario(readFileSync(path, 'utf8'), path).scenario!)
const key = 'ABCD-EFGH-JKLM'
const folder = mkdtempSync(join(tmpdir(), 'off-ramp-class-'))
const kept = ['--data', join(folder, 'class.db'), '--key', key]

let running: Service
let line: Wire
beforeAll(async () => {
  running = await service([...kept, '--port', '0'])
  line = await wire(() => running.port)
}, 30_000)
afterAll(async () => {
  await line.close()
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a lesson of thirty survives a late pupil, a lost device, another device, a cut line and kill -9 in the middle of a round', async () => {
  const { code } = running
  const direct = () => `http://127.0.0.1:${running.port}/`
  const cuttable = `http://127.0.0.1:${line.port}/`
  const slow = () => 40 + Math.floor(Math.random() * 120)
  const teacher = scripted({ table, base: cuttable, code, key })
  const join = (more: Partial<Parameters<typeof scripted>[0]> = {}) =>
    scripted({ table, base: cuttable, code, plays: 'random', thinks: slow, ...more })
  const pupils: Scripted[] = Array.from({ length: 29 }, () => join())
  await until('everybody is in', () => pupils.every(({ you }) => you !== undefined))
  const roles = [...table.seats, 'archivist']
  pupils.forEach((pupil, i) => {
    pupil.line.wish({ kind: 'sit', table: Math.floor(i / 5), role: roles[i % 5]! })
  })
  await until('everybody sits', () => pupils.every(({ you }) => you?.role != null))
  teacher.line.teach({ kind: 'start' })
  await until('play has begun', () => pupils.some(({ save }) => (save?.draft.stage ?? 'choose') !== 'choose'))

  // Somebody comes late and takes the free place.
  const late = join()
  await until('the late one is in', () => late.you !== undefined)
  late.line.wish({ kind: 'sit', table: 5, role: 'archivist' })
  await until('the late one sits', () => late.you?.role === 'archivist')

  // A lost device: its pupil goes on with another, by the come-back code alone.
  const lost = pupils[0]!
  const { comeback, id } = lost.you!
  lost.close()
  const found = join({ comeback })
  pupils[0] = found
  await until('the pupil is the same on another device', () => found.you?.id === id && found.save !== undefined)
  expect(found.you?.role).toBe(table.seats[0])

  // The server is killed in the middle of a round; what anyone was told is still so afterwards.
  const told = pupils.map(({ save }) => save?.record.rounds.length ?? 0)
  const committed = pupils.map(({ save, you }) =>
    save?.draft.stage === 'choose' ? save.draft.commit[you?.role ?? ''] : undefined,
  )
  await running.kill()
  running = await service([...kept, '--port', '0'])
  expect(running.code).toBe(code)
  await until('everybody is back', () => [...pupils, teacher].every(({ state }) => state === 'up'), 30_000)
  await until(
    'every copy is at least where it was',
    () => pupils.every(({ save }, i) => (save?.record.rounds.length ?? 0) >= told[i]!),
    10_000,
  )
  pupils.forEach(({ save, you }, i) => {
    if (committed[i] === undefined || save!.record.rounds.length > told[i]! || save!.draft.stage !== 'choose') return
    expect(save!.draft.commit[you!.role!]).toEqual(committed[i])
  })

  // The network is gone for a while, then there again.
  line.cut()
  await new Promise((done) => setTimeout(done, 1500))
  line.mend()
  await until(
    'everybody is back after the cut',
    () => [...pupils, teacher, late].every(({ state }) => state === 'up'),
    30_000,
  )

  await until('every table has ended', () => teacher.news?.tables.every(({ ended }) => ended) === true, 60_000)
  const answer = await fetch(`${direct()}class/lesson/${code}/records`, { headers: { 'x-class-key': key } })
  const { tables } = (await answer.json()) as { tables: { record: GameRecord }[] }
  expect(tables).toHaveLength(6)
  for (const { record } of tables) expect(replay(table, record)).toMatchObject({ ok: true, value: { over: true } })
  for (const one of [...pupils, late, teacher]) one.close()
}, 120_000)
