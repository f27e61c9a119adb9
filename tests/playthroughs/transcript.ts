/**
 * A whole game as text, line by line: what each seat committed and answered,
 * every event with its cause, every state in words, and at the end of each
 * round what each seat may see. Read it like a score sheet; compare it like a test.
 */
import type { Cause, LogEvent } from '../../src/domain/log.ts'
import type { Act, Answer, Matter } from '../../src/domain/move.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { type PlayedRound, replay } from '../../src/engine/game.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { hashText, stableText } from '../../src/std/hash.ts'

export function transcript(table: Table, record: GameRecord): string {
  const played = replay(table, record)
  if (!played.ok) throw new Error(played.reason.code)
  const { rounds, laid, row } = played.value
  const lines = [
    `scenario ${record.scenario}, seed ${record.seed}, seats ${table.seats.map((seat) => `${seat}=${record.seats[seat]}`).join(' ')}`,
  ]
  for (const round of laid) lines.push('', `round ${round.round + 1}, as documented`, ...round.events.map(eventLine))
  rounds.forEach((round, index) => {
    lines.push('', `round ${round.round + 1}`, ...stateLines(table, round.before))
    for (const seat of table.seats)
      lines.push(`  ${seat} commits ${(record.rounds[index]!.commit[seat] ?? []).map(actText).join(' + ') || 'pass'}`)
    for (const matter of [...round.matters, ...round.counters])
      lines.push(...answerLines(matter, record.rounds[index]!.answers[matter.id] ?? {}))
    lines.push(...round.events.map(eventLine))
    for (const seat of table.seats)
      lines.push(`  view ${seat} ${viewMark(table, record, rounds.slice(0, index + 1), seat)}`)
  })
  lines.push('', `end, round ${row[0]! + 1}`, ...stateLines(table, row))
  return `${lines.join('\n')}\n`
}

function stateLines(table: Table, row: Row): string[] {
  const { layout } = table
  const tracks = table.tracks.map((track, t) => `${track} ${row[layout.track + t]}`)
  const standing = table.seats.map((seat, s) => `${seat} ${row[layout.standing + s]}`)
  const stances = table.holdings.map(
    ({ seat, issue }, h) =>
      `${table.seats[seat]}:${table.issues[issue]}=${table.options[issue]![row[layout.stance + h]!]}`,
  )
  const exits = verdicts(table, row).map(
    ({ exit, id, fewestRounds, slack }) =>
      `${exit} ${id}${fewestRounds === undefined ? '' : ` in ${fewestRounds}, slack ${slack ?? '?'}`}`,
  )
  return [
    `  ${tracks.join(', ')}; standing ${standing.join(', ')}`,
    `  ${stances.join(' ')}`,
    ...exits.map((exit) => `  exit ${exit}`),
  ]
}

function actText(act: Act): string {
  switch (act.kind) {
    case 'shift':
      return `shift ${act.issue}=${act.option}`
    case 'deal':
      return `deal in ${act.room} (${act.steps.map((step) => `${step.seat}:${step.issue}=${step.option}`).join(' ')})${act.signs === undefined ? '' : ` signing ${act.signs}`}`
    case 'call':
      return `call ${act.room}`
    case 'sign':
      return `sign ${act.exit}`
    case 'use':
      return act.instrument
    case 'reserve':
      return `reserve ${act.reserve}`
    case 'signal':
      return `signal ${act.issue}=${act.option} to ${act.to.join(' ')}`
    case 'pass':
      return 'pass'
  }
}

const answerText = (answer: Answer | undefined): string =>
  answer === undefined
    ? 'silent'
    : answer.kind === 'counter'
      ? `counter (${answer.steps.map((s) => `${s.seat}:${s.issue}=${s.option}`).join(' ')})`
      : answer.kind

const answerLines = (matter: Matter, given: Readonly<Record<string, Answer>>): string[] => [
  `  ${matter.id} asks ${matter.to.map((seat) => `${seat} ${answerText(given[seat])}`).join(', ')}`,
]

const causeText = (cause: Cause): string => {
  switch (cause.kind) {
    case 'act':
      return `${cause.by} by ${actText(cause.act)}`
    case 'deal':
      return `deal ${cause.id} of ${cause.by.join(' ')}`
    case 'exit':
      return `exit ${cause.id} of ${cause.by.join(' ')}`
    case 'event':
      return `event ${cause.id} of ${cause.by.join(' ')}`
    case 'netting':
      return `pressure and relief of ${cause.by.join(' ')}`
    case 'floor':
      return `floor of ${cause.track}`
    case 'history':
      return `record ${cause.index} of ${cause.by.join(' ')}`
  }
}

function eventLine(event: LogEvent): string {
  const { kind, cause, ...data } = event
  const told = Object.entries(data).map(
    ([key, value]) =>
      `${key} ${Array.isArray(value) ? value.map((one) => (typeof one === 'object' ? Object.values(one as object).join(':') : String(one))).join(' ') : String(value)}`,
  )
  return `  * ${kind} ${told.join(', ')} <- ${causeText(cause)}`
}

/** A mark of the whole view: another mark means that this seat sees something else. */
const viewMark = (table: Table, record: GameRecord, rounds: readonly PlayedRound[], seat: string): string => {
  const view = viewFor(table, record, rounds, rounds.at(-1)!.after, seat)
  return `${hashText(stableText(view))}, heard ${view.heard.length}`
}
