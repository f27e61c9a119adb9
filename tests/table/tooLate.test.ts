/** A card does not say "toward" of an exit that nobody can reach once it is sent. */
import { expect, test } from 'vitest'
import { startRow } from '../../src/engine/history.ts'
import { compile } from '../../src/engine/table.ts'
import { preview } from '../../src/offramps/preview.ts'
import { cardLabel } from '../../src/panels/table/HandDock.tsx'
import { type HandCard, handFor } from '../../src/panels/table/hand.ts'
import { tooLateFor } from '../../src/panels/table/tooLate.ts'
import { rowAt, speaker, table, winterScenario } from './atPrologue.ts'

const rounds = [1, 2, 3, 4]
const hands = rounds.flatMap((round) => {
  const row = rowAt({ round })
  return table.seats.flatMap((seat) =>
    handFor(table, row, seat)
      .filter(({ refusal }) => refusal === null)
      .map((card) => ({ row, seat, card, late: tooLateFor(table, row, seat, card) })),
  )
})

test('what the card says is what the preview finds', () => {
  const late = hands.filter((one) => one.late.length > 0)
  expect(late.length).toBeGreaterThan(0)
  for (const { row, seat, card, late: exits } of late) {
    const { verdicts } = preview(table, row, seat, [], card.act)
    for (const id of exits)
      for (const way of [verdicts.accepted, verdicts.declined])
        expect(way.find(({ exit }) => exit === id)?.id, `${id} after ${card.key}`).toMatch(/sealed|moot/)
  }
})

test('at the start of a long calendar no card is too late', () => {
  const winter = compile(winterScenario)
  const row = startRow(winter, undefined, [])
  for (const seat of winter.seats)
    for (const card of handFor(winter, row, seat)) expect(tooLateFor(winter, row, seat, card)).toEqual([])
})

test('a card is named after what it can still do', () => {
  const [one, two] = speaker.scenario.exits.map(({ id }) => id) as [string, string]
  const card = { act: { kind: 'call', room: 'talks' }, kind: 'toward', exits: [one, two] } as unknown as HandCard
  expect(cardLabel(speaker, { ...card, tooLate: [one] })).toContain('card.toward {"count":1')
  expect(cardLabel(speaker, { ...card, tooLate: [one, two] })).toContain('card.late {"count":2')
  expect(cardLabel(speaker, card)).toContain('card.toward {"count":2')
})
