/**
 * What the checker's formula needs of a scenario, looked up by name in the
 * file itself: who may do what, what it costs, what it changes. Written apart
 * from the tables that the search runs on.
 */
import type { Condition, Effects, Num, Scenario } from '../../domain/scenario.ts'

export interface Place {
  readonly seat: number
  readonly issue: number
  /** By option; null is a red line. */
  readonly costs: readonly (number | null)[]
}

export interface Card {
  readonly instrument: number
  readonly seat: number
}

/** Effects with numbers instead of names; each seat, track and flag at most once. */
export interface Outcome {
  readonly pressure: number
  readonly tracks: ReadonlyMap<number, number>
  readonly standing: ReadonlyMap<number, number>
  readonly flags: ReadonlyMap<number, boolean>
  readonly opens: readonly number[]
  readonly leaks: number
}

/** A condition with its number in the published order; alternatives carry theirs. */
export interface Clause {
  readonly n: number
  readonly condition: Condition
  readonly ways: readonly { readonly n: number; readonly all: readonly Clause[] }[]
}

/** A term in confidence: whose place it speaks of, and which options will do. */
export interface Word {
  readonly exit: number
  readonly place: number
  readonly options: readonly number[]
}

export class Rulebook {
  readonly scenario: Scenario
  readonly seats: readonly string[]
  readonly places: readonly Place[]
  readonly cards: readonly Card[]
  readonly words: readonly Word[]
  readonly tabled: readonly (readonly Clause[])[]
  readonly playable: readonly (readonly Clause[])[]
  readonly when: readonly (readonly Clause[])[]
  readonly unless: readonly (readonly { readonly n: number; readonly all: readonly Clause[] }[])[]
  readonly terms: readonly (readonly Clause[])[]
  readonly onlyIf: readonly (readonly Clause[])[]
  readonly #sets: Readonly<Record<string, number>>
  #next = 0

  constructor(scenario: Scenario, sets: Readonly<Record<string, number>>) {
    this.scenario = scenario
    this.#sets = sets
    this.seats = scenario.parties.filter((party) => party.role === 'seat').map((party) => party.id)
    this.places = scenario.issues.flatMap((issue, i) =>
      issue.stances.map((stance) => ({
        seat: this.seats.indexOf(stance.seat),
        issue: i,
        costs: issue.options.map((option) => {
          const cost = stance.costs[option.id]
          const value = cost === undefined || cost === 'red' ? 99 : this.number(cost)
          return value >= 99 ? null : value
        }),
      })),
    )
    this.cards = scenario.instruments.flatMap((instrument, i) =>
      instrument.seats.map((seat) => ({ instrument: i, seat: this.seats.indexOf(seat) })),
    )
    this.words = scenario.exits.flatMap((exit, x) =>
      (exit.inConfidence ?? []).map(({ by, issue, options }) => ({
        exit: x,
        place: this.placeOf(this.seat(by), this.issue(issue)),
        options: options.map((id) => this.option(this.issue(issue), id)),
      })),
    )
    this.tabled = scenario.issues.map((issue) => this.#count(issue.when))
    this.playable = scenario.instruments.map((instrument) => this.#count(instrument.when))
    const events = scenario.events.map((event) => ({
      when: this.#count(event.when),
      unless: event.unless.map((list) => ({ n: this.#next++, all: this.#count(list) })),
    }))
    this.when = events.map((event) => event.when)
    this.unless = events.map((event) => event.unless)
    this.terms = scenario.exits.map((exit) => this.#count(exit.conditions))
    this.onlyIf = scenario.rounds.map((round) => this.#count(round.onlyIf))
  }

  number(value: Num | undefined): number {
    if (value === undefined) return 0
    if (typeof value === 'number') return value
    const name = value.slice(1)
    return this.#sets[name] ?? this.scenario.assumptions.find((entry) => entry.id === name)!.value
  }

  /** The place of a seat on an issue, or −1. */
  placeOf = (seat: number, issue: number): number =>
    this.places.findIndex((place) => place.seat === seat && place.issue === issue)
  placesOf = (seat: number): readonly number[] => this.places.flatMap((place, h) => (place.seat === seat ? [h] : []))
  seat = (id: string): number => this.seats.indexOf(id)
  issue = (id: string): number => this.scenario.issues.findIndex((one) => one.id === id)
  option = (issue: number, id: string): number => this.scenario.issues[issue]!.options.findIndex((one) => one.id === id)
  track = (id: string): number => this.scenario.tracks.findIndex((one) => one.id === id)
  room = (id: string): number => this.scenario.rooms.findIndex((one) => one.id === id)
  flag = (id: string): number => this.scenario.flags.findIndex((one) => one.id === id)
  exit = (id: string): number => this.scenario.exits.findIndex((one) => one.id === id)
  event = (id: string): number => this.scenario.events.findIndex((one) => one.id === id)
  reserve = (id: string): number => this.scenario.reserves.findIndex((one) => one.id === id)

  outcome(effects: Effects): Outcome {
    const entries = <T, U>(
      list: Readonly<Record<string, T>> | undefined,
      at: (id: string) => number,
      value: (t: T) => U,
    ) => new Map(Object.entries(list ?? {}).map(([id, t]) => [at(id), value(t)]))
    return {
      pressure: this.number(effects.pressure),
      tracks: entries(effects.tracks, this.track, (n) => this.number(n)),
      standing: entries(effects.standing, this.seat, (n) => this.number(n)),
      flags: entries(effects.flags, this.flag, (is) => is),
      opens: (effects.opens ?? []).map(this.room),
      leaks: this.number(effects.leaks),
    }
  }

  /** How often any condition asks a room to have met, at most. */
  mostHeld(room: string): number {
    let most = 0
    const read = (list: readonly Condition[]): void => {
      for (const condition of list) {
        if ('held' in condition && condition.held === room) most = Math.max(most, condition.times)
        if ('any' in condition) condition.any.forEach(read)
      }
    }
    const { issues, instruments, events, exits, rounds } = this.scenario
    for (const list of [
      ...issues.map((one) => one.when),
      ...instruments.map((one) => one.when),
      ...exits.map((one) => one.conditions),
      ...rounds.map((one) => one.onlyIf),
    ])
      read(list)
    for (const event of events) [event.when, ...event.unless].forEach(read)
    return most
  }

  #count(list: readonly Condition[]): readonly Clause[] {
    return list.map((condition) => {
      const n = this.#next++
      if (!('any' in condition)) return { n, condition, ways: [] }
      return { n, condition, ways: condition.any.map((all) => ({ n: this.#next++, all: this.#count(all) })) }
    })
  }
}
