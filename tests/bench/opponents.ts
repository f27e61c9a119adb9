/**
 * Playouts a second, beside boardgame.io's MCTSBot on the same generated game:
 * one act a seat and round out of the same legal ones, everyone agrees to what
 * is put, our rules resolve the round in both. A playout of the bot's is one of
 * its iterations, whose random part it plays to the end.
 */

import { MCTSBot } from 'boardgame.io/ai'
import { Client } from 'boardgame.io/client'
import type { Act, Agenda } from '../../src/domain/move.ts'
import { luckOf, playRound } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { everyoneAgrees } from '../../src/offramps/everyoneAgrees.ts'
import { legalActs } from '../../src/opponents/legalActs.ts'
import { dice } from '../../src/std/draw.ts'
import { middling } from '../tiny/subjects.ts'
import { type Bench, cpuMs, quantile } from './measure.ts'

const SEED = 1
const ITERATIONS = 60

const offers = (table: Table, row: Row, seat: string): readonly Act[] => [
  ...legalActs(table, row, seat),
  { kind: 'pass' },
]

interface Board {
  readonly row: readonly number[]
  readonly commit: Readonly<Record<string, Agenda>>
}

/** The act of the seat whose turn it is; the last one resolves the round. */
function put(table: Table, board: Board, seat: string, act: Act): Board {
  const commit = { ...board.commit, [seat]: [act] }
  if (seat !== table.seats.at(-1)) return { row: board.row, commit }
  const round = { commit, answers: everyoneAgrees(table, commit) }
  return { row: playRound(table, [...board.row], round, luckOf(table, SEED)).after, commit: {} }
}

function ours(table: Table, playouts: number): number {
  const rolls = dice(SEED)
  const before = cpuMs()
  for (let n = 0; n < playouts; n++) {
    let board: Board = { row: table.first, commit: {} }
    while (!isOver(table, [...board.row]))
      for (const seat of table.seats) {
        const acts = offers(table, [...board.row], seat)
        board = put(table, board, seat, acts[rolls.roll(acts.length)]!)
        if (Object.keys(board.commit).length === 0) break
      }
  }
  return (1000 * playouts) / Math.max(1, cpuMs() - before)
}

async function theirs(table: Table): Promise<number> {
  const enumerate = (G: Board, ctx: { currentPlayer: string }) =>
    isOver(table, [...G.row])
      ? []
      : offers(table, [...G.row], table.seats[Number(ctx.currentPlayer)]!).map((act) => ({ move: 'put', args: [act] }))
  const game = {
    setup: (): Board => ({ row: [...table.first], commit: {} }),
    turn: { minMoves: 1, maxMoves: 1 },
    endIf: ({ G }: { G: Board }) => (isOver(table, [...G.row]) ? { draw: true } : undefined),
    moves: {
      put: ({ G, ctx }: { G: Board; ctx: { currentPlayer: string } }, act: Act) =>
        put(table, JSON.parse(JSON.stringify(G)) as Board, table.seats[Number(ctx.currentPlayer)]!, act),
    },
    ai: { enumerate },
  }
  const client = Client({ game: game as never, numPlayers: table.seats.length, debug: false })
  const bot = new MCTSBot({
    game: client.game as never,
    enumerate: enumerate as never,
    seed: String(SEED),
    iterations: ITERATIONS,
    playoutDepth: table.seats.length * table.rounds,
  })
  const before = cpuMs()
  await bot.play(client.store.getState() as never, '0')
  return (1000 * ITERATIONS) / Math.max(1, cpuMs() - before)
}

export async function opponentRows(): Promise<readonly Bench[]> {
  const table = middling(3)
  ours(table, 40)
  const own = Array.from({ length: 5 }, () => ours(table, 200))
  const bot: number[] = []
  for (let run = 0; run < 5; run++) bot.push(await theirs(table))
  const middle = (list: readonly number[]) => quantile(list, 50)
  const told = (list: readonly number[]) =>
    `${Math.round(middle(list))} a second (${Math.round(Math.min(...list))}–${Math.round(Math.max(...list))})`
  return [
    {
      name: `playouts of a generated game, ${table.seats.length} seats, ${table.rounds} rounds: ours`,
      value: told(own),
    },
    {
      name: 'the same by boardgame.io 0.50.2’s MCTSBot',
      value: `${told(bot)}; ours is ${Math.round((10 * middle(own)) / middle(bot)) / 10} ×`,
    },
  ]
}
