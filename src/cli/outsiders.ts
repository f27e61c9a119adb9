/**
 * `outsiders SCENARIO [--record R] [--at ROUND] [--exit ID] [--json]`
 *
 * Whom the signatories of each exit can do without, and who can wreck it now.
 * The pessimistic reading: outsiders move last and see everything.
 */
import { parseArgs } from 'node:util'
import type { Outsiders, Without } from '../domain/reading.ts'
import type { Table } from '../engine/table.ts'
import { outsiders as ask } from '../offramps/outsiders.ts'
import { Complaint } from './open.ts'
import pc from './paint.ts'
import { positionOf } from './position.ts'
import { actWords, exitTitle, listed, partiesNamed, partyName } from './told.ts'

export function outsiders(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      record: { type: 'string' },
      at: { type: 'string' },
      exit: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { table, rules, at, row } = positionOf(positionals[0], values.record, values.at)
  const exits = table.scenario.exits.filter(({ id }) => values.exit === undefined || id === values.exit)
  if (exits.length === 0)
    throw new Complaint(
      `There is no exit “${values.exit}”. Known: ${table.scenario.exits.map(({ id }) => id).join(', ')}.`,
    )
  const found = exits.map(({ id }) => ask(table, row, id))
  if (values.json)
    console.log(JSON.stringify({ scenario: table.scenario.id, rules, at, row, outsiders: found }, null, 1))
  else
    console.log(
      [
        pc.bold(table.scenario.title),
        `Before round ${at}. Outsiders move last and see everything: the pessimistic reading.`,
        ...found.flatMap((one) => outsiderLines(table, one)),
      ].join('\n'),
    )
  return 0
}

function outsiderLines(
  table: Table,
  { exit, reachable, signatories, without, wreckers, wreckersWhole }: Outsiders,
): readonly string[] {
  const lines = ['', `${pc.bold(exitTitle(table, exit))}, signed by ${partiesNamed(table, signatories)}.`]
  if (reachable !== 'yes')
    return [
      ...lines,
      reachable === 'no' ? '  No way is left, whoever helps.' : '  Whether there is a way at all is not proved.',
    ]
  if (without.length === 0) return [...lines, '  Everyone at the table signs it: there are no outsiders.']
  lines.push(...without.map((one) => `  ${withoutWords(table, one)}`))
  const acts = wreckers.map(({ seat, act }) => `${actWords(table, act)} by ${partyName(table, seat)}`)
  if (acts.length > 0) lines.push(`  One act would seal it now: ${listed(acts)}.`)
  else
    lines.push(
      wreckersWhole
        ? '  No single act of an outsider seals it now.'
        : '  No single act of an outsider was found that seals it now.',
    )
  return lines
}

function withoutWords(table: Table, { seats, can, by }: Without): string {
  const names = partiesNamed(table, seats)
  if (can === 'yes')
    return `Can they do without ${names}? Yes: there is a way whatever ${names} ${seats.length === 1 ? 'does' : 'do'}.`
  if (can === 'not-proved') return `Can they do without ${names}? Not proved either way.`
  const why = {
    consent: 'what it settles concerns them, and their own yes is needed',
    silence: 'saying no to everything and doing nothing is enough to stop it',
    act: 'one act is enough to seal it',
    folded: 'every play of the others can be answered',
    plan: '',
  }
  return `Can they do without ${names}? No: ${why[by ?? 'folded']}.`
}
