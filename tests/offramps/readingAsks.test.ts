/** The worker's answers: in parts, the quick one first; what is withdrawn is not answered any more. */
import { afterAll, expect, test, vi } from 'vitest'
import type { Ask, FromWorker, Part, ToWorker } from '../../src/workers/messages.ts'
import { shipped } from '../tiny/subjects.ts'

const table = shipped('prologue')
const load = { scenario: table.scenario, sets: {} }
const heard: FromWorker[] = []
vi.stubGlobal('postMessage', (message: FromWorker) => heard.push(message))
await import('../../src/workers/analysis.worker.ts')
const worker = globalThis as unknown as { onmessage: (event: { readonly data: ToWorker }) => void }
afterAll(() => vi.unstubAllGlobals())

let next = 1
async function answer(ask: Ask): Promise<readonly Part[]> {
  const id = next++
  worker.onmessage({ data: { id, table: 'prologue', load, ask } })
  await vi.waitUntil(
    () => heard.some((message) => message.id === id && (message.done || message.failed !== undefined)),
    { timeout: 50_000, interval: 5 },
  )
  expect(heard.find((message) => message.id === id && message.failed !== undefined)).toBeUndefined()
  return heard.flatMap((message) => (message.id === id && message.part !== undefined ? [message.part] : []))
}

const row = table.first
const [exit, other] = [table.scenario.exits[0]!.id, table.scenario.exits[1]!.id]

test('accounts first, then the flip', { timeout: 60_000 }, async () => {
  const parts = await answer({ kind: 'robustness', row, exit, flip: true })
  expect(
    parts.map(
      (part) => part.kind === 'robustness' && [part.robustness.accounts.length, part.robustness.flip === undefined],
    ),
  ).toEqual([
    [3, true],
    [3, false],
  ])
})

test('without the flip only the accounts', { timeout: 60_000 }, async () => {
  const parts = await answer({ kind: 'robustness', row, exit, flip: false })
  expect(parts).toHaveLength(1)
})

test('outsiders and openings of one exit', { timeout: 60_000 }, async () => {
  expect(await answer({ kind: 'outsiders', row, exit })).toMatchObject([
    { kind: 'outsiders', outsiders: { exit, reachable: 'yes' } },
  ])
  expect(await answer({ kind: 'openings', row, exit })).toMatchObject([
    { kind: 'openings', openings: { asked: 'none-needed' } },
  ])
})

test('a withdrawn question falls silent, and a newer one is not kept waiting', { timeout: 60_000 }, async () => {
  const stale = next++
  worker.onmessage({
    data: { id: stale, table: 'prologue', load, ask: { kind: 'robustness', row, exit: other, flip: true } },
  })
  worker.onmessage({ data: { id: stale, table: 'prologue' } })
  expect(await answer({ kind: 'openings', row, exit })).toHaveLength(1)
  expect(heard.filter((message) => message.id === stale && message.done)).toEqual([])
})
