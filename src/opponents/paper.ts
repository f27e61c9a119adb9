/**
 * Plays its paper: does what its government is on record as doing, restates,
 * and says yes only to what its documented position already contains.
 */
import type { Act, Agenda } from '../domain/move.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { rise, type Shift } from '../engine/cost.ts'
import { actsOf } from '../engine/history.ts'
import { reservedYes } from '../engine/matters.ts'
import { exitIndex, readSteps, roomIndex, seatIndex } from '../engine/read.ts'
import { RED, type Row, type Table } from '../engine/table.ts'
import { promisedBy, textOf, unbearable } from './bearable.ts'
import { eyeOf } from './eye.ts'
import { RESERVED } from './judge.ts'
import { type Ground, type Judged, likelihood, type Policy, totalOf } from './policy.ts'
import { aboutShift, BARRED } from './weigh.ts'

export const paper: Policy = {
  id: 'paper',
  name: 'policy.paper',
  source: 'documents',
  describe: {
    memory: 'none',
    chance: 'none',
    looksAt: ['own-paper', 'documented-history', 'public-state'],
    budget: { commit: 0, answer: 0 },
  },
  commit: (table, view) => documented(table, view.row, view.seat),
  answer(table, view, agenda, matter, accepted): Judged {
    if (reservedYes(table, view.row, matter, view.seat)) return RESERVED
    const eye = eyeOf(table, view, 0)
    const seat = seatIndex(table, view.seat)
    if (matter.kind === 'call')
      return given([
        {
          code: 'meeting-free',
          weight: 1,
          room: matter.room,
          cite: table.scenario.rooms[roomIndex(table, matter.room)]!.cite,
        },
      ])
    if (matter.kind === 'sign')
      return given(
        ownTerms(table, view.row, seat, exitIndex(table, matter.exit)).map((shift) => onPaper(eye, seat, shift)),
      )
    const steps = readSteps(table, matter.act.steps) ?? []
    const touching = steps.filter(
      (shift) =>
        table.holdings[shift.h]!.seat === seat || table.concerns[table.holdings[shift.h]!.issue]!.includes(seat),
    )
    const sum = touching.map((shift) => onPaper(eye, seat, shift))
    const deal = textOf(table, matter)[0]
    const refusal =
      deal === undefined
        ? 'unknown'
        : unbearable(table, view.row, seat, promisedBy(table, view.row, view.seat, agenda, accepted, matter), deal)
    if (refusal !== null) sum.push({ code: 'already-promised', weight: BARRED, cite: [] })
    return given(sum)
  },
}

const given = (sum: readonly Ground[]): Judged => ({
  answer: { kind: totalOf(sum) >= 0 ? 'accept' : 'decline' },
  likely: likelihood(sum.length === 0 ? YES : sum),
  sum,
})

const YES: readonly Ground[] = [{ code: 'paper', weight: 2, cite: [] }]

/** Is the option of this step on the seat's own paper? */
function onPaper(eye: ReturnType<typeof eyeOf>, seat: number, shift: Shift): Ground {
  const { table, row } = eye
  const { issue } = table.holdings[shift.h]!
  const mine = table.holding[seat]![issue]!
  if (mine < 0) return { code: 'its-voice', weight: 1, cite: [] }
  const own = { h: mine, o: shift.o }
  const cost = table.holdings[mine]!.cost[shift.o]!
  if (cost >= RED) return { code: 'red-line', weight: BARRED, ...aboutShift(eye, own) }
  const n = Math.max(rise(table, row, own), cost)
  return n === 0
    ? { code: 'paper', weight: 2, ...aboutShift(eye, own) }
    : { code: 'off-paper', weight: BARRED, n, ...aboutShift(eye, own) }
}

/** The seat's own stances under an exit's terms: what it would put its name to. */
function ownTerms(table: Table, row: Row, seat: number, exit: number): readonly Shift[] {
  return (table.exits[exit]?.terms ?? []).flatMap((term) => {
    const mine = table.holding[seat]![term.issue]!
    return mine < 0 ? [] : [{ h: mine, o: row[table.layout.stance + term.holdings[0]!]! }]
  })
}

/** What the record has for this round, as far as it is legal here; else its paper once more; else nothing. */
function documented(table: Table, row: Row, seat: string): Agenda {
  const wanted: Act[] = actsOf(table, row[0]!).flatMap((act): Act[] => {
    if (act.seat !== seat) return []
    return [
      ...(act.use === undefined ? [] : [{ kind: 'use', instrument: act.use } as const]),
      ...(act.meet === undefined ? [] : [{ kind: 'call', room: act.meet } as const]),
    ]
  })
  const restate = table.scenario.instruments
    .filter((entry) => entry.kind === 'home' && entry.seats.includes(seat))
    .map((entry): Act => ({ kind: 'use', instrument: entry.id }))
  return fill(table, row, seat, [...wanted, ...restate.slice(0, 1)])
}

/** Takes acts in order while the agenda stays legal. */
export function fill(table: Table, row: Row, seat: string, wanted: readonly Act[]): Agenda {
  let agenda: Agenda = []
  for (const act of wanted) {
    const more = [...agenda, act]
    if (more.length <= table.slots && checkAgenda(table, row, seat, more).ok) agenda = more
  }
  return agenda
}
