/**
 * `tournament SCENARIO [--games N] [--seed S] [--cast ru=paper …] [--start ID] [--acts] [--verdicts] [--json]`
 *
 * Counts of bot games: how often each exit was signed and when, by cast, and
 * how often each act was played. They say what these policies do, never how
 * likely anything was.
 */
import { parseArgs } from 'node:util'
import pc from 'picocolors'
import type { Act } from '../domain/move.ts'
import type { Row, Table } from '../engine/table.ts'
import { verdicts } from '../offramps/verdict.ts'
import { type AimState, aimsNow } from '../opponents/aims.ts'
import { emptyRecord, type PlayedOut, playOut } from '../opponents/table.ts'
import { type Cast, castName, readCast } from './cast.ts'
import { type Opened, openScenario } from './open.ts'
import { wholeNumber } from './play.ts'

export interface Counts {
  readonly cast: Cast
  readonly name: string
  readonly games: number
  /** Games in which at least one exit was signed; in which one that ends was. */
  readonly some: number
  readonly ended: number
  /** Exit → games signed in round 1, 2, … */
  readonly exits: Readonly<Record<string, readonly number[]>>
  /** Event → games in which it happened. */
  readonly events: Readonly<Record<string, number>>
  readonly aims: Readonly<Record<string, Readonly<Record<AimState, number>>>>
  /** Act, in short → times committed. */
  readonly acts: Readonly<Record<string, number>>
  readonly proposals: number
  readonly agreed: number
  readonly answers: Readonly<Record<'accept' | 'decline' | 'counter', number>>
  /** With `--verdicts`: changes of any exit's verdict, by round in which they came about; exits that were ever down to slack 0 or 1. */
  readonly verdicts?: { readonly changes: readonly number[]; readonly narrowing: Readonly<Record<string, number>> }
}

export function tournament(args: readonly string[]): number {
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
      json: { type: 'boolean', default: false },
    },
  })
  const opened = openScenario(positionals[0])
  const games = wholeNumber(values.games, 'games')
  const seed = wholeNumber(values.seed, 'seed')
  const casts =
    values.cast.length > 0 ? values.cast.map((typed) => readCast(opened.table, [typed])) : usualCasts(opened.table)
  const all = casts.map((cast) =>
    countGames(opened, cast, games, seed, { start: values.start, verdicts: values.verdicts }),
  )
  if (values.json) console.log(JSON.stringify(all, null, 1))
  else
    console.log(
      [
        `Counts of bot games, ${opened.table.scenario.title}, ${games} a cast, seeds from ${seed}`,
        ...all.flatMap((counts) => countLines(opened.table, counts, values.acts)),
      ].join('\n'),
    )
  return 0
}

/** All of one kind, then each seat in turn on its paper among bargainers. */
export function usualCasts(table: Table): readonly Cast[] {
  const typed = [['all=bargainer'], ['all=paper'], ['all=random'], ...table.seats.map((seat) => [`${seat}=paper`])]
  return typed.map((parts) => readCast(table, parts))
}

export interface Counting {
  readonly start?: string | undefined
  /** Ask for every exit's verdict after every round: slow. */
  readonly verdicts?: boolean
}

export function countGames(
  opened: Opened,
  cast: Cast,
  games: number,
  seed: number,
  { start, verdicts = false }: Counting = {},
): Counts {
  const { table, hashes } = opened
  const tally = newTally(table)
  const judged = verdicts ? new VerdictCounts(table) : null
  for (let game = 0; game < games; game++) {
    const out = playOut(table, emptyRecord(table, cast, seed + game, hashes, start))
    addGame(table, tally, out)
    judged?.add(out)
    if (process.stderr.isTTY) process.stderr.write(`\r${castName(table, cast)}: ${game + 1} of ${games} `)
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  return { cast, name: castName(table, cast), games, ...tally, ...(judged === null ? {} : { verdicts: judged }) }
}

/** How the verdicts moved, game by game. */
class VerdictCounts {
  readonly changes: number[]
  readonly narrowing: Record<string, number>
  readonly #table: Table

  constructor(table: Table) {
    this.#table = table
    this.changes = table.scenario.rounds.map(() => 0)
    this.narrowing = Object.fromEntries(table.exits.map((_, e) => [table.scenario.exits[e]!.id, 0]))
  }

  add({ played }: PlayedOut): void {
    const first = played.rounds[0]?.before
    if (first === undefined) return
    let before = this.#at(first)
    const narrow = new Set<string>()
    for (const { round, after } of played.rounds) {
      const now = this.#at(after)
      now.forEach(({ exit, id, slack }, e) => {
        if (id !== before[e]!.id) this.changes[round]!++
        if (slack !== undefined && slack <= 1) narrow.add(exit)
      })
      before = now
    }
    for (const exit of narrow) this.narrowing[exit]!++
  }

  readonly #at = (row: Row) => verdicts(this.#table, row)
}

type Tally = { -readonly [K in keyof Omit<Counts, 'cast' | 'name' | 'games' | 'verdicts'>]: Counts[K] } & {
  exits: Record<string, number[]>
  events: Record<string, number>
  aims: Record<string, Record<AimState, number>>
  acts: Record<string, number>
  answers: Record<'accept' | 'decline' | 'counter', number>
}

const newTally = (table: Table): Tally => ({
  some: 0,
  ended: 0,
  exits: Object.fromEntries(table.scenario.exits.map(({ id }) => [id, table.scenario.rounds.map(() => 0)])),
  events: Object.fromEntries(table.scenario.events.map(({ id }) => [id, 0])),
  aims: Object.fromEntries(table.scenario.aims.map(({ id }) => [id, { met: 0, partly: 0, 'given-up': 0 }])),
  acts: {},
  proposals: 0,
  agreed: 0,
  answers: { accept: 0, decline: 0, counter: 0 },
})

function addGame(table: Table, tally: Tally, out: PlayedOut): void {
  const { row } = out.played
  const { layout } = table
  const signed = table.scenario.exits.map((_, e) => row[layout.taken + e]!)
  signed.forEach((round, e) => {
    if (round > 0) tally.exits[table.scenario.exits[e]!.id]![round - 1]!++
  })
  if (signed.some((round) => round > 0)) tally.some++
  if (row[layout.over] === 1) tally.ended++
  for (const [e, { id }] of table.scenario.events.entries()) tally.events[id]! += row[layout.event + e]!
  for (const { aim, state } of aimsNow(table, row)) tally.aims[aim]![state]++
  for (const round of out.record.rounds) {
    for (const agenda of Object.values(round.commit))
      for (const act of agenda) tally.acts[actName(act)] = (tally.acts[actName(act)] ?? 0) + 1
    for (const given of Object.values(round.answers))
      for (const { kind } of Object.values(given)) if (kind !== 'away') tally.answers[kind]++
  }
  for (const { matters, events } of out.played.rounds) {
    tally.proposals += matters.filter(({ kind }) => kind === 'deal').length
    tally.agreed += events.filter(({ kind }) => kind === 'deal-made').length
  }
}

function actName(act: Act): string {
  if (act.kind === 'use') return `use ${act.instrument}`
  if (act.kind === 'reserve') return `reserve ${act.reserve}`
  if (act.kind === 'call') return `call ${act.room}`
  if (act.kind === 'sign') return `sign ${act.exit}`
  return act.kind === 'deal' ? `deal in ${act.room}` : act.kind
}

function countLines(table: Table, counts: Counts, acts: boolean): readonly string[] {
  const percent = (n: number) => `${Math.round((100 * n) / Math.max(1, counts.games))} %`
  const exits = Object.entries(counts.exits)
    .map(([id, byRound]) => ({ id, byRound, sum: byRound.reduce((a, b) => a + b, 0) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum)
  const head = table.scenario.rounds.map((_, r) => String(r + 1).padStart(4)).join('')
  return [
    '',
    pc.bold(counts.name),
    `  some exit ${percent(counts.some)}, one that ends ${percent(counts.ended)}; ${counts.proposals} texts, ${counts.agreed} agreed; answers ${Object.entries(
      counts.answers,
    )
      .map(([kind, n]) => `${kind} ${n}`)
      .join(', ')}`,
    `  events ${Object.entries(counts.events)
      .map(([id, n]) => `${id} ${percent(n)}`)
      .join(', ')}`,
    ...(exits.length === 0 ? [] : [pc.dim(`  ${'exit, games by round signed'.padEnd(30)}${head}`)]),
    ...exits.map(
      ({ id, byRound, sum }) =>
        `  ${id.padEnd(30)}${byRound.map((n) => (n === 0 ? '·' : String(n)).padStart(4)).join('')}  ${percent(sum)}`,
    ),
    ...(counts.verdicts === undefined ? [] : verdictLines(counts.verdicts)),
    ...(acts
      ? Object.entries(counts.acts)
          .sort((a, b) => b[1] - a[1])
          .map(([name, n]) => `    ${String(n).padStart(6)} ${name}`)
      : []),
  ]
}

function verdictLines({ changes, narrowing }: NonNullable<Counts['verdicts']>): readonly string[] {
  const narrow = Object.entries(narrowing)
    .filter(([, n]) => n > 0)
    .map(([exit, n]) => `${exit} ${n}`)
  return [
    `  ${'verdicts changed in round'.padEnd(30)}${changes.map((n) => (n === 0 ? '·' : String(n)).padStart(4)).join('')}`,
    `  ever narrowing: ${narrow.join(', ')}`,
  ]
}
