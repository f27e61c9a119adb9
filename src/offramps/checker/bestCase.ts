/**
 * The checker's own reckoning of what could still happen, written from the
 * scenario file and the rules, in plain maps by id. It shares nothing with the
 * search, so that a slip in one does not hide in the other.
 *
 * For every round it keeps the widest range that each track could have, the
 * values each flag could have, which events could have happened, which cards
 * could be played and which rooms could meet.
 */
import type { Condition, Effects, Instrument, Num, OffRamp, Scenario } from '../../domain/scenario.ts'
import type { Row, Table } from '../../engine/table.ts'

export interface Range {
  readonly low: number
  readonly high: number
}

/** Everything that may be true at one moment. */
interface World {
  readonly tracks: Map<string, Range>
  readonly flags: Map<string, readonly boolean[]>
  readonly events: Map<string, readonly boolean[]>
}

export type When = 'before' | 'signing'

export class BestCase {
  readonly scenario: Scenario
  /** Round about to be played, from 1. */
  readonly now: number
  readonly #table: Table
  readonly #row: Row
  readonly #before = new Map<number, World>()
  readonly #signing = new Map<number, World>()
  readonly #cards = new Map<number, Set<string>>()
  readonly #rooms = new Map<number, Set<string>>()
  readonly #may = new Map<number, string[]>()
  readonly #must = new Map<number, string[]>()
  readonly #skippable = new Set<number>()
  readonly #purse = new Map<string, number>()
  /** First round in which a widening exit could be signed, as far as an earlier reckoning knows. */
  readonly #earliest: ReadonlyMap<string, number>

  constructor(table: Table, row: Row, earliest: ReadonlyMap<string, number> = new Map()) {
    this.#earliest = earliest
    this.scenario = table.scenario
    this.#table = table
    this.#row = row
    this.now = row[0]! + 1
    if (this.now <= this.rounds && row[table.layout.over] === 0) this.#before.set(this.now, this.#present())
    for (let round = this.now; round <= this.rounds; round++) if (this.#before.has(round)) this.#play(round)
  }

  get rounds(): number {
    return this.scenario.rounds.length
  }

  isPlayed = (round: number): boolean => this.#before.has(round)
  isSkippable = (round: number): boolean => this.#skippable.has(round)
  roomMeets = (room: string, round: number): boolean => this.#rooms.get(round)?.has(room) ?? false
  inevitable = (round: number): readonly string[] => this.#must.get(round) ?? []
  possible = (round: number): readonly string[] => this.#may.get(round) ?? []

  number(value: Num | undefined): number {
    if (value === undefined) return 0
    if (typeof value === 'number') return value
    const name = value.slice(1)
    return this.#table.sets[name] ?? this.scenario.assumptions.find((entry) => entry.id === name)!.value
  }

  // ── the state as it is

  at = (place: number, id: string, ids: readonly string[]): number => this.#row[place + ids.indexOf(id)]!
  standing = (seat: string): number => this.at(this.#table.layout.standing, seat, this.#table.seats)
  held = (room: string): number => this.at(this.#table.layout.held, room, this.#table.roomIds)
  #idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map((entry) => entry.id)
  isTaken = (exit: string): boolean => this.at(this.#table.layout.taken, exit, this.#idsOf(this.scenario.exits)) > 0
  /** Is the n-th term in confidence of this exit met? They stand in the row in the order of the file. */
  isTold(exit: string, n: number): boolean {
    let place = this.#table.layout.told + n
    for (const other of this.scenario.exits) {
      if (other.id === exit) break
      place += other.inConfidence?.length ?? 0
    }
    return this.#row[place]! > 0
  }
  isShut = (exit: string): boolean => this.at(this.#table.layout.shut, exit, this.#idsOf(this.scenario.exits)) > 0
  hasHappened = (event: string): boolean =>
    this.at(this.#table.layout.event, event, this.#idsOf(this.scenario.events)) === 1
  isReserved = (reserve: string): boolean =>
    this.at(this.#table.layout.reserve, reserve, this.#idsOf(this.scenario.reserves)) === 1

  stance(seat: string, issue: string): string | undefined {
    const entry = this.scenario.issues.find((one) => one.id === issue)!
    const index = this.#table.holdings.findIndex(
      (one) => this.#table.seats[one.seat] === seat && this.scenario.issues[one.issue]!.id === issue,
    )
    return index < 0 ? undefined : entry.options[this.#row[this.#table.layout.stance + index]!]!.id
  }

  /** Cost of an option to a seat; undefined for a red line. */
  cost(seat: string, issue: string, option: string): number | undefined {
    const cost = this.scenario.issues.find((one) => one.id === issue)!.stances.find((one) => one.seat === seat)?.costs[
      option
    ]
    return cost === undefined || cost === 'red' ? undefined : this.number(cost)
  }

  #present(): World {
    const { layout } = this.#table
    const value = (id: string, i: number, place: number) => [id, this.#row[place + i]!] as const
    return {
      tracks: new Map(
        this.scenario.tracks.map((track, i) => [
          track.id,
          { low: value(track.id, i, layout.track)[1], high: this.#row[layout.track + i]! },
        ]),
      ),
      flags: new Map(this.scenario.flags.map((flag, i) => [flag.id, [this.#row[layout.flag + i] === 1]])),
      events: new Map(this.scenario.events.map((event) => [event.id, [this.hasHappened(event.id)]])),
    }
  }

  // ── one round

  #play(round: number): void {
    const before = this.#before.get(round)!
    for (const seat of this.#table.seats) this.#purse.set(`${seat} ${round}`, this.#mostStanding(seat, round))
    this.#cards.set(round, new Set(this.#cardsOf(round)))
    this.#rooms.set(
      round,
      new Set(this.scenario.rooms.filter((room) => this.#couldMeet(room.id, round)).map((room) => room.id)),
    )
    const signing = this.#afterCards(round, before)
    this.#signing.set(round, signing)
    const end = this.#afterEvents(round, signing)
    this.#enterNext(round, end)
  }

  /** `seat:instrument` of every card that could be played. */
  #cardsOf(round: number): readonly string[] {
    return this.scenario.instruments.flatMap((instrument, i) => {
      const [first, last] = instrument.rounds ?? [1, this.rounds]
      if (
        round < first ||
        round > last ||
        !instrument.when.every((condition) => this.couldHold(condition, round, 'before'))
      )
        return []
      const price = Math.max(0, -this.number(instrument.standing))
      return instrument.seats
        .filter((seat) => this.#readyRound(i, seat) <= round && this.purse(seat, round) >= price)
        .map((seat) => `${seat}:${instrument.id}`)
    })
  }

  /** The most standing a seat could have when this round begins. */
  purse = (seat: string, round: number): number => this.#purse.get(`${seat} ${round}`)!

  #mostStanding(seat: string, round: number): number {
    const now = this.standing(seat)
    return round === this.now
      ? now
      : Math.max(now, Math.min(this.scenario.rules.standingMax, now + mostGain(this, seat, round - 1)))
  }

  /** First round, from 1, in which the card is free again. */
  #readyRound(instrument: number, seat: string): number {
    const card = this.#table.cards.findIndex(
      (entry) => entry.instrument === instrument && this.#table.seats[entry.seat] === seat,
    )
    return this.#row[this.#table.layout.ready + card]! + 1
  }

  isPlayable = (seat: string, instrument: string, round: number): boolean =>
    this.#cards.get(round)?.has(`${seat}:${instrument}`) ?? false

  #couldMeet(id: string, round: number): boolean {
    const room = this.scenario.rooms.find((entry) => entry.id === id)!
    if (room.rounds.length === 0 || room.rounds.includes(round)) return true
    if (this.at(this.#table.layout.opened, id, this.#table.roomIds) + 1 >= round) return true
    for (let earlier = this.now; earlier < round; earlier++) {
      if (
        this.scenario.instruments.some(
          (card) =>
            card.effects.opens?.includes(id) && card.seats.some((seat) => this.isPlayable(seat, card.id, earlier)),
        )
      )
        return true
      if (
        this.possible(earlier).some((event) =>
          this.scenario.events.find((entry) => entry.id === event)!.effects.opens?.includes(id),
        )
      )
        return true
      if (this.#wideningIn(earlier).some((exit) => exit.effects.opens?.includes(id))) return true
    }
    return false
  }

  #wideningIn(round: number): readonly OffRamp[] {
    return this.scenario.exits.filter(
      (exit) => this.#canWiden(exit) && round >= this.#firstOf(exit) && round <= exit.window[1],
    )
  }

  #firstOf = (exit: OffRamp): number => Math.max(exit.window[0], this.now, this.#earliest.get(exit.id) ?? 0)

  #canWiden = (exit: OffRamp): boolean => exit.kind === 'widens' && !this.isTaken(exit.id) && !this.isShut(exit.id)

  /** The best and the worst that the slots of all seats, and what they can pay, can add up to. */
  #slotsWorth(round: number, worth: (card: Instrument) => number): Range {
    let low = 0
    let high = 0
    for (const seat of this.#table.seats) {
      const hand = this.scenario.instruments.filter(
        (card) => worth(card) !== 0 && this.isPlayable(seat, card.id, round),
      )
      for (const played of selections(hand, this.scenario.rules.slots)) {
        const price = played.reduce((sum, card) => sum + Math.max(0, -this.number(card.standing)), 0)
        if (price <= this.purse(seat, round)) this.#sums.push(played.reduce((sum, card) => sum + worth(card), 0))
      }
      low += Math.min(0, ...this.#sums)
      high += Math.max(0, ...this.#sums)
      this.#sums.length = 0
    }
    return { low, high }
  }

  readonly #sums: number[] = []

  #afterCards(round: number, before: World): World {
    const { rules } = this.scenario
    const tracks = new Map<string, Range>()
    const pressure = this.#slotsWorth(round, (card) => this.number(card.effects.pressure))
    for (const track of this.scenario.tracks) {
      const { low, high } = before.tracks.get(track.id)!
      const moved = this.#slotsWorth(round, (card) => this.number(card.effects.tracks?.[track.id]))
      const isTension = track.id === rules.tension
      const falls = track.id === rules.breachTrack || track.id === rules.leash?.track
      tracks.set(track.id, {
        low: falls ? track.min : low + moved.low + (isTension ? net(pressure.low) : 0),
        high: high + moved.high + (isTension ? net(pressure.high) : 0) + (rules.dealTrack?.track === track.id ? 1 : 0),
      })
    }
    const flags = new Map(before.flags)
    for (const card of this.scenario.instruments)
      if (card.seats.some((seat) => this.isPlayable(seat, card.id, round))) this.#mayWrite(flags, card.effects)
    return this.#within({ tracks, flags, events: new Map(before.events) }, round - 1)
  }

  #mayWrite(flags: Map<string, readonly boolean[]>, effects: Effects): void {
    for (const [flag, is] of Object.entries(effects.flags ?? {})) {
      const known = flags.get(flag)!
      if (!known.includes(is)) flags.set(flag, [...known, is])
    }
  }

  /** Ranges and floors. `signedBy`: signatures up to this round may have moved the track below a floor. */
  #within(world: World, signedBy: number): World {
    const tracks = new Map(world.tracks)
    const clamp = (id: string, least: Range) => {
      const { min, max } = this.scenario.tracks.find((track) => track.id === id)!
      const { low, high } = tracks.get(id)!
      const inside = (value: number, floor: number) => Math.max(floor, min, Math.min(max, value))
      tracks.set(id, { low: inside(low, least.low), high: inside(high, least.high) })
    }
    const free = this.scenario.tracks.filter((track) => track.floor === undefined)
    for (const track of free) clamp(track.id, { low: track.min, high: track.min })
    for (const track of this.scenario.tracks) {
      if (track.floor === undefined) continue
      const { track: under, at } = track.floor
      const range = this.#withSignatures({ ...world, tracks }, under, signedBy)
      const floors: number[] = []
      for (let v = range.low; v <= range.high; v++) floors.push(at[Math.min(v, at.length - 1)]!)
      clamp(track.id, { low: Math.min(...floors), high: Math.max(...floors) })
    }
    return { ...world, tracks }
  }

  /** Signatures of widening exits move a track once each, whenever they come. */
  #withSignatures(world: World, id: string, signedBy: number): Range {
    const track = this.scenario.tracks.find((entry) => entry.id === id)!
    let { low, high } = world.tracks.get(id)!
    for (const exit of this.scenario.exits) {
      if (!this.#canWiden(exit) || this.#firstOf(exit) > Math.min(exit.window[1], signedBy)) continue
      const by = this.number(exit.effects.tracks?.[id])
      const points = id === this.scenario.rules.tension ? this.number(exit.effects.pressure) : 0
      const netted = Math.min(2, Math.trunc((Math.abs(points) + 1) / 2))
      low += Math.min(0, by) - (points < 0 ? netted : 0)
      high += Math.max(0, by) + (points > 0 ? netted : 0)
    }
    return { low: Math.max(track.min, low), high: Math.min(track.max, high) }
  }

  range(track: string, round: number, when: When): Range {
    return when === 'before'
      ? this.#withSignatures(this.#before.get(round)!, track, round - 1)
      : this.#withSignatures(this.#signing.get(round)!, track, round)
  }

  #afterEvents(round: number, signing: World): World {
    const flags = new Map(signing.flags)
    for (const exit of this.#wideningIn(round)) this.#mayWrite(flags, exit.effects)
    const world: World = { ...signing, flags }
    this.#signing.set(round, world)
    const may: string[] = []
    const must: string[] = []
    for (const event of this.scenario.events) {
      if (event.at !== round || this.hasHappened(event.id)) continue
      if (!event.when.every((condition) => this.couldHold(condition, round, 'signing'))) continue
      if (event.unless.some((list) => list.every((condition) => !this.couldFail(condition, round, 'signing')))) continue
      may.push(event.id)
      const isSure = event.when.every((condition) => !this.couldFail(condition, round, 'signing'))
      const isUnstoppable = event.unless.every((list) =>
        list.some((condition) => !this.couldHold(condition, round, 'signing')),
      )
      if (event.chance === undefined && isSure && isUnstoppable) must.push(event.id)
    }
    this.#signing.set(round, signing)
    this.#may.set(round, may)
    this.#must.set(round, must)
    return this.#within(this.#withEvents(world, may, must), round)
  }

  #withEvents(world: World, may: readonly string[], must: readonly string[]): World {
    const tracks = new Map(world.tracks)
    const flags = new Map(world.flags)
    const events = new Map(world.events)
    const sure = new Set<string>()
    let low = 0
    let high = 0
    for (const event of this.scenario.events.filter((entry) => may.includes(entry.id))) {
      const isSure = must.includes(event.id)
      for (const [track, by] of Object.entries(event.effects.tracks ?? {})) {
        const range = tracks.get(track)!
        const points = this.number(by)
        tracks.set(track, {
          low: range.low + (isSure ? points : Math.min(0, points)),
          high: range.high + (isSure ? points : Math.max(0, points)),
        })
      }
      const points = this.number(event.effects.pressure)
      low += isSure ? points : Math.min(0, points)
      high += isSure ? points : Math.max(0, points)
      events.set(event.id, isSure ? [true] : [false, true])
      this.#mayWrite(flags, event.effects)
      if (isSure) for (const flag of Object.keys(event.effects.flags ?? {})) sure.add(flag)
    }
    for (const flag of sure) {
      const written = this.scenario.events
        .filter((entry) => may.includes(entry.id))
        .flatMap((entry) => (entry.effects.flags?.[flag] === undefined ? [] : [entry.effects.flags[flag]]))
      flags.set(flag, [...new Set(written)])
    }
    const { tension } = this.scenario.rules
    const range = tracks.get(tension)!
    tracks.set(tension, { low: range.low + net(low), high: range.high + net(high) })
    return { tracks, flags, events }
  }

  #enterNext(round: number, end: World): void {
    for (let next = round + 1; next <= this.rounds; next++) {
      const { onlyIf } = this.scenario.rounds[next - 1]!
      const known = this.#before.get(next)
      this.#before.set(next, end)
      const enters = onlyIf.every((condition) => this.couldHold(condition, next, 'before'))
      const skips = onlyIf.some((condition) => this.couldFail(condition, next, 'before'))
      if (enters) this.#before.set(next, known === undefined ? end : either(known, end))
      else if (known === undefined) this.#before.delete(next)
      else this.#before.set(next, known)
      if (!skips) return
      this.#skippable.add(next)
    }
  }

  // ── conditions

  couldHold(condition: Condition, round: number, when: When): boolean {
    const world = (when === 'before' ? this.#before : this.#signing).get(round)!
    if ('track' in condition) {
      const { low, high } = this.range(condition.track, round, when)
      return low <= (condition.atMost ?? 99) && high >= (condition.atLeast ?? -99)
    }
    if ('flag' in condition) return world.flags.get(condition.flag)!.includes(condition.is)
    if ('held' in condition)
      return (
        this.held(condition.held) + this.meetings(condition.held, when === 'signing' ? round : round - 1) >=
        condition.times
      )
    if ('signed' in condition)
      return condition.is
        ? this.couldBeSigned(condition.signed, when === 'signing' ? round : round - 1)
        : !this.isTaken(condition.signed)
    if ('ended' in condition) return !condition.ended
    if ('stance' in condition)
      return this.#stances(condition).every(
        ([seat, issue, here]) =>
          condition.options.includes(here) ||
          (this.#isMovable(round, when) &&
            condition.options.some((option) => this.cost(seat, issue, option) !== undefined)),
      )
    if ('event' in condition) return world.events.get(condition.event)!.includes(condition.is)
    if ('reserve' in condition) {
      if (this.isReserved(condition.reserve)) return condition.is
      if (!condition.is) return true
      const [first, last] = this.scenario.reserves.find((entry) => entry.id === condition.reserve)!.rounds ?? [
        1,
        this.rounds,
      ]
      return Math.max(first, this.now) <= Math.min(last, when === 'signing' ? round : round - 1)
    }
    return condition.any.some((list) => list.every((inner) => this.couldHold(inner, round, when)))
  }

  couldFail(condition: Condition, round: number, when: When): boolean {
    const world = (when === 'before' ? this.#before : this.#signing).get(round)!
    if ('track' in condition) {
      const { low, high } = this.range(condition.track, round, when)
      return low < (condition.atLeast ?? -99) || high > (condition.atMost ?? 99)
    }
    if ('flag' in condition) return world.flags.get(condition.flag)!.includes(!condition.is)
    if ('held' in condition) return this.held(condition.held) < condition.times
    if ('signed' in condition) return this.couldHold({ ...condition, is: !condition.is }, round, when)
    if ('ended' in condition) return condition.ended
    if ('stance' in condition) {
      return this.#stances(condition).some(([seat, issue, here]) => {
        if (!condition.options.includes(here)) return true
        const { options } = this.scenario.issues.find((entry) => entry.id === issue)!
        return (
          this.#isMovable(round, when) &&
          options.some(
            (option) => !condition.options.includes(option.id) && this.cost(seat, issue, option.id) !== undefined,
          )
        )
      })
    }
    if ('event' in condition) return world.events.get(condition.event)!.includes(!condition.is)
    if ('reserve' in condition)
      return condition.is
        ? !this.isReserved(condition.reserve)
        : this.couldHold({ ...condition, is: true }, round, when)
    return condition.any.every((list) => list.some((inner) => this.couldFail(inner, round, when)))
  }

  #isMovable = (round: number, when: When): boolean => when === 'signing' || round > this.now

  #stances(condition: Extract<Condition, { stance: string }>): readonly (readonly [string, string, string])[] {
    return this.#table.seats.flatMap((seat) => {
      const here = this.stance(seat, condition.stance)
      return here === undefined || (condition.by && !condition.by.includes(seat))
        ? []
        : [[seat, condition.stance, here] as const]
    })
  }

  couldBeSigned(exit: string, by: number): boolean {
    if (this.isTaken(exit)) return true
    const entry = this.scenario.exits.find((one) => one.id === exit)!
    return this.#canWiden(entry) && this.#firstOf(entry) <= Math.min(entry.window[1], by)
  }

  meetings(room: string, until: number): number {
    let times = 0
    for (let round = this.now; round <= until; round++) if (this.isPlayed(round) && this.roomMeets(room, round)) times++
    return times
  }
}

/** Every selection of up to `most` of a list, none included. */
function selections<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  if (most === 0 || list.length === 0) return [[]]
  const [first, ...rest] = list
  return [...selections(rest, most), ...selections(rest, most - 1).map((chosen) => [first!, ...chosen])]
}

/** Standing a seat could gain in rounds up to and including `until`. */
export function mostGain(best: BestCase, seat: string, until: number): number {
  if (until < best.now) return 0
  let gain = 0
  const own: { by: number; times: number }[] = []
  for (const card of best.scenario.instruments) {
    const gift = best.number(card.effects.standing?.[seat])
    for (const holder of card.seats) {
      const times = timesPlayed(best, holder, card, until)
      if (holder === seat) own.push({ by: Math.max(0, best.number(card.standing) + gift), times })
      else gain += Math.max(0, gift) * times
    }
  }
  let slots = best.scenario.rules.slots * (until - best.now + 1)
  for (const { by, times } of own.sort((a, b) => b.by - a.by)) {
    const played = Math.min(times, slots)
    gain += by * played
    slots -= played
  }
  for (let round = best.now; round <= until; round++)
    for (const id of best.possible(round))
      gain += Math.max(0, best.number(best.scenario.events.find((event) => event.id === id)!.effects.standing?.[seat]))
  for (const other of best.scenario.exits)
    if (!best.isTaken(other.id) && best.couldBeSigned(other.id, until))
      gain += Math.max(0, best.number(other.effects.standing?.[seat]))
  return gain
}

function timesPlayed(best: BestCase, seat: string, card: Instrument, until: number): number {
  let times = 0
  for (let round = best.now; round <= until; round++) {
    if (!best.isPlayable(seat, card.id, round)) continue
    times++
    if (card.once) return 1
    round += Math.max(1, card.cooldown) - 1
  }
  return times
}

/** Pressure and relief of a round, netted (H17). */
function net(points: number): number {
  const size = Math.min(2, Math.trunc(Math.abs(points) / 2))
  return points < 0 ? -size : size
}

function either(a: World, b: World): World {
  const tracks = new Map(
    [...a.tracks].map(([id, one]) => {
      const other = b.tracks.get(id)!
      return [id, { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }] as const
    }),
  )
  const both = (x: Map<string, readonly boolean[]>, y: Map<string, readonly boolean[]>) =>
    new Map([...x].map(([id, values]) => [id, [...new Set([...values, ...y.get(id)!])]] as const))
  return { tracks, flags: both(a.flags, b.flags), events: both(a.events, b.events) }
}
