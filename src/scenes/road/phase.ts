/**
 * Where everything movable stands: the resting phase of a view, and the phases
 * between two of them by the motion table. A phase is plain numbers, so the
 * same frame of the same film is drawn in SVG and on the canvas.
 */
import type { RoadExit, RoadView, SignState } from './view.ts'

export interface RoadPhase {
  /** 0 the last round's place, 1 this one's. */
  readonly travel: number
  /** The date the car is just driving over. */
  readonly passing?: string
  /** Degrees up, by exit id. */
  readonly arms: Readonly<Record<string, number>>
  /** 0..1, bolts, rails and plate, by exit id. */
  readonly bolts: Readonly<Record<string, number>>
  /** 0..1 for each lamp of a ramp, nearest first, by exit id. */
  readonly lamps: Readonly<Record<string, readonly number[]>>
  /** 0 dusk .. 1 night; the fog keeps step with it. */
  readonly night: number
  /** 0 on the carriageway .. 1 on the ramp that was signed. */
  readonly aside: number
}

export const LAMPS_A_RAMP = 6

const ARM_DEGREES: Readonly<Record<SignState, number>> = {
  ready: 76,
  open: 76,
  signed: 76,
  narrowing: 25,
  'not-yet': 0,
  unknown: 0,
  sealed: 0,
  moot: 0,
}
const LAMP_LEVEL: Readonly<Record<SignState, number>> = {
  ready: 1,
  open: 1,
  signed: 1,
  narrowing: 0.6,
  'not-yet': 0.35,
  unknown: 0.35,
  sealed: 0,
  moot: 0,
}

export function restingPhase(view: RoadView): RoadPhase {
  const byExit = <T>(value: (exit: RoadExit) => T) =>
    Object.fromEntries(view.exits.map((exit) => [exit.id, value(exit)]))
  return {
    travel: 1,
    arms: byExit((exit) => ARM_DEGREES[exit.state]),
    bolts: byExit((exit) => (exit.state === 'sealed' ? 1 : 0)),
    lamps: byExit((exit) => Array<number>(LAMPS_A_RAMP).fill(LAMP_LEVEL[exit.state])),
    night: nightOf(view),
    aside: view.exits.some((exit) => exit.state === 'signed') ? 1 : 0,
  }
}

/** 0 all ways out still there, 0.35 most of them narrowing, up to 1 none left. */
function nightOf(view: RoadView): number {
  const all = view.exits.length
  if (all === 0 || view.exits.some((exit) => exit.state === 'signed')) return 0
  const shut = view.exits.filter((exit) => exit.state === 'sealed' || exit.state === 'moot').length
  const left = view.exitsLeft ?? all - shut
  if (left <= 0) return 1
  const narrowing = view.exits.filter((exit) => exit.state === 'narrowing').length / all
  return Math.max(0.35 * Math.min(1, narrowing * 1.5), 0.75 * (1 - left / all))
}

export const ARM_MS = 420
export const BOLT_MS = 200
export const LAMP_MS = 90
export const TRAVEL_MS = 900
export const SKY_MS = 1200
export const PHASE_MS = SKY_MS

/** The phase `ms` after the view changed; from `PHASE_MS` on it is `to` itself. */
export function phaseBetween(from: RoadPhase, to: RoadPhase, ms: number): RoadPhase {
  if (ms >= PHASE_MS) return to
  const arm = ease(0.5, 0, 0.2, 1, ms / ARM_MS)
  const bolt = ease(0, 0, 0.58, 1, (ms - ARM_MS) / BOLT_MS)
  return {
    travel: between(from.travel, to.travel, ease(0.45, 0, 0.15, 1, ms / TRAVEL_MS)),
    ...(from.passing === undefined ? {} : { passing: from.passing }),
    arms: each(to.arms, (id, end) => between(from.arms[id] ?? end, end, arm)),
    bolts: each(to.bolts, (id, end) => between(from.bolts[id] ?? end, end, end > (from.bolts[id] ?? end) ? bolt : arm)),
    lamps: each(to.lamps, (id, ends) =>
      ends.map((end, i) => between(from.lamps[id]?.[i] ?? end, end, clamp((ms - i * LAMP_MS) / LAMP_MS))),
    ),
    night: between(from.night, to.night, clamp(ms / SKY_MS)),
    aside: between(from.aside, to.aside, ease(0.45, 0, 0.15, 1, ms / TRAVEL_MS)),
  }
}

/** Where a film from `before` to `after` starts: the drawn phase, one round back if the car is to move. */
export function startingPhase(drawn: RoadPhase, before: RoadView, after: RoadView): RoadPhase {
  if (after.round <= before.round) return drawn
  const passing = before.dates[0]
  return { ...drawn, travel: drawn.travel - 1, ...(passing === undefined ? {} : { passing }) }
}

export function samePhase(a: RoadPhase, b: RoadPhase): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function each<T, U>(record: Readonly<Record<string, T>>, change: (id: string, value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(id, value)]))
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** CSS cubic-bezier, solved for x by halving: twenty steps are finer than a pixel. */
export function ease(x1: number, y1: number, x2: number, y2: number, at: number): number {
  if (at <= 0) return 0
  if (at >= 1) return 1
  let low = 0
  let high = 1
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2
    if (bezier(x1, x2, middle) < at) low = middle
    else high = middle
  }
  return bezier(y1, y2, low)
}

function bezier(a: number, b: number, u: number): number {
  return 3 * a * u * (1 - u) ** 2 + 3 * b * u * u * (1 - u) + u ** 3
}
