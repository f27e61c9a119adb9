// A lesson over the real service: thirty scripted pupils at six tables, and a teacher.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClassServer, startClass } from '../../src/classroom/server/server.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { rulesHash, textHash } from '../../src/scenario/hashes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'
import { type Scripted, scripted, until } from './pupil.ts'
import { emptyGame } from './service.ts'

const path = join(project, 'scenarios', 'prologue.yaml')
const scenario = parseScenario(readFileSync(path, 'utf8'), path).scenario!
const table = compile(scenario)
const hashes = { rules: rulesHash(scenario), text: textHash(scenario) }
const scenarioOf = (id: string) => (id === scenario.id ? { table, hashes } : null)
const dir = emptyGame()

let server: ClassServer
let base: string
beforeAll(async () => {
  server = await startClass({
    dir,
    host: '127.0.0.1',
    port: 0,
    scenario: 'prologue',
    scenarioOf,
    key: 'ABCD-EFGH-JKLM',
  })
  base = `http://127.0.0.1:${server.port}/`
})
afterAll(() => server.close())

describe('a whole lesson', () => {
  test('thirty pupils at six tables play to the end, and every copy agrees with the referee', async () => {
    const teacher = scripted({ table, base, code: server.code, key: server.key })
    const pupils: Scripted[] = Array.from({ length: 30 }, () =>
      scripted({ table, base, code: server.code, plays: 'random' }),
    )
    await until('everybody is in', () => pupils.every(({ you }) => you !== undefined))
    const roles = [...table.seats, 'archivist']
    pupils.forEach((pupil, i) => {
      pupil.line.wish({ kind: 'sit', table: Math.floor(i / 5), role: roles[i % 5]! })
    })
    await until('everybody sits', () => pupils.every(({ you }) => you?.role != null))
    teacher.line.teach({ kind: 'start' })
    await until('every table has ended', () => teacher.news?.tables.every(({ ended }) => ended) === true, 60_000)
    expect(pupils.map(({ disagreements }) => disagreements)).toEqual(pupils.map(() => 0))
    const records = (await (
      await fetch(`${base}class/lesson/${server.code}/records`, { headers: { 'x-class-key': server.key } })
    ).json()) as { tables: { record: GameRecord }[] }
    expect(records.tables).toHaveLength(6)
    for (const { record } of records.tables)
      expect(replay(table, record)).toMatchObject({ ok: true, value: { over: true } })

    // Nothing is kept that the teacher has not saved.
    teacher.line.teach({ kind: 'close' })
    await until('everybody has heard that it is closed', () => pupils.every(({ news }) => news?.state === 'closed'))
    const gone = await fetch(`${base}class/lesson/${server.code}/records`, { headers: { 'x-class-key': server.key } })
    expect(gone.status).toBe(404)
    for (const one of [teacher, ...pupils]) one.close()
  }, 90_000)
})
