/**
 * What a move would change, before it is sent: the round with the agenda so
 * far and this act in it, the others passing, the calendar running, nothing
 * optional drawn. Texts, invitations and signatures are shown both ways.
 *
 * A move seals an exit if it can be reached with this slot empty, and cannot
 * be with the act in it, whatever the others do; that is said only if proved.
 */
import type { Act, Agenda, Answer, Answers } from '../domain/move.ts'
import type { Bill, BoundProof, Verdict } from '../domain/verdict.ts'
import { type DealAction, seatsOf } from '../engine/action.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { dealCost, soloCost } from '../engine/cost.ts'
import { mattersOf } from '../engine/matters.ts'
import { cardIndex, readDeal, readStep, seatIndex } from '../engine/read.ts'
import { NEVER, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import type { Reason } from '../std/result.ts'
import { bills } from './bill.ts'
import { boundOf, closeOutlook } from './bounds.ts'
import { FULL, findLine } from './findLine.ts'
import type { Outlook } from './outlook.ts'
import { type Asking, BUDGET, Judge, shutBy, verdicts } from './verdict.ts'

/** `accepted`: everyone asked says yes to all of it; `declined`: nobody does. */
export type Way = 'accepted' | 'declined'

export interface PreviewBills {
  /** Why the act cannot be added to the agenda; the rest is then empty. */
  readonly refusal: Reason | null
  /** Is anybody asked? If not, both ways are the same. */
  readonly isAsked: boolean
  readonly accepted: readonly Bill[]
  readonly declined: readonly Bill[]
}

/** This act would seal the exit: the arithmetic that then forbids it. */
export interface Seal {
  readonly exit: string
  readonly bound: BoundProof
}

export type PreviewCell =
  | { readonly kind: 'verdict'; readonly way: Way; readonly verdict: Verdict }
  | { readonly kind: 'seal'; readonly seal: Seal }

export interface Preview extends PreviewBills {
  readonly verdicts: { readonly accepted: readonly Verdict[]; readonly declined: readonly Verdict[] }
  readonly seals: readonly Seal[]
}

/** Everything at once; the page takes `previewBills` first and lets a worker go through `previewVerdicts`. */
export function preview(table: Table, row: Row, seat: string, agenda: Agenda, act: Act, asking: Asking = {}): Preview {
  const shown = previewBills(table, row, seat, agenda, act)
  const accepted: Verdict[] = []
  const declined: Verdict[] = []
  const seals: Seal[] = []
  for (const cell of previewVerdicts(table, row, seat, agenda, act, asking)) {
    if (cell.kind === 'seal') seals.push(cell.seal)
    else (cell.way === 'accepted' ? accepted : declined).push(cell.verdict)
  }
  const inOrder = (list: Verdict[]) => table.scenario.exits.flatMap((exit) => list.filter((verdict) => verdict.exit === exit.id))
  return { ...shown, verdicts: { accepted: inOrder(accepted), declined: inOrder(declined) }, seals }
}

/** Bills after the round: instant. */
export function previewBills(table: Table, row: Row, seat: string, agenda: Agenda, act: Act): PreviewBills {
  const whole = [...agenda, act]
  const checked = checkAgenda(table, row, seat, whole)
  if (!checked.ok) return { refusal: checked.reason, isAsked: false, accepted: [], declined: [] }
  const isAsked = asksAnybody(table, seat, whole)
  const accepted = bills(table, after(table, row, seat, whole, 'accepted'))
  return { refusal: null, isAsked, accepted, declined: isAsked ? bills(table, after(table, row, seat, whole, 'declined')) : accepted }
}

/**
 * Verdicts after the round and seals, cell by cell, nearest exits first; where
 * nobody is asked each verdict comes once for both ways. `before` are the
 * verdicts that stand now, if they are known: what is sealed stays sealed.
 */
export function* previewVerdicts(
  table: Table, row: Row, seat: string, agenda: Agenda, act: Act, asking: Asking = {}, before?: readonly Verdict[],
): Generator<PreviewCell> {
  const whole = [...agenda, act]
  if (!checkAgenda(table, row, seat, whole).ok) return
  const now = before ?? verdicts(table, row, { ...asking, withoutSlack: true })
  const ways: readonly Way[] = asksAnybody(table, seat, whole) ? ['accepted', 'declined'] : ['accepted']
  const judges = ways.map((way) => new Judge(table, after(table, row, seat, whole, way), { ...asking, before: now }))
  const sealer = new Sealer(table, row, seat, agenda, act, asking)
  for (const exit of nearestFirst(table, now)) {
    for (let w = 0; w < ways.length; w++) {
      const found = judges[w]!.verdict(exit)
      const verdict = now[exit]!.id === 'sealed' ? { ...found, ...sealOf(now[exit]!) } : found
      yield { kind: 'verdict', way: ways[w]!, verdict }
      if (ways.length === 1) yield { kind: 'verdict', way: 'declined', verdict }
    }
    if (now[exit]!.id === 'sealed' || now[exit]!.id === 'taken' || now[exit]!.id === 'moot') continue
    const bound = sealer.sealing(exit)
    if (bound !== null) yield { kind: 'seal', seal: { exit: table.scenario.exits[exit]!.id, bound } }
  }
}

/** A seal is for good: its id, how, and certificate are carried on. */
export const sealOf = (verdict: Verdict): Pick<Verdict, 'id' | 'how' | 'certificate'> => ({
  id: verdict.id,
  ...(verdict.how === undefined ? {} : { how: verdict.how }),
  ...(verdict.certificate === undefined ? {} : { certificate: verdict.certificate }),
})

/** Exits by how little is owed; those already decided last. */
function nearestFirst(table: Table, now: readonly Verdict[]): readonly number[] {
  const rank = (exit: number): number => {
    const { id, bill, fewestRounds } = now[exit]!
    if (id === 'sealed' || id === 'taken' || id === 'moot') return 1000
    return (fewestRounds ?? 16) * 20 + bill.steps
  }
  return table.exits.map((_, exit) => exit).sort((a, b) => rank(a) - rank(b) || a - b)
}

const asksAnybody = (table: Table, seat: string, agenda: Agenda): boolean =>
  mattersOf(table, { [seat]: agenda }).some((matter) => matter.to.length > 0)

/** The state after the round in which only this seat acts. */
export function after(table: Table, row: Row, seat: string, agenda: Agenda, way: Way): Row {
  const commit = { [seat]: agenda }
  const answer: Answer = { kind: way === 'accepted' ? 'accept' : 'decline' }
  const answers: Answers = Object.fromEntries(
    mattersOf(table, commit).map((matter) => [matter.id, Object.fromEntries(matter.to.map((to) => [to, answer]))]),
  )
  return step(table, row, adjudicate(table, row, commit, answers).action, () => false)
}

/** Proves that an act seals: reachable with its slot empty, ruled out with the act in it. */
class Sealer {
  readonly #table: Table
  readonly #row: Row
  readonly #seat: string
  readonly #agenda: Agenda
  readonly #budget: number
  readonly #outlooks: readonly Outlook[]

  constructor(table: Table, row: Row, seat: string, agenda: Agenda, act: Act, asking: Asking) {
    this.#table = table
    this.#row = row
    this.#seat = seat
    this.#agenda = agenda
    this.#budget = asking.budget ?? BUDGET
    this.#outlooks = settledOutlooks(table, row, seatIndex(table, seat), [...agenda, act])
  }

  /** The arithmetic that forbids the exit once the act is in, or null. */
  sealing(exit: number): BoundProof | null {
    if (shutBy(this.#table, this.#row, exit) !== null) return null
    let forbidden: BoundProof | null = null
    for (const o of this.#outlooks) {
      const bound = boundOf(this.#table, o, exit)
      if (bound.earliest >= 0) return null
      forbidden = bound.proofs.at(-1)?.bound ?? null
    }
    return forbidden !== null && this.#isReachableWithout(exit) ? forbidden : null
  }

  #isReachableWithout(exit: number): boolean {
    const opening = { seat: seatIndex(this.#table, this.#seat), agenda: this.#agenda }
    return findLine(this.#table, this.#row, exit, { left: this.#budget, luck: () => false, opening }, FULL) !== null
  }
}

/** Outlooks in which one seat's agenda is settled: its texts agreed, and its texts refused. */
export function settledOutlooks(table: Table, row: Row, seat: number, agenda: Agenda): readonly Outlook[] {
  const deals = agenda.flatMap((act) => (act.kind === 'deal' ? [readDeal(table, seat, act)] : [])).filter((deal) => deal !== null)
  const refused = settledOutlook(table, row, seat, agenda, [])
  return deals.length === 0 ? [refused] : [refused, ...someOf(deals).map((some) => settledOutlook(table, row, seat, agenda, some))]
}

/** Every selection of one or more. */
function someOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = []
  for (let bits = 1; bits < 1 << list.length; bits++) found.push(list.filter((_, i) => (bits >> i) & 1))
  return found
}

function settledOutlook(table: Table, row: Row, seat: number, agenda: Agenda, deals: readonly DealAction[]): Outlook {
  const { layout } = table
  const next = row.slice()
  const moves = table.seats.map(() => 0)
  const cards: number[] = []
  const pay = (who: number, cost: number) => (next[layout.standing + who] = Math.max(0, next[layout.standing + who]! - cost))
  for (const act of agenda) {
    if (act.kind === 'use') cards.push(cardIndex(table, seat, act.instrument))
    if (act.kind !== 'shift') continue
    const shift = readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })!
    next[layout.stance + shift.h] = shift.o
    moves[seat]!++
    pay(seat, soloCost(table, row, shift))
  }
  for (const card of cards) {
    const entry = table.instruments[table.cards[card]!.instrument]!
    pay(seat, Math.max(0, -entry.standing))
    const until = entry.once ? NEVER : row[0]! + Math.max(1, entry.cooldown)
    for (const other of entry.shared ? entry.cards : [card]) next[layout.ready + other] = until
  }
  for (const deal of deals) {
    for (const shift of deal.shifts) {
      next[layout.stance + shift.h] = shift.o
      moves[table.holdings[shift.h]!.seat]!++
    }
    for (const who of seatsOf(table, deal.shifts)) pay(who, dealCost(table, row, deal.room, deal.shifts, who).net)
  }
  return closeOutlook(table, next, { seat, cards, moves })
}
