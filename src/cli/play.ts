/**
 * `play SCENARIO [--seat us=paper …] [--seed N] [--start ID] [--record FILE] [--sums]`
 *
 * One whole game of the computer's seats, read out as a teacher would read it:
 * what was put on the table, who answered what and why, what changed.
 */
import { parseArgs } from 'node:util'
import type { LogEvent } from '../domain/log.ts'
import type { Act, Matter, Step } from '../domain/move.ts'
import type { Table } from '../engine/table.ts'
import { viewFor } from '../engine/view.ts'
import { writeText } from '../host/node/files.ts'
import { type AimState, aimsNow } from '../opponents/aims.ts'
import { drivesAt } from '../opponents/drive.ts'
import { GROUNDS } from '../opponents/grounds.ts'
import { type Ground, type Judged, strongest, type Turn, totalOf } from '../opponents/policy.ts'
import { emptyRecord, type PlayedOut, playOut, type Reasons } from '../opponents/table.ts'
import { BARRED } from '../opponents/weigh.ts'
import { WEIGHTS } from '../opponents/weights.ts'
import { readCast } from './cast.ts'
import { Complaint, openScenario } from './open.ts'
import pc from './paint.ts'
import { roomName, trackName } from './told.ts'

export function play(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seat: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '1' },
      start: { type: 'string' },
      record: { type: 'string' },
      sums: { type: 'boolean', default: false },
    },
  })
  const { table, hashes } = openScenario(positionals[0])
  const cast = readCast(table, values.seat)
  if (values.start !== undefined && !table.scenario.starts.some(({ id }) => id === values.start))
    throw new Complaint(
      `There is no start “${values.start}”. Known: ${table.scenario.starts.map(({ id }) => id).join(', ') || 'none'}.`,
    )
  const out = playOut(table, emptyRecord(table, cast, wholeNumber(values.seed, 'seed'), hashes, values.start))
  const lines = out.played.rounds.flatMap((_, i) => roundLines(table, out, i, values.sums))
  console.log([...castLines(table, cast), ...lines, ...endLines(table, out.played.row)].join('\n'))
  if (values.record !== undefined) writeText(values.record, `${JSON.stringify(out.record, null, 1)}\n`)
  return 0
}

export function wholeNumber(text: string, what: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Complaint(`--${what} wants a whole number, not “${text}”.`)
  return Number(text)
}

const castLines = (table: Table, cast: Readonly<Record<string, string>>): readonly string[] => [
  pc.bold(table.scenario.title),
  table.seats.map((seat) => `${short(table, seat)}: ${cast[seat]}`).join(' · '),
]

function roundLines(table: Table, out: PlayedOut, index: number, sums: boolean): readonly string[] {
  const round = out.played.rounds[index]!
  const { commit } = out.record.rounds[index]!
  const reasons = out.reasons[index]!
  const { layout } = table
  const dates = table.scenario.rounds[round.round]!
  const tracks = table.scenario.tracks.map(({ name }, t) => `${name} ${round.before[layout.track + t]}`)
  const standing = table.seats.map((seat, s) => `${short(table, seat)} ${round.before[layout.standing + s]}`)
  const lines = [
    '',
    pc.bold(`Round ${round.round + 1}, ${dates.from} to ${dates.to}`),
    pc.dim(`${tracks.join(' · ')} | standing: ${standing.join(' · ')}`),
  ]
  for (const seat of table.seats) {
    const drive = drivesAt(
      table,
      viewFor(table, out.record, out.played.rounds.slice(0, index), round.before, seat),
    ).exit
    const acts = (commit[seat] ?? []).map((act) => actWords(table, act))
    lines.push(
      `  ${pc.cyan(short(table, seat))}: ${acts.join('; ') || 'passes'}${drive === null ? '' : pc.dim(`  [leans to ${exitName(table, drive)}]`)}`,
    )
  }
  for (const matter of [...round.matters, ...round.counters]) lines.push(...answerLines(table, matter, reasons, sums))
  return [...lines, ...round.events.flatMap((event) => eventWords(table, event)).map((words) => `  → ${words}`)]
}

function answerLines(table: Table, matter: Matter, reasons: Reasons, sums: boolean): readonly string[] {
  const about =
    matter.kind === 'call'
      ? `${short(table, matter.by)} invites to ${roomName(table, matter.room)}`
      : matter.kind === 'sign'
        ? `${short(table, matter.by)} proposes to sign ${exitName(table, matter.exit)}`
        : `${matter.kind === 'counter' ? 'counter by ' : ''}${short(table, matter.by)}: ${matter.act.steps.map((step) => stepWords(table, step)).join(', ')}`
  const lines = [`    ${pc.dim(about)}`]
  for (const seat of matter.to) {
    const judged = reasons[matter.id]?.[seat]
    if (judged === undefined) continue
    lines.push(`      ${short(table, seat)}: ${judgedWords(table, judged)}`)
    if (sums)
      lines.push(
        ...judged.sum.map((ground) =>
          pc.dim(
            `        ${String(ground.weight).padStart(4)}  ${groundWords(table, ground)}  ${ground.cite.join(' ')} ${ground.assumption ?? ''}`,
          ),
        ),
      )
  }
  return lines
}

function judgedWords(table: Table, judged: Judged): string {
  const { answer } = judged
  const said =
    answer.kind === 'accept'
      ? pc.green('accepts')
      : answer.kind === 'counter'
        ? pc.yellow(`counters: ${answer.steps.map((step) => stepWords(table, step)).join(', ')}`)
        : pc.red('declines')
  const turn =
    judged.turn === undefined || answer.kind === 'accept' ? '' : `  (would turn it: ${turnWords(table, judged.turn)})`
  return `${said}${sumWords(judged)}. ${strongest(judged)
    .map((ground) => groundWords(table, ground))
    .join(' ')}${turn}`
}

/** The one change that would turn a no, as a clause without a full stop. */
export function turnWords(table: Table, turn: Turn): string {
  switch (turn.kind) {
    case 'ask':
      return `also ${stepWords(table, turn.step)}`
    case 'drop':
      return `the same without ${stepWords(table, turn.step)}`
    case 'replace':
      return `${stepWords(table, turn.step)}, in place of ${optionWords(table, turn.from.issue, turn.from.option)}`
    case 'standing':
      return `${turn.n} more standing at home`
    case 'track':
      return `${trackName(table, turn.track)} at ${turn.atLeast}`
    case 'wait':
      return `the same once ${exitName(table, turn.exit)} can be signed for only ${turn.n} ${turn.n === 1 ? 'round' : 'rounds'} more`
    case 'later':
      return 'the same in a round in which it has promised nothing that stands against it'
  }
}

/** What bars a yes altogether is entered with a number that is none. */
const sumWords = ({ sum }: Judged): string => (totalOf(sum) <= BARRED ? '' : ` (${totalOf(sum)})`)

/** An aim that is served in part is not one that is met: the weight says which. */
function sentenceOf({ code, weight }: Ground): string {
  if (Math.abs(weight) >= WEIGHTS.aimMet.value) return GROUNDS[code]
  if (code === 'aim-nearer') return 'It goes part of the way to an aim of its own: {aim}.'
  return code === 'aim-given-up' ? 'It gives up a part of an aim of its own: {aim}.' : GROUNDS[code]
}

/** The draft sentence of a ground with its data filled in. */
export function groundWords(table: Table, ground: Ground): string {
  const { scenario } = table
  const issue = scenario.issues.find(({ id }) => id === ground.issue)
  const words: Record<string, string | undefined> = {
    issue: issue?.name,
    option: issue?.options.find(({ id }) => id === ground.option)?.short,
    exit: scenario.exits.find(({ id }) => id === ground.exit)?.name,
    seat: ground.seat === undefined ? undefined : short(table, ground.seat),
    aim: scenario.aims.find(({ id }) => id === ground.aim)?.text.text.replace(/\.$/, ''),
    track: scenario.tracks.find(({ id }) => id === ground.track)?.name,
    room: scenario.rooms.find(({ id }) => id === ground.room)?.name,
    n: ground.n === undefined ? undefined : String(ground.n),
  }
  return sentenceOf(ground).replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? `{${key}}`)
}

function actWords(table: Table, act: Act): string {
  const { scenario } = table
  if (act.kind === 'deal')
    return `puts a text in ${roomName(table, act.room)}: ${act.steps.map((step) => stepWords(table, step)).join(', ')}${act.signs === undefined ? '' : `, and signs ${exitName(table, act.signs)}`}`
  if (act.kind === 'use') return scenario.instruments.find(({ id }) => id === act.instrument)?.title ?? act.instrument
  if (act.kind === 'reserve') return scenario.reserves.find(({ id }) => id === act.reserve)?.title ?? act.reserve
  if (act.kind === 'call') return `invites to ${roomName(table, act.room)}`
  if (act.kind === 'sign') return `proposes to sign ${exitName(table, act.exit)}`
  if (act.kind === 'shift') return `moves alone: ${optionWords(table, act.issue, act.option)}`
  return act.kind === 'signal' ? `tells ${act.to.join(', ')}: ${optionWords(table, act.issue, act.option)}` : 'passes'
}

function eventWords(table: Table, event: LogEvent): readonly string[] {
  switch (event.kind) {
    case 'deal-made':
      return [pc.green(`agreed: ${event.steps.map((step) => stepWords(table, step)).join(', ')}`)]
    case 'signed':
      return [pc.bold(pc.green(`signed: ${exitName(table, event.exit)}`))]
    case 'unsignable':
      return [pc.yellow(`could not be signed: ${exitName(table, event.exit)} (${event.code})`)]
    case 'happened':
      return [`${table.scenario.events.find(({ id }) => id === event.event)?.title}`]
    case 'shut':
      return [pc.red(`shut: ${exitName(table, event.exit)}`)]
    case 'breach':
      return [pc.red(`${short(table, event.seat)} walks back on ${event.issue}`)]
    default:
      return []
  }
}

const STATES: Readonly<Record<AimState, string>> = { met: 'met', partly: 'partly met', 'given-up': 'given up' }

function endLines(table: Table, row: readonly number[]): readonly string[] {
  const signed = table.scenario.exits.filter((_, e) => row[table.layout.taken + e]! > 0)
  const aims = aimsNow(table, row).map(
    ({ aim, seat, state }) =>
      `  ${short(table, seat)}: ${table.scenario.aims.find(({ id }) => id === aim)?.text.text} ${pc.bold(STATES[state])}`,
  )
  return [
    '',
    pc.bold(signed.length === 0 ? 'No agreement.' : `Signed: ${signed.map(({ name }) => name).join(', ')}.`),
    ...aims,
  ]
}

const short = (table: Table, seat: string): string =>
  table.scenario.parties.find(({ id }) => id === seat)?.short ?? seat
const exitName = (table: Table, exit: string): string =>
  table.scenario.exits.find(({ id }) => id === exit)?.name ?? exit
const stepWords = (table: Table, step: Step): string =>
  `${short(table, step.seat)} to ${optionWords(table, step.issue, step.option)}`

function optionWords(table: Table, issue: string, option: string): string {
  const found = table.scenario.issues.find(({ id }) => id === issue)
  return `${found?.name ?? issue}: “${found?.options.find(({ id }) => id === option)?.short ?? option}”`
}
