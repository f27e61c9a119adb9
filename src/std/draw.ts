/**
 * Chance as a function, not a stream: the same seed, round and name give the
 * same draw in every branch of a game, whatever was drawn before.
 */
export type Seed = number

/** A whole number in 0 … sides − 1. */
export function draw(seed: Seed, round: number, name: string, sides: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(round + 1, 0xc2b2ae35)
  for (let i = 0; i < name.length; i++) x = Math.imul(x ^ name.charCodeAt(i), 0x01000193)
  return mix(x) % sides
}

/** A deterministic source of whole numbers for bots and generators. */
export interface Dice {
  /** A whole number in 0 … sides − 1. */
  roll(sides: number): number
}

export function dice(seed: Seed): Dice {
  let state = mix(seed | 0)
  return {
    roll(sides) {
      state = (state + 0x6d2b79f5) | 0
      return mix(state) % sides
    },
  }
}

function mix(word: number): number {
  let x = word ^ (word >>> 16)
  x = Math.imul(x, 0x7feb352d)
  x ^= x >>> 15
  x = Math.imul(x, 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}
