/**
 * The sum behind an answer, term by term (model §4). The same sum for every
 * seat, from public knowledge and what the looker heard: so it serves a seat
 * that answers, and one that guesses what another will say.
 */
import type { DealAction } from '../engine/action.ts'
import { NOTHING } from '../engine/action.ts'
import { coverLimit, dealCost, rise, type Shift } from '../engine/cost.ts'
import { lockedSeats } from '../engine/holds.ts'
import { step } from '../engine/step.ts'
import { RED, type Table, type Test } from '../engine/table.ts'
import { type AimState, aimState } from './aims.ts'
import { driveOf } from './drive.ts'
import { type Eye, keyOf, once } from './eye.ts'
import { type Ground, totalOf } from './policy.ts'
import { interestIn, weighReading } from './reading.ts'
import { aimWeight, drift, isOpen, type Way, worths } from './ways.ts'
import { WEIGHTS } from './weights.ts'

export const BARRED = -99

/** Grounds of one seat for or against a text. `signs` is an exit or −1. */
export function weighDeal(eye: Eye, seat: number, deal: DealAction, signs: number, alone = false): readonly Ground[] {
  const grounds: Ground[] = []
  const own = deal.shifts.filter((shift) => eye.table.holdings[shift.h]!.seat === seat)
  weighCost(eye, seat, deal, own, grounds)
  weighOthers(eye, seat, deal, own, grounds)
  const credit = weighWays(eye, seat, deal, signs, grounds)
  weighPosition(eye, seat, deal, own, credit, grounds)
  if (alone) return grounds
  const { gap, rival } = weighBalance(eye, seat, deal, signs, grounds)
  const cost = own.length === 0 ? 0 : dealCost(eye.table, eye.row, deal.room, deal.shifts, seat).net
  grounds.push(...weighReading(eye, seat, { cost, exit: credit, signs: signs >= 0, gap, rival }))
  return grounds
}

function weighCost(eye: Eye, seat: number, deal: DealAction, own: readonly Shift[], grounds: Ground[]): void {
  const { table, row } = eye
  for (const shift of own) {
    if (table.holdings[shift.h]!.cost[shift.o]! >= RED)
      grounds.push({ code: 'red-line', weight: BARRED, ...aboutShift(eye, shift) })
  }
  const cost = dealCost(table, row, deal.room, deal.shifts, seat)
  if (own.length > 0 && cost.gross === 0) {
    grounds.push({ code: 'paper', weight: 1, ...aboutShift(eye, own[0]!) })
    return
  }
  const dearest = own.map((shift) => ({ shift, n: rise(table, row, shift) })).sort((a, b) => b.n - a.n)
  for (const { shift, n } of dearest) {
    if (n > 0 && n < RED)
      grounds.push({ code: 'cost-home', weight: -WEIGHTS.cost.value * n, n, ...aboutShift(eye, shift) })
  }
  const alone = cost.gross - dearest.reduce((sum, { n }) => sum + n, 0)
  if (alone > 0 && table.leash !== null && !own.some((shift) => table.holdings[shift.h]!.cost[shift.o]! >= RED))
    grounds.push({
      code: 'without-allies',
      weight: -WEIGHTS.cost.value * alone,
      n: alone,
      seat: table.seats[table.leash.follower]!,
      cite: [],
    })
  if (cost.cover > 0)
    grounds.push({ code: 'covered', weight: WEIGHTS.cost.value * cost.cover, n: cost.cover, cite: [] })
}

/** What a ground about a step quotes: the party's own word on the option, else its paper. */
export function aboutShift(eye: Eye, shift: Shift): Pick<Ground, 'cite' | 'issue' | 'option' | 'assumption'> {
  const { table } = eye
  const { seat, issue } = table.holdings[shift.h]!
  const source = table.scenario.issues[issue]!
  const option = table.options[issue]![shift.o]!
  const stance = source.stances.find((entry) => entry.seat === table.seats[seat]!)
  const price = stance?.costs[option]
  const said = stance?.says?.[option]?.cite
  return {
    issue: source.id,
    option,
    cite: said ?? stance?.cite ?? [],
    assumption:
      typeof price === 'string' && price.startsWith('=') ? price.slice(1) : `cost:${source.id}:${table.seats[seat]!}`,
  }
}

function weighOthers(eye: Eye, seat: number, deal: DealAction, own: readonly Shift[], grounds: Ground[]): void {
  const { table, row } = eye
  let gives = 0
  const each = worths(table, row, seat, deal.shifts)
  for (const [i, shift] of deal.shifts.entries()) {
    const worth = each[i]!
    if (worth === 0 || (worth < 0 && joins(eye, seat, shift, own))) continue
    gives += worth
    const { seat: other, issue } = table.holdings[shift.h]!
    const stance = table.scenario.issues[issue]!.stances.find((entry) => entry.seat === table.seats[seat]!)
    grounds.push({
      code: worth > 0 ? 'step-toward' : 'step-away',
      weight: worth,
      n: Math.abs(worth),
      seat: table.seats[other]!,
      issue: table.issues[issue]!,
      option: table.options[issue]![shift.o]!,
      cite: stance?.cite ?? [],
      assumption: WEIGHTS.toward.id,
    })
  }
  if (own.length === 0 && gives >= 0)
    grounds.push({ code: 'its-voice', weight: WEIGHTS.voice.value, cite: [], assumption: WEIGHTS.voice.id })
}

/** Does another only come to where this seat stands, or goes in the same text? */
function joins(eye: Eye, seat: number, shift: Shift, own: readonly Shift[]): boolean {
  const { table, row } = eye
  const mine = table.holding[seat]![table.holdings[shift.h]!.issue]!
  return shift.o === (own.find(({ h }) => h === mine)?.o ?? row[table.layout.stance + mine])
}

/** What the text does for the exits and for the seat's aims. Returns the exit it is credited with, or −1. */
function weighWays(eye: Eye, seat: number, deal: DealAction, signs: number, grounds: Ground[]): number {
  const { table } = eye
  const direct = directAims(eye, seat, [deal], signs)
  if (signs >= 0) {
    pushReached(eye, signs, grounds)
    pushAims(eye, direct, signs, grounds)
    return signs
  }
  const drive = driveOf(eye, seat)
  let best: { way: Way; done: number; parts: readonly number[]; sum: number; rank: number } | null = null
  for (const way of eye.ahead.ways) {
    if (!way.live) continue
    const done = stepsDone(eye, way.exit, deal.shifts)
    if (done === 0) continue
    const half = way.exit === drive ? 1 : WEIGHTS.other.value
    const share = (worth: number) => roundOut(worth * done, way.missing.length * half)
    const parts = table.aims.map((aim, a) => (aim.seat === seat ? share(way.aims[a]! - direct[a]!) : 0))
    const sum = parts.reduce((total, part) => total + part, 0) + share(worthOut(eye, way.exit))
    const rank = 2 * sum + (way.exit === drive ? 3 : 0)
    if (best === null || rank > best.rank) best = { way, done, parts, sum, rank }
  }
  if (best === null) {
    pushAims(eye, direct, -1, grounds)
    return -1
  }
  const { way, done, parts, sum } = best
  const id = table.scenario.exits[way.exit]!.id
  const out = sum - parts.reduce((total, part) => total + part, 0)
  if (out !== 0)
    grounds.push({
      code: 'exit-nearer',
      weight: out,
      exit: id,
      n: done,
      cite: table.scenario.exits[way.exit]!.cite,
      assumption: outWeight(eye, way.exit).id,
    })
  pushAims(
    eye,
    direct.map((now, a) => now + parts[a]!),
    way.exit,
    grounds,
  )
  return sum + direct.reduce((total, now) => total + now, 0) > 0 ? way.exit : -1
}

/** How many of the steps that a way still lacks are in this text. */
const stepsDone = (eye: Eye, exit: number, shifts: readonly Shift[]): number =>
  shifts.filter((shift) => eye.ahead.ways[exit]!.missing.some((need) => need.h === shift.h && need.o === shift.o))
    .length

const outWeight = (eye: Eye, exit: number) => (eye.table.exits[exit]!.ends ? WEIGHTS.ends : WEIGHTS.widens)
const worthOut = (eye: Eye, exit: number): number => outWeight(eye, exit).value

/** Whole parts, never to nothing: a share of a thing that matters is at least one. */
function roundOut(numerator: number, denominator: number): number {
  if (numerator === 0) return 0
  const size = Math.max(1, Math.trunc((2 * Math.abs(numerator) + denominator) / (2 * denominator)))
  return numerator > 0 ? size : -size
}

/** Change of each of the seat's aims if these texts and this signature took effect in this round and nothing else did. */
function directAims(eye: Eye, seat: number, deals: readonly DealAction[], signs: number): readonly number[] {
  const { table } = eye
  const states = once(eye, `end ${signs} ${deals.map(keyOf).join(';')}`, () => aimsAfter(eye, deals, signs))
  return table.aims.map((aim, a) =>
    aim.seat === seat ? aimWeight(states[a]!) - aimWeight(eye.ahead.driftAims[a]!) : 0,
  )
}

/** Everybody's aims where the calendar leads from there. */
function aimsAfter(eye: Eye, deals: readonly DealAction[], signs: number): readonly AimState[] {
  const { table, row } = eye
  const action = {
    ...NOTHING,
    deals,
    signs: signs < 0 ? [] : [{ exit: signs, by: table.exits[signs]!.signatories[0]!, free: true }],
  }
  eye.visits.spend(1)
  const after = step(table, row, action, () => true)
  const end = drift(table, after, table.rounds, eye.visits)
  return table.aims.map((aim) => aimState(table, end, aim))
}

function pushReached(eye: Eye, exit: number, grounds: Ground[]): void {
  const { id, cite } = eye.table.scenario.exits[exit]!
  grounds.push({
    code: 'exit-reached',
    weight: worthOut(eye, exit),
    exit: id,
    cite,
    assumption: outWeight(eye, exit).id,
  })
}

function pushAims(eye: Eye, parts: readonly number[], exit: number, grounds: Ground[]): void {
  const { scenario } = eye.table
  parts.forEach((weight, a) => {
    if (weight === 0) return
    const aim = scenario.aims[a]!
    const about = exit < 0 ? {} : { exit: scenario.exits[exit]!.id }
    grounds.push({
      code: weight > 0 ? 'aim-nearer' : 'aim-given-up',
      weight,
      aim: aim.id,
      cite: aim.text.cite,
      assumption: WEIGHTS.aimPartly.id,
      ...about,
    })
  })
}

/** Its own situation: what is left at home, whose word counts, locks, time. */
function weighPosition(
  eye: Eye,
  seat: number,
  deal: DealAction,
  own: readonly Shift[],
  credit: number,
  grounds: Ground[],
): void {
  const { table, row } = eye
  const { net, gross } = dealCost(table, row, deal.room, deal.shifts, seat)
  const left = row[table.layout.standing + seat]! - net
  if (net > 0 && left >= 0 && left < WEIGHTS.standingLeft.value)
    grounds.push({
      code: 'standing-low',
      weight: left - WEIGHTS.standingLeft.value,
      n: left,
      cite: [],
      assumption: WEIGHTS.standingLeft.id,
    })
  if (
    gross > 1 &&
    table.coverTrack >= 0 &&
    coverLimit(table, row, deal.room, seat) === 0 &&
    row[table.layout.breach + seat] === 0
  )
    grounds.push({
      code: 'trust-low',
      weight: -WEIGHTS.trust.value,
      track: table.tracks[table.coverTrack]!,
      n: row[table.layout.track + table.coverTrack]!,
      cite: [],
      assumption: WEIGHTS.trust.id,
    })
  for (const other of table.seats.keys())
    if (
      other !== seat &&
      row[table.layout.breach + other]! > 0 &&
      deal.shifts.some((shift) => table.holdings[shift.h]!.seat === other)
    )
      grounds.push({
        code: 'breach',
        weight: -WEIGHTS.breach.value,
        seat: table.seats[other]!,
        cite: [],
        assumption: WEIGHTS.breach.id,
      })
  weighLocks(eye, seat, own, grounds)
  weighWords(eye, seat, own, grounds)
  if (net > 0) weighSaving(eye, seat, deal.shifts, left, grounds)
  if (credit >= 0 && gross > 0) weighTime(eye, credit, grounds)
}

/** What it will need for the exit it drives at, if this text is for another. */
function weighSaving(eye: Eye, seat: number, shifts: readonly Shift[], left: number, grounds: Ground[]): void {
  const drive = driveOf(eye, seat)
  if (drive < 0 || stepsDone(eye, drive, shifts) > 0) return
  const short = eye.ahead.ways[drive]!.bill[seat]! - left
  if (short <= 0) return
  const { id } = eye.table.scenario.exits[drive]!
  grounds.push({
    code: 'saving',
    weight: -Math.min(WEIGHTS.saving.value, short),
    exit: id,
    n: eye.ahead.ways[drive]!.bill[seat]!,
    cite: [],
    assumption: WEIGHTS.saving.id,
  })
}

function weighLocks(eye: Eye, seat: number, own: readonly Shift[], grounds: Ground[]): void {
  const { table, row } = eye
  table.locks.forEach((lock, l) => {
    const h = table.holding[seat]![lock.issue]!
    if (h < 0 || row[table.layout.stance + h] !== lock.option || own.some((shift) => shift.h === h)) return
    if (!own.some((shift) => lock.binds.includes(table.holdings[shift.h]!.issue))) return
    const { cite } = table.scenario.locks[l]!.text
    grounds.push({
      code: 'lock',
      weight: -WEIGHTS.lock.value,
      issue: table.issues[lock.issue]!,
      option: table.options[lock.issue]![lock.option]!,
      cite,
      assumption: WEIGHTS.lock.id,
    })
  })
}

/** Its own word, as far as the looker heard it. */
function weighWords(eye: Eye, seat: number, own: readonly Shift[], grounds: Ground[]): void {
  const { table } = eye
  for (const shift of own) {
    const { issue } = table.holdings[shift.h]!
    const option = table.options[issue]![shift.o]!
    const heard = eye.heard.some(
      (item) => item.from === table.seats[seat] && item.issue === table.issues[issue] && item.option === option,
    )
    if (heard)
      grounds.push({
        code: 'said',
        weight: WEIGHTS.said.value,
        issue: table.issues[issue]!,
        option,
        cite: [],
        assumption: WEIGHTS.said.id,
      })
  }
}

/** With so many rounds left for an exit, one can wait. */
export const NO_HURRY = 4

function weighTime(eye: Eye, exit: number, grounds: Ground[]): void {
  const { last } = eye.table.exits[exit]!
  const left = last - eye.row[0]! + 1
  const { id } = eye.table.scenario.exits[exit]!
  if (left <= 1)
    grounds.push({
      code: 'deadline',
      weight: WEIGHTS.deadline.value,
      exit: id,
      n: left,
      cite: [],
      assumption: WEIGHTS.deadline.id,
    })
  else if (left >= NO_HURRY)
    grounds.push({
      code: 'no-hurry',
      weight: -WEIGHTS.patience.value,
      exit: id,
      n: left,
      cite: [],
      assumption: WEIGHTS.patience.id,
    })
}

/** A text by which another gains clearly more is one to ask more for. */
function weighBalance(
  eye: Eye,
  seat: number,
  deal: DealAction,
  signs: number,
  grounds: Ground[],
): { readonly gap: number; readonly rival: number } {
  const { table, row } = eye
  if (dealCost(table, row, deal.room, deal.shifts, seat).gross === 0) return { gap: 0, rival: -1 }
  const mine = totalOf(grounds)
  let most = mine
  let who = -1
  for (const other of deal.shifts.map((shift) => table.holdings[shift.h]!.seat)) {
    if (other === seat || other === who) continue
    const theirs = once(eye, `sum ${other} ${signs} ${keyOf(deal)}`, () =>
      totalOf(weighDeal(eye, other, deal, signs, true)),
    )
    if (theirs > most) {
      most = theirs
      who = other
    }
  }
  const gap = Math.min(3, Math.trunc((most - mine) / 3))
  if (who >= 0 && gap > 0)
    grounds.push({ code: 'uneven', weight: -gap, seat: table.seats[who]!, cite: [], assumption: WEIGHTS.balance.id })
  return { gap, rival: who }
}

/** Grounds for or against signing what stands. */
export function weighSign(eye: Eye, seat: number, exit: number): readonly Ground[] {
  const { table, row } = eye
  const grounds: Ground[] = []
  const entry = table.exits[exit]!
  const id = table.scenario.exits[exit]!.id
  if (!isOpen(table, row, exit) || lockedSeats(table, row, exit).includes(seat)) {
    grounds.push({ code: 'not-signable', weight: BARRED, exit: id, cite: [] })
    return grounds
  }
  pushReached(eye, exit, grounds)
  pushAims(eye, directAims(eye, seat, [], exit), exit, grounds)
  if (!entry.signatories.includes(seat)) weighVoice(eye, seat, exit, grounds)
  const drive = driveOf(eye, seat)
  if (entry.ends && drive >= 0 && drive !== exit) {
    const more = interestIn(eye, eye.ahead.ways[drive]!, seat) - totalOf(grounds)
    if (more > 0)
      grounds.push({
        code: 'better-way',
        weight: -Math.min(3, more),
        exit: table.scenario.exits[drive]!.id,
        cite: [],
        assumption: WEIGHTS.other.id,
      })
  }
  if (!entry.ends) weighFaith(eye, grounds)
  // A closing window hurries only who wants what it closes on.
  if (totalOf(grounds) > 0) weighTime(eye, exit, grounds)
  grounds.push(...weighReading(eye, seat, { cost: 0, exit, signs: true, gap: 0, rival: -1 }))
  return grounds
}

/** A small text is as good as the word behind it: a text that ends has its checks and dates in it, this one has not. */
function weighFaith({ table, row }: Eye, grounds: Ground[]): void {
  if (table.coverTrack < 0) return
  const n = row[table.layout.track + table.coverTrack]!
  if (n >= trusted(table)) return
  grounds.push({
    code: 'trust-thin',
    weight: -WEIGHTS.trust.value,
    track: table.tracks[table.coverTrack]!,
    n,
    cite: [],
    assumption: WEIGHTS.trust.id,
  })
}

/** From here on the others' steps cover as much as they ever do. */
export const trusted = (table: Table): number => table.coverAt.indexOf(Math.max(...table.coverAt))

/** A seat that is asked because it is concerned: what the terms cost on its own table. */
function weighVoice(eye: Eye, seat: number, exit: number, grounds: Ground[]): void {
  const { table, row } = eye
  let hurt = 0
  for (const term of table.exits[exit]!.terms) {
    const mine = table.holding[seat]![term.issue]!
    if (mine < 0) continue
    const o = row[table.layout.stance + term.holdings[0]!]!
    const n = table.holdings[mine]!.cost[o]!
    if (n === 0) continue
    hurt += n
    if (n >= RED) grounds.push({ code: 'red-line', weight: BARRED, ...aboutShift(eye, { h: mine, o }) })
    else
      grounds.push({
        code: 'step-away',
        weight: -n,
        n,
        seat: table.seats[table.exits[exit]!.signatories[0]!]!,
        ...aboutShift(eye, { h: mine, o }),
      })
  }
  if (hurt === 0)
    grounds.push({ code: 'its-voice', weight: WEIGHTS.voice.value, cite: [], assumption: WEIGHTS.voice.id })
}

/** Is anything to be said against coming to a meeting? */
export function weighCall(eye: Eye, seat: number, room: number): readonly Ground[] {
  const { table, row } = eye
  const grounds: Ground[] = []
  const id = table.roomIds[room]!
  const wanted = eye.ahead.ways.find(
    (way) => way.live && interestIn(eye, way, seat) > 0 && needsRoom(eye, way.exit, room),
  )
  if (wanted !== undefined) {
    const { id: exit, cite } = table.scenario.exits[wanted.exit]!
    grounds.push({ code: 'meeting-wanted', weight: 3, exit, room: id, cite })
  }
  const unwanted = eye.ahead.ways.find(
    (way) => way.live && interestIn(eye, way, seat) < -WEIGHTS.aimPartly.value && needsRoom(eye, way.exit, room),
  )
  if (wanted === undefined && unwanted !== undefined)
    grounds.push({ code: 'exit-unwanted', weight: -2, exit: table.scenario.exits[unwanted.exit]!.id, cite: [] })
  const after = row.slice()
  after[table.layout.held + room]!++
  const end = drift(table, after, table.rounds, eye.visits)
  const parts = table.aims.map((aim, a) =>
    aim.seat === seat ? aimWeight(aimState(table, end, aim)) - aimWeight(eye.ahead.driftAims[a]!) : 0,
  )
  pushAims(eye, parts, -1, grounds)
  grounds.push({ code: 'meeting-free', weight: 1, room: id, cite: table.scenario.rooms[room]!.cite })
  return grounds
}

/** Does an exit, or an article among its terms, wait for this room to meet? */
export function needsRoom(eye: Eye, exit: number, room: number): boolean {
  const { table, row } = eye
  const short = (test: Test): boolean =>
    (test.k === 'held' && test.i === room && row[table.layout.held + room]! < test.n) ||
    (test.k === 'any' && test.of.some((list) => list.some(short)))
  const entry = table.exits[exit]!
  return entry.conditions.some(short) || entry.terms.some((term) => table.tabled[term.issue]!.some(short))
}
