/**
 * What one seat may see. A view is a type: an opponent or a client that gets
 * one cannot peek. Stances, tracks, standing, flags and everything that was
 * revealed are public; hidden are unrevealed agendas, signals outside their
 * audience with the terms that they meet, and the seed.
 */
import type { LogEvent } from '../domain/log.ts'
import type { Agenda, Matter } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import type { PlayedRound } from './game.ts'
import { Knowledge } from './known.ts'
import type { Row, Table } from './table.ts'

/** A confidential item that this seat gave or was told. */
export interface Heard {
  readonly round: number
  readonly from: string
  readonly to: readonly string[]
  readonly issue: string
  readonly option: string
}

export interface PartyView {
  readonly seat: string
  readonly row: Row
  /** What each seat was seen to commit, round by round. */
  readonly past: readonly {
    readonly round: number
    readonly commit: Readonly<Record<string, Agenda>>
    readonly matters: readonly Matter[]
    readonly declined: readonly string[]
  }[]
  readonly heard: readonly Heard[]
}

/** `draft`: agendas of the present round, once they are revealed. */
export function viewFor(
  table: Table,
  record: GameRecord,
  rounds: readonly PlayedRound[],
  row: Row,
  seat: string,
  draft: Readonly<Record<string, Agenda>> = {},
): PartyView {
  const known = new Knowledge(table, record, rounds, seat, draft)
  const past = record.rounds.slice(0, rounds.length).map((round, index) => {
    const played = rounds[index]!
    return {
      round: played.round,
      commit: publicCommit(round.commit, seat),
      matters: [...played.matters, ...played.counters],
      declined: played.events.flatMap(declinedBy),
    }
  })
  return { seat, row: known.row(rounds.length, row), past, heard: heardBy(table, record, rounds, known) }
}

/** Agendas after the reveal: that an item was given in confidence shows, its content does not. */
function publicCommit(commit: Readonly<Record<string, Agenda>>, seat: string): Readonly<Record<string, Agenda>> {
  return Object.fromEntries(
    Object.entries(commit).map(([from, agenda]) => [
      from,
      agenda.map((act) => (act.kind === 'signal' && from !== seat ? ({ kind: 'pass' } as const) : act)),
    ]),
  )
}

function declinedBy(event: LogEvent): readonly string[] {
  if (event.kind === 'deal-failed') return event.declined.map((seat) => `${event.matter} ${seat}`)
  if (event.kind === 'not-signed') return event.declined.map((seat) => `s:${event.exit} ${seat}`)
  return []
}

/** Items told to this seat or given by it, and what has become known to all. */
function heardBy(table: Table, record: GameRecord, rounds: readonly PlayedRound[], known: Knowledge): readonly Heard[] {
  const heard: Heard[] = []
  record.rounds.slice(0, rounds.length).forEach((round, index) => {
    for (const from of table.seats) {
      for (const act of round.commit[from] ?? []) {
        if (act.kind === 'signal' && known.hears(index, from, act))
          heard.push({ round: rounds[index]!.round, from, to: act.to, issue: act.issue, option: act.option })
      }
    }
  })
  return heard
}
