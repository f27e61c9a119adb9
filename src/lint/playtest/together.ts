/**
 * Some rounds of curious games are played together: toward an exit that no
 * game has signed yet, on a line that the search knows, everyone saying yes.
 * The rounds between are the seekers' own, so that lines meet disturbed states.
 */
import type { RoundRecord } from '../../domain/record.ts'
import type { Row, Table } from '../../engine/table.ts'
import { everyoneAgrees } from '../../offramps/everyoneAgrees.ts'
import { verdict } from '../../offramps/verdict.ts'
import type { Dice } from '../../std/draw.ts'

/** The next round toward an unseen exit that is still in reach; null where chance says otherwise or none is. */
export function togetherRound(table: Table, row: Row, seen: ReadonlySet<string>, dice: Dice): RoundRecord | null {
  if (dice.roll(5) === 0) return null
  const unseen = table.scenario.exits.filter(
    ({ id }, e) => !seen.has(`exit ${id}`) && row[table.layout.taken + e] === 0,
  )
  for (const { id } of unseen) {
    const { certificate } = verdict(table, row, id, { withoutSlack: true })
    if (certificate?.kind !== 'line') continue
    const commit = certificate.rounds[0]?.commit ?? {}
    return { commit, answers: everyoneAgrees(table, commit) }
  }
  return null
}
