/** Plays blocks of a playtest in a thread. */
import { type Block, type Hits, playBlock } from '../../lint/playtest/playtest.ts'
import { type Opened, openScenario } from '../open.ts'
import { serveBlocks } from '../threads.ts'

export interface TestBlock extends Block {
  readonly scenario: string
}

const opened = new Map<string, Opened>()

serveBlocks(({ scenario, ...block }: TestBlock): Hits => {
  let open = opened.get(scenario)
  if (open === undefined) opened.set(scenario, (open = openScenario(scenario)))
  return playBlock(open.table, open.hashes, block)
})
