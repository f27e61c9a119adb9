/**
 * One lesson: the class, its tables and who sits where. Plain data and pure
 * functions; clock, chance and the computer's seats are handed in. The room
 * around it only carries messages.
 */
import type { Agenda, Answer } from '../../domain/move.ts'
import type { GameRecord } from '../../domain/record.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import { luckOf, playRound, type Replay, replay } from '../../engine/game.ts'
import { isOver } from '../../engine/holds.ts'
import type { Table } from '../../engine/table.ts'
import { viewFor } from '../../engine/view.ts'
import { policyOf } from '../../opponents/registry.ts'
import { diceFor, seatedBots } from '../../opponents/seated.ts'
import { must, no, ok, type Result } from '../../std/result.ts'
import { answerAll, answer as answerMatter, nextRound, send, turnOf } from '../../store/flow.ts'
import { EMPTY_DRAFT, type Save } from '../../store/save.ts'
import { ARCHIVIST, OBSERVER, type PupilWish, type TeacherWish } from '../protocol/wishes.ts'

export interface Pupil {
  readonly id: string
  /** What the device proves itself with; only its hash is kept. */
  readonly token: string
  /** Six letters to come back with on another device. */
  readonly comeback: string
  /** Generated; there is no free text. */
  readonly name: string
  readonly table: number | null
  /** A seat, the archive, or watching. */
  readonly role: string | null
  readonly ratherNot: readonly string[]
  /** Which exit closes first, as predicted. */
  readonly predicts?: string
}

export interface Proposal {
  readonly by: string
  readonly agenda: Agenda
  /** Everyone for it, the proposer first. */
  readonly agreed: readonly string[]
}

export interface Timer {
  /** Clock time at which the step's time is over; null while it is stopped. */
  readonly endsAt: number | null
  /** Left when it was stopped, in milliseconds. */
  readonly leftMs: number
}

export interface ClassTable {
  readonly save: Save
  /** Seat → what its pupils propose in this round. */
  readonly proposals: Readonly<Record<string, readonly Proposal[]>>
  /** Pupils who have read what changed. */
  readonly ready: readonly string[]
  /** Seats that play their paper by the teacher's hand. */
  readonly papers: readonly string[]
  readonly timer: Timer
  readonly paused: boolean
  readonly frozen: boolean
  /** Prepared notes that were read to this table: id and the round. */
  readonly injects: readonly { readonly id: string; readonly round: number }[]
  readonly ended: boolean
}

export const STATES = ['gathering', 'playing', 'closed'] as const

export interface Lesson {
  readonly version: 1
  readonly code: string
  readonly scenario: string
  /** Hash of the teacher's key. */
  readonly key: string
  readonly state: (typeof STATES)[number]
  readonly stepMs: number
  readonly tables: readonly ClassTable[]
  readonly pupils: readonly Pupil[]
  readonly createdAt: number
}

/** What a lesson needs from the world. */
export interface Setting {
  /** The compiled rules of the lesson's scenario. */
  readonly table: Table
  readonly hashes: { readonly rules: string; readonly text: string }
  readonly rulesVersion: number
  /** Milliseconds since 1970. */
  now(): number
  seed(): number
  /** A generated name that nobody in the lesson has. */
  name(taken: readonly string[]): string
  isPresent(pupil: string): boolean
}

/** Prepared notes; none of them changes a rule. `polite` is for the table that agrees on everything, `wrecking` for the one that tears it up. */
export const INJECTS = ['archive', 'home', 'polite', 'wrecking', 'consent', 'silence'] as const

export function newLesson(code: string, scenario: string, keyHash: string, setting: Setting, tables: number): Lesson {
  const lesson: Lesson = {
    version: 1,
    code,
    scenario,
    key: keyHash,
    state: 'gathering',
    stepMs: 270_000,
    tables: [],
    pupils: [],
    createdAt: setting.now(),
  }
  return withTables(lesson, setting, tables)
}

function withTables(lesson: Lesson, setting: Setting, count: number): Lesson {
  const kept = lesson.tables.slice(0, count)
  const fresh = Array.from({ length: count - kept.length }, (_, i) => newTable(lesson, setting, kept.length + i))
  const pupils = lesson.pupils.map((pupil) =>
    pupil.table !== null && pupil.table >= count ? { ...pupil, table: null, role: null } : pupil,
  )
  return { ...lesson, tables: [...kept, ...fresh], pupils }
}

function newTable(lesson: Lesson, setting: Setting, n: number): ClassTable {
  const save: Save = {
    version: 1,
    id: `${lesson.code}-${n + 1}`,
    name: String(n + 1),
    mode: 'sealed',
    record: {
      rulesVersion: setting.rulesVersion,
      scenario: lesson.scenario,
      ...setting.hashes,
      seed: setting.seed(),
      seats: Object.fromEntries(setting.table.seats.map((seat) => [seat, 'paper'])),
      rounds: [],
    },
    draft: EMPTY_DRAFT,
    said: [],
    updated: setting.now(),
  }
  return {
    save,
    proposals: {},
    ready: [],
    papers: [],
    timer: { endsAt: null, leftMs: lesson.stepMs },
    paused: false,
    frozen: false,
    injects: [],
    ended: false,
  }
}

/** Somebody new. */
export function welcome(lesson: Lesson, pupil: Pupil): Lesson {
  return { ...lesson, pupils: [...lesson.pupils, pupil] }
}

export function pupilOf({ pupils }: Lesson, id: string): Pupil | undefined {
  const known = byId.get(pupils) ?? new Map(pupils.map((pupil) => [pupil.id, pupil]))
  byId.set(pupils, known)
  return known.get(id)
}

const byId = new WeakMap<readonly Pupil[], ReadonlyMap<string, Pupil>>()

/** The pupils at one seat. */
export function pupilsAt({ pupils }: Lesson, table: number, seat: string): readonly Pupil[] {
  const known = byPlace.get(pupils) ?? places(pupils)
  return known.get(table)?.get(seat) ?? NOBODY
}

const NOBODY: readonly Pupil[] = []

type Places = ReadonlyMap<number, ReadonlyMap<string, readonly Pupil[]>>

const byPlace = new WeakMap<readonly Pupil[], Places>()

function places(pupils: readonly Pupil[]): Places {
  const made = new Map<number, Map<string, Pupil[]>>()
  for (const pupil of pupils) {
    const { table, role } = pupil
    if (table === null || role === null) continue
    const at = made.get(table) ?? new Map<string, Pupil[]>()
    made.set(table, at)
    at.set(role, [...(at.get(role) ?? []), pupil])
  }
  byPlace.set(pupils, made)
  return made
}

export function wish(lesson: Lesson, setting: Setting, by: string, wanted: PupilWish): Result<Lesson> {
  const pupil = pupilOf(lesson, by)
  if (pupil === undefined) return no('class-stranger')
  if (lesson.state === 'closed') return no('class-closed')
  switch (wanted.kind) {
    case 'name':
      return lesson.state === 'gathering'
        ? ok(change(lesson, by, { name: setting.name(lesson.pupils.map(({ name }) => name)) }))
        : no('class-started')
    case 'rather-not': {
      const others = pupil.ratherNot.filter((seat) => seat !== wanted.seat)
      return setting.table.seats.includes(wanted.seat)
        ? ok(change(lesson, by, { ratherNot: wanted.on ? [...others, wanted.seat] : others }))
        : no('class-seat')
    }
    case 'sit':
      return sit(lesson, setting, by, wanted.table, wanted.role)
    case 'predict':
      return setting.table.scenario.exits.some(({ id }) => id === wanted.exit)
        ? ok(change(lesson, by, { predicts: wanted.exit }))
        : no('class-exit')
    case 'suggest':
      return atSeat(lesson, setting, pupil, (n, table, seat) =>
        suggest(lesson, setting, n, table, seat, by, wanted.agenda),
      )
    case 'agree':
      return atSeat(lesson, setting, pupil, (n, table, seat) => agree(lesson, setting, n, table, seat, by, wanted.with))
    case 'answer':
      return atSeat(lesson, setting, pupil, (n, table, seat) =>
        give(lesson, setting, n, table, seat, { [wanted.matter]: wanted.answer }),
      )
    case 'answers':
      return atSeat(lesson, setting, pupil, (n, table, seat) => give(lesson, setting, n, table, seat, wanted.given))
    case 'next':
      return ready(lesson, setting, pupil)
    case 'snapshot':
      return ok(lesson)
  }
}

const change = (lesson: Lesson, id: string, changed: Partial<Pupil>): Lesson => ({
  ...lesson,
  pupils: lesson.pupils.map((pupil) => (pupil.id === id ? { ...pupil, ...changed } : pupil)),
})

const withTable = (lesson: Lesson, n: number, changed: Partial<ClassTable>): Lesson => ({
  ...lesson,
  tables: lesson.tables.map((table, i) => (i === n ? { ...table, ...changed } : table)),
})

function sit(lesson: Lesson, setting: Setting, by: string, n: number, role: string): Result<Lesson> {
  const table = lesson.tables[n]
  if (table === undefined) return no('class-table')
  if (role !== ARCHIVIST && role !== OBSERVER && !setting.table.seats.includes(role)) return no('class-seat')
  if (table.ended) return no('class-ended')
  return ok(seated(change(lesson, by, { table: n, role }), setting))
}

/** Seats with somebody at them are asked; the others play their paper. */
function seated(lesson: Lesson, setting: Setting): Lesson {
  return {
    ...lesson,
    tables: lesson.tables.map((table, n) => {
      const seats = Object.fromEntries(
        setting.table.seats.map((seat) => [
          seat,
          !table.papers.includes(seat) && pupilsAt(lesson, n, seat).length > 0 ? 'person' : 'paper',
        ]),
      )
      return { ...table, save: { ...table.save, record: { ...table.save.record, seats } } }
    }),
  }
}

function atSeat(
  lesson: Lesson,
  setting: Setting,
  pupil: Pupil,
  act: (n: number, table: ClassTable, seat: string) => Result<Lesson>,
): Result<Lesson> {
  const { table: n, role } = pupil
  if (n === null || role === null || !setting.table.seats.includes(role)) return no('class-no-seat')
  const table = must(lesson.tables[n], 'a pupil sits at a table of the lesson')
  if (lesson.state !== 'playing') return no('class-not-started')
  if (table.ended) return no('class-ended')
  if (table.frozen) return no('class-frozen')
  if (table.papers.includes(role)) return no('class-paper')
  return act(n, table, role)
}

function suggest(
  lesson: Lesson,
  setting: Setting,
  n: number,
  table: ClassTable,
  seat: string,
  by: string,
  agenda: Agenda,
): Result<Lesson> {
  if (table.save.draft.stage !== 'choose' || table.save.draft.commit[seat] !== undefined) return no('class-sent')
  const legal = checkAgenda(setting.table, playedOf(setting, table).row, seat, agenda)
  if (!legal.ok) return legal
  const others = withdrawn(table.proposals[seat] ?? [], by)
  const same = others.find((proposal) => JSON.stringify(proposal.agenda) === JSON.stringify(agenda))
  const proposals =
    same === undefined
      ? [...others, { by, agenda, agreed: [by] }]
      : others.map((proposal) => (proposal === same ? { ...proposal, agreed: [...proposal.agreed, by] } : proposal))
  return decide(withTable(lesson, n, { proposals: { ...table.proposals, [seat]: proposals } }), setting, n, seat)
}

const allPersons = (setting: Setting) => Object.fromEntries(setting.table.seats.map((seat) => [seat, 'person']))

/** Everyone is for one thing at a time. */
const withdrawn = (proposals: readonly Proposal[], by: string): readonly Proposal[] =>
  proposals
    .map((proposal) => ({ ...proposal, agreed: proposal.agreed.filter((id) => id !== by) }))
    .filter((proposal) => proposal.agreed.length > 0)

function agree(
  lesson: Lesson,
  setting: Setting,
  n: number,
  table: ClassTable,
  seat: string,
  by: string,
  who: string,
): Result<Lesson> {
  const wanted = (table.proposals[seat] ?? []).find((proposal) => proposal.by === who || proposal.agreed.includes(who))
  if (wanted === undefined) return no('class-no-proposal')
  return suggest(lesson, setting, n, table, seat, by, wanted.agenda)
}

/** More than half of those present at the seat: then it is sent. */
function decide(lesson: Lesson, setting: Setting, n: number, seat: string): Result<Lesson> {
  const table = lesson.tables[n]!
  const present = pupilsAt(lesson, n, seat).filter(({ id }) => setting.isPresent(id))
  const won = (table.proposals[seat] ?? []).find(
    ({ agreed }) => 2 * agreed.filter((id) => present.some((pupil) => pupil.id === id)).length > present.length,
  )
  return won === undefined ? ok(lesson) : commit(lesson, setting, n, seat, won.agenda)
}

function commit(lesson: Lesson, setting: Setting, n: number, seat: string, agenda: Agenda): Result<Lesson> {
  const table = lesson.tables[n]!
  const sent = send(setting.table, table.save, seatedBots, seat, agenda, playedOf(setting, table))
  return sent.ok ? ok(moved(lesson, setting, n, sent.value)) : sent
}

function give(
  lesson: Lesson,
  setting: Setting,
  n: number,
  table: ClassTable,
  seat: string,
  given: Readonly<Record<string, Answer>>,
): Result<Lesson> {
  const { draft } = table.save
  if (draft.stage !== 'answer' && draft.stage !== 'counter') return no('class-sent')
  const open = draft.stage === 'answer' ? draft.matters : draft.counters
  for (const matter of Object.keys(given)) {
    const asked = open.find(({ id }) => id === matter)
    if (asked === undefined || !asked.to.includes(seat)) return no('class-matter')
    if (draft.answers[matter]?.[seat] !== undefined) return no('class-sent')
  }
  const answered = answerAll(setting.table, table.save, seatedBots, seat, given, playedOf(setting, table))
  return answered.ok ? ok(moved(lesson, setting, n, answered.value)) : answered
}

/** A table has gone on: a step that ended takes its proposals and its clock with it. */
function moved(lesson: Lesson, setting: Setting, n: number, save: Save): Lesson {
  const table = lesson.tables[n]!
  const before = table.save.draft.stage
  const after = save.draft.stage
  const stamped = { ...save, updated: setting.now() }
  const { rounds } = save.record
  if (before === after && rounds.length === table.save.record.rounds.length)
    return withTable(lesson, n, { save: stamped })
  if (rounds.length === table.save.record.rounds.length + 1) playedOn(setting, table, save.record)
  return withTable(lesson, n, { save: stamped, proposals: {}, ready: [], timer: freshTimer(lesson, setting, table) })
}

const freshTimer = (lesson: Lesson, setting: Setting, table: ClassTable): Timer =>
  table.paused
    ? { endsAt: null, leftMs: lesson.stepMs }
    : { endsAt: setting.now() + lesson.stepMs, leftMs: lesson.stepMs }

function ready(lesson: Lesson, setting: Setting, pupil: Pupil): Result<Lesson> {
  const { table: n } = pupil
  const table = n === null ? undefined : lesson.tables[n]
  if (n === null || table === undefined) return no('class-no-seat')
  if (table.frozen) return no('class-frozen')
  if (table.save.draft.stage !== 'after') return no('class-sent')
  const list = [...new Set([...table.ready, pupil.id])]
  const asked = setting.table.seats
    .flatMap((seat) => (table.papers.includes(seat) ? [] : pupilsAt(lesson, n, seat)))
    .filter(({ id }) => setting.isPresent(id))
  // Each seat once: nobody has to wait for a partner who still reads.
  const seats = [...new Set(asked.map(({ role }) => role))]
  const all = seats.every((seat) => asked.some(({ id, role }) => role === seat && list.includes(id)))
  const marked = withTable(lesson, n, { ready: list })
  return ok(all ? onward(marked, setting, n) : marked)
}

/** From "what changed" to the next round, or to the end of the table's game. */
function onward(lesson: Lesson, setting: Setting, n: number): Lesson {
  const table = lesson.tables[n]!
  const played = playedOf(setting, table)
  if (played.over || isOver(setting.table, played.row))
    return withTable(lesson, n, { ended: true, ready: [], timer: { endsAt: null, leftMs: 0 } })
  return papersGoOn(moved(lesson, setting, n, nextRound(table.save)), setting, n)
}

/** Replays of the tables as they stand; a record never changes, so its replay does not either. */
const replays = new WeakMap<GameRecord['rounds'], Replay>()

export function playedOf(setting: Setting, { save }: Pick<ClassTable, 'save'>): Replay {
  const known = replays.get(save.record.rounds)
  if (known !== undefined) return known
  const played = replay(setting.table, save.record)
  if (!played.ok) throw new Error(`broken belief: a table of the lesson replays (${played.reason.code})`)
  replays.set(save.record.rounds, played.value)
  return played.value
}

/** One more round than the table had: its replay is the table's and that round, which the rules have let pass. */
function playedOn(setting: Setting, before: ClassTable, { rounds, seed }: GameRecord): void {
  const { table } = setting
  const played = playedOf(setting, before)
  const round = playRound(table, played.row, rounds.at(-1)!, luckOf(table, seed))
  replays.set(rounds, {
    laid: played.laid,
    rounds: [...played.rounds, round],
    row: round.after,
    over: isOver(table, round.after),
  })
}

/** At a table where nobody is asked, the papers play alone. */
function papersGoOn(lesson: Lesson, setting: Setting, n: number): Lesson {
  const table = lesson.tables[n]!
  const someone = Object.values(table.save.record.seats).includes('person')
  return someone || lesson.state !== 'playing' || table.ended ? lesson : skipStep(lesson, setting, n)
}

/**
 * Whoever has not chosen or answered plays the paper, this once: one step of
 * the table, never more.
 */
export function skipStep(lesson: Lesson, setting: Setting, n: number): Lesson {
  const table = lesson.tables[n]!
  if (table.ended) return lesson
  const { stage } = table.save.draft
  if (stage === 'after') return onward(lesson, setting, n)
  const rounds = table.save.record.rounds.length
  let save = table.save
  for (let guard = 0; guard < 64 && save.draft.stage === stage && save.record.rounds.length === rounds; guard++) {
    const next = paperStep(setting, save)
    if (next === null) break
    save = next
  }
  return moved(lesson, setting, n, save)
}

/** One choice or answer by a seat's paper; null when nobody is waited for. */
function paperStep(setting: Setting, save: Save): Save | null {
  const { table } = setting
  const played = replay(table, save.record)
  if (!played.ok) return null
  const people = {
    ...save,
    record: {
      ...save.record,
      seats: Object.values(save.record.seats).includes('person') ? save.record.seats : allPersons(setting),
    },
  }
  const turn = turnOf(table, people, played.value.row, played.value.over)
  if (turn.kind !== 'choose' && turn.kind !== 'answer') return null
  const paper = policyOf('paper')
  const view = viewFor(table, save.record, played.value.rounds, played.value.row, turn.seat)
  if (turn.kind === 'choose') {
    const agenda = paper.commit(table, view, diceFor(save.record, turn.seat, 'commit'))
    const sent = send(table, save, seatedBots, turn.seat, agenda)
    const passed = sent.ok ? sent : send(table, save, seatedBots, turn.seat, [])
    return passed.ok ? passed.value : null
  }
  const [matter] = turn.matters
  if (matter === undefined) return null
  const judged = paper.answer(
    table,
    view,
    save.draft.commit[turn.seat] ?? [],
    matter,
    [],
    diceFor(save.record, turn.seat, matter.id),
  )
  const answered = answerMatter(table, save, seatedBots, turn.seat, matter.id, judged.answer)
  return answered.ok ? answered.value : null
}

export function teach(lesson: Lesson, setting: Setting, wanted: TeacherWish): Result<Lesson> {
  const each = (
    which: number | 'all',
    make: (lesson: Lesson, n: number, table: ClassTable) => Lesson,
  ): Result<Lesson> => {
    if (which !== 'all' && lesson.tables[which] === undefined) return no('class-table')
    const numbers = which === 'all' ? lesson.tables.map((_, n) => n) : [which]
    return ok(numbers.reduce((made, n) => make(made, n, made.tables[n]!), lesson))
  }
  switch (wanted.kind) {
    case 'tables':
      return lesson.state === 'gathering'
        ? ok(seated(withTables(lesson, setting, wanted.count), setting))
        : no('class-started')
    case 'start':
      return lesson.state === 'gathering' ? ok(started(lesson, setting)) : no('class-started')
    case 'timer':
      return ok({ ...lesson, stepMs: wanted.seconds * 1000 })
    case 'pause':
      return each(wanted.table, (made, n, table) => withTable(made, n, pausing(setting, table, wanted.on)))
    case 'extend':
      return each(wanted.table, (made, n, { timer }) =>
        withTable(made, n, {
          timer: {
            endsAt: timer.endsAt === null ? null : Math.max(timer.endsAt, setting.now()) + wanted.seconds * 1000,
            leftMs: timer.leftMs + wanted.seconds * 1000,
          },
        }),
      )
    case 'skip':
      return lesson.state === 'playing'
        ? each(wanted.table, (made, n) => skipStep(made, setting, n))
        : no('class-not-started')
    case 'freeze':
      return each(wanted.table, (made, n) => withTable(made, n, { frozen: wanted.on }))
    case 'inject':
      if (!(INJECTS as readonly string[]).includes(wanted.inject)) return no('class-inject')
      return each(wanted.table, (made, n, table) =>
        withTable(made, n, {
          injects: [...table.injects, { id: wanted.inject, round: table.save.record.rounds.length + 1 }],
        }),
      )
    case 'paper':
      return paperSeat(lesson, setting, wanted.table, wanted.seat, wanted.on)
    case 'take-over':
      return takeOver(lesson, setting, wanted.table, wanted.seat, wanted.agenda)
    case 'move': {
      if (pupilOf(lesson, wanted.pupil) === undefined) return no('class-stranger')
      const { volunteer } = setting.table.scenario.parties.find(({ id }) => id === wanted.role) ?? {}
      // Nobody is put into a volunteers' seat, by nobody: they sit down there themselves.
      if (volunteer === true) return no('class-volunteers')
      return sit(lesson, setting, wanted.pupil, wanted.table, wanted.role)
    }
    case 'end':
      return each(wanted.table, (made, n) => withTable(made, n, { ended: true, timer: { endsAt: null, leftMs: 0 } }))
    case 'close':
      return ok({ ...lesson, state: 'closed', tables: lesson.tables.map((table) => ({ ...table, ended: true })) })
    case 'snapshot':
      return ok(lesson)
  }
}

function started(lesson: Lesson, setting: Setting): Lesson {
  const playing = seated({ ...lesson, state: 'playing' }, setting)
  const timed = {
    ...playing,
    tables: playing.tables.map((table) => ({ ...table, timer: freshTimer(lesson, setting, table) })),
  }
  // A table without anybody is no table: it is not played.
  return timed
}

function pausing(setting: Setting, table: ClassTable, on: boolean): Partial<ClassTable> {
  const { timer } = table
  if (on)
    return {
      paused: true,
      timer: { endsAt: null, leftMs: timer.endsAt === null ? timer.leftMs : Math.max(0, timer.endsAt - setting.now()) },
    }
  return { paused: false, timer: { ...timer, endsAt: timer.endsAt ?? setting.now() + timer.leftMs } }
}

function paperSeat(lesson: Lesson, setting: Setting, n: number, seat: string, on: boolean): Result<Lesson> {
  const table = lesson.tables[n]
  if (table === undefined) return no('class-table')
  if (!setting.table.seats.includes(seat)) return no('class-seat')
  const others = table.papers.filter((id) => id !== seat)
  const handed = seated(withTable(lesson, n, { papers: on ? [...others, seat] : others }), setting)
  // If the table waited for this seat alone, it need not wait any longer.
  return ok(on && lesson.state === 'playing' ? unblocked(handed, setting, n, seat) : handed)
}

/** A step that only the handed seat was missing from goes on with its paper. */
function unblocked(lesson: Lesson, setting: Setting, n: number, seat: string): Lesson {
  const table = lesson.tables[n]!
  if (table.ended || table.save.draft.stage === 'after' || table.save.draft.commit[seat] !== undefined) {
    if (table.save.draft.stage !== 'answer' && table.save.draft.stage !== 'counter') return lesson
  }
  const asPerson: Save = {
    ...table.save,
    record: { ...table.save.record, seats: { ...table.save.record.seats, [seat]: 'person' } },
  }
  let save = asPerson
  for (let guard = 0; guard < 16; guard++) {
    const next = paperStepOf(setting, save, seat)
    if (next === null) break
    save = next
  }
  return moved(lesson, setting, n, { ...save, record: { ...save.record, seats: table.save.record.seats } })
}

/** The paper's step for one seat, if it is waited for in this stage. */
function paperStepOf(setting: Setting, save: Save, seat: string): Save | null {
  const only: Save = {
    ...save,
    record: {
      ...save.record,
      seats: Object.fromEntries(setting.table.seats.map((id) => [id, id === seat ? 'person' : 'paper'])),
    },
  }
  const played = replay(setting.table, save.record)
  if (!played.ok) return null
  const { stage } = save.draft
  if (stage === 'after') return null
  if (stage === 'choose') {
    if (save.draft.commit[seat] !== undefined) return null
    const view = viewFor(setting.table, save.record, played.value.rounds, played.value.row, seat)
    const agenda = policyOf('paper').commit(setting.table, view, diceFor(save.record, seat, 'commit'))
    const sent = send(setting.table, save, seatedBots, seat, agenda)
    return sent.ok ? sent.value : null
  }
  const turn = turnOf(setting.table, only, played.value.row, played.value.over)
  if (turn.kind !== 'answer') return null
  const [matter] = turn.matters
  if (matter === undefined) return null
  const view = viewFor(setting.table, save.record, played.value.rounds, played.value.row, seat)
  const judged = policyOf('paper').answer(
    setting.table,
    view,
    save.draft.commit[seat] ?? [],
    matter,
    [],
    diceFor(save.record, seat, matter.id),
  )
  const answered = answerMatter(setting.table, save, seatedBots, seat, matter.id, judged.answer)
  return answered.ok ? answered.value : null
}

function takeOver(lesson: Lesson, setting: Setting, n: number, seat: string, agenda: Agenda): Result<Lesson> {
  const table = lesson.tables[n]
  if (table === undefined) return no('class-table')
  if (!setting.table.seats.includes(seat)) return no('class-seat')
  if (lesson.state !== 'playing') return no('class-not-started')
  if (table.ended) return no('class-ended')
  if (table.save.draft.stage !== 'choose' || table.save.draft.commit[seat] !== undefined) return no('class-sent')
  const seats = { ...table.save.record.seats, [seat]: 'person' }
  const sent = send(setting.table, { ...table.save, record: { ...table.save.record, seats } }, seatedBots, seat, agenda)
  if (!sent.ok) return sent
  return ok(
    moved(lesson, setting, n, { ...sent.value, record: { ...sent.value.record, seats: table.save.record.seats } }),
  )
}

/** Tables that wait for nobody who is there: their papers play, so that no one waits for an absent partner. */
export function tick(
  lesson: Lesson,
  setting: Setting,
  awaySince: (pupil: string) => number | null,
  patienceMs: number,
): Lesson {
  if (lesson.state !== 'playing') return lesson
  let made = lesson
  lesson.tables.forEach((table, n) => {
    if (table.ended || table.frozen || table.paused) return
    const waited = waitedFor(made, setting, n)
    if (waited.length === 0) return
    const gone = waited.every((seat) =>
      pupilsAt(made, n, seat).every(({ id }) => {
        const since = awaySince(id)
        return since !== null && setting.now() - since >= patienceMs
      }),
    )
    if (gone && somebodyPresent(made, setting, n)) made = skipStep(made, setting, n)
  })
  return made
}

const somebodyPresent = (lesson: Lesson, setting: Setting, n: number): boolean =>
  lesson.pupils.some(({ id, table }) => table === n && setting.isPresent(id))

/** Seats of people that this step still waits for. */
export function waitedFor(lesson: Lesson, setting: Setting, n: number): readonly string[] {
  const table = lesson.tables[n]!
  const known = waits.get(table)
  if (known?.pupils === lesson.pupils) return known.seats
  const seats = waitedNow(lesson, setting, n, table)
  waits.set(table, { pupils: lesson.pupils, seats })
  return seats
}

/** Whom a table waits for follows from it and from who sits there. */
const waits = new WeakMap<ClassTable, { readonly pupils: readonly Pupil[]; readonly seats: readonly string[] }>()

function waitedNow(lesson: Lesson, setting: Setting, n: number, table: ClassTable): readonly string[] {
  const { save } = table
  const persons = setting.table.seats.filter((seat) => save.record.seats[seat] === 'person')
  if (table.ended) return []
  if (save.draft.stage === 'after')
    return persons.filter((seat) => !pupilsAt(lesson, n, seat).some(({ id }) => table.ready.includes(id)))
  if (save.draft.stage === 'choose') return persons.filter((seat) => save.draft.commit[seat] === undefined)
  const played = playedOf(setting, table)
  return persons.filter((seat) => {
    const only: Save = {
      ...save,
      record: {
        ...save.record,
        seats: Object.fromEntries(setting.table.seats.map((id) => [id, id === seat ? 'person' : 'paper'])),
      },
    }
    return turnOf(setting.table, only, played.row, played.over).kind === 'answer'
  })
}
