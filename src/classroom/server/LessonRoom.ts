/**
 * One class: carries wishes in and news out. What a wish means is in
 * `lesson.ts`; what each client may know is in `telling.ts`. Nothing is kept
 * in Colyseus' own state: clients get moves, not patches.
 */
import { type AuthContext, type Client, Room, ServerError } from '@colyseus/core'
import type { Result } from '../../std/result.ts'
import { type TableNews, TOLD } from '../protocol/news.ts'
import { joining, PUPIL, pupilMessage, TEACHER, teacherMessage } from '../protocol/wishes.ts'
import { announcing, encoding, type Known } from './announcing.ts'
import { write } from './frames.ts'
import { type Lesson, type Pupil, pupilOf, type Setting, teach, tick, welcome, wish } from './lesson.ts'
import type { Limits } from './limits.ts'
import { luckySeed } from './luckySeed.ts'
import { asCode, asKey, comebackCode, deviceToken, fits, freshName, hashOf, shortId } from './secrets.ts'
import type { Storage } from './storage.ts'
import { placeChange, tableNews } from './telling.ts'
import type { Due, Turns } from './turns.ts'

/** What the rooms of one process share. */
export interface House {
  readonly storage: Storage
  readonly limits: Limits
  readonly turns: Turns
  settingFor(scenario: string): Omit<Setting, 'isPresent' | 'now' | 'name' | 'seed'>
}

type Who = { readonly as: 'teacher' } | { readonly as: 'pupil'; readonly id: string; readonly token: string | null }

type LessonClient = Client<{ userData: Known; auth: Who }>

/** A seat whose people are all gone is not waited for longer than this. */
export const PATIENCE_MS = 45_000
const CLASS_SIZE = 120
/** How often the room's clock goes: for tables that wait for nobody and for counting a second's messages. */
const TICK_MS = 250

export class LessonRoom extends Room<{ client: LessonClient }> implements Due {
  static house: House

  #lesson!: Lesson
  #setting!: Setting
  readonly #sessions = new Map<string, Set<string>>()
  readonly #awaySince = new Map<string, number>()
  /** As it was written last, and so as it was told. */
  #kept!: Lesson
  #places: readonly TableNews[] = []
  /** Clients that are to be told whatever has changed: they have just come in or wait to be heard. */
  readonly #due = new Set<LessonClient>()
  /** Clients by the table at which they sit; under -1 those who are told of all. Made when it is needed. */
  #seated: ReadonlyMap<number, readonly LessonClient[]> | undefined
  #presenceChanged = false

  override async onCreate({ code }: { code: string }): Promise<void> {
    this.autoDispose = false
    // Without patches a room's clock would go sixty times a second, in every room.
    this.setTimestep(() => undefined, TICK_MS)
    this.patchRate = null
    this.maxClients = CLASS_SIZE
    this.maxMessagesPerSecond = 25
    this.roomId = code
    const { storage, settingFor } = LessonRoom.house
    const kept = storage.read(code)
    if (kept === null) throw new ServerError(4404, 'class-unknown')
    this.#lesson = kept
    this.#kept = kept
    this.#setting = {
      ...settingFor(kept.scenario),
      now: Date.now,
      seed: luckySeed,
      name: freshName,
      isPresent: (pupil) => (this.#sessions.get(pupil)?.size ?? 0) > 0,
    }
    this.#places = kept.tables.map((table, n) => tableNews(kept, this.#setting, table, n))
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
    this.#due.add(client)
    const who = client.auth!
    if (who.as === 'pupil') {
      const sessions = this.#sessions.get(who.id) ?? new Set()
      sessions.add(client.sessionId)
      this.#sessions.set(who.id, sessions)
      this.#awaySince.delete(who.id)
      if (who.token !== null) client.userData.token = who.token
    }
    this.#presence()
  }

  override onLeave(client: LessonClient): void {
    this.#due.delete(client)
    const who = client.auth
    if (who?.as === 'pupil') {
      const sessions = this.#sessions.get(who.id)
      sessions?.delete(client.sessionId)
      if ((sessions?.size ?? 0) === 0) this.#awaySince.set(who.id, Date.now())
    }
    this.#presence()
  }

  #presence(): void {
    this.#presenceChanged = true
    this.#seated = undefined
    LessonRoom.house.turns.add(this)
  }

  #heard(client: LessonClient, message: unknown): void {
    const who = client.auth
    const read = pupilMessage.safeParse(message)
    if (!read.success) return void this.#refuse(client, 'class-message')
    const { n, at, wish: wanted } = read.data
    if (who?.as !== 'pupil') this.#refuse(client, 'class-role')
    else if (wanted.kind === 'snapshot') client.userData = {}
    else if (at !== undefined && at !== this.#roundOf(who.id)) this.#refuse(client, 'class-late')
    else this.#answer(client, wish(this.#lesson, this.#setting, who.id, wanted))
    this.#hear(client, n)
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
    this.#hear(client, read.data.n)
  }

  /** It is said to be heard when it is kept: a process killed before has not heard it. */
  #hear(client: LessonClient, n: number): void {
    if (client.userData !== undefined) client.userData.heard = n
    this.#due.add(client)
    LessonRoom.house.turns.add(this)
  }

  #answer(client: LessonClient, result: Result<Lesson>): void {
    if (result.ok) this.#become(result.value)
    else this.#refuse(client, result.reason.code, result.reason.data)
  }

  #refuse(client: LessonClient, code: string, data?: unknown): void {
    LessonRoom.house.limits.note(code)
    client.send(TOLD.refused, { code, ...(data === undefined ? {} : { data }) })
  }

  #become(lesson: Lesson): void {
    if (lesson === this.#lesson) return
    this.#lesson = lesson
    LessonRoom.house.turns.add(this)
  }

  keep(): void {
    const { storage } = LessonRoom.house
    // A closed lesson is forgotten: what the teacher has not saved is gone.
    if (this.#lesson.state === 'closed') storage.forget(this.#lesson.code)
    else if (this.#lesson !== this.#kept) storage.keep(this.#lesson, this.#kept)
  }

  undo(error: unknown): void {
    this.#lesson = this.#kept
    for (const client of this.clients) if (client.userData !== undefined) delete client.userData.heard
    this.onUncaughtException(error instanceof Error ? error : new Error(String(error)))
  }

  /**
   * News for everyone whom it concerns. While people find their places all are
   * told of all tables; in play, those at a table are told of it. Clients that
   * may know the same get the same bytes.
   */
  tell(): void {
    const [before, lesson] = [this.#kept, this.#lesson]
    const all = before.state !== lesson.state || before.tables.length !== lesson.tables.length
    const pupils = before.pupils !== lesson.pupils || this.#presenceChanged
    const places = lesson.tables.map((table, n) =>
      all || pupils || table !== before.tables[n] ? tableNews(lesson, this.#setting, table, n) : this.#places[n]!,
    )
    const changes = all ? [] : places.flatMap((place, n) => placeChange(this.#places[n]!, place) ?? [])
    this.#kept = lesson
    this.#places = places
    this.#presenceChanged = false
    if (pupils) this.#seated = undefined
    const encodedOnce = encoding()
    const turn = announcing(lesson, this.#setting, { changes, all, pupils: pupils || before.stepMs !== lesson.stepMs })
    const isNew = new Set(changes.map(({ n }) => n))
    lesson.tables.forEach((table, n) => {
      if (table !== before.tables[n]) isNew.add(n)
    })
    const concerned = all || pupils || lesson.state !== 'playing' ? this.clients : this.#concernedBy(isNew)
    this.#due.clear()
    for (const client of concerned) {
      const { auth: who, userData: known } = client
      if (who === undefined || known === undefined) continue
      if (known.token !== undefined) client.send(TOLD.token, known.token)
      const news = who.as === 'teacher' ? turn.forTeacher(known) : turn.forPupil(known, pupilOf(lesson, who.id))
      delete known.token
      delete known.heard
      const frame = encodedOnce(news)
      if (frame !== null) write(client, frame)
    }
  }

  /** In play: who sits at these tables, who has the board or no place yet, and who is to be told anyway. */
  #concernedBy(tables: ReadonlySet<number>): Iterable<LessonClient> {
    const found = new Set(this.#due)
    this.#seated ??= this.#bySeat()
    for (const n of [-1, ...tables]) for (const client of this.#seated.get(n) ?? []) found.add(client)
    return found
  }

  #bySeat(): ReadonlyMap<number, readonly LessonClient[]> {
    const seated = new Map<number, LessonClient[]>()
    for (const client of this.clients) {
      const { auth: who } = client
      if (who === undefined) continue
      const n = who.as === 'teacher' ? -1 : (pupilOf(this.#lesson, who.id)?.table ?? -1)
      const there = seated.get(n)
      if (there === undefined) seated.set(n, [client])
      else there.push(client)
    }
    return seated
  }
}
