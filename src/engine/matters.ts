/**
 * Who must answer what. After the reveal every text, invitation and proposal
 * to sign goes to the seats it names and to those whom it concerns; a counter
 * goes to everyone else in its deal (H1, H3).
 */
import type { Act, Agenda, Answers, Matter } from '../domain/move.ts'
import { seatsOf } from './action.ts'
import { contains } from './agenda.ts'
import { exitIndex, readDeal, readSteps, roomIndex, seatIndex } from './read.ts'
import type { Row, Table } from './table.ts'

type DealAct = Extract<Act, { kind: 'deal' }>

/** Matters of the answer step, in seat order, then slot order. */
export function mattersOf(table: Table, commit: Readonly<Record<string, Agenda>>): readonly Matter[] {
  const matters: Matter[] = []
  for (const seat of table.seats) {
    const agenda = commit[seat] ?? []
    agenda.forEach((act, slot) => {
      if (act.kind === 'deal') addDeal(table, matters, seat, slot, act)
      if (act.kind === 'call' && !matters.some((m) => m.kind === 'call' && m.room === act.room))
        matters.push({
          id: `c:${act.room}`,
          kind: 'call',
          by: seat,
          room: act.room,
          to: invited(table, seat, act.room),
        })
      if (act.kind === 'sign' && !matters.some((m) => m.kind === 'sign' && m.exit === act.exit))
        matters.push({
          id: `s:${act.exit}`,
          kind: 'sign',
          by: seat,
          exit: act.exit,
          to: askedToSign(table, seat, act.exit),
        })
    })
  }
  return matters
}

/** The same text proposed twice is one matter, put by the first. */
function addDeal(table: Table, matters: Matter[], seat: string, slot: number, act: DealAct): void {
  const deal = readDeal(table, seatIndex(table, seat), act)
  if (deal === null) return
  const same = matters.some((m) => {
    if (m.kind !== 'deal' || (!table.sameRound && m.act.signs !== act.signs)) return false
    const other = readDeal(table, seatIndex(table, m.by), m.act)
    return other !== null && contains(other, deal) && contains(deal, other)
  })
  if (!same) matters.push({ id: `d:${seat}:${slot}`, kind: 'deal', by: seat, act, to: askedForDeal(table, seat, act) })
}

/** Everyone with a step in it, everyone it concerns, and the signatories it would bind. */
export function askedForDeal(table: Table, by: string, act: DealAct): readonly string[] {
  const shifts = readSteps(table, act.steps) ?? []
  const seats = new Set(seatsOf(table, shifts))
  for (const shift of shifts) for (const seat of table.concerns[table.holdings[shift.h]!.issue]!) seats.add(seat)
  if (act.signs !== undefined) for (const seat of table.exits[exitIndex(table, act.signs)]?.asked ?? []) seats.add(seat)
  seats.delete(seatIndex(table, by))
  return table.seats.filter((_, s) => seats.has(s))
}

export function askedToSign(table: Table, by: string, exit: string): readonly string[] {
  const asked = table.exits[exitIndex(table, exit)]?.asked ?? []
  return table.seats.filter((id, s) => asked.includes(s) && id !== by)
}

function invited(table: Table, by: string, room: string): readonly string[] {
  const needs = table.rooms[roomIndex(table, room)]?.needs ?? []
  return table.seats.filter((id, s) => needs.includes(s) && id !== by)
}

/** Is this seat's yes given in advance by a reserve whose price the text meets? (H14) */
export function reservedYes(table: Table, row: Row, matter: Matter, seat: string): boolean {
  if (matter.kind !== 'deal' && matter.kind !== 'counter') return false
  if (matter.act.signs !== undefined) return false
  const s = seatIndex(table, seat)
  const shifts = readSteps(table, matter.act.steps) ?? []
  const own = shifts.filter((shift) => table.holdings[shift.h]!.seat === s)
  if (own.length === 0) return false
  return own.every((shift) =>
    table.reserves.some((reserve, k) => {
      if (row[table.layout.reserve + k] !== 1 || reserve.holding !== shift.h || reserve.option !== shift.o) return false
      const promised = shifts.find((other) => other.h === reserve.priceHolding)
      return (promised?.o ?? row[table.layout.stance + reserve.priceHolding]) === reserve.priceOption
    }),
  )
}

/** Counters that are live: one per deal, from the seat named earliest (H3). */
export function countersOf(table: Table, matters: readonly Matter[], answers: Answers): readonly Matter[] {
  const counters: Matter[] = []
  for (const matter of matters) {
    if (matter.kind !== 'deal') continue
    const given = answers[matter.id] ?? {}
    const by = matter.to.find((seat) => given[seat]?.kind === 'counter')
    if (by === undefined) continue
    const answer = given[by]!
    if (answer.kind !== 'counter') continue
    const act = counterAct(matter.act, answer.steps)
    const to = [matter.by, ...askedForDeal(table, matter.by, act)].filter((seat) => seat !== by)
    counters.push({
      id: `k:${matter.id}`,
      kind: 'counter',
      of: matter.id,
      by,
      act,
      to: table.seats.filter((seat) => to.includes(seat)),
    })
  }
  return counters
}

/** A counter keeps the room; it signs only what the changed text still settles. */
export function counterAct(act: DealAct, steps: DealAct['steps']): DealAct {
  const keeps =
    act.signs !== undefined &&
    act.steps.every((step) => steps.some((s) => s.seat === step.seat && s.issue === step.issue))
  return keeps ? { kind: 'deal', room: act.room, steps, signs: act.signs! } : { kind: 'deal', room: act.room, steps }
}

/** May `seat` answer this deal with these steps? Third parties' steps stay (H3). */
export function isCounter(
  table: Table,
  row: Row,
  matter: Extract<Matter, { kind: 'deal' }>,
  seat: string,
  steps: DealAct['steps'],
): boolean {
  const key = (s: { seat: string; issue: string; option: string }) => `${s.seat} ${s.issue} ${s.option}`
  const others = (list: DealAct['steps']) =>
    list
      .filter((s) => s.seat !== seat && s.seat !== matter.by)
      .map(key)
      .sort()
      .join()
  if (others(steps) !== others(matter.act.steps)) return false
  const before = matter.act.steps.filter((s) => s.seat === matter.by).map(key)
  const after = steps.filter((s) => s.seat === matter.by).map(key)
  if (!before.every((k) => after.includes(k)) || after.length > before.length + 1) return false
  if (steps.map(key).sort().join() === matter.act.steps.map(key).sort().join()) return false
  const shifts = readSteps(table, steps)
  return shifts !== null && row.length === table.layout.length
}
