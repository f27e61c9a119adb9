/**
 * Why an exit is out of time, in numbers: for every round in which it could be
 * signed, one arithmetic that forbids it. Sound and incomplete: null says only
 * that no bound forbids it.
 */
import type { BoundProof, RoundProof } from '../domain/verdict.ts'
import { RED, type Row, type Table, type Test } from '../engine/table.ts'
import {
  canHold,
  coverIn,
  gainBy,
  meetingsBy,
  mobilityIn,
  type Outlook,
  outlook,
  type Settled,
  shiftsBy,
  towardIn,
  trackRange,
} from './outlook.ts'
import { cheapestOff, isOpenOption, locks, sayable, untold } from './targets.ts'

export interface Bound {
  /** First round (from 0) that no bound forbids; −1 if all are forbidden. */
  readonly earliest: number
  readonly proofs: readonly RoundProof[]
}

export function boundOf(table: Table, o: Outlook, exit: number): Bound {
  const entry = table.exits[exit]!
  const proofs: RoundProof[] = []
  let earliest = -1
  for (let t = Math.max(o.from, entry.first); t <= Math.min(entry.last, table.rounds - 1); t++) {
    const bound = forbids(table, o, exit, t)
    if (bound === null) {
      if (earliest < 0) earliest = t
      // Later rounds may be forbidden again, which nobody needs to know.
      break
    }
    proofs.push({ round: t + 1, bound })
  }
  return { earliest, proofs }
}

/**
 * An outlook that knows which widening exits are themselves out of time, and
 * until when: what they would bring is not hoped for before.
 */
export function closeOutlook(table: Table, row: Row, settled: Settled | null = null): Outlook {
  let o = outlook(table, row, settled)
  for (let pass = 0; pass < PASSES; pass++) {
    const earliest = table.exits.map((exit, x) => (exit.ends ? 0 : earliestOf(table, o, x)))
    if (earliest.every((round, x) => round === o.earliest[x])) return o
    o = outlook(table, row, settled, earliest)
  }
  return o
}

const PASSES = 3

const earliestOf = (table: Table, o: Outlook, exit: number): number => {
  const { earliest } = boundOf(table, o, exit)
  return earliest < 0 ? RED : earliest
}

function forbids(table: Table, o: Outlook, exit: number, t: number): BoundProof | null {
  if (!o.lives[t]) return { kind: 'window', lastRound: table.exits[exit]!.last + 1, round: o.from + 1 }
  return (
    shutAhead(table, o, exit, t) ??
    redLine(table, exit) ??
    unsaid(table, o, exit, t) ??
    tooManySteps(table, o, exit, t) ??
    tooDear(table, o, exit, t) ??
    unmet(table, o, exit, t)
  )
}

/** An event that nobody can prevent any more makes it void before this round. */
function shutAhead(table: Table, o: Outlook, exit: number, t: number): BoundProof | null {
  for (let k = o.from; k < t; k++) {
    if (o.skips[k]) continue
    for (const e of o.certain[k]!)
      if (table.events[e]!.shuts.includes(exit))
        return { kind: 'event', event: table.scenario.events[e]!.id, is: true, round: k + 1 }
  }
  return null
}

function redLine(table: Table, exit: number): BoundProof | null {
  const { terms } = table.exits[exit]!
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!
    if (term.options.some((option) => isOpenOption(table, exit, i, option))) continue
    const h =
      term.holdings.find((holder) => term.options.some((option) => table.holdings[holder]!.cost[option]! >= RED)) ??
      term.holdings[0]!
    return { kind: 'red', seat: table.seats[table.holdings[h]!.seat]!, issue: table.issues[term.issue]! }
  }
  return null
}

/** A word that nobody may say, or of which the article comes on the table too late. */
function unsaid(table: Table, o: Outlook, exit: number, t: number): BoundProof | null {
  const until = table.sameRound ? t : t - 1
  for (const c of untold(table, o.row, exit)) {
    const { by, issue } = table.confidences[c]!
    const where = { seat: table.seats[by]!, issue: table.issues[issue]! }
    if (sayable(table, c).length === 0) return { kind: 'red', ...where }
    if (firstTabled(table, o, issue) > until) return { kind: 'told', ...where, by: until + 1 }
  }
  return null
}

interface Owed {
  /** One entry a step. */
  readonly issues: number[]
  /** Its least rise. */
  readonly rises: number[]
}

/** Terms must stand by one round, locks and stances that conditions ask for by another. */
function spans(table: Table, t: number): readonly (readonly [until: number, all: boolean])[] {
  return table.sameRound
    ? [[t, true]]
    : [
        [t - 1, false],
        [t, true],
      ]
}

/** Steps count from the round in which their article may be tabled: of the late ones there must be room late. */
function tooManySteps(table: Table, o: Outlook, exit: number, t: number): BoundProof | null {
  for (const [until, all] of spans(table, t)) {
    for (let seat = 0; seat < table.seats.length; seat++) {
      const { issues } = owedBy(table, o, exit, seat, all, t)
      const tabled = issues.map((issue) => firstTabled(table, o, issue))
      const late = tabled.findIndex((first) => first > until)
      if (late >= 0) return { kind: 'tabled', issue: table.issues[issues[late]!]!, by: until + 1 }
      for (const since of new Set(tabled)) {
        const owed = tabled.filter((first) => first >= since).length
        const can = shiftsBy(table, o, seat, until, since)
        if (owed > can)
          return { kind: 'shifts', seat: table.seats[seat]!, owed, can, rounds: until - since + 1, since: since + 1 }
      }
    }
  }
  return null
}

/** First round in which this article could be on the table; past the last if never. */
export function firstTabled(table: Table, o: Outlook, issue: number): number {
  for (let k = o.from; k < table.rounds; k++)
    if (o.lives[k] && table.tabled[issue]!.every((test) => canHold(table, o, test, k, 'start'))) return k
  return table.rounds
}

function tooDear(table: Table, o: Outlook, exit: number, t: number): BoundProof | null {
  for (const [until, all] of spans(table, t)) {
    for (let seat = 0; seat < table.seats.length; seat++) {
      const owes = owedBy(table, o, exit, seat, all, t)
      if (owes.rises.every((rise) => rise === 0)) continue
      const owed = leastPrice(table, o, seat, owes, until)
      const have = o.row[table.layout.standing + seat]!
      if (owed <= have) continue
      const gain = gainBy(table, o, seat, until - 1)
      if (owed > have + gain) return { kind: 'standing', seat: table.seats[seat]!, owed, have, gain }
    }
  }
  return null
}

/**
 * The least that a seat's rises can cost when they are spread over the rounds
 * as it likes, each article not before it can be tabled. Of what is paid in one
 * round half is always left; each step is covered by no more than its room
 * gives, and each point of cover is another party's step toward the seat.
 */
function leastPrice(table: Table, o: Outlook, seat: number, owes: Owed, until: number): number {
  let total = 0
  for (const rise of owes.rises) total += rise
  const first = owes.issues.map((issue) => firstTabled(table, o, issue))
  // least[left]: the least paid so far with `left` still to pay.
  let least: number[] = new Array<number>(total + 1).fill(RED * RED)
  least[total] = 0
  for (let k = o.from; k <= until; k++) {
    if (!o.lives[k]) continue
    const cover = Math.min(coverIn(table, o, seat, k) * mobilityIn(table, o, seat, k), towardIn(table, o, seat, k))
    let later = 0
    for (let i = 0; i < first.length; i++) if (first[i]! > k) later += owes.rises[i]!
    least = least.map((_, left) => {
      let best = least[left]!
      for (let before = left + 1; before <= total && left >= later; before++)
        best = Math.min(best, least[before]! + before - left - Math.min(Math.trunc((before - left) / 2), cover))
      return best
    })
  }
  // A round that may be skipped is counted as played: more rounds never cost more.
  return least[0]!
}

/**
 * The least a seat must still do: its terms, and (if `all`) its locks and the
 * stances that conditions ask for; with them the terms of every exit that must
 * be signed before, or without which round `t` is never played.
 */
function owedBy(table: Table, o: Outlook, exit: number, seat: number, all: boolean, t: number): Owed {
  const owed: Owed = { issues: [], rises: [] }
  const { row } = o
  askTerms(table, row, owed, exit, seat)
  for (const before of priorTo(table, o, exit, t)) askTerms(table, row, owed, before, seat)
  if (!all) return owed
  const { terms, signatories, conditions } = table.exits[exit]!
  for (const lock of signatories.includes(seat) ? table.locks : []) {
    const h = table.holding[seat]![lock.issue]!
    if (
      h < 0 ||
      terms.some((term) => term.issue === lock.issue) ||
      row[table.layout.stance + h] !== lock.option ||
      !locks(table, exit, lock.issue, lock.option)
    )
      continue
    const off = cheapestOff(table, exit, h)
    if (off >= 0) ask(table, row, owed, h, [off])
  }
  for (const test of conditions) {
    if (test.k !== 'stance') continue
    for (const h of test.hs) if (table.holdings[h]!.seat === seat) ask(table, row, owed, h, test.options)
  }
  return owed
}

/** Exits that must be signed in a round before `t`. */
function priorTo(table: Table, o: Outlook, exit: number, t: number): readonly number[] {
  const prior: number[] = []
  for (const test of t > o.from
    ? [...table.exits[exit]!.conditions, ...table.onlyIf[t]!]
    : table.exits[exit]!.conditions)
    if (test.k === 'signed' && test.is === 1 && test.i !== exit && o.row[table.layout.taken + test.i] === 0)
      prior.push(test.i)
  return prior
}

function askTerms(table: Table, row: Row, owed: Owed, exit: number, seat: number): void {
  const { terms, signatories } = table.exits[exit]!
  if (!signatories.includes(seat)) return
  terms.forEach((term, i) => {
    const h = table.holding[seat]![term.issue]!
    if (h >= 0)
      ask(
        table,
        row,
        owed,
        h,
        term.options.filter((option) => isOpenOption(table, exit, i, option)),
      )
  })
}

/** One step more, or a dearer one if the article is already asked for. */
function ask(table: Table, row: Row, owed: Owed, h: number, options: readonly number[]): void {
  const here = row[table.layout.stance + h]!
  if (options.length === 0 || options.includes(here)) return
  const { cost, issue } = table.holdings[h]!
  let least = RED
  for (const option of options)
    if (cost[option]! < RED) least = Math.min(least, Math.max(0, cost[option]! - cost[here]!))
  if (least >= RED) least = 0
  const at = owed.issues.indexOf(issue)
  if (at >= 0) owed.rises[at] = Math.max(owed.rises[at]!, least)
  else {
    owed.issues.push(issue)
    owed.rises.push(least)
  }
}

function unmet(table: Table, o: Outlook, exit: number, t: number): BoundProof | null {
  for (const test of table.exits[exit]!.conditions) {
    const bound = unmetTest(table, o, test, t)
    if (bound !== null) return bound
  }
  return null
}

function unmetTest(table: Table, o: Outlook, test: Test, t: number): BoundProof | null {
  if (test.k === 'signed' && test.is === 1 && mustPrecede(table, o, test.i, t))
    return { kind: 'signed', exit: table.scenario.exits[test.i]!.id, is: true }
  if (canHold(table, o, test, t, 'after')) return null
  const { layout, scenario } = table
  switch (test.k) {
    case 'track': {
      const [lo, hi] = trackRange(table, o, test.i, t, 'after')
      const high = lo > test.hi
      return {
        kind: 'track',
        track: table.tracks[test.i]!,
        atBest: high ? lo : hi,
        must: high ? test.hi : test.lo,
        by: t + 1,
      }
    }
    case 'held':
      return {
        kind: 'meeting',
        room: table.roomIds[test.i]!,
        missing: test.n - o.row[layout.held + test.i]!,
        chances: meetingsBy(o, test.i, t),
      }
    case 'flag':
      return { kind: 'flag', flag: table.flags[test.i]!, is: test.is === 0 }
    case 'event':
      return {
        kind: 'event',
        event: scenario.events[test.i]!.id,
        is: test.is === 0,
        round: scenario.events[test.i]!.at,
      }
    case 'signed':
      return { kind: 'signed', exit: scenario.exits[test.i]!.id, is: test.is === 1 }
    case 'reserve':
      return { kind: 'reserve', reserve: scenario.reserves[test.i]!.id, is: test.is === 1 }
    case 'ended':
      return { kind: 'ended' }
    case 'stance': {
      const h =
        test.hs.find((holder) => !test.options.some((option) => table.holdings[holder]!.cost[option]! < RED)) ??
        test.hs[0]!
      return { kind: 'red', seat: table.seats[table.holdings[h]!.seat]!, issue: table.issues[test.issue]! }
    }
    case 'any':
      return { kind: 'any', of: test.of.map((list) => firstUnmet(table, o, list, t)) }
  }
}

function firstUnmet(table: Table, o: Outlook, list: readonly Test[], t: number): BoundProof {
  for (const test of list) {
    const bound = unmetTest(table, o, test, t)
    if (bound !== null) return bound
  }
  throw new Error('broken belief: an alternative that cannot hold has a condition that cannot hold')
}

/** Another exit that must be signed in a round before `t`, and cannot be. */
function mustPrecede(table: Table, o: Outlook, exit: number, t: number): boolean {
  if (o.row[table.layout.taken + exit]! > 0) return false
  const entry = table.exits[exit]!
  if (entry.ends || o.row[table.layout.shut + exit]! > 0) return true
  return Math.max(entry.first, o.from, o.earliest[exit]!) > Math.min(entry.last, t - 1)
}
