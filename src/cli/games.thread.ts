/** Plays blocks of bot games in a thread of the tournament. */
import type { Cast } from './cast.ts'
import { type Opened, openScenario } from './open.ts'
import { type Counting, tallyGames } from './tally.ts'
import { serveBlocks } from './threads.ts'

export interface GamesBlock {
  readonly scenario: string
  readonly cast: Cast
  readonly seed: number
  readonly games: number
  readonly counting: Omit<Counting, 'policies'>
}

const opened = new Map<string, Opened>()

serveBlocks(({ scenario, cast, seed, games, counting }: GamesBlock) => {
  let open = opened.get(scenario)
  if (open === undefined) opened.set(scenario, (open = openScenario(scenario)))
  return tallyGames(open, cast, games, seed, counting)
})
