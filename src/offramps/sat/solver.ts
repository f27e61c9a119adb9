/**
 * A small clause-learning solver: two watched literals with a blocker beside
 * each, clauses of two literals told by their watchers alone, first unique
 * implication point, minimised clauses, activity on the variables that may be
 * decided, saved phases, Luby restarts, questions under assumptions. The work
 * is counted in conflicts, so everyone gets the same answer.
 *
 * A literal is `2·variable` (it holds) or `2·variable + 1` (it does not).
 * Every learnt clause remembers what it was made from, so that a proof can be
 * cut down to what is needed; each clause of it follows by unit propagation
 * from the formula and the clauses before it (RUP).
 *
 * Sources: Eén and Sörensson, "An extensible SAT-solver" (2003); Audemard and
 * Simon, "Predicting learnt clauses quality" (2009), for which ones to keep.
 */
import { Heap } from './heap.ts'
import { luby } from './luby.ts'
import { Watches } from './watches.ts'

export type Lit = number

export type Answer = 'sat' | 'unsat' | 'unknown'

export interface Proof {
  /** In the order in which they follow; the last is the answer's own clause, over negated assumptions. */
  readonly clauses: readonly (readonly Lit[])[]
}

/** What a learnt clause was made from: learnt clauses, and variables that hold for good. */
interface Made {
  readonly lits: readonly Lit[]
  readonly from: readonly number[]
  readonly zero: readonly number[]
}

/** Where nothing learnt has been added yet: everything to go back to. */
interface Start {
  readonly arena: Int32Array
  readonly trail: Int32Array
  readonly reason: Int32Array
  readonly value: Uint8Array
}

/** Conflicts before the first restart, a unit of the Luby sequence. */
const RUN = 256
/** Learnt clauses that are watched before the first are dropped, and how many more each time after. */
const KEPT = 2000
const MORE = 500
/** How far back reasons are followed to find that a literal says nothing new. */
const DEPTH = 50
const UNSET = 2
const NONE = 0
/** Before each clause: its number of literals, its number if learnt. */
const HEAD = 2

export class Solver {
  conflicts = 0
  #vars = 0
  #arena = new Int32Array(1 << 16)
  #top = HEAD
  /** Where learnt clauses begin. */
  #base = HEAD
  readonly #watches = new Watches()
  /** By literal: 0 false, 1 true, 2 unset. */
  #value = new Uint8Array(1 << 12)
  #reason = new Int32Array(1 << 11)
  #level = new Int32Array(1 << 11)
  #phase = new Uint8Array(1 << 11)
  #seen = new Uint8Array(1 << 11)
  #trail = new Int32Array(1 << 11)
  #trailSize = 0
  #done = 0
  /** By level that was decided: how much was known before it. All assumptions are one level. */
  #levels = new Int32Array(1 << 11)
  #depth = 0
  readonly #units: Lit[] = []
  readonly #heap = new Heap()
  #made: Made[] = []
  /** Learnt clauses that are watched, by place, and how many levels each spans. */
  #kept: number[] = []
  #spans: number[] = []
  #most = 0
  #broken = false
  /** The clause that is false for good. */
  #dead = NONE
  /** The formula itself has an empty clause. */
  #hopeless = false
  #start: Start | null = null
  #isUsed = false

  get variables(): number {
    return this.#vars
  }

  get clauses(): number {
    return this.#count
  }
  #count = 0

  /** A variable. The search first tries that it is false. */
  variable(): number {
    const v = this.#vars++
    if (v >= this.#reason.length) this.#grow()
    this.#value[2 * v] = UNSET
    this.#value[2 * v + 1] = UNSET
    this.#phase[v] = 0
    return v
  }

  /** Only before the first question, or after `forget`. */
  add(lits: readonly Lit[]): void {
    this.#count++
    this.#start = null
    if (lits.length === 0) this.#hopeless = true
    else if (lits.length === 1) this.#units.push(lits[0]!)
    else {
      this.#store(lits, 0)
      this.#base = this.#top
    }
  }

  /** Nothing learnt, nothing tried: the next answer depends on the formula alone. */
  forget(): void {
    if (!this.#isUsed) return
    this.#backTo(0)
    this.#made = []
    this.#kept = []
    this.#spans = []
    this.#top = this.#base
    this.#phase.fill(0)
    this.#heap.reset()
    this.#passed.length = 0
    this.conflicts = 0
    this.#isUsed = false
    this.#broken = false
    this.#dead = NONE
  }

  /** Number of the last answer "unsat", for `proof`. */
  get last(): number {
    return this.#made.length - 1
  }

  /** The clause over denied assumptions that the last answer "unsat" rests on. */
  get core(): readonly Lit[] {
    return this.#made.at(-1)?.lits ?? []
  }

  holds(lit: Lit): boolean {
    return this.#value[lit] === 1
  }

  /**
   * Can all clauses and assumptions hold together? `budget` counts conflicts of
   * this call. Of the variables from `end` on nothing is asked: what they stand
   * for can always be chosen so that the clauses hold, or the caller finds out.
   */
  solve(assumptions: readonly Lit[], budget: number, end = this.#vars): Answer {
    this.#begin()
    this.#backTo(0)
    this.#end = end
    for (const v of this.#passed) this.#heap.back(v)
    this.#passed.length = 0
    if (this.#broken || this.#hopeless) {
      this.#final([], this.#dead)
      return 'unsat'
    }
    let left = budget
    for (let run = 1; ; run++) {
      const size = Math.min(left, RUN * luby(run))
      const found = this.#run(assumptions, size)
      if (found !== 'unknown') return found
      left -= size
      if (left <= 0) return 'unknown'
      this.#backTo(1)
      if (this.#kept.length > this.#most) this.#reduce()
    }
  }

  /** What was needed of all that was learnt for these answers "unsat". */
  proof(ends: readonly number[] = [this.last]): Proof {
    const needed = new Set<number>()
    const zero = new Set<number>()
    const open: number[] = [...ends]
    const openVars: number[] = []
    while (open.length > 0 || openVars.length > 0) {
      const v = openVars.pop()
      if (v !== undefined) {
        if (zero.has(v)) continue
        zero.add(v)
        const c = this.#reason[v]!
        if (c === NONE) continue
        if (this.#arena[c - 1]! > 0) open.push(this.#arena[c - 1]! - 1)
        for (let i = 0; i < this.#arena[c - 2]!; i++)
          if (this.#arena[c + i]! >> 1 !== v) openVars.push(this.#arena[c + i]! >> 1)
        continue
      }
      const n = open.pop()!
      if (needed.has(n)) continue
      needed.add(n)
      open.push(...this.#made[n]!.from)
      openVars.push(...this.#made[n]!.zero)
    }
    return { clauses: [...needed].sort((a, b) => a - b).map((n) => this.#made[n]!.lits) }
  }

  // ── one run between restarts

  #run(assumptions: readonly Lit[], budget: number): Answer {
    let left = budget
    for (;;) {
      const conflict = this.#propagate()
      if (conflict !== NONE) {
        this.conflicts++
        if (this.#depth <= 1) {
          this.#final([], conflict)
          if (this.#depth === 0) {
            this.#broken = true
            this.#dead = conflict
          }
          return 'unsat'
        }
        this.#learn(conflict)
        if (--left <= 0) return 'unknown'
        continue
      }
      if (this.#depth === 0) {
        this.#levels[this.#depth++] = this.#trailSize
        if (!this.#assume(assumptions)) return 'unsat'
        continue
      }
      const next = this.#choose()
      if (next < 0) return 'sat'
      this.#levels[this.#depth++] = this.#trailSize
      this.#set(next, NONE)
    }
  }

  /** One after the other, each with what follows from it; false if they contradict each other. */
  #assume(assumptions: readonly Lit[]): boolean {
    for (const lit of assumptions) {
      if (this.#value[lit] === 1) continue
      if (this.#value[lit] === 0) {
        this.#refuse(lit)
        return false
      }
      this.#set(lit, NONE)
      const conflict = this.#propagate()
      if (conflict === NONE) continue
      this.conflicts++
      this.#final([], conflict)
      return false
    }
    return true
  }

  #choose(): Lit {
    const value = this.#value
    for (let v = this.#heap.take(); v >= 0; v = this.#heap.take()) {
      if (value[2 * v] !== UNSET) continue
      if (v < this.#end) return 2 * v + 1 - this.#phase[v]!
      this.#passed.push(v)
    }
    // What no conflict has touched: in the order in which it was written down.
    let v = this.#rest
    while (v < this.#end && value[2 * v] !== UNSET) v++
    this.#rest = v
    return v < this.#end ? 2 * v + 1 - this.#phase[v]! : -1
  }
  #rest = 0
  #end = 0
  /** Met in the heap, and left for later questions. */
  readonly #passed: number[] = []

  /** All that follows; the clause that is false, if one is. */
  #propagate(): number {
    const value = this.#value
    const arena = this.#arena
    const { start, size } = this.#watches
    let { pool } = this.#watches
    // What holds for good is followed to the end of the formula.
    const last = 2 * (this.#depth === 0 ? this.#vars : this.#end)
    while (this.#done < this.#trailSize) {
      const off = this.#trail[this.#done++]! ^ 1
      if (off >= last) continue
      const from = start[off]!
      const end = from + size[off]!
      let kept = from
      for (let i = from; i < end; i += 2) {
        const c = pool[i]!
        const blocker = pool[i + 1]!
        const known = value[blocker]!
        if (known === 1) {
          pool[kept++] = c
          pool[kept++] = blocker
          continue
        }
        if (c < 0) {
          pool[kept++] = c
          pool[kept++] = blocker
          if (known === UNSET) this.#set(blocker, -c)
          else {
            pool.copyWithin(kept, i + 2, end)
            size[off] = kept + end - i - 2 - from
            this.#done = this.#trailSize
            return -c
          }
          continue
        }
        let first = arena[c]!
        if (first === off) {
          first = arena[c + 1]!
          arena[c] = first
          arena[c + 1] = off
        }
        if (value[first] !== 1) {
          const stop = c + arena[c - 2]!
          let j = c + 2
          while (j < stop && value[arena[j]!] === 0) j++
          if (j < stop) {
            const other = arena[j]!
            arena[j] = off
            arena[c + 1] = other
            if (this.#watches.add(other, c, first)) pool = this.#watches.pool
            continue
          }
          if (value[first] === 0) {
            pool.copyWithin(kept, i, end)
            size[off] = kept + end - i - from
            this.#done = this.#trailSize
            return c
          }
          this.#set(first, c)
        }
        pool[kept++] = c
        pool[kept++] = first
      }
      size[off] = kept - from
    }
    return NONE
  }

  #set(lit: Lit, reason: number): void {
    const v = lit >> 1
    this.#value[lit] = 1
    this.#value[lit ^ 1] = 0
    this.#reason[v] = reason
    this.#level[v] = this.#depth
    this.#trail[this.#trailSize++] = lit
  }

  #backTo(level: number): void {
    if (this.#depth <= level) return
    const size = this.#levels[level]!
    const value = this.#value
    const phase = this.#phase
    for (let i = this.#trailSize - 1; i >= size; i--) {
      const lit = this.#trail[i]!
      const v = lit >> 1
      value[lit] = UNSET
      value[lit ^ 1] = UNSET
      phase[v] = 1 - (lit & 1)
      this.#heap.back(v)
      if (v < this.#rest) this.#rest = v
    }
    this.#trailSize = size
    this.#done = size
    this.#depth = level
  }

  // ── learning

  #learn(conflict: number): void {
    const { lits, from, zero } = this.#analyse(conflict)
    let back = 0
    for (let i = 1; i < lits.length; i++) {
      const level = this.#level[lits[i]! >> 1]!
      if (level <= back) continue
      back = level
      const first = lits[1]!
      lits[1] = lits[i]!
      lits[i] = first
    }
    const span = lits.length > 2 ? this.#spanOf(lits) : 0
    this.#backTo(back)
    this.#made.push({ lits: lits.slice(), from, zero })
    const c = this.#store(lits, this.#made.length)
    if (lits.length > 1) this.#watch(c)
    if (lits.length > 2) {
      this.#kept.push(c)
      this.#spans[this.#made.length] = span
    }
    this.#set(lits[0]!, c)
    this.#heap.decay()
  }

  /** How many levels these literals were decided on. */
  #spanOf(lits: readonly Lit[]): number {
    const now = ++this.#stamp
    let span = 0
    for (let i = 0; i < lits.length; i++) {
      const level = this.#level[lits[i]! >> 1]!
      if (this.#stamped[level] === now) continue
      this.#stamped[level] = now
      span++
    }
    return span
  }
  #stamp = 0
  readonly #stamped: number[] = []

  #analyse(conflict: number): { lits: Lit[]; from: number[]; zero: number[] } {
    const arena = this.#arena
    const seen = this.#seen
    const lits: Lit[] = [0]
    const from: number[] = []
    const zero: number[] = []
    const touched: number[] = []
    let open = 0
    let at = this.#trailSize - 1
    let c = conflict
    let lit = -1
    do {
      if (arena[c - 1]! > 0) from.push(arena[c - 1]! - 1)
      for (let i = 0; i < arena[c - 2]!; i++) {
        const other = arena[c + i]!
        const v = other >> 1
        if (other === lit || seen[v] === 1) continue
        seen[v] = 1
        touched.push(v)
        if (this.#level[v] === 0) zero.push(v)
        else {
          this.#heap.bump(v)
          if (this.#level[v]! < this.#depth) lits.push(other)
          else open++
        }
      }
      while (seen[this.#trail[at]! >> 1] === 0 || this.#level[this.#trail[at]! >> 1]! < this.#depth) at--
      lit = this.#trail[at--]!
      c = this.#reason[lit >> 1]!
      open--
    } while (open > 0)
    lits[0] = lit ^ 1
    // A literal that the others imply says nothing new.
    this.#stamp++
    for (const other of lits) this.#stamped[this.#level[other >> 1]!] = this.#stamp
    const kept = lits.filter((other, i) => i === 0 || !this.#isImplied(other >> 1, from, zero, touched, DEPTH))
    for (const v of touched) seen[v] = 0
    return { lits: kept, from, zero }
  }

  /** Seen: 1 in the clause, or implied by it; 2 for certain not. */
  #isImplied(v: number, from: number[], zero: number[], touched: number[], depth: number): boolean {
    const c = this.#reason[v]!
    if (c === NONE || depth === 0) return false
    const arena = this.#arena
    const seen = this.#seen
    const [fromSize, zeroSize] = [from.length, zero.length]
    if (arena[c - 1]! > 0) from.push(arena[c - 1]! - 1)
    for (let i = 0; i < arena[c - 2]!; i++) {
      const w = arena[c + i]! >> 1
      if (w === v || seen[w] === 1) continue
      if (this.#level[w] === 0) {
        zero.push(w)
        continue
      }
      if (
        seen[w] === 2 ||
        this.#stamped[this.#level[w]!] !== this.#stamp ||
        !this.#isImplied(w, from, zero, touched, depth - 1)
      ) {
        if (seen[w] === 0) {
          seen[w] = 2
          touched.push(w)
        }
        if (from.length > fromSize) from.length = fromSize
        if (zero.length > zeroSize) zero.length = zeroSize
        return false
      }
      seen[w] = 1
      touched.push(w)
    }
    return true
  }

  /** An assumption is already false: why, in terms of the assumptions before it. */
  #refuse(lit: Lit): void {
    this.#final([lit ^ 1], NONE)
  }

  /** The clause over negated assumptions that was proved: from a conflict, or from a literal that is false. */
  #final(start: Lit[], conflict: number): void {
    const arena = this.#arena
    const lits: Lit[] = start.slice()
    const from: number[] = []
    const zero: number[] = []
    const open: number[] = start.map((lit) => lit >> 1)
    const known = new Set<number>()
    const read = (c: number): void => {
      if (arena[c - 1]! > 0) from.push(arena[c - 1]! - 1)
      for (let i = 0; i < arena[c - 2]!; i++) open.push(arena[c + i]! >> 1)
    }
    if (conflict !== NONE) read(conflict)
    while (open.length > 0) {
      const v = open.pop()!
      if (known.has(v)) continue
      known.add(v)
      if (this.#level[v] === 0) zero.push(v)
      else if (this.#reason[v] !== NONE) read(this.#reason[v]!)
      else {
        const negated = this.#value[2 * v] === 1 ? 2 * v + 1 : 2 * v
        if (!lits.includes(negated)) lits.push(negated)
      }
    }
    this.#made.push({ lits, from, zero })
  }

  /** Half of what was learnt is no longer watched: what spans most levels, of equals the oldest. */
  #reduce(): void {
    this.#most += MORE
    const arena = this.#arena
    const span = (c: number): number => this.#spans[arena[c - 1]!]!
    const isReason = (c: number): boolean => this.#value[arena[c]!] === 1 && this.#reason[arena[c]! >> 1] === c
    const order = this.#kept.filter((c) => span(c) > 2 && !isReason(c)).sort((a, b) => span(b) - span(a) || a - b)
    const gone = new Set(order.slice(0, this.#kept.length >> 1))
    this.#kept = this.#kept.filter((c) => !gone.has(c))
    this.#watches.drop(gone)
  }

  // ── storage

  #store(lits: readonly Lit[], made: number): number {
    const need = this.#top + lits.length + HEAD
    if (need > this.#arena.length) {
      const arena = new Int32Array(Math.max(need, this.#arena.length * 2))
      arena.set(this.#arena)
      this.#arena = arena
    }
    const c = this.#top
    const arena = this.#arena
    arena[c - 2] = lits.length
    arena[c - 1] = made
    for (let i = 0; i < lits.length; i++) arena[c + i] = lits[i]!
    this.#top = need
    return c
  }

  #watch(c: number): void {
    const [a, b] = [this.#arena[c]!, this.#arena[c + 1]!]
    const ref = this.#arena[c - 2] === 2 ? -c : c
    this.#watches.add(a, ref, b)
    this.#watches.add(b, ref, a)
  }

  /** Before the first question: what the formula says by itself, once; after `forget` as it was then. */
  #begin(): void {
    if (this.#isUsed) return
    this.#isUsed = true
    this.#most = KEPT
    this.#rest = 0
    const start = this.#start
    if (start !== null) {
      this.#arena.set(start.arena)
      this.#watches.restore()
      this.#value.set(start.value)
      this.#reason.set(start.reason)
      this.#trail.set(start.trail)
      this.#trailSize = start.trail.length
      this.#done = this.#trailSize
      return
    }
    this.#value.fill(UNSET)
    this.#trailSize = 0
    this.#done = 0
    this.#watches.reset(2 * this.#vars, this.#arena, this.#base, HEAD)
    for (const lit of this.#units) {
      if (this.#value[lit] === 0) this.#hopeless = true
      else if (this.#value[lit] === UNSET) this.#set(lit, NONE)
    }
    if (this.#propagate() !== NONE) this.#hopeless = true
    this.#watches.keep()
    this.#start = {
      arena: this.#arena.slice(0, this.#base),
      value: this.#value.slice(),
      reason: this.#reason.slice(),
      trail: this.#trail.slice(0, this.#trailSize),
    }
  }

  #grow(): void {
    const size = this.#reason.length * 2
    const wide = <T extends Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old as never)
      return made
    }
    this.#levels = wide(this.#levels, new Int32Array(size))
    this.#reason = wide(this.#reason, new Int32Array(size))
    this.#level = wide(this.#level, new Int32Array(size))
    this.#trail = wide(this.#trail, new Int32Array(size))
    this.#phase = wide(this.#phase, new Uint8Array(size))
    this.#seen = wide(this.#seen, new Uint8Array(size))
    this.#value = wide(this.#value, new Uint8Array(2 * size))
  }
}
