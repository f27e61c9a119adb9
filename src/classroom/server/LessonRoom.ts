/**
 * One class: carries wishes in and news out. What a wish means is in
 * `lesson.ts`; what each client may know is in `telling.ts`. Nothing is kept
 * in Colyseus' own state: clients get moves, not patches.
 */
import { type AuthContext, type Client, Room, ServerError } from '@colyseus/core'
import type { Result } from '../../std/result.ts'
import { type PlaceNews, type TableSnapshot, TOLD } from '../protocol/news.ts'
import { joining, PUPIL, pupilMessage, TEACHER, teacherMessage } from '../protocol/wishes.ts'
import { type Lesson, type Pupil, pupilOf, type Setting, teach, tick, welcome, wish } from './lesson.ts'
import type { Limits } from './limits.ts'
import { luckySeed } from './luckySeed.ts'
import { asCode, asKey, comebackCode, deviceToken, fits, freshName, hashOf, shortId } from './secrets.ts'
import type { Storage } from './storage.ts'
import {
  classNews,
  isEmpty,
  movesBetween,
  proposalNews,
  seatOfRole,
  snapshotFor,
  type Told,
  teacherNews,
  youNews,
} from './telling.ts'

/** What the rooms of one process share. */
export interface House {
  readonly storage: Storage
  readonly limits: Limits
  settingFor(scenario: string): Omit<Setting, 'isPresent' | 'now' | 'name' | 'seed'>
}

/** Snapshots made for one change: by table and seat. */
type Seen = Map<string, TableSnapshot>

type Who = { readonly as: 'teacher' } | { readonly as: 'pupil'; readonly id: string; readonly token: string | null }
type LessonClient = Client<{ userData: { told?: Told; proposals?: string; you?: string }; auth: Who }>

/** A seat whose people are all gone is not waited for longer than this. */
export const PATIENCE_MS = 45_000
const CLASS_SIZE = 120

export class LessonRoom extends Room<{ client: LessonClient }> {
  static house: House

  #lesson!: Lesson
  #setting!: Setting
  readonly #sessions = new Map<string, Set<string>>()
  readonly #awaySince = new Map<string, number>()
  #tableTexts: readonly string[] = []
  #beside = ''

  override async onCreate({ code }: { code: string }): Promise<void> {
    this.autoDispose = false
    this.patchRate = null
    this.maxClients = CLASS_SIZE
    this.maxMessagesPerSecond = 25
    this.roomId = code
    const { storage, settingFor } = LessonRoom.house
    const kept = storage.read(code)
    if (kept === null) throw new ServerError(4404, 'class-unknown')
    this.#lesson = kept
    this.#setting = {
      ...settingFor(kept.scenario),
      now: Date.now,
      seed: luckySeed,
      name: freshName,
      isPresent: (pupil) => (this.#sessions.get(pupil)?.size ?? 0) > 0,
    }
    // After a restart everybody is away from now on, and gets the usual time to come back.
    for (const { id } of kept.pupils) this.#awaySince.set(id, Date.now())
    this.onMessage(PUPIL, (client, message) => this.#heard(client, message))
    this.onMessage(TEACHER, (client, message) => this.#taught(client, message))
    this.onMessage('*', (client) => this.#refuse(client, 'class-message'))
    this.clock.setInterval(
      () => this.#become(tick(this.#lesson, this.#setting, (id) => this.#awaySince.get(id) ?? null, PATIENCE_MS)),
      1000,
    )
  }

  /** A broken belief of ours in one class must not end the others: it is counted, and the lesson stands as it was kept. */
  override onUncaughtException(error: Error): void {
    LessonRoom.house.limits.note('class-failed')
    console.error('class service:', error.message)
  }

  /** The current lesson, for the server's own pages and tests. */
  get lesson(): Lesson {
    return this.#lesson
  }

  override onAuth(_client: LessonClient, options: unknown, context: AuthContext): Who {
    const { limits } = LessonRoom.house
    const address = context.ip ?? ''
    const refuse = (reason: string): never => {
      limits.failed(address)
      limits.note(reason)
      throw new ServerError(4401, reason)
    }
    if (!limits.may(address)) {
      limits.note('too-many')
      throw new ServerError(4429, 'class-too-many')
    }
    const { join, ...rest } = (options ?? {}) as { join?: unknown }
    const asked = joining.safeParse(join ?? rest)
    if (!asked.success) return refuse('class-message')
    const { as, key, token, comeback } = asked.data
    if (as === 'teacher') return key !== undefined && fits(asKey(key), this.#lesson.key) ? { as } : refuse('class-key')
    if (token !== undefined) {
      const hash = hashOf(token)
      const back = this.#lesson.pupils.find((pupil) => pupil.token === hash)
      if (back !== undefined) return { as, id: back.id, token: null }
    }
    if (comeback !== undefined) {
      const back = this.#lesson.pupils.find((pupil) => pupil.comeback === asCode(comeback))
      if (back === undefined) return refuse('class-comeback')
      // The old device keeps working until it is closed; a lost one cannot be told apart from a second one.
      const fresh = deviceToken()
      this.#become({
        ...this.#lesson,
        pupils: this.#lesson.pupils.map((pupil) => (pupil === back ? { ...pupil, token: hashOf(fresh) } : pupil)),
      })
      return { as, id: back.id, token: fresh }
    }
    if (this.#lesson.state === 'closed') return refuse('class-closed')
    if (this.#lesson.pupils.length >= CLASS_SIZE) return refuse('class-full')
    const fresh = deviceToken()
    const pupil: Pupil = {
      id: shortId(),
      token: hashOf(fresh),
      comeback: comebackCode(),
      name: freshName(this.#lesson.pupils.map(({ name }) => name)),
      table: null,
      role: null,
      ratherNot: [],
    }
    this.#become(welcome(this.#lesson, pupil))
    return { as, id: pupil.id, token: fresh }
  }

  override onJoin(client: LessonClient): void {
    client.userData = {}
    const who = client.auth!
    if (who.as === 'pupil') {
      const sessions = this.#sessions.get(who.id) ?? new Set()
      sessions.add(client.sessionId)
      this.#sessions.set(who.id, sessions)
      this.#awaySince.delete(who.id)
      if (who.token !== null) client.send('token', who.token)
    }
    client.send(TOLD.class, classNews(this.#lesson, this.#setting))
    this.#tell(client)
    this.#tellClass()
  }

  override onLeave(client: LessonClient): void {
    const who = client.auth
    if (who?.as === 'pupil') {
      const sessions = this.#sessions.get(who.id)
      sessions?.delete(client.sessionId)
      if ((sessions?.size ?? 0) === 0) this.#awaySince.set(who.id, Date.now())
    }
    this.#tellClass()
  }

  #heard(client: LessonClient, message: unknown): void {
    const who = client.auth
    const read = pupilMessage.safeParse(message)
    if (!read.success) return void this.#refuse(client, 'class-message')
    const { n, at, wish: wanted } = read.data
    if (who?.as !== 'pupil') this.#refuse(client, 'class-role')
    else if (wanted.kind === 'snapshot') {
      client.userData = {}
      this.#tell(client)
    } else if (at !== undefined && at !== this.#roundOf(who.id)) this.#refuse(client, 'class-late')
    else this.#answer(client, wish(this.#lesson, this.#setting, who.id, wanted))
    // Only now, when it is kept: a process killed before has not heard it.
    client.send(TOLD.heard, n)
  }

  /** Rounds played at a pupil's table. */
  #roundOf(id: string): number {
    const n = pupilOf(this.#lesson, id)?.table
    return n == null ? 0 : (this.#lesson.tables[n]?.save.record.rounds.length ?? 0)
  }

  #taught(client: LessonClient, message: unknown): void {
    const read = teacherMessage.safeParse(message)
    if (!read.success) return void this.#refuse(client, 'class-message')
    if (client.auth?.as !== 'teacher') this.#refuse(client, 'class-role')
    else this.#answer(client, teach(this.#lesson, this.#setting, read.data.wish))
    client.send(TOLD.heard, read.data.n)
  }

  #answer(client: LessonClient, result: Result<Lesson>): void {
    if (result.ok) this.#become(result.value)
    else this.#refuse(client, result.reason.code, result.reason.data)
  }

  #refuse(client: LessonClient, code: string, data?: unknown): void {
    LessonRoom.house.limits.note(code)
    client.send(TOLD.refused, { code, ...(data === undefined ? {} : { data }) })
  }

  /** First kept, then told: what a client has seen survives the process. */
  #become(lesson: Lesson): void {
    const before = this.#lesson
    if (lesson === before) return
    LessonRoom.house.storage.keep(lesson, before)
    this.#lesson = lesson
    const seen: Seen = new Map()
    for (const client of this.clients) this.#tell(client, before, seen)
    this.#tellClass()
  }

  /** News for one client: whose it is, and only if there is any. */
  #tell(client: LessonClient, before?: Lesson, seen: Seen = new Map()): void {
    const who = client.auth
    if (who === undefined || client.userData === undefined) return
    if (who.as === 'teacher') {
      client.send(TOLD.teacher, teacherNews(this.#lesson, this.#setting))
      return
    }
    const pupil = pupilOf(this.#lesson, who.id)
    if (pupil === undefined) return
    const table = pupil.table === null ? undefined : this.#lesson.tables[pupil.table]
    // Most of the class is not concerned by a move: neither they nor their table have changed.
    if (
      before !== undefined &&
      before.pupils === this.#lesson.pupils &&
      (table === undefined || before.tables[pupil.table!] === table)
    )
      return
    const you = JSON.stringify(youNews(pupil))
    if (client.userData.you !== you) {
      client.userData.you = you
      client.send(TOLD.you, youNews(pupil))
    }
    if (pupil.table === null || table === undefined) return
    const { told } = client.userData
    const sameSeat = told !== undefined && told.n === pupil.table && told.seat === pupil.role
    if (sameSeat && before?.tables[pupil.table] === table) return
    const place = `${pupil.table} ${seatOfRole(this.#setting, pupil.role) ?? ''}`
    const now = seen.get(place) ?? snapshotFor(this.#setting, table, pupil.role)
    seen.set(place, now)
    const ended = table.ended && before?.tables[pupil.table]?.ended === false
    const moves = sameSeat && !ended ? movesBetween(told.save, now) : null
    if (moves === null) client.send(TOLD.table, now)
    else if (!isEmpty(moves)) client.send(TOLD.moves, moves)
    client.userData.told = { save: now.save, n: pupil.table, seat: pupil.role }
    const proposals = proposalNews(this.#lesson, table, pupil)
    const text = JSON.stringify(proposals)
    if (client.userData.proposals !== text) {
      client.userData.proposals = text
      client.send(TOLD.proposals, proposals)
    }
  }

  /**
   * Who sits where and what time it is, when it has changed. While people find
   * their places everybody is told all; in play, those at a table are told of it.
   */
  #tellClass(): void {
    const news = classNews(this.#lesson, this.#setting)
    const texts = news.tables.map((table) => JSON.stringify(table))
    const beside = `${news.state} ${news.state === 'playing' ? news.tables.length : texts.join(' ')}`
    const changed = texts.flatMap((text, n) => (text === this.#tableTexts[n] ? [] : [n]))
    const all = beside !== this.#beside
    this.#tableTexts = texts
    this.#beside = beside
    if (!all && changed.length === 0) return
    for (const client of this.clients) {
      const who = client.auth
      if (who?.as === 'teacher') {
        client.send(TOLD.class, news)
        client.send(TOLD.teacher, teacherNews(this.#lesson, this.#setting))
      } else if (all) client.send(TOLD.class, news)
      else {
        const n = who === undefined ? null : (pupilOf(this.#lesson, who.id)?.table ?? null)
        // Whoever looks for a place sees all of them.
        if (n === null) client.send(TOLD.class, news)
        else if (changed.includes(n))
          client.send(TOLD.place, { now: news.now, table: news.tables[n]! } satisfies PlaceNews)
      }
    }
  }
}
