/**
 * What the referee tells a client. Moves travel, not states: a client has the
 * same engine and replays them. A hash of its row says whether it still agrees.
 */

import type { Agenda } from '../../domain/move.ts'
import type { RoundRecord } from '../../domain/record.ts'
import { type Draft, EMPTY_DRAFT, type Said, type Save } from '../../store/save.ts'

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

/** What has changed at some tables: of each only what is different now; of its seats only those that are. */
export interface PlaceNews {
  readonly now: number
  readonly tables: readonly PlaceChange[]
}

export type PlaceChange = Partial<TableNews> & { readonly n: number }

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

/** What has changed at one's table since the last message. `withMoves` puts it into a client's copy. */
export interface TableMoves {
  /** Rounds that the client has after this message. */
  readonly rounds: number
  /** A finished round, its luck, and what the computer's seats said. */
  readonly round?: RoundRecord
  readonly said?: Said
  readonly seed?: number
  /** The parts of the draft that differ from what `draftBefore` makes of the copy's. */
  readonly draft?: Partial<Draft>
  /** Of the row after the last finished round; sent with each of them. */
  readonly hash?: string
}

/**
 * The draft that changes are told against: a new round begins with an empty
 * one, and a round that has just ended has said its cards and answers itself.
 */
export function draftBefore(told: Draft, stage: Draft['stage'], round?: RoundRecord, said?: Said): Draft {
  if (stage === 'choose' && told.stage !== 'choose') return EMPTY_DRAFT
  if (stage !== 'after' || round === undefined) return told
  return { ...told, commit: round.commit, answers: round.answers, said: said ?? told.said }
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

/** Everything that one change means for one client, in one message. */
export interface News {
  /** Wishes up to this number are kept. */
  readonly heard?: number
  readonly you?: You
  readonly class?: ClassNews
  readonly places?: PlaceNews
  readonly table?: TableSnapshot
  readonly moves?: TableMoves
  readonly proposals?: readonly ProposalNews[]
  readonly teacher?: TeacherNews
}

export const withPlaces = (news: ClassNews, { tables }: PlaceNews): ClassNews => ({
  ...news,
  tables: news.tables.map((table) => {
    const change = tables.find(({ n }) => n === table.n)
    return change === undefined ? table : { ...table, ...change, seats: { ...table.seats, ...change.seats } }
  }),
})

/** Names of the messages to a client. */
export const TOLD = { news: 'news', token: 'token', refused: 'refused' } as const
