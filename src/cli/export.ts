/**
 * `export SCENARIO --asp [--exit ID] [--record FILE] [--at ROUND] [--horizon N]`
 *
 * The question “can this exit be taken from here?” as a logic program that says
 * the rules in its own words, for a solver that the reader trusts. Rounds count
 * from 1; without a record, `--at` is a round of the documented history.
 */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { replay } from '../engine/game.ts'
import { historyRounds } from '../engine/history.ts'
import { isOver } from '../engine/holds.ts'
import { compile, packSets, type Row, type Table } from '../engine/table.ts'
import { parseRecord } from '../scenario/recordSchema.ts'
import type { Question } from './asp/facts.ts'
import { programOf } from './asp/program.ts'
import { Complaint, openScenario } from './open.ts'
import { wholeNumber } from './play.ts'

export function exportQuestion(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      asp: { type: 'boolean', default: false },
      exit: { type: 'string' },
      record: { type: 'string' },
      at: { type: 'string' },
      horizon: { type: 'string' },
    },
  })
  if (!values.asp) throw new Complaint('Export as what? Say --asp for a logic program.')
  const { table: shelved } = openScenario(positionals[0])
  const { table, rows } =
    values.record === undefined ? { table: shelved, rows: laidRows(shelved) } : recordedRows(shelved, values.record)
  const row = rowAt(
    rows,
    values.at === undefined ? undefined : wholeNumber(values.at, 'at'),
    values.record !== undefined,
  )
  if (isOver(table, row)) throw new Complaint('There the game is over, and nothing is left to ask.')
  console.log(programOf(table, row, questionOf(table, values.exit, values.horizon)))
  return 0
}

function questionOf(table: Table, exit: string | undefined, horizon: string | undefined): Question {
  if (exit !== undefined && !table.scenario.exits.some(({ id }) => id === exit))
    throw new Complaint(`There is no exit “${exit}”. Known: ${table.scenario.exits.map(({ id }) => id).join(', ')}.`)
  const rounds = horizon === undefined ? undefined : wholeNumber(horizon, 'horizon')
  if (rounds === 0) throw new Complaint('--horizon wants one round at least.')
  return { ...(exit === undefined ? {} : { exit }), ...(rounds === undefined ? {} : { horizon: rounds }) }
}

const laidRows = (table: Table): readonly Row[] => {
  const laid = historyRounds(table, table.rounds)
  return laid.length === 0 ? [table.first] : laid.map(({ before }) => before)
}

/** States of a recorded game, with the assumptions under which it was played. */
function recordedRows(shelved: Table, path: string): { readonly table: Table; readonly rows: readonly Row[] } {
  if (!existsSync(path)) throw new Complaint(`There is no record at ${path}.`)
  const record = parseRecord(readFileSync(path, 'utf8'))
  if (!record.ok) throw new Complaint(`${path} holds no record (${record.reason.code}).`)
  const { scenario, pack, sets } = record.value
  if (scenario !== shelved.scenario.id)
    throw new Complaint(`${path} is a game of “${scenario}”, not of “${shelved.scenario.id}”.`)
  const table = compile(shelved.scenario, { ...packSets(shelved.scenario, pack), ...sets })
  const played = replay(table, record.value)
  if (!played.ok) throw new Complaint(`${path} does not replay (${played.reason.code}).`)
  return {
    table,
    rows: [...[...played.value.laid, ...played.value.rounds].map(({ before }) => before), played.value.row],
  }
}

/** The state at the start of a round; of a record the last by default, of the history the first. */
function rowAt(rows: readonly Row[], round: number | undefined, isRecord: boolean): Row {
  const row = round === undefined ? rows.at(isRecord ? -1 : 0) : rows.find((entry) => entry[0] === round - 1)
  if (row === undefined)
    throw new Complaint(`No round ${round} was played. Known: ${rows.map((entry) => entry[0]! + 1).join(', ')}.`)
  return row
}
