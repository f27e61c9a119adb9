/**
 * Two readings of what a party has said. Governments said both what they
 * refuse and what they can discuss; a reading leans on the one or the other.
 * It adds three lines to the bargainer's sum, each with the statement it leans
 * on, and of the same size for every party: nobody is made the harder one.
 *
 * Statements go by the ids of parties and claims that all scenarios share. A
 * party that is not listed gets the same lines without a citation, as the
 * assumptions that they are.
 */
import type { Eye } from './eye.ts'
import type { Ground } from './policy.ts'
import type { Way } from './ways.ts'
import { WEIGHTS, type Weight } from './weights.ts'

export interface Reading {
  readonly id: 'hard' | 'conciliatory'
  /** −1 leans against texts, +1 for them. */
  readonly sign: -1 | 1
  readonly codes: Readonly<Record<Line, Ground['code']>>
  readonly leansOn: Readonly<Record<string, Readonly<Record<Line, readonly string[]>>>>
}

/** A step of one's own; a written way out; a text by which another gains more. */
export const LINES = ['step', 'out', 'balance'] as const
export type Line = (typeof LINES)[number]

const WEIGHT: Readonly<Record<Line, Weight>> = {
  step: WEIGHTS.readingStep,
  out: WEIGHTS.readingOut,
  balance: WEIGHTS.readingBalance,
}

export const HARD: Reading = {
  id: 'hard',
  sign: -1,
  codes: { step: 'strict-step', out: 'strict-out', balance: 'strict-balance' },
  leansOn: {
    ru: { step: ['ru-pkg-1'], out: ['ru-resp-14'], balance: ['ru-resp-7'] },
    us: { step: ['us-reply-2'], out: ['us-reply-1'], balance: ['us-reply-11'] },
    nato: { step: ['nato-reply-3'], out: ['nato-reply-2'], balance: ['nato-reply-10'] },
    ua: { step: ['ua-4'], out: ['ua-9'], balance: ['ua-5'] },
    frde: { step: ['fr-1'], out: ['fr-3'], balance: ['de-1'] },
  },
}

export const CONCILIATORY: Reading = {
  id: 'conciliatory',
  sign: 1,
  codes: { step: 'open-step', out: 'open-out', balance: 'open-balance' },
  leansOn: {
    ru: { step: ['ru-resp-12'], out: ['cal-085'], balance: ['bg-7'] },
    us: { step: ['cal-033'], out: ['us-reply-3'], balance: ['us-reply-7'] },
    nato: { step: ['nato-reply-8'], out: ['cal-045'], balance: ['nato-reply-12'] },
    ua: { step: ['ua-10'], out: ['ua-11'], balance: ['norm-1'] },
    frde: { step: ['norm-2'], out: ['fr-2'], balance: ['fr-1'] },
  },
}

/** What the reading adds to its own seat's sum for a text. */
export function weighReading(eye: Eye, seat: number, text: ReadText): readonly Ground[] {
  if (eye.reading === null || seat !== eye.self) return []
  const { scenario, seats } = eye.table
  const grounds: Ground[] = []
  if (text.cost > 0) grounds.push({ ...line(eye, 'step', text.cost), n: text.cost })
  if (text.exit >= 0) grounds.push({ ...line(eye, 'out', text.signs ? 2 : 1), exit: scenario.exits[text.exit]!.id })
  if (text.gap > 0) grounds.push({ ...line(eye, 'balance', text.gap), seat: seats[text.rival]! })
  return grounds
}

export interface ReadText {
  /** Points of standing that its own steps cost, after cover. */
  readonly cost: number
  /** The exit that the text is credited with, or −1; does it sign it? */
  readonly exit: number
  readonly signs: boolean
  /** How much more a rival gains, in points of an uneven text; the rival. */
  readonly gap: number
  readonly rival: number
}

function line(eye: Eye, which: Line, times: number): Ground {
  const reading = eye.reading!
  const { id, value } = WEIGHT[which]
  return {
    code: reading.codes[which],
    weight: reading.sign * value * times,
    cite: reading.leansOn[eye.table.seats[eye.self]!]?.[which] ?? [],
    assumption: id,
  }
}

/** A seat's interest in a way; its own as it reads its statements. */
export function interestIn(eye: Eye, way: Way, seat: number): number {
  const plain = way.interest[seat]!
  if (eye.reading === null || seat !== eye.self) return plain
  return plain + eye.reading.sign * (2 * WEIGHT.out.value + WEIGHT.step.value * way.bill[seat]!)
}
