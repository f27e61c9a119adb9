/**
 * `backtest SCENARIO [--json] [--publish]`
 *
 * Replays the documented history and prints what the model says of each exit
 * beside a coding of the record. `assets/backtest/` holds the codings, the
 * first table ever run (published for good) and the latest; `--publish` writes
 * the latest, and the first if there is none yet.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Table } from '../engine/table.ts'
import { writeText } from '../host/node/files.ts'
import {
  type Agreement,
  agreementOf,
  type Backtest,
  type BacktestRow,
  type Coding,
  backtest as holdAgainst,
} from '../offramps/backtest.ts'
import { Complaint, openScenario } from './open.ts'
import pc from './paint.ts'

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../assets/backtest')

/** A table as it was published: with the rules it was made by. */
export interface Published extends Backtest {
  readonly rules: string
}

export function backtest(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, publish: { type: 'boolean', default: false } },
  })
  const { table, hashes } = openScenario(positionals[0])
  const name = table.scenario.id
  const coding = read<Coding>(`${name}.coding`)
  if (coding === null)
    throw new Complaint(`There is no coding of the record for “${name}” (assets/backtest/${name}.coding.json).`)
  const latest: Published = { rules: hashes.rules, ...holdAgainst(table, coding) }
  const second = read<Coding>(`${name}.second`)
  const first = read<Published>(`${name}.first`)
  if (values.json) console.log(JSON.stringify({ first, latest, second }, null, 1))
  else
    console.log(
      [...tableLines(table, latest), ...yardstickLines(coding, second, latest), ...firstLines(first, latest)].join(
        '\n',
      ),
    )
  if (values.publish) {
    write(`${name}.latest`, latest)
    if (first === null) write(`${name}.first`, latest)
  }
  return latest.shut.every(({ coded, said }) => coded === said) ? 0 : 1
}

function tableLines(table: Table, latest: Backtest): readonly string[] {
  const width = Math.max(...latest.rows.map(({ exit }) => exit.length)) + 8
  return [
    pc.bold(`${table.scenario.title}: the record, and what the model says of it`),
    'Each cell: the coding, then the model. ● open  ◐ named but blocked  ○ closed by an act  – not yet raised',
    'The model’s own: T out of time (its arithmetic), ? not proved',
    '',
    `${''.padEnd(width)}${latest.columns.map(({ name }) => name.padStart(10)).join('')}`,
    ...latest.rows.map(
      (row) =>
        `${`${row.offRamp} ${row.exit}`.padEnd(width)}${row.codes.map((code, i) => cell(code, row.said[i]!)).join('')}`,
    ),
    '',
    'Closed by an act: the day in the record, the day in the replay',
    ...latest.shut.map(
      ({ offRamp, exit, coded, said, event }) =>
        `  ${`${offRamp} ${exit}`.padEnd(width)}${coded}  ${said ?? 'never'}  ${event ?? ''}  ${coded === said ? pc.green('exact') : pc.red('differs')}`,
    ),
    '',
    `The model and the coding agree in ${agreed(latest.agreement)}.`,
  ]
}

const cell = (code: string, said: string): string => {
  const text = `${' '.repeat(7)}${code}${said} `
  return code === said ? pc.green(text) : text
}

const agreed = ({ same, cells, kappa }: Agreement): string =>
  `${same} of ${cells} cells (Cohen’s kappa ${(kappa / 1000).toFixed(2)})`

function yardstickLines(coding: Coding, second: Coding | null, latest: Backtest): readonly string[] {
  if (second === null) return ['No second coding yet.']
  const inSecond = new Map(second.rows.map(({ exit, codes }) => [exit, codes]))
  const both = coding.rows.flatMap(({ exit, codes }) =>
    inSecond.has(exit) ? [{ a: codes, b: inSecond.get(exit)! }] : [],
  )
  const model = latest.rows.flatMap(({ exit, said }: BacktestRow) =>
    inSecond.has(exit) ? [{ a: inSecond.get(exit)!, b: said }] : [],
  )
  return [
    `Yardstick: two people’s codings of the same acts agree in ${agreed(agreementOf(both))}.`,
    `The model and the second coding agree in ${agreed(agreementOf(model))}.`,
    '',
    'The second coding, made without sight of the first:',
    ...second.rows.map(
      ({ offRamp, exit, codes }) =>
        `${`${offRamp} ${exit}`.padEnd(24)}${codes.map((code) => code.padStart(10)).join('')}`,
    ),
  ]
}

/** What has changed since the first table was published. */
function firstLines(first: Published | null, latest: Published): readonly string[] {
  if (first === null) return ['', 'This is the first run; publish it with --publish.']
  const changes = latest.rows.flatMap((row) => {
    const then = first.rows.find(({ exit }) => exit === row.exit)
    return row.said.flatMap((said, i) =>
      then === undefined || then.said[i] === said
        ? []
        : [`  ${row.exit}, ${latest.columns[i]!.name}: ${then.said[i]} is now ${said}`],
    )
  })
  return [
    '',
    `Since the first table (${agreed(first.agreement)}): ${changes.length === 0 ? 'nothing has changed.' : `${changes.length} cells changed.`}`,
    ...changes,
  ]
}

function read<T>(name: string): T | null {
  const path = join(folder, `${name}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
}

const write = (name: string, published: Published): void =>
  writeText(join(folder, `${name}.json`), `${JSON.stringify(published, null, 1)}\n`)
