/**
 * Who could have kept an exit, in which round at the latest: scanned back from
 * the round that closed it, since being able to in one round says nothing about
 * the next. All else stays as recorded up to the close; only then the others'
 * yes is asked for.
 */
import type { Keeper, LineCertificate, OtherMove } from '../../domain/reading.ts'
import type { Line } from '../../domain/verdict.ts'
import type { Reaches } from '../reach.ts'
import type { Working } from '../working.ts'
import type { Course } from './course.ts'
import { subsets } from './credited.ts'
import { movesOfOne, movesOfSeveral } from './otherMoves.ts'

/** Changes replayed of one seat in one round, and of several together; most of them end in the same few states. */
const MOST_ALONE = 1200
const MOST_TOGETHER = 40
/** New states asked about: of one seat in one round, of all seats alone, of several together. */
const ASKED_OF_ONE = 40
const ASKED_ALONE = 240
const ASKED_TOGETHER = 120
const ASKED_TO_SPARE = 16

export interface Keepers {
  readonly keepers: readonly Keeper[]
  /** What each seat could have done alone was all looked at. */
  readonly isWhole: boolean
}

export function* keepersOf(course: Course, closed: number, reaches: Reaches): Working<Keepers> {
  const { seats } = course.table
  const keepers: Keeper[] = []
  const lines: Line[] = []
  const left = { alone: ASKED_ALONE, together: ASKED_TOGETHER }
  let isWhole = true
  for (let place = closed; place >= 0; place--) {
    reaches.left = 1
    const { line } = yield* reaches.from(course.rounds[place]!.before)
    if (line !== undefined) lines.unshift(line.rounds)
    for (let size = 1; size <= seats.length; size++) {
      for (const group of subsets(seats, size)) {
        if (keepers.some((keeper) => keeper.seats.every((seat) => group.includes(seat)))) continue
        const purse = size === 1 ? 'alone' : 'together'
        const most = size === 1 ? Math.min(ASKED_OF_ONE, left.alone) : left.together
        reaches.left = most
        const tried =
          size === 1
            ? oneByOne(course, place, group[0]!, lines.slice(0, 3))
            : movesOfSeveral(course, place, group, lines.slice(0, 3))
        const found = yield* firstThatKeeps(
          course,
          place,
          closed,
          tried,
          size === 1 ? MOST_ALONE : MOST_TOGETHER,
          reaches,
        )
        left[purse] -= most - reaches.left
        if (size === 1 && !found.isWhole) isWhole = false
        if (found.moves === undefined) continue
        reaches.left = ASKED_TO_SPARE
        const { moves, line: way } = size === 1 ? found : yield* spared(course, place, closed, found, reaches)
        keepers.push({
          seats: group,
          round: course.rounds[place]!.round + 1,
          index: course.indexOf(place),
          moves,
          certificate: way,
        })
      }
    }
  }
  const inOrder = keepers
    .map((keeper, i) => ({ keeper, i }))
    .sort((a, b) => a.keeper.seats.length - b.keeper.seats.length || a.i - b.i)
  return { keepers: inOrder.map(({ keeper }) => keeper), isWhole }
}

function* oneByOne(
  course: Course,
  place: number,
  seat: string,
  lines: readonly Line[],
): Generator<readonly OtherMove[]> {
  for (const move of movesOfOne(course, place, seat, lines)) yield [move]
}

/** Acts that the line has beside what is needed are left out again, one by one. */
function* spared(
  course: Course,
  place: number,
  closed: number,
  kept: Extract<Kept, { line: LineCertificate }>,
  reaches: Reaches,
): Working<Extract<Kept, { line: LineCertificate }>> {
  let best = kept
  for (const [m, { agenda = [] }] of kept.moves.entries())
    for (const slot of agenda.keys()) {
      if (agenda[slot]!.kind === 'pass') continue
      const moves = best.moves.map(
        (move, at): OtherMove =>
          at === m ? { ...move, agenda: move.agenda!.map((act, s) => (s === slot ? { kind: 'pass' } : act)) } : move,
      )
      const { can, line } = yield* reaches.from(course.after(place, closed, { moves }))
      if (can === 'yes') best = { ...best, moves, line: line! }
    }
  return best
}

type Kept =
  | { readonly moves?: undefined; readonly isWhole: boolean }
  | { readonly moves: readonly OtherMove[]; readonly line: LineCertificate; readonly isWhole: boolean }

function* firstThatKeeps(
  course: Course,
  place: number,
  closed: number,
  tried: Generator<readonly OtherMove[]>,
  most: number,
  reaches: Reaches,
): Working<Kept> {
  let left = most
  let isWhole = true
  for (const moves of tried) {
    if (left-- <= 0) return { isWhole: false }
    const { can, line } = yield* reaches.from(course.after(place, closed, { moves }))
    if (can === 'yes') return { moves, line: line!, isWhole }
    if (can === 'not-proved') isWhole = false
  }
  return { isWhole }
}
