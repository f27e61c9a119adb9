/** The reasons shown first bear out the answer: of one that hesitates, also what holds it back. */
import { describe, expect, test } from 'vitest'
import { type Judged, likelihood, totalOf } from '../../src/opponents/policy.ts'
import { twoReasons } from '../../src/panels/table/groundWords.ts'

const judged = (...weights: readonly number[]): Judged => {
  const sum = weights.map((weight) => ({
    code: weight > 0 ? ('aim-nearer' as const) : ('cost-home' as const),
    weight,
    cite: [],
  }))
  return { answer: { kind: totalOf(sum) > 0 ? 'accept' : 'decline' }, likely: likelihood(sum), sum }
}
const shown = (one: Judged) => twoReasons(one).map(({ weight }) => weight)

describe('a reluctant yes', () => {
  test.each([[[2, 2, -3]], [[2, 1, 1, 1, -4]], [[3, -2]], [[1, 1, 1, -1, -1]]])(
    '%j shows what is against it, and does not lean that way',
    (weights) => {
      const one = judged(...weights)
      expect(one.likely).toBe('reluctant')
      expect(Math.min(...shown(one))).toBe(Math.min(...weights))
      expect(shown(one).reduce((sum, weight) => sum + weight, 0)).toBeGreaterThanOrEqual(0)
    },
  )
})

test('a reluctant no shows what is against it', () => {
  const one = judged(2, -1, -2)
  expect(one.likely).toBe('reluctant')
  expect(Math.min(...shown(one))).toBe(-2)
})

test('a clear yes gives two reasons of its own', () => {
  expect(shown(judged(4, 3, -1))).toEqual([4, 3])
})
