/**
 * What each client is told, worked out from the lesson. A client gets the
 * difference to what it was told before: a round, a draft, or everything when
 * it has to begin anew.
 */
import type { Agenda } from '../../domain/move.ts'
import type { Row } from '../../engine/table.ts'
import { hashText } from '../../std/hash.ts'
import type { Save } from '../../store/save.ts'
import type {
  ClassNews,
  ProposalNews,
  SeatNews,
  TableMoves,
  TableNews,
  TableSnapshot,
  TeacherNews,
  You,
} from '../protocol/news.ts'
import { seatSave } from '../protocol/seatSave.ts'
import { ARCHIVIST, OBSERVER } from '../protocol/wishes.ts'
import { type ClassTable, type Lesson, type Pupil, playedOf, pupilsAt, type Setting, waitedFor } from './lesson.ts'

export const rowHash = (row: Row): string => hashText(row.join(','))

export function classNews(lesson: Lesson, setting: Setting): ClassNews {
  return {
    code: lesson.code,
    scenario: lesson.scenario,
    state: lesson.state,
    now: setting.now(),
    tables: lesson.tables.map((table, n) => tableNews(lesson, setting, table, n)),
  }
}

function tableNews(lesson: Lesson, setting: Setting, table: ClassTable, n: number): TableNews {
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

/** What was told last about a table. */
export interface Told {
  readonly save: Save
  readonly n: number
  readonly seat: string | null
}

/** The seat whose secrets a role may see; those who sit at none see what everybody sees. */
export const seatOfRole = (setting: Setting, role: string | null): string | null =>
  role !== null && setting.table.seats.includes(role) ? role : null

/** The table as the role may see it; after the end, the whole record. */
export function snapshotFor(setting: Setting, table: ClassTable, role: string | null): TableSnapshot {
  const played = playedOf(setting, table)
  const hash = rowHash(played.row)
  return {
    save: table.ended ? table.save : seatSave(setting.table, table.save, played, seatOfRole(setting, role)),
    hash,
  }
}

/** The difference between two saves of one seat; null if only everything will do. */
export function movesBetween(before: Save, now: TableSnapshot): TableMoves | null {
  const { save, hash } = now
  const [was, is] = [before.record.rounds.length, save.record.rounds.length]
  if (is < was || is > was + 1) return null
  const base = { rounds: is }
  const draft = same(before.draft, save.draft) ? {} : { draft: save.draft }
  const seats =
    JSON.stringify(before.record.seats) === JSON.stringify(save.record.seats) ? {} : { seats: save.record.seats }
  const seed = before.record.seed === save.record.seed ? {} : { seed: save.record.seed }
  if (is === was) return { ...base, ...draft, ...seats, ...seed }
  const round = save.record.rounds.at(-1)
  const said = save.said.at(-1)
  return {
    ...base,
    ...draft,
    ...seats,
    ...seed,
    ...(round === undefined ? {} : { round }),
    ...(said === undefined ? {} : { said }),
    hash,
  }
}

/** A seat's view is made anew for each look, so that only its text says whether it is the same. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

export const isEmpty = ({ round, draft, seats, seed }: TableMoves): boolean =>
  round === undefined && draft === undefined && seats === undefined && seed === undefined
