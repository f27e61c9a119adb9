/** Questions that clingo is asked: full-size scenarios by seed, and points of the shipped ones. */
import { historyRounds } from '../../src/engine/history.ts'
import { isOver } from '../../src/engine/holds.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { fullCorpus } from './corpus.ts'
import { smallQuestion } from './heldAgainst.ts'
import { randomGame, shipped } from './subjects.ts'

export interface PutQuestion {
  /** Enough to find it again. */
  readonly name: string
  readonly table: Table
  readonly row: Row
  readonly exit: string
}

/** One exit of one scenario, from the start or after up to three rounds of random play. */
export function* fullQuestions(count: number, firstSeed = 0): Generator<PutQuestion> {
  let found = 0
  for (let seed = firstSeed; found < count; seed++) {
    const table = compile(fullCorpus(seed))
    const { rows } = randomGame(table, seed)
    const at = Math.min(seed % 4, rows.length - 1)
    const open = openExits(table, rows[at]!)
    if (open.length === 0) continue
    found++
    yield {
      name: `full ${seed}, after ${at} rounds, ${open[seed % open.length]}`,
      table,
      row: rows[at]!,
      exit: open[seed % open.length]!,
    }
  }
}

/** Every exit at every boundary of the documented history (or of everyone waiting) and of random games. */
export function* shippedQuestions(name: string, games: number): Generator<PutQuestion> {
  const table = shipped(name)
  const laid = historyRounds(table, table.rounds)
  const runs: (readonly [string, readonly Row[]])[] = [['history', laid.map(({ before }) => before)]]
  for (let seed = 0; seed < games; seed++) runs.push([`game ${seed}`, randomGame(table, seed).rows])
  for (const [run, rows] of runs)
    for (const row of rows)
      for (const exit of openExits(table, row))
        yield { name: `${name}, ${run}, round ${row[0]! + 1}, ${exit}`, table, row, exit }
}

/** Exits of small scenarios that rest on a word in confidence, at a boundary of a random game. */
export function* wordQuestions(count: number, firstSeed = 0): Generator<PutQuestion> {
  let found = 0
  for (let seed = firstSeed; found < count; seed++) {
    const { table, row } = smallQuestion(seed)
    for (const exit of openExits(table, row)) {
      const x = table.scenario.exits.findIndex(({ id }) => id === exit)
      if (table.exits[x]!.confidences.length === 0 || found >= count) continue
      found++
      yield { name: `small ${seed}, ${exit}`, table, row, exit }
    }
  }
}

/** Exits about which there is something to ask: not signed, not shut, the game not over. */
function openExits(table: Table, row: Row): readonly string[] {
  if (isOver(table, row)) return []
  return table.scenario.exits
    .filter((_, x) => row[table.layout.taken + x] === 0 && row[table.layout.shut + x] === 0)
    .map(({ id }) => id)
}
