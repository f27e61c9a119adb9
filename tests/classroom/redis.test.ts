// Two processes are one service over Redis: a pupil who comes to either finds the lesson.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/engine/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { redisServer } from '../tools/redis.mjs'
import { project } from '../tools/serve.mjs'
import { scripted, until } from './pupil.ts'
import { type Service, service } from './service.ts'

const path = join(project, 'scenarios', 'prologue.yaml')
const table = compile(parseScenario(readFileSync(path, 'utf8'), path).scenario!)
const key = 'ABCD-EFGH-JKLM'
const redis = redisServer()
const folder = mkdtempSync(join(tmpdir(), 'off-ramp-redis-'))

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })

/** Does somebody listen there? */
const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = connect(port, '127.0.0.1', () => {
      probe.destroy()
      done(true)
    }).on('error', () => done(false))
  })

// Without Redis on the machine there is nothing to show; the count says so.
describe.skipIf(redis === null)('two processes', () => {
  let server: ChildProcess
  let both: readonly Service[]
  beforeAll(async () => {
    const port = await freePort()
    server = spawn(
      redis!,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { stdio: 'ignore' },
    )
    while (!(await answers(port))) await new Promise((done) => setTimeout(done, 20))
    const args = [
      '--redis',
      `redis://127.0.0.1:${port}`,
      '--data',
      join(folder, 'class.db'),
      '--key',
      key,
      '--port',
      '0',
      '--tables',
      '1',
    ]
    const first = await service(args)
    both = [first, await service(args)]
  }, 60_000)
  afterAll(async () => {
    for (const one of both ?? []) await one.stop()
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('are one service: a table with pupils on both plays to the end', async () => {
    const [first, second] = both
    expect(second!.port).not.toBe(first!.port)
    const base = (one: Service | undefined) => `http://127.0.0.1:${one!.port}/`
    const teacher = scripted({ table, base: base(second), code: first!.code, key })
    const pupils = table.seats.map((_, i) =>
      scripted({ table, base: base(both[i % 2]), code: first!.code, plays: 'random' }),
    )
    await until('everybody is in', () => pupils.every(({ you }) => you !== undefined))
    pupils.forEach((pupil, i) => {
      pupil.line.wish({ kind: 'sit', table: 0, role: table.seats[i]! })
    })
    await until('everybody sits', () => pupils.every(({ you }) => you?.role != null))
    teacher.line.teach({ kind: 'start' })
    await until('the table has ended', () => teacher.news?.tables[0]?.ended === true, 30_000)
    expect(pupils.every(({ disagreements }) => disagreements === 0)).toBe(true)
    for (const one of [...pupils, teacher]) one.close()
  }, 60_000)
})
