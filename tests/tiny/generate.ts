/**
 * Tiny scenarios by seed, small enough for a search of everything: tracks with
 * floors, chance, caps, cover that depends on trust, breach, hosted and big
 * rooms, reserves, locks, events that shut or can be prevented, windows,
 * rounds that may be skipped, articles that must first be opened.
 */
import type {
  CalendarEvent,
  Condition,
  Effects,
  Instrument,
  Issue,
  Lock,
  OffRamp,
  Reserve,
  Room,
  Scenario,
} from '../../src/domain/scenario.ts'
import { type Dice, dice } from '../../src/std/draw.ts'

export interface Size {
  readonly seats: number
  readonly issues: number
  readonly rounds: number
  readonly slots: number
  readonly exits: number
}

export const TINY: Size = { seats: 2, issues: 2, rounds: 3, slots: 1, exits: 2 }

const SEATS = ['a', 'b', 'c', 'd', 'e']

export function tinyScenario(seed: number, size: Size = TINY): Scenario {
  return new Maker(seed, size).scenario()
}

class Maker {
  readonly #dice: Dice
  readonly #size: Size
  readonly #seats: readonly string[]
  readonly #issues: Issue[] = []

  constructor(seed: number, size: Size) {
    this.#dice = dice(seed)
    this.#size = size
    this.#seats = SEATS.slice(0, size.seats)
  }

  #roll = (sides: number): number => this.#dice.roll(sides)
  #maybe = (of: number, sides: number): boolean => this.#roll(sides) < of
  #pick = <T>(list: readonly T[]): T => list[this.#roll(list.length)]!

  scenario(): Scenario {
    const { rounds } = this.#size
    for (let i = 0; i < this.#size.issues; i++) this.#issues.push(this.#issue(i))
    const rooms = [this.#room(0), this.#room(1)]
    const exits = Array.from({ length: this.#size.exits }, (_, x) => this.#exit(x))
    return {
      format: 1,
      id: 'tiny',
      language: 'en',
      title: 'Tiny',
      subtitle: '-',
      opening: '-',
      minutes: 1,
      summary: '-',
      rules: {
        slots: this.#size.slots,
        mobility: 1 + this.#roll(2),
        signing: this.#maybe(1, 2) ? 'same-round' : 'next-round',
        standingMax: 3 + this.#roll(3),
        tension: 'tension',
        cover: this.#maybe(1, 2) ? { track: 'trust', at: [0, 1, 1, 2] } : { at: [this.#roll(3)] },
        ...(this.#size.seats > 2 && this.#maybe(1, 3) ? { leash: { leader: 'a', follower: 'b', track: 'unity' } } : {}),
        ...(this.#maybe(1, 2) ? { breachTrack: 'trust' } : {}),
        ...(this.#maybe(1, 3) ? { dealTrack: { track: 'trust', with: 'a' } } : {}),
        hand: 7,
      },
      parties: this.#seats.map((id) => ({
        id,
        role: 'seat',
        name: id,
        short: id,
        hue: 'other',
        standing: this.#roll(4),
      })),
      issues: this.#issues,
      tracks: [
        { id: 'forces', name: 'forces', min: 0, max: 3, start: this.#roll(2), bands: [{ upTo: 3, name: '-' }] },
        {
          id: 'tension',
          name: 'tension',
          min: 0,
          max: 6,
          start: 1 + this.#roll(4),
          bands: [{ upTo: 6, name: '-' }],
          ...(this.#maybe(1, 2) ? { floor: { track: 'forces', at: [0, 1, 3] } } : {}),
        },
        { id: 'trust', name: 'trust', min: 0, max: 3, start: this.#roll(3), bands: [{ upTo: 3, name: '-' }] },
        { id: 'unity', name: 'unity', min: 0, max: 3, start: 2, bands: [{ upTo: 3, name: '-' }] },
      ],
      flags: [{ id: 'word', name: 'word' }],
      rooms,
      instruments: this.#instruments(),
      reserves: this.#maybe(1, 3) ? [this.#reserve()] : [],
      events: Array.from({ length: 1 + this.#roll(2) }, (_, e) => this.#event(e)),
      exits,
      locks: this.#maybe(1, 3) ? [this.#lock()] : [],
      aims: [],
      assumptions: [],
      packs: [],
      rounds: Array.from({ length: rounds }, (_, r) => ({
        from: `2022-01-0${r + 1}`,
        to: `2022-01-0${r + 1}`,
        news: [],
        onlyIf:
          r > 0 && this.#maybe(1, 6)
            ? [this.#maybe(1, 2) ? { track: 'tension', atMost: 3 } : { flag: 'word', is: true }]
            : [],
      })),
      starts: [],
      history: [],
      happened: [],
      happenedAsOf: '',
      notes: [],
    }
  }

  #issue(i: number): Issue {
    const options = Array.from({ length: 2 + this.#roll(2) }, (_, o) => ({
      id: `o${o}`,
      words: '-',
      short: '-',
      offer: '-',
      cite: [],
    }))
    const holders = this.#seats.filter((_, s) => s < 2 || this.#maybe(1, 2))
    return {
      id: `i${i}`,
      name: '-',
      lead: '-',
      tail: '-',
      options,
      stances: holders.map((seat) => {
        const at = this.#roll(options.length)
        const costs = Object.fromEntries(
          options.map((option, o) => [option.id, o === at ? 0 : this.#maybe(1, 7) ? ('red' as const) : this.#roll(4)]),
        )
        return { seat, at: `o${at}`, costs, because: '-', cite: [] }
      }),
      concerns: this.#maybe(1, 4) ? [this.#pick(this.#seats)] : [],
      when: this.#maybe(1, 5) ? [this.#maybe(1, 2) ? { held: 'r0', times: 1 } : { flag: 'word', is: true }] : [],
      ...(this.#maybe(1, 8) ? { ownedBy: this.#pick(this.#seats) } : {}),
    }
  }

  #room(n: number): Room {
    const members = n === 0 ? this.#seats : this.#seats.slice(0, 2)
    const rounds = this.#maybe(1, 2) ? [] : [1 + this.#roll(this.#size.rounds), 1 + this.#roll(this.#size.rounds)]
    return {
      id: `r${n}`,
      name: '-',
      members,
      needs: members.slice(0, 2),
      callers: members.filter((_, s) => s === 0 || this.#maybe(2, 3)),
      cap: 1 + this.#roll(2),
      hosted: this.#maybe(1, 3),
      rounds,
      cite: [],
      ...(this.#maybe(1, 4) ? { mobility: 3 } : {}),
    }
  }

  #instruments(): Instrument[] {
    const cards: Instrument[] = []
    const add = (
      id: string,
      seats: readonly string[],
      standing: number,
      effects: Effects,
      cooldown: number,
      more: Partial<Instrument> = {},
    ) =>
      cards.push({
        id,
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
    add('restate', this.#seats, 1, this.#maybe(1, 2) ? { tracks: { trust: -1 } } : {}, 2)
    add('calm', this.#maybe(1, 2) ? this.#seats : [this.#pick(this.#seats)], -1, { pressure: -2 }, this.#roll(3))
    if (this.#maybe(1, 2))
      add('drill', [this.#pick(this.#seats)], 1, { pressure: 2, tracks: { forces: 1 } }, 1, {
        when: [{ track: 'forces', atMost: 2 }],
      })
    if (this.#maybe(1, 3))
      add('gift', [this.#seats.at(-1)!], this.#maybe(1, 2) ? 0 : -1, { standing: { [this.#seats[0]!]: 1 } }, 1)
    if (this.#maybe(1, 2))
      add('say', [this.#pick(this.#seats)], 0, { flags: { word: this.#maybe(3, 4) } }, 0, { once: this.#maybe(1, 2) })
    if (this.#maybe(1, 3)) add('invite', [this.#pick(this.#seats)], 0, { opens: ['r1'] }, 1)
    if (this.#maybe(1, 4)) add('trust', this.#seats, 0, { tracks: { trust: 1 } }, 1, { shared: this.#maybe(1, 2) })
    return cards
  }

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
    const effects: Effects = { tracks: { [this.#pick(['tension', 'forces', 'trust'])]: this.#maybe(3, 4) ? 1 : -1 } }
    return {
      id: `e${e}`,
      at: 1 + this.#roll(this.#size.rounds),
      date: '2022-01-01',
      actors: [this.#pick(this.#seats)],
      title: '-',
      text: { text: '-', cite: [] },
      when: this.#maybe(1, 4) ? [this.#condition(false)] : [],
      unless: this.#maybe(1, 2) ? [[this.#condition(false)]] : [],
      effects: this.#maybe(1, 3) ? { ...effects, flags: { word: this.#maybe(1, 2) } } : effects,
      shuts: this.#maybe(1, 3) ? ['x0'] : [],
      ...(this.#maybe(1, 4) ? { chance: [1, 2] as const } : {}),
    }
  }

  #condition(ofExit: boolean): Condition {
    switch (this.#roll(ofExit ? 8 : 7)) {
      case 0:
      case 1:
        return { track: 'tension', atMost: 1 + this.#roll(4) }
      case 2:
        return this.#maybe(1, 2) ? { track: 'trust', atLeast: 1 } : { track: 'forces', atMost: 1 }
      case 3:
        return { flag: 'word', is: this.#maybe(2, 3) }
      case 4:
        return { held: this.#pick(['r0', 'r1']), times: 1 + this.#roll(2) }
      case 5: {
        const issue = this.#pick(this.#issues)
        return { stance: issue.id, options: [this.#pick(issue.options).id], by: [issue.stances[0]!.seat] }
      }
      case 6:
        return { any: [[{ track: 'tension', atMost: 2 }], [{ held: 'r1', times: 1 }]] }
      default:
        return { event: 'e0', is: this.#maybe(1, 4) }
    }
  }

  #exit(x: number): OffRamp {
    const issues = this.#issues.filter(() => this.#maybe(2, 3))
    const chosen = issues.length === 0 ? [this.#issues[0]!] : issues
    const first = 1 + this.#roll(2)
    const conditions = Array.from({ length: this.#roll(3) }, () => this.#condition(true))
    return {
      id: `x${x}`,
      n: x + 1,
      name: '-',
      summary: { text: '-', cite: [] },
      signatories: this.#seats.filter((_, s) => s < 2 || this.#maybe(1, 2)),
      terms: chosen.map((issue) => ({
        issue: issue.id,
        options: issue.options
          .map((option) => option.id)
          .filter((_, o) => o === x % issue.options.length || this.#maybe(1, 3)),
      })),
      conditions: x > 0 && this.#maybe(1, 5) ? [...conditions, { signed: 'x0', is: this.#maybe(1, 2) }] : conditions,
      window: [Math.min(first, this.#size.rounds), Math.min(this.#size.rounds, first + this.#roll(3))],
      kind: this.#maybe(1, 2) ? 'ends' : 'widens',
      effects: this.#maybe(1, 2) ? { tracks: { tension: -1 } } : { pressure: -2 },
      cite: [],
    }
  }

  #lock(): Lock {
    const issue = this.#issues.at(-1)!
    return {
      issue: issue.id,
      option: issue.stances[0]!.at,
      binds: [this.#pick(this.#issues).id],
      exits: [],
      text: { text: '-', cite: [] },
    }
  }
}
