/**
 * The one exit a seat drives at. Focus, not goodwill, is the scarce resource:
 * so a bargainer picks one way, says which, shows it by what it commits, and
 * changes its mind when that way closes or the others keep refusing.
 *
 * Read off public things only: anybody at the table can work it out.
 */
import type { Act } from '../domain/move.ts'
import { exitIndex, readSteps, seatIndex } from '../engine/read.ts'
import type { Table } from '../engine/table.ts'
import type { PartyView } from '../engine/view.ts'
import type { Eye } from './eye.ts'
import { eyeOf } from './eye.ts'
import { interestIn } from './reading.ts'
import { distance, FAR } from './ways.ts'
import { WEIGHTS } from './weights.ts'

export interface Drive {
  /** Id of the exit, or null: it drives at none and minds its home. */
  readonly exit: string | null
  /** Ways it would rather take than none, best first. */
  readonly ranking: readonly { readonly exit: string; readonly score: number }[]
}

const MEMORY_ROUNDS = 3
const LOOK = 2000

/** Which exit does the seat of this view drive at? */
export function drivesAt(table: Table, view: PartyView, seat: string = view.seat): Drive {
  const eye = eyeOf(table, view, LOOK)
  const scores = driveScores(eye, seatIndex(table, seat))
  const ranking = scores
    .map((score, e) => ({ exit: table.scenario.exits[e]!.id, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return { exit: ranking[0]?.exit ?? null, ranking }
}

/** Index of the exit with the highest score above 0, or −1. */
export function driveOf(eye: Eye, seat: number, noise?: (exit: number) => number): number {
  let best = -1
  let most = 0
  driveScores(eye, seat).forEach((score, e) => {
    if (score <= 0) return
    const with_ = score + (noise?.(e) ?? 0)
    if (with_ > most) {
      most = with_
      best = e
    }
  })
  return best
}

/** Own interest, others' unwillingness, distance, and what was shown and refused in recent rounds. */
export function driveScores(eye: Eye, seat: number): readonly number[] {
  const known = eye.drives.get(seat)
  if (known !== undefined) return known
  const scores = scoreWays(eye, seat)
  eye.drives.set(seat, scores)
  return scores
}

function scoreWays(eye: Eye, seat: number): readonly number[] {
  const { table } = eye
  return eye.ahead.ways.map((way, e) => {
    const interest = interestIn(eye, way, seat)
    if (!way.live || interest <= 0) return 0
    const { signatories } = table.exits[e]!
    const unwilling = signatories.reduce((sum, s) => sum + Math.min(0, interestIn(eye, way, s)), 0)
    const far = distance(table, eye.row, e, eye.visits)
    if (far >= FAR) return 0
    const broke = signatories.reduce((sum, s) => sum + Math.max(0, way.bill[s]! - payable(eye, s, e)), 0)
    const score =
      4 - 2 * broke + interest + unwilling - Math.trunc(far / 3) + shown(eye, e, seat) - refused(eye, e, seat)
    return Math.max(0, score)
  })
}

/** What a seat can spend until the window closes: what it has, and a point at home every second round. */
const payable = (eye: Eye, seat: number, exit: number): number =>
  eye.row[eye.table.layout.standing + seat]! + Math.trunc((eye.table.exits[exit]!.last - eye.row[0]! + 1) / 2)

/** Recent acts toward this exit: one's own count most, others' are an invitation. */
function shown(eye: Eye, exit: number, seat: number): number {
  const { table } = eye
  let own = 0
  let others = 0
  const recent = [...eye.past.slice(-MEMORY_ROUNDS).map(({ commit }) => commit), eye.revealed]
  for (const commit of recent) {
    table.seats.forEach((id, s) => {
      for (const act of commit[id] ?? []) {
        const points = advance(table, act, exit)
        if (s === seat) own += points
        else others += points
      }
    })
  }
  return Math.min(5, own) + Math.min(3, Math.trunc(others / 2))
}

/** How plainly an act works toward an exit: 0 to 3. */
export function advance(table: Table, act: Act, exit: number): number {
  const entry = table.exits[exit]!
  if (act.kind === 'sign') return exitIndex(table, act.exit) === exit ? 3 : 0
  if (act.kind === 'call') {
    const room = table.roomIds.indexOf(act.room)
    return entry.conditions.some((test) => test.k === 'held' && test.i === room) ? 1 : 0
  }
  if (act.kind === 'reserve') {
    const reserve = table.reserves[table.scenario.reserves.findIndex(({ id }) => id === act.reserve)]
    return reserve !== undefined &&
      entry.terms.some((term) => term.holdings.includes(reserve.holding) && term.options.includes(reserve.option))
      ? 2
      : 0
  }
  if (act.kind !== 'deal') return 0
  if (act.signs !== undefined) return exitIndex(table, act.signs) === exit ? 3 : 0
  const shifts = readSteps(table, act.steps) ?? []
  const hits = shifts.filter(({ h, o }) =>
    entry.terms.some((term) => term.holdings.includes(h) && term.options.includes(o)),
  )
  return hits.length === 0 ? 0 : hits.length === shifts.length ? 2 : 1
}

/** Noes that this seat's own proposals toward the exit met in recent rounds. */
function refused(eye: Eye, exit: number, seat: number): number {
  const { table } = eye
  let noes = 0
  for (const round of eye.past.slice(-MEMORY_ROUNDS)) {
    for (const matter of round.matters) {
      if (seatIndex(table, matter.by) !== seat) continue
      const act: Act | null =
        matter.kind === 'deal' ? matter.act : matter.kind === 'sign' ? { kind: 'sign', exit: matter.exit } : null
      if (act === null || advance(table, act, exit) === 0) continue
      noes += round.declined.filter(
        (entry) => entry.startsWith(`${matter.id} `) || entry.startsWith(`k:${matter.id} `),
      ).length
    }
  }
  return Math.min(8, WEIGHTS.again.value * 2 * noes)
}
