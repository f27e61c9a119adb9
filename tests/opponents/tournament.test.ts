// What the policies do at the table, on a bounded sample of the counts that the command line prints in full:
//     npm run -s offramp -- tournament winter-2021 --games 400 --paired
// A share is judged by its 95 % interval, so that a small sample fails only where the full count would.

import { describe, expect, test } from 'vitest'
import { readCast } from '../../src/cli/cast.ts'
import { openScenario } from '../../src/cli/open.ts'
import { addUp, tallyGames } from '../../src/cli/tally.ts'
import { wilson } from '../../src/cli/wilson.ts'
import { withEager } from './eager.ts'

const opened = openScenario('winter-2021')
const { table } = opened
const LONG = 120_000
const GAMES = 24

const played = (typed: string, games = GAMES) =>
  tallyGames(opened, readCast(table, [typed]), games, 1, { paired: true })
const signed = (exits: Readonly<Record<string, readonly number[]>>, id: string) =>
  (exits[id] ?? []).reduce((sum, n) => sum + n, 0)
const kindOf = (id: string) => table.scenario.exits.find((exit) => exit.id === id)!.kind

describe('at the table of the winter', () => {
  test('papers sign nothing', () => {
    expect(played('all=paper', 10)).toMatchObject({ some: 0, ended: 0, agreed: 0 })
  })

  test(
    'bargainers reach some exit in a quarter to three quarters, several kinds of them, and give up nothing for it',
    () => {
      const tally = played('all=bargainer')
      const [low, high] = wilson(tally.some, tally.games)
      expect(low).toBeLessThanOrEqual(75)
      expect(high).toBeGreaterThanOrEqual(25)
      const found = Object.keys(tally.exits).filter((id) => signed(tally.exits, id) > 0)
      expect(found.length).toBeGreaterThanOrEqual(5)
      expect(found.map(kindOf)).toContain('ends')
      for (const id of found) expect(wilson(signed(tally.exits, id), tally.some)[0]).toBeLessThanOrEqual(50)
      expect(tally.paired!.added).toBeGreaterThan(tally.paired!.givenUp)
    },
    LONG,
  )

  test(
    'read strictly, governments sign in one game of ten at most',
    () => {
      const tally = played('all=hard')
      expect(wilson(tally.some, tally.games)[0]).toBeLessThanOrEqual(10)
    },
    LONG,
  )

  test(
    'who agrees to everything reaches small exits and none that ends',
    () => {
      const cast = Object.fromEntries(table.seats.map((seat) => [seat, 'eager']))
      const tally = tallyGames(opened, cast, 40, 1, { policies: withEager })
      expect(tally.some).toBeGreaterThan(0)
      expect(tally.ended).toBe(0)
      expect(
        Object.keys(tally.exits).filter((id) => signed(tally.exits, id) > 0 && kindOf(id) === 'widens').length,
      ).toBeGreaterThan(1)
    },
    LONG,
  )
})

test(
  'tallies of blocks add up to the tally of all',
  () => {
    const cast = readCast(table, ['all=random'])
    const blocks = [tallyGames(opened, cast, 3, 1, { paired: true }), tallyGames(opened, cast, 4, 4, { paired: true })]
    expect(blocks.reduce(addUp)).toEqual(tallyGames(opened, cast, 7, 1, { paired: true }))
  },
  LONG,
)

test(
  'random games of the winter run through, and what they sign is counted',
  () => {
    const tally = tallyGames(opened, readCast(table, ['all=random']), 30, 1)
    expect(tally.games).toBe(30)
    expect(Object.values(tally.endings).reduce((sum, n) => sum + n, 0)).toBe(30)
  },
  LONG,
)

test('whatever concerns soil of NATO’s allies has NATO’s signature', () => {
  const allies = ['ro', 'pl', 'ee-lv-lt']
  const theirs = table.scenario.issues.filter(({ concerns }) => concerns.some((id) => allies.includes(id)))
  expect(theirs.length).toBeGreaterThan(0)
  for (const { terms, signatories, id } of table.scenario.exits)
    if (terms.some(({ issue }) => theirs.some((one) => one.id === issue))) expect(signatories, id).toContain('nato')
})
