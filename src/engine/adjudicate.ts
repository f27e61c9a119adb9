/**
 * From commitments and answers to what takes effect. An acceptance that its
 * giver cannot bear together with the rest counts as declined: the seat's own
 * earlier promises come first, so nobody else's order matters.
 */

import type { LogEvent } from '../domain/log.ts'
import type { Agenda, Answer, Answers, Matter } from '../domain/move.ts'
import { type DealAction, dealRefusal, type RoundAction } from './action.ts'
import { checkAgenda, outermost, type Promises, promisesRefusal, without } from './agenda.ts'
import { countersOf, isCounter, mattersOf, reservedYes } from './matters.ts'
import { cardIndex, exitIndex, readDeal, readSignal, readStep, reserveIndex, roomIndex, seatIndex } from './read.ts'
import type { Row, Table } from './table.ts'

export interface Adjudicated {
  readonly action: RoundAction
  readonly matters: readonly Matter[]
  readonly counters: readonly Matter[]
  /** Refusals and absences; what took effect is logged by `step`. */
  readonly notes: readonly LogEvent[]
  /** The first seat whose agenda the rules do not allow; it counts as passing. */
  readonly refused: { readonly seat: string; readonly why: string } | null
}

/** One answer as it counts: silence is a decline, a standing reserve a yes. */
export function answerOf(table: Table, row: Row, matter: Matter, answers: Answers, seat: string): Answer {
  return (
    answers[matter.id]?.[seat] ?? (reservedYes(table, row, matter, seat) ? { kind: 'accept' } : { kind: 'decline' })
  )
}

export function adjudicate(
  table: Table,
  row: Row,
  commit: Readonly<Record<string, Agenda>>,
  answers: Answers,
): Adjudicated {
  const legal = legalCommit(table, row, commit)
  const matters = mattersOf(table, legal.commit)
  const counters = countersOf(table, matters, answers).filter((counter) => isLive(table, row, matters, counter))
  const bearers = new Bearers(table, row, released(table, legal.promises, matters, counters))
  const notes: LogEvent[] = []
  const deals: (DealAction & { readonly signs: number })[] = []

  for (const matter of matters) {
    if (matter.kind !== 'deal') continue
    const counter = counters.find((entry) => entry.kind === 'counter' && entry.of === matter.id)
    const final = counter ?? matter
    if (final.kind !== 'deal' && final.kind !== 'counter') continue
    const text = readDeal(table, seatIndex(table, matter.by), final.act, final.id)
    if (text === null) continue
    const declined = final.to.filter((seat) => !bearers.accepts(seat, text, answerOf(table, row, final, answers, seat)))
    if (counter !== undefined && declined.length === 0 && !bearers.accepts(counter.by, text, { kind: 'accept' }))
      declined.push(counter.by)
    if (declined.length === 0) {
      for (const seat of [...final.to, counter?.by ?? matter.by]) bearers.promise(seat, text)
      deals.push({ ...text, signs: final.act.signs === undefined ? -1 : exitIndex(table, final.act.signs) })
    } else
      notes.push({
        kind: 'deal-failed',
        matter: final.id,
        declined,
        cause: { kind: 'act', by: matter.by, act: final.act },
      })
  }

  const meets: { room: number; by: number }[] = []
  for (const matter of matters) {
    const room =
      matter.kind === 'call'
        ? roomIndex(table, matter.room)
        : matter.kind === 'deal'
          ? roomIndex(table, matter.act.room)
          : -1
    if (room < 0 || meets.some((meet) => meet.room === room)) continue
    const by = seatIndex(table, matter.by)
    const absent = absentees(table, row, matter, answers, room)
    if (absent.length === 0) meets.push({ room, by })
    else if (matter.kind === 'call')
      notes.push({
        kind: 'not-met',
        room: matter.room,
        absent,
        cause: { kind: 'act', by: matter.by, act: { kind: 'call', room: matter.room } },
      })
  }

  const effective = outermost(deals)
  const signs = effective
    .filter((deal) => deal.signs >= 0)
    .map((deal) => ({ exit: deal.signs, by: deal.by, free: true }))
  for (const matter of matters) {
    if (matter.kind !== 'sign') continue
    const declined = matter.to.filter((seat) => answerOf(table, row, matter, answers, seat).kind !== 'accept')
    const act = { kind: 'sign', exit: matter.exit } as const
    if (declined.length > 0)
      notes.push({ kind: 'not-signed', exit: matter.exit, declined, cause: { kind: 'act', by: matter.by, act } })
    else signs.push({ exit: exitIndex(table, matter.exit), by: seatIndex(table, matter.by), free: false })
  }
  return {
    action: { ...ownActs(table, legal.commit), deals: effective.map(({ signs: _, ...deal }) => deal), meets, signs },
    matters,
    counters,
    notes,
    refused: legal.refused,
  }
}

const NOTHING_PUT: Agenda = []
const NOTHING_PROMISED: Promises = { solos: [], deals: [], paid: 0, rooms: [] }

/** Agendas that are legal in the snapshot; an illegal one counts as passing. */
function legalCommit(table: Table, row: Row, commit: Readonly<Record<string, Agenda>>) {
  const kept: Record<string, Agenda> = {}
  const promises: Record<string, Promises> = {}
  let refused: Adjudicated['refused'] = null
  for (const seat of table.seats) {
    const agenda = commit[seat] ?? NOTHING_PUT
    const checked = agenda.length === 0 ? null : checkAgenda(table, row, seat, agenda)
    kept[seat] = checked === null || checked.ok ? agenda : NOTHING_PUT
    promises[seat] = checked?.ok ? checked.value : NOTHING_PROMISED
    if (checked !== null && !checked.ok) refused ??= { seat, why: checked.reason.code }
  }
  return { commit: kept, promises, refused }
}

/** Whoever put a text that was countered is no longer held to it: the counter has taken its place. */
function released(
  table: Table,
  promises: Readonly<Record<string, Promises>>,
  matters: readonly Matter[],
  counters: readonly Matter[],
): Readonly<Record<string, Promises>> {
  const kept = { ...promises }
  for (const counter of counters) {
    const matter = matters.find((entry) => counter.kind === 'counter' && entry.id === counter.of)
    const text = matter?.kind === 'deal' ? readDeal(table, seatIndex(table, matter.by), matter.act) : null
    if (matter !== undefined && text !== null) kept[matter.by] = without(kept[matter.by]!, text)
  }
  return kept
}

/** A counter must be a legal text of the kind a counter may be. */
function isLive(table: Table, row: Row, matters: readonly Matter[], counter: Matter): boolean {
  if (counter.kind !== 'counter') return false
  const matter = matters.find((entry) => entry.id === counter.of)
  if (matter?.kind !== 'deal' || !isCounter(table, row, matter, counter.by, counter.act.steps)) return false
  const text = readDeal(table, seatIndex(table, matter.by), counter.act)
  return text !== null && dealRefusal(table, row, text) === null
}

/** What every seat has promised so far, and whether it can bear one text more. */
class Bearers {
  readonly #table: Table
  readonly #row: Row
  readonly #promises: Record<string, Promises>

  constructor(table: Table, row: Row, promises: Readonly<Record<string, Promises>>) {
    this.#table = table
    this.#row = row
    this.#promises = { ...promises }
  }

  accepts(seat: string, text: DealAction, answer: Answer): boolean {
    return (
      answer.kind === 'accept' &&
      promisesRefusal(this.#table, this.#row, seatIndex(this.#table, seat), this.#with(seat, text)) === null
    )
  }

  promise(seat: string, text: DealAction): void {
    this.#promises[seat] = this.#with(seat, text)
  }

  #with(seat: string, text: DealAction): Promises {
    const before = this.#promises[seat]!
    const hasStep = text.shifts.some((shift) => this.#table.holdings[shift.h]!.seat === seatIndex(this.#table, seat))
    return hasStep ? { ...before, deals: [...before.deals, text] } : before
  }
}

/** Who that is needed stays away. A no to a text is said in the room. */
function absentees(table: Table, row: Row, matter: Matter, answers: Answers, room: number): readonly string[] {
  return table.rooms[room]!.needs.map((s) => table.seats[s]!).filter((seat) => {
    if (seat === matter.by) return false
    const given = answers[matter.id]?.[seat]
    if (matter.kind === 'call') return (given ?? answerOf(table, row, matter, answers, seat)).kind !== 'accept'
    // A deal tabled in the room brings its own parties; others come unless they say no.
    return given?.kind === 'away' || (!matter.to.includes(seat) && given?.kind === 'decline')
  })
}

function ownActs(table: Table, commit: Readonly<Record<string, Agenda>>) {
  const uses: number[] = []
  const solos: RoundAction['solos'][number][] = []
  const reserves: number[] = []
  const signals: RoundAction['signals'][number][] = []
  table.seats.forEach((id, seat) => {
    for (const act of commit[id] ?? []) {
      if (act.kind === 'use') uses.push(cardIndex(table, seat, act.instrument))
      if (act.kind === 'shift') solos.push(readStep(table, { seat: id, issue: act.issue, option: act.option })!)
      if (act.kind === 'reserve') reserves.push(reserveIndex(table, act.reserve))
      if (act.kind === 'signal') signals.push(readSignal(table, id, act)!)
    }
  })
  return { uses: once(table, uses), solos, reserves, signals }
}

/** A shared instrument played by two seats at once counts for the first. */
function once(table: Table, uses: readonly number[]): readonly number[] {
  return uses.filter((card, i) => {
    const { instrument } = table.cards[card]!
    if (!table.instruments[instrument]!.shared) return true
    return !uses.slice(0, i).some((other) => table.cards[other]!.instrument === instrument)
  })
}
