/**
 * One sweep for all coalitions against a recursion for each, on the bench's own
 * game and on games drawn at random. The whole game: `npx tsx tests/bench/sequential.ts`.
 */
import { describe, expect, test } from 'vitest'
import { coalitionSweep, type SequentialGame } from '../../src/offramps/coalitionSweep.ts'
import { dice } from '../../src/std/draw.ts'
import { oneByOne } from '../tiny/oneByOne.ts'

/** Can this coalition force the goal from here? By trying, with nothing remembered. */
function forces(game: SequentialGame, coalition: number, turn: number, state: number): boolean {
  if (turn === game.turns.length) return game.isGoal(state)
  const hasMover = ((coalition >> game.turns[turn]!) & 1) === 1
  const next = movesOf(game, turn, state)
  return hasMover
    ? next.some((to) => forces(game, coalition, turn + 1, to))
    : next.every((to) => forces(game, coalition, turn + 1, to))
}

const movesOf = (game: SequentialGame, turn: number, state: number): readonly number[] => {
  const out = new Int32Array(game.moves)
  return [...out.subarray(0, game.after(turn, state, out))]
}

function reachable(game: SequentialGame): readonly ReadonlySet<number>[] {
  const levels = [new Set([game.first])]
  for (let turn = 0; turn < game.turns.length; turn++)
    levels.push(new Set([...levels[turn]!].flatMap((state) => movesOf(game, turn, state))))
  return levels
}

function counted(game: SequentialGame): readonly number[] {
  const levels = reachable(game)
  return Array.from({ length: 1 << game.players }, (_, coalition) =>
    levels.reduce(
      (sum, level, turn) => sum + [...level].filter((state) => forces(game, coalition, turn, state)).length,
      0,
    ),
  )
}

/** Players, turns, moves and goals by dice; states of all turns share their numbers. */
function drawn(seed: number): SequentialGame {
  const rolls = dice(seed)
  const players = 1 + rolls.roll(5)
  const states = 6 + rolls.roll(10)
  const turns = Array.from({ length: 2 + rolls.roll(4) }, () => rolls.roll(players))
  const moves = turns.map(() =>
    Array.from({ length: states }, () => Array.from({ length: 1 + rolls.roll(3) }, () => rolls.roll(states))),
  )
  const goals = Array.from({ length: states }, () => rolls.roll(2) === 0)
  return {
    players,
    turns,
    states,
    first: rolls.roll(states),
    moves: 3,
    after: (turn, state, out) => {
      out.set(moves[turn]![state]!)
      return moves[turn]![state]!.length
    },
    isGoal: (state) => goals[state]!,
  }
}

describe('all coalitions in one sweep', () => {
  test('counts and winners of games drawn at random are those of a recursion for each coalition', () => {
    let forcing = 0
    for (let seed = 0; seed < 300; seed++) {
      const game = drawn(seed)
      const sweep = coalitionSweep(game)
      expect([seed, sweep.forcing]).toEqual([seed, counted(game)])
      expect([seed, sweep.canForce]).toEqual([
        seed,
        sweep.canForce.map((_, coalition) => forces(game, coalition, 0, game.first)),
      ])
      forcing += sweep.canForce.filter(Boolean).length
    }
    expect(forcing).toBeGreaterThan(300)
  })

  test('so are those of the bench’s game, cut to seven moves', () => {
    const game = { ...oneByOne(2), turns: [0, 1, 2, 3, 0, 1, 2] }
    const sweep = coalitionSweep(game)
    expect(sweep.byTurn).toEqual(reachable(game).map((level) => level.size))
    expect(sweep.forcing).toEqual(counted(game))
  })

  test.each([
    [2, 7423, 13_266, ['1111']],
    [3, 53_869, 125_847, ['0111', '1111']],
    [4, 167_140, 458_211, ['0111', '1110', '1111']],
  ] as const)('%i rounds: as many states as SPIN stores', (rounds, states, transitions, winners) => {
    const sweep = coalitionSweep(oneByOne(rounds))
    expect([sweep.states, sweep.transitions]).toEqual([states, transitions])
    expect(sweep.canForce.flatMap((can, coalition) => (can ? [coalition.toString(2).padStart(4, '0')] : []))).toEqual(
      winners,
    )
  })

  test('who joins a coalition takes nothing from it', () => {
    const { forcing } = coalitionSweep(oneByOne(3))
    forcing.forEach((count, coalition) => {
      for (let player = 0; player < 4; player++)
        expect(forcing[coalition | (1 << player)]).toBeGreaterThanOrEqual(count)
    })
  })

  test('six players are too many, and said so', () =>
    expect(() => coalitionSweep({ ...drawn(1), players: 6 })).toThrow('at most five'))
})
