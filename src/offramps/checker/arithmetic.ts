/**
 * Does this arithmetic forbid a signature in this round? Every figure is worked
 * out anew from the scenario; a figure that differs from the claimed one fails.
 */

import type { Condition, Confidence, OffRamp } from '../../domain/scenario.ts'
import type { BoundProof } from '../../domain/verdict.ts'
import type { Row, Table } from '../../engine/table.ts'
import { BestCase, mostGain } from './bestCase.ts'

/** What one seat must at least do for an exit: articles, and the least rise of each. */
type Due = ReadonlyMap<string, number>

export function forbids(best: BestCase, exit: OffRamp, round: number, proof: BoundProof): boolean {
  switch (proof.kind) {
    case 'window':
      return !best.isPlayed(round) && proof.round === best.now && proof.lastRound === exit.window[1]
    case 'red':
      return isRed(best, exit, proof.seat, proof.issue) || isUnspeakable(best, exit, proof.seat, proof.issue)
    case 'told':
      return isSaidTooLate(best, exit, proof, round)
    case 'tabled':
      return spans(best, round).some(
        ([until, all]) => proof.by === until && isTooLate(best, exit, proof.issue, until, all, round),
      )
    case 'shifts':
      return spans(best, round).some(([until, all]) => tooManySteps(best, exit, proof, until, all, round))
    case 'standing':
      return spans(best, round).some(([until, all]) => tooDear(best, exit, proof, until, all, round))
    case 'event':
      if (proof.is && proof.round < round && isVoidedBy(best, exit, proof.event, proof.round)) return true
      return conditionFails(best, exit.conditions, round, proof)
    default:
      return conditionFails(best, exit.conditions, round, proof)
  }
}

/** Terms must stand at the start of the round of signing, unless the rules say otherwise; the rest by its end. */
const spans = (best: BestCase, round: number): readonly (readonly [number, boolean])[] =>
  best.scenario.rules.signing === 'same-round'
    ? [[round, true]]
    : [
        [round - 1, false],
        [round, true],
      ]

function isVoidedBy(best: BestCase, exit: OffRamp, event: string, at: number): boolean {
  const entry = best.scenario.events.find((one) => one.id === event)
  return entry?.shuts.includes(exit.id) === true && !best.isSkippable(at) && best.inevitable(at).includes(event)
}

// ── steps and standing

const holders = (best: BestCase, exit: OffRamp, issue: string): readonly string[] =>
  exit.signatories.filter((seat) => best.stance(seat, issue) !== undefined)

/** Listed options on which every holder may stand and nobody is locked. */
function usable(best: BestCase, exit: OffRamp, issue: string, options: readonly string[]): readonly string[] {
  return options.filter(
    (option) =>
      !isLocking(best, exit, issue, option) &&
      holders(best, exit, issue).every((seat) => best.cost(seat, issue, option) !== undefined),
  )
}

function isLocking(best: BestCase, exit: OffRamp, issue: string, option: string): boolean {
  const settled = exit.terms.map((term) => term.issue)
  return best.scenario.locks.some(
    (lock) =>
      lock.issue === issue &&
      lock.option === option &&
      (lock.exits.length === 0 || lock.exits.includes(exit.id)) &&
      !lock.binds.every((bound) => settled.includes(bound)),
  )
}

function isRed(best: BestCase, exit: OffRamp, seat: string, issue: string): boolean {
  const term = exit.terms.find((entry) => entry.issue === issue)
  if (term !== undefined && exit.signatories.includes(seat) && usable(best, exit, issue, term.options).length === 0)
    return true
  return exit.conditions.some(
    (condition) =>
      'stance' in condition &&
      condition.stance === issue &&
      condition.options.every((option) => best.cost(seat, issue, option) === undefined) &&
      best.stance(seat, issue) !== undefined &&
      !condition.options.includes(best.stance(seat, issue)!),
  )
}

/** What this exit still needs said in confidence. */
const unsaid = (best: BestCase, exit: OffRamp): readonly Confidence[] =>
  (exit.inConfidence ?? []).filter((_, n) => !best.isTold(exit.id, n))

/** A word of which every wording is the giver's own red line. */
const isUnspeakable = (best: BestCase, exit: OffRamp, seat: string, issue: string): boolean =>
  unsaid(best, exit).some(
    (word) =>
      word.by === seat &&
      word.issue === issue &&
      word.options.every((option) => best.cost(seat, issue, option) === undefined),
  )

/** By when it must be said: before the round in which it is signed, or in it where agreement signs at once. */
const lastWord = (best: BestCase, round: number): number =>
  best.scenario.rules.signing === 'same-round' ? round : round - 1

const isSaidTooLate = (
  best: BestCase,
  exit: OffRamp,
  proof: Extract<BoundProof, { kind: 'told' }>,
  round: number,
): boolean =>
  proof.by === lastWord(best, round) &&
  firstTabled(best, proof.issue) > proof.by &&
  unsaid(best, exit).some((word) => word.by === proof.seat && word.issue === proof.issue)

function dueOf(best: BestCase, exit: OffRamp, seat: string, all: boolean, round: number): Due {
  const due = new Map<string, number>()
  const ask = (issue: string, options: readonly string[]) => {
    const here = best.stance(seat, issue)
    if (here === undefined || options.length === 0 || options.includes(here)) return
    const rises = options.flatMap((option) => {
      const cost = best.cost(seat, issue, option)
      return cost === undefined ? [] : [Math.max(0, cost - (best.cost(seat, issue, here) ?? 99))]
    })
    due.set(issue, Math.max(due.get(issue) ?? 0, rises.length === 0 ? 0 : Math.min(...rises)))
  }
  for (const signed of [exit, ...before(best, exit, round)])
    if (signed.signatories.includes(seat))
      for (const term of signed.terms) ask(term.issue, usable(best, signed, term.issue, term.options))
  if (!all) return due
  const isTerm = (issue: string) => exit.terms.some((term) => term.issue === issue)
  for (const lock of exit.signatories.includes(seat) ? best.scenario.locks : [])
    if (
      !isTerm(lock.issue) &&
      best.stance(seat, lock.issue) === lock.option &&
      isLocking(best, exit, lock.issue, lock.option)
    )
      ask(lock.issue, offLock(best, exit, seat, lock.issue))
  for (const condition of exit.conditions)
    if ('stance' in condition && (condition.by ?? [seat]).includes(seat)) ask(condition.stance, condition.options)
  return due
}

/** Exits that must have been signed for this one, or for this round to be played. */
function before(best: BestCase, exit: OffRamp, round: number): readonly OffRamp[] {
  const asked = [...exit.conditions, ...(round > best.now ? best.scenario.rounds[round - 1]!.onlyIf : [])]
  const ids = asked.flatMap((condition) => ('signed' in condition && condition.is ? [condition.signed] : []))
  return best.scenario.exits.filter(
    (other) => other.id !== exit.id && ids.includes(other.id) && !best.isTaken(other.id),
  )
}

/** The cheapest option that is not locked, as a list; empty if all are. */
function offLock(best: BestCase, exit: OffRamp, seat: string, issue: string): readonly string[] {
  const { options } = best.scenario.issues.find((entry) => entry.id === issue)!
  const off = options
    .map((option) => option.id)
    .filter((option) => best.cost(seat, issue, option) !== undefined && !isLocking(best, exit, issue, option))
  const least = Math.min(...off.map((option) => best.cost(seat, issue, option)!))
  return off.filter((option) => best.cost(seat, issue, option) === least).slice(0, 1)
}

function firstTabled(best: BestCase, issue: string): number {
  const { when } = best.scenario.issues.find((entry) => entry.id === issue)!
  for (let round = best.now; round <= best.rounds; round++)
    if (best.isPlayed(round) && when.every((condition) => best.couldHold(condition, round, 'before'))) return round
  return best.rounds + 1
}

const isTooLate = (best: BestCase, exit: OffRamp, issue: string, until: number, all: boolean, round: number): boolean =>
  firstTabled(best, issue) > until &&
  best.scenario.parties.some((party) => party.role === 'seat' && dueOf(best, exit, party.id, all, round).has(issue))

function tooManySteps(
  best: BestCase,
  exit: OffRamp,
  proof: Extract<BoundProof, { kind: 'shifts' }>,
  until: number,
  all: boolean,
  round: number,
): boolean {
  const owed = [...dueOf(best, exit, proof.seat, all, round).keys()].filter(
    (issue) => firstTabled(best, issue) >= proof.since,
  ).length
  let can = 0
  for (let at = proof.since; at <= until; at++) if (best.isPlayed(at)) can += mobility(best, proof.seat, at)
  return owed > can && owed === proof.owed && can === proof.can && proof.rounds === until - proof.since + 1
}

function mobility(best: BestCase, seat: string, round: number): number {
  const rooms = best.scenario.rooms.filter((room) => room.members.includes(seat) && best.roomMeets(room.id, round))
  return Math.max(best.scenario.rules.mobility, ...rooms.map((room) => room.mobility ?? 0))
}

function tooDear(
  best: BestCase,
  exit: OffRamp,
  proof: Extract<BoundProof, { kind: 'standing' }>,
  until: number,
  all: boolean,
  round: number,
): boolean {
  const { owed, have, gain } = priceFor(best, exit, proof.seat, until, all, round)
  return owed > have + gain && owed === proof.owed && have === proof.have && gain === proof.gain
}

/** The least a seat must pay, what it has, and what it could still gain in time. */
function priceFor(best: BestCase, exit: OffRamp, seat: string, until: number, all: boolean, round: number) {
  const due = [...dueOf(best, exit, seat, all, round)].map(([issue, rise]) => ({
    rise,
    first: firstTabled(best, issue),
  }))
  const total = due.reduce((sum, { rise }) => sum + rise, 0)
  const price = new Map<string, number>()
  /** Least price of what is left from this round on. */
  const from = (at: number, left: number): number => {
    if (left === 0) return 0
    if (at > until) return 9999
    const known = price.get(`${at} ${left}`)
    if (known !== undefined) return known
    let least = from(at + 1, left)
    if (best.isPlayed(at)) {
      const later = due.filter(({ first }) => first > at).reduce((sum, { rise }) => sum + rise, 0)
      const cover = Math.min(coverIn(best, seat, at) * mobility(best, seat, at), stepsToward(best, seat, at))
      for (let paid = 1; paid <= left - later; paid++)
        least = Math.min(least, paid - Math.min(Math.trunc(paid / 2), cover) + from(at + 1, left - paid))
    }
    price.set(`${at} ${left}`, least)
    return least
  }
  const owed = from(best.now, total)
  return { owed: Math.min(owed, 9801), have: best.standing(seat), gain: mostGain(best, seat, until - 1) }
}

/** Others' stances that could move toward a seat in a round. */
function stepsToward(best: BestCase, seat: string, round: number): number {
  let n = 0
  for (const issue of best.scenario.issues) {
    const mine = issue.stances.find((stance) => stance.seat === seat)
    if (mine === undefined || !issue.when.every((condition) => best.couldHold(condition, round, 'before'))) continue
    const toMe = (option: string) => best.cost(seat, issue.id, option) ?? 99
    for (const { seat: other } of issue.stances) {
      if (other === seat) continue
      const here = best.stance(other, issue.id)!
      const rise = (option: string) =>
        Math.max(0, best.cost(other, issue.id, option)! - best.cost(other, issue.id, here)!)
      const open = issue.options
        .map((option) => option.id)
        .filter((option) => best.cost(other, issue.id, option) !== undefined)
      const steps = open.filter((option) =>
        round > best.now
          ? issue.options.some((away) => toMe(option) < toMe(away.id))
          : toMe(option) < toMe(here) && Math.trunc((rise(option) + 1) / 2) <= best.purse(other, round),
      )
      if (steps.length > 0) n++
    }
  }
  return n
}

function coverIn(best: BestCase, seat: string, round: number): number {
  const { track, at } = best.scenario.rules.cover
  const isHosted = best.scenario.rooms.some(
    (room) => room.hosted && room.members.includes(seat) && best.roomMeets(room.id, round),
  )
  const { low, high } = track === undefined ? { low: 0, high: 0 } : best.range(track, round, 'before')
  let most = 0
  for (let v = low; v <= high; v++) most = Math.max(most, (at[Math.min(v, at.length - 1)] ?? 0) + (isHosted ? 1 : 0))
  return most
}

// ── conditions

/** Is the claimed obstacle one of these conditions, and can it not be met by this round's signature? */
function conditionFails(best: BestCase, conditions: readonly Condition[], round: number, proof: BoundProof): boolean {
  return conditions.some((condition) => obstructs(best, condition, round, proof))
}

function obstructs(best: BestCase, condition: Condition, round: number, proof: BoundProof): boolean {
  if (proof.kind === 'signed' && 'signed' in condition && condition.signed === proof.exit && condition.is && proof.is)
    return !best.couldBeSigned(proof.exit, round - 1)
  if (best.couldHold(condition, round, 'signing')) return false
  switch (proof.kind) {
    case 'track': {
      if (!('track' in condition) || condition.track !== proof.track || proof.by !== round) return false
      const { low, high } = best.range(proof.track, round, 'signing')
      const tooHigh = low > (condition.atMost ?? 99)
      return proof.atBest === (tooHigh ? low : high) && proof.must === (tooHigh ? condition.atMost : condition.atLeast)
    }
    case 'meeting':
      return (
        'held' in condition &&
        condition.held === proof.room &&
        proof.missing === condition.times - best.held(proof.room) &&
        proof.chances === best.meetings(proof.room, round)
      )
    case 'flag':
      return 'flag' in condition && condition.flag === proof.flag && proof.is === !condition.is
    case 'event':
      return (
        'event' in condition &&
        condition.event === proof.event &&
        proof.is === !condition.is &&
        proof.round === best.scenario.events.find((event) => event.id === proof.event)!.at
      )
    case 'signed':
      return 'signed' in condition && condition.signed === proof.exit && proof.is === condition.is
    case 'reserve':
      return 'reserve' in condition && condition.reserve === proof.reserve && proof.is === condition.is
    case 'ended':
      return 'ended' in condition
    case 'red':
      return 'stance' in condition && condition.stance === proof.issue
    case 'any':
      return (
        'any' in condition &&
        condition.any.length === proof.of.length &&
        condition.any.every((list, i) => conditionFails(best, list, round, proof.of[i]!))
      )
    default:
      return false
  }
}

// ── without a claim: is there any obstacle at all?

/** First round in which nothing here forbids a signature; past the last if there is none. */
function earliestOf(best: BestCase, exit: OffRamp): number {
  for (let round = Math.max(best.now, exit.window[0]); round <= Math.min(exit.window[1], best.rounds); round++)
    if (!isForbidden(best, exit, round)) return round
  return best.rounds + 100
}

function isForbidden(best: BestCase, exit: OffRamp, round: number): boolean {
  if (!best.isPlayed(round)) return true
  const seats = best.scenario.parties.filter((party) => party.role === 'seat').map((party) => party.id)
  for (let at = best.now; at < round; at++)
    if (best.inevitable(at).some((event) => isVoidedBy(best, exit, event, at))) return true
  if (exit.terms.some((term) => usable(best, exit, term.issue, term.options).length === 0)) return true
  for (const word of unsaid(best, exit))
    if (isUnspeakable(best, exit, word.by, word.issue) || firstTabled(best, word.issue) > lastWord(best, round))
      return true
  for (const [until, all] of spans(best, round)) {
    for (const seat of seats) {
      const tabled = [...dueOf(best, exit, seat, all, round).keys()].map((issue) => firstTabled(best, issue))
      for (const since of tabled) {
        let can = 0
        for (let at = since; at <= until; at++) if (best.isPlayed(at)) can += mobility(best, seat, at)
        if (since > until || tabled.filter((first) => first >= since).length > can) return true
      }
      const { owed, have, gain } = priceFor(best, exit, seat, until, all, round)
      if (owed > have + gain) return true
    }
  }
  return exit.conditions.some(
    (condition) =>
      ('signed' in condition && condition.is && !best.couldBeSigned(condition.signed, round - 1)) ||
      !best.couldHold(condition, round, 'signing'),
  )
}

/** Reckons again with what the widening exits themselves could still be, until nothing changes. */
export function bestCase(table: Table, row: Row): BestCase {
  let best = new BestCase(table, row)
  let known = ''
  for (let pass = 0; pass < 3; pass++) {
    const earliest = new Map(
      best.scenario.exits.filter((exit) => exit.kind === 'widens').map((exit) => [exit.id, earliestOf(best, exit)]),
    )
    if ([...earliest].join() === known) return best
    known = [...earliest].join()
    best = new BestCase(table, row, earliest)
  }
  return best
}
