/**
 * One round from a state and a round action to the next state (H5 of the
 * round: effects, signatures, calendar). Everything is read in the snapshot at
 * the start, summed, and clamped once, so that no order matters (L1).
 *
 * `note` receives the log; the search passes none and pays nothing for it.
 */
import type { Cause, LogEvent } from '../domain/log.ts'
import type { RoundAction } from './action.ts'
import { metBy, seatsOf } from './action.ts'
import { dealCost, leavesFollower, type Shift, soloCost } from './cost.ts'
import { allHold, areTold, holds, lockedSeats, termsStand } from './holds.ts'
import type { Change, Row, Table } from './table.ts'

export type Note = (event: LogEvent) => void

/** Whether a chance event happens: the game's draw, or what a search assumes. */
export type Luck = (event: number, round: number, chance: readonly [number, number]) => boolean

/** Signatures that were agreed but not possible carry the code of what was missing. */
export type Unsignable = 'terms' | 'condition' | 'lock' | 'untold' | 'gone'

/** Never again, for cards played once. */
export const NEVER = 99

export function step(table: Table, row: Row, action: RoundAction, luck: Luck, note?: Note): Row {
  const next = row.slice()
  const round = row[0]!
  const sums = newSums()
  applyUses(table, row, next, action, sums, note)
  applyShifts(table, row, next, action, sums, note)
  applyMeetings(table, row, next, action, note)
  for (const reserve of action.reserves) {
    next[table.layout.reserve + reserve] = 1
    const seat = table.seats[table.reserves[reserve]!.seat]!
    const id = table.scenario.reserves[reserve]!.id
    note?.({
      kind: 'reserved',
      seat,
      reserve: id,
      cause: { kind: 'act', by: seat, act: { kind: 'reserve', reserve: id } },
    })
  }
  for (const signal of action.signals) {
    const { seat } = table.holdings[signal.h]!
    next[table.layout.items + seat]!++
    for (const c of metBy(table, signal)) next[table.layout.told + c] = 1
    const id = table.seats[seat]!
    note?.({ kind: 'signalled', seat: id, cause: { kind: 'act', by: id, act: { kind: 'pass' } } })
  }
  settle(table, row, next, sums, note)
  const signedNow = sign(table, row, next, action, round, note)
  if (signedNow.length > 0) {
    const after = newSums()
    for (const exit of signedNow) {
      const seats = table.exits[exit]!.signatories.map((s) => table.seats[s]!)
      addChange(
        table,
        after,
        table.exits[exit]!.change,
        next,
        { kind: 'exit', id: table.scenario.exits[exit]!.id, by: seats },
        note,
      )
    }
    settle(table, next.slice(), next, after, note)
  }
  calendar(table, next, round, luck, note)
  advance(table, next, round)
  return next
}

/** What a round adds up before anything is clamped. */
interface Sums {
  /** Costs below 0, gains above. */
  readonly standing: { seat: number; by: number; cause: Cause }[]
  readonly track: { track: number; by: number; cause: Cause }[]
  pressure: number
  readonly behind: string[]
}

const newSums = (): Sums => ({ standing: [], track: [], pressure: 0, behind: [] })

function applyUses(table: Table, row: Row, next: number[], action: RoundAction, sums: Sums, note?: Note): void {
  for (const card of action.uses) {
    const { instrument, seat } = table.cards[card]!
    const entry = table.instruments[instrument]!
    const id = table.scenario.instruments[instrument]!.id
    const by = table.seats[seat]!
    const cause: Cause = { kind: 'act', by, act: { kind: 'use', instrument: id } }
    note?.({ kind: 'used', seat: by, instrument: id, cause })
    const until = entry.once ? NEVER : row[0]! + 1 + Math.max(0, entry.cooldown - 1)
    for (const other of entry.shared ? entry.cards : [card]) next[table.layout.ready + other] = until
    if (entry.standing !== 0) sums.standing.push({ seat, by: entry.standing, cause })
    addChange(table, sums, entry.change, next, cause, note)
  }
}

function addChange(table: Table, sums: Sums, change: Change, next: number[], cause: Cause, note?: Note): void {
  sums.pressure += change.pressure
  if (change.pressure !== 0)
    for (const actor of actorsBehind(cause)) if (!sums.behind.includes(actor)) sums.behind.push(actor)
  for (const [track, by] of change.tracks) sums.track.push({ track, by, cause })
  for (const [seat, by] of change.standing) sums.standing.push({ seat, by, cause })
  for (const [flag, is] of change.flags) {
    if (next[table.layout.flag + flag] === is) continue
    next[table.layout.flag + flag] = is
    note?.({ kind: 'flag', flag: table.flags[flag]!, is: is === 1, cause })
  }
  for (const room of change.opens) {
    next[table.layout.opened + room] = Math.max(next[table.layout.opened + room]!, next[0]! + 1)
    note?.({ kind: 'opened', room: table.roomIds[room]!, cause })
  }
  if (change.leaks > 0) leak(table, sums, change.leaks, next, cause, note)
}

/** Confidential items become known; each giver pays (H13). */
function leak(table: Table, sums: Sums, price: number, next: number[], cause: Cause, note?: Note): void {
  for (let seat = 0; seat < table.seats.length; seat++) {
    const items = next[table.layout.items + seat]!
    if (items === 0) continue
    next[table.layout.items + seat] = 0
    note?.({ kind: 'leaked', seat: table.seats[seat]!, items, cause })
    sums.standing.push({ seat, by: -price, cause })
  }
}

function applyShifts(table: Table, row: Row, next: number[], action: RoundAction, sums: Sums, note?: Note): void {
  const together = action.solos.concat(action.deals.flatMap((deal) => deal.shifts))
  for (const shift of action.solos) {
    const seat = table.holdings[shift.h]!.seat
    const by = table.seats[seat]!
    const issue = table.holdings[shift.h]!.issue
    const cause: Cause = {
      kind: 'act',
      by,
      act: { kind: 'shift', issue: table.issues[issue]!, option: table.options[issue]![shift.o]! },
    }
    const net = soloCost(table, row, shift)
    walkBack(table, row, next, shift, sums, cause, note)
    move(table, row, next, shift, 0, sums, cause, together, note)
    if (net > 0) sums.standing.push({ seat, by: -net, cause })
    if (net > 0) note?.({ kind: 'paid', seat: by, cost: net, cover: 0, net, cause })
  }
  let bridged = false
  for (const deal of action.deals) {
    const seats = seatsOf(table, deal.shifts)
    const names = seats.map((s) => table.seats[s]!)
    const id = deal.matter ?? ''
    const cause: Cause = { kind: 'deal', id, by: names }
    note?.({
      kind: 'deal-made',
      matter: id,
      room: table.roomIds[deal.room]!,
      seats: names,
      cause,
      steps: deal.shifts.map(({ h, o }) => {
        const { seat, issue } = table.holdings[h]!
        return { seat: table.seats[seat]!, issue: table.issues[issue]!, option: table.options[issue]![o]! }
      }),
    })
    for (const seat of seats) {
      const { gross, cover, net } = dealCost(table, row, deal.room, deal.shifts, seat)
      if (net > 0) sums.standing.push({ seat, by: -net, cause })
      if (gross > 0) note?.({ kind: 'paid', seat: table.seats[seat]!, cost: gross, cover, net, cause })
    }
    for (const shift of deal.shifts) move(table, row, next, shift, 1, sums, cause, together, note)
    if (table.dealTrack !== null && seats.includes(table.dealTrack.seat) && !bridged) {
      bridged = true
      sums.track.push({ track: table.dealTrack.track, by: 1, cause })
    }
  }
}

function move(
  table: Table,
  row: Row,
  next: number[],
  shift: Shift,
  dealt: number,
  sums: Sums,
  cause: Cause,
  together: readonly Shift[],
  note?: Note,
): void {
  const { seat, issue } = table.holdings[shift.h]!
  const from = row[table.layout.stance + shift.h]!
  next[table.layout.stance + shift.h] = shift.o
  next[table.layout.dealt + shift.h] = dealt
  note?.({
    kind: 'shifted',
    seat: table.seats[seat]!,
    issue: table.issues[issue]!,
    from: table.options[issue]![from]!,
    to: table.options[issue]![shift.o]!,
    cause,
  })
  if (table.leash !== null && leavesFollower(table, row, shift, together))
    sums.track.push({ track: table.leash.track, by: -1, cause })
}

/** Out of a deal, a step back toward one's paper is a breach (H8). */
function walkBack(table: Table, row: Row, next: number[], shift: Shift, sums: Sums, cause: Cause, note?: Note): void {
  const { seat, issue, cost } = table.holdings[shift.h]!
  const wasDealt = row[table.layout.dealt + shift.h] === 1
  if (!wasDealt || cost[shift.o]! >= cost[row[table.layout.stance + shift.h]!]!) return
  next[table.layout.breach + seat] = 3
  if (table.breachTrack >= 0) sums.track.push({ track: table.breachTrack, by: -1, cause })
  // The others may go back without a breach of their own.
  table.holdings.forEach((other, h) => {
    if (other.issue === issue) next[table.layout.dealt + h] = 0
  })
  note?.({ kind: 'breach', seat: table.seats[seat]!, issue: table.issues[issue]!, cause })
}

function applyMeetings(table: Table, row: Row, next: number[], action: RoundAction, note?: Note): void {
  const rooms = new Map<number, Cause>()
  for (const meet of action.meets) {
    const by = table.seats[meet.by]!
    if (!rooms.has(meet.room))
      rooms.set(meet.room, { kind: 'act', by, act: { kind: 'call', room: table.roomIds[meet.room]! } })
  }
  for (const deal of action.deals) {
    const by = seatsOf(table, deal.shifts).map((s) => table.seats[s]!)
    if (!rooms.has(deal.room)) rooms.set(deal.room, { kind: 'deal', id: deal.matter ?? '', by })
  }
  for (const [room, cause] of rooms) {
    next[table.layout.held + room] = row[table.layout.held + room]! + 1
    note?.({
      kind: 'met',
      room: table.roomIds[room]!,
      seats: table.rooms[room]!.needs.map((s) => table.seats[s]!),
      cause,
    })
  }
}

/** Pays, gains, nets and clamps: once for everything of a phase. */
function settle(table: Table, row: Row, next: number[], sums: Sums, note?: Note): void {
  settleStanding(table, row, next, sums, note)
  settleTracks(table, row, next, sums, note)
}

function settleStanding(table: Table, row: Row, next: number[], sums: Sums, note?: Note): void {
  for (let seat = 0; seat < table.seats.length; seat++) {
    const at = table.layout.standing + seat
    let raw = row[at]!
    let last: Cause | null = null
    for (const { seat: whose, by, cause } of sums.standing) {
      if (whose !== seat) continue
      note?.({ kind: 'standing', seat: table.seats[seat]!, from: raw, to: raw + by, cause })
      raw += by
      last = cause
    }
    const to = Math.max(0, Math.min(table.standingMax, raw))
    next[at] = to
    if (to !== raw && last !== null)
      note?.({ kind: 'clamped', what: `standing:${table.seats[seat]!}`, asked: raw, got: to, cause: last })
  }
}

/** Net pressure of two or more is one up; relief of two or four is one or two down (H17). */
export function netting(points: number): number {
  if (points >= 4) return 2
  if (points >= 2) return 1
  if (points <= -4) return -2
  return points <= -2 ? -1 : 0
}

function settleTracks(table: Table, row: Row, next: number[], sums: Sums, note?: Note): void {
  const netted = netting(sums.pressure)
  const moves =
    netted === 0
      ? sums.track
      : [...sums.track, { track: table.tension, by: netted, cause: { kind: 'netting', by: sums.behind } as const }]
  for (let pass = 0; pass < 2; pass++) {
    // A floored track waits until the track below it is settled.
    for (let t = 0; t < table.tracks.length; t++) {
      if ((table.floors[t] === null) === (pass === 0)) settleTrack(table, row, next, moves, t, note)
    }
  }
}

function settleTrack(table: Table, row: Row, next: number[], moves: Sums['track'], t: number, note?: Note): void {
  const at = table.layout.track + t
  const track = table.tracks[t]!
  let raw = row[at]!
  let last: Cause | null = null
  for (const { track: which, by, cause } of moves) {
    if (which !== t || by === 0) continue
    note?.({ kind: 'track', track, from: raw, to: raw + by, cause })
    raw += by
    last = cause
  }
  const floor = table.floors[t] ?? null
  const lowest =
    floor === null
      ? table.trackMin[t]!
      : floor.at[Math.min(next[table.layout.track + floor.track]!, floor.at.length - 1)]!
  const to = Math.max(lowest, table.trackMin[t]!, Math.min(table.trackMax[t]!, raw))
  next[at] = to
  if (note === undefined || to === raw) return
  if (floor !== null && raw < lowest && last === null)
    note({
      kind: 'track',
      track,
      from: raw,
      to,
      cause: { kind: 'floor', track: table.tracks[floor.track]!, by: actorsOf(moves, floor.track) },
    })
  else
    note({
      kind: 'clamped',
      what: `track:${track}`,
      asked: raw,
      got: to,
      cause: last ?? { kind: 'floor', track, by: [] },
    })
}

/** Whoever moved this track in this round. */
const actorsOf = (moves: Sums['track'], track: number): readonly string[] =>
  moves.flatMap(({ track: which, cause }) => (which === track ? actorsBehind(cause) : []))

const actorsBehind = (cause: Cause): readonly string[] => (cause.kind === 'act' ? [cause.by] : cause.by)

/** Signs what was agreed, all judged on the same resulting state (H6). */
function sign(
  table: Table,
  row: Row,
  next: number[],
  action: RoundAction,
  round: number,
  note?: Note,
): readonly number[] {
  const signed: number[] = []
  const state = next.slice()
  for (const { exit, by } of proposals(table, row, state, action)) {
    if (signed.includes(exit)) continue
    const id = table.scenario.exits[exit]!.id
    const cause: Cause = { kind: 'act', by: table.seats[by]!, act: { kind: 'sign', exit: id } }
    const missing = unsignable(table, row, state, exit)
    if (missing !== null) {
      note?.({ kind: 'unsignable', exit: id, code: missing, ...barredBy(table, state, exit), cause })
      continue
    }
    signed.push(exit)
    next[table.layout.taken + exit] = round + 1
    if (table.exits[exit]!.ends) next[table.layout.over] = 1
    note?.({ kind: 'signed', exit: id, seats: table.exits[exit]!.signatories.map((s) => table.seats[s]!), cause })
  }
  return signed
}

/**
 * What is to be signed. Where a scenario signs in the round of agreement, a text
 * on whose terms all signatories stand needs no further move: it is signed as
 * soon as its conditions hold.
 */
function proposals(
  table: Table,
  row: Row,
  state: Row,
  action: RoundAction,
): readonly { readonly exit: number; readonly by: number }[] {
  if (!table.sameRound) return action.signs
  const ready = table.exits.flatMap(({ signatories }, exit) =>
    unsignable(table, row, state, exit) === null ? [{ exit, by: signatories[0]! }] : [],
  )
  return [...action.signs, ...ready]
}

/** The track that is out of range, for the sentence; empty where something else bars it. */
function barredBy(
  table: Table,
  state: Row,
  exit: number,
): { readonly track?: string; readonly is?: number; readonly must?: number } {
  for (const test of table.exits[exit]!.conditions) {
    if (test.k !== 'track' || holds(table, state, test)) continue
    const is = state[table.layout.track + test.i]!
    return { track: table.tracks[test.i]!, is, must: is > test.hi ? test.hi : test.lo }
  }
  return {}
}

/** What keeps an agreed signature from being one; `start` is the snapshot, `state` the result. */
export function unsignable(table: Table, start: Row, state: Row, exit: number): Unsignable | null {
  const entry = table.exits[exit]!
  if (state[table.layout.taken + exit]! > 0 || state[table.layout.shut + exit]! > 0) return 'gone'
  if (start[0]! < entry.first || start[0]! > entry.last) return 'gone'
  if (!termsStand(table, state, exit)) return 'terms'
  if (!table.sameRound && !termsStand(table, start, exit)) return 'terms'
  if (!allHold(table, state, entry.conditions)) return 'condition'
  if (lockedSeats(table, state, exit).length > 0) return 'lock'
  // Judged last, so that no other reason tells an outsider what was said.
  return areTold(table, table.sameRound ? state : start, exit) ? null : 'untold'
}

/** Events of this round's end: one pass on one state, all at once. */
function calendar(table: Table, next: number[], round: number, luck: Luck, note?: Note): void {
  const state = next.slice()
  const sums = newSums()
  let any = false
  for (let e = 0; e < table.events.length; e++) {
    const entry = table.events[e]!
    if (entry.at !== round || state[table.layout.event + e] === 1) continue
    const source = table.scenario.events[e]!
    const cause: Cause = { kind: 'event', id: source.id, by: source.actors }
    if (
      !allHold(table, state, entry.when) ||
      entry.unless.some((list) => list.every((test) => holds(table, state, test)))
    ) {
      note?.({ kind: 'prevented', event: source.id, cause })
      continue
    }
    if (entry.chance !== null && !luck(e, round, entry.chance)) {
      note?.({ kind: 'prevented', event: source.id, cause })
      continue
    }
    any = true
    next[table.layout.event + e] = 1
    note?.({ kind: 'happened', event: source.id, cause })
    for (const exit of entry.shuts) {
      if (state[table.layout.taken + exit]! > 0 || next[table.layout.shut + exit]! > 0) continue
      next[table.layout.shut + exit] = e + 1
      note?.({ kind: 'shut', exit: table.scenario.exits[exit]!.id, cause })
    }
    addChange(table, sums, entry.change, next, cause, note)
  }
  if (any) settle(table, state, next, sums, note)
}

function advance(table: Table, next: number[], round: number): void {
  for (let seat = 0; seat < table.seats.length; seat++) {
    const at = table.layout.breach + seat
    if (next[at]! > 0) next[at]!--
  }
  let to = round + 1
  while (to < table.rounds && !allHold(table, next, table.onlyIf[to]!)) to++
  next[0] = to
}
