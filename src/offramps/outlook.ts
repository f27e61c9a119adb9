/**
 * The most that anyone could still make of a state, round by round: layered
 * intervals of tracks, values that flags can take, cards that could be played,
 * rooms that could meet, steps and standing that could be had (L6).
 *
 * Every figure is optimistic: whatever play can reach lies inside. So what the
 * outlook rules out is ruled out for good; what it allows may still be out of reach.
 */
import { netting } from '../engine/step.ts'
import { type Change, RED, type Row, type Table, type Test } from '../engine/table.ts'

/** A state that might stand at some moment of a round. */
interface Layer {
  readonly lo: number[]
  readonly hi: number[]
  /** Bit 1: may be 0; bit 2: may be 1. */
  readonly flags: number[]
  readonly events: number[]
}

export interface Outlook {
  readonly row: Row
  readonly from: number
  /** By round: may it be played at all? */
  readonly lives: readonly boolean[]
  /** By round: may it be skipped? */
  readonly skips: readonly boolean[]
  readonly start: readonly (Layer | null)[]
  /** After the round's effects, when signatures are judged. */
  readonly after: readonly (Layer | null)[]
  /** By round and seat: the most standing it could have at the start. */
  readonly purse: readonly (readonly number[])[]
  /** Cards that could be played in the round. */
  readonly cards: readonly (readonly boolean[])[]
  /** Rooms that could meet in the round. */
  readonly rooms: readonly (readonly boolean[])[]
  /** By round: events that will happen at its end whatever anyone does. */
  readonly certain: readonly (readonly number[])[]
  readonly possible: readonly (readonly number[])[]
  readonly settled: Settled | null
  /** By exit: first round in which it could be signed, as far as is known; 99 if never. */
  readonly earliest: readonly number[]
}

/** What is already settled about the first round: one seat's whole agenda, and a deal if it is agreed. */
export interface Settled {
  readonly seat: number
  /** The cards it plays, and no others. */
  readonly cards: readonly number[]
  /** Steps that seats have already made in this round. */
  readonly moves: readonly number[]
}

const SET = [1, 2] as const

/** When a condition is read: at the start of a round, after its effects, or by its calendar. */
export type Moment = 'start' | 'after'

/** `earliest`: what an outlook before this one has ruled out. */
export function outlook(
  table: Table,
  row: Row,
  settled: Settled | null = null,
  earliest: readonly number[] = table.exits.map(() => 0),
): Outlook {
  const { rounds } = table
  const from = row[0]!
  const blank = <T>(value: () => T): T[] => Array.from({ length: rounds }, value)
  const made = {
    row,
    from,
    lives: blank(() => false),
    skips: blank(() => false),
    start: blank<Layer | null>(() => null),
    after: blank<Layer | null>(() => null),
    purse: blank<number[]>(() => []),
    cards: blank<boolean[]>(() => []),
    rooms: blank<boolean[]>(() => []),
    certain: blank<number[]>(() => []),
    possible: blank<number[]>(() => []),
    settled,
    earliest,
  }
  if (from < rounds && row[table.layout.over] === 0) made.start[from] = firstLayer(table, row)
  for (let k = from; k < rounds; k++) {
    const start = made.start[k]
    if (!start) continue
    made.lives[k] = true
    made.purse[k] = table.seats.map((_, seat) => mostStanding(table, made, seat, k))
    made.cards[k] = table.cards.map((_, card) => cardMay(table, made, card, k))
    made.rooms[k] = table.rooms.map((_, room) => roomMay(table, made, room, k))
    made.after[k] = afterEffects(table, made, k)
    const end = afterCalendar(table, made, k)
    passOn(table, made, k, end)
  }
  return made
}

function firstLayer(table: Table, row: Row): Layer {
  const { layout } = table
  const tracks = table.tracks.map((_, t) => row[layout.track + t]!)
  return {
    lo: tracks,
    hi: tracks.slice(),
    flags: table.flags.map((_, f) => SET[row[layout.flag + f] === 1 ? 1 : 0]),
    events: table.events.map((_, e) => SET[row[layout.event + e] === 1 ? 1 : 0]),
  }
}

const copyOf = (layer: Layer): Layer => ({
  lo: layer.lo.slice(),
  hi: layer.hi.slice(),
  flags: layer.flags.slice(),
  events: layer.events.slice(),
})

/** The first round's standing is known, and what is settled has been paid from it. */
function mostStanding(table: Table, o: Outlook, seat: number, k: number): number {
  const now = o.row[table.layout.standing + seat]!
  return k === o.from ? now : Math.max(now, Math.min(table.standingMax, now + gainBy(table, o, seat, k - 1)))
}

const priceOf = (table: Table, card: number): number =>
  Math.max(0, -table.instruments[table.cards[card]!.instrument]!.standing)

function cardMay(table: Table, o: Outlook, card: number, k: number): boolean {
  const entry = table.instruments[table.cards[card]!.instrument]!
  if (o.settled !== null && k === o.from && table.cards[card]!.seat === o.settled.seat)
    return o.settled.cards.includes(card)
  if (k < entry.first || k > entry.last || o.row[table.layout.ready + card]! > k) return false
  if (priceOf(table, card) > o.purse[k]![table.cards[card]!.seat]!) return false
  return entry.when.every((test) => canHold(table, o, test, k, 'start'))
}

/** By the calendar, because it was opened, or because something could open it in the round before. */
function roomMay(table: Table, o: Outlook, room: number, k: number): boolean {
  if (table.rooms[room]!.meets[k] || o.row[table.layout.opened + room]! >= k) return true
  if (k === o.from) return false
  const opens = (change: Change) => change.opens.includes(room)
  for (let before = o.from; before < k; before++) {
    if (
      table.cards.some((card, c) => o.cards[before]![c] === true && opens(table.instruments[card.instrument]!.change))
    )
      return true
    if (o.possible[before]!.some((event) => opens(table.events[event]!.change))) return true
    if (table.exits.some((exit, x) => opens(exit.change) && couldSignIn(table, o, x, before))) return true
  }
  return false
}

/** A widening exit that is neither signed nor shut, in its window. */
const couldSignIn = (table: Table, o: Outlook, exit: number, k: number): boolean => {
  const entry = table.exits[exit]!
  return !entry.ends && isFree(table, o.row, exit) && k >= firstOf(table, o, exit) && k <= entry.last
}

/** First round in which an exit could be signed. */
const firstOf = (table: Table, o: Outlook, exit: number): number =>
  Math.max(table.exits[exit]!.first, o.from, o.earliest[exit]!)

const isFree = (table: Table, row: Row, exit: number): boolean =>
  row[table.layout.taken + exit] === 0 && row[table.layout.shut + exit] === 0

// ── one round

function afterEffects(table: Table, o: Outlook, k: number): Layer {
  const layer = copyOf(o.start[k]!)
  const cards = o.cards[k]!
  for (let t = 0; t < table.tracks.length; t++) {
    const [down, up] = cardRange(table, o, k, (change) => trackSum(change, t))
    layer.lo[t]! += down
    layer.hi[t]! += up
  }
  const [relief, pressure] = cardRange(table, o, k, (change) => change.pressure)
  layer.lo[table.tension]! += netting(relief)
  layer.hi[table.tension]! += netting(pressure)
  if (table.dealTrack !== null) layer.hi[table.dealTrack.track]! += 1
  // A breach or a step without the follower costs one each: no more of either than shifts.
  for (const track of [table.breachTrack, table.leash?.track ?? -1])
    if (track >= 0) layer.lo[track] = table.trackMin[track]!
  table.cards.forEach(({ instrument }, card) => {
    if (cards[card])
      for (const [flag, is] of table.instruments[instrument]!.change.flags) layer.flags[flag]! |= SET[is]!
  })
  if (o.settled !== null && k === o.from) settleFlags(table, o.settled, cards, layer)
  clamp(table, o, layer, k - 1)
  return layer
}

/** A settled card's flags stand, where no other card of the round could write them back. */
function settleFlags(table: Table, settled: Settled, cards: readonly boolean[], layer: Layer): void {
  for (const card of settled.cards) {
    for (const [flag, is] of table.instruments[table.cards[card]!.instrument]!.change.flags) {
      const back = table.cards.some(
        (other, c) =>
          cards[c] === true &&
          table.instruments[other.instrument]!.change.flags.some(([f, v]) => f === flag && v !== is),
      )
      if (!back) layer.flags[flag] = SET[is]!
    }
  }
}

const trackSum = (change: Change, track: number): number => {
  let sum = 0
  for (const [t, by] of change.tracks) if (t === track) sum += by
  return sum
}

/** The most and the least that the slots and the standing of all seats can add up to in a round. */
function cardRange(table: Table, o: Outlook, k: number, worth: (change: Change) => number): readonly [number, number] {
  const hands: Play[][] = table.seats.map(() => [])
  table.cards.forEach((card, c) => {
    const by = o.cards[k]![c] ? worth(table.instruments[card.instrument]!.change) : 0
    if (by !== 0) hands[card.seat]!.push({ by, price: priceOf(table, c) })
  })
  let down = 0
  let up = 0
  hands.forEach((hand, seat) => {
    if (k === o.from && o.settled?.seat === seat) {
      for (const { by } of hand) {
        down += by
        up += by
      }
    } else if (hand.length > 0) {
      const purse = o.purse[k]![seat]!
      down += bestSum(hand, 0, table.slots, purse, -1)
      up += bestSum(hand, 0, table.slots, purse, 1)
    }
  })
  return [down, up]
}

interface Play {
  readonly by: number
  readonly price: number
}

/** The sum of up to `slots` affordable plays that is greatest in the direction of `sign`; never against it. */
function bestSum(hand: readonly Play[], from: number, slots: number, purse: number, sign: number): number {
  let best = 0
  if (slots === 0) return best
  for (let i = from; i < hand.length; i++) {
    const { by, price } = hand[i]!
    if (price > purse || by * sign <= 0) continue
    const sum = by + bestSum(hand, i + 1, slots - 1, purse - price, sign)
    if (sum * sign > best * sign) best = sum
  }
  return best
}

/** Ranges and floors; a floored track waits for the track below it. */
function clamp(table: Table, o: Outlook, layer: Layer, until: number): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let t = 0; t < layer.lo.length; t++) {
      const floor = table.floors[t] ?? null
      if ((floor === null) !== (pass === 0)) continue
      const [least, most] =
        floor === null ? [table.trackMin[t]!, table.trackMin[t]!] : floorRange(table, o, layer, floor, until)
      layer.lo[t] = Math.max(least, table.trackMin[t]!, Math.min(table.trackMax[t]!, layer.lo[t]!))
      layer.hi[t] = Math.max(most, table.trackMin[t]!, Math.min(table.trackMax[t]!, layer.hi[t]!))
    }
  }
}

function floorRange(
  table: Table,
  o: Outlook,
  layer: Layer,
  floor: { readonly track: number; readonly at: readonly number[] },
  until: number,
): readonly [number, number] {
  let least = RED
  let most = -RED
  const [lo, hi] = rangeIn(table, o, layer, floor.track, until)
  for (let v = lo; v <= hi; v++) {
    const at = floor.at[Math.min(v, floor.at.length - 1)]!
    least = Math.min(least, at)
    most = Math.max(most, at)
  }
  return [least, most]
}

/** Signatures of widening exits, then events: those that may and those that must happen. */
function afterCalendar(table: Table, o: { certain: number[][]; possible: number[][] } & Outlook, k: number): Layer {
  const layer = copyOf(o.after[k]!)
  widen(table, o, k, layer)
  const read: Outlook = { ...o, after: o.after.map((entry, r) => (r === k ? layer : entry)) }
  for (let e = 0; e < table.events.length; e++) {
    const entry = table.events[e]!
    if (entry.at !== k || o.row[table.layout.event + e] === 1) continue
    const may =
      entry.when.every((test) => canHold(table, read, test, k, 'after')) &&
      !entry.unless.some((list) => list.every((test) => !canFail(table, read, test, k)))
    if (!may) continue
    o.possible[k]!.push(e)
    const must =
      entry.chance === null &&
      !entry.when.some((test) => canFail(table, read, test, k)) &&
      entry.unless.every((list) => list.some((test) => !canHold(table, read, test, k, 'after')))
    if (must) o.certain[k]!.push(e)
  }
  return withEvents(table, o, k, layer)
}

/** Flags that a signature in this round could write; its points on tracks are `exitRange`. */
function widen(table: Table, o: Outlook, k: number, layer: Layer): void {
  table.exits.forEach((exit, x) => {
    if (couldSignIn(table, o, x, k)) for (const [flag, is] of exit.change.flags) layer.flags[flag]! |= SET[is]!
  })
}

/**
 * Points that signatures of widening exits could have added to a track, each
 * exit once. They stand beside the layers: adding d to a clamped range moves
 * it by at most d, whenever it is added.
 */
function exitRange(table: Table, o: Outlook, track: number, until: number): readonly [number, number] {
  let down = 0
  let up = 0
  table.exits.forEach((exit, x) => {
    if (exit.ends || !isFree(table, o.row, x) || firstOf(table, o, x) > Math.min(exit.last, until)) return
    const by = trackSum(exit.change, track)
    const { pressure } = exit.change
    const netted =
      track === table.tension ? Math.sign(pressure) * Math.min(2, Math.trunc((Math.abs(pressure) + 1) / 2)) : 0
    down += Math.min(0, by) + Math.min(0, netted)
    up += Math.max(0, by) + Math.max(0, netted)
  })
  return [down, up]
}

/** Least and greatest value of a track at a moment, signatures of widening exits included. */
export function trackRange(
  table: Table,
  o: Outlook,
  track: number,
  k: number,
  moment: Moment,
): readonly [number, number] {
  return rangeIn(table, o, (moment === 'start' ? o.start[k] : o.after[k])!, track, moment === 'start' ? k - 1 : k)
}

function rangeIn(table: Table, o: Outlook, layer: Layer, track: number, until: number): readonly [number, number] {
  const [down, up] = exitRange(table, o, track, until)
  const lo = Math.max(table.trackMin[track]!, layer.lo[track]! + down)
  return [lo, Math.min(table.trackMax[track]!, layer.hi[track]! + up)]
}

function withEvents(table: Table, o: Outlook, k: number, before: Layer): Layer {
  const layer = copyOf(before)
  const sureFlags = new Map<number, number>()
  let least = 0
  let most = 0
  for (const e of o.possible[k]!) {
    const { change } = table.events[e]!
    const must = o.certain[k]!.includes(e)
    for (const [t, by] of change.tracks) {
      layer.lo[t]! += must ? by : Math.min(0, by)
      layer.hi[t]! += must ? by : Math.max(0, by)
    }
    least += must ? change.pressure : Math.min(0, change.pressure)
    most += must ? change.pressure : Math.max(0, change.pressure)
    layer.events[e] = must ? 2 : layer.events[e]! | 2
    for (const [flag, is] of change.flags) {
      layer.flags[flag]! |= SET[is]!
      if (must) sureFlags.set(flag, (sureFlags.get(flag) ?? 0) | SET[is]!)
    }
  }
  // What surely happens leaves only what this round's events could write.
  for (const [flag, sure] of sureFlags) {
    const others = o.possible[k]!.flatMap((e) =>
      table.events[e]!.change.flags.filter(([f]) => f === flag).map(([, is]) => SET[is]!),
    )
    layer.flags[flag] = others.reduce<number>((bits, bit) => bits | bit, sure)
  }
  layer.lo[table.tension]! += netting(least)
  layer.hi[table.tension]! += netting(most)
  clamp(table, o, layer, k)
  return layer
}

/** To the next round, and beyond it where that round may be skipped. */
function passOn(table: Table, o: { start: (Layer | null)[]; skips: boolean[] } & Outlook, k: number, end: Layer): void {
  for (let to = k + 1; to < table.rounds; to++) {
    const before = o.start[to]
    o.start[to] = end
    const only = table.onlyIf[to]!
    const enters = only.every((test) => canHold(table, o, test, to, 'start'))
    const skips = only.some((test) => canFailAt(table, o, test, to, 'start'))
    o.start[to] = enters ? (before ? union(before, end) : end) : (before ?? null)
    if (!skips) return
    o.skips[to] = true
  }
}

const union = (a: Layer, b: Layer): Layer => ({
  lo: a.lo.map((v, i) => Math.min(v, b.lo[i]!)),
  hi: a.hi.map((v, i) => Math.max(v, b.hi[i]!)),
  flags: a.flags.map((v, i) => v | b.flags[i]!),
  events: a.events.map((v, i) => v | b.events[i]!),
})

// ── conditions

/** Could this condition hold at that moment? A yes may be wrong, a no never is. */
export function canHold(table: Table, o: Outlook, test: Test, k: number, moment: Moment): boolean {
  const { layout } = table
  const layer = (moment === 'start' ? o.start[k] : o.after[k])!
  switch (test.k) {
    case 'track': {
      const [lo, hi] = trackRange(table, o, test.i, k, moment)
      return lo <= test.hi && hi >= test.lo
    }
    case 'flag':
      return (layer.flags[test.i]! & SET[test.is]!) !== 0
    case 'held':
      return o.row[layout.held + test.i]! + meetingsBy(o, test.i, moment === 'after' ? k : k - 1) >= test.n
    case 'signed':
      if (test.is === 0) return o.row[layout.taken + test.i] === 0
      return o.row[layout.taken + test.i]! > 0 || couldBeSignedBy(table, o, test.i, k, moment)
    case 'ended':
      return o.row[layout.over] === test.is
    case 'stance': {
      const frozen = moment === 'start' && k === o.from
      return test.hs.every((h) => {
        const here = o.row[layout.stance + h]!
        if (test.options.includes(here)) return true
        return !frozen && test.options.some((option) => table.holdings[h]!.cost[option]! < RED)
      })
    }
    case 'event':
      return (layer.events[test.i]! & SET[test.is]!) !== 0
    case 'reserve': {
      if (o.row[layout.reserve + test.i] === 1) return test.is === 1
      if (test.is === 0) return true
      const { first, last } = table.reserves[test.i]!
      const until = Math.min(last, moment === 'after' ? k : k - 1)
      return Math.max(first, o.from) <= until
    }
    case 'any':
      return test.of.some((list) => list.every((inner) => canHold(table, o, inner, k, moment)))
  }
}

const canFail = (table: Table, o: Outlook, test: Test, k: number): boolean => canFailAt(table, o, test, k, 'after')

/** Could it fail at that moment? A yes may be wrong, a no never is. */
export function canFailAt(table: Table, o: Outlook, test: Test, k: number, moment: Moment): boolean {
  const { layout } = table
  const layer = (moment === 'start' ? o.start[k] : o.after[k])!
  switch (test.k) {
    case 'track': {
      const [lo, hi] = trackRange(table, o, test.i, k, moment)
      return lo < test.lo || hi > test.hi
    }
    case 'flag':
      return (layer.flags[test.i]! & SET[1 - test.is]!) !== 0
    case 'held':
      return o.row[layout.held + test.i]! < test.n
    case 'signed':
      return canHold(table, o, { ...test, is: 1 - test.is }, k, moment)
    case 'ended':
      return o.row[layout.over] !== test.is
    case 'stance':
      return test.hs.some((h) => {
        if (!test.options.includes(o.row[layout.stance + h]!)) return true
        if (moment === 'start' && k === o.from) return false
        return table.holdings[h]!.cost.some((cost, option) => cost < RED && !test.options.includes(option))
      })
    case 'event':
      return (layer.events[test.i]! & SET[1 - test.is]!) !== 0
    case 'reserve':
      return test.is === 0 ? canHold(table, o, { ...test, is: 1 }, k, moment) : o.row[layout.reserve + test.i] === 0
    case 'any':
      return test.of.every((list) => list.some((inner) => canFailAt(table, o, inner, k, moment)))
  }
}

/** Signed in a round before, or (after effects are read by the calendar) in this one. */
function couldBeSignedBy(table: Table, o: Outlook, exit: number, k: number, moment: Moment): boolean {
  const { last, ends } = table.exits[exit]!
  if (ends || !isFree(table, o.row, exit)) return false
  return firstOf(table, o, exit) <= Math.min(last, moment === 'after' ? k : k - 1)
}

// ── sums over rounds

/** Rounds up to `until` in which the room could meet. */
export function meetingsBy(o: Outlook, room: number, until: number): number {
  let n = 0
  for (let k = o.from; k <= until; k++) if (o.lives[k] && o.rooms[k]![room]) n++
  return n
}

/** Shifts a seat could make from round `since` up to and including round `until`. */
export function shiftsBy(table: Table, o: Outlook, seat: number, until: number, since: number): number {
  let n = 0
  for (let k = since; k <= until; k++) {
    if (o.lives[k]) n += mobilityIn(table, o, seat, k)
  }
  return since > o.from ? n : Math.max(0, n - (o.settled?.moves[seat] ?? 0))
}

/** Shifts a seat could make in one round. */
export function mobilityIn(table: Table, o: Outlook, seat: number, k: number): number {
  let most = table.mobility
  table.rooms.forEach((room, f) => {
    if (o.rooms[k]![f] && room.mobility > most && room.members.includes(seat)) most = room.mobility
  })
  return most
}

/** Standing a seat could gain in rounds up to and including `until`. */
export function gainBy(table: Table, o: Outlook, seat: number, until: number): number {
  if (until < o.from) return 0
  const own: { gain: number; uses: number }[] = []
  let gain = 0
  table.cards.forEach((card, c) => {
    const entry = table.instruments[card.instrument]!
    const gift = standingSum(entry.change, seat)
    const uses = usesBy(table, o, c, until)
    if (card.seat === seat) own.push({ gain: Math.max(0, entry.standing + gift), uses })
    else gain += Math.max(0, gift) * uses
  })
  let slots = table.slots * (until - o.from + 1)
  for (const entry of own.sort((a, b) => b.gain - a.gain)) {
    const uses = Math.min(slots, entry.uses)
    gain += entry.gain * uses
    slots -= uses
  }
  for (let k = o.from; k <= until; k++)
    for (const e of o.possible[k]!) gain += Math.max(0, standingSum(table.events[e]!.change, seat))
  table.exits.forEach((exit, x) => {
    if (!exit.ends && isFree(table, o.row, x) && firstOf(table, o, x) <= Math.min(exit.last, until))
      gain += Math.max(0, standingSum(exit.change, seat))
  })
  return gain
}

const standingSum = (change: Change, seat: number): number => {
  let sum = 0
  for (const [s, by] of change.standing) if (s === seat) sum += by
  return sum
}

/** How often a card could be played, its pauses kept. */
function usesBy(table: Table, o: Outlook, card: number, until: number): number {
  const { once, cooldown } = table.instruments[table.cards[card]!.instrument]!
  let uses = 0
  let next = o.from
  for (let k = o.from; k <= until; k++) {
    if (k < next || !o.lives[k] || !o.cards[k]![card]) continue
    uses++
    if (once) return 1
    next = k + Math.max(1, cooldown)
  }
  return uses
}

/** Points of cover that a deal could give a seat in one round. */
export function coverIn(table: Table, o: Outlook, seat: number, k: number): number {
  const hosted = table.rooms.some((room, f) => room.hosted && o.rooms[k]![f] === true && room.members.includes(seat))
    ? 1
    : 0
  const [lo, hi] = table.coverTrack < 0 ? [0, 0] : trackRange(table, o, table.coverTrack, k, 'start')
  let most = 0
  for (let v = lo; v <= hi; v++)
    most = Math.max(most, (table.coverAt[Math.min(v, table.coverAt.length - 1)] ?? 0) + hosted)
  return most
}

/**
 * Steps that other parties could make toward a seat in one round; each gives
 * it at most one point of cover. In the first round what stands is known; later
 * somebody may have stepped away first.
 */
export function towardIn(table: Table, o: Outlook, seat: number, k: number): number {
  let n = 0
  for (let h = 0; h < table.holdings.length; h++) {
    const { seat: other, issue, cost } = table.holdings[h]!
    const mine = table.holding[seat]![issue]!
    if (other === seat || mine < 0 || !table.tabled[issue]!.every((test) => canHold(table, o, test, k, 'start')))
      continue
    const toMe = table.holdings[mine]!.cost
    const here = o.row[table.layout.stance + h]!
    const purse = o.purse[k]![other]!
    const couldStep = cost.some((price, to) => {
      if (price >= RED) return false
      if (k > o.from) return toMe.some((from) => toMe[to]! < from)
      return toMe[to]! < toMe[here]! && Math.trunc((Math.max(0, price - cost[here]!) + 1) / 2) <= purse
    })
    if (couldStep) n++
  }
  return n
}
