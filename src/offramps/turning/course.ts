/**
 * A record round by round, documented rounds first, and each round as it would
 * have been with something else in it, all else as recorded. What the rules no
 * longer allow then counts as passing.
 */

import type { Agenda, Answer, Answers, Matter } from '../../domain/move.ts'
import type { Credit, OtherMove } from '../../domain/reading.ts'
import type { GameRecord, RoundRecord } from '../../domain/record.ts'
import type { HistoryAct } from '../../domain/scenario.ts'
import { type Adjudicated, adjudicate, answerOf } from '../../engine/adjudicate.ts'
import { luckOf, type PlayedRound, type Replay } from '../../engine/game.ts'
import { startRow } from '../../engine/history.ts'
import { isOver } from '../../engine/holds.ts'
import { mattersOf } from '../../engine/matters.ts'
import { cardIndex, roomIndex, seatIndex } from '../../engine/read.ts'
import { type Luck, step } from '../../engine/step.ts'
import type { Row, Table } from '../../engine/table.ts'
import { stableText } from '../../std/hash.ts'

/** What is different in one round. */
export interface RoundChange {
  /** Taken out; answers turned round. */
  readonly without?: readonly Credit[]
  /** Moves in place of what these seats did. Among themselves they say yes. */
  readonly moves?: readonly OtherMove[]
}

const YES: Answer = { kind: 'accept' }
const NO: Answer = { kind: 'decline' }

export class Course {
  readonly table: Table
  readonly rounds: readonly PlayedRound[]
  readonly #record: GameRecord
  readonly #laid: number
  readonly #muted = new Map<string, Table>()

  constructor(table: Table, record: GameRecord, replay: Replay) {
    this.table = table
    this.#record = record
    this.#laid = replay.laid.length
    this.rounds = [...replay.laid, ...replay.rounds]
  }

  /** Place in the record, or −1 for a documented round. */
  indexOf(place: number): number {
    return Math.max(-1, place - this.#laid)
  }

  /** The state at the end of round `until`, had round `place` been changed so. */
  after(place: number, until: number, change: RoundChange): Row {
    let row = this.#play(place, this.rounds[place]!.before, change)
    for (let next = place + 1; next <= until && !isOver(this.table, row); next++)
      row = this.#play(next, this.#entering(next, row), {})
    return row
  }

  /** Everything in a round that can be taken out of it: acts, answers, events. */
  credits(place: number): readonly Credit[] {
    const index = this.indexOf(place)
    const acts = index < 0 ? this.#documented(place) : this.#played(place, this.#record.rounds[index]!)
    const events = this.rounds[place]!.events.flatMap((event): Credit[] =>
      event.kind === 'happened'
        ? [{ kind: 'event', event: event.event, by: event.cause.kind === 'event' ? event.cause.by : [] }]
        : [],
    )
    return [...acts, ...events]
  }

  /** Answers a seat gave in a round, as they counted. */
  answersOf(place: number, seat: string): readonly Extract<Credit, { kind: 'answer' }>[] {
    return this.credits(place)
      .filter((credit) => credit.kind === 'answer')
      .filter((credit) => credit.seat === seat)
  }

  /** What a seat committed in a round; nothing in a documented one. */
  agendaOf(place: number, seat: string): Agenda {
    return this.#record.rounds[this.indexOf(place)]?.commit[seat] ?? []
  }

  #documented(place: number): readonly Credit[] {
    return this.#historyOf(place).map((act) => ({
      kind: 'documented',
      seat: act.seat,
      at: this.table.scenario.history.indexOf(act),
    }))
  }

  #historyOf(place: number): readonly HistoryAct[] {
    const { round } = this.rounds[place]!
    return this.table.scenario.history.filter(
      (act) => act.round === round + 1 && (act.use !== undefined || act.meet !== undefined),
    )
  }

  #played(place: number, round: RoundRecord): readonly Credit[] {
    const { before, matters, counters } = this.rounds[place]!
    const acts = this.table.seats.flatMap((seat) =>
      (round.commit[seat] ?? []).flatMap((act, slot): Credit[] =>
        act.kind === 'pass' ? [] : [{ kind: 'act', seat, act, slot }],
      ),
    )
    const answers = [...matters, ...counters].flatMap((matter) =>
      matter.to.map(
        (seat): Credit => ({
          kind: 'answer',
          seat,
          matter: matter.id,
          gave: answerOf(this.table, before, matter, round.answers, seat).kind,
        }),
      ),
    )
    return [...acts, ...answers]
  }

  /** Standing is set at a start, whatever was laid before it. */
  #entering(place: number, row: Row): Row {
    if (place !== this.#laid || place === 0) return row
    const start = startRow(this.table, this.#record.start, [{ ...this.rounds[place - 1]!, after: row }])
    return start
  }

  #play(place: number, row: Row, change: RoundChange): Row {
    const table = this.#without(change.without ?? [])
    return this.indexOf(place) < 0 ? this.#lay(table, place, row, change) : this.#replay(table, place, row, change)
  }

  /** The same rules with these events struck from the calendar. */
  #without(credits: readonly Credit[]): Table {
    const events = credits.flatMap((credit) => (credit.kind === 'event' ? [credit.event] : []))
    if (events.length === 0) return this.table
    const key = events.join()
    let muted = this.#muted.get(key)
    if (muted === undefined) {
      const { scenario } = this.table
      muted = {
        ...this.table,
        events: this.table.events.map((event, e) =>
          events.includes(scenario.events[e]!.id) ? { ...event, at: -1 } : event,
        ),
      }
      this.#muted.set(key, muted)
    }
    return muted
  }

  #replay(table: Table, place: number, row: Row, change: RoundChange): Row {
    const recorded = this.#record.rounds[this.indexOf(place)]!
    const { action } = judged(table, row, recorded, change)
    return step(table, row, action, luckOf(table, this.#record.seed))
  }

  /**
   * A documented round: acts on record are exempt from slots and costs. Seats
   * that move otherwise do so by the rules, in place of what they are on record for.
   */
  #lay(table: Table, place: number, row: Row, change: RoundChange): Row {
    const gone = (change.without ?? []).flatMap((credit) => (credit.kind === 'documented' ? [credit.at] : []))
    const movers = (change.moves ?? []).map(({ seat }) => seat)
    const acts = this.#historyOf(place).filter(
      (act) => !movers.includes(act.seat) && !gone.includes(table.scenario.history.indexOf(act)),
    )
    const { action } = judged(table, row, { commit: {}, answers: {} }, change)
    const uses = acts.flatMap((act) =>
      act.use === undefined ? [] : [cardIndex(table, seatIndex(table, act.seat), act.use)],
    )
    const meets = acts.flatMap((act) =>
      act.meet === undefined ? [] : [{ room: roomIndex(table, act.meet), by: seatIndex(table, act.seat) }],
    )
    const happens: Luck = () => true
    const next = step(
      table,
      row,
      { ...action, uses: [...action.uses, ...uses], meets: [...action.meets, ...meets] },
      happens,
    ).slice()
    table.seats.forEach((seat, s) => {
      if (!movers.includes(seat)) next[table.layout.standing + s] = row[table.layout.standing + s]!
    })
    return next
  }
}

function judged(table: Table, row: Row, recorded: RoundRecord, change: RoundChange): Adjudicated {
  const commit = changedCommit(recorded, change)
  return adjudicate(table, row, commit, changedAnswers(table, recorded, commit, change))
}

/** An act taken out leaves its slot empty, so that the names of the other matters stay. */
function changedCommit(recorded: RoundRecord, { without = [], moves = [] }: RoundChange): RoundRecord['commit'] {
  const commit: Record<string, Agenda> = { ...recorded.commit }
  for (const credit of without)
    if (credit.kind === 'act')
      commit[credit.seat] = commit[credit.seat]!.map((act, slot) => (slot === credit.slot ? { kind: 'pass' } : act))
  for (const { seat, agenda } of moves) if (agenda !== undefined) commit[seat] = agenda
  return commit
}

/** Recorded answers go with the text they were given to, wherever it now stands; who put it and no longer does has not said yes. */
function changedAnswers(
  table: Table,
  recorded: RoundRecord,
  commit: RoundRecord['commit'],
  { without = [], moves = [] }: RoundChange,
): Answers {
  const old = mattersOf(table, recorded.commit)
  const movers = moves.map(({ seat }) => seat)
  const answers: Record<string, Record<string, Answer>> = {}
  for (const matter of mattersOf(table, commit)) {
    const same =
      old.find((other) => other.id === matter.id && isSame(other, matter)) ?? old.find((other) => isSame(other, matter))
    if (same !== undefined) {
      answers[matter.id] = { ...recorded.answers[same.id] }
      const countered = recorded.answers[`k:${same.id}`]
      if (countered !== undefined) answers[`k:${matter.id}`] = { ...countered }
    } else if (movers.includes(matter.by))
      answers[matter.id] = Object.fromEntries(matter.to.flatMap((seat) => (movers.includes(seat) ? [[seat, YES]] : [])))
  }
  const give = (matter: string, seat: string, answer: Answer) =>
    (answers[matter] = { ...answers[matter], [seat]: answer })
  for (const credit of without) if (credit.kind === 'answer') give(credit.matter, credit.seat, otherAnswer(credit.gave))
  for (const move of moves) for (const { matter, answer } of move.answers) give(matter, move.seat, answer)
  return answers
}

export const otherAnswer = (gave: Answer['kind']): Answer => (gave === 'accept' ? NO : YES)

function isSame(a: Matter, b: Matter): boolean {
  if (a.kind === 'deal' && b.kind === 'deal') return stableText(a.act) === stableText(b.act)
  if (a.kind === 'call' && b.kind === 'call') return a.room === b.room
  return a.kind === 'sign' && b.kind === 'sign' && a.exit === b.exit
}
