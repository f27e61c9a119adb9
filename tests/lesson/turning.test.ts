// Why a card that seems to harden can keep an exit is said beside it.

import { expect, test } from 'vitest'
import type { Alternative } from '../../src/offramps/turningPoint.ts'
import { insteadWords } from '../../src/panels/ending/deedWords.ts'
import { penFor } from '../pack/written.tsx'
import { gameOf } from '../store/lessonGames.ts'
import { seen } from './seenTables.ts'

const instead = (seat: string, instrument: string): Alternative => ({
  seat,
  round: 1,
  index: 0,
  instead: { kind: 'agenda', agenda: [{ kind: 'use', instrument }] },
})

test.each([
  ['en', 'ru', 'ru-restate', '(wins Russia 1 standing)'],
  ['en', 'frde', 'frde-calm', '(calms tension)'],
  ['ja', 'ru', 'ru-restate', '（ロシアの余力が1増える）'],
] as const)('%s: %s, %s', async (language, seat, instrument, why) => {
  const { sp } = await penFor('prologue', language)
  const { open } = seen(gameOf('hand', 14), 1)
  expect(insteadWords(sp, open, instead(seat, instrument), 3)).toContain(why)
})
