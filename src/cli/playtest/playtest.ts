/**
 * `playtest FILE [--games N] [--seed S] [--threads N] [--json F] [--html F] [--record F]`
 *
 * Many games of bots, some of which seek what no game has shown: how often
 * everything came about, what never did, and the first state that broke a
 * promise, kept as a record. Ends with status 1 if there was one.
 */
import { parseArgs } from 'node:util'
import { findScenario, writeText } from '../../host/node/files.ts'
import { addHits, CASTS, type CastKind, type Hits } from '../../lint/playtest/playtest.ts'
import type { LineOf } from '../../lint/playtest/turn.ts'
import { readScenario } from '../../scenario/parse.ts'
import { openScenario } from '../open.ts'
import { wholeNumber } from '../play.ts'
import { inThreads, threadsHere } from '../threads.ts'
import type { TestBlock } from './games.thread.ts'
import { htmlOf } from './html.ts'
import { linesOf } from './lines.ts'
import { type Report, reportOf } from './report.ts'

export async function playtest(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      games: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string' },
      json: { type: 'string' },
      html: { type: 'string' },
      record: { type: 'string' },
    },
  })
  const { table } = openScenario(positionals[0])
  const games = wholeNumber(values.games, 'games')
  const threads = values.threads === undefined ? threadsHere() : wholeNumber(values.threads, 'threads')
  const blocks = blocksOf(positionals[0]!, games, wholeNumber(values.seed, 'seed'))
  const hits = await inThreads<TestBlock, Hits>(
    new URL('./games.thread.ts', import.meta.url),
    blocks,
    threads,
    progress(blocks),
  )
  const byCast = Object.fromEntries(
    CASTS.map((cast) => [cast, addHits(hits.filter((_, i) => blocks[i]!.cast === cast))]),
  ) as Record<CastKind, Hits>
  const report = reportOf(table, byCast, games, wholeNumber(values.seed, 'seed'), linesIn(positionals[0]!))
  console.log(linesOf(report).join('\n'))
  if (values.json !== undefined) written(values.json, `${JSON.stringify(report, null, 1)}\n`)
  if (values.html !== undefined) written(values.html, htmlOf(report))
  return keepBad(report, values.record)
}

function linesIn(name: string): LineOf {
  const { path, text } = findScenario(name)!
  const { locate } = readScenario(text, path)
  return (at) => locate(at).at?.line
}

function written(path: string, text: string): void {
  writeText(path, text)
  console.log(`Written: ${path}`)
}

function keepBad({ bad }: Report, file: string | undefined): number {
  if (bad === null) return 0
  const path = file ?? 'bad-state.json'
  writeText(path, `${JSON.stringify(bad.record, null, 1)}\n`)
  console.error(`The game up to the first bad state is in ${path}.`)
  return 1
}

/** Of ten games three of bargainers, two with one seat on its paper, two random, three that seek the unseen. */
const SHARES: Readonly<Record<CastKind, number>> = { bargainer: 3, 'one on paper': 2, random: 2, curious: 3 }
/** Long enough that seekers learn what was seen, short enough to share out; the same whatever the threads. */
const BLOCK = 25

export function blocksOf(scenario: string, games: number, seed: number): readonly TestBlock[] {
  const blocks: TestBlock[] = []
  let left = games
  for (const [i, cast] of CASTS.entries()) {
    const own = i === CASTS.length - 1 ? left : Math.min(left, Math.ceil((games * SHARES[cast]) / 10))
    left -= own
    for (let from = 0; from < own; from += BLOCK)
      blocks.push({ scenario, cast, seed: seed + from, games: Math.min(BLOCK, own - from) })
  }
  return blocks
}

/** On standard error: a line that moves in a terminal, a line now and then elsewhere. */
function progress(blocks: readonly TestBlock[]): (finished: number) => void {
  const all = blocks.reduce((sum, { games }) => sum + games, 0)
  const live = process.stderr.isTTY === true
  return (finished) => {
    const words = `${Math.round((all * finished) / blocks.length)} of ${all} games`
    if (live) process.stderr.write(finished === blocks.length ? '\r\x1b[K' : `\r${words} `)
    else if (finished % Math.ceil(blocks.length / 10) === 0) process.stderr.write(`${words}\n`)
  }
}
