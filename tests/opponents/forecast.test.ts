// Forecast and answer may differ: a seat commits unseen. Where a likely yes became a no, the reason given says
// which promise of the round stands against it, and the same text is taken from a seat that has promised nothing.

import { describe, expect, test } from 'vitest'
import { compile } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { strongest } from '../../src/opponents/policy.ts'
import { likelyAnswer } from '../../src/opponents/predict.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'

const BROKEN_PROMISES = [
  'promised-option',
  'accepted-option',
  'promised-standing',
  'promised-steps',
  'already-promised',
]

describe.each(['prologue', 'winter-2021'])('%s', (name) => {
  const table = compile(parseScenario(findScenario(name)!.text).scenario!)
  const everyone = Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer']))
  const games = [1, 2, 3, 4, 5, 6].map((seed) =>
    playOut(table, emptyRecord(table, everyone, seed, { rules: '', text: '' })),
  )
  const asked = games.flatMap(({ record, played, reasons }) =>
    played.rounds.flatMap((round, i) =>
      round.matters.flatMap((matter) => {
        if (matter.kind !== 'deal') return []
        const view = viewFor(table, record, played.rounds.slice(0, i), round.before, matter.by)
        return matter.to.map((seat) => ({
          forecast: likelyAnswer(table, view, matter, seat),
          real: reasons[i]![matter.id]![seat]!,
        }))
      }),
    ),
  )
  const turned = asked.filter(
    ({ forecast, real }) => forecast.answer.kind === 'accept' && real.answer.kind !== 'accept',
  )

  test('a likely yes that became a no names the promise that stands against it', () => {
    const named = turned.filter(({ real }) => BROKEN_PROMISES.includes(strongest(real, 1)[0]!.code))
    expect(turned.length).toBeGreaterThan(3)
    expect(named.length).toBeGreaterThanOrEqual(Math.ceil(0.95 * turned.length))
    // The bare sentence without the article is left to texts that the rules cannot name one for.
    const bare = named.filter(({ real }) => strongest(real, 1)[0]!.code === 'already-promised')
    expect(bare.length).toBeLessThanOrEqual(Math.ceil(0.05 * turned.length))
  })

  test('and says that another round would do, or what would', () => {
    for (const { real } of turned) expect(real.turn, JSON.stringify(real)).toBeDefined()
  })

  test('without promises in the way forecast and answer are the same', () => {
    const free = asked.filter(({ real }) => !real.sum.some(({ code }) => BROKEN_PROMISES.includes(code)))
    const same = free.filter(
      ({ forecast, real }) => (forecast.answer.kind === 'accept') === (real.answer.kind === 'accept'),
    )
    expect(same.length).toBeGreaterThanOrEqual(Math.ceil(0.95 * free.length))
  })

  test('a seat that plays its paper is foretold as it answers', () => {
    const seated = { ...everyone, [table.seats[0]!]: 'paper', [table.seats[2]!]: 'paper' }
    const told = [1, 2, 3].flatMap((seed) => {
      const { record, played, reasons } = playOut(table, emptyRecord(table, seated, seed, { rules: '', text: '' }))
      return played.rounds.flatMap((round, i) =>
        round.matters.flatMap((matter) => {
          if (matter.kind !== 'deal') return []
          const view = viewFor(table, record, played.rounds.slice(0, i), round.before, matter.by)
          return matter.to
            .filter((seat) => seated[seat] === 'paper')
            .map((seat) => ({
              forecast: likelyAnswer(table, view, matter, seat, seated),
              real: reasons[i]![matter.id]![seat]!,
            }))
        }),
      )
    })
    const free = told.filter(({ real }) => !real.sum.some(({ code }) => BROKEN_PROMISES.includes(code)))
    expect(free.length).toBeGreaterThan(5)
    for (const { forecast, real } of free) expect(forecast.answer.kind).toBe(real.answer.kind)
  })
})
