/** A playtest read out in a terminal. */

import { CASTS } from '../../lint/playtest/playtest.ts'
import pc from '../paint.ts'
import { type Counts, ENDINGS, type Report, shownRows, type ThingRow, WHO } from './report.ts'

export function linesOf(report: Report): readonly string[] {
  const { title, games, seed, casts, things, endings, signed, never, turn, bad, caution } = report
  const kinds = [...new Set(things.map(({ kind }) => kind))]
  return [
    pc.bold(`Playtest of ${title}: ${games} games, seeds from ${seed}`),
    caution,
    ...casts.map(({ cast, games: n }) => `  ${cast.padEnd(14)}${String(n).padStart(4)}  ${WHO[cast]}`),
    '',
    pc.dim(
      `${'games in which it came about'.padEnd(46)}${CASTS.map((cast) => cast.padStart(13)).join('')}${'all'.padStart(8)}`,
    ),
    ...kinds.flatMap((kind) => [
      '',
      pc.bold(kind),
      ...things
        .filter((thing) => thing.kind === kind)
        .flatMap((row) => shownRows(row).map((shown) => rowLine(shown, labelOf(row, shown.state)))),
    ]),
    '',
    pc.bold('endings'),
    ...endings.map((row) => rowLine(row, ENDINGS[row.ending] ?? row.ending)),
    '',
    `${pc.bold('exits, games by round signed'.padEnd(32))}${pc.dim(roundHeads(signed))}`,
    ...Object.entries(signed).map(
      ([exit, rounds]) => `  ${exit.padEnd(30)}${rounds.map((n) => (n === 0 ? '·' : String(n)).padStart(6)).join('')}`,
    ),
    '',
    never.length === 0
      ? pc.green('Everything came about in some game.')
      : pc.yellow(`Never: ${never.map(({ kind, id }) => `${kind} ${id}`).join(', ')}`),
    '',
    pc.bold('What to turn, from the games of bargainers'),
    ...turn.flatMap(({ lines: [head, ...reasons] }) => [`  ${head}`, ...reasons.map((line) => `    ${line}`)]),
    ...unplayed(things),
    '',
    bad === null
      ? pc.green('No game broke a promise of the rules.')
      : pc.red(`Bad state: ${bad.what} (${bad.detail}), ${bad.cast}, seed ${bad.seed}, round ${bad.round}.`),
  ]
}

/** Cards that are legal and that nobody who wants something plays. */
function unplayed(things: readonly ThingRow[]): readonly string[] {
  const cards = things.filter(({ kind, byCast, games }) => kind === 'card' && byCast.bargainer === 0 && games > 0)
  return cards.length === 0
    ? []
    : [
        `  Cards that no bargainer played: ${cards.map(({ name }) => name).join(', ')}. They give less than they cost, or something else is always better.`,
      ]
}

/** Its id, and as much of its name as there is room for; how much of an aim in any case. */
const labelOf = ({ id, name }: ThingRow, state: string): string => {
  const label = name === id || name === '' ? id : `${id}  ${name}`
  const room = state === '' ? LABEL : LABEL - state.length - 2
  const cut = label.length > room ? `${label.slice(0, room - 1)}…` : label
  return state === '' ? cut : `${cut}: ${state}`
}
const LABEL = 43

const roundHeads = (signed: Report['signed']): string =>
  (Object.values(signed)[0] ?? []).map((_, i) => String(i + 1).padStart(6)).join('')

const rowLine = ({ games, byCast }: Counts, name: string): string =>
  `  ${name.padEnd(44)}${CASTS.map((cast) => String(byCast[cast] === 0 ? '·' : byCast[cast]).padStart(13)).join('')}${String(games).padStart(8)}`
