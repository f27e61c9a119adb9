// The folded frontier beside one that is enumerated and sorted; the two points; and what may not be traded at all.

import { describe, expect, test } from 'vitest'
import { replay } from '../../src/engine/game.ts'
import { compile, RED } from '../../src/engine/table.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { frontier, type Package } from '../../src/packages/frontier.ts'
import { betterForAll, egalitarianPoint, nashPoint } from '../../src/packages/points.ts'
import { possible, settledBy, stoodAt } from '../../src/packages/possible.ts'
import { type NegotiatingText, negotiatingText, worthAt } from '../../src/packages/text.ts'
import { twoParties } from '../../src/packages/twoParties.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { allPackages, keptBySorting, randomText } from './subjects.ts'

const tableOf = (name: string) => compile(parseScenario(findScenario(name)!.text).scenario!)
const key = ({ worth }: Pick<Package, 'worth'>) => worth.join()
const worths = (list: readonly Pick<Package, 'worth'>[]) => list.map(key).sort()

describe('the frontier', () => {
  test.each([1, 2, 3, 4, 5, 6].flatMap((parties) => [1, 2, 3, 4].map((seed) => [parties, seed] as const)))(
    'of %i parties is what enumerating finds, seed %i',
    (parties, seed) => {
      const text = randomText({ parties, articles: 5, choices: 4, seed })
      const folded = frontier(text)
      expect(folded.of).toBe(4 ** 5)
      expect(worths(folded.packages)).toEqual(worths(keptBySorting(allPackages(text))))
    },
  )

  test('lists choices that are worth what it says', () => {
    const text = randomText({ parties: 3, articles: 6, choices: 4, seed: 9 })
    for (const one of frontier(text).packages)
      expect(one.worth).toEqual(
        text.parties.map((_, p) =>
          text.articles.reduce((sum, { choices }, a) => sum + choices[one.choices[a]!]!.worth[p]!, 0),
        ),
      )
  })

  test('of a text without articles is one package, worth nothing', () => {
    const empty: NegotiatingText = { parties: [0, 1], articles: [] }
    expect(frontier(empty)).toEqual({ packages: [{ worth: [0, 0], choices: [] }], of: 1 })
  })

  test('of the prologue is what enumerating finds', () => {
    const text = negotiatingText(tableOf('prologue'))
    expect(worths(frontier(text).packages)).toEqual(worths(keptBySorting(allPackages(text))))
  })
})

describe('points', () => {
  const of = (...worth: number[][]): readonly Package[] => worth.map((each) => ({ worth: each, choices: [] }))

  test('Nash takes the greatest product where every party gains', () =>
    expect(nashPoint(of([9, 1], [4, 3], [3, 5], [0, 20]))?.worth).toEqual([3, 5]))
  test('Nash is none where somebody always loses', () => expect(nashPoint(of([9, 0], [-1, 30]))).toBeNull())
  test('of equal products Nash takes the one whose least is greater', () =>
    expect(nashPoint(of([12, 1], [4, 3], [3, 4]))?.worth).toEqual([4, 3]))
  test('egalitarian takes the greatest least, then the next', () =>
    expect(egalitarianPoint(of([9, 1, 1], [2, 2, 5], [2, 3, 3], [1, 9, 9]))?.worth).toEqual([2, 3, 3]))
  test('better for all needs one strictly better', () =>
    expect(betterForAll(of([1, 1], [1, 2], [2, 0]), [1, 1]).map(key)).toEqual(['1,2']))
})

describe.each(['prologue', 'winter-2021'])('%s', (name) => {
  const table = tableOf(name)
  const found = possible(table)

  test('no package beats another, and no red line is crossed', () => {
    for (const one of found.packages) expect(betterForAll(found.packages, one.worth)).toEqual([])
    for (const one of found.packages.slice(0, 200))
      for (const { issue, option } of settledBy(table, found.text, one)) {
        const i = table.issues.indexOf(issue)
        const o = table.options[i]!.indexOf(option)
        for (const holding of table.holdings.filter((each) => each.issue === i))
          expect(holding.cost[o]!).toBeLessThan(RED)
      }
  })

  test('a table on its papers stands at no agreement', () =>
    expect(worthAt(table, found.text.parties, table.first)).toEqual(found.noAgreement))

  test('a party’s own course is not traded', () => {
    table.ownedBy.forEach((owner, issue) => {
      if (owner >= 0) expect(found.text.articles[issue]!.choices).toHaveLength(1)
    })
  })

  test('whoever is not counted loses nothing on any article', () => {
    const [ru, us] = [table.seats.indexOf('ru'), table.seats.indexOf('us')]
    const two = negotiatingText(table, [ru, us])
    const everyone = [...table.seats.keys()]
    for (const { issue, choices } of two.articles)
      for (const { option } of choices) {
        if (option < 0) continue
        const row = table.first.slice()
        table.holdings.forEach((holding, h) => {
          if (holding.issue === issue) row[table.layout.stance + h] = option
        })
        worthAt(table, everyone, row).forEach((worth, seat) => {
          if (seat !== ru && seat !== us) expect(worth, `${table.issues[issue]} ${seat}`).toBeGreaterThanOrEqual(0)
        })
      }
  })

  test('where a game ended lies on the frontier or has packages above it', () => {
    const cast = Object.fromEntries(table.seats.map((seat) => [seat, 'random']))
    const { record } = playOut(table, emptyRecord(table, cast, 3, { rules: '', text: '' }))
    const played = replay(table, record)
    if (!played.ok) throw new Error(played.reason.code)
    const stood = stoodAt(table, found, played.value.row)
    const above = found.packages.filter(({ worth }) => worth.every((points, p) => points >= stood.worth[p]!))
    expect(stood.better).toEqual(above.filter((one) => key(one) !== key(stood)))
  })

  test('the plane of two parties holds every mark within its corners', () => {
    const plane = twoParties(table, 'ru', 'us', table.first)
    expect(plane.points.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['frontier', 'exit', 'no-agreement', 'table', 'egalitarian']),
    )
    for (const { x, y } of plane.points) {
      expect(x).toBeGreaterThanOrEqual(plane.from[0])
      expect(x).toBeLessThanOrEqual(plane.to[0])
      expect(y).toBeGreaterThanOrEqual(plane.from[1])
      expect(y).toBeLessThanOrEqual(plane.to[1])
    }
    const line = plane.points.filter(({ kind }) => kind === 'frontier')
    line.forEach(({ x, y }, i) => {
      if (i > 0) expect([x < line[i - 1]!.x, y > line[i - 1]!.y]).toEqual([true, true])
    })
  })
})
