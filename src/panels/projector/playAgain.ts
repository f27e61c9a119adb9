/**
 * A record under other numbers. A card that its seat could not have played then is
 * left out and said to be; everything else is played as it was. Only for asking
 * "would it hold?": a record itself is always replayed strictly.
 */
import type { GameRecord } from '../../domain/record.ts'
import { adjudicate } from '../../engine/adjudicate.ts'
import { luckOf, type PlayedRound, playRound, type Replay } from '../../engine/game.ts'
import { layHistory, startRow } from '../../engine/history.ts'
import { isOver } from '../../engine/holds.ts'
import type { Row, Table } from '../../engine/table.ts'

export interface Dropped {
  /** As counted in the scenario, from 1. */
  readonly round: number
  readonly seat: string
  /** Code of the rule that did not allow it. */
  readonly why: string
}

export interface PlayedAgain {
  readonly replay: Replay
  readonly dropped: readonly Dropped[]
}

export function playAgain(table: Table, record: GameRecord): PlayedAgain {
  const laid = layHistory(table, record.start)
  const luck = luckOf(table, record.seed)
  const rounds: PlayedRound[] = []
  const dropped: Dropped[] = []
  let row: Row = startRow(table, record.start, laid)
  for (const given of record.rounds) {
    if (isOver(table, row)) break
    let commit = given.commit
    // One seat after the other is told what it cannot play, until the rest is legal.
    for (
      let refused = adjudicate(table, row, commit, given.answers).refused;
      refused !== null;
      refused = adjudicate(table, row, commit, given.answers).refused
    ) {
      dropped.push({ round: row[0]! + 1, ...refused })
      commit = { ...commit, [refused.seat]: [] }
    }
    const played = playRound(table, row, { ...given, commit }, luck)
    rounds.push(played)
    row = played.after
  }
  return { replay: { laid, rounds, row, over: isOver(table, row) }, dropped }
}
