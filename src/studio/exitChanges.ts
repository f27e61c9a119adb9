/** Where two runs of one record part: for each exit the first round in which it stands otherwise, and how it ends. */
import { type SignState, signState } from '../panels/app/analysis.ts'
import type { Rerun, RerunLane } from '../workers/rerun.ts'

export interface ExitChange {
  readonly exit: string
  readonly n: number
  readonly name: string
  readonly change:
    | { readonly kind: 'new' | 'gone' }
    /** `round` is about to be played; one more than the last at the end. */
    | { readonly kind: 'stands'; readonly round: number; readonly now: SignState; readonly was: SignState }
}

/** @param rounds of the calendar: in a long one a single spare round already narrows */
export function exitChanges(was: Rerun, now: Rerun, rounds: number): readonly ExitChange[] {
  const before = new Map(was.lanes.map((lane) => [lane.exit, lane]))
  const changed = now.lanes.flatMap((lane) => {
    const old = before.get(lane.exit)
    if (old === undefined) return [told(lane, { kind: 'new' })]
    return differences(old, lane, rounds).map((change) => told(lane, change))
  })
  const ids = new Set(now.lanes.map(({ exit }) => exit))
  return [...changed, ...was.lanes.filter(({ exit }) => !ids.has(exit)).map((lane) => told(lane, { kind: 'gone' }))]
}

const told = ({ exit, n, name }: RerunLane, change: ExitChange['change']): ExitChange => ({ exit, n, name, change })

function differences(old: RerunLane, now: RerunLane, rounds: number): readonly ExitChange['change'][] {
  const both = now.cells.flatMap((cell, i) => {
    const other = old.cells[i]
    if (other === undefined) return []
    const [is, was] = [signState(cell.verdict, rounds), signState(other.verdict, rounds)]
    return is === was ? [] : [{ kind: 'stands' as const, round: cell.round, now: is, was }]
  })
  const [first, last] = [both[0], endings(old, now, rounds) ?? both.at(-1)]
  if (first === undefined || last === undefined) return last === undefined ? [] : [last]
  return last.now === first.now && last.was === first.was ? [first] : [first, last]
}

/** Where one of the runs is shorter, the ends of the two are not in the same round. */
function endings(old: RerunLane, now: RerunLane, rounds: number) {
  const [is, was] = [now.cells.at(-1), old.cells.at(-1)]
  if (is === undefined || was === undefined || old.cells.length === now.cells.length) return undefined
  const ends = { now: signState(is.verdict, rounds), was: signState(was.verdict, rounds) }
  return ends.now === ends.was ? undefined : { kind: 'stands' as const, round: rounds + 1, ...ends }
}
