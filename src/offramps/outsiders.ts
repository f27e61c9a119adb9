/**
 * Whom the signatories of an exit can do without, and who can wreck it now.
 * Outsiders move last and see everything: the pessimistic reading. Every set of
 * seats that can force an exit contains its signatories, so only the others are
 * asked about, each alone and all together. The words for this in the field are
 * coalitional ability in alternating-time logic (Alur, Henzinger and Kupferman)
 * and coalition moves in the graph model for conflict resolution (Fang, Hipel
 * and Kilgour).
 *
 * Yes: a plan that answers every push of theirs. No: their own yes is needed, or
 * they need only be silent, or one act of theirs seals it. Small games are
 * looked at whole. What is neither is not proved.
 */
import type { Act } from '../domain/move.ts'
import type { LineCertificate, Outsiders, Without, Wrecker, YesNo } from '../domain/reading.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { exitIndex } from '../engine/read.ts'
import { step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { boundOf, closeOutlook } from './bounds.ts'
import { everyoneAgrees } from './everyoneAgrees.ts'
import { Openings } from './opening.ts'
import { Contest } from './outsiders/contest.ts'
import { Fold, isMiniature } from './outsiders/fold.ts'
import { Plan } from './outsiders/plan.ts'
import { cardsOf, stepsOf } from './outsiders/pushes.ts'
import { settledOutlooks } from './preview.ts'
import { reachedFrom } from './reach.ts'
import { type Asking, CONFLICTS } from './verdict.ts'
import { wordsOf } from './words.ts'
import { finish, type Working } from './working.ts'

export function outsiders(table: Table, row: Row, exit: string, asking: Asking = {}): Outsiders {
  return finish(outsidersOf(table, row, exit, asking))
}

export function* outsidersOf(table: Table, row: Row, exit: string, asking: Asking = {}): Working<Outsiders> {
  const x = exitIndex(table, exit)
  const { signatories } = table.exits[x]!
  const base = { exit, signatories: signatories.map((seat) => table.seats[seat]!) }
  const { can, line } = reachedFrom(table, row, x, [], asking)
  yield
  if (can !== 'yes' || line === undefined)
    return { ...base, reachable: can, without: [], wreckers: [], wreckersWhole: true }
  const others = table.seats.flatMap((_, seat) => (signatories.includes(seat) ? [] : [seat]))
  if (line.rounds.length === 0) return { ...base, reachable: can, without: [], wreckers: [], wreckersWhole: true }
  const { wreckers, isWhole } = yield* wreckersOf(table, row, x, others, line, asking)
  const without: Without[] = []
  for (const seat of others) without.push(yield* withoutSeats(table, row, x, [seat], wreckers, asking))
  if (others.length > 1) without.push(yield* withoutAll(table, row, x, others, without, wreckers, asking))
  return { ...base, reachable: can, without, wreckers, wreckersWhole: isWhole }
}

/** Whom one of them stops, all of them stop. */
function* withoutAll(
  table: Table,
  row: Row,
  exit: number,
  seats: readonly number[],
  each: readonly Without[],
  wreckers: readonly Wrecker[],
  asking: Asking,
): Working<Without> {
  const no = each.find(({ can }) => can === 'no')
  if (no !== undefined) return { ...no, seats: seats.map((seat) => table.seats[seat]!) }
  return yield* withoutSeats(table, row, exit, seats, wreckers, asking)
}

function* withoutSeats(
  table: Table,
  row: Row,
  exit: number,
  seats: readonly number[],
  wreckers: readonly Wrecker[],
  asking: Asking,
): Working<Without> {
  const names = seats.map((seat) => table.seats[seat]!)
  const told = (can: YesNo, by?: Without['by']): Without =>
    by === undefined ? { seats: names, can } : { seats: names, can, by }
  // Where agreement signs by itself, consent is asked for the texts that lead there.
  if (!table.sameRound && seats.some((seat) => table.exits[exit]!.asked.includes(seat))) return told('no', 'consent')
  if (wreckers.some(({ seat }) => names.includes(seat))) return told('no', 'act')
  const contest = new Contest(table, exit, seats)
  const plan = new Plan(contest, asking)
  if ((yield* plan.failsInSilence(row)) === true) return told('no', 'silence')
  if (isMiniature(table, row)) {
    const folded = yield* new Fold(contest).can(row)
    if (folded !== null) return told(folded ? 'yes' : 'no', 'folded')
  }
  return (yield* plan.works(row)) ? told('yes', 'plan') : told('not-proved')
}

/** One act of a seat after which nobody can reach the exit any more, whatever all do. */
function* wreckersOf(
  table: Table,
  row: Row,
  exit: number,
  seats: readonly number[],
  line: LineCertificate,
  asking: Asking,
): Working<{ readonly wreckers: readonly Wrecker[]; readonly isWhole: boolean }> {
  const wreckers: Wrecker[] = []
  let isWhole = true
  const from = boundOf(table, closeOutlook(table, row), exit).earliest
  for (const seat of seats) {
    const openings = new Openings(table, row, seat)
    for (const act of [...cardsOf(table, seat), ...stepsOf(table, row, seat), ...wordsOf(table, row, seat)]) {
      if (!checkAgenda(table, row, table.seats[seat]!, [act]).ok) continue
      yield
      if (seals(table, row, exit, seat, act)) wreckers.push({ seat: table.seats[seat]!, act })
      else if (!isHarmless(table, row, exit, seat, act, line, asking)) {
        const { is } = openings.ask([act], exit, from, asking.conflicts ?? CONFLICTS)
        if (is === 'no') wreckers.push({ seat: table.seats[seat]!, act })
        if (is === 'open') isWhole = false
      }
    }
  }
  return { wreckers, isWhole }
}

const seals = (table: Table, row: Row, exit: number, seat: number, act: Act): boolean =>
  settledOutlooks(table, row, seat, [act]).every((outlook) => boundOf(table, outlook, exit).earliest < 0)

/** With this act in place of the seat's own part of the line, is it still in reach? */
function isHarmless(
  table: Table,
  row: Row,
  exit: number,
  seat: number,
  act: Act,
  line: LineCertificate,
  asking: Asking,
): boolean {
  const commit = { ...line.rounds[0]!.commit, [table.seats[seat]!]: [act] }
  const { action } = adjudicate(table, row, commit, everyoneAgrees(table, commit))
  const after = step(table, row, action, (event) => line.draws.includes(table.scenario.events[event]!.id))
  return reachedFrom(table, after, exit, [line], asking).can === 'yes'
}
