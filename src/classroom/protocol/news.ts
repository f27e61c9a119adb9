/**
 * What the referee tells a client. Moves travel, not states: a client has the
 * same engine and replays them. A hash of its row says whether it still agrees.
 */

import type { Agenda } from '../../domain/move.ts'
import type { RoundRecord } from '../../domain/record.ts'
import type { Draft, Said, Save } from '../../store/save.ts'

export interface SeatNews {
  readonly names: readonly string[]
  /** Somebody sits here and is connected. */
  readonly present: number
  readonly paper: boolean
  /** Sent or answered in this step. */
  readonly done: boolean
}

export interface TableNews {
  readonly n: number
  readonly seats: Readonly<Record<string, SeatNews>>
  readonly archivists: readonly string[]
  readonly observers: number
  /** Round about to be played or being played, from 1. */
  readonly round: number
  readonly stage: Draft['stage']
  readonly ended: boolean
  readonly frozen: boolean
  readonly paused: boolean
  readonly endsAt: number | null
  readonly leftMs: number
  readonly injects: readonly { readonly id: string; readonly round: number }[]
}

/** The class as everybody in it may see it: generated names, seats, clocks. */
export interface ClassNews {
  readonly code: string
  readonly scenario: string
  readonly state: 'gathering' | 'playing' | 'closed'
  /** The referee's clock when this was sent, for counting down. */
  readonly now: number
  readonly tables: readonly TableNews[]
}

/** What has changed at one table, for those who sit at it. */
export interface PlaceNews {
  readonly now: number
  readonly table: TableNews
}

export interface You {
  readonly id: string
  readonly name: string
  readonly comeback: string
  readonly table: number | null
  readonly role: string | null
  readonly ratherNot: readonly string[]
  readonly predicts: string | null
}

export interface ProposalNews {
  readonly by: string
  readonly name: string
  readonly agenda: Agenda
  readonly agreed: readonly string[]
  readonly mine: boolean
}

/** Everything about the table one sits at, as one may see it. */
export interface TableSnapshot {
  readonly save: Save
  readonly hash: string
}

/** What has changed at one's table since the last message. */
export interface TableMoves {
  /** Rounds that the client has after this message. */
  readonly rounds: number
  /** A finished round, its luck, and what the computer's seats said. */
  readonly round?: RoundRecord
  readonly said?: Said
  readonly seed?: number
  readonly draft?: Draft
  readonly seats?: Save['record']['seats']
  /** Of the row after the last finished round; sent with each of them. */
  readonly hash?: string
}

export interface TeacherNews {
  readonly pupils: readonly {
    readonly id: string
    readonly name: string
    readonly table: number | null
    readonly role: string | null
    readonly present: boolean
    readonly predicts: string | null
  }[]
  readonly stepMs: number
}

export const withTable = (news: ClassNews, table: TableNews): ClassNews => ({
  ...news,
  tables: news.tables.map((one) => (one.n === table.n ? table : one)),
})

/** Names of the messages to a client. */
export const TOLD = {
  you: 'you',
  class: 'class',
  /** One table of the class: to those who sit at it. */
  place: 'place',
  table: 'table',
  moves: 'moves',
  proposals: 'proposals',
  teacher: 'teacher',
  record: 'record',
  refused: 'refused',
  heard: 'heard',
} as const
