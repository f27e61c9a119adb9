/**
 * Choices packed into one whole number and taken out again in the same order
 * (a mixed radix whose digits may weigh differently: Duda's asymmetric numeral
 * systems, with exact big integers). A choice of weight w among W in all takes
 * log₂(W/w) bits, so likely choices are cheap, and nothing is lost to rounding.
 *
 * Writing and reading walk the same grammar: `Pen.choose` is given the value when
 * writing and finds it when reading, so the two cannot drift apart.
 */

export interface Pen {
  /** One of `weights.length` values; `value` is what to write, and is ignored when reading. */
  choose(weights: readonly number[], value?: number): number
  readonly writes: boolean
}

/** One of so many, all alike. */
export const even = (pen: Pen, count: number, value?: number): number =>
  pen.choose(
    Array.from({ length: count }, () => 1),
    value,
  )

/** A grammar that cannot say what it was given; caught at the door of the code. */
export class Unsayable extends Error {}

const sumOf = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0)

/** Keeps the choices and folds them from the last to the first. */
export class Writer implements Pen {
  readonly writes = true
  readonly #steps: (readonly [below: number, weight: number, all: number])[] = []

  choose(weights: readonly number[], value?: number): number {
    const weight = value === undefined ? undefined : weights[value]
    if (value === undefined || weight === undefined || weight <= 0) throw new Unsayable()
    this.#steps.push([sumOf(weights.slice(0, value)), weight, sumOf(weights)])
    return value
  }

  number(): bigint {
    let x = 0n
    for (const [below, weight, all] of this.#steps.toReversed()) {
      const w = BigInt(weight)
      x = (x / w) * BigInt(all) + BigInt(below) + (x % w)
    }
    return x
  }
}

export class Reader implements Pen {
  readonly writes = false
  #x: bigint

  constructor(x: bigint) {
    this.#x = x
  }

  choose(weights: readonly number[]): number {
    const all = BigInt(sumOf(weights))
    if (all === 0n) throw new Unsayable()
    const place = Number(this.#x % all)
    let below = 0
    let value = 0
    while (below + weights[value]! <= place) below += weights[value++]!
    this.#x = BigInt(weights[value]!) * (this.#x / all) + BigInt(place - below)
    return value
  }

  /** Everything taken out: nothing may be left. */
  isEmpty(): boolean {
    return this.#x === 0n
  }
}

/** The number in base 32, most significant first. */
export function digitsOf(x: bigint): readonly number[] {
  const digits: number[] = []
  for (let rest = x; rest > 0n; rest >>= 5n) digits.push(Number(rest & 31n))
  return digits.reverse()
}

export const numberOf = (digits: readonly number[]): bigint =>
  digits.reduce((x, digit) => (x << 5n) | BigInt(digit), 0n)
