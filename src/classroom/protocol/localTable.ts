/**
 * A client's own copy of its table: moves go in, the same engine replays them,
 * and the referee's hash says whether both still agree.
 */
import { replay } from '../../engine/game.ts'
import type { Table } from '../../engine/table.ts'
import { hashText } from '../../std/hash.ts'
import type { Save } from '../../store/save.ts'
import type { TableMoves } from './news.ts'

/** The save after these moves, or null if they do not fit the copy: then everything is asked for anew. */
export function withMoves(save: Save, moves: TableMoves): Save | null {
  const rounds = moves.round === undefined ? save.record.rounds : [...save.record.rounds, moves.round]
  if (rounds.length !== moves.rounds) return null
  return {
    ...save,
    record: {
      ...save.record,
      rounds,
      ...(moves.seed === undefined ? {} : { seed: moves.seed }),
      ...(moves.seats === undefined ? {} : { seats: moves.seats }),
    },
    ...(moves.round === undefined ? {} : { said: [...save.said, moves.said ?? {}] }),
    ...(moves.draft === undefined ? {} : { draft: moves.draft }),
  }
}

/** Does the copy replay to the row that the referee has? */
export function agrees(table: Table, save: Save, hash: string): boolean {
  const played = replay(table, save.record)
  return played.ok && hashText(played.value.row.join(',')) === hash
}
