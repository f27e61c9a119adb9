/**
 * What one seat knows of what was said in confidence. Giver and listeners know;
 * everybody else once it is used (the exit that rests on it is put up for
 * signature, or signed) or leaks. Until then the place of the term in a row is
 * 0 for them, whether it is met or not.
 */
import type { Act, Agenda, Matter } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import { metBy } from './action.ts'
import type { PlayedRound, Replay } from './game.ts'
import { readSignal } from './read.ts'
import type { Row, Table } from './table.ts'

export type Signal = Extract<Act, { kind: 'signal' }>

/** `draft`: agendas of the present round that are already revealed. */
export class Knowledge {
  readonly #table: Table
  readonly #seat: string | null
  readonly #rounds: readonly PlayedRound[]
  /** By round: the exits put up for signature or signed in it; the present round last. */
  readonly #used: readonly (readonly number[])[]
  /** By round: the terms that the seat knows to be met after it. */
  readonly #met: readonly (readonly number[])[]

  constructor(
    table: Table,
    record: Pick<GameRecord, 'rounds'>,
    rounds: readonly PlayedRound[],
    seat: string | null,
    draft: Readonly<Record<string, Agenda>> = {},
  ) {
    this.#table = table
    this.#seat = seat
    this.#rounds = rounds
    const commits = [...record.rounds.slice(0, rounds.length).map(({ commit }) => commit), draft]
    this.#used = commits.map((commit, i) => this.#usedIn(commit, rounds[i]))
    let met: readonly number[] = []
    this.#met = commits.slice(0, -1).map((commit, i) => (met = [...met, ...this.#heardIn(commit, i)]))
  }

  /** Does the seat know what `from` told in this round (from 0, as played)? */
  hears(round: number, from: string, act: Signal): boolean {
    if (from === this.#seat || (this.#seat !== null && act.to.includes(this.#seat))) return true
    if (this.#rounds.slice(round).some(({ events }) => events.some(({ kind }) => kind === 'leaked'))) return true
    const exits = termsMet(this.#table, from, act).map((c) => this.#table.confidences[c]!.exit)
    return this.#used.slice(round).some((used) => used.some((exit) => exits.includes(exit)))
  }

  /** The state after so many rounds, as the seat knows it. */
  row(rounds: number, row: Row): Row {
    const { layout, confidences } = this.#table
    if (confidences.length === 0) return row
    const met = rounds === 0 ? [] : (this.#met[rounds - 1] ?? [])
    const next = row.slice()
    confidences.forEach((_, c) => {
      if (!met.includes(c)) next[layout.told + c] = 0
    })
    return next
  }

  #usedIn(commit: Readonly<Record<string, Agenda>>, played: PlayedRound | undefined): readonly number[] {
    const { scenario } = this.#table
    const put = Object.values(commit).flatMap((agenda) =>
      agenda.flatMap((act) => (act.kind === 'sign' ? [act.exit] : [])),
    )
    const signed = played?.events.flatMap((event) => (event.kind === 'signed' ? [event.exit] : [])) ?? []
    return [...put, ...signed].map((id) => scenario.exits.findIndex((exit) => exit.id === id))
  }

  #heardIn(commit: Readonly<Record<string, Agenda>>, round: number): readonly number[] {
    if (this.#table.confidences.length === 0) return []
    return Object.entries(commit).flatMap(([from, agenda]) =>
      agenda.flatMap((act) =>
        act.kind === 'signal' && this.hears(round, from, act) ? termsMet(this.#table, from, act) : [],
      ),
    )
  }
}

/** What is put up for signature among these, as agendas: it makes known what the exits rest on. */
export const putUpIn = (matters: readonly Matter[]): Readonly<Record<string, Agenda>> => ({
  '': matters.flatMap((matter) => (matter.kind === 'sign' ? [{ kind: 'sign', exit: matter.exit }] : [])),
})

/** The terms in confidence that are met by this. */
export function termsMet(table: Table, from: string, act: Signal): readonly number[] {
  const signal = readSignal(table, from, act)
  return signal === null ? [] : metBy(table, signal)
}

/** A game as one seat knows it: the same in all but what was said to others. `null`: what everybody knows. */
export function playedFor(
  table: Table,
  record: Pick<GameRecord, 'rounds'>,
  played: Replay,
  seat: string | null,
  draft: Readonly<Record<string, Agenda>> = {},
): Replay {
  if (table.confidences.length === 0) return played
  const known = new Knowledge(table, record, played.rounds, seat, draft)
  return {
    ...played,
    row: known.row(played.rounds.length, played.row),
    rounds: played.rounds.map((round, i) => ({
      ...round,
      before: known.row(i, round.before),
      after: known.row(i + 1, round.after),
    })),
  }
}

/**
 * Might what the seat was not told bear on this exit? Who signs knows what its
 * own exits rest on; what an exit that widens rests on can bear on all others.
 */
export function knowsAll(table: Table, row: Row, seat: string | null, exit: number): boolean {
  const { layout } = table
  const s = seat === null ? -1 : table.seats.indexOf(seat)
  return table.exits.every(
    (entry, x) =>
      (x !== exit && entry.ends) ||
      entry.signatories.includes(s) ||
      row[layout.taken + x]! > 0 ||
      row[layout.shut + x]! > 0 ||
      row[0]! > entry.last ||
      entry.confidences.every((c) => row[layout.told + c] === 1),
  )
}
