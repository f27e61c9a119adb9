/**
 * One change announced to one class: to each client only what it may know and
 * does not know yet. What several may know alike is worked out and encoded once.
 */
import { getMessageBytes, Protocol } from '@colyseus/core'
import { type News, type PlaceChange, type PlaceNews, TOLD } from '../protocol/news.ts'
import { type Frame, framed } from './frames.ts'
import type { ClassTable, Lesson, Pupil, Setting } from './lesson.ts'
import {
  classNews,
  movesBetween,
  proposalNews,
  seatOfRole,
  snapshotFor,
  type Told,
  teacherNews,
  youNews,
} from './telling.ts'

/** What a client knows already; nothing when it has just come in or has asked for everything. */
export interface Known {
  told?: Told
  /** Has the class as it was told last. */
  hasClass?: boolean
  hasTeacher?: boolean
  token?: string
  /** Number of its last wish that is waiting to be kept. */
  heard?: number
}
/** What has changed in the class. */
export interface Changed {
  readonly changes: readonly PlaceChange[]
  /** So much that the class is told anew. */
  readonly all: boolean
  /** Who is here, who sits where, or how long a step is. */
  readonly pupils: boolean
}

export interface Announcing {
  /** News for whoever has the teacher's key; notes in `known` that it was told. */
  forTeacher(known: Known): News
  forPupil(known: Known, pupil: Pupil | undefined): News
}

export function announcing(lesson: Lesson, setting: Setting, { changes, all, pupils }: Changed): Announcing {
  const now = setting.now()
  const ofAll = once(() => classNews(lesson, setting))
  const ofPupils = once(() => teacherNews(lesson, setting))
  const at = new Map(changes.map((change) => [change.n, { now, tables: [change] } satisfies PlaceNews]))
  // Where one table has changed, those who are told of all are told the same.
  const everywhere: PlaceNews | undefined =
    changes.length === 0 ? undefined : changes.length === 1 ? at.get(changes[0]!.n) : { now, tables: changes }

  /** While people find their places all are told of all tables; in play, those at a table are told of it. */
  const ofClass = (known: Known, n: number | null): News => {
    if (known.hasClass !== true || all) {
      known.hasClass = true
      return { class: ofAll() }
    }
    const places = n === null || lesson.state !== 'playing' ? everywhere : at.get(n)
    return places === undefined ? {} : { places }
  }
  const ofTable = (table: ClassTable, pupil: Pupil, told: Told | undefined): News => {
    const seat = seatOfRole(setting, pupil.role)
    const moves = told === undefined ? null : movesBetween(setting, told.table, table, seat)
    const isSame = told !== undefined && told.proposals === table.proposals[pupil.role ?? '']
    return {
      ...(moves === null ? { table: snapshotFor(setting, table, seat) } : moves === undefined ? {} : { moves }),
      ...(isSame ? {} : { proposals: proposalNews(lesson, table, pupil) }),
    }
  }
  /** Most of a class is: neither they nor their table have changed. */
  const isUnconcerned = ({ told, hasClass, heard }: Known, pupil: Pupil): boolean =>
    told?.pupil === pupil &&
    hasClass === true &&
    heard === undefined &&
    !all &&
    pupil.table !== null &&
    told.table === lesson.tables[pupil.table] &&
    (lesson.state === 'playing' ? !at.has(pupil.table) : everywhere === undefined)
  return {
    forTeacher(known) {
      const teacher = known.hasTeacher !== true || pupils ? { teacher: ofPupils() } : {}
      known.hasTeacher = true
      return { ...ofWish(known), ...ofClass(known, null), ...teacher }
    },
    forPupil(known, pupil) {
      if (pupil === undefined || isUnconcerned(known, pupil)) return NOTHING
      const { told } = known
      const sameTable = told?.pupil.table === pupil.table
      // Who has changed tables has heard nothing of the new one while the class played.
      if (told !== undefined && !sameTable) known.hasClass = false
      const table = pupil.table === null ? undefined : lesson.tables[pupil.table]
      known.told = { pupil, table, proposals: table?.proposals[pupil.role ?? ''] }
      return {
        ...ofWish(known),
        ...(told?.pupil === pupil ? {} : { you: youNews(pupil) }),
        ...ofClass(known, pupil.table),
        ...(table === undefined
          ? {}
          : ofTable(table, pupil, sameTable && told?.pupil.role === pupil.role ? told : undefined)),
      }
    },
  }
}

const NOTHING: News = {}

const ofWish = ({ heard }: Known): News => (heard === undefined ? {} : { heard })

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined
  return () => (made ??= { it: make() }).it
}

/** Frames of messages; those with the very same parts are encoded once. Null if there is nothing to say. */
export function encoding(): (news: News) => Frame | null {
  const made: { readonly news: News; readonly keys: number; readonly frame: Frame }[] = []
  return (news) => {
    if (news === NOTHING) return null
    const keys = Object.keys(news) as (keyof News)[]
    if (keys.length === 0) return null
    const like = made.find((one) => one.keys === keys.length && keys.every((key) => one.news[key] === news[key]))
    if (like !== undefined) return like.frame
    const frame = framed(getMessageBytes.raw(Protocol.ROOM_DATA, TOLD.news, news))
    made.push({ news, keys: keys.length, frame })
    return frame
  }
}
