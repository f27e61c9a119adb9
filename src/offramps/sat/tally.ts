/**
 * What a phase of a round adds up: tracks, purses, flags, confidence. Three
 * phases: what was done (0), what was signed (1), the calendar (2).
 */
import type { Change, Table } from '../../engine/table.ts'
import { type Addend, atLeast, FALSE, type Formula, fixed, inOrder, type Level, not, TRUE } from './formula.ts'
import type { Lit } from './solver.ts'
import type { Moment } from './state.ts'

/** A change that happens if `lit` holds; `key` names it, `group` is what it is told with (a seat, an event). */
export interface Source {
  readonly lit: Lit
  readonly key: number
  readonly group: number
  readonly change: Change
}

/** What a phase leaves; the rest stays. */
export type Tallied = Pick<Moment, 'tracks' | 'purses' | 'flags' | 'secret'>

/** Keys of what is not a card. */
export const KEY = {
  leash: 1000,
  breach: 1100,
  deal: 1300,
  netting: 1310,
  exit: 1400,
  event: 1600,
  spill: 2000,
} as const

export function tally(
  table: Table,
  f: Formula,
  now: Moment,
  phase: number,
  sources: readonly Source[],
  more: readonly (readonly [track: number, Addend])[],
  purses: readonly Level[],
  gains: readonly (readonly [seat: number, Addend])[],
): Tallied {
  const live = sources.filter(({ lit }) => lit !== FALSE)
  const spills = spillsOf(f, now, phase, live)
  const standing = table.seats.map((_, s) => [
    ...gains.flatMap(([seat, addend]) => (seat === s ? [addend] : [])),
    ...live.flatMap(({ lit, key, change }) => addends(lit, key, change.standing, s)),
    ...spills.addends(s),
  ])
  return {
    tracks: tracksAfter(table, f, now, phase, live, more),
    purses: purses.map((level, s) => purseAfter(table, f, level, standing[s]!, now.round * 4 + phase, s)),
    flags: flagsAfter(table, f, now, phase, live),
    secret: spills.after,
  }
}

const addends = (lit: Lit, key: number, list: readonly (readonly [number, number])[], of: number): Addend[] => {
  const by = list.reduce((sum, [i, n]) => (i === of ? sum + n : sum), 0)
  return by === 0 ? [] : [{ lit, by, key }]
}

// ── tracks

function tracksAfter(
  table: Table,
  f: Formula,
  now: Moment,
  phase: number,
  live: readonly Source[],
  more: readonly (readonly [number, Addend])[],
): readonly Level[] {
  const at = now.round * 4 + phase
  const netting = nettingOf(f, live, at)
  const parts = table.tracks.map((_, t) => [
    ...live.flatMap(({ lit, key, change }) => addends(lit, key, change.tracks, t)),
    ...more.flatMap(([track, addend]) => (track === t ? [addend] : [])),
    ...(t === table.tension ? netting : []),
  ])
  const after: Level[] = []
  for (let pass = 0; pass < 2; pass++) {
    for (let t = 0; t < table.tracks.length; t++) {
      const floor = table.floors[t] ?? null
      if ((floor === null) !== (pass === 0)) continue
      const base = floor === null ? null : (after[floor.track] ?? now.tracks[floor.track]!)
      const quiet = parts[t]!.every(({ lit }) => lit === FALSE) && (base === null || base === now.tracks[floor!.track])
      after[t] = quiet && phase > 0 ? now.tracks[t]! : settled(table, f, now, t, parts[t]!, base, at)
    }
  }
  return after
}

/** Points toward the tension, netted: two are one up or down, four are two. */
function nettingOf(f: Formula, live: readonly Source[], at: number): readonly Addend[] {
  const points = live.flatMap(({ lit, key, change }): Addend[] =>
    change.pressure === 0 ? [] : [{ lit, key, by: change.pressure }],
  )
  const pressure = f.sum(fixed(0), points, -3, 4, 'press', at, 0)
  return [
    { lit: not(atLeast(pressure, -3)), by: -1, key: KEY.netting },
    { lit: not(atLeast(pressure, -1)), by: -1, key: KEY.netting + 1 },
    { lit: atLeast(pressure, 2), by: 1, key: KEY.netting + 2 },
    { lit: atLeast(pressure, 4), by: 1, key: KEY.netting + 3 },
  ]
}

function settled(
  table: Table,
  f: Formula,
  now: Moment,
  t: number,
  parts: readonly Addend[],
  base: Level | null,
  at: number,
): Level {
  const [min, max] = [table.trackMin[t]!, table.trackMax[t]!]
  const raw = f.sum(now.tracks[t]!, parts, min + 1, max, 'sum', at, t)
  const floor = base === null ? null : table.floors[t]!.at
  const top = Math.max(max, ...(floor ?? []))
  const lits: Lit[] = []
  for (let v = min + 1; v <= top; v++) {
    const above = v <= max ? atLeast(raw, v) : FALSE
    lits.push(floor === null ? above : f.or([above, floored(f, base!, floor, v, at, t)], 'level', at, t, v))
  }
  return tight(min, lits)
}

/** Is the floor at `v` or above? */
function floored(f: Formula, base: Level, floor: readonly number[], v: number, at: number, t: number): Lit {
  const under = (u: number): boolean => floor[Math.min(u, floor.length - 1)]! >= v
  const lits: Lit[] = []
  for (let u = base.lo; u <= base.hi; u++) {
    if (!under(u) || (u > base.lo && under(u - 1))) continue
    let end = u
    while (end < base.hi && under(end + 1)) end++
    lits.push(f.and([atLeast(base, u), not(atLeast(base, end + 1))], 'base', at, t, v, u))
  }
  return f.or(lits, 'floor', at, t, v)
}

/** Without the levels that are known. */
function tight(min: number, lits: readonly Lit[]): Level {
  let lo = 0
  while (lo < lits.length && lits[lo] === TRUE) lo++
  let hi = lits.length
  while (hi > lo && lits[hi - 1] === FALSE) hi--
  return { lo: min + lo, hi: min + hi, lits: lits.slice(lo, hi) }
}

// ── purses: only that what is spent is there

/** Losses first, then gains, clamped; one-sided. */
function purseAfter(table: Table, f: Formula, level: Level, parts: readonly Addend[], at: number, s: number): Level {
  let now = level
  const list = inOrder(parts)
  for (const { lit, by, key } of list) {
    const lo = Math.max(by < 0 ? now.lo + by : now.lo, -40)
    const hi = by > 0 ? Math.max(now.hi, Math.min(now.hi + by, table.standingMax)) : now.hi
    const lits: Lit[] = []
    for (let v = lo + 1; v <= hi; v++) {
      const same = atLeast(now, v)
      const moved = atLeast(now, v - by)
      const [easier, harder] = by > 0 ? [moved, same] : [same, moved]
      if (harder === TRUE || easier === FALSE || easier === harder) {
        lits.push(harder)
        continue
      }
      const has = f.fresh('fund', at, s, key, v)
      f.clause(not(has), easier)
      f.clause(not(has), harder, by > 0 ? lit : not(lit))
      lits.push(has)
    }
    now = { lo, hi, lits }
  }
  const most = Math.min(now.hi, table.standingMax)
  const least = Math.max(0, now.lo)
  if (most <= least) return fixed(Math.max(0, Math.min(most, least)))
  return tight(
    least,
    Array.from({ length: most - least }, (_, i) => atLeast(now, least + 1 + i)),
  )
}

/** What is left after one payment more: `by` if `lit` holds. It must be there. */
export function paid(
  f: Formula,
  purse: Level,
  lit: Lit,
  by: number,
  kind: string,
  k: number,
  s: number,
  key: number,
): Level {
  if (lit === FALSE) return purse
  f.clause(not(lit), atLeast(purse, by))
  const lo = Math.max(0, purse.lo - by)
  const lits: Lit[] = []
  for (let v = lo + 1; v <= purse.hi; v++) {
    const harder = atLeast(purse, v + by)
    if (harder === TRUE) {
      lits.push(TRUE)
      continue
    }
    const has = f.fresh(kind, k, s, key, v)
    f.clause(not(has), atLeast(purse, v))
    f.clause(not(has), not(lit), harder)
    lits.push(has)
  }
  return tight(lo, lits)
}

// ── flags and confidence

/** Group by group: what a group sets stands, unless the same group also sets it otherwise. */
function flagsAfter(table: Table, f: Formula, now: Moment, phase: number, live: readonly Source[]): readonly Lit[] {
  return table.flags.map((_, flag) => {
    let lit = now.flags[flag]!
    const groups = [...new Set(live.map(({ group }) => group))].sort((a, b) => a - b)
    for (const group of groups) {
      const setting = (is: number) =>
        live
          .filter((source) => source.group === group && source.change.flags.some(([i, to]) => i === flag && to === is))
          .map((source) => source.lit)
      const [up, down] = [setting(1), setting(0)]
      if (up.length + down.length === 0) continue
      if (down.length === 0) {
        lit = f.or([lit, ...up], 'mark', now.round * 4 + phase, flag, group)
        continue
      }
      const next = f.fresh('mark', now.round * 4 + phase, flag, group)
      for (const by of up) f.any([not(by), next, ...down])
      for (const by of down) f.any([not(by), not(next), ...up])
      f.any([not(next), lit, ...up])
      f.any([next, not(lit), ...down])
      lit = next
    }
    return lit
  })
}

/** Confidential items become known: each giver pays once. Of several prices in one phase the lowest counts. */
function spillsOf(
  f: Formula,
  now: Moment,
  phase: number,
  live: readonly Source[],
): { readonly after: readonly Lit[]; readonly addends: (seat: number) => readonly Addend[] } {
  const leaks = live.filter(({ change }) => change.leaks > 0)
  if (leaks.length === 0) return { after: now.secret, addends: () => [] }
  const price = Math.min(...leaks.map(({ change }) => change.leaks))
  const leaked = f.or(
    leaks.map(({ lit }) => lit),
    'leak',
    now.round * 4 + phase,
  )
  const spilt = now.secret.map((secret, s) => f.and([secret, leaked], 'spill', now.round * 4 + phase, s))
  return {
    after: now.secret.map((secret, s) => f.and([secret, not(leaked)], 'secret', now.round * 4 + phase, s)),
    addends: (seat) => [{ lit: spilt[seat]!, by: -price, key: KEY.spill }],
  }
}
