/**
 * One round at the table, step by step: who is to choose or answer next, and
 * what follows when they did. Pure; the computer's seats are handed in.
 */
import type { Agenda, Answer, Answers, Matter } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import { answerOf } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { type Replay, replay } from '../engine/game.ts'
import { countersOf, mattersOf, reservedYes } from '../engine/matters.ts'
import { readSteps } from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'
import type { Judged } from '../opponents/policy.ts'
import { no, ok, type Result } from '../std/result.ts'
import { type Draft, EMPTY_DRAFT, type Said, type Save } from './save.ts'

/** The seats that nobody plays. */
export interface Bots {
  commit(table: Table, record: GameRecord, played: Replay, seat: string): Agenda
  /** One judgement for each of these matters, bearable together. */
  answer(
    table: Table,
    record: GameRecord,
    played: Replay,
    seat: string,
    own: Agenda,
    matters: readonly Matter[],
    accepted?: readonly Matter[],
  ): Readonly<Record<string, Judged>>
}

/** Whose turn it is, and for what. */
export type Turn =
  | { readonly kind: 'choose'; readonly seat: string }
  | { readonly kind: 'answer'; readonly seat: string; readonly matters: readonly Matter[] }
  | { readonly kind: 'after' }
  | { readonly kind: 'over' }

export const isPerson = (save: Save, seat: string): boolean => save.record.seats[seat] === 'person'

export function turnOf(table: Table, save: Save, row: Row, over: boolean): Turn {
  const { draft } = save
  if (draft.stage === 'after') return { kind: 'after' }
  if (over) return { kind: 'over' }
  const persons = table.seats.filter((seat) => isPerson(save, seat))
  if (draft.stage === 'choose') {
    const seat = persons.find((person) => draft.commit[person] === undefined)
    return seat === undefined ? { kind: 'after' } : { kind: 'choose', seat }
  }
  const open = draft.stage === 'answer' ? draft.matters : draft.counters
  for (const seat of persons) {
    const matters = toAnswer(table, row, draft.commit[seat] ?? [], draft.answers, open, seat, draft.counters)
    if (matters.length > 0) return { kind: 'answer', seat, matters }
  }
  return { kind: 'after' }
}

/** Matters that wait for this seat; a standing reserve has answered already. */
function toAnswer(
  table: Table,
  row: Row,
  own: Agenda,
  answers: Answers,
  matters: readonly Matter[],
  seat: string,
  counters: readonly Matter[],
): readonly Matter[] {
  return matters.filter(
    (matter) =>
      matter.to.includes(seat) &&
      !isPromised(table, own, answers, matters, matter, seat) &&
      answers[matter.id]?.[seat] === undefined &&
      !reservedYes(table, row, matter, seat) &&
      !(matter.kind === 'deal' && counters.some((counter) => counter.kind === 'counter' && counter.of === matter.id)),
  )
}

/**
 * Is this text part of one that the seat has put or accepted itself? Then nobody asks again. What it has put is
 * read off its own agenda: what an earlier seat put too is a matter under that seat's name.
 */
function isPromised(
  table: Table,
  own: Agenda,
  answers: Answers,
  matters: readonly Matter[],
  matter: Matter,
  seat: string,
): boolean {
  if (matter.kind === 'call') return own.some((act) => act.kind === 'call' && act.room === matter.room)
  if (matter.kind === 'sign') return own.some((act) => act.kind === 'sign' && act.exit === matter.exit)
  if (matter.kind !== 'deal') return false
  const inner = readSteps(table, matter.act.steps) ?? []
  const accepted = matters.flatMap((other) =>
    other.kind === 'deal' && other.id !== matter.id && answers[other.id]?.[seat]?.kind === 'accept' ? [other.act] : [],
  )
  return [...own, ...accepted].some((act) => {
    if (act.kind !== 'deal') return false
    const outer = readSteps(table, act.steps) ?? []
    return inner.every((shift) => outer.some((one) => one.h === shift.h && one.o === shift.o))
  })
}

/** What was promised inside a larger text counts as accepted on its own too. */
function withPromised(table: Table, save: Save): Save {
  const { draft } = save
  const answers: Record<string, Record<string, Answer>> = structuredCopy(draft.answers)
  for (const matter of draft.matters)
    for (const seat of matter.to)
      if (
        isPerson(save, seat) &&
        answers[matter.id]?.[seat] === undefined &&
        isPromised(table, draft.commit[seat] ?? [], draft.answers, draft.matters, matter, seat)
      )
        answers[matter.id] = { ...answers[matter.id], [seat]: { kind: 'accept' } }
  return { ...save, draft: { ...draft, answers } }
}

/** A person sends an agenda; when all have, the table is revealed. `known` is the record's replay, where the caller has it. */
export function send(table: Table, save: Save, bots: Bots, seat: string, agenda: Agenda, known?: Replay): Result<Save> {
  const played = known === undefined ? replay(table, save.record) : ok(known)
  if (!played.ok) return played
  const checked = checkAgenda(table, played.value.row, seat, agenda)
  if (!checked.ok) return checked
  const commit = { ...save.draft.commit, [seat]: agenda }
  const next = { ...save, draft: { ...save.draft, commit, picked: { ...save.draft.picked, [seat]: [] } } }
  const waiting = table.seats.some((person) => isPerson(save, person) && commit[person] === undefined)
  return waiting ? ok(next) : reveal(table, next, bots, played.value)
}

/** All agendas are in: the computer's seats add theirs and answer; people answer next. */
function reveal(table: Table, save: Save, bots: Bots, played: Replay): Result<Save> {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats)
    commit[seat] = save.draft.commit[seat] ?? bots.commit(table, save.record, played, seat)
  const matters = mattersOf(table, commit)
  const { answers, said } = botAnswers(table, save, bots, played, commit, matters, {}, {})
  return settle(
    table,
    { ...save, draft: { ...save.draft, stage: 'answer', commit, matters, answers, said } },
    bots,
    played,
  )
}

function botAnswers(
  table: Table,
  save: Save,
  bots: Bots,
  played: Replay,
  commit: Readonly<Record<string, Agenda>>,
  matters: readonly Matter[],
  before: Answers,
  saidBefore: Said,
): { answers: Answers; said: Said } {
  const answers: Record<string, Record<string, Answer>> = structuredCopy(before)
  const said: Record<string, Record<string, Judged>> = structuredCopy(saidBefore)
  for (const seat of table.seats) {
    if (isPerson(save, seat)) continue
    const mine = matters.filter((matter) => matter.to.includes(seat))
    if (mine.length === 0) continue
    // What it said yes to before counts: a promise is kept or not made.
    const accepted = save.draft.matters.filter((matter) => before[matter.id]?.[seat]?.kind === 'accept')
    const judged = bots.answer(table, save.record, played, seat, commit[seat] ?? [], mine, accepted)
    for (const matter of mine) {
      const one = judged[matter.id]
      if (one === undefined) continue
      answers[matter.id] = { ...answers[matter.id], [seat]: one.answer }
      said[matter.id] = { ...said[matter.id], [seat]: one }
    }
  }
  return { answers, said }
}

/** A person answers one matter. */
export function answer(
  table: Table,
  save: Save,
  bots: Bots,
  seat: string,
  matter: string,
  given: Answer,
): Result<Save> {
  return answerAll(table, save, bots, seat, { [matter]: given })
}

/** A person sends answers to several matters at once; what is missing is asked for again. */
export function answerAll(
  table: Table,
  save: Save,
  bots: Bots,
  seat: string,
  given: Readonly<Record<string, Answer>>,
  known?: Replay,
): Result<Save> {
  const played = known === undefined ? replay(table, save.record) : ok(known)
  if (!played.ok) return played
  const answers: Record<string, Record<string, Answer>> = structuredCopy(save.draft.answers)
  for (const [matter, one] of Object.entries(given)) answers[matter] = { ...answers[matter], [seat]: one }
  const { leaning: _, ...draft } = save.draft
  return settle(table, { ...save, draft: { ...draft, answers } }, bots, played.value)
}

/** Notes what a person leans to; null takes a note back. Nothing is sent. */
export function lean(save: Save, seat: string, notes: Readonly<Record<string, Answer | null>>): Save {
  const leaning: Record<string, Record<string, Answer>> = structuredCopy(save.draft.leaning ?? {})
  for (const [matter, note] of Object.entries(notes)) {
    const { [seat]: _, ...others } = leaning[matter] ?? {}
    leaning[matter] = note === null ? others : { ...others, [seat]: note }
  }
  return { ...save, draft: { ...save.draft, leaning } }
}

/** Moves on as far as nobody has to be asked. */
function settle(table: Table, save: Save, bots: Bots, played: Replay): Result<Save> {
  const { draft } = save
  const turn = turnOf(table, save, played.row, played.over)
  if (turn.kind === 'answer') return ok(save)
  if (draft.stage === 'answer') {
    const counters = countersOf(table, draft.matters, draft.answers)
    if (counters.length > 0) {
      const { answers, said } = botAnswers(table, save, bots, played, draft.commit, counters, draft.answers, draft.said)
      return settle(table, { ...save, draft: { ...draft, stage: 'counter', counters, answers, said } }, bots, played)
    }
  }
  return finish(table, save)
}

function finish(table: Table, unfinished: Save): Result<Save> {
  const save = withPromised(table, unfinished)
  const { draft } = save
  const record: GameRecord = {
    ...save.record,
    rounds: [...save.record.rounds, { commit: draft.commit, answers: draft.answers }],
  }
  const played = replay(table, record)
  if (!played.ok) return played
  return ok({ ...save, record, said: [...save.said, draft.said], draft: { ...draft, stage: 'after' } })
}

/** From "what changed" to the next round, or to the ending. */
export const nextRound = (save: Save): Save => ({ ...save, draft: EMPTY_DRAFT })

/** Takes back a choice or an answer of the current round; sent rounds need a branch. */
export function undo(save: Save): Save | null {
  const { draft } = save
  if (draft.stage !== 'choose' || Object.keys(draft.commit).length === 0) return null
  const last = Object.keys(draft.commit).at(-1)!
  const { [last]: taken, ...commit } = draft.commit
  return { ...save, draft: { ...draft, commit, picked: { ...draft.picked, [last]: taken ?? [] } } }
}

/** A game that leaves this one after so many finished rounds. */
export function branch(save: Save, rounds: number, id: string, name: string): Result<Save> {
  if (rounds < 0 || rounds > save.record.rounds.length) return no('branch-round', { round: rounds })
  return ok({
    ...save,
    id,
    name,
    record: { ...save.record, rounds: save.record.rounds.slice(0, rounds) },
    said: save.said.slice(0, rounds),
    draft: EMPTY_DRAFT,
    from: { record: save.record, rounds, name: save.name },
  })
}

/** A draft that its own rules would not have made falls back to the start of its round. */
export function sound(table: Table, save: Save, { row, over }: Replay): Save {
  const { stage, commit, matters } = save.draft
  if (stage === 'after' || over) return save
  const waiting = table.seats.some((seat) => isPerson(save, seat) && commit[seat] === undefined)
  const legal = Object.entries(commit).every(([seat, agenda]) => checkAgenda(table, row, seat, agenda).ok)
  const fits =
    stage === 'choose' ? waiting || Object.keys(commit).length === 0 : sameMatters(matters, mattersOf(table, commit))
  return legal && fits ? save : { ...save, draft: EMPTY_DRAFT }
}

const sameMatters = (some: readonly Matter[], others: readonly Matter[]): boolean =>
  some.length === others.length &&
  some.every((matter, i) => matter.id === others[i]!.id && matter.kind === others[i]!.kind)

/** How a seat's answer counts in this draft, silence included. */
export const countedAnswer = (table: Table, row: Row, draft: Draft, matter: Matter, seat: string): Answer =>
  answerOf(table, row, matter, draft.answers, seat)

const structuredCopy = <T>(
  value: Readonly<Record<string, Readonly<Record<string, T>>>>,
): Record<string, Record<string, T>> =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, { ...inner }]))
