/**
 * `turning-points R [--scenario S] [--exit ID] [--json]`, `turning-points --history SCENARIO`
 *
 * For every exit that a record closed for good: the round, what that is credited
 * to, and the latest round in which each party alone, and which together, could
 * have kept it. Acts before parties, and the fixed caption below.
 */
import { parseArgs } from 'node:util'
import type { Credit, Keeper, OtherMove, TurningPoint } from '../domain/reading.ts'
import { timeline } from '../offramps/timeline.ts'
import { turningPoint } from '../offramps/turningPoint.ts'
import { Complaint } from './open.ts'
import pc from './paint.ts'
import { documented, readRecordFile, replayRecord, type Told } from './position.ts'
import {
  actWords,
  agendaWords,
  eventTitle,
  exitTitle,
  listed,
  matterWords,
  partiesNamed,
  partyName,
  sentence,
  whyWords,
} from './told.ts'

export const CAPTION =
  'Closing an exit is not starting a war. This shows which steps, in this model, made one agreement impossible, and where it might have been kept. Who decided on force is a matter of record: Russia’s leadership.'

export function turningPoints(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scenario: { type: 'string' },
      exit: { type: 'string' },
      history: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.history === undefined && positionals[0] === undefined)
    throw new Complaint('Which record? Give a file, or --history SCENARIO.')
  const told =
    values.history === undefined
      ? replayRecord(readRecordFile(positionals[0]!), values.scenario)
      : documented(values.history)
  const { table, record, played } = told
  if (values.exit !== undefined && !table.scenario.exits.some(({ id }) => id === values.exit))
    throw new Complaint(
      `There is no exit “${values.exit}”. Known: ${table.scenario.exits.map(({ id }) => id).join(', ')}.`,
    )
  const line = timeline(table, played, { withoutSlack: true })
  const wanted = table.scenario.exits.filter(({ id }) => values.exit === undefined || id === values.exit)
  if (values.json) {
    const points = wanted.flatMap(({ id }) => turningPoint(table, record, played, line, id) ?? [])
    console.log(JSON.stringify({ scenario: table.scenario.id, rules: told.rules, turningPoints: points }, null, 1))
    return 0
  }
  // Each as it is found: a long record takes seconds an exit.
  console.log(pc.bold(table.scenario.title))
  let closed = 0
  for (const { id } of wanted) {
    const point = turningPoint(table, record, played, line, id)
    if (point === undefined) continue
    closed++
    console.log(pointLines(told, point).join('\n'))
  }
  if (closed === 0) console.log('\nNo exit was closed for good.')
  console.log(`\n${CAPTION}`)
  return 0
}

function pointLines(told: Told, point: TurningPoint): readonly string[] {
  const { table } = told
  const opening =
    point.round === 0
      ? 'could not be reached from the start'
      : `was closed for good in round ${point.round} of ${table.rounds}`
  const lines = [
    '',
    `${pc.bold(exitTitle(table, point.exit))} ${opening}.`,
    `  ${sentence(whyWords(table, point.certificate))}.`,
  ]
  if (point.round === 0) return lines
  lines.push(
    ...creditLines(told, point).map((words) => `  ${words}`),
    ...keeperLines(told, point).map((words) => `  ${words}`),
  )
  if (!point.isWhole) lines.push(pc.dim('  Not everything was looked at: there may be more.'))
  return lines
}

/** Acts first; who acted comes with the act. */
function creditLines(told: Told, { credited, certificate, exit, round }: TurningPoint): readonly string[] {
  if (credited.length === 0 && certificate.kind === 'shut') return []
  if (credited.length === 0)
    return [`No act or answer of round ${round} closed it by itself: what it still needed had not been done.`]
  return credited
    .slice(0, MOST_CREDITED)
    .map(
      (set) =>
        `Without ${listed(set.map((credit) => creditWords(told, credit, round)))}, all else as it was, ${exitTitle(told.table, exit)} could still have been kept.`,
    )
}

/** A card has room for so many; `--json` has all. */
const MOST_CREDITED = 4

function creditWords({ table, played }: Told, credit: Credit, round: number): string {
  switch (credit.kind) {
    case 'event':
      return `“${eventTitle(table, credit.event)}” (${partiesNamed(table, credit.by)})`
    case 'act':
      return `${actWords(table, credit.act)} by ${partyName(table, credit.seat)}`
    case 'documented': {
      const act = table.scenario.history[credit.at]
      return `what ${partyName(table, credit.seat)} did on ${act?.date} (“${act?.text.text.replace(/\.$/, '')}”)`
    }
    case 'answer': {
      const at = played.rounds.find((one) => one.round === round - 1)
      const matter = [...(at?.matters ?? []), ...(at?.counters ?? [])].find(({ id }) => id === credit.matter)
      return `the ${credit.gave === 'accept' ? 'yes' : 'no'} of ${partyName(table, credit.seat)} to ${matter === undefined ? credit.matter : matterWords(table, matter)}`
    }
  }
}

function keeperLines(told: Told, { keepers }: TurningPoint): readonly string[] {
  if (keepers.length === 0)
    return ['No other move of any party in any one round, all else as it was, was found that would have kept it.']
  return [...keepers.map((keeper) => keeperWords(told, keeper)), 'It would still have needed the others’ yes later.']
}

/** Beyond two seats a card only names them; `--json` has every move. */
const MOST_TOLD = 2

function keeperWords(told: Told, { seats, round, moves, index }: Keeper): string {
  const { table } = told
  const who = partiesNamed(table, seats)
  if (seats.length > MOST_TOLD)
    return `Could have kept it: other moves in round ${round} at the latest, agreed on by ${who} together.`
  const how = moves.flatMap((move) => moveWords(told, move, round, index)).join('; ')
  return seats.length === 1
    ? `Could have kept it: ${how}. In round ${round} at the latest, ${who} alone.`
    : `Could have kept it: ${how}; each with a yes to what the other put. In round ${round} at the latest, ${who} together.`
}

function moveWords(
  { table, played, record }: Told,
  { seat, agenda, answers }: OtherMove,
  round: number,
  index: number,
): readonly string[] {
  const at = played.rounds.find((one) => one.round === round - 1)
  const was = record.rounds[index]?.commit[seat] ?? []
  if (
    agenda?.every(({ kind }) => kind === 'pass') === true &&
    was.every(({ kind }) => kind === 'pass') &&
    answers.length === 0
  )
    return [`a yes by ${partyName(table, seat)} to what the other put`]
  const matterOf = (id: string) => [...(at?.matters ?? []), ...(at?.counters ?? [])].find((matter) => matter.id === id)
  const acts =
    agenda === undefined
      ? []
      : [
          `${agendaWords(table, agenda)} by ${partyName(table, seat)}${was.some(({ kind }) => kind !== 'pass') ? ` instead of ${agendaWords(table, was)}` : ''}`,
        ]
  const said = answers.map(({ matter, answer }) => {
    const found = matterOf(matter)
    return `a ${answer.kind === 'accept' ? 'yes' : 'no'} by ${partyName(table, seat)} to ${found === undefined ? matter : matterWords(table, found)}`
  })
  return [...acts, ...said]
}
