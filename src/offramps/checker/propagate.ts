/**
 * Clauses and nothing but unit propagation: does a clause follow at once? The
 * checker of clause proofs rests on this and on the formula alone.
 *
 * Literals are whole numbers: a variable, or its negative. Each clause watches
 * two of its literals.
 */
export class Propagation {
  readonly #clauses: number[][] = []
  /** By literal: the clauses that watch it. */
  readonly #watching: number[][] = [[], []]
  /** By variable: 1 true, −1 false, 0 not known. */
  #value: number[] = [0]
  readonly #known: number[] = []
  #read = 0
  #isBroken = false

  variable(): number {
    this.#value.push(0)
    this.#watching.push([], [])
    return this.#value.length - 1
  }

  get clauses(): number {
    return this.#clauses.length
  }

  /** One more clause that holds. */
  add(literals: readonly number[]): void {
    if (this.#isBroken) return
    const open: number[] = []
    for (const literal of literals) {
      if (this.#is(literal) === 1 || open.includes(-literal)) return
      if (this.#is(literal) === 0 && !open.includes(literal)) open.push(literal)
    }
    if (open.length === 0) this.#isBroken = true
    else if (open.length === 1) {
      this.#learn(open[0]!)
      if (!this.#spread()) this.#isBroken = true
    } else this.#watch(open)
  }

  /** Is it already known to be false? */
  refutes = (literal: number): boolean => this.#is(literal) === -1

  /** Is it a contradiction that all of these are false? By propagation alone. */
  follows(literals: readonly number[]): boolean {
    if (this.#isBroken) return true
    const before = this.#known.length
    let isPossible = true
    for (const literal of literals) {
      if (this.#is(literal) === 1) isPossible = false
      else if (this.#is(literal) === 0) this.#learn(-literal)
    }
    if (isPossible) isPossible = this.#spread()
    this.#backTo(before)
    return !isPossible
  }

  /**
   * The same with patience, for a formula that says in two steps what the
   * prover's says in one: what leads to a contradiction when it is tried is not so.
   * Each variable is tried once.
   */
  followsByTrying(literals: readonly number[]): boolean {
    if (this.follows(literals)) return true
    const before = this.#known.length
    for (const literal of literals) if (this.#is(literal) === 0) this.#learn(-literal)
    let isPossible = this.#spread()
    for (let v = 1; v < this.#value.length && isPossible; v++)
      for (const literal of [v, -v]) {
        if (this.#is(v) !== 0 || !this.#fails(literal)) continue
        this.#learn(-literal)
        isPossible = this.#spread()
      }
    this.#backTo(before)
    return !isPossible
  }

  /** Does this alone lead to a contradiction, with all that is known? */
  #fails(literal: number): boolean {
    const before = this.#known.length
    this.#learn(literal)
    const isPossible = this.#spread()
    this.#backTo(before)
    return !isPossible
  }

  #backTo(before: number): void {
    while (this.#known.length > before) this.#value[Math.abs(this.#known.pop()!)] = 0
    this.#read = before
  }

  #is = (literal: number): number => (literal > 0 ? this.#value[literal]! : -this.#value[-literal]!)
  #at = (literal: number): number => (literal > 0 ? 2 * literal : -2 * literal + 1)

  #learn(literal: number): void {
    this.#value[Math.abs(literal)] = literal > 0 ? 1 : -1
    this.#known.push(literal)
  }

  #watch(clause: number[]): void {
    const n = this.#clauses.push(clause) - 1
    this.#watching[this.#at(clause[0]!)]!.push(n)
    this.#watching[this.#at(clause[1]!)]!.push(n)
  }

  /** All that follows; false at a contradiction. */
  #spread(): boolean {
    while (this.#read < this.#known.length) {
      const gone = -this.#known[this.#read++]!
      const list = this.#watching[this.#at(gone)]!
      let kept = 0
      for (let i = 0; i < list.length; i++) {
        const clause = this.#clauses[list[i]!]!
        if (clause[0] === gone) {
          clause[0] = clause[1]!
          clause[1] = gone
        }
        const place =
          this.#is(clause[0]!) === 1 ? -1 : clause.findIndex((literal, j) => j > 1 && this.#is(literal) >= 0)
        if (place > 1) {
          clause[1] = clause[place]!
          clause[place] = gone
          this.#watching[this.#at(clause[1]!)]!.push(list[i]!)
          continue
        }
        list[kept++] = list[i]!
        if (this.#is(clause[0]!) === 1) continue
        if (this.#is(clause[0]!) === 0) {
          this.#learn(clause[0]!)
          continue
        }
        for (i++; i < list.length; i++) list[kept++] = list[i]!
        list.length = kept
        return false
      }
      list.length = kept
    }
    return true
  }
}
