/**
 * A small negotiation of single movers: four seats in turn, each with a stance
 * 0 to 2 and a standing 0 to 3, and one tension 0 to 5 for all. Who moves keeps
 * still, steps up or back by one (a point of standing up, nothing back), calms
 * (a point of standing, tension one down) or presses (a point of standing won,
 * tension one up). The goal: three of the
 * four on the highest option at least, and tension 3 at most.
 *
 * `tests/bench/one-by-one.pml` is the same game in Promela, line by line.
 */
import type { SequentialGame } from '../../src/offramps/coalitionSweep.ts'

export interface Places {
  readonly stance: readonly number[]
  readonly standing: readonly number[]
  readonly tension: number
}

const SEATS = 4
const OPTIONS = 3
const MOST_STANDING = 3
const MOST_TENSION = 5
const CALM = 3
const ENOUGH = 3

const STATES = OPTIONS ** SEATS * (MOST_STANDING + 1) ** SEATS * (MOST_TENSION + 1)

/** Mixed digits: stances, then standings, then tension. */
const STANCE_AT = Array.from({ length: SEATS }, (_, seat) => OPTIONS ** seat)
const STANDING_AT = Array.from({ length: SEATS }, (_, seat) => OPTIONS ** SEATS * (MOST_STANDING + 1) ** seat)
const TENSION_AT = OPTIONS ** SEATS * (MOST_STANDING + 1) ** SEATS

export const number = ({ stance, standing, tension }: Places): number =>
  stance.reduce((sum, at, seat) => sum + at * STANCE_AT[seat]!, 0) +
  standing.reduce((sum, at, seat) => sum + at * STANDING_AT[seat]!, 0) +
  tension * TENSION_AT

const FIRST: Places = { stance: [0, 0, 0, 0], standing: [3, 2, 2, 1], tension: 2 }

export function oneByOne(rounds: number, first: Places = FIRST): SequentialGame {
  return {
    players: SEATS,
    turns: Array.from({ length: rounds * SEATS }, (_, turn) => turn % SEATS),
    states: STATES,
    first: number(first),
    moves: 5,
    after: (turn, state, out) => {
      const seat = turn % SEATS
      const stance = Math.trunc(state / STANCE_AT[seat]!) % OPTIONS
      const standing = Math.trunc(state / STANDING_AT[seat]!) % (MOST_STANDING + 1)
      const tension = Math.trunc(state / TENSION_AT)
      let n = 0
      out[n++] = state
      if (stance < OPTIONS - 1 && standing > 0) out[n++] = state + STANCE_AT[seat]! - STANDING_AT[seat]!
      if (stance > 0) out[n++] = state - STANCE_AT[seat]!
      if (standing > 0 && tension > 0) out[n++] = state - STANDING_AT[seat]! - TENSION_AT
      if (standing < MOST_STANDING && tension < MOST_TENSION) out[n++] = state + STANDING_AT[seat]! + TENSION_AT
      return n
    },
    isGoal: (state) => {
      const agreed = STANCE_AT.filter((at) => Math.trunc(state / at) % OPTIONS === OPTIONS - 1)
      return agreed.length >= ENOUGH && Math.trunc(state / TENSION_AT) <= CALM
    },
  }
}
