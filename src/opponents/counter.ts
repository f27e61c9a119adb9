/**
 * The text as this seat would have it: a step of its own less or smaller, or
 * one step more by the proposer; never a third party's (H3). Bounded by
 * positions, and from the looker's view: the best that the proposer would
 * probably take, else the best that is not hopeless.
 */
import type { Matter, Step } from '../domain/move.ts'
import { dealRefusal } from '../engine/action.ts'
import { contains, type Promises } from '../engine/agenda.ts'
import { dealCost, isStepToward, rise, type Shift } from '../engine/cost.ts'
import { counterAct, isCounter } from '../engine/matters.ts'
import { exitIndex, readDeal, readStep, seatIndex, writeStep } from '../engine/read.ts'
import { RED } from '../engine/table.ts'
import { unbearable } from './bearable.ts'
import type { Eye } from './eye.ts'
import { isListed, shiftsOf } from './legalActs.ts'
import { type Turn, totalOf } from './policy.ts'
import { weighDeal } from './weigh.ts'

type DealMatter = Extract<Matter, { kind: 'deal' }>

export interface CounterOffer {
  readonly steps: readonly Step[]
  readonly turn: Turn
  /** The counterer's own sum, and the least of the others' as it sees them. */
  readonly own: number
  readonly others: number
}

interface Variant {
  readonly steps: readonly Step[]
  readonly turn: Turn
  /** One change only. */
  readonly single: boolean
}

/** The best counter this seat finds, and the one change that would turn its own no, whatever the others say to it. */
export function searchCounter(
  eye: Eye,
  seat: number,
  matter: DealMatter,
  promises: Promises,
): { readonly counter: CounterOffer | null; readonly turned: CounterOffer | null } {
  let best: CounterOffer | null = null
  let turned: CounterOffer | null = null
  for (const variant of variants(eye, seat, matter)) {
    if (eye.visits.left <= 0) break
    const judged = judge(eye, seat, matter, variant, promises)
    if (judged === null || judged.own <= 0) continue
    if (variant.single && (turned === null || judged.own > turned.own)) turned = judged
    if (judged.others > -1 && (best === null || rank(judged) > rank(best))) best = judged
  }
  return { counter: best, turned }
}

/** The others' yes first, then the own sum; a small text that is taken beats a fine one that is not. */
const rank = (offer: CounterOffer): number => 2 * Math.min(3, offer.others) + Math.min(4, offer.own)

function judge(eye: Eye, seat: number, matter: DealMatter, variant: Variant, promises: Promises): CounterOffer | null {
  const { table, row } = eye
  if (!isCounter(table, row, matter, table.seats[seat]!, variant.steps)) return null
  const act = counterAct(matter.act, variant.steps)
  const deal = readDeal(table, seatIndex(table, matter.by), act)
  if (deal === null || dealRefusal(table, row, deal) !== null || unbearable(table, row, seat, promises, deal) !== null)
    return null
  if (promises.deals.some((own) => contains(own, deal))) return null
  const signs = act.signs === undefined ? -1 : exitIndex(table, act.signs)
  const own = totalOf(weighDeal(eye, seat, deal, signs))
  if (own <= 0) return { steps: variant.steps, turn: variant.turn, own, others: 0 }
  let others = 9
  for (const id of new Set(act.steps.map((step) => step.seat))) {
    const other = seatIndex(table, id)
    if (other === seat) continue
    const short = dealCost(table, row, deal.room, deal.shifts, other).net > row[table.layout.standing + other]!
    others = Math.min(others, short ? -9 : totalOf(weighDeal(eye, other, deal, signs)))
  }
  return { steps: variant.steps, turn: variant.turn, own, others }
}

/** One change each, the gentlest first; then a step dropped and one asked together. */
function variants(eye: Eye, seat: number, matter: DealMatter): readonly Variant[] {
  const me = eye.table.seats[seat]!
  const { steps } = matter.act
  const own = steps.filter((step) => step.seat === me)
  const asks = asked(eye, seat, matter)
  const found: Variant[] = []
  for (const step of asks) found.push({ steps: [...steps, step], turn: { kind: 'ask', step }, single: true })
  for (const from of own) {
    for (const step of instead(eye, seat, matter, from)) {
      const changed = steps.map((each) => (each === from ? step : each))
      found.push({ steps: changed, turn: { kind: 'replace', from, step }, single: true })
    }
  }
  if (own.length > 1)
    for (const step of own)
      found.push({ steps: steps.filter((each) => each !== step), turn: { kind: 'drop', step }, single: true })
  if (own.length > 1)
    for (const step of own)
      for (const more of asks.slice(0, 4))
        found.push({
          steps: [...steps.filter((each) => each !== step), more],
          turn: { kind: 'ask', step: more },
          single: false,
        })
  return found
}

/** Steps that the proposer could still make toward this seat in the same text, the most welcome for the least cost first. */
function asked(eye: Eye, seat: number, matter: DealMatter): readonly Step[] {
  const { table, row } = eye
  const by = seatIndex(table, matter.by)
  const taken = matter.act.steps.filter((step) => step.seat === matter.by).map((step) => step.issue)
  const found: { shift: Shift; worth: number }[] = []
  table.holdings.forEach((holding, h) => {
    if (holding.seat !== by || taken.includes(table.issues[holding.issue]!)) return
    for (let o = 0; o < holding.cost.length; o++) {
      const shift = { h, o }
      if (holding.cost[o]! >= RED || row[table.layout.stance + h] === o || !isStepToward(table, row, seat, shift))
        continue
      const mine = table.holdings[table.holding[seat]![holding.issue]!]!
      const gain = Math.min(6, mine.cost[row[table.layout.stance + h]!]!) - Math.min(6, mine.cost[o]!)
      found.push({ shift, worth: 2 * gain - 3 * rise(table, row, shift) })
    }
  })
  return found
    .map((entry, order) => ({ ...entry, order }))
    .sort((a, b) => b.worth - a.worth || a.order - b.order)
    .slice(0, 8)
    .map(({ shift }) => writeStep(table, shift))
}

/**
 * What this seat would rather do than `from`: a smaller step on the same
 * article, or one toward the others on another article that some exit lists.
 */
function instead(eye: Eye, seat: number, matter: DealMatter, from: Step): readonly Step[] {
  const { table, row } = eye
  const before = readStep(table, from)
  if (before === null) return []
  const others = [...new Set(matter.act.steps.map((step) => step.seat))]
    .map((id) => seatIndex(table, id))
    .filter((other) => other !== seat)
  const taken = matter.act.steps.filter((step) => step.seat === from.seat).map((step) => step.issue)
  const { issue } = table.holdings[before.h]!
  return shiftsOf(table, row, seat)
    .filter((shift) => {
      const about = table.holdings[shift.h]!.issue
      if (about === issue) return shift.o !== before.o && rise(table, row, shift) < rise(table, row, before)
      return (
        !taken.includes(table.issues[about]!) &&
        isListed(table, shift) &&
        others.some((other) => isStepToward(table, row, other, shift))
      )
    })
    .map((shift, order) => ({ shift, order, points: rise(table, row, shift) }))
    .sort((a, b) => a.points - b.points || a.order - b.order)
    .slice(0, 6)
    .map(({ shift }) => writeStep(table, shift))
}
