/**
 * The little barrier that stands beside every state in words: on signs, on
 * timelines, in rows, in print. Each is a set of closed outlines in a box 34
 * wide and 30 high, y down, so that SVG and canvas fill the same shapes.
 */
export const BARRIER_STATES = ['ready', 'open', 'narrowing', 'not-yet', 'sealed', 'unknown', 'signed', 'moot'] as const
export type BarrierState = (typeof BARRIER_STATES)[number]

export const MARK_WIDTH = 34
export const MARK_HEIGHT = 30

type Outline = readonly number[]

const POST: readonly Outline[] = [box(0, 26, 11.4, 3.4), box(2.8, 14, 6.2, 13)]
const ARM_UP = bar(5.6, 17.5, 18.6, 0.8, 4.8)

export const BARRIER_MARKS: Readonly<Record<BarrierState, readonly Outline[]>> = {
  ready: [...POST, ARM_UP, bar(16, 20.4, 21.2, 25.8, 3.4), bar(19.6, 25.9, 31.6, 13.2, 3.4)],
  open: [...POST, ARM_UP],
  signed: [...POST, ARM_UP, bar(14, 23.6, 30, 23.6, 3), bar(24.6, 17.6, 31.6, 24.6, 3), bar(24.6, 29.6, 31.6, 22.6, 3)],
  narrowing: [...POST, bar(8, 16.6, 15.6, 13.6, 5), bar(17.4, 12.9, 23.4, 10.5, 5), bar(25.2, 9.8, 31.6, 7.2, 5)],
  'not-yet': [...POST, box(8.6, 15.2, 7.2, 5), box(17.6, 15.2, 7, 5), box(26.4, 15.2, 7, 5)],
  unknown: [...POST, box(12, 15.6, 4, 4.2), box(19, 15.6, 4, 4.2), box(26, 15.6, 4, 4.2)],
  moot: [...POST, box(8.6, 15.2, 5, 5), box(26.4, 15.2, 7, 5)],
  sealed: [
    box(1.6, 9, 4, 18.4),
    box(28.4, 9, 4, 18.4),
    box(5, 11.6, 24, 3.2),
    box(5, 21.8, 24, 3.2),
    bar(8, 14.2, 26, 22.4, 2.4),
    bar(8, 22.4, 26, 14.2, 2.4),
  ],
}

function box(x: number, y: number, w: number, h: number): Outline {
  return [x, y, x + w, y, x + w, y + h, x, y + h]
}

/** A straight stroke as an outline. */
function bar(x1: number, y1: number, x2: number, y2: number, width: number): Outline {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const nx = (-(y2 - y1) / length) * (width / 2)
  const ny = ((x2 - x1) / length) * (width / 2)
  return [x1 + nx, y1 + ny, x2 + nx, y2 + ny, x2 - nx, y2 - ny, x1 - nx, y1 - ny]
}
