/**
 * A client's own copy of its table: moves go in, the same engine replays them,
 * and the referee's hash says whether both still agree.
 */
import { replay } from '../../engine/game.ts'
import type { Table } from '../../engine/table.ts'
import { hashText } from '../../std/hash.ts'
import type { Save } from '../../store/save.ts'
import { draftBefore, type TableMoves } from './news.ts'

/** The save after these moves, or null if they do not fit the copy: then everything is asked for anew. */
export function withMoves(save: Save, moves: TableMoves): Save | null {
  const { round, said, seed } = moves
  const rounds = round === undefined ? save.record.rounds : [...save.record.rounds, round]
  if (rounds.length !== moves.rounds) return null
  const base = draftBefore(save.draft, moves.draft?.stage ?? save.draft.stage, round, said)
  return {
    ...save,
    record: { ...save.record, rounds, ...(seed === undefined ? {} : { seed }) },
    ...(round === undefined ? {} : { said: [...save.said, said ?? {}] }),
    draft: { ...base, ...moves.draft },
  }
}

/** Does the copy replay to the row that the referee has? */
export function agrees(table: Table, save: Save, hash: string): boolean {
  const played = replay(table, save.record)
  return played.ok && hashText(played.value.row.join(',')) === hash
}
