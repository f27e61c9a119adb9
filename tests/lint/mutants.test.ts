// A bounded sample of tests/bench/checkMutants.ts, where a hundred thousand are made.

import { expect, test } from 'vitest'
import { checkMutant } from './checkMutant.ts'
import { dossier, template } from './example.ts'
import { mutant } from './mutants.ts'
import { small } from './small.ts'

const SAMPLE = 160

test('files with small faults are told, or play; nothing is thrown', () => {
  const told = Array.from({ length: SAMPLE }, (_, n) => ({
    n,
    ...checkMutant(mutant(n % 5 === 0 ? template : small, n), dossier, n % 20 === 0),
  }))
  expect(told.filter(({ broken }) => broken !== null)).toEqual([])
  const yaml = told.filter(({ isYaml }) => isYaml).length
  expect(yaml / SAMPLE, 'still YAML').toBeGreaterThan(0.3)
  const playable = told.filter(({ isPlayable }) => isPlayable).length
  expect(playable).toBeGreaterThan(SAMPLE / 10)
  expect(playable).toBeLessThan(SAMPLE)
}, 60_000)

test('the same number is the same file', () => {
  for (let n = 0; n < 8; n++) expect(mutant(template, n)).toEqual(mutant(template, n))
  expect(new Set(Array.from({ length: 8 }, (_, n) => mutant(template, n).text)).size).toBe(8)
})
