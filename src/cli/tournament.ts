/**
 * `tournament SCENARIO [--games N] [--seed S] [--cast ru=paper …] [--start ID]
 *  [--acts] [--verdicts] [--paired] [--cards] [--threads N] [--json]`
 *
 * Counts of bot games, by cast: how often each exit was signed and when, how
 * games ended, with 95 % intervals. They say what these policies do, never
 * how likely anything was.
 */
import { parseArgs } from 'node:util'
import type { Table } from '../engine/table.ts'
import { type Cast, castName, readCast } from './cast.ts'
import type { GamesBlock } from './games.thread.ts'
import { openScenario } from './open.ts'
import pc from './paint.ts'
import { wholeNumber } from './play.ts'
import { addUp, type Tally } from './tally.ts'
import { inThreads, threadsHere } from './threads.ts'
import { wilson } from './wilson.ts'

export interface Counts extends Tally {
  readonly cast: Cast
  readonly name: string
}

export async function tournament(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      games: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      cast: { type: 'string', multiple: true, default: [] },
      start: { type: 'string' },
      acts: { type: 'boolean', default: false },
      verdicts: { type: 'boolean', default: false },
      paired: { type: 'boolean', default: false },
      cards: { type: 'boolean', default: false },
      threads: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { table } = openScenario(positionals[0])
  const games = wholeNumber(values.games, 'games')
  const seed = wholeNumber(values.seed, 'seed')
  const threads = values.threads === undefined ? threadsHere() : wholeNumber(values.threads, 'threads')
  const casts = values.cast.length > 0 ? values.cast.map((typed) => readCast(table, [typed])) : usualCasts(table)
  const { start, verdicts, paired, cards } = values
  const blocks = casts.flatMap((cast) =>
    blocksOf(games).map(
      ([from, count]): GamesBlock => ({
        scenario: positionals[0]!,
        cast,
        seed: seed + from,
        games: count,
        counting: { start, verdicts, paired, cards },
      }),
    ),
  )
  const tallies = await inThreads<GamesBlock, Tally>(
    new URL('./games.thread.ts', import.meta.url),
    blocks,
    threads,
    progress(games * casts.length, blocks.length),
  )
  const all = casts.map((cast): Counts => {
    const own = tallies.filter((_, i) => blocks[i]!.cast === cast)
    return { cast, name: castName(table, cast), ...own.reduce(addUp) }
  })
  if (values.json) console.log(JSON.stringify(all, null, 1))
  else
    console.log(
      [
        `Counts of bot games, ${table.scenario.title}, ${games} a cast, seeds from ${seed}; 95 % intervals in brackets`,
        ...all.flatMap((counts) => countLines(table, counts, values.acts)),
      ].join('\n'),
    )
  return 0
}

/** The same blocks whatever the number of threads. */
const BLOCK = 20

function blocksOf(games: number): readonly (readonly [from: number, count: number])[] {
  const blocks: [number, number][] = []
  for (let from = 0; from < games; from += BLOCK) blocks.push([from, Math.min(BLOCK, games - from)])
  return blocks
}

/** On standard error: a line that moves in a terminal, one in ten blocks elsewhere. */
function progress(games: number, blocks: number): (finished: number) => void {
  const live = process.stderr.isTTY === true
  return (finished) => {
    const words = `${Math.round((games * finished) / blocks)} of ${games} games`
    if (live) process.stderr.write(finished === blocks ? '\r\x1b[K' : `\r${words} `)
    else if (blocks >= 10 && finished % Math.ceil(blocks / 10) === 0) process.stderr.write(`${words}\n`)
  }
}

/** All of one kind, then each seat in turn on its paper among bargainers. */
export function usualCasts(table: Table): readonly Cast[] {
  const alike = ['paper', 'hard', 'bargainer', 'conciliatory', 'random'].map((policy) => [`all=${policy}`])
  return [...alike, ...table.seats.map((seat) => [`${seat}=paper`])].map((parts) => readCast(table, parts))
}

/** "63 % (58–68)" */
const shareWords = (hits: number, of: number): string => {
  const [low, high] = wilson(hits, of)
  return `${Math.round((100 * hits) / Math.max(1, of))} % (${low}–${high})`
}

export function countLines(table: Table, counts: Counts, acts: boolean): readonly string[] {
  const share = (n: number) => shareWords(n, counts.games)
  const exits = Object.entries(counts.exits)
    .map(([id, byRound]) => ({ id, byRound, sum: byRound.reduce((a, b) => a + b, 0) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum)
  const head = table.scenario.rounds.map((_, r) => String(r + 1).padStart(4)).join('')
  const mean = (sum: number) => (sum / Math.max(1, counts.games)).toFixed(1)
  return [
    '',
    pc.bold(counts.name),
    `  some exit ${share(counts.some)}, one that ends ${share(counts.ended)}; ${exits.length} different exits${
      exits.length === 0 ? '' : `, the most frequent in ${share(exits[0]!.sum)}`
    }`,
    `  ${counts.proposals} texts, ${counts.agreed} agreed; answers ${listed(counts.answers, String)}`,
    `  endings ${listed(counts.endings, share)}`,
    `  at the end, on average: ${listed(counts.tracks, mean)}; stances off paper ${listed(counts.moved, mean)}`,
    `  events ${listed(counts.events, (n) => `${Math.round((100 * n) / Math.max(1, counts.games))} %`)}`,
    ...(exits.length === 0 ? [] : [pc.dim(`  ${'exit, games by round signed'.padEnd(30)}${head}`)]),
    ...exits.map(
      ({ id, byRound, sum }) =>
        `  ${id.padEnd(30)}${byRound.map((n) => (n === 0 ? '·' : String(n)).padStart(4)).join('')}  ${share(sum)}`,
    ),
    ...(counts.verdicts === undefined ? [] : verdictLines(counts.verdicts)),
    ...(counts.paired === undefined ? [] : pairedLines(counts.paired)),
    ...(counts.cards === undefined ? [] : cardLines(counts.cards)),
    ...(acts
      ? Object.entries(counts.acts)
          .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
          .map(([name, n]) => `    ${String(n).padStart(6)} ${name}`)
      : []),
  ]
}

const listed = (counts: Readonly<Record<string, number>>, words: (n: number) => string): string =>
  Object.entries(counts)
    .map(([id, n]) => `${id} ${words(n)}`)
    .join(', ')

function verdictLines({ changes, narrowing }: NonNullable<Tally['verdicts']>): readonly string[] {
  const narrow = Object.entries(narrowing)
    .filter(([, n]) => n > 0)
    .map(([exit, n]) => `${exit} ${n}`)
  return [
    `  ${'verdicts changed in round'.padEnd(30)}${changes.map((n) => (n === 0 ? '·' : String(n)).padStart(4)).join('')}`,
    `  ever narrowing: ${narrow.join(', ')}`,
  ]
}

function pairedLines({ games, added, givenUp, seats }: NonNullable<Tally['paired']>): readonly string[] {
  return [
    `  beside papers, ${games} pairs: an aim better met in ${added}, an aim given up in ${givenUp}`,
    ...Object.entries(seats).map(
      ([seat, own]) => `    ${seat.padEnd(6)} own aim better met ${own.added}, own aim given up ${own.givenUp}`,
    ),
  ]
}

const cardLines = (cards: NonNullable<Tally['cards']>): readonly string[] => [
  `  ${'card'.padEnd(20)}${'played'.padStart(8)}${'mattered'.padStart(10)}   games in which it was played; in which it changed a bill, an answer or an exit`,
  ...Object.entries(cards).map(
    ([id, { played, mattered }]) =>
      `  ${id.padEnd(20)}${String(played).padStart(8)}${String(mattered).padStart(10)}${mattered === 0 ? '   NEVER' : ''}`,
  ),
]
