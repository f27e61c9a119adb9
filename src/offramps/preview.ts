/**
 * What a move would change, before it is sent: the round with the agenda so
 * far and this act in it, the others passing, the calendar running, nothing
 * optional drawn. Texts, invitations and signatures are shown both ways.
 *
 * A move seals an exit if it can be reached with this slot empty, and cannot
 * be with the act in it, whatever the others do; that is said only if proved.
 */
import type { Act, Agenda, Answer, Answers } from '../domain/move.ts'
import type { Bill, Certificate, Verdict } from '../domain/verdict.ts'
import { type DealAction, metBy, seatsOf } from '../engine/action.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { dealCost, soloCost } from '../engine/cost.ts'
import { mattersOf } from '../engine/matters.ts'
import { cardIndex, readDeal, readSignal, readStep, seatIndex } from '../engine/read.ts'
import { NEVER, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import type { Reason } from '../std/result.ts'
import { bills } from './bill.ts'
import { boundOf, closeOutlook } from './bounds.ts'
import { FULL, findLine } from './findLine.ts'
import { Openings } from './opening.ts'
import type { Outlook } from './outlook.ts'
import { signedIn } from './stillTakes.ts'
import { type Asking, BUDGET, CONFLICTS, Judge, shutBy, verdicts } from './verdict.ts'

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

/** The arithmetic that forbids an exit once an act is in, or the proof over all plays that begin with it. */
export type SealProof = Extract<Certificate, { readonly kind: 'bound' | 'clauses' }>

/** Once this is sent, nothing that anyone may do reaches the exit. */
export interface Seal {
  readonly exit: string
  readonly certificate: SealProof
}

export type PreviewCell =
  | { readonly kind: 'verdict'; readonly way: Way; readonly verdict: Verdict }
  /** With the slot left empty it could still be reached. */
  | { readonly kind: 'seal'; readonly seal: Seal }
  /** Not known to be reachable with the slot left empty: a chance that passes, and no deed of this act. */
  | { readonly kind: 'lapse'; readonly seal: Seal }

export interface Preview extends PreviewBills {
  readonly verdicts: { readonly accepted: readonly Verdict[]; readonly declined: readonly Verdict[] }
  readonly seals: readonly Seal[]
  readonly lapses: readonly Seal[]
}

/** Everything at once; the page takes `previewBills` first and lets a worker go through `previewVerdicts`. */
export function preview(table: Table, row: Row, seat: string, agenda: Agenda, act: Act, asking: Asking = {}): Preview {
  const shown = previewBills(table, row, seat, agenda, act)
  const accepted: Verdict[] = []
  const declined: Verdict[] = []
  const seals: Seal[] = []
  const lapses: Seal[] = []
  for (const cell of previewVerdicts(table, row, seat, agenda, act, asking)) {
    if (cell.kind === 'seal') seals.push(cell.seal)
    else if (cell.kind === 'lapse') lapses.push(cell.seal)
    else (cell.way === 'accepted' ? accepted : declined).push(cell.verdict)
  }
  const inOrder = (list: Verdict[]) =>
    table.scenario.exits.flatMap((exit) => list.filter((verdict) => verdict.exit === exit.id))
  return { ...shown, verdicts: { accepted: inOrder(accepted), declined: inOrder(declined) }, seals, lapses }
}

/** Bills after the round: instant. */
export function previewBills(table: Table, row: Row, seat: string, agenda: Agenda, act: Act): PreviewBills {
  const whole = [...agenda, act]
  const checked = checkAgenda(table, row, seat, whole)
  if (!checked.ok) return { refusal: checked.reason, isAsked: false, accepted: [], declined: [] }
  const isAsked = asksAnybody(table, seat, whole)
  const accepted = bills(table, after(table, row, seat, whole, 'accepted'))
  return {
    refusal: null,
    isAsked,
    accepted,
    declined: isAsked ? bills(table, after(table, row, seat, whole, 'declined')) : accepted,
  }
}

/**
 * Verdicts after the round and seals, cell by cell, nearest exits first; where
 * nobody is asked each verdict comes once for both ways. `before` are the
 * verdicts that stand now, if they are known: what is sealed stays sealed.
 */
export function* previewVerdicts(
  table: Table,
  row: Row,
  seat: string,
  agenda: Agenda,
  act: Act,
  asking: Asking = {},
  before?: readonly Verdict[],
): Generator<PreviewCell> {
  const whole = [...agenda, act]
  if (!checkAgenda(table, row, seat, whole).ok) return
  const now = before ?? verdicts(table, row, { ...asking, withoutSlack: true })
  const ways: readonly Way[] = asksAnybody(table, seat, whole) ? ['accepted', 'declined'] : ['accepted']
  const judges = ways.map((way) => new Judge(table, after(table, row, seat, whole, way), { ...asking, before: now }))
  const sealer = new Sealer(table, row, seat, agenda, act, asking)
  for (const exit of nearestFirst(table, now)) {
    const found = judges.map((judge) => judge.verdict(exit))
    for (let w = 0; w < ways.length; w++) {
      const verdict = now[exit]!.id === 'sealed' ? { ...found[w]!, ...sealOf(now[exit]!) } : found[w]!
      yield { kind: 'verdict', way: ways[w]!, verdict }
      if (ways.length === 1) yield { kind: 'verdict', way: 'declined', verdict }
    }
    if (!isReachable(now[exit]!) || !isInQuestion(found)) continue
    const certificate = sealer.byBounds(exit) ?? sealer.byPlays(exit)
    if (certificate === null) continue
    const seal = { exit: table.scenario.exits[exit]!.id, certificate }
    yield { kind: sealer.isReachableWithout(exit, now[exit]!.certificate) ? 'seal' : 'lapse', seal }
  }
}

/**
 * Seals that show at once, by arithmetic and known lines alone; the worker
 * finds the others. `before`: the verdicts that stand now, as far as they are known.
 */
export function sealsAtOnce(
  table: Table,
  row: Row,
  seat: string,
  agenda: Agenda,
  act: Act,
  before: readonly (Verdict | undefined)[],
): readonly Seal[] {
  if (!checkAgenda(table, row, seat, [...agenda, act]).ok) return []
  const sealer = new Sealer(table, row, seat, agenda, act)
  return table.scenario.exits.flatMap(({ id }, exit) => {
    const known = before[exit]
    if (known === undefined || !isReachable(known)) return []
    const certificate = sealer.byBounds(exit)
    return certificate !== null && sealer.isKeptBy(exit, known.certificate) ? [{ exit: id, certificate }] : []
  })
}

const isReachable = ({ id }: Verdict): boolean => id === 'ready' || id === 'open' || id === 'closed'

/** A round in which the others pass is one that may come: what it leaves reachable is not sealed, what it ends is ended. */
const isInQuestion = (found: readonly Verdict[]): boolean =>
  found.every(({ id }) => id === 'sealed' || id === 'not-proved' || id === 'moot') &&
  found.some(({ id }) => id !== 'moot')

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

/**
 * What an act does to an exit for good, whatever the others do in the round:
 * by arithmetic at once, and by all plays as one formula where that says nothing.
 */
class Sealer {
  readonly #table: Table
  readonly #row: Row
  readonly #seat: number
  readonly #agenda: Agenda
  readonly #act: Act
  readonly #asking: Asking
  readonly #now: Outlook
  readonly #outlooks: readonly Outlook[]
  readonly #openings: Openings

  constructor(table: Table, row: Row, seat: string, agenda: Agenda, act: Act, asking: Asking = {}) {
    this.#table = table
    this.#row = row
    this.#seat = seatIndex(table, seat)
    this.#agenda = agenda
    this.#act = act
    this.#asking = asking
    this.#now = closeOutlook(table, row)
    this.#outlooks = settledOutlooks(table, row, this.#seat, [...agenda, act])
    this.#openings = new Openings(table, row, this.#seat)
  }

  /** The arithmetic that forbids the exit once the act is in, or null. */
  byBounds(exit: number): SealProof | null {
    if (shutBy(this.#table, this.#row, exit) !== null) return null
    let forbidden: SealProof | null = null
    for (const o of this.#outlooks) {
      const { earliest, proofs } = boundOf(this.#table, o, exit)
      if (earliest >= 0) return null
      const last = proofs.at(-1)
      if (last !== undefined) forbidden = { kind: 'bound', bound: last.bound, rounds: proofs }
    }
    return forbidden
  }

  /** The proof that no play in which this is sent reaches the exit, or null. */
  byPlays(exit: number): SealProof | null {
    const { earliest, proofs } = boundOf(this.#table, this.#now, exit)
    if (earliest < 0) return null
    const answer = this.#openings.ask([...this.#agenda, this.#act], exit, earliest, this.#conflicts)
    return answer.is === 'no' ? { kind: 'clauses', rounds: proofs, proof: answer.proof } : null
  }

  /** Does the line known now still do if this seat leaves the act out? */
  isKeptBy(exit: number, certificate: Certificate | undefined): boolean {
    if (certificate?.kind !== 'line') return false
    const [first, ...rest] = certificate.rounds
    const id = this.#table.seats[this.#seat]!
    const line = [{ commit: { ...first!.commit, [id]: this.#agenda } }, ...rest]
    const luck = (event: number) => certificate.draws.includes(this.#table.scenario.events[event]!.id)
    return signedIn(this.#table, this.#row, exit, line, luck) >= 0
  }

  /** Can it be reached with the slot left empty? Yes for certain, or not known. */
  isReachableWithout(exit: number, certificate: Certificate | undefined): boolean {
    if (this.isKeptBy(exit, certificate)) return true
    const opening = { seat: this.#seat, agenda: this.#agenda }
    const search = { left: this.#asking.budget ?? BUDGET, luck: () => false, opening }
    if (findLine(this.#table, this.#row, exit, search, FULL) !== null) return true
    const { earliest } = boundOf(this.#table, this.#now, exit)
    return earliest >= 0 && this.#openings.ask(this.#agenda, exit, earliest, this.#conflicts).is === 'yes'
  }

  get #conflicts(): number {
    return this.#asking.conflicts ?? CONFLICTS
  }
}

/** Outlooks in which one seat's agenda is settled: its texts agreed, and its texts refused. */
export function settledOutlooks(table: Table, row: Row, seat: number, agenda: Agenda): readonly Outlook[] {
  const deals = agenda
    .flatMap((act) => (act.kind === 'deal' ? [readDeal(table, seat, act)] : []))
    .filter((deal) => deal !== null)
  const refused = settledOutlook(table, row, seat, agenda, [])
  return deals.length === 0
    ? [refused]
    : [refused, ...someOf(deals).map((some) => settledOutlook(table, row, seat, agenda, some))]
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
  const pay = (who: number, cost: number) =>
    (next[layout.standing + who] = Math.max(0, next[layout.standing + who]! - cost))
  for (const act of agenda) {
    if (act.kind === 'use') cards.push(cardIndex(table, seat, act.instrument))
    if (act.kind === 'signal') {
      const signal = readSignal(table, table.seats[seat]!, act)
      for (const c of signal === null ? [] : metBy(table, signal)) next[layout.told + c] = 1
    }
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
