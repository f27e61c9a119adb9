/** The one change outside its steps that would turn a no: standing, trust, time, a quieter round. */
import type { DealAction } from '../engine/action.ts'
import { dealCost } from '../engine/cost.ts'
import type { Table } from '../engine/table.ts'
import type { Eye } from './eye.ts'
import { type Ground, type Turn, totalOf } from './policy.ts'
import { NO_HURRY, trusted, weighDeal } from './weigh.ts'
import { WEIGHTS } from './weights.ts'

/** Grounds that say what it has promised in the round. */
export const PROMISED: readonly string[] = [
  'promised-option',
  'accepted-option',
  'promised-standing',
  'promised-steps',
  'already-promised',
]

/** What it would take but for its other promises of the round. */
export const laterTurn = (sum: readonly Ground[], wanted: boolean): Turn | null =>
  wanted && PROMISED.includes(sum.at(-1)!.code) ? { kind: 'later' } : null

/** What it could not pay. */
export function standingTurn(eye: Eye, seat: number, refusal: string | null, deal: DealAction): Turn | null {
  const short = -leftAfter(eye, seat, deal)
  return refusal === 'standing' && short > 0 ? { kind: 'standing', n: short } : null
}

const leftAfter = ({ table, row }: Eye, seat: number, deal: DealAction): number =>
  row[table.layout.standing + seat]! - dealCost(table, row, deal.room, deal.shifts, seat).net

/** A text that it does not want by little: the ground without which it would, or the trust at which its steps cost less. */
export function nearTurn(eye: Eye, seat: number, deal: DealAction, signs: number, sum: readonly Ground[]): Turn | null {
  const only = (code: Ground['code']) => sum.find((ground) => ground.code === code && totalOf(sum) - ground.weight > 0)
  const left = leftAfter(eye, seat, deal)
  const saving = only('saving')
  if (saving !== undefined) return { kind: 'standing', n: saving.n! - left }
  if (only('standing-low') !== undefined) return { kind: 'standing', n: WEIGHTS.standingLeft.value - left }
  const trust = coverTurn(eye, seat, deal, signs)
  if (trust !== null) return trust
  const patience = only('no-hurry')
  return patience?.exit === undefined ? null : { kind: 'wait', exit: patience.exit, n: NO_HURRY - 1 }
}

/** More trust, up to where others' steps cover more of its cost, other things as they are. */
function coverTurn(eye: Eye, seat: number, deal: DealAction, signs: number): Turn | null {
  const { table, row } = eye
  if (table.coverTrack < 0 || eye.visits.left <= 0) return null
  const at = table.layout.track + table.coverTrack
  const covers = (value: number) => table.coverAt[value] ?? 0
  for (let value = row[at]! + 1; value < table.coverAt.length; value++) {
    if (covers(value) === covers(value - 1)) continue
    const there = row.slice()
    there[at] = value
    if (totalOf(weighDeal({ ...eye, row: there, known: new Map() }, seat, deal, signs)) > 0)
      return { kind: 'track', track: table.tracks[table.coverTrack]!, atLeast: value }
  }
  return null
}

/** A no to a signature that only doubt makes one. */
export function doubtTurn(table: Table, sum: readonly Ground[]): Turn | null {
  const doubt = sum.find(({ code }) => code === 'trust-thin')
  const total = totalOf(sum)
  return doubt?.track === undefined || total > 0 || total - doubt.weight <= 0
    ? null
    : { kind: 'track', track: doubt.track, atLeast: trusted(table) }
}
