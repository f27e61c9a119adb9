/**
 * `verdicts SCENARIO [--record R] [--at ROUND] [--seat SEAT] [--flips] [--json]`
 *
 * What may be said about every exit from one state: its verdict with what
 * proves it, who owes what, how long it can wait, and under whose account it
 * holds. Without a record, `--at` is a round of the documented history. With
 * `--seat` it is said as that seat knows it, and where it may not know all.
 */
import { parseArgs } from 'node:util'
import type { Robustness, RobustnessLabel } from '../domain/reading.ts'
import type { Bill, Verdict } from '../domain/verdict.ts'
import { knowsAll } from '../engine/known.ts'
import type { Table } from '../engine/table.ts'
import { accountsOf, flipOf } from '../offramps/robustness.ts'
import { verdicts as judge } from '../offramps/verdict.ts'
import { finish } from '../offramps/working.ts'
import pc from './paint.ts'
import { type Position, positionOf } from './position.ts'
import {
  assumptionName,
  blockWords,
  exitTitle,
  issueName,
  listed,
  optionShort,
  packName,
  partyName,
  roomName,
  STANDING_WORDS,
  trackName,
  verdictWords,
  whyWords,
} from './told.ts'

export function verdicts(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      record: { type: 'string' },
      at: { type: 'string' },
      seat: { type: 'string' },
      flips: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const position = positionOf(positionals[0], values.record, values.at, values.seat)
  const { table, row } = position
  const found = judge(table, row)
  const robust = found.map((verdict): Robustness => {
    const accounts = finish(accountsOf(table, row, verdict.exit, {}, verdict))
    return values.flips ? { ...accounts, ...finish(flipOf(table, row, verdict.exit, {}, verdict)) } : accounts
  })
  if (values.json) console.log(JSON.stringify(toldAsData(position, found, robust), null, 1))
  else
    console.log(
      [
        heading(position),
        ...found.flatMap((verdict, x) => [
          ...verdictLines(table, verdict, robust[x]!),
          ...(values.seat === undefined || knowsAll(table, row, values.seat, x)
            ? []
            : [
                `  As far as ${partyName(table, values.seat)}’s side knows: what others said in confidence may differ.`,
              ]),
        ]),
        '',
        CAPTION,
      ].join('\n'),
    )
  return 0
}

/** Everything a second program needs to check each verdict for itself. */
function toldAsData(
  { table, rules, at, row, record }: Position,
  found: readonly Verdict[],
  robust: readonly Robustness[],
) {
  return {
    scenario: table.scenario.id,
    rules,
    at,
    sets: table.sets,
    row,
    ...(record === undefined ? {} : { record }),
    offRamps: found.map(({ exit, id, ...verdict }, x) => ({
      id: exit,
      verdict: id,
      ...verdict,
      robustness: robust[x]!,
    })),
  }
}

const CAPTION = 'From here, in this model, with these assumptions.'

function heading({ table, at, row }: Position): string {
  const round = table.scenario.rounds[at - 1]
  const tracks = table.tracks.map((track, t) => `${trackName(table, track)} ${row[table.layout.track + t]}`)
  return [
    pc.bold(table.scenario.title),
    round === undefined
      ? 'After the last round'
      : `Before round ${at} of ${table.rounds}, ${round.from} to ${round.to}`,
    pc.dim(tracks.join(' · ')),
  ].join('\n')
}

function verdictLines(table: Table, verdict: Verdict, robust: Robustness): readonly string[] {
  const { id, certificate, fewestRounds, slack, needsLuck, blocks, bill } = verdict
  const lines = ['', `${pc.bold(exitTitle(table, verdict.exit))}: ${verdictWords(verdict)}.`]
  if (id === 'sealed') lines.push(`  Why: ${whyWords(table, certificate)}.`)
  if (fewestRounds !== undefined) {
    const wait =
      slack === undefined
        ? ''
        : ` Everyone can wait ${slack} ${slack === 1 ? 'round' : 'rounds'} and it is still possible.`
    lines.push(
      `  A way of ${fewestRounds} ${fewestRounds === 1 ? 'round' : 'rounds'} is known.${wait}${needsLuck ? ' It needs luck.' : ''}`,
    )
    lines.push(`  ${owedWords(table, bill)}`)
  }
  if (id === 'closed')
    lines.push(
      ...blocks
        .filter(({ code }) => code !== 'stance' && code !== 'told')
        .map((block) => `  Still in the way: ${blockWords(table, block)}.`),
    )
  if (table.scenario.packs.length > 0) lines.push(`  ${labelWords(table, robust.label)}`)
  const { flip } = robust
  if (flip)
    lines.push(
      `  Smallest change that turns it: “${assumptionName(table, flip.assumption)}” ${flip.to} instead of ${flip.from}: ${STANDING_WORDS[flip.standing]}.`,
    )
  if (flip === null && robust.flipWhole) lines.push('  No single assumption, within its range, turns it.')
  return lines
}

function owedWords(table: Table, bill: Bill): string {
  const owing = bill.seats.filter(({ steps }) => steps > 0)
  const steps = owing.map(
    ({ seat, steps: n, cost, standing }) =>
      `${partyName(table, seat)} owes ${n} ${n === 1 ? 'step' : 'steps'} (cost ${cost}, standing ${standing})`,
  )
  const meetings = bill.meetings.map(
    ({ room, times }) => `${roomName(table, room)} must meet ${times} more ${times === 1 ? 'time' : 'times'}`,
  )
  const words = (bill.words ?? []).map(
    ({ seat, to, issue, options }) =>
      `${partyName(table, seat)} tells ${listed(to.map((id) => partyName(table, id)))} in confidence: “${options.map((option) => optionShort(table, issue, option)).join('” or “')}” (${issueName(table, issue)})`,
  )
  const all = [...steps, ...words, ...meetings]
  return all.length === 0 ? 'Nobody owes a step.' : `${listed(all)}.`
}

export function labelWords(table: Table, label: RobustnessLabel): string {
  switch (label.kind) {
    case 'every':
      return 'Holds under every account.'
    case 'only':
      return `Only under ${listed(label.packs.map((pack) => packWords(table, pack)))}.`
    case 'unknown':
      return `Not settled under ${listed(label.packs.map((pack) => packWords(table, pack)))}.`
  }
}

const packWords = (table: Table, pack: string | null): string =>
  pack === null ? packName(table, null) : `“${packName(table, pack)}”`
