/** What laws are tried on: tiny scenarios by seed, and the shipped ones. */
import { readdirSync, readFileSync } from 'node:fs'
import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { luckOf, playRound, RULES_VERSION } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { dice } from '../../src/std/draw.ts'
import { type Size, TINY, tinyScenario } from './generate.ts'
import { randomRound } from './randomPlay.ts'

const folder = new URL('../../scenarios/', import.meta.url)

/** Names of the shipped scenarios; overlays have a language in theirs. */
export const shippedNames: readonly string[] = readdirSync(folder)
  .filter((name) => /^[a-z0-9-]+\.yaml$/.test(name))
  .map((name) => name.replace('.yaml', ''))

const compiled = new Map<string, Table>()

export function shipped(name: string): Table {
  const known = compiled.get(name)
  if (known !== undefined) return known
  const { scenario, diagnostics } = parseScenario(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), `${name}.yaml`)
  if (scenario === undefined) throw new Error(`${name}: ${diagnostics[0]?.message}`)
  const table = compile(scenario)
  compiled.set(name, table)
  return table
}

const SIZES: readonly Size[] = [
  TINY,
  { ...TINY, issues: 3 },
  { ...TINY, seats: 3, rounds: 2 },
  { ...TINY, rounds: 4, issues: 1 },
  { ...TINY, slots: 2, rounds: 2, issues: 1 },
]

export const tiny = (seed: number): Table => compile(tinyScenario(seed, SIZES[seed % SIZES.length]))

/** Larger ones, for play rather than for a search of everything. */
export const middling = (seed: number): Table =>
  compile(
    tinyScenario(seed, { seats: 2 + (seed % 3), issues: 2 + (seed % 3), rounds: 4, slots: 1 + (seed % 2), exits: 3 }),
  )

export interface RandomGame {
  readonly table: Table
  readonly record: GameRecord
  /** States at round boundaries, the start first. */
  readonly rows: readonly Row[]
}

export function randomGame(table: Table, seed: number, yes = 6): RandomGame {
  const rolls = dice(seed)
  const rounds: RoundRecord[] = []
  const rows: Row[] = [table.first]
  while (!isOver(table, rows.at(-1)!)) {
    const round = randomRound(table, rows.at(-1)!, rolls, yes)
    rounds.push(round)
    rows.push(playRound(table, rows.at(-1)!, round, luckOf(table, seed)).after)
  }
  const seats = Object.fromEntries(table.seats.map((seat) => [seat, 'person']))
  const record = {
    rulesVersion: RULES_VERSION,
    scenario: table.scenario.id,
    rules: '-',
    text: '-',
    seed,
    seats,
    rounds,
  }
  return { table, record, rows }
}
