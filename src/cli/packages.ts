/**
 * `packages SCENARIO [--parties ru,us] [--record FILE] [--top N] [--json]`
 *
 * What was possible on paper: the packages of the negotiating text that no
 * other beats, two points that theory singles out, the exits, and where a
 * recorded table stood. Every party's points are its own and are not compared.
 */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { replay } from '../engine/game.ts'
import type { Row, Table } from '../engine/table.ts'
import type { Package } from '../packages/frontier.ts'
import { type Possible, possible, settledBy, stoodAt } from '../packages/possible.ts'
import { parseRecord } from '../scenario/recordSchema.ts'
import { Complaint, openScenario } from './open.ts'
import pc from './paint.ts'
import { wholeNumber } from './play.ts'

export function packages(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      parties: { type: 'string' },
      record: { type: 'string' },
      top: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  })
  const { table } = openScenario(positionals[0])
  const found = possible(table, values.parties === undefined ? undefined : readParties(table, values.parties))
  const row = values.record === undefined ? null : rowOf(table, values.record)
  const top = wholeNumber(values.top, 'top')
  console.log(
    values.json ? JSON.stringify(asData(table, found, row), null, 1) : lines(table, found, row, top).join('\n'),
  )
  return 0
}

function readParties(table: Table, typed: string): readonly number[] {
  const parties = typed.split(',').map((id) => {
    const seat = table.seats.indexOf(id)
    if (seat < 0) throw new Complaint(`There is no seat “${id}”. Known: ${table.seats.join(', ')}.`)
    return seat
  })
  if (new Set(parties).size < parties.length) throw new Complaint(`--parties names a seat twice: ${typed}.`)
  return parties
}

function rowOf(table: Table, path: string): Row {
  if (!existsSync(path)) throw new Complaint(`There is no record at ${path}.`)
  const record = parseRecord(readFileSync(path, 'utf8'))
  if (!record.ok) throw new Complaint(`${path} holds no record (${record.reason.code}).`)
  if (record.value.scenario !== table.scenario.id)
    throw new Complaint(`${path} is a game of “${record.value.scenario}”, not of “${table.scenario.id}”.`)
  const played = replay(table, record.value)
  if (!played.ok) throw new Complaint(`${path} does not replay (${played.reason.code}).`)
  return played.value.row
}

const asData = (table: Table, found: Possible, row: Row | null) => {
  const data = (one: Package) => ({ worth: one.worth, settles: settledBy(table, found.text, one) })
  const stood = row === null ? null : stoodAt(table, found, row)
  return {
    parties: found.parties,
    of: found.of,
    noAgreement: found.noAgreement,
    nash: found.nash === null ? null : data(found.nash),
    egalitarian: found.egalitarian === null ? null : data(found.egalitarian),
    exits: found.exits,
    ...(stood === null ? {} : { stood: { worth: stood.worth, better: stood.better.length } }),
    frontier: found.packages.map(data),
  }
}

function lines(table: Table, found: Possible, row: Row | null, top: number): readonly string[] {
  const { scenario } = table
  const names = found.parties.map((id) => scenario.parties.find((party) => party.id === id)!.short)
  const wide = Math.max(...names.map((name) => name.length)) + 1
  const numbers = (worth: readonly number[]) => worth.map((points) => String(points).padStart(wide)).join('')
  const one = (label: string, worth: readonly number[] | undefined) =>
    `${label.padEnd(28)}${worth === undefined ? '  none by which every party gains' : numbers(worth)}`
  const settles = (each: Package | null) =>
    each === null
      ? []
      : [
          pc.dim(
            `    ${settledBy(table, found.text, each)
              .map((s) => `${s.issue}: ${s.option}`)
              .join(', ')}`,
          ),
        ]
  const stood = row === null ? null : stoodAt(table, found, row)
  const fair = found.packages.filter(({ worth }) => worth.every((points) => points >= 0))
  return [
    pc.bold(`${scenario.title}: ${found.of} packages on paper, ${found.packages.length} that no other beats`),
    pc.dim(
      'Each party’s points are its own: what others’ steps bring it less what its own cost. They are not compared.',
    ),
    `${''.padEnd(28)}${names.map((name) => name.padStart(wide)).join('')}`,
    one('no agreement', found.noAgreement),
    one('Nash point', found.nash?.worth),
    ...settles(found.nash),
    one('egalitarian point', found.egalitarian?.worth),
    ...settles(found.egalitarian),
    ...(stood === null
      ? []
      : [
          one('where the table stood', stood.worth),
          `    ${stood.better.length} packages of the frontier would have been better for someone and worse for nobody`,
        ]),
    ...found.exits.map(({ exit, worth }) => one(`exit ${exit}`, worth)),
    pc.dim(`${fair.length} of the frontier leave nobody below no agreement; these come first`),
    ...[...fair, ...found.packages.filter((each) => !fair.includes(each))]
      .slice(0, top)
      .flatMap((each, i) => [one(`frontier ${i + 1}`, each.worth), ...settles(each)]),
    ...(found.packages.length > top
      ? [`… ${found.packages.length - top} more; --top ${found.packages.length} or --json lists them`]
      : []),
  ]
}
