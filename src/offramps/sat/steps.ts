/**
 * Who moves where in a round, alone or in which deal, and what it costs.
 *
 * The shifts of a seat are counted in the order of its holdings: its first,
 * its second, … step. Deals are told by which steps are in the same one, so
 * that any number of them can be made, in one room or in several.
 */
import { RED, type Table } from '../../engine/table.ts'
import { atLeast, FALSE, type Formula, type Level, not, TRUE } from './formula.ts'
import type { Lit } from './solver.ts'
import type { Moment } from './state.ts'
import { paid } from './tally.ts'

export interface StepPlace {
  readonly seat: number
  /** From 1. */
  readonly nth: number
  /** Name in the formula. */
  readonly code: number
  readonly used: Lit
  readonly alone: Lit
  readonly talk: Lit
  readonly rooms: readonly Lit[]
  readonly by: readonly Lit[]
}

export interface Steps {
  /** By holding and option. */
  readonly to: readonly (readonly Lit[])[]
  readonly moves: readonly Lit[]
  /** By holding and number of the step. */
  readonly nth: readonly (readonly Lit[])[]
  readonly places: readonly StepPlace[]
  /** By two places, the later first. */
  readonly same: readonly (readonly Lit[])[]
}

/** Most that a deal's room can cover. */
export function mostCover(table: Table): number {
  return Math.max(0, ...table.coverAt) + (table.rooms.some((room) => room.hosted) ? 1 : 0)
}

/** Names of what takes a slot, above the cards' own. */
export const SLOT = { alone: 1000, text: 1200, call: 1400, reserve: 1600, propose: 1800, tell: 2000 } as const

/** `rooms`: may it meet in this round? `tabled`: may the issue be touched? */
export function stepsOf(
  table: Table,
  f: Formula,
  now: Moment,
  live: Lit,
  rooms: readonly Lit[],
  tabled: readonly Lit[],
): Steps {
  const k = now.round
  const to = table.holdings.map(({ issue, cost }, h) =>
    cost.map((price, o) => {
      if (price >= RED || now.at[h]![o] === TRUE || tabled[issue] === FALSE) return FALSE
      const lit = f.fresh('step', k, h, o)
      f.clause(not(lit), not(now.at[h]![o]!))
      return lit
    }),
  )
  const moves = to.map((list, h) => {
    f.atMostOne(list)
    return f.or(list, 'moves', k, h)
  })
  moves.forEach((lit, h) => {
    f.clause(not(lit), live)
    f.clause(not(lit), tabled[table.holdings[h]!.issue]!)
  })
  const nth = table.holdings.map((): Lit[] => [])
  const places: StepPlace[] = []
  for (let seat = 0; seat < table.seats.length; seat++) {
    const used = counted(table, f, k, seat, mobilityOf(table, rooms, seat), moves, nth)
    used.forEach((lit, i) => {
      places.push(placeOf(table, f, k, rooms, seat, i + 1, lit))
    })
  }
  const steps = { to, moves, nth, places, same: samesOf(table, f, k, places) }
  for (const place of places) owned(table, f, steps, place)
  return steps
}

/** Most steps a seat could make, given the rooms that might meet. */
function mobilityOf(table: Table, rooms: readonly Lit[], seat: number): number {
  let most = table.mobility
  table.rooms.forEach((room, r) => {
    if (rooms[r] !== FALSE && room.members.includes(seat)) most = Math.max(most, room.mobility)
  })
  return most
}

/** A ladder over the seat's holdings; by step: is it made? */
function counted(
  table: Table,
  f: Formula,
  k: number,
  seat: number,
  most: number,
  moves: readonly Lit[],
  nth: Lit[][],
): readonly Lit[] {
  let before: Lit[] = Array.from({ length: most }, () => FALSE)
  table.holdings.forEach((holding, h) => {
    if (holding.seat !== seat) return
    const moved = moves[h]!
    nth[h] = Array.from({ length: most }, () => FALSE)
    if (moved === FALSE) return
    const now: Lit[] = []
    for (let i = 0; i < most; i++) {
      const less = i === 0 ? TRUE : before[i - 1]!
      if (less === FALSE) {
        now.push(FALSE)
        continue
      }
      const reached = before[i] === FALSE && less === TRUE ? moved : f.fresh('count', k, h, i + 1)
      if (reached !== moved) {
        f.clause(not(before[i]!), reached)
        f.clause(not(moved), not(less), reached)
        f.clause(not(reached), before[i]!, moved)
        f.clause(not(reached), less)
      }
      now.push(reached)
      nth[h]![i] = f.and([moved, less, not(before[i]!)], 'nth', k, h, i + 1)
    }
    f.clause(not(moved), not(before[most - 1] ?? TRUE))
    f.any([not(moved), ...nth[h]!])
    before = now
  })
  return before
}

function placeOf(
  table: Table,
  f: Formula,
  k: number,
  meets: readonly Lit[],
  seat: number,
  nth: number,
  used: Lit,
): StepPlace {
  const code = 8 * seat + nth
  const open = meets.map((lit, r) => lit !== FALSE && table.rooms[r]!.members.includes(seat))
  const none = { seat, nth, code, used, rooms: open.map(() => FALSE), by: table.seats.map(() => FALSE) }
  if (used === FALSE || !open.includes(true)) return { ...none, alone: used, talk: FALSE }
  const alone = f.fresh('alone', k, code)
  f.clause(not(alone), used)
  const talk = f.and([used, not(alone)], 'talk', k, code)
  const rooms = open.map((is, r) => {
    if (!is) return FALSE
    const lit = f.fresh('room', k, code, r)
    f.clause(not(lit), talk)
    f.clause(not(lit), meets[r]!)
    return lit
  })
  const by = table.seats.map((_, s) => {
    if (!open.some((is, r) => is && table.rooms[r]!.callers.includes(s))) return FALSE
    const lit = f.fresh('by', k, code, s)
    f.clause(not(lit), talk)
    return lit
  })
  for (const list of [rooms, by]) {
    f.atMostOne(list)
    f.any([not(talk), ...list])
  }
  rooms.forEach((room, r) => {
    if (room !== FALSE)
      by.forEach((lit, s) => {
        if (!table.rooms[r]!.callers.includes(s)) f.clause(not(room), not(lit))
      })
  })
  return { ...none, alone, talk, rooms, by }
}

function samesOf(table: Table, f: Formula, k: number, places: readonly StepPlace[]): readonly (readonly Lit[])[] {
  const same = places.map((later, q) =>
    places.slice(0, q).map((earlier) => {
      if (
        later.talk === FALSE ||
        earlier.talk === FALSE ||
        !later.rooms.some((room, r) => room !== FALSE && earlier.rooms[r] !== FALSE)
      )
        return FALSE
      const lit = f.fresh('same', k, earlier.code, later.code)
      f.clause(not(lit), later.talk)
      f.clause(not(lit), earlier.talk)
      for (const part of ['rooms', 'by'] as const) {
        later[part].forEach((one, i) => {
          f.clause(not(lit), not(one), earlier[part][i]!)
          f.clause(not(lit), one, not(earlier[part][i]!))
        })
      }
      return lit
    }),
  )
  for (let r = 2; r < places.length; r++) {
    for (let q = 1; q < r; q++) {
      for (let p = 0; p < q; p++) {
        const [pq, pr, qr] = [same[q]![p]!, same[r]![p]!, same[r]![q]!]
        f.clause(not(pq), not(pr), qr)
        f.clause(not(pq), not(qr), pr)
        f.clause(not(pr), not(qr), pq)
      }
    }
  }
  capped(table, f, places, same)
  return same
}

/** No seat makes more steps in one deal than its room allows. */
function capped(table: Table, f: Formula, places: readonly StepPlace[], same: readonly (readonly Lit[])[]): void {
  places.forEach((_, first) => {
    table.rooms.forEach(({ cap }, r) => {
      const room = places[first]!.rooms[r]!
      if (room === FALSE) return
      const others = places.flatMap((other, q) =>
        q > first && other.seat === places[first]!.seat ? [same[q]![first]!] : [],
      )
      for (const some of choose(others, cap)) f.any([not(room), ...some.map(not)])
    })
  })
}

export function choose<T>(list: readonly T[], n: number): readonly (readonly T[])[] {
  if (n === 0) return [[]]
  return list.flatMap((item, i) => choose(list.slice(i + 1), n - 1).map((rest) => [item, ...rest]))
}

/** Who owns an article alone may move it alone, or table it. */
function owned(table: Table, f: Formula, { nth }: Steps, place: StepPlace): void {
  table.holdings.forEach(({ seat, issue }, h) => {
    const owner = table.ownedBy[issue]!
    if (seat !== place.seat || owner < 0) return
    const here = nth[h]![place.nth - 1] ?? FALSE
    if (owner !== seat) f.clause(not(here), not(place.alone))
    f.clause(not(here), not(place.talk), place.by[owner]!)
  })
}

/** Slots that texts take: a deal counts once, at its first step. By seat: literals and names. */
export function textsOf(
  table: Table,
  f: Formula,
  k: number,
  { places, same }: Steps,
): readonly (readonly { readonly lit: Lit; readonly key: number }[])[] {
  return table.seats.map((_, s) =>
    places.flatMap((place, p) => {
      if (place.by[s] === FALSE) return []
      const text = f.fresh('text', k, place.code, s)
      f.any([not(place.by[s]!), text, ...same[p]!])
      return [{ lit: text, key: SLOT.text + place.code }]
    }),
  )
}

// ── what everyone receives and pays

/** Purses after all steps are paid for; `purses` after the cards. */
export function payFor(
  table: Table,
  f: Formula,
  now: Moment,
  steps: Steps,
  purses: readonly Level[],
): readonly Level[] {
  const k = now.round
  const most = mostCover(table)
  const deepest = Math.max(0, ...now.purses.map((level) => level.hi), table.standingMax)
  const rises = risesOf(table, f, now, steps, 2 * deepest + 1)
  const received = receivedBy(table, f, now, steps, Math.max(1, most))
  return table.seats.map((_, s) => {
    let purse = purses[s]!
    steps.places.forEach((place, p) => {
      if (place.seat !== s || place.used === FALSE) return
      const gross = grossOf(f, k, steps, p, rises, 2 * deepest + 1)
      const cover = coverOf(table, f, now, steps, p, gross, received[p]!, most)
      const net = netOf(f, k, place.code, gross, cover, deepest)
      purse = withdrawn(f, k, purse, net, place)
    })
    return purse
  })
}

/** By place: `[v − 1]` is forced if the step rises by `v` or more. */
function risesOf(table: Table, f: Formula, now: Moment, steps: Steps, clip: number): readonly (readonly Lit[])[] {
  const k = now.round
  const byHolding = table.holdings.map((_, h) => {
    const found = jumpsOf(table, now, steps, h)
    const top = Math.min(clip, Math.max(0, ...found.map(({ rise, follower }) => rise + (follower === null ? 0 : 1))))
    const lits = ladder(f, top, 'rise', k, h)
    const paired = found.some(({ follower }) => follower !== null) ? pairedOf(table, f, k, steps, h) : FALSE
    for (const { step, from, rise, follower } of found) {
      if (rise > 0) f.clause(not(step), not(from), lits[Math.min(top, rise) - 1]!)
      if (follower !== null) f.clause(not(step), not(from), follower, paired, lits[Math.min(top, rise + 1) - 1]!)
    }
    return lits
  })
  return steps.places.map((place) => {
    const mine = table.holdings.flatMap((holding, h) =>
      holding.seat === place.seat && (steps.nth[h]![place.nth - 1] ?? FALSE) !== FALSE ? [h] : [],
    )
    const lits = ladder(f, Math.max(0, ...mine.map((h) => byHolding[h]!.length)), 'steep', k, place.code)
    for (const h of mine)
      byHolding[h]!.forEach((lit, v) => {
        f.clause(not(steps.nth[h]![place.nth - 1]!), not(lit), lits[v]!)
      })
    return lits
  })
}

/** Literals each of which includes the one before. */
function ladder(f: Formula, top: number, kind: string, k: number, of: number, beside = 0): readonly Lit[] {
  const lits = Array.from({ length: top }, (_, i) => f.fresh(kind, k, of, beside, i + 1))
  for (let i = 1; i < top; i++) f.clause(not(lits[i]!), lits[i - 1]!)
  return lits
}

interface Jump {
  readonly step: Lit
  readonly from: Lit
  readonly rise: number
  /** For a leader that steps up on its follower's article: does the follower stand there already? */
  readonly follower: Lit | null
}

function jumpsOf(table: Table, now: Moment, steps: Steps, h: number): readonly Jump[] {
  const { cost, issue, seat } = table.holdings[h]!
  const follower =
    table.leash !== null && table.leash.leader === seat ? table.holding[table.leash.follower]![issue]! : -1
  return cost.flatMap((price, o) => {
    const step = steps.to[h]![o]!
    if (step === FALSE) return []
    return cost.flatMap((here, from): Jump[] => {
      if (from === o || now.at[h]![from] === FALSE || here >= price) return []
      return [
        { step, from: now.at[h]![from]!, rise: price - here, follower: follower < 0 ? null : now.at[follower]![o]! },
      ]
    })
  })
}

/** True only if the follower makes the same step in the same deal. */
function pairedOf(table: Table, f: Formula, k: number, steps: Steps, h: number): Lit {
  const leash = table.leash!
  const other = table.holding[leash.follower]![table.holdings[h]!.issue]!
  const lit = f.fresh('paired', k, h)
  f.clause(not(lit), steps.moves[other]!)
  steps.to[h]!.forEach((step, o) => {
    f.clause(not(lit), not(step), steps.to[other]![o]!)
  })
  steps.places.forEach((mine, p) => {
    if (mine.seat !== leash.leader) return
    steps.places.forEach((theirs, q) => {
      if (theirs.seat !== leash.follower) return
      f.clause(
        not(lit),
        not(steps.nth[h]![mine.nth - 1] ?? FALSE),
        not(steps.nth[other]![theirs.nth - 1] ?? FALSE),
        steps.same[Math.max(p, q)]![Math.min(p, q)]!,
      )
    })
  })
  return lit
}

/** By place: `[c − 1]` holds only if at least `c` steps of others in the same deal go toward its seat. */
function receivedBy(table: Table, f: Formula, now: Moment, steps: Steps, most: number): readonly (readonly Lit[])[] {
  const k = now.round
  const toward = towardOf(table, f, now, steps)
  return steps.places.map((place, p) => {
    let count: Lit[] = Array.from({ length: most }, () => FALSE)
    steps.places.forEach((other, q) => {
      if (other.seat === place.seat) return
      const same = steps.same[Math.max(p, q)]![Math.min(p, q)]!
      const gift = toward[q]![place.seat]!
      if (same === FALSE || gift === FALSE) return
      count = count.map((before, i) => {
        const less = i === 0 ? TRUE : count[i - 1]!
        if (less === FALSE) return FALSE
        const lit = f.fresh('gets', k, place.code, other.code, i + 1)
        f.clause(not(lit), before, same)
        f.clause(not(lit), before, gift)
        f.clause(not(lit), before, less)
        return lit
      })
    })
    f.clause(not(place.talk), count[0]!)
    return count
  })
}

/** By place and seat: true only if the step goes toward the seat. */
function towardOf(table: Table, f: Formula, now: Moment, steps: Steps): readonly (readonly Lit[])[] {
  const k = now.round
  const byHolding = table.holdings.map((holding, h) =>
    table.seats.map((_, s) => {
      const mine = table.holding[s]![holding.issue]!
      if (s === holding.seat || mine < 0 || steps.moves[h] === FALSE) return FALSE
      const { cost } = table.holdings[mine]!
      const ways = steps.to[h]!.map((step, o) => ({
        step,
        from: now.at[h]!.filter((here, at) => here !== FALSE && cost[o]! < cost[at]!),
      }))
      if (!ways.some(({ step, from }) => step !== FALSE && from.length > 0)) return FALSE
      const lit = f.fresh('gift', k, h, s)
      for (const { step, from } of ways) f.any([not(lit), not(step), ...from])
      return lit
    }),
  )
  return steps.places.map((place) =>
    table.seats.map((_, s) => {
      if (s === place.seat || place.talk === FALSE) return FALSE
      const mine = table.holdings.flatMap((holding, h) => (holding.seat === place.seat ? [h] : []))
      if (mine.every((h) => byHolding[h]![s] === FALSE)) return FALSE
      const lit = f.fresh('gives', k, place.code, s)
      for (const h of mine) f.clause(not(lit), not(steps.nth[h]![place.nth - 1] ?? FALSE), byHolding[h]![s]!)
      return lit
    }),
  )
}

/** What this step and the seat's later ones in the same deal rise by together; nothing if an earlier one is in it. */
function grossOf(
  f: Formula,
  k: number,
  { places, same }: Steps,
  p: number,
  rises: readonly (readonly Lit[])[],
  clip: number,
): readonly Lit[] {
  const place = places[p]!
  const earlier = places.flatMap((other, q) => (q < p && other.seat === place.seat ? [same[p]![q]!] : []))
  const first = f.and(earlier.map(not), 'first', k, place.code)
  let sum = first === TRUE ? rises[p]! : ladder(f, rises[p]!.length, 'bill', k, place.code, place.code)
  if (first !== TRUE)
    sum.forEach((lit, v) => {
      f.clause(not(first), not(rises[p]![v]!), lit)
    })
  places.forEach((other, q) => {
    if (q <= p || other.seat !== place.seat || same[q]![p] === FALSE) return
    const joins = f.and([same[q]![p]!, first], 'joins', k, place.code, other.code)
    const more = rises[q]!
    const before = sum
    sum = ladder(f, Math.min(clip, before.length + more.length), 'bill', k, place.code, other.code)
    const next = sum
    before.forEach((lit, u) => {
      f.clause(not(lit), next[u]!)
    })
    for (let u = 0; u <= before.length; u++)
      more.forEach((lit, v) => {
        f.clause(
          not(joins),
          not(lit),
          not(u === 0 ? TRUE : before[u - 1]!),
          next[Math.min(next.length, u + v + 1) - 1]!,
        )
      })
  })
  return sum
}

/** `[c − 1]` holds only if the others' steps may pay `c` points of this deal for the seat. */
function coverOf(
  table: Table,
  f: Formula,
  now: Moment,
  { places, same }: Steps,
  p: number,
  gross: readonly Lit[],
  received: readonly Lit[],
  most: number,
): readonly Lit[] {
  const place = places[p]!
  const k = now.round
  const free = not(atLeast(now.breach[place.seat]!, 1))
  const lits: Lit[] = []
  for (let c = 1; c <= most; c++) {
    if (place.talk === FALSE || free === FALSE || received[c - 1] === FALSE || gross.length < 2 * c) break
    const lit = f.fresh('cover', k, place.code, c)
    if (c > 1) f.clause(not(lit), lits[c - 2]!)
    for (const other of [received[c - 1]!, free, gross[2 * c - 1]!]) f.clause(not(lit), other)
    places.forEach((other, q) => {
      if (q < p && other.seat === place.seat) f.clause(not(lit), not(same[p]![q]!))
    })
    place.rooms.forEach((room, r) => {
      if (room !== FALSE) f.clause(not(lit), not(room), covers(table, f, now, c - (table.rooms[r]!.hosted ? 1 : 0)))
    })
    lits.push(lit)
  }
  return lits
}

/** Does the track that cover depends on give at least `c` points? */
function covers(table: Table, f: Formula, now: Moment, c: number): Lit {
  const given = (v: number): number => table.coverAt[Math.min(v, table.coverAt.length - 1)] ?? 0
  if (c <= 0) return TRUE
  if (table.coverTrack < 0) return given(0) >= c ? TRUE : FALSE
  const level = now.tracks[table.coverTrack]!
  const lits: Lit[] = []
  for (let v = level.lo; v <= level.hi; v++) {
    if (given(v) < c || (v > level.lo && given(v - 1) >= c)) continue
    let end = v
    while (end < level.hi && given(end + 1) >= c) end++
    lits.push(f.and([atLeast(level, v), not(atLeast(level, end + 1))], 'range', now.round, c, v))
  }
  return f.or(lits, 'covers', now.round, c)
}

/** `[v − 1]` is forced if `v` or more must be paid; more than anyone can have is forbidden. */
function netOf(
  f: Formula,
  k: number,
  code: number,
  gross: readonly Lit[],
  cover: readonly Lit[],
  deepest: number,
): readonly Lit[] {
  const net = ladder(f, Math.min(deepest, gross.length), 'net', k, code)
  gross.forEach((lit, i) => {
    for (let c = 0; c <= cover.length && c <= i; c++) {
      const v = i + 1 - c
      f.clause(not(lit), c < cover.length ? cover[c]! : FALSE, v <= deepest ? net[v - 1]! : FALSE)
    }
  })
  return net
}

function withdrawn(f: Formula, k: number, purse: Level, net: readonly Lit[], place: StepPlace): Level {
  if (net.length === 0) return purse
  if (net.length === 1) return paid(f, purse, net[0]!, 1, 'owed', k, place.seat, place.code)
  net.forEach((lit, i) => {
    f.clause(not(lit), atLeast(purse, i + 1))
  })
  const lits: Lit[] = []
  for (let v = 1; v <= purse.hi; v++) {
    if (atLeast(purse, v + net.length) === TRUE) {
      lits.push(TRUE)
      continue
    }
    const has = f.fresh('owed', k, place.seat, place.code, v)
    f.clause(not(has), atLeast(purse, v))
    net.forEach((lit, i) => {
      f.clause(not(has), not(lit), atLeast(purse, v + i + 1))
    })
    lits.push(has)
  }
  return { lo: 0, hi: lits.length, lits }
}
