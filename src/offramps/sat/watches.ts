/**
 * Who watches which literal: for each a list of pairs, a clause and another of
 * its literals (the blocker: where it holds, the clause need not be read). A
 * clause of two literals is told by its place, negated, and is never read.
 * All lists lie in one pool; one that outgrows its room moves to the end.
 */
type Lit = number

export class Watches {
  pool = new Int32Array(0)
  /** By literal: where its list begins, its length, the room it has. */
  start = new Int32Array(0)
  size = new Int32Array(0)
  #room = new Int32Array(0)
  #top = 0
  #kept: {
    readonly pool: Int32Array
    readonly start: Int32Array
    readonly size: Int32Array
    readonly room: Int32Array
  } | null = null

  /** The lists of a formula: clauses one after the other, `head` numbers before each, the last of those but one its length. */
  reset(literals: number, arena: Int32Array, end: number, head: number): void {
    this.start = new Int32Array(literals)
    this.size = new Int32Array(literals)
    this.#room = new Int32Array(literals)
    for (let c = head; c < end; c += arena[c - 2]! + head) {
      this.#room[arena[c]!]! += 2
      this.#room[arena[c + 1]!]! += 2
    }
    let top = 0
    for (let lit = 0; lit < literals; lit++) {
      this.start[lit] = top
      this.#room[lit]! += 8
      top += this.#room[lit]!
    }
    this.#top = top
    this.pool = new Int32Array(2 * top)
    for (let c = head; c < end; c += arena[c - 2]! + head) {
      const ref = arena[c - 2] === 2 ? -c : c
      this.add(arena[c]!, ref, arena[c + 1]!)
      this.add(arena[c + 1]!, ref, arena[c]!)
    }
  }

  /** True if `pool` is another one afterwards. */
  add(lit: Lit, clause: number, blocker: Lit): boolean {
    const size = this.size[lit]!
    const moved = size === this.#room[lit] && this.#move(lit)
    const at = this.start[lit]! + size
    this.pool[at] = clause
    this.pool[at + 1] = blocker
    this.size[lit] = size + 2
    return moved
  }

  #move(lit: Lit): boolean {
    const room = 2 * this.#room[lit]! + 8
    let grown = false
    if (this.#top + room > this.pool.length) {
      const pool = new Int32Array(2 * this.pool.length + room)
      pool.set(this.pool)
      this.pool = pool
      grown = true
    }
    this.pool.copyWithin(this.#top, this.start[lit]!, this.start[lit]! + this.size[lit]!)
    this.start[lit] = this.#top
    this.#room[lit] = room
    this.#top += room
    return grown
  }

  /** These clauses are watched no more. */
  drop(gone: ReadonlySet<number>): void {
    const { pool, start, size } = this
    for (let lit = 0; lit < size.length; lit++) {
      const end = start[lit]! + size[lit]!
      let kept = start[lit]!
      for (let i = kept; i < end; i += 2) {
        if (gone.has(pool[i]!)) continue
        pool[kept++] = pool[i]!
        pool[kept++] = pool[i + 1]!
      }
      size[lit] = kept - start[lit]!
    }
  }

  /** Remembers the lists as they are, for `restore`. */
  keep(): void {
    this.#kept = {
      pool: this.pool.slice(0, this.#top),
      start: this.start.slice(),
      size: this.size.slice(),
      room: this.#room.slice(),
    }
  }

  restore(): void {
    const { pool, start, size, room } = this.#kept!
    this.pool.set(pool)
    this.start.set(start)
    this.size.set(size)
    this.#room.set(room)
    this.#top = pool.length
  }
}
