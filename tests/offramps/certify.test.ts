/** `certify` ends with 0 if everything holds, and with 1 if one certificate fails. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { certify } from '../../src/cli/certify.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { shipped } from '../tiny/subjects.ts'

const table = shipped('prologue')
const found = verdicts(table, table.first, { withoutSlack: true })
let folder = ''
let said: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certify-'))
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** What `verdicts … --json` writes, one off-ramp changed. */
function written(change: (one: Verdict) => object = (one) => one): string {
  const offRamps = found.map((one, i) => {
    const { id: verdict, exit: id, ...rest } = { ...one, ...(i === 0 ? change(one) : {}) }
    return { ...rest, id, verdict }
  })
  const path = join(folder, 'told.json')
  writeFileSync(path, JSON.stringify({ scenario: 'prologue', row: table.first, offRamps }))
  return path
}

test('what was found holds', () => {
  expect(certify([written()])).toBe(0)
  expect(said.at(-1)).toBe(`All ${found.length} hold.`)
})

test.each<readonly [string, (one: Verdict) => object]>([
  ['a line too short', (one) => ({ fewestRounds: (one.fewestRounds ?? 0) + 1 })],
  ['a seal without a reason', () => ({ id: 'sealed', how: 'out-of-time', certificate: undefined })],
  [
    'a proof of nothing',
    () => ({
      id: 'sealed',
      how: 'out-of-time',
      certificate: { kind: 'clauses', rounds: [], proof: { names: [], steps: [] } },
    }),
  ],
  ['a certificate of no known form', () => ({ id: 'sealed', how: 'out-of-time', certificate: { kind: 'bound' } })],
])('%s fails', (_, change) => {
  expect(certify([written(change)])).toBe(1)
  expect(said[0]).toMatch(/^FAILS/)
  expect(said.at(-1)).toBe(`1 of ${found.length} fail.`)
})

test('a file that is none is refused in words', () => {
  expect(() => certify([join(folder, 'none.json')])).toThrow('There is no file')
  writeFileSync(join(folder, 'other.json'), '{}')
  expect(() => certify([join(folder, 'other.json')])).toThrow('is not what')
})
