/**
 * One round of a cooperative plan: from what an aim still lacks to a round
 * action. Greedy, in a fixed order; a `Manner` varies what it favours.
 */
import type { Agenda } from '../domain/move.ts'
import { coverLimit, isStepToward, rise, type Shift } from '../engine/cost.ts'
import { allHold, holds, roomMeets } from '../engine/holds.ts'
import type { Row, Table, Test } from '../engine/table.ts'
import type { Dice } from '../std/draw.ts'
import { type Aim, stepsOf, tablingTests, wanted } from './aim.ts'
import { Draft } from './draft.ts'
import { untold } from './targets.ts'

export interface Manner {
  /** Make steps: all that can be borne, only whole articles, or none this round. */
  readonly steps: 'all' | 'whole' | 'none'
  /** Refill standing: for those who will lack it, for nobody, for every signatory. */
  readonly refill: 'lack' | 'none' | 'all'
  /** Shed tension: as late as it will do, at once, or never. */
  readonly relief: 'late' | 'now' | 'none'
  /** Raise the track that cover depends on. */
  readonly trust: boolean
  /** Dear articles first. */
  readonly dearFirst: boolean
  /** Varies every choice; the same dice, the same plan. */
  readonly dice?: Dice
}

/** A choice left to the dice, if there are any. */
const maybe = (manner: Manner, of: number, sides: number): boolean =>
  manner.dice !== undefined && manner.dice.roll(sides) < of

export const PLAIN: Manner = { steps: 'all', refill: 'lack', relief: 'late', trust: false, dearFirst: true }

export const MANNERS: readonly Manner[] = [
  PLAIN,
  { ...PLAIN, steps: 'whole', relief: 'now' },
  { ...PLAIN, trust: true },
]

/** What the aim lacks in a state, computed once for all manners. */
export interface Lack {
  readonly aim: Aim
  readonly steps: readonly Shift[]
  /** Terms in confidence to be met. */
  readonly words: readonly number[]
  readonly tests: readonly Test[]
  /** Those of the tests that cannot wait until the signature. */
  readonly urgent: readonly Test[]
  /** Per seat: likely cost of its steps after cover. */
  readonly due: readonly number[]
  /** Standing left over after that. */
  readonly spare: readonly number[]
  /** Per seat: steps on articles on which nobody else moves. */
  readonly alone: readonly number[]
}

export function lackOf(table: Table, row: Row, aim: Aim): Lack {
  const steps = stepsOf(table, row, aim)
  const words = untold(table, row, aim.exit)
  const issues = [
    ...new Set([
      ...steps.map((shift) => table.holdings[shift.h]!.issue),
      ...words.map((c) => table.confidences[c]!.issue),
    ]),
  ]
  const tests = [
    ...tablingTests(table, row, issues),
    ...wanted(aim, row[0]!).filter((test) => !holds(table, row, test)),
  ]
  const due = table.seats.map((_, seat) => likelyDue(table, row, steps, seat))
  const alone = table.seats.map(() => 0)
  for (const shift of steps) if (!isShared(table, steps, shift)) alone[table.holdings[shift.h]!.seat]!++
  const urgent = aim.early.map(({ test }) => test)
  return {
    aim,
    steps,
    words,
    tests,
    urgent,
    due,
    alone,
    spare: due.map((cost, s) => row[table.layout.standing + s]! - cost),
  }
}

/** As if each article were a deal of its own, in the best room of all. */
function likelyDue(table: Table, row: Row, steps: readonly Shift[], seat: number): number {
  let due = 0
  const limit = coverLimit(table, row, 0, seat)
  for (const shift of steps) {
    if (table.holdings[shift.h]!.seat !== seat) continue
    const gross = rise(table, row, shift)
    const met = steps.some(
      (other) =>
        table.holdings[other.h]!.issue === table.holdings[shift.h]!.issue && isStepToward(table, row, seat, other),
    )
    due += gross - (met ? Math.min(limit, Math.trunc(gross / 2)) : 0)
  }
  return due
}

/** One seat's agenda in the first round of a plan. */
export interface Opening {
  readonly seat: number
  readonly agenda: Agenda
}

export function planRound(
  table: Table,
  row: Row,
  lacks: readonly Lack[],
  manner: Manner,
  opening: Opening | null = null,
): Draft {
  const draft = new Draft(table, row)
  if (opening !== null) draft.open(opening.seat, opening.agenda)
  for (const lack of lacks) fill(table, row, draft, lack, manner)
  return draft
}

function fill(table: Table, row: Row, draft: Draft, lack: Lack, manner: Manner): void {
  const { exit } = lack.aim
  const entry = table.exits[exit]!
  const inWindow = row[0]! >= entry.first && row[0]! <= entry.last
  const reach = roundsToGo(table, row, lack)
  if (inWindow && !table.sameRound && lack.steps.length === 0) draft.addSign(exit, lack.spare)
  for (const test of lack.tests) workOn(table, row, draft, lack, test, manner, lack.urgent.includes(test) ? 0 : reach)
  for (const c of lack.words) if (!maybe(manner, 1, 3)) draft.addWord(c)
  if (manner.steps !== 'none' && !maybe(manner, 1, 8)) makeSteps(table, row, draft, lack, manner)
  for (const test of lack.tests) if (test.k === 'held' && !draft.meets(test.i)) draft.addCall(test.i, lack.spare)
  if (inWindow && table.sameRound && lack.steps.every((shift) => draft.hasShifted(shift.h)))
    draft.addSign(exit, lack.spare)
  if (manner.refill !== 'none') refill(table, row, draft, lack, manner)
  if (manner.trust || maybe(manner, 1, 4)) raiseTrust(table, draft, lack, manner)
}

/** Rounds until a signature is thinkable: the window, and what the slowest seat still has to do. */
function roundsToGo(table: Table, row: Row, lack: Lack): number {
  const { first } = table.exits[lack.aim.exit]!
  let most = 0
  for (let seat = 0; seat < table.seats.length; seat++) {
    let own = 0
    for (const shift of lack.steps) if (table.holdings[shift.h]!.seat === seat) own++
    most = Math.max(most, Math.trunc((own + table.mobility - 1) / table.mobility))
  }
  const stepsFirst = table.sameRound ? Math.max(0, most - 1) : most
  return Math.max(first - row[0]!, stepsFirst, 0)
}

// ── conditions

function workOn(table: Table, row: Row, draft: Draft, lack: Lack, test: Test, manner: Manner, reach: number): void {
  if (test.k === 'flag')
    playFor(table, draft, lack, (c) => (c.flags.some(([f, is]) => f === test.i && is === test.is) ? 1 : 0), 1, manner)
  if (test.k === 'reserve' && test.is === 1) draft.addReserve(test.i)
  if (test.k === 'held') openRoom(table, row, draft, lack, test.i, manner)
  if (test.k !== 'track') return
  const value = row[table.layout.track + test.i]!
  if (value > test.hi) relieve(table, draft, lack, test.i, value - test.hi, manner, reach)
  if (value < test.lo) playFor(table, draft, lack, (c) => pointsOn(c.tracks, test.i), test.lo - value, manner)
}

function relieve(
  table: Table,
  draft: Draft,
  lack: Lack,
  track: number,
  excess: number,
  manner: Manner,
  reach: number,
): void {
  if (manner.relief === 'none') return
  const perRound = 2
  if (maybe(manner, 1, 4)) return
  if (manner.relief === 'late' && excess <= reach * perRound && !maybe(manner, 1, 2)) return
  if (track === table.tension)
    playFor(table, draft, lack, (c) => -c.pressure - 2 * pointsOn(c.tracks, track), Math.min(4, excess * 2), manner)
  else playFor(table, draft, lack, (c) => -pointsOn(c.tracks, track), excess, manner)
}

const pointsOn = (list: readonly (readonly [number, number])[], of: number): number => {
  let sum = 0
  for (const [i, by] of list) if (i === of) sum += by
  return sum
}

/** Slots that a seat will want for its own texts, steps and signature in this round. */
const isBusy = (table: Table, draft: Draft, lack: Lack, seat: number): boolean =>
  draft.slots[seat]! <= 1 && (table.exits[lack.aim.exit]!.signatories.includes(seat) || lack.spare[seat]! < 0)

type Worth = (change: Table['instruments'][number]['change']) => number

/** Plays cards until they add up to `points`: from seats with most to spare, cheapest first. */
function playFor(table: Table, draft: Draft, lack: Lack, worth: Worth, points: number, manner: Manner): void {
  const found: { card: number; by: number; rank: number }[] = []
  table.cards.forEach(({ instrument, seat }, card) => {
    const entry = table.instruments[instrument]!
    const by = worth(entry.change)
    if (by <= 0) return
    const price = Math.max(0, -entry.standing)
    const strain = price > 0 && lack.spare[seat]! - price < 0 ? 20 : 0
    found.push({
      card,
      by,
      rank:
        by * 2 -
        price * 3 -
        strain +
        Math.min(3, lack.spare[seat]!) -
        (isBusy(table, draft, lack, seat) ? 3 : 0) +
        (manner.dice?.roll(6) ?? 0),
    })
  })
  found.sort((a, b) => b.rank - a.rank)
  let left = points
  for (const { card, by } of found) {
    if (left <= 0) return
    if (draft.addCard(card)) left -= by
  }
}

/** A room that the calendar no longer brings may be opened by a card. */
function openRoom(table: Table, row: Row, draft: Draft, lack: Lack, room: number, manner: Manner): void {
  const { meets } = table.rooms[room]!
  for (let k = row[0]!; k < table.rounds; k++) if (meets[k]) return
  if (!roomMeets(table, row, room)) playFor(table, draft, lack, (c) => (c.opens.includes(room) ? 1 : 0), 1, manner)
}

// ── standing and trust

function refill(table: Table, row: Row, draft: Draft, lack: Lack, manner: Manner): void {
  const { signatories } = table.exits[lack.aim.exit]!
  for (let seat = 0; seat < table.seats.length; seat++) {
    const now = row[table.layout.standing + seat]!
    const lacks = lack.spare[seat]! < 0
    const wants =
      manner.refill === 'all' ? signatories.includes(seat) && now < table.standingMax && lack.due[seat]! > 0 : lacks
    if (wants ? maybe(manner, 1, 5) : !maybe(manner, 1, 4)) continue
    let short = Math.max(1, -lack.spare[seat]!)
    while (short > 0) {
      const gained = playGain(table, draft, lack, seat)
      if (gained === 0) break
      short -= gained
    }
  }
}

/** The card that gives this seat most standing for the least harm, in its own hand or another's. Points gained. */
function playGain(table: Table, draft: Draft, lack: Lack, seat: number): number {
  const found: { card: number; gain: number; rank: number }[] = []
  table.cards.forEach((card, c) => {
    const { standing, change } = table.instruments[card.instrument]!
    const gain = (card.seat === seat ? standing : 0) + pointsOn(change.standing, seat)
    if (gain <= 0) return
    const price = card.seat === seat ? 0 : Math.max(0, -standing)
    if (price > 0 && lack.spare[card.seat]! < price) return
    let harm = Math.max(0, change.pressure) * 2
    for (const [track, by] of change.tracks)
      harm +=
        track === table.tension ? Math.max(0, by) * 3 : track === table.coverTrack ? Math.max(0, -by) : Math.abs(by)
    found.push({ card: c, gain, rank: gain * 4 - harm - price * 3 })
  })
  found.sort((a, b) => b.rank - a.rank)
  return found.find(({ card }) => draft.addCard(card))?.gain ?? 0
}

function raiseTrust(table: Table, draft: Draft, lack: Lack, manner: Manner): void {
  if (table.coverTrack >= 0) playFor(table, draft, lack, (c) => pointsOn(c.tracks, table.coverTrack), 2, manner)
}

// ── steps

/** Articles one by one, each in the deal and room where it costs least; what no deal takes goes alone. */
function makeSteps(table: Table, row: Row, draft: Draft, lack: Lack, manner: Manner): void {
  const later: (readonly Shift[])[] = []
  for (const group of articles(table, row, lack, manner)) {
    if (maybe(manner, 1, 5)) continue
    const some = group.length > 2 && maybe(manner, 1, 4) ? group.filter(() => !maybe(manner, 1, 3)) : group
    if (!dealOn(table, row, draft, lack, some, manner)) later.push(some)
  }
  const joined = new Set<readonly Shift[]>()
  for (let i = 0; i < later.length; i++) {
    for (let j = i + 1; j < later.length && !joined.has(later[i]!); j++) {
      if (joined.has(later[j]!) || !dealOn(table, row, draft, lack, [...later[i]!, ...later[j]!], manner)) continue
      joined.add(later[i]!)
      joined.add(later[j]!)
    }
  }
  if (manner.steps === 'whole') return
  for (const group of later) {
    if (joined.has(group)) continue
    if (group.length > 2 && dropOne(table, row, draft, lack, group, manner)) continue
    if (manner.dice !== undefined && sweeten(table, row, draft, lack, group, manner)) continue
    for (const shift of group) goAlone(table, row, draft, lack, shift, manner)
  }
}

/** Steps of one article together, those that may be tabled now. */
function articles(table: Table, row: Row, lack: Lack, manner: Manner): readonly (readonly Shift[])[] {
  const groups: { issue: number; shifts: Shift[]; cost: number }[] = []
  for (const shift of lack.steps) {
    const { issue } = table.holdings[shift.h]!
    if (!allHold(table, row, table.tabled[issue]!)) continue
    let group = groups.find((entry) => entry.issue === issue)
    if (group === undefined) groups.push((group = { issue, shifts: [], cost: 0 }))
    group.shifts.push(shift)
    group.cost += rise(table, row, shift)
  }
  const sign = manner.dearFirst ? -1 : 1
  if (manner.dice !== undefined) shuffle(groups, manner.dice)
  else groups.sort((a, b) => b.shifts.length - a.shifts.length || sign * (a.cost - b.cost))
  return groups.map((entry) => entry.shifts)
}

function shuffle<T>(list: T[], dice: Dice): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = dice.roll(i + 1)
    const moved = list[i]!
    list[i] = list[j]!
    list[j] = moved
  }
}

/** Adds another party's cheap step elsewhere, so that everyone receives something. */
function sweeten(table: Table, row: Row, draft: Draft, lack: Lack, group: readonly Shift[], manner: Manner): boolean {
  const seats = group.map((shift) => table.holdings[shift.h]!.seat)
  const offers: Shift[] = []
  table.holdings.forEach((holding, h) => {
    if (draft.hasShifted(h) || group.some((shift) => shift.h === h)) return
    holding.cost.forEach((_, o) => {
      const shift = { h, o }
      if (
        o !== row[table.layout.stance + h] &&
        seats.some((seat) => isStepToward(table, row, seat, shift)) &&
        rise(table, row, shift) <= Math.max(0, lack.spare[holding.seat]!)
      )
        offers.push(shift)
    })
  })
  for (let tries = 0; tries < 3 && offers.length > 0; tries++)
    if (dealOn(table, row, draft, lack, [...group, offers[manner.dice!.roll(offers.length)]!], manner)) return true
  return false
}

/** Puts these steps on the table of the room where they cost least. */
function dealOn(table: Table, row: Row, draft: Draft, lack: Lack, shifts: readonly Shift[], manner: Manner): boolean {
  if (shifts.length < 2) return false
  let best: { room: number; by: number; rank: number } | null = null
  const owner = ownerOf(table, shifts)
  for (let room = 0; room < table.rooms.length; room++) {
    if (
      !draft.isOpen(room) ||
      !shifts.every((shift) => table.rooms[room]!.members.includes(table.holdings[shift.h]!.seat))
    )
      continue
    const by = owner >= 0 ? owner : proposerIn(table, row, draft, lack, room, manner)
    if (by < 0 || draft.slots[by]! < 1) continue
    const price = draft.priceOf(room, by, shifts)
    if (price < 0) continue
    const needed = lack.tests.some((test) => test.k === 'held' && test.i === room) && !draft.meets(room)
    const rank = price * 4 - (needed ? 2 : 0) - Math.min(1, table.rooms[room]!.mobility) + (manner.dice?.roll(4) ?? 0)
    if (best === null || rank < best.rank) best = { room, by, rank }
  }
  return best !== null && draft.addDeal(best.room, best.by, shifts)
}

/** Who tables it: whoever needs the slot least; in a round of signing a signatory, whose text can carry the signature. */
function proposerIn(table: Table, row: Row, draft: Draft, lack: Lack, room: number, manner: Manner): number {
  const { callers } = table.rooms[room]!
  const { signatories, first, last } = table.exits[lack.aim.exit]!
  const signs = table.sameRound && row[0]! >= first && row[0]! <= last && draft.deals.length === 0
  let best = -1
  let bestRank = 0
  for (const seat of callers) {
    if (draft.slots[seat]! < 1) continue
    const rank =
      draft.slots[seat]! * 8 -
      (lack.spare[seat]! < 0 ? 4 : 0) -
      lack.alone[seat]! * 3 +
      (signs && signatories.includes(seat) ? 6 : 0) +
      (manner.dice?.roll(8) ?? 0)
    if (best < 0 || rank > bestRank) [best, bestRank] = [seat, rank]
  }
  return best
}

/** Does anybody else move on the same article? */
const isShared = (table: Table, steps: readonly Shift[], shift: Shift): boolean =>
  steps.some((other) => other !== shift && table.holdings[other.h]!.issue === table.holdings[shift.h]!.issue)

function ownerOf(table: Table, shifts: readonly Shift[]): number {
  for (const shift of shifts) {
    const owner = table.ownedBy[table.holdings[shift.h]!.issue]!
    if (owner >= 0) return owner
  }
  return -1
}

/** A deal without the one who cannot bear it or has no steps left. */
function dropOne(table: Table, row: Row, draft: Draft, lack: Lack, group: readonly Shift[], manner: Manner): boolean {
  return group.some((out) =>
    dealOn(
      table,
      row,
      draft,
      lack,
      group.filter((shift) => shift !== out),
      manner,
    ),
  )
}

function goAlone(table: Table, row: Row, draft: Draft, lack: Lack, shift: Shift, manner: Manner): void {
  const { seat } = table.holdings[shift.h]!
  const gross = rise(table, row, shift)
  // A step that a later deal could make cheaper waits, unless it costs nothing more alone.
  const couldBeMet = lack.steps.some(
    (other) => other !== shift && isStepToward(table, row, seat, other) && !draft.hasShifted(other.h),
  )
  if (gross >= 2 && couldBeMet && lack.spare[seat]! < gross && !maybe(manner, 1, 3)) return
  draft.addSolo(shift)
}
