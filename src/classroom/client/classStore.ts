/**
 * What this device knows of the lesson, as the referee told it. Its token lives
 * in the tab and, where that is allowed, in the browser: a closed lid or a
 * reload comes back to the same seat.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Table } from '../../engine/table.ts'
import type { Save } from '../../store/save.ts'
import { agrees, withMoves } from '../protocol/localTable.ts'
import {
  type ClassNews,
  type News,
  type ProposalNews,
  type TeacherNews,
  withPlaces,
  type You,
} from '../protocol/news.ts'
import { type Line, type LineState, openLine } from './line.ts'

export interface ClassState {
  readonly line: LineState
  readonly news: ClassNews | null
  /** The referee's clock minus ours, in milliseconds. */
  readonly clockAheadMs: number
  readonly you: You | null
  readonly save: Save | null
  readonly proposals: readonly ProposalNews[]
  readonly teacher: TeacherNews | null
  /** Why the last wish was refused, until the next is sent. */
  readonly refused: string | null
}

export interface ClassRoom {
  readonly store: StoreApi<ClassState>
  readonly line: Line
}

/** What is kept on the device; storage may be forbidden, then the tab remembers. */
export interface Memory {
  get(name: string): string | null
  set(name: string, value: string): void
}

export interface Entering {
  /** Address of the service, with a slash at its end. */
  readonly base: string
  readonly code: string
  readonly memory: Memory
  readonly comeback?: string
  /** The teacher's key: then this is a board, not a seat. */
  readonly key?: string
  /** The rules of the lesson's scenario, once it is known. */
  tableOf(scenario: string): Table | null
}

export function enterClass({ base, code, memory, comeback, key, tableOf }: Entering): ClassRoom {
  const store = createStore<ClassState>(() => ({
    line: { kind: 'joining' },
    news: null,
    clockAheadMs: 0,
    you: null,
    save: null,
    proposals: [],
    teacher: null,
    refused: null,
  }))
  const token = `class-token-${code}`
  let back = comeback
  const joining = () => {
    if (key !== undefined) return { as: 'teacher', key } as const
    const known = memory.get(token)
    return {
      as: 'pupil',
      ...(known === null || back !== undefined ? {} : { token: known }),
      ...(back === undefined ? {} : { comeback: back }),
    } as const
  }
  const line: Line = openLine(base, code, joining, {
    token(fresh) {
      memory.set(token, fresh)
      back = undefined
    },
    news: (news) => {
      const next = hear(store.getState(), news, tableOf)
      if (next === 'lost') line.wish({ kind: 'snapshot' })
      else store.setState(next)
    },
    refused: ({ code: why }) => store.setState({ refused: why }),
    state: (state) => store.setState({ line: state }),
  })
  return { store, line }
}

/** What this device knows after a message; `lost` if its copy of the table is not the referee's any more. */
function hear(state: ClassState, heard: News, tableOf: Entering['tableOf']): Partial<ClassState> | 'lost' {
  const known = heard.class ?? state.news
  const news = known === null || heard.places === undefined ? known : withPlaces(known, heard.places)
  const told = heard.places?.now ?? heard.class?.now
  const you = heard.you ?? state.you
  const sameSeat = state.you?.table === you?.table && state.you?.role === you?.role
  let save = heard.table?.save ?? (sameSeat ? state.save : null)
  if (heard.moves !== undefined) {
    save = save === null ? null : withMoves(save, heard.moves)
    const table = news === null ? null : tableOf(news.scenario)
    const { hash } = heard.moves
    if (save === null || (hash !== undefined && table !== null && !agrees(table, save, hash))) return 'lost'
  }
  return {
    news,
    you,
    save,
    ...(told === undefined ? {} : { clockAheadMs: told - Date.now() }),
    ...(heard.proposals === undefined ? {} : { proposals: heard.proposals }),
    ...(heard.teacher === undefined ? {} : { teacher: heard.teacher }),
  }
}
