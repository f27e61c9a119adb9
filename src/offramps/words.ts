/** What a seat could say in confidence that an exit still rests on, as acts. */
import type { Act } from '../domain/move.ts'
import { writeSignal } from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'
import { hearers, sayable } from './targets.ts'

export function wordsOf(table: Table, row: Row, seat: number): readonly Act[] {
  const said = new Set<string>()
  return table.confidences.flatMap(({ by, holding: h }, c): readonly Act[] =>
    by !== seat || row[table.layout.told + c] === 1
      ? []
      : sayable(table, c).flatMap((o): Act[] => {
          const key = `${h} ${o}`
          return said.size === said.add(key).size ? [] : [writeSignal(table, { h, o, to: hearers(table, h, o) })]
        }),
  )
}
