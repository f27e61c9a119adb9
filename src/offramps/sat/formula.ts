/**
 * A formula under construction: literals with the names that
 * `checker/everyPlay.ts` publishes, constants folded away, and sums written as ladders of "at least".
 */
import { type Lit, Solver } from './solver.ts'

export const TRUE: Lit = 0
export const FALSE: Lit = 1

export const not = (lit: Lit): Lit => lit ^ 1

/** A whole number between two known ones: `lits[i]` says that it is at least `lo + 1 + i`. */
export interface Level {
  readonly lo: number
  readonly hi: number
  readonly lits: readonly Lit[]
}

export const fixed = (value: number): Level => ({ lo: value, hi: value, lits: [] })

/** Is it at least `v`? */
export function atLeast(level: Level, v: number): Lit {
  if (v <= level.lo) return TRUE
  return v > level.hi ? FALSE : level.lits[v - level.lo - 1]!
}

/** Something that adds `by` if `lit` holds; `key` is its name in sums. */
export interface Addend {
  readonly lit: Lit
  readonly by: number
  readonly key: number
}

/** Room for each figure in a name, from −1024 to 3071. */
const SPAN = 4096
const SHIFT = 1024

export class Formula {
  readonly solver = new Solver()
  readonly #kinds: string[] = []
  readonly #figures: number[] = []

  constructor() {
    this.#kinds.push('true')
    this.#figures.push(0)
    this.solver.variable()
    this.solver.add([TRUE])
  }

  /** A new literal. Its name is its kind and as many figures as the kind has. */
  fresh(kind: string, a: number, b = 0, c = 0, d = 0): Lit {
    this.#kinds.push(kind)
    this.#figures.push((((a + SHIFT) * SPAN + b + SHIFT) * SPAN + c + SHIFT) * SPAN + d + SHIFT)
    return 2 * this.solver.variable()
  }

  /** The name of a variable. */
  name(variable: number): string {
    const figures: number[] = []
    let left = this.#figures[variable]!
    for (let i = 0; i < 4; i++) {
      figures.unshift((left % SPAN) - SHIFT)
      left = Math.floor(left / SPAN)
    }
    return [this.#kinds[variable]!, ...figures].join('.')
  }

  /** At least one of these holds. */
  clause(...lits: readonly Lit[]): void {
    this.any(lits)
  }

  any(lits: readonly Lit[]): void {
    const kept: Lit[] = []
    for (const lit of lits) {
      if (lit === TRUE || kept.includes(not(lit))) return
      if (lit !== FALSE && !kept.includes(lit)) kept.push(lit)
    }
    this.solver.add(kept)
  }

  /** The one literal that all of these are worth, if there is such a one. */
  static #plain(lits: readonly Lit[], zero: Lit): Lit | null {
    let only: Lit | null = null
    for (const lit of lits) {
      if (lit === zero) return zero
      if (lit === not(zero) || lit === only) continue
      if (only !== null) return null
      only = lit
    }
    return only ?? not(zero)
  }

  /** All of these. */
  and(lits: readonly Lit[], kind: string, a: number, b = 0, c = 0, d = 0): Lit {
    const plain = Formula.#plain(lits, FALSE)
    if (plain !== null) return plain
    const both = this.fresh(kind, a, b, c, d)
    for (const lit of lits) this.clause(not(both), lit)
    this.any([both, ...lits.map(not)])
    return both
  }

  /** Any of these. */
  or(lits: readonly Lit[], kind: string, a: number, b = 0, c = 0, d = 0): Lit {
    const plain = Formula.#plain(lits, TRUE)
    if (plain !== null) return plain
    const one = this.fresh(kind, a, b, c, d)
    for (const lit of lits) this.clause(one, not(lit))
    this.any([not(one), ...lits])
    return one
  }

  /** No two of these hold together. */
  atMostOne(lits: readonly Lit[]): void {
    for (let i = 0; i < lits.length; i++)
      for (let j = 0; j < i; j++) if (lits[i] !== FALSE && lits[j] !== FALSE) this.clause(not(lits[i]!), not(lits[j]!))
  }

  /** At most `most` of these hold: a ladder of counters `kind.a.b.n.j`. */
  atMost(
    lits: readonly { readonly lit: Lit; readonly key: number }[],
    most: number,
    kind: string,
    a: number,
    b: number,
  ): void {
    let before: Lit[] = []
    for (const { lit, key } of lits) {
      if (lit === FALSE) continue
      const now: Lit[] = []
      for (let n = 1; n <= Math.min(most, before.length + 1); n++) {
        const less = n === 1 ? TRUE : before[n - 2]!
        const reached = this.fresh(kind, a, b, key, n)
        if (before[n - 1] !== undefined) this.clause(not(before[n - 1]!), reached)
        this.clause(not(lit), not(less), reached)
        now.push(reached)
      }
      if (before.length === most) this.clause(not(lit), not(before[most - 1]!))
      before = now
    }
  }

  /**
   * A sum, exactly: what lowers it first, then what raises it, each by key.
   * Only what can still matter between `low` and `high` is written down.
   */
  sum(start: Level, addends: readonly Addend[], low: number, high: number, kind: string, a: number, b: number): Level {
    const list = inOrder(addends)
    let down = 0
    let up = 0
    for (const { by } of list) {
      if (by < 0) down -= by
      else up += by
    }
    let level = start
    for (const { lit, by, key } of list) {
      if (by < 0) down += by
      else up -= by
      const lo = level.lo + Math.min(0, by)
      const hi = level.hi + Math.max(0, by)
      if (lit === TRUE) {
        level = { lo: level.lo + by, hi: level.hi + by, lits: level.lits }
        continue
      }
      const from = Math.max(lo + 1, low - up)
      const to = Math.min(hi, high + down)
      const lits: Lit[] = []
      for (let v = from; v <= to; v++) lits.push(this.#added(level, lit, by, v, kind, a, b, key))
      level = to < from ? fixed(from > hi ? hi : lo) : { lo: from - 1, hi: to, lits }
    }
    return level
  }

  #added(level: Level, lit: Lit, by: number, v: number, kind: string, a: number, b: number, key: number): Lit {
    const same = atLeast(level, v)
    const moved = atLeast(level, v - by)
    const [easier, harder] = by > 0 ? [moved, same] : [same, moved]
    if (harder === TRUE || easier === FALSE || easier === harder) return harder
    const now = this.fresh(kind, a, b, key, v)
    this.clause(not(harder), now)
    this.clause(not(now), easier)
    if (by > 0) {
      this.clause(not(lit), not(easier), now)
      this.clause(lit, not(now), harder)
    } else {
      this.clause(not(lit), not(now), harder)
      this.clause(lit, not(easier), now)
    }
    return now
  }
}

/** What lowers first, then what raises; by key. What never holds is left out. */
export function inOrder(addends: readonly Addend[]): readonly Addend[] {
  return addends
    .filter(({ lit, by }) => lit !== FALSE && by !== 0)
    .sort((x, y) => Number(x.by > 0) - Number(y.by > 0) || x.key - y.key)
}
