/**
 * What each client is told, worked out from the lesson. A client gets the
 * difference to what it was told before: a round, a draft, or everything when
 * it has to begin anew.
 */
import type { Agenda } from '../../domain/move.ts'
import type { RoundRecord } from '../../domain/record.ts'
import type { Replay } from '../../engine/game.ts'
import type { Row } from '../../engine/table.ts'
import { hashText } from '../../std/hash.ts'
import type { Draft } from '../../store/save.ts'
import {
  type ClassNews,
  draftBefore,
  type PlaceChange,
  type ProposalNews,
  type SeatNews,
  type TableMoves,
  type TableNews,
  type TableSnapshot,
  type TeacherNews,
  type You,
} from '../protocol/news.ts'
import { seatDraft, seatPlayed, seatRound, seatSave, seatSeed } from '../protocol/seatSave.ts'
import { ARCHIVIST, OBSERVER } from '../protocol/wishes.ts'
import {
  type ClassTable,
  type Lesson,
  type Proposal,
  type Pupil,
  playedOf,
  pupilsAt,
  type Setting,
  waitedFor,
} from './lesson.ts'

/** Every seat is told the hash of the same row, and a row never changes. */
export function rowHash(row: Row): string {
  const known = hashes.get(row) ?? hashText(row.join(','))
  hashes.set(row, known)
  return known
}

const hashes = new WeakMap<Row, string>()

export function classNews(lesson: Lesson, setting: Setting): ClassNews {
  return {
    code: lesson.code,
    scenario: lesson.scenario,
    state: lesson.state,
    now: setting.now(),
    tables: lesson.tables.map((table, n) => tableNews(lesson, setting, table, n)),
  }
}

export function tableNews(lesson: Lesson, setting: Setting, table: ClassTable, n: number): TableNews {
  const { save } = table
  const waited = lesson.state === 'playing' ? waitedFor(lesson, setting, n) : []
  const seats: Record<string, SeatNews> = {}
  for (const seat of setting.table.seats) {
    const pupils = pupilsAt(lesson, n, seat)
    seats[seat] = {
      names: pupils.map(({ name }) => name),
      present: pupils.filter(({ id }) => setting.isPresent(id)).length,
      paper: save.record.seats[seat] !== 'person',
      done: !waited.includes(seat),
    }
  }
  return {
    n,
    seats,
    archivists: pupilsAt(lesson, n, ARCHIVIST).map(({ name }) => name),
    observers: pupilsAt(lesson, n, OBSERVER).length,
    round: save.record.rounds.length + (save.draft.stage === 'after' ? 0 : 1),
    stage: save.draft.stage,
    ended: table.ended,
    frozen: table.frozen,
    paused: table.paused,
    endsAt: table.timer.endsAt,
    leftMs: table.timer.leftMs,
    injects: table.injects,
  }
}

/** What is different at a table; null if nothing is. */
export function placeChange(before: TableNews, now: TableNews): PlaceChange | null {
  const seats = changed(before.seats, now.seats)
  const { seats: _, ...beside } = now
  const other = changed(before, beside)
  if (seats === null && other === null) return null
  return { ...other, n: now.n, ...(seats === null ? {} : { seats: seats as TableNews['seats'] }) }
}

/** Entries of `now` that are not so in `before`; null if there are none. */
function changed<T extends object>(before: T, now: Partial<T>): Partial<T> | null {
  const found: Partial<T> = {}
  let some = false
  for (const key of Object.keys(now) as (keyof T)[])
    if (!same(before[key], now[key])) {
      found[key] = now[key] as T[keyof T]
      some = true
    }
  return some ? found : null
}

export const youNews = (pupil: Pupil): You => ({
  id: pupil.id,
  name: pupil.name,
  comeback: pupil.comeback,
  table: pupil.table,
  role: pupil.role,
  ratherNot: pupil.ratherNot,
  predicts: pupil.predicts ?? null,
})

export const teacherNews = (lesson: Lesson, setting: Setting): TeacherNews => ({
  pupils: lesson.pupils.map(({ id, name, table, role, predicts }) => ({
    id,
    name,
    table,
    role,
    present: setting.isPresent(id),
    predicts: predicts ?? null,
  })),
  stepMs: lesson.stepMs,
})

export function proposalNews(lesson: Lesson, table: ClassTable, pupil: Pupil): readonly ProposalNews[] {
  const nameOf = (id: string) => lesson.pupils.find((one) => one.id === id)?.name ?? ''
  return (table.proposals[pupil.role ?? ''] ?? []).map(
    ({ by, agenda, agreed }: { by: string; agenda: Agenda; agreed: readonly string[] }) => ({
      by: agreed[0] ?? by,
      name: nameOf(agreed[0] ?? by),
      agenda,
      agreed: agreed.map(nameOf),
      mine: agreed.includes(pupil.id),
    }),
  )
}

/** What a client was told last. */
export interface Told {
  readonly pupil: Pupil
  /** The table at which the pupil sat; none while looking for a place. */
  readonly table: ClassTable | undefined
  readonly proposals: readonly Proposal[] | undefined
}

/** The seat whose secrets a role may see; those who sit at none see what everybody sees. */
export const seatOfRole = (setting: Setting, role: string | null): string | null =>
  role !== null && setting.table.seats.includes(role) ? role : null

/** The table as a seat may see it; after the end, the whole record. Made once for all who come back to it before it goes on. */
export function snapshotFor(setting: Setting, table: ClassTable, seat: string | null): TableSnapshot {
  const known = snapshots.get(table) ?? new Map<string | null, TableSnapshot>()
  snapshots.set(table, known)
  const made = known.get(seat)
  if (made !== undefined) return made
  const fresh = snapshotNow(setting, table, seat)
  known.set(seat, fresh)
  return fresh
}

const snapshots = new WeakMap<ClassTable, Map<string | null, TableSnapshot>>()

function snapshotNow(setting: Setting, table: ClassTable, seat: string | null): TableSnapshot {
  const played = playedOf(setting, table)
  if (table.ended) return { save: table.save, hash: rowHash(played.row) }
  const save = seatSave(setting.table, table.save, played, seat)
  return { save, hash: rowHash(seatPlayed(setting.table, table.save, played, seat).row) }
}

/**
 * What happened between two states of a table, as a seat may know it: null if
 * only everything will do, undefined if it is nothing. Seats that may know the
 * same get the same object, so that it is encoded once.
 */
export function movesBetween(
  setting: Setting,
  before: ClassTable | undefined,
  now: ClassTable,
  seat: string | null,
): TableMoves | null | undefined {
  if (before === undefined) return null
  if (before.save === now.save && before.ended === now.ended) return undefined
  const [was, is] = [before.save.record.rounds.length, now.save.record.rounds.length]
  if (is < was || is > was + 1 || now.ended !== before.ended) return null
  const { table } = setting
  const [playedBefore, playedNow] = [playedOf(setting, before), playedOf(setting, now)]
  const [knewBefore, knowsNow] = [
    seatPlayed(table, before.save, playedBefore, seat),
    seatPlayed(table, now.save, playedNow, seat),
  ]
  // What was said in confidence became known: rounds that the client has are other ones now.
  if (knewBefore.rounds.some(({ after }, i) => !same(after, knowsNow.rounds[i]!.after))) return null
  const told = seatDraft(table, before.save, playedBefore, seat)
  const draft = seatDraft(table, now.save, playedNow, seat)
  const ended = is === was ? undefined : seatRound(table, now.save, playedNow, seat, was)
  const said = ended === undefined ? undefined : now.save.said.at(-1)
  const parts = changed(draftBefore(told, draft.stage, ended, said), draft)
  // The stage says what the parts are told against.
  const change = told.stage === draft.stage ? parts : { ...parts, stage: draft.stage }
  if (change === null && ended === undefined) return undefined
  const hash = rowHash(knowsNow.row)
  const key = `${is} ${was} ${hash} ${change === null ? '' : Object.keys(change).sort().join(' ')}`
  const made = movesTo.get(draft) ?? []
  movesTo.set(draft, made)
  const like = made.find((one) => one.key === key && one.ended === ended)
  if (like !== undefined) return like.moves
  const seed = is === was ? undefined : toldSeed(setting, now, playedNow)
  const moves: TableMoves = {
    rounds: is,
    ...(change === null ? {} : { draft: change }),
    ...(ended === undefined ? {} : { round: ended, hash }),
    ...(said === undefined ? {} : { said }),
    ...(seed === undefined ? {} : { seed }),
  }
  made.push({ key, ended, moves })
  return moves
}

/** What stands in for a table's seed is the same for all its seats. */
function toldSeed({ table }: Setting, { save }: ClassTable, played: Replay): number {
  const known = seeds.get(played) ?? seatSeed(table, save.record.seed, played)
  seeds.set(played, known)
  return known
}

const seeds = new WeakMap<Replay, number>()

/** Moves by the draft that they lead to: what they say of it follows from the parts they name. */
const movesTo = new WeakMap<Draft, { key: string; ended: RoundRecord | undefined; moves: TableMoves }[]>()

/** Would both be the same text? Parts that are shared are not looked into. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const isList = Array.isArray(a)
  if (isList !== Array.isArray(b)) return false
  if (isList) {
    const [some, others] = [a, b as readonly unknown[]]
    if (some.length !== others.length) return false
    for (let i = 0; i < some.length; i++) if (!same(some[i], others[i])) return false
    return true
  }
  const [keys, otherKeys] = [Object.keys(a), Object.keys(b)]
  if (keys.length !== otherKeys.length) return false
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    // In the same order, too: a copy is the referee's to the letter.
    if (key !== otherKeys[i] || !same(a[key as never], b[key as never])) return false
  }
  return true
}
