/** From a sum to an answer: yes above nothing, else the best counter, else no with the change that would turn it. */
import type { Agenda, Matter } from '../domain/move.ts'
import type { DealAction } from '../engine/action.ts'
import type { Promises } from '../engine/agenda.ts'
import { dealCost } from '../engine/cost.ts'
import { reservedYes } from '../engine/matters.ts'
import { exitIndex, roomIndex, writeStep } from '../engine/read.ts'
import { promisedBy, promisedStanding, promisedSteps, rivalPromise, textOf, unbearable } from './bearable.ts'
import { searchCounter } from './counter.ts'
import type { Eye } from './eye.ts'
import { type Ground, type Judged, likelihood, type Turn, totalOf } from './policy.ts'
import { doubtTurn, laterTurn, nearTurn, PROMISED, standingTurn } from './turn.ts'
import { BARRED, weighCall, weighDeal, weighSign } from './weigh.ts'

/** What this seat answers, as far as the looker can tell. */
export function judgeMatter(
  eye: Eye,
  seat: number,
  matter: Matter,
  agenda: Agenda,
  accepted: readonly Matter[],
): Judged {
  const { table } = eye
  if (reservedYes(table, eye.row, matter, table.seats[seat]!)) return RESERVED
  if (matter.kind === 'call') return plain(weighCall(eye, seat, roomIndex(table, matter.room)))
  if (matter.kind === 'sign') {
    const sum = weighSign(eye, seat, exitIndex(table, matter.exit))
    return withTurn(plain(sum), doubtTurn(table, sum))
  }
  return judgeText(eye, seat, matter, agenda, accepted)
}

/** Its yes was given in advance, at a price that this text meets. */
export const RESERVED: Judged = {
  answer: { kind: 'accept' },
  likely: 'yes',
  sum: [{ code: 'reserved', weight: 9, cite: [] }],
}

const plain = (sum: readonly Ground[]): Judged => ({
  answer: { kind: totalOf(sum) > 0 ? 'accept' : 'decline' },
  likely: likelihood(sum),
  sum,
})

function judgeText(
  eye: Eye,
  seat: number,
  matter: Extract<Matter, { kind: 'deal' | 'counter' }>,
  agenda: Agenda,
  accepted: readonly Matter[],
): Judged {
  const { table, row } = eye
  const deal = textOf(table, matter)[0]
  if (deal === undefined) return plain([{ code: 'nothing', weight: BARRED, cite: [] }])
  const signs = matter.act.signs === undefined ? -1 : exitIndex(table, matter.act.signs)
  const promises = promisedBy(table, row, table.seats[seat]!, agenda, accepted, matter)
  const sum = [...weighDeal(eye, seat, deal, signs)]
  const refusal = unbearable(table, row, seat, promises, deal)
  const wanted = totalOf(sum) > 0
  if (refusal === null && wanted) return plain(sum)
  if (refusal !== null) sum.push(weighed(bar(eye, seat, refusal, promises, deal), wanted))
  const open = standingTurn(eye, seat, refusal, deal) ?? laterTurn(sum, wanted)
  const near = () => (refusal === null ? nearTurn(eye, seat, deal, signs, sum) : null)
  if (matter.kind === 'counter') return withTurn(plain(sum), open ?? near())
  const { counter, turned } = searchCounter(eye, seat, matter, promises)
  const judged = plain(sum)
  if (counter === null) return withTurn(judged, open ?? turned?.turn ?? near())
  return {
    answer: { kind: 'counter', steps: counter.steps },
    likely: judged.likely === 'yes' ? 'reluctant' : judged.likely,
    sum,
    turn: counter.turn,
  }
}

const withTurn = (judged: Judged, turn: Turn | null): Judged => (turn === null ? judged : { ...judged, turn })

/** Why the seat cannot bear this text on top of the rest, as a ground that says what stands against it. */
function bar(eye: Eye, seat: number, refusal: string, promises: Promises, deal: DealAction): Ground {
  const { table, row } = eye
  if (refusal === 'standing') {
    const { net } = dealCost(table, row, deal.room, deal.shifts, seat)
    const short = net - row[table.layout.standing + seat]!
    if (short > 0) return { code: 'cannot-pay', weight: BARRED, n: short, cite: [] }
    return { code: 'promised-standing', weight: BARRED, n: promisedStanding(table, row, seat, promises), cite: [] }
  }
  if (refusal === 'mobility') {
    const n = promisedSteps(table, seat, promises)
    return n === 0
      ? { code: 'not-in-turn', weight: BARRED, cite: [] }
      : { code: 'promised-steps', weight: BARRED, n, cite: [] }
  }
  const rival = rivalPromise(table, seat, promises, deal)
  if (rival === null) return { code: 'already-promised', weight: BARRED, cite: [] }
  const { issue, option } = writeStep(table, rival.shift)
  return { code: rival.own ? 'promised-option' : 'accepted-option', weight: BARRED, issue, option, cite: [] }
}

/** A promise decides only where the seat would have said yes; else it is one reason more, after those of substance. */
const weighed = (ground: Ground, wanted: boolean): Ground =>
  wanted || !PROMISED.includes(ground.code) ? ground : { ...ground, weight: -1 }
