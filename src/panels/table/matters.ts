/** What a text, an invitation or a signature would mean for the seat that is asked. Pure. */
import type { Agenda, Answers, Matter, Step } from '../../domain/move.ts'
import type { Bill } from '../../domain/verdict.ts'
import { type DealAction, dealRefusal } from '../../engine/action.ts'
import { answerOf } from '../../engine/adjudicate.ts'
import { checkAgenda, type Promises, promisesRefusal } from '../../engine/agenda.ts'
import { type Cost, dealCost } from '../../engine/cost.ts'
import { allHold } from '../../engine/holds.ts'
import { counterAct, isCounter } from '../../engine/matters.ts'
import { exitIndex, readDeal, seatIndex, standingOf } from '../../engine/read.ts'
import { unsignable } from '../../engine/step.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { bills } from '../../offramps/bill.ts'

export type TextMatter = Extract<Matter, { kind: 'deal' | 'counter' }>

export const isText = (matter: Matter): matter is TextMatter => matter.kind === 'deal' || matter.kind === 'counter'

/** The proposer of the text that a counter changes is also the proposer of the counter, to the rules. */
export function textOf(table: Table, matter: TextMatter, by: string = matter.by): DealAction | null {
  return readDeal(table, seatIndex(table, by), matter.act, matter.id)
}

export interface Consequences {
  readonly cost: Cost
  readonly have: number
  readonly left: number
  /** Bills if this text took effect and nothing else did. */
  readonly after: readonly Bill[]
  /** Exits that would be signed with it. */
  readonly signs: readonly string[]
  /** Why this seat cannot say yes. */
  readonly refusal: string | null
  /** Articles on which it has promised other words. */
  readonly differing: readonly string[]
}

export function consequences(
  table: Table,
  row: Row,
  seat: string,
  own: Agenda,
  matters: readonly Matter[],
  answers: Answers,
  matter: TextMatter,
): Consequences {
  const deal = textOf(table, matter)
  const none = { gross: 0, cover: 0, net: 0 }
  const s = seatIndex(table, seat)
  const have = standingOf(table, row, seat)
  if (deal === null)
    return { cost: none, have, left: have, after: bills(table, row), signs: [], refusal: 'unknown', differing: [] }
  const cost = dealCost(table, row, deal.room, deal.shifts, s)
  const after = row.slice()
  for (const shift of deal.shifts) after[table.layout.stance + shift.h] = shift.o
  const signs = table.scenario.exits
    .map((exit) => exit.id)
    .filter(
      (id) =>
        (table.sameRound || matter.act.signs === id) && unsignable(table, row, after, exitIndex(table, id)) === null,
    )
  for (const id of signs) after[table.layout.taken + exitIndex(table, id)] = row[0]! + 1
  const { refusal, differing } = yesRefusal(table, row, seat, own, matters, answers, matter)
  return { cost, have, left: have - cost.net, after: bills(table, after), signs, refusal, differing }
}

export interface Refused {
  /** Why this seat cannot say yes. */
  readonly refusal: string | null
  /** Articles on which it has promised other words. */
  readonly differing: readonly string[]
  /** Has it promised anything beside this text? */
  readonly promised: boolean
}

/** Whether the rules let a seat say yes beside its own card and the answers it has given. */
export function yesRefusal(
  table: Table,
  row: Row,
  seat: string,
  own: Agenda,
  matters: readonly Matter[],
  answers: Answers,
  matter: TextMatter,
): Refused {
  const deal = textOf(table, matter)
  if (deal === null) return { refusal: 'unknown', differing: [], promised: false }
  const s = seatIndex(table, seat)
  const hasStep = matter.act.steps.some((step) => step.seat === seat)
  const promises = promisedBy(table, row, seat, own, matters, answers, [matter])
  const refusal = hasStep ? promisesRefusal(table, row, s, { ...promises, deals: [...promises.deals, deal] }) : null
  const given = [...promises.solos, ...promises.deals.flatMap((other) => other.shifts)]
  const differing = deal.shifts
    .filter((shift) => given.some((other) => other.h === shift.h && other.o !== shift.o))
    .flatMap((shift) => (table.holdings[shift.h]!.seat === s ? [table.issues[table.holdings[shift.h]!.issue]!] : []))
  return { refusal, differing, promised: given.length > 0 || promises.paid > 0 }
}

/**
 * All that a seat has promised in this round so far.
 * @param asked what it answers now: counters take the place of the texts that they change
 */
export function promisedBy(
  table: Table,
  row: Row,
  seat: string,
  own: Agenda,
  matters: readonly Matter[],
  answers: Answers,
  asked: readonly Matter[] = [],
): Promises {
  const changed = asked.flatMap((matter) => (matter.kind === 'counter' ? [matter.of] : []))
  const checked = checkAgenda(
    table,
    row,
    seat,
    own.filter((_, slot) => !changed.includes(`d:${seat}:${slot}`)),
  )
  const promises: Promises = checked.ok ? checked.value : { solos: [], deals: [], paid: 0, rooms: [] }
  const accepted = matters.flatMap((matter) => {
    if (changed.includes(matter.id)) return []
    if (!isText(matter) || !matter.to.includes(seat) || answerOf(table, row, matter, answers, seat).kind !== 'accept')
      return []
    const deal = textOf(table, matter)
    return deal === null || !matter.act.steps.some((step) => step.seat === seat) ? [] : [deal]
  })
  return { ...promises, deals: [...promises.deals, ...accepted] }
}

export interface CounterWish {
  readonly key: string
  readonly kind: 'drop' | 'replace' | 'ask'
  /** What changes: the step left out, put in place, or asked for. */
  readonly step: Step
  readonly from?: Step
  readonly steps: readonly Step[]
  readonly cost: number
}

/** Every single change that the rules let this seat ask for, the cheapest for it first (H3). */
export function counters(
  table: Table,
  row: Row,
  seat: string,
  own: Agenda,
  matters: readonly Matter[],
  answers: Answers,
  matter: Extract<Matter, { kind: 'deal' }>,
): readonly CounterWish[] {
  const s = seatIndex(table, seat)
  const by = seatIndex(table, matter.by)
  const promises = promisedBy(table, row, seat, own, matters, answers)
  const found: CounterWish[] = []
  const add = (kind: CounterWish['kind'], step: Step, steps: readonly Step[], from?: Step) => {
    if (!isCounter(table, row, matter, seat, steps)) return
    const deal = readDeal(table, by, counterAct(matter.act, steps))
    if (deal === null || dealRefusal(table, row, deal) !== null) return
    if (promisesRefusal(table, row, s, { ...promises, deals: [...promises.deals, deal] }) !== null) return
    const cost = dealCost(table, row, deal.room, deal.shifts, s).net
    found.push({ key: JSON.stringify(steps), kind, step, steps, cost, ...(from === undefined ? {} : { from }) })
  }
  for (const step of matter.act.steps.filter((entry) => entry.seat === seat)) {
    for (const option of otherOptions(table, row, seat, step))
      add(
        'replace',
        option,
        matter.act.steps.map((entry) => (entry === step ? option : entry)),
        step,
      )
    add(
      'drop',
      step,
      matter.act.steps.filter((entry) => entry !== step),
    )
  }
  for (const step of asks(table, row, matter)) add('ask', step, [...matter.act.steps, step])
  return found.sort((a, b) => rank(table, b) - rank(table, a) || a.cost - b.cost)
}

/** Steps on which some exit waits come first. */
const rank = (table: Table, wish: CounterWish): number =>
  Number(
    wish.kind !== 'drop' &&
      table.scenario.exits.some((exit) =>
        exit.terms.some((term) => term.issue === wish.step.issue && term.options.includes(wish.step.option)),
      ),
  )

function otherOptions(table: Table, row: Row, seat: string, step: Step): readonly Step[] {
  const issue = table.issues.indexOf(step.issue)
  const h = table.holding[seatIndex(table, seat)]?.[issue] ?? -1
  if (h < 0) return []
  return table.options[issue]!.flatMap((option, o) =>
    option === step.option || row[table.layout.stance + h] === o || table.holdings[h]!.cost[o]! >= RED
      ? []
      : [{ ...step, option }],
  )
}

function asks(table: Table, row: Row, matter: Extract<Matter, { kind: 'deal' }>): readonly Step[] {
  const by = seatIndex(table, matter.by)
  return table.holdings.flatMap((holding, h) => {
    const issue = table.issues[holding.issue]!
    if (holding.seat !== by || matter.act.steps.some((step) => step.seat === matter.by && step.issue === issue))
      return []
    if (!allHold(table, row, table.tabled[holding.issue]!)) return []
    return holding.cost.flatMap((cost, o) =>
      cost >= RED || row[table.layout.stance + h] === o
        ? []
        : [{ seat: matter.by, issue, option: table.options[holding.issue]![o]! }],
    )
  })
}
