/** What a seat could say in confidence that exits still rest on, each wording once. */
import type { Act } from '../domain/move.ts'
import { writeSignal } from '../engine/read.ts'
import { RED, type Row, type Table } from '../engine/table.ts'

/** `exit`: for this one only; −1 is none. */
export function wordsOf(table: Table, row: Row, seat: number, exit?: number): readonly Act[] {
  const acts = new Map<string, Act>()
  for (const [c, word] of table.confidences.entries()) {
    if (word.by !== seat || row[table.layout.told + c] === 1 || (exit !== undefined && word.exit !== exit)) continue
    for (const o of word.options) {
      if (table.holdings[word.holding]!.cost[o]! >= RED) continue
      const act = writeSignal(table, { h: word.holding, o, to: word.to })
      acts.set(JSON.stringify(act), act)
    }
  }
  return [...acts.values()]
}
