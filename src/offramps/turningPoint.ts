/**
 * When an exit closed for good in a record, what that is credited to, and who
 * could have kept it (H26): the smallest sets of that round's acts, answers and
 * events without which it would still be in reach, and for every smallest set of
 * seats the latest round in which other moves of theirs would have kept it.
 *
 * Acts before parties. It never says that others would have gone along.
 */
import type { Alternative, Cause, Credit, Keeper, TurningPoint } from '../domain/reading.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Certificate, Verdict } from '../domain/verdict.ts'
import type { Replay } from '../engine/game.ts'
import type { Table } from '../engine/table.ts'
import { Reaches } from './reach.ts'
import type { Timeline } from './timeline.ts'
import { Course } from './turning/course.ts'
import { creditedIn } from './turning/credited.ts'
import { keepersOf } from './turning/keepers.ts'
import type { Asking } from './verdict.ts'
import { finish, type Working } from './working.ts'

export type { Alternative, Cause, Keeper, TurningPoint } from '../domain/reading.ts'

/** Questions about what closed an exit. */
const MOST_ASKED = 160

export function turningPoints(
  table: Table,
  record: GameRecord,
  replay: Replay,
  line: Timeline,
  asking: Asking = {},
): readonly TurningPoint[] {
  return [...eachTurningPoint(table, record, replay, line, asking)].filter((point) => point !== undefined)
}

/**
 * One exit after the other, for a page that shows them as they come; undefined is a pause for breath. Those that no
 * single sum closed come last: around them every question is a search, and the others need not wait for it.
 */
export function* eachTurningPoint(
  table: Table,
  record: GameRecord,
  replay: Replay,
  line: Timeline,
  asking: Asking = {},
): Generator<TurningPoint | undefined> {
  const course = new Course(table, record, replay)
  const closed = line.lanes.flatMap((lane) => {
    const at = lane.cells.findIndex((cell) => cell.id === 'sealed')
    const certificate = lane.cells[at]?.verdict.certificate
    return certificate === undefined ? [] : [{ lane, at, certificate }]
  })
  const isSearch = ({ certificate }: (typeof closed)[number]): boolean => certificate.kind === 'clauses'
  for (const { lane, at, certificate } of [...closed.filter((one) => !isSearch(one)), ...closed.filter(isSearch)])
    yield yield* pointOf(course, lane.exit, at, certificate, lane.cells[at - 1]?.verdict, asking)
}

/** The turning point of one exit; `boundary` is the first state in which it was sealed. */
export function turningPoint(
  table: Table,
  record: GameRecord,
  replay: Replay,
  line: Timeline,
  exit: string,
  asking: Asking = {},
): TurningPoint | undefined {
  const lane = line.lanes.find((one) => one.exit === exit)
  const at = lane?.cells.findIndex((cell) => cell.id === 'sealed') ?? -1
  if (lane === undefined || at < 0) return undefined
  return finish(
    pointOf(
      new Course(table, record, replay),
      exit,
      at,
      lane.cells[at]!.verdict.certificate!,
      lane.cells[at - 1]?.verdict,
      asking,
    ),
  )
}

function* pointOf(
  course: Course,
  exit: string,
  boundary: number,
  certificate: Certificate,
  hint: Verdict | undefined,
  asking: Asking,
): Working<TurningPoint> {
  const base = { exit, certificate }
  if (boundary === 0)
    return {
      ...base,
      round: 0,
      index: -1,
      credited: [],
      causes: [],
      together: false,
      keepers: [],
      couldHaveKept: [],
      isWhole: true,
    }
  const closed = boundary - 1
  const x = course.table.scenario.exits.findIndex((entry) => entry.id === exit)
  const reaches = new Reaches(course.table, x, MOST_ASKED, hint, asking)
  const credited = yield* creditedIn(course, closed, reaches)
  const causes = withShut(
    certificate,
    credited.sets.flatMap((set) => causeOf(course, closed, set)),
  )
  const { keepers, isWhole } = yield* keepersOf(course, closed, reaches)
  return {
    ...base,
    round: course.rounds[closed]!.round + 1,
    index: course.indexOf(closed),
    credited: credited.sets,
    causes,
    together: credited.sets.some((set) => set.length > 1) && causes.every(({ kind }) => kind === 'event'),
    keepers,
    couldHaveKept: keepers.flatMap(alternativeOf),
    isWhole: credited.isWhole && isWhole,
  }
}

/** What made it void stands first, even where it could no longer have been reached anyway. */
function withShut(certificate: Certificate, causes: readonly Cause[]): readonly Cause[] {
  if (certificate.kind !== 'shut') return causes
  const { event, by } = certificate
  return [{ kind: 'event', event, by }, ...causes.filter((cause) => cause.kind !== 'event' || cause.event !== event)]
}

/** A set that is one deed, or all the acts of one seat. */
function causeOf(course: Course, place: number, set: readonly Credit[]): readonly Cause[] {
  const [first] = set
  if (first === undefined || first.kind === 'documented') return []
  if (set.length === 1) return [first]
  if (first.kind !== 'act' || !set.every((credit) => credit.kind === 'act' && credit.seat === first.seat)) return []
  const agenda = course.agendaOf(place, first.seat).filter(({ kind }) => kind !== 'pass')
  return set.length === agenda.length ? [{ kind: 'agenda', seat: first.seat, agenda }] : []
}

/** As one card shows it: a single change; of a documented round there is nothing to try from. */
function alternativeOf({ seats, round, index, moves }: Keeper): readonly Alternative[] {
  const [move] = moves
  if (seats.length !== 1 || move === undefined || index < 0) return []
  const { seat, agenda, answers } = move
  if (agenda !== undefined) return [{ seat, round, index, instead: { kind: 'agenda', agenda } }]
  const [only, ...more] = answers
  return only === undefined || more.length > 0 ? [] : [{ seat, round, index, instead: { kind: 'answer', ...only } }]
}

/** For one seat: the latest round in which it could have kept the exit alone, and with whom it could have together. */
export function keptBy(point: TurningPoint, seat: string): { readonly alone?: Keeper; readonly together?: Keeper } {
  const mine = point.keepers.filter(({ seats }) => seats.includes(seat))
  const alone = mine.find(({ seats }) => seats.length === 1)
  const together = mine
    .filter(({ seats }) => seats.length > 1)
    .sort((a, b) => b.round - a.round || a.seats.length - b.seats.length)[0]
  return { ...(alone === undefined ? {} : { alone }), ...(together === undefined ? {} : { together }) }
}
