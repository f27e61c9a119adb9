/** Where the class server keeps a lesson while it runs: found again after a kill, taken away at the end. */
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lessonFolder } from '../../src/cli/lessonFolder.ts'
import { type Service, service } from './service.ts'

const place = mkdtempSync(join(tmpdir(), 'lesson-folder-'))
const started: Service[] = []
const start = async (port: number): Promise<Service> => {
  const one = await service(['--port', String(port)])
  started.push(one)
  return one
}
afterAll(async () => {
  await Promise.all(started.map((one) => one.kill()))
  rmSync(place, { recursive: true, force: true })
})
const HOUR = 3600_000

test('key and file are there again, for this user alone, until the lesson is ended', () => {
  const first = lessonFolder(4180, Date.now(), place)
  expect(first.key).toBeUndefined()
  first.keepKey('four words')
  writeFileSync(first.data, '')
  const again = lessonFolder(4180, Date.now(), place)
  expect([again.key, again.data]).toEqual(['four words', first.data])
  expect(statSync(join(again.data, '..')).mode & 0o077).toBe(0)
  expect(lessonFolder(4181, Date.now(), place).key).toBeUndefined()
  again.forget()
  expect(existsSync(first.data)).toBe(false)
  expect(lessonFolder(4180, Date.now(), place).key).toBeUndefined()
})

test('yesterday\u2019s lesson is gone, a stranger\u2019s link is not followed, and any free port has a place of its own', () => {
  const old = lessonFolder(4190, Date.now(), place)
  old.keepKey('of yesterday')
  expect(lessonFolder(4190, Date.now() + 13 * HOUR, place).key).toBeUndefined()
  const elsewhere = mkdtempSync(join(place, 'elsewhere-'))
  symlinkSync(elsewhere, join(place, `off-ramp-class-${process.getuid?.() ?? 'user'}-4200`))
  expect(lessonFolder(4200, Date.now(), place).data.startsWith(join(place, 'off-ramp-class-'))).toBe(true)
  expect(existsSync(join(elsewhere, 'lesson.db'))).toBe(false)
  expect(lessonFolder(0, Date.now(), place).data).not.toBe(lessonFolder(0, Date.now(), place).data)
})

test('a class server that is killed goes on with its lesson when it is started again', {
  timeout: 60_000,
}, async () => {
  // A port that was free a moment ago.
  const probe = await start(0)
  const { port } = probe
  await probe.stop()
  const killed = await start(port)
  await killed.kill()
  const again = await start(port)
  expect(again.code).toBe(killed.code)
  await again.stop()
  const fresh = await start(port)
  expect(fresh.code).not.toBe(killed.code)
  await fresh.stop()
})
