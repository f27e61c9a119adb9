/** Which variable the search decides next. */
/** Scores beyond this are scaled down; far from what a number can hold. */
const LARGE = 1e90

/** Variables that conflicts have touched, the most active first; of equals the first made. */
export class Heap {
  readonly #list: number[] = []
  /** By variable: its place from 1; 0 if it is not in the list. */
  #place = new Int32Array(1 << 11)
  /** 0: no conflict has touched it. */
  #score = new Float64Array(1 << 11)
  #step = 1

  /** Nothing was touched yet. */
  reset(): void {
    this.#list.length = 0
    this.#place.fill(0)
    this.#score.fill(0)
    this.#step = 1
  }

  /** Back into the list, if it was ever in it. */
  back(v: number): void {
    if (this.#place[v] !== 0 || !(this.#score[v]! > 0)) return
    this.#place[v] = this.#list.push(v)
    this.#up(this.#list.length - 1)
  }

  take(): number {
    const v = this.#list[0]
    if (v === undefined) return -1
    this.#place[v] = 0
    const last = this.#list.pop()!
    if (this.#list.length > 0) {
      this.#list[0] = last
      this.#place[last] = 1
      this.#down(0)
    }
    return v
  }

  bump(v: number): void {
    while (v >= this.#score.length) this.#grow()
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
