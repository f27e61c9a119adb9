/**
 * A small clause-learning solver: two watched literals, first unique
 * implication point, minimised clauses, activity on the variables that may be
 * decided, saved phases, Luby restarts, questions under assumptions. The work
 * is counted in conflicts, so everyone gets the same answer.
 *
 * A literal is `2·variable` (it holds) or `2·variable + 1` (it does not).
 * Every learnt clause remembers what it was made from, so that a proof can be
 * cut down to what is needed; each clause of it follows by unit propagation
 * from the formula and the clauses before it (RUP).
 *
 * Source: Eén and Sörensson, "An extensible SAT-solver" (2003).
 */
export type Lit = number

export type Answer = 'sat' | 'unsat' | 'unknown'

export interface Proof {
  /** In the order in which they follow; the last is the answer's own clause, over negated assumptions. */
  readonly clauses: readonly (readonly Lit[])[]
}

const UNSET = 2
const NONE = 0
/** Before each clause: next watcher of its first literal, of its second, its number of literals, its number if learnt. */
const HEAD = 4

export class Solver {
  conflicts = 0
  #vars = 0
  #arena = new Int32Array(1 << 16)
  #top = HEAD
  /** Where learnt clauses begin. */
  #base = HEAD
  #pristine = new Int32Array(0)
  #head = new Int32Array(1 << 12)
  /** By literal: 0 false, 1 true, 2 unset. */
  #value = new Uint8Array(1 << 12)
  #reason = new Int32Array(1 << 11)
  #level = new Int32Array(1 << 11)
  #phase = new Uint8Array(1 << 11)
  #seen = new Uint8Array(1 << 11)
  #trail = new Int32Array(1 << 11)
  #trailSize = 0
  #done = 0
  readonly #levels: number[] = []
  readonly #units: Lit[] = []
  readonly #decisions: number[] = []
  readonly #heap: Heap = new Heap()
  /** What each learnt clause was made from: learnt clauses, and variables that hold for good. */
  #made: { readonly lits: readonly Lit[]; readonly from: readonly number[]; readonly zero: readonly number[] }[] = []
  #broken = false
  /** The clause that is false for good. */
  #dead = NONE
  /** The formula itself has an empty clause. */
  #hopeless = false
  #isUsed = false

  get variables(): number {
    return this.#vars
  }

  get clauses(): number {
    return this.#count
  }
  #count = 0

  /** A variable; `decide`: the search may choose it. The search first tries that it is false. */
  variable(decide: boolean): number {
    const v = this.#vars++
    if (v >= this.#reason.length) this.#grow()
    this.#value[2 * v] = UNSET
    this.#value[2 * v + 1] = UNSET
    this.#phase[v] = 0
    if (decide) {
      this.#decisions.push(v)
      this.#heap.add(v)
    }
    return v
  }

  /** Only before the first question, or after `forget`. */
  add(lits: readonly Lit[]): void {
    this.#count++
    if (lits.length === 0) {
      this.#hopeless = true
      return
    }
    if (lits.length === 1) {
      this.#units.push(lits[0]!)
      return
    }
    this.#store(lits, 0)
    this.#base = this.#top
  }

  /** Nothing learnt, nothing tried: the next answer depends on the formula alone. */
  forget(): void {
    if (!this.#isUsed) return
    this.#backTo(0)
    for (let i = this.#trailSize - 1; i >= 0; i--) this.#unset(this.#trail[i]!)
    this.#trailSize = 0
    this.#done = 0
    this.#made = []
    this.#top = this.#base
    this.#arena.set(this.#pristine)
    this.#phase.fill(0)
    this.#heap.reset(this.#decisions)
    this.conflicts = 0
    this.#isUsed = false
    this.#broken = false
    this.#dead = NONE
  }

  /** Number of the last answer "unsat", for `proof`. */
  get last(): number {
    return this.#made.length - 1
  }

  holds(lit: Lit): boolean {
    return this.#value[lit] === 1
  }

  /** Can all clauses and assumptions hold together? `budget` counts conflicts of this call. */
  solve(assumptions: readonly Lit[], budget: number): Answer {
    this.#start()
    this.#backTo(0)
    if (this.#broken || this.#hopeless) {
      this.#final([], this.#dead)
      return 'unsat'
    }
    let left = budget
    for (let run = 1; ; run++) {
      const found = this.#run(assumptions, Math.min(left, 64 * luby(run)))
      if (found !== 'unknown') return found
      left -= 64 * luby(run)
      if (left <= 0) return 'unknown'
      this.#backTo(0)
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
        if (this.#levels.length === 0) {
          this.#final([], conflict)
          this.#broken = true
          this.#dead = conflict
          return 'unsat'
        }
        this.#learn(conflict)
        if (--left <= 0) return 'unknown'
        continue
      }
      let next = -1
      while (next < 0 && this.#levels.length < assumptions.length) {
        const lit = assumptions[this.#levels.length]!
        if (this.#value[lit] === 0) {
          this.#refuse(lit)
          return 'unsat'
        }
        if (this.#value[lit] === 1) this.#levels.push(this.#trailSize)
        else next = lit
      }
      if (next < 0) next = this.#choose()
      if (next < 0) return 'sat'
      this.#levels.push(this.#trailSize)
      this.#set(next, NONE)
    }
  }

  #choose(): Lit {
    for (let v = this.#heap.take(); v >= 0; v = this.#heap.take())
      if (this.#value[2 * v] === UNSET) return 2 * v + 1 - this.#phase[v]!
    // What is left follows from what was decided; it costs nothing to say yes.
    for (; this.#rest < this.#vars; this.#rest++) if (this.#value[2 * this.#rest] === UNSET) return 2 * this.#rest
    return -1
  }
  #rest = 0

  #propagate(): number {
    const value = this.#value
    const head = this.#head
    while (this.#done < this.#trailSize) {
      const arena = this.#arena
      const off = this.#trail[this.#done++]! ^ 1
      let c = head[off]!
      head[off] = NONE
      while (c !== NONE) {
        if (arena[c] === off) {
          arena[c] = arena[c + 1]!
          arena[c + 1] = off
          const swap = arena[c - 4]!
          arena[c - 4] = arena[c - 3]!
          arena[c - 3] = swap
        }
        const next = arena[c - 3]!
        const first = arena[c]!
        if (value[first] !== 1) {
          const end = c + arena[c - 2]!
          let i = c + 2
          while (i < end && value[arena[i]!] === 0) i++
          if (i < end) {
            const other = arena[i]!
            arena[i] = off
            arena[c + 1] = other
            arena[c - 3] = head[other]!
            head[other] = c
            c = next
            continue
          }
          if (value[first] === 0) {
            // Conflict: the rest of the list stays as it is.
            arena[c - 3] = head[off]!
            head[off] = c
            this.#reattach(off, next)
            this.#done = this.#trailSize
            return c
          }
          this.#set(first, c)
        }
        arena[c - 3] = head[off]!
        head[off] = c
        c = next
      }
    }
    return NONE
  }

  #reattach(off: Lit, from: number): void {
    const arena = this.#arena
    for (let c = from; c !== NONE; ) {
      const slot = arena[c] === off ? c - 4 : c - 3
      const next = arena[slot]!
      arena[slot] = this.#head[off]!
      this.#head[off] = c
      c = next
    }
  }

  #set(lit: Lit, reason: number): void {
    const v = lit >> 1
    this.#value[lit] = 1
    this.#value[lit ^ 1] = 0
    this.#reason[v] = reason
    this.#level[v] = this.#levels.length
    this.#trail[this.#trailSize++] = lit
  }

  #unset(lit: Lit): void {
    const v = lit >> 1
    this.#value[lit] = UNSET
    this.#value[lit ^ 1] = UNSET
    this.#phase[v] = 1 - (lit & 1)
    this.#heap.back(v)
    if (v < this.#rest) this.#rest = v
  }

  #backTo(level: number): void {
    if (this.#levels.length <= level) return
    const size = this.#levels[level]!
    for (let i = this.#trailSize - 1; i >= size; i--) this.#unset(this.#trail[i]!)
    this.#trailSize = size
    this.#done = size
    this.#levels.length = level
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
    this.#backTo(back)
    this.#made.push({ lits: lits.slice(), from, zero })
    const c = this.#store(lits, this.#made.length)
    if (lits.length > 1) this.#watch(c)
    this.#set(lits[0]!, c)
    this.#heap.decay()
  }

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
          if (this.#level[v]! < this.#levels.length) lits.push(other)
          else open++
        }
      }
      while (seen[this.#trail[at]! >> 1] === 0 || this.#level[this.#trail[at]! >> 1]! < this.#levels.length) at--
      lit = this.#trail[at--]!
      c = this.#reason[lit >> 1]!
      open--
    } while (open > 0)
    lits[0] = lit ^ 1
    // A literal whose reason lies inside the clause says nothing new.
    const kept = lits.filter((other, i) => i === 0 || !this.#isImplied(other, from, zero, touched))
    for (const v of touched) seen[v] = 0
    return { lits: kept, from, zero }
  }

  #isImplied(lit: Lit, from: number[], zero: number[], touched: number[]): boolean {
    const c = this.#reason[lit >> 1]!
    if (c === NONE) return false
    const arena = this.#arena
    for (let i = 0; i < arena[c - 2]!; i++) {
      const v = arena[c + i]! >> 1
      if (v !== lit >> 1 && this.#level[v]! > 0 && (this.#seen[v] === 0 || this.#level[v] === this.#levels.length))
        return false
    }
    if (arena[c - 1]! > 0) from.push(arena[c - 1]! - 1)
    for (let i = 0; i < arena[c - 2]!; i++) {
      const v = arena[c + i]! >> 1
      if (this.#level[v] === 0 && this.#seen[v] === 0) {
        this.#seen[v] = 1
        touched.push(v)
        zero.push(v)
      }
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
    arena[c - 4] = NONE
    arena[c - 3] = NONE
    arena[c - 2] = lits.length
    arena[c - 1] = made
    for (let i = 0; i < lits.length; i++) arena[c + i] = lits[i]!
    this.#top = need
    return c
  }

  #watch(c: number): void {
    const arena = this.#arena
    arena[c - 4] = this.#head[arena[c]!]!
    this.#head[arena[c]!] = c
    arena[c - 3] = this.#head[arena[c + 1]!]!
    this.#head[arena[c + 1]!] = c
  }

  #start(): void {
    if (this.#isUsed) return
    this.#isUsed = true
    if (this.#pristine.length !== this.#base) this.#pristine = this.#arena.slice(0, this.#base)
    this.#head.fill(NONE)
    for (let c = HEAD; c < this.#base; c += this.#arena[c - 2]! + HEAD) this.#watch(c)
    for (const lit of this.#units) {
      if (this.#value[lit] === 0) this.#broken = true
      else if (this.#value[lit] === UNSET) this.#set(lit, NONE)
    }
    this.#rest = 0
  }

  #grow(): void {
    const size = this.#reason.length * 2
    const wide = <T extends Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old as never)
      return made
    }
    this.#reason = wide(this.#reason, new Int32Array(size))
    this.#level = wide(this.#level, new Int32Array(size))
    this.#trail = wide(this.#trail, new Int32Array(size))
    this.#phase = wide(this.#phase, new Uint8Array(size))
    this.#seen = wide(this.#seen, new Uint8Array(size))
    this.#head = wide(this.#head, new Int32Array(2 * size))
    this.#value = wide(this.#value, new Uint8Array(2 * size))
  }
}

/** 1 1 2 1 1 2 4 1 1 2 … */
function luby(n: number): number {
  let size = 1
  let power = 1
  while (size < n) {
    size = 2 * size + 1
    power *= 2
  }
  let i = n
  while (size !== i) {
    size = (size - 1) / 2
    power /= 2
    if (i > size) i -= size
  }
  return power
}

/** Scores beyond this are scaled down; far from what a number can hold. */
const LARGE = 1e90

/** Variables that may be decided, the most active first; of equals the first made. */
class Heap {
  readonly #list: number[] = []
  #place = new Int32Array(1 << 11)
  #score = new Float64Array(1 << 11)
  #step = 1

  add(v: number): void {
    while (v >= this.#score.length) this.#grow()
    this.#score[v] = 0
    this.#place[v] = this.#list.push(v)
    this.#up(this.#list.length - 1)
  }

  reset(all: readonly number[]): void {
    this.#list.length = 0
    this.#place.fill(0)
    this.#step = 1
    for (const v of all) this.add(v)
  }

  /** Back into the heap, if it is one of those that may be decided. */
  back(v: number): void {
    if (this.#place[v] !== -1) return
    this.#place[v] = this.#list.push(v)
    this.#up(this.#list.length - 1)
  }

  take(): number {
    const v = this.#list[0]
    if (v === undefined) return -1
    this.#place[v] = -1
    const last = this.#list.pop()!
    if (this.#list.length > 0) {
      this.#list[0] = last
      this.#place[last] = 1
      this.#down(0)
    }
    return v
  }

  bump(v: number): void {
    if (v >= this.#score.length || this.#place[v] === 0) return
    this.#score[v]! += this.#step
    if (this.#score[v]! > LARGE) {
      for (let i = 0; i < this.#score.length; i++) this.#score[i]! /= LARGE
      this.#step /= LARGE
    }
    if (this.#place[v]! > 0) this.#up(this.#place[v]! - 1)
  }

  decay(): void {
    this.#step = (this.#step * 20) / 19
  }

  #before = (a: number, b: number): boolean =>
    this.#score[a]! > this.#score[b]! || (this.#score[a] === this.#score[b] && a < b)

  #up(from: number): void {
    const list = this.#list
    let i = from
    const v = list[i]!
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!this.#before(v, list[parent]!)) break
      list[i] = list[parent]!
      this.#place[list[i]!] = i + 1
      i = parent
    }
    list[i] = v
    this.#place[v] = i + 1
  }

  #down(from: number): void {
    const list = this.#list
    let i = from
    const v = list[i]!
    for (;;) {
      let child = 2 * i + 1
      if (child >= list.length) break
      if (child + 1 < list.length && this.#before(list[child + 1]!, list[child]!)) child++
      if (!this.#before(list[child]!, v)) break
      list[i] = list[child]!
      this.#place[list[i]!] = i + 1
      i = child
    }
    list[i] = v
    this.#place[v] = i + 1
  }

  #grow(): void {
    const score = new Float64Array(this.#score.length * 2)
    score.set(this.#score)
    this.#score = score
    const place = new Int32Array(this.#place.length * 2)
    place.set(this.#place)
    this.#place = place
  }
}
