/**
 * The compiled scenario: numbers in arrays, built once, never generated code.
 * A state is one row of small integers; `Layout` says what stands where.
 */
import type { Condition, Effects, Num, Scenario } from '../domain/scenario.ts'
import { must } from '../std/result.ts'

/** A state: see `Layout`. Plain JSON. */
export type Row = readonly number[]

/** Cost of a red line: no seat may stand there. */
export const RED = 99

/** Places in a row. */
export interface Layout {
  /** Round, counted from 0; `rounds` or more once the clock has stopped. */
  readonly round: 0
  /** 1 once an exit that ends was signed. */
  readonly over: 1
  readonly stance: number
  readonly track: number
  readonly standing: number
  /** First round (from 0) in which a card may be played again; 99 is never. */
  readonly ready: number
  readonly flag: number
  /** Times each room has met. */
  readonly held: number
  /** Last round (from 0) until which a room is open beyond its calendar. */
  readonly opened: number
  /** Round signed, from 1; 0 if not. */
  readonly taken: number
  /** Event that shut an exit, from 1; 0 if none. */
  readonly shut: number
  /** 1 where a stance was reached in a deal. */
  readonly dealt: number
  /** Rounds left without cover after a breach. */
  readonly breach: number
  /** 1 if it happened. */
  readonly event: number
  /** 1 while it stands. */
  readonly reserve: number
  /** Confidential items given. */
  readonly items: number
  /** 1 once a term in confidence is met; in a view 0 also where the seat was not told. */
  readonly told: number
  readonly length: number
}

/** A stance that a seat holds: its place in the row is `layout.stance + index`. */
export interface Holding {
  readonly seat: number
  readonly issue: number
  /** Cost by option, `RED` for a red line. */
  readonly cost: readonly number[]
  readonly start: number
}

/** One instrument in one seat's hands. */
export interface CardEntry {
  readonly instrument: number
  readonly seat: number
}

export interface Term {
  readonly issue: number
  readonly options: readonly number[]
  /** Holdings of the signatories on this issue. */
  readonly holdings: readonly number[]
}

/** A term in confidence: met once its giver has told all who sign with it. */
export interface ConfidenceEntry {
  readonly exit: number
  readonly by: number
  readonly issue: number
  /** The giver's holding of the issue. */
  readonly holding: number
  readonly options: readonly number[]
  /** The other signatories: each of them is told. */
  readonly to: readonly number[]
}

export type Test =
  | { readonly k: 'track'; readonly i: number; readonly lo: number; readonly hi: number }
  | { readonly k: 'flag'; readonly i: number; readonly is: number }
  | { readonly k: 'held'; readonly i: number; readonly n: number }
  | { readonly k: 'signed'; readonly i: number; readonly is: number }
  | { readonly k: 'ended'; readonly is: number }
  | {
      readonly k: 'stance'
      readonly issue: number
      readonly hs: readonly number[]
      readonly options: readonly number[]
    }
  | { readonly k: 'event'; readonly i: number; readonly is: number }
  | { readonly k: 'reserve'; readonly i: number; readonly is: number }
  | { readonly k: 'any'; readonly of: readonly (readonly Test[])[] }

export interface Change {
  readonly pressure: number
  readonly tracks: readonly (readonly [number, number])[]
  readonly standing: readonly (readonly [number, number])[]
  readonly flags: readonly (readonly [number, number])[]
  readonly opens: readonly number[]
  readonly leaks: number
}

export interface RoomEntry {
  readonly members: readonly number[]
  readonly needs: readonly number[]
  readonly callers: readonly number[]
  readonly cap: number
  readonly mobility: number
  readonly hosted: boolean
  /** By round from 0: may it meet by the calendar? */
  readonly meets: readonly boolean[]
}

export interface InstrumentEntry {
  readonly standing: number
  readonly change: Change
  readonly cooldown: number
  readonly once: boolean
  readonly first: number
  readonly last: number
  readonly when: readonly Test[]
  readonly shared: boolean
  /** Cards of this instrument, one a seat. */
  readonly cards: readonly number[]
}

export interface ReserveEntry {
  readonly seat: number
  readonly holding: number
  readonly option: number
  readonly priceHolding: number
  readonly priceOption: number
  readonly first: number
  readonly last: number
}

export interface EventEntry {
  readonly at: number
  readonly when: readonly Test[]
  readonly unless: readonly (readonly Test[])[]
  readonly change: Change
  readonly shuts: readonly number[]
  readonly chance: readonly [number, number] | null
}

export interface ExitEntry {
  readonly signatories: readonly number[]
  readonly terms: readonly Term[]
  /** Places in `Table.confidences`. */
  readonly confidences: readonly number[]
  readonly conditions: readonly Test[]
  readonly first: number
  readonly last: number
  readonly ends: boolean
  readonly change: Change
  /** Seats that are asked: signatories and whom its issues concern. */
  readonly asked: readonly number[]
}

/** Lists of which one suffices; read off the last state. */
export interface AimEntry {
  readonly seat: number
  readonly met: readonly (readonly Test[])[]
  readonly partly: readonly (readonly Test[])[]
}

export interface LockEntry {
  readonly issue: number
  readonly option: number
  readonly binds: readonly number[]
  /** By exit: does a seat on this option not sign it? */
  readonly bars: readonly boolean[]
}

export interface Table {
  readonly scenario: Scenario
  readonly sets: Readonly<Record<string, number>>
  readonly layout: Layout
  /** Seats in order: their ids. Voices have none. */
  readonly seats: readonly string[]
  readonly issues: readonly string[]
  readonly options: readonly (readonly string[])[]
  readonly holdings: readonly Holding[]
  /** `[seat][issue]` → holding, or −1. */
  readonly holding: readonly (readonly number[])[]
  /** Seats whose yes an issue needs. */
  readonly concerns: readonly (readonly number[])[]
  readonly ownedBy: readonly number[]
  /** What puts each issue on the table. */
  readonly tabled: readonly (readonly Test[])[]
  readonly tracks: readonly string[]
  readonly trackMin: readonly number[]
  readonly trackMax: readonly number[]
  readonly floors: readonly ({ readonly track: number; readonly at: readonly number[] } | null)[]
  readonly flags: readonly string[]
  readonly rooms: readonly RoomEntry[]
  readonly roomIds: readonly string[]
  readonly cards: readonly CardEntry[]
  readonly instruments: readonly InstrumentEntry[]
  readonly reserves: readonly ReserveEntry[]
  readonly events: readonly EventEntry[]
  readonly exits: readonly ExitEntry[]
  readonly confidences: readonly ConfidenceEntry[]
  readonly locks: readonly LockEntry[]
  readonly aims: readonly AimEntry[]
  readonly rounds: number
  readonly onlyIf: readonly (readonly Test[])[]
  readonly slots: number
  readonly mobility: number
  readonly sameRound: boolean
  readonly standingMax: number
  readonly tension: number
  readonly coverTrack: number
  readonly coverAt: readonly number[]
  readonly leash: { readonly leader: number; readonly follower: number; readonly track: number } | null
  readonly breachTrack: number
  readonly dealTrack: { readonly track: number; readonly seat: number } | null
  readonly first: Row
}

/**
 * Compiles a checked scenario. `sets` overrides assumptions by id.
 * @throws if a reference is broken: `scenario/check` reports those to authors before.
 */
export function compile(scenario: Scenario, sets: Readonly<Record<string, number>> = {}): Table {
  const values = assumptionValues(scenario, sets)
  const num = (n: Num): number => (typeof n === 'number' ? n : must(values[n.slice(1)], `assumption ${n}`))
  const seats = scenario.parties.filter((party) => party.role === 'seat')
  const at = (ids: readonly { readonly id: string }[], what: string) => (id: string) => {
    const index = ids.findIndex((entry) => entry.id === id)
    if (index < 0) throw new Error(`broken belief: ${what} ${id} exists`)
    return index
  }
  const seatAt = at(seats, 'seat')
  const issueAt = at(scenario.issues, 'issue')
  const trackAt = at(scenario.tracks, 'track')
  const flagAt = at(scenario.flags, 'flag')
  const roomAt = at(scenario.rooms, 'room')
  const exitAt = at(scenario.exits, 'exit')
  const eventAt = at(scenario.events, 'event')
  const reserveAt = at(scenario.reserves, 'reserve')
  const optionAt = (issue: string, option: string) =>
    at(must(scenario.issues[issueAt(issue)], issue).options, `option of ${issue}`)(option)

  const holdings: Holding[] = []
  const holding = seats.map(() => scenario.issues.map(() => -1))
  scenario.issues.forEach((issue, i) => {
    for (const stance of issue.stances) {
      const seat = seatAt(stance.seat)
      must(holding[seat], 'seat row')[i] = holdings.length
      holdings.push({
        seat,
        issue: i,
        cost: issue.options.map((option) => {
          const cost = stance.costs[option.id]
          return cost === 'red' || cost === undefined ? RED : num(cost)
        }),
        start: optionAt(issue.id, stance.at),
      })
    }
  })
  const holdingAt = (seat: string, issue: string) => {
    const h = holding[seatAt(seat)]?.[issueAt(issue)] ?? -1
    if (h < 0) throw new Error(`broken belief: ${seat} holds ${issue}`)
    return h
  }

  const test = (condition: Condition): Test => {
    if ('track' in condition)
      return { k: 'track', i: trackAt(condition.track), lo: condition.atLeast ?? -RED, hi: condition.atMost ?? RED }
    if ('flag' in condition) return { k: 'flag', i: flagAt(condition.flag), is: condition.is ? 1 : 0 }
    if ('held' in condition) return { k: 'held', i: roomAt(condition.held), n: condition.times }
    if ('signed' in condition) return { k: 'signed', i: exitAt(condition.signed), is: condition.is ? 1 : 0 }
    if ('ended' in condition) return { k: 'ended', is: condition.ended ? 1 : 0 }
    if ('stance' in condition) {
      const issue = issueAt(condition.stance)
      const by = condition.by?.map(seatAt) ?? seats.map((_, s) => s)
      return {
        k: 'stance',
        issue,
        hs: by.map((s) => holding[s]?.[issue] ?? -1).filter((h) => h >= 0),
        options: condition.options.map((option) => optionAt(condition.stance, option)),
      }
    }
    if ('event' in condition) return { k: 'event', i: eventAt(condition.event), is: condition.is ? 1 : 0 }
    if ('reserve' in condition) return { k: 'reserve', i: reserveAt(condition.reserve), is: condition.is ? 1 : 0 }
    return { k: 'any', of: condition.any.map((list) => list.map(test)) }
  }
  const tests = (list: readonly Condition[]): readonly Test[] => list.map(test)
  const change = (effects: Effects): Change => ({
    pressure: num(effects.pressure ?? 0),
    tracks: Object.entries(effects.tracks ?? {}).map(([id, n]) => [trackAt(id), num(n)] as const),
    standing: Object.entries(effects.standing ?? {}).map(([id, n]) => [seatAt(id), num(n)] as const),
    flags: Object.entries(effects.flags ?? {}).map(([id, is]) => [flagAt(id), is ? 1 : 0] as const),
    opens: (effects.opens ?? []).map(roomAt),
    leaks: num(effects.leaks ?? 0),
  })

  const rounds = scenario.rounds.length
  const span = (range: readonly [number, number] | undefined) => ({
    first: (range?.[0] ?? 1) - 1,
    last: (range?.[1] ?? rounds) - 1,
  })
  const concerns = scenario.issues.map((issue) =>
    issue.concerns.filter((id) => seats.some((seat) => seat.id === id)).map(seatAt),
  )
  const cards: CardEntry[] = []
  const instruments = scenario.instruments.map((instrument, i): InstrumentEntry => {
    const mine = instrument.seats.map((seat) => cards.push({ instrument: i, seat: seatAt(seat) }) - 1)
    return {
      standing: num(instrument.standing),
      change: change(instrument.effects),
      cooldown: instrument.cooldown,
      once: instrument.once,
      ...span(instrument.rounds),
      when: tests(instrument.when),
      shared: instrument.shared ?? false,
      cards: mine,
    }
  })
  const confidences: ConfidenceEntry[] = []
  const exits = scenario.exits.map((exit, x): ExitEntry => {
    const signatories = exit.signatories.map(seatAt)
    const inConfidence = (exit.inConfidence ?? []).map(({ by, issue, options }) => {
      const giver = seatAt(by)
      return (
        confidences.push({
          exit: x,
          by: giver,
          issue: issueAt(issue),
          holding: holdingAt(by, issue),
          options: options.map((option) => optionAt(issue, option)),
          to: signatories.filter((seat) => seat !== giver),
        }) - 1
      )
    })
    const terms = exit.terms.map((term): Term => {
      const issue = issueAt(term.issue)
      return {
        issue,
        options: term.options.map((option) => optionAt(term.issue, option)),
        holdings: signatories.map((s) => holding[s]?.[issue] ?? -1).filter((h) => h >= 0),
      }
    })
    const asked = seats
      .map((_, s) => s)
      .filter((s) => signatories.includes(s) || terms.some((term) => concerns[term.issue]?.includes(s)))
    return {
      signatories,
      terms,
      confidences: inConfidence,
      conditions: tests(exit.conditions),
      ...span(exit.window),
      ends: exit.kind === 'ends',
      change: change(exit.effects),
      asked,
    }
  })
  const layout = layOut({
    holdings: holdings.length,
    tracks: scenario.tracks.length,
    seats: seats.length,
    cards: cards.length,
    flags: scenario.flags.length,
    rooms: scenario.rooms.length,
    exits: exits.length,
    events: scenario.events.length,
    reserves: scenario.reserves.length,
    confidences: confidences.length,
  })
  const first: number[] = new Array<number>(layout.length).fill(0)
  holdings.forEach((entry, h) => (first[layout.stance + h] = entry.start))
  scenario.tracks.forEach((track, t) => (first[layout.track + t] = num(track.start)))
  seats.forEach((seat, s) => (first[layout.standing + s] = num(seat.standing ?? 0)))
  scenario.rooms.forEach((_, f) => (first[layout.opened + f] = -1))

  return {
    scenario,
    sets,
    layout,
    seats: seats.map((seat) => seat.id),
    issues: scenario.issues.map((issue) => issue.id),
    options: scenario.issues.map((issue) => issue.options.map((option) => option.id)),
    holdings,
    holding,
    concerns,
    ownedBy: scenario.issues.map((issue) => (issue.ownedBy === undefined ? -1 : seatAt(issue.ownedBy))),
    tabled: scenario.issues.map((issue) => tests(issue.when)),
    tracks: scenario.tracks.map((track) => track.id),
    trackMin: scenario.tracks.map((track) => track.min),
    trackMax: scenario.tracks.map((track) => track.max),
    floors: scenario.tracks.map((track) =>
      track.floor ? { track: trackAt(track.floor.track), at: track.floor.at } : null,
    ),
    flags: scenario.flags.map((flag) => flag.id),
    rooms: scenario.rooms.map((room) => ({
      members: room.members.map(seatAt),
      needs: room.needs.map(seatAt),
      callers: room.callers.map(seatAt),
      cap: room.cap,
      mobility: room.mobility ?? 0,
      hosted: room.hosted ?? false,
      meets: scenario.rounds.map((_, r) => room.rounds.length === 0 || room.rounds.includes(r + 1)),
    })),
    roomIds: scenario.rooms.map((room) => room.id),
    cards,
    instruments,
    reserves: scenario.reserves.map((reserve) => ({
      seat: seatAt(reserve.seat),
      holding: holdingAt(reserve.seat, reserve.issue),
      option: optionAt(reserve.issue, reserve.option),
      priceHolding: holdingAt(reserve.price.seat, reserve.price.issue),
      priceOption: optionAt(reserve.price.issue, reserve.price.option),
      ...span(reserve.rounds),
    })),
    events: scenario.events.map((event) => ({
      at: event.at - 1,
      when: tests(event.when),
      unless: event.unless.map(tests),
      change: change(event.effects),
      shuts: event.shuts.map(exitAt),
      chance: event.chance ?? null,
    })),
    exits,
    confidences,
    locks: scenario.locks.map((lock) => ({
      issue: issueAt(lock.issue),
      option: optionAt(lock.issue, lock.option),
      binds: lock.binds.map(issueAt),
      bars: scenario.exits.map(
        (exit) =>
          (lock.exits.length === 0 || lock.exits.includes(exit.id)) &&
          !lock.binds.every((issue) => exit.terms.some((term) => term.issue === issue)),
      ),
    })),
    aims: scenario.aims.map((aim) => ({
      seat: seatAt(aim.seat),
      met: aim.met.map(tests),
      partly: aim.partly.map(tests),
    })),
    rounds,
    onlyIf: scenario.rounds.map((round) => tests(round.onlyIf)),
    slots: scenario.rules.slots,
    mobility: scenario.rules.mobility,
    sameRound: scenario.rules.signing === 'same-round',
    standingMax: scenario.rules.standingMax,
    tension: trackAt(scenario.rules.tension),
    coverTrack: scenario.rules.cover.track === undefined ? -1 : trackAt(scenario.rules.cover.track),
    coverAt: scenario.rules.cover.at,
    leash: scenario.rules.leash
      ? {
          leader: seatAt(scenario.rules.leash.leader),
          follower: seatAt(scenario.rules.leash.follower),
          track: trackAt(scenario.rules.leash.track),
        }
      : null,
    dealTrack: scenario.rules.dealTrack
      ? { track: trackAt(scenario.rules.dealTrack.track), seat: seatAt(scenario.rules.dealTrack.with) }
      : null,
    breachTrack: scenario.rules.breachTrack === undefined ? -1 : trackAt(scenario.rules.breachTrack),
    first,
  }
}

/** Values of all assumptions, a pack's or a reader's own on top of the file's. */
export function assumptionValues(
  scenario: Scenario,
  sets: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const values: Record<string, number> = {}
  for (const assumption of scenario.assumptions) values[assumption.id] = sets[assumption.id] ?? assumption.value
  return values
}

/** The overrides of an account pack, or none. */
export function packSets(scenario: Scenario, pack: string | undefined): Readonly<Record<string, number>> {
  return scenario.packs.find((entry) => entry.id === pack)?.sets ?? {}
}

interface Sizes {
  readonly holdings: number
  readonly tracks: number
  readonly seats: number
  readonly cards: number
  readonly flags: number
  readonly rooms: number
  readonly exits: number
  readonly events: number
  readonly reserves: number
  readonly confidences: number
}

function layOut(size: Sizes): Layout {
  let next = 2
  const take = (n: number): number => {
    const at = next
    next += n
    return at
  }
  return {
    round: 0,
    over: 1,
    stance: take(size.holdings),
    track: take(size.tracks),
    standing: take(size.seats),
    ready: take(size.cards),
    flag: take(size.flags),
    held: take(size.rooms),
    opened: take(size.rooms),
    taken: take(size.exits),
    shut: take(size.exits),
    dealt: take(size.holdings),
    breach: take(size.seats),
    event: take(size.events),
    reserve: take(size.reserves),
    items: take(size.seats),
    told: take(size.confidences),
    length: next,
  }
}
