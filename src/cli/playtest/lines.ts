/** A playtest read out in a terminal. */

import { CASTS } from '../../lint/playtest/playtest.ts'
import pc from '../paint.ts'
import type { Report, ThingRow } from './report.ts'

export function linesOf(report: Report): readonly string[] {
  const { title, games, seed, casts, things, endings, signed, never, bad, caution } = report
  const kinds = [...new Set(things.map(({ kind }) => kind))]
  return [
    pc.bold(`Playtest of ${title}: ${games} games, seeds from ${seed}`),
    caution,
    casts.map(({ cast, games: n }) => `${cast} ${n}`).join(', '),
    '',
    pc.dim(
      `${'games in which it came about'.padEnd(46)}${CASTS.map((cast) => cast.padStart(13)).join('')}${'all'.padStart(8)}`,
    ),
    ...kinds.flatMap((kind) => [
      '',
      pc.bold(kind),
      ...things.filter((thing) => thing.kind === kind).map((row) => rowLine(row, row.id)),
    ]),
    '',
    pc.bold('endings'),
    ...endings.map((row) => rowLine(row, row.ending)),
    '',
    pc.bold('exits, games by round signed'),
    ...Object.entries(signed).map(
      ([exit, rounds]) => `  ${exit.padEnd(30)}${rounds.map((n) => (n === 0 ? '·' : String(n)).padStart(6)).join('')}`,
    ),
    '',
    never.length === 0
      ? pc.green('Everything came about in some game.')
      : pc.yellow(`Never: ${never.map(({ kind, id }) => `${kind} ${id}`).join(', ')}`),
    bad === null
      ? pc.green('No game broke a promise of the rules.')
      : pc.red(`Bad state: ${bad.what} (${bad.detail}), ${bad.cast}, seed ${bad.seed}, round ${bad.round}.`),
  ]
}

const rowLine = ({ games, byCast }: Pick<ThingRow, 'games' | 'byCast'>, name: string): string =>
  `  ${name.padEnd(44)}${CASTS.map((cast) => String(byCast[cast] === 0 ? '·' : byCast[cast]).padStart(13)).join('')}${String(games).padStart(8)}`
