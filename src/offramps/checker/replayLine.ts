/** Replays a line as people would play it: commitments checked, everyone says yes, the rules do the rest. */
import type { Answer, Answers } from '../../domain/move.ts'
import type { Line } from '../../domain/verdict.ts'
import { adjudicate } from '../../engine/adjudicate.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import { isOver } from '../../engine/holds.ts'
import { mattersOf } from '../../engine/matters.ts'
import { step } from '../../engine/step.ts'
import type { Row, Table } from '../../engine/table.ts'
import { no, ok, type Result } from '../../std/result.ts'

/** `draws` are the chance events that happen; all others do not. */
export function replayLine(table: Table, from: Row, line: Line, draws: readonly string[]): Result<Row> {
  let row = from
  for (let i = 0; i < line.length; i++) {
    const { commit } = line[i]!
    if (isOver(table, row)) return no('line-too-long', { round: i + 1 })
    for (const seat of Object.keys(commit)) {
      const checked = checkAgenda(table, row, seat, commit[seat]!)
      if (!checked.ok) return no('line-illegal', { round: i + 1, seat, why: checked.reason.code })
    }
    const yes: Record<string, Record<string, Answer>> = {}
    for (const matter of mattersOf(table, commit))
      yes[matter.id] = Object.fromEntries(matter.to.map((seat) => [seat, { kind: 'accept' }]))
    const { action, notes } = adjudicate(table, row, commit, yes satisfies Answers)
    if (notes.some((note) => note.kind === 'deal-failed')) return no('line-refused', { round: i + 1 })
    row = step(table, row, action, (event) => draws.includes(table.scenario.events[event]!.id))
  }
  return ok(row)
}
