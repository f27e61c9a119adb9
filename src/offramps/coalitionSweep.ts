/**
 * Which coalitions can force a goal in a small game whose seats move one after
 * another? All of them at once: one sweep forward for the states there are, one
 * back with a mask a state, a bit for each coalition. At a state the coalitions
 * with the mover need one move that works, the others need every move to: OR
 * for the one, AND for the other, word by word.
 *
 * Right only for single movers in a fixed sequence, where everyone sees all that
 * went before; of simultaneous rounds it would be too kind to the coalition. The
 * strategies are those of alternating-time logic (Alur, Henzinger, Kupferman
 * 2002) in a game of perfect information, solved by backward induction.
 */
export interface SequentialGame {
  /** At most five: a mask has a bit for each of their coalitions. */
  readonly players: number
  /** Who moves at each turn, from the first. */
  readonly turns: readonly number[]
  /** States are numbered 0 … states − 1 within a turn. */
  readonly states: number
  readonly first: number
  /** Writes the states after each move into `out` and says how many; at least one. */
  readonly after: (turn: number, state: number, out: Int32Array) => number
  /** Is this last state the goal? */
  readonly isGoal: (state: number) => boolean
  /** Most moves of any state. */
  readonly moves: number
}

export interface Sweep {
  /** Distinct states by turn; the last entry is after the last move. */
  readonly byTurn: readonly number[]
  readonly states: number
  readonly transitions: number
  /** By coalition, a set of players as bits: at how many states it can force the goal. */
  readonly forcing: readonly number[]
  /** By coalition: can it from the first state? */
  readonly canForce: readonly boolean[]
}

/** @throws if the game has more than five players: their coalitions do not fit a mask. */
export function coalitionSweep(game: SequentialGame): Sweep {
  if (game.players > 5) throw new Error('broken belief: at most five players')
  const levels = forward(game)
  const coalitions = 1 << game.players
  const forcing = new Array<number>(coalitions).fill(0)
  const all = coalitions === 32 ? -1 : (1 << coalitions) - 1
  const having = Array.from({ length: game.players }, (_, player) => maskWith(player, coalitions))
  const out = new Int32Array(game.moves)
  let later = new Int32Array(game.states)
  let now = new Int32Array(game.states)
  const last = levels.at(-1)!
  for (const state of last) now[state] = game.isGoal(state) ? all : 0
  count(last, now, forcing)
  let transitions = 0
  for (let turn = game.turns.length - 1; turn >= 0; turn--) {
    ;[later, now] = [now, later]
    const own = having[game.turns[turn]!]!
    const others = all & ~own
    const level = levels[turn]!
    for (const state of level) {
      const moves = game.after(turn, state, out)
      let some = 0
      let every = all
      for (let i = 0; i < moves; i++) {
        const mask = later[out[i]!]!
        some |= mask
        every &= mask
      }
      transitions += moves
      now[state] = (some & own) | (every & others)
    }
    count(level, now, forcing)
  }
  const mask = now[game.first]!
  return {
    byTurn: levels.map((level) => level.length),
    states: levels.reduce((sum, level) => sum + level.length, 0),
    transitions,
    forcing,
    canForce: forcing.map((_, coalition) => ((mask >>> coalition) & 1) === 1),
  }
}

/** States that can come about, turn by turn. */
function forward(game: SequentialGame): readonly Int32Array[] {
  const out = new Int32Array(game.moves)
  const seen = new Int32Array(game.states).fill(-1)
  const room = new Int32Array(game.states)
  const levels = [Int32Array.of(game.first)]
  for (let turn = 0; turn < game.turns.length; turn++) {
    let length = 0
    for (const state of levels[turn]!) {
      const moves = game.after(turn, state, out)
      for (let i = 0; i < moves; i++) {
        const next = out[i]!
        if (seen[next] === turn) continue
        seen[next] = turn
        room[length++] = next
      }
    }
    levels.push(room.slice(0, length))
  }
  return levels
}

/** The coalitions that have this player, as bits. */
function maskWith(player: number, coalitions: number): number {
  let mask = 0
  for (let coalition = 0; coalition < coalitions; coalition++) if ((coalition >> player) & 1) mask |= 1 << coalition
  return mask
}

function count(level: Int32Array, masks: Int32Array, forcing: number[]): void {
  for (const state of level) {
    let mask = masks[state]!
    for (; mask !== 0; mask &= mask - 1) forcing[31 - Math.clz32(mask & -mask)]!++
  }
}
