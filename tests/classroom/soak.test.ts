import { expect, test } from 'vitest'
import { soak, soakedWords } from './soak.ts'

test('twenty random kills and cuts lose no move (npm run soak -- --cycles N for more)', async () => {
  const counts = await soak(20, 7)
  console.log(soakedWords(counts))
  expect(counts).toMatchObject({ cycles: 20, lost: 0, disagreements: 0, broken: 0 })
  expect(counts.kills + counts.cuts).toBe(20)
  expect(counts.tables).toBe(2 * counts.lessons)
}, 300_000)
