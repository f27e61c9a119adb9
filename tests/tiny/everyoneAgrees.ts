/** Everybody says yes to whatever is put to them. */
import type { Agenda, Answer, Answers } from '../../src/domain/move.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import type { Table } from '../../src/engine/table.ts'

const YES: Answer = { kind: 'accept' }

export const everyoneAgrees = (table: Table, commit: Readonly<Record<string, Agenda>>): Answers =>
  Object.fromEntries(
    mattersOf(table, commit).map((matter) => [matter.id, Object.fromEntries(matter.to.map((seat) => [seat, YES]))]),
  )
