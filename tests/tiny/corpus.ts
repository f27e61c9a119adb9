/**
 * The corpus on which verdicts are held against other readings of the rules:
 * scenarios by seed, small enough for a search of everything or as large as a
 * real one. Fixed before anything was compared with it; a change of this file
 * is a change of every figure that names it.
 *
 * In both sizes: chance, rooms with caps, cover that follows trust, breach,
 * leaks of what was said in confidence, exits that widen, exits that depend on
 * exits, rounds that effects enable or skip, rooms that effects open, locks,
 * reserves, articles tabled later, floors, a leash, terms in confidence, both
 * ways of signing.
 */
import type {
  CalendarEvent,
  Condition,
  Confidence,
  Effects,
  Instrument,
  Issue,
  Lock,
  OffRamp,
  Reserve,
  Room,
  Scenario,
  Track,
} from '../../src/domain/scenario.ts'
import { type Dice, dice } from '../../src/std/draw.ts'

export interface Shape {
  readonly name: string
  readonly seats: number
  readonly issues: number
  /** Options of an issue, fewest and most. */
  readonly options: readonly [number, number]
  /** Tracks beside tension, forces and trust. */
  readonly moreTracks: number
  readonly trackMax: number
  readonly rooms: number
  readonly instruments: number
  readonly events: number
  readonly rounds: number
  readonly slots: number
  readonly mobility: number
  readonly exits: number
  /** Articles that an exit settles, at most. */
  readonly terms: number
}

const small = (name: string, more: Partial<Shape>): Shape => ({
  name,
  seats: 2,
  issues: 2,
  options: [2, 3],
  moreTracks: 0,
  trackMax: 4,
  rooms: 2,
  instruments: 3,
  events: 2,
  rounds: 3,
  slots: 1,
  mobility: 2,
  exits: 2,
  terms: 2,
  ...more,
})

/** Each can be searched to the end. */
export const SMALL: readonly Shape[] = [
  small('two seats, two articles', { options: [2, 2] }),
  small('one article, four rounds', { issues: 1, rounds: 4, options: [2, 3], terms: 1 }),
  small('three seats', { seats: 3, rounds: 2, issues: 1, options: [2, 3], terms: 1, instruments: 3 }),
  small('two slots', { slots: 2, rounds: 2, issues: 1, terms: 1, instruments: 2, rooms: 1 }),
  small('three articles', { issues: 3, rounds: 2, options: [2, 2], rooms: 1, instruments: 2, terms: 3 }),
]

/** Small enough for every commitment and every answer, counters too. */
export const SMALLEST: Shape = small('every answer', {
  issues: 1,
  rounds: 2,
  options: [2, 2],
  rooms: 1,
  instruments: 2,
  terms: 1,
  exits: 1,
})

/** As large as the specification's own corpus. */
export const FULL: Shape = {
  name: 'full size',
  seats: 5,
  issues: 16,
  options: [3, 5],
  moreTracks: 5,
  trackMax: 10,
  rooms: 6,
  instruments: 40,
  events: 10,
  rounds: 10,
  slots: 2,
  mobility: 2,
  exits: 12,
  terms: 4,
}

export const smallCorpus = (seed: number): Scenario => generated(seed, SMALL[seed % SMALL.length]!)
export const fullCorpus = (seed: number): Scenario => generated(seed, FULL)

export function generated(seed: number, shape: Shape): Scenario {
  return inConfidence(new Author(seed, shape).scenario(), dice(seed * 104_729 + 7))
}

/**
 * Some exits rest on a word in confidence too. Drawn apart and last, so that everything else of a seed is as it
 * would be without.
 */
function inConfidence(scenario: Scenario, rolls: Dice): Scenario {
  if (rolls.roll(4) > 0) return scenario
  const pick = <T>(list: readonly T[]): T => list[rolls.roll(list.length)]!
  return {
    ...scenario,
    exits: scenario.exits.map((exit) => {
      if (rolls.roll(2) === 0) return exit
      const words = Array.from({ length: 1 + (rolls.roll(4) === 0 ? 1 : 0) }, (): Confidence | null => {
        const issue = pick(scenario.issues)
        const givers = exit.signatories.filter((id) => issue.stances.some(({ seat }) => seat === id))
        const options = issue.options.map(({ id }) => id).filter(() => rolls.roll(2) === 0)
        if (givers.length === 0) return null
        return {
          by: pick(givers),
          issue: issue.id,
          options: options.length > 0 ? options : [issue.options[0]!.id],
          text: { text: '-', cite: ['d'] },
        }
      }).filter((word) => word !== null)
      return words.length === 0 ? exit : { ...exit, inConfidence: words }
    }),
  }
}

const SEATS = ['a', 'b', 'c', 'd', 'e']

class Author {
  readonly #dice: Dice
  readonly #shape: Shape
  readonly #isFull: boolean
  readonly #seats: readonly string[]
  readonly #roomIds: readonly string[]
  readonly #flags: readonly string[]
  readonly #issues: Issue[] = []

  constructor(seed: number, shape: Shape) {
    this.#dice = dice(seed * 7919 + shape.seats * 31 + shape.issues)
    this.#shape = shape
    this.#isFull = shape.seats > 3
    this.#seats = SEATS.slice(0, shape.seats)
    this.#roomIds = Array.from({ length: shape.rooms }, (_, r) => `r${r}`)
    this.#flags = this.#isFull ? ['word', 'pact', 'gate', 'note'] : ['word']
  }

  #roll = (sides: number): number => this.#dice.roll(sides)
  #maybe = (of: number, sides: number): boolean => this.#roll(sides) < of
  #pick = <T>(list: readonly T[]): T => list[this.#roll(list.length)]!
  #some = <T>(list: readonly T[], of: number, sides: number): readonly T[] => list.filter(() => this.#maybe(of, sides))
  #between = (low: number, high: number): number => low + this.#roll(high - low + 1)

  scenario(): Scenario {
    const { rounds, slots, mobility, exits } = this.#shape
    this.#issues.push(...this.#allIssues())
    return {
      format: 1,
      id: 'generated',
      language: 'en',
      title: '-',
      subtitle: '-',
      opening: '-',
      minutes: 1,
      summary: '-',
      rules: {
        slots,
        mobility: this.#isFull ? mobility : this.#between(1, mobility),
        signing: this.#maybe(1, 2) ? 'same-round' : 'next-round',
        standingMax: this.#isFull ? 7 : this.#between(3, 5),
        tension: 'tension',
        cover: this.#maybe(2, 3)
          ? { track: 'trust', at: this.#isFull ? [0, 0, 0, 1, 1, 1, 2] : [0, 1, 1, 2] }
          : { at: [this.#roll(3)] },
        ...(this.#seats.length > 2 && this.#maybe(1, 2)
          ? { leash: { leader: 'a', follower: 'b', track: this.#isFull ? 't0' : 'trust' } }
          : {}),
        ...(this.#maybe(2, 3) ? { breachTrack: 'trust' } : {}),
        ...(this.#maybe(1, 2) ? { dealTrack: { track: 'trust', with: 'a' } } : {}),
        hand: 7,
      },
      parties: this.#seats.map((id) => ({
        id,
        role: 'seat',
        name: id,
        short: id,
        hue: 'other',
        standing: this.#isFull ? this.#between(2, 6) : this.#roll(4),
      })),
      issues: this.#issues,
      tracks: this.#tracks(),
      flags: this.#flags.map((id) => ({ id, name: '-' })),
      rooms: this.#roomIds.map((id, r) => this.#room(id, r)),
      instruments: Array.from({ length: this.#shape.instruments }, (_, c) => this.#instrument(c)),
      reserves: this.#maybe(1, 2) ? [this.#reserve()] : [],
      events: Array.from({ length: this.#shape.events }, (_, e) => this.#event(e)),
      exits: Array.from({ length: exits }, (_, x) => this.#exit(x)),
      locks: this.#maybe(1, 2) ? [this.#lock()] : [],
      aims: [],
      assumptions: [],
      packs: [],
      rounds: Array.from({ length: rounds }, (_, r) => ({
        from: '2022-01-01',
        to: '2022-01-01',
        news: [],
        onlyIf: r > 0 && this.#maybe(1, this.#isFull ? 8 : 5) ? [this.#calendarCondition()] : [],
      })),
      starts: [],
      history: [],
      happened: [],
      happenedAsOf: '',
      notes: [],
    }
  }

  #tracks(): Track[] {
    const { trackMax, moreTracks } = this.#shape
    const track = (id: string, start: number): Track => ({
      id,
      name: '-',
      min: 0,
      max: trackMax,
      start,
      bands: [{ upTo: trackMax, name: '-' }],
    })
    const forces = track('forces', this.#roll(this.#isFull ? 5 : 2))
    const tension = track('tension', this.#isFull ? this.#between(3, 8) : this.#between(1, trackMax))
    const floor = { track: 'forces', at: this.#isFull ? [0, 0, 1, 1, 2, 3, 4, 5] : [0, 1, 3] }
    return [
      this.#maybe(1, 2) ? { ...tension, floor } : tension,
      forces,
      track('trust', this.#roll(this.#isFull ? 5 : 3)),
      ...Array.from({ length: moreTracks }, (_, t) => track(`t${t}`, this.#between(2, 6))),
    ]
  }

  /** Full size holds 50 to 58 stances in all. */
  #allIssues(): Issue[] {
    const { issues } = this.#shape
    const wanted = this.#between(50, 58)
    const holders = Array.from({ length: issues }, () => this.#seats.filter((_, s) => s < 2 || this.#maybe(1, 2)))
    const held = () => holders.reduce((sum, list) => sum + list.length, 0)
    while (this.#isFull && held() !== wanted) {
      const i = this.#roll(issues)
      const seat = this.#pick(this.#seats)
      const list = holders[i]!
      if (held() < wanted && !list.includes(seat))
        holders[i] = this.#seats.filter((id) => id === seat || list.includes(id))
      if (held() > wanted && SEATS.indexOf(seat) > 1) holders[i] = list.filter((id) => id !== seat)
    }
    return holders.map((list, i) => this.#issue(i, list))
  }

  #issue(i: number, holders: readonly string[]): Issue {
    const options = Array.from({ length: this.#between(...this.#shape.options) }, (_, o) => ({
      id: `o${o}`,
      words: '-',
      short: '-',
      offer: '-',
      cite: [],
    }))
    return {
      id: `i${i}`,
      name: '-',
      lead: '-',
      tail: '-',
      options,
      stances: holders.map((seat) => {
        const at = this.#roll(options.length)
        const costs = Object.fromEntries(
          options.map((option, o) => [option.id, o === at ? 0 : this.#maybe(1, 8) ? ('red' as const) : this.#roll(4)]),
        )
        return { seat, at: `o${at}`, costs, because: '-', cite: [] }
      }),
      concerns: this.#maybe(1, 3) ? [this.#pick(this.#seats)] : [],
      when: this.#maybe(1, 6)
        ? [
            this.#maybe(1, 2)
              ? { held: this.#pick(this.#roomIds), times: 1 }
              : { flag: this.#pick(this.#flags), is: true },
          ]
        : [],
      ...(this.#maybe(1, 10) ? { ownedBy: this.#pick(this.#seats) } : {}),
    }
  }

  #room(id: string, r: number): Room {
    const { rounds } = this.#shape
    const members = r === 0 ? this.#seats : this.#seats.filter((_, s) => s < 2 || this.#maybe(1, 2))
    const dates = Array.from({ length: this.#isFull ? 4 : 2 }, () => 1 + this.#roll(rounds)).sort(
      (one, other) => one - other,
    )
    return {
      id,
      name: '-',
      members,
      needs: members.slice(0, 2),
      callers: members.filter((_, s) => s === 0 || this.#maybe(2, 3)),
      cap: r === 0 ? 1 : this.#between(1, this.#isFull ? 4 : 2),
      hosted: this.#maybe(1, 3),
      rounds: this.#maybe(1, 3) ? [] : [...new Set(dates)],
      cite: [],
      ...(this.#maybe(1, 4) ? { mobility: this.#shape.mobility + this.#between(1, 2) } : {}),
    }
  }

  /** The first ones are what every table has; the others are drawn. */
  #instrument(c: number): Instrument {
    const card = (
      seats: readonly string[],
      standing: number,
      effects: Effects,
      cooldown: number,
      more: Partial<Instrument> = {},
    ): Instrument => ({
      id: `c${c}`,
      seats,
      kind: 'home',
      title: '-',
      text: { text: '-', cite: [] },
      standing,
      effects,
      cooldown,
      once: false,
      when: [],
      ...more,
    })
    const one = (): readonly string[] => [this.#pick(this.#seats)]
    if (c === 0) return card(this.#seats, 1, this.#maybe(1, 2) ? { tracks: { trust: -1 } } : {}, 2)
    if (c === 1) return card(this.#maybe(1, 2) ? this.#seats : one(), -1, { pressure: -2 }, this.#roll(3))
    const when = this.#maybe(1, 4) ? [this.#condition(false)] : []
    const span = this.#maybe(1, 5) ? { rounds: [1 + this.#roll(2), this.#shape.rounds] as const } : {}
    const track = this.#maybe(1, 2) ? this.#trackId() : 'trust'
    switch (this.#roll(9)) {
      case 0:
        return card(one(), 1, { pressure: 2, tracks: { forces: 1 } }, 1, {
          when: [{ track: 'forces', atMost: this.#shape.trackMax - 1 }],
        })
      case 1:
        return card(one(), -this.#roll(2), { standing: { [this.#pick(this.#seats)]: 1 } }, 1, { when })
      case 2:
        return card(one(), 0, { flags: { [this.#pick(this.#flags)]: this.#maybe(3, 4) } }, 0, {
          once: this.#maybe(1, 2),
          ...span,
        })
      case 3:
        return card(one(), 0, { opens: [this.#pick(this.#roomIds)] }, 1, { when })
      case 4:
        return card(this.#seats, 0, { tracks: { trust: 1 } }, 1, { shared: this.#maybe(2, 3), ...span })
      case 5:
        return card(one(), -1, { tracks: { forces: -1 } }, this.#roll(4), { when, ...span })
      case 6:
        return card(
          one(),
          this.#maybe(1, 2) ? -1 : 0,
          { tracks: { [track]: this.#maybe(2, 3) ? 1 : -1 }, pressure: this.#between(-2, 1) },
          this.#roll(3),
          { when },
        )
      case 7:
        return card(one(), 1, { leaks: 1, pressure: 1 }, 2, { once: this.#maybe(1, 2) })
      default:
        return card(one(), this.#between(-2, 0), { tracks: { [track]: this.#maybe(2, 3) ? 1 : -1 } }, this.#roll(3), {
          shared: false,
          once: this.#maybe(1, 4),
          ...span,
        })
    }
  }

  #trackId = (): string =>
    this.#pick(['tension', 'forces', 'trust', ...Array.from({ length: this.#shape.moreTracks }, (_, t) => `t${t}`)])

  #reserve(): Reserve {
    const issue = this.#pick(this.#issues)
    const [one, other] = [issue.stances[0]!, issue.stances[1]!]
    return {
      id: 'v0',
      seat: one.seat,
      issue: issue.id,
      option: this.#pick(issue.options).id,
      price: { seat: other.seat, issue: issue.id, option: this.#pick(issue.options).id },
      title: '-',
      text: { text: '-', cite: [] },
    }
  }

  #event(e: number): CalendarEvent {
    const effects: Effects = { tracks: { [this.#pick(['tension', 'forces', 'trust'])]: this.#maybe(1, 2) ? 1 : -1 } }
    const more: Effects[] = [
      effects,
      effects,
      { ...effects, flags: { [this.#pick(this.#flags)]: this.#maybe(1, 2) } },
      { ...effects, opens: [this.#pick(this.#roomIds)] },
      { ...effects, leaks: 1 },
      { ...effects, pressure: this.#between(-2, 2), standing: { [this.#pick(this.#seats)]: this.#between(-1, 1) } },
    ]
    return {
      id: `e${e}`,
      at: 1 + this.#roll(this.#shape.rounds),
      date: '2022-01-01',
      actors: [this.#pick(this.#seats)],
      title: '-',
      text: { text: '-', cite: [] },
      when: this.#maybe(1, 4) ? [this.#condition(false)] : [],
      unless: this.#maybe(1, 2) ? [[this.#condition(false)]] : [],
      effects: this.#pick(more),
      shuts: this.#maybe(1, 4) ? [`x${this.#roll(this.#shape.exits)}`] : [],
      ...(this.#maybe(1, 2) ? { chance: [1, 2] as const } : {}),
    }
  }

  #condition(ofExit: boolean): Condition {
    const max = this.#shape.trackMax
    switch (this.#roll(ofExit ? 10 : 8)) {
      case 0:
      case 1:
        return { track: 'tension', atMost: this.#between(1, Math.trunc(max / 2)) }
      case 2:
        return this.#maybe(1, 2)
          ? { track: 'trust', atLeast: this.#between(1, Math.trunc(max / 3)) }
          : { track: 'forces', atMost: this.#between(0, Math.trunc(max / 3)) }
      case 3:
        return { flag: this.#pick(this.#flags), is: this.#maybe(2, 3) }
      case 4:
        return { held: this.#pick(this.#roomIds), times: this.#between(1, 2) }
      case 5: {
        const issue = this.#pick(this.#issues)
        return {
          stance: issue.id,
          options: [...new Set([this.#pick(issue.options).id, this.#pick(issue.options).id])],
          by: [this.#pick(issue.stances).seat],
        }
      }
      case 6:
        return {
          any: [[{ track: 'tension', atMost: Math.trunc(max / 3) }], [{ held: this.#roomIds.at(-1)!, times: 1 }]],
        }
      case 7:
        return { track: this.#trackId(), atLeast: this.#between(1, Math.trunc(max / 2)) }
      case 8:
        return { event: `e${this.#roll(2)}`, is: this.#maybe(1, 2) }
      default:
        return { flag: this.#pick(this.#flags), is: true }
    }
  }

  #calendarCondition(): Condition {
    if (this.#maybe(1, 2)) return { flag: this.#pick(this.#flags), is: this.#maybe(1, 2) }
    return this.#maybe(1, 2)
      ? { track: 'tension', atMost: Math.trunc((2 * this.#shape.trackMax) / 3) }
      : { signed: 'x0', is: this.#maybe(1, 2) }
  }

  #exit(x: number): OffRamp {
    const { rounds, terms } = this.#shape
    const wanted = this.#between(1, terms)
    const chosen: Issue[] = []
    while (chosen.length < wanted) {
      const issue = this.#pick(this.#issues)
      if (!chosen.includes(issue)) chosen.push(issue)
    }
    const first = 1 + this.#roll(this.#isFull ? 4 : 2)
    const last = Math.min(rounds, first + (this.#isFull ? this.#between(1, 6) : this.#roll(3)))
    const conditions = Array.from({ length: this.#roll(3) }, () => this.#condition(true))
    const before = x > 0 && this.#maybe(1, 4) ? [{ signed: `x${this.#roll(x)}`, is: this.#maybe(2, 3) }] : []
    const ends = this.#maybe(1, 2)
    return {
      id: `x${x}`,
      n: x + 1,
      name: '-',
      summary: { text: '-', cite: [] },
      signatories: this.#seats.filter((_, s) => s < 2 || this.#maybe(1, 3)),
      terms: chosen.map((issue) => ({
        issue: issue.id,
        options: issue.options
          .map((option) => option.id)
          .filter((_, o) => o === x % issue.options.length || this.#maybe(1, 3)),
      })),
      conditions: [...conditions, ...before],
      window: [Math.min(first, rounds), last],
      kind: ends ? 'ends' : 'widens',
      effects: this.#pick<Effects>([
        { tracks: { tension: -1 } },
        { pressure: -2, tracks: { trust: 1 } },
        { opens: [this.#pick(this.#roomIds)], tracks: { trust: 1 } },
        { flags: { [this.#pick(this.#flags)]: true } },
        { standing: { [this.#pick(this.#seats)]: 1 }, pressure: -2 },
      ]),
      cite: [],
    }
  }

  #lock(): Lock {
    const issue = this.#pick(this.#issues)
    return {
      issue: issue.id,
      option: this.#pick(issue.stances).at,
      binds: [...new Set([this.#pick(this.#issues).id, this.#pick(this.#issues).id])],
      exits: this.#some(
        Array.from({ length: this.#shape.exits }, (_, x) => `x${x}`),
        1,
        2,
      ),
      text: { text: '-', cite: [] },
    }
  }
}
