/** The computer's seats at a live table: each policy gets its own view and its own dice. */
import type { Agenda, Matter } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Replay } from '../engine/game.ts'
import { putUpIn } from '../engine/known.ts'
import type { Table } from '../engine/table.ts'
import { viewFor } from '../engine/view.ts'
import { dice } from '../std/draw.ts'
import { hashText } from '../std/hash.ts'
import type { Judged } from './policy.ts'
import { policyOf } from './registry.ts'

export const diceFor = (record: GameRecord, seat: string, step: string) =>
  dice(Number.parseInt(hashText(`${record.seed} ${record.rounds.length} ${seat} ${step}`).slice(0, 7), 16))

export const seatedBots = {
  commit(table: Table, record: GameRecord, played: Replay, seat: string): Agenda {
    const view = viewFor(table, record, played.rounds, played.row, seat)
    return policyOf(record.seats[seat] ?? '').commit(table, view, diceFor(record, seat, 'commit'))
  },
  answer(
    table: Table,
    record: GameRecord,
    played: Replay,
    seat: string,
    own: Agenda,
    matters: readonly Matter[],
    earlier: readonly Matter[] = [],
  ): Readonly<Record<string, Judged>> {
    const view = viewFor(table, record, played.rounds, played.row, seat, putUpIn(matters))
    const policy = policyOf(record.seats[seat] ?? '')
    const given: Record<string, Judged> = {}
    const accepted: Matter[] = [...earlier]
    for (const matter of matters) {
      const judged = policy.answer(table, view, own, matter, accepted, diceFor(record, seat, matter.id))
      given[matter.id] = judged
      if (judged.answer.kind === 'accept') accepted.push(matter)
    }
    return given
  },
}
