/**
 * The few kinds of shape the road is made of. Curves arrive as sampled points
 * and every gradient runs straight down, so that SVG, WebGL and a 2D canvas
 * draw the same picture.
 */

/** x0, y0, x1, y1 … in CSS pixels. */
export type Points = readonly number[]

/** Straight down from `y0` to `y1`; stops are [0..1, colour]. */
export interface Gradient {
  readonly y0: number
  readonly y1: number
  readonly stops: readonly (readonly [number, number])[]
}

export type Paint = number | Gradient

/** Back to front: the order in which the picture is put together. */
export const GROUPS = ['sky', 'land', 'ramps', 'road', 'roadside', 'fog', 'barriers', 'signs', 'dashboard'] as const
export type Group = (typeof GROUPS)[number]

interface Common {
  readonly group: Group
  /** 0..1, absent means 1. */
  readonly opacity?: number
}

/** One or several closed outlines filled alike; with a gradient each is crossed once by every level line. */
export interface Area extends Common {
  readonly kind: 'area'
  readonly rings: readonly Points[]
  readonly fill: Paint
}
export interface Line extends Common {
  readonly kind: 'line'
  readonly points: Points
  readonly stroke: number
  readonly width: number
}
export interface Disc extends Common {
  readonly kind: 'disc'
  readonly x: number
  readonly y: number
  readonly r: number
  readonly fill: number
}
export interface Ellipse extends Common {
  readonly kind: 'ellipse'
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
  readonly fill: number
}
/** A rectangle; `r` rounds all corners, `rFoot` the lower two when they differ. */
export interface Box extends Common {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly r?: number
  readonly rFoot?: number
  readonly fill: Paint
}
/** One line of words; `y` is the baseline, `stretch` squeezes the height about it. */
export interface Lettering extends Common {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: 600 | 700
  readonly fill: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly stretch?: number
}
export type RoadShape = Area | Line | Disc | Ellipse | Box | Lettering

/** The face of road signs, with the Japanese gothic after it. */
export const ROAD_FACE = "'Overpass', 'Zen Kaku Gothic New', 'Arial', sans-serif"

/** Width in CSS pixels of `text` set in a CSS `font` such as "700 23px Overpass". */
export type Measure = (text: string, font: string) => number

export function roadFont(weight: number, size: number): string {
  return `${weight} ${size}px ${ROAD_FACE}`
}

/** A band of the given width (px, one number a point) along a polyline: lines whose width obeys perspective. */
export function ribbon(points: Points, widths: readonly number[]): Points {
  const left: number[] = []
  const right: number[] = []
  const count = points.length / 2
  for (let i = 0; i < count; i++) {
    const [x, y] = point(points, i)
    const [ax, ay] = point(points, Math.max(0, i - 1))
    const [bx, by] = point(points, Math.min(count - 1, i + 1))
    const length = Math.hypot(bx - ax, by - ay) || 1
    const half = (widths[i] ?? 1) / 2
    const nx = (-(by - ay) / length) * half
    const ny = ((bx - ax) / length) * half
    left.push(x + nx, y + ny)
    right.unshift(x - nx, y - ny)
  }
  return [...left, ...right]
}

function point(points: Points, index: number): [number, number] {
  return [points[index * 2] ?? 0, points[index * 2 + 1] ?? 0]
}

/** The colour of a gradient at height `y`. */
export function shadeAt(gradient: Gradient, y: number): [before: number, after: number, share: number] {
  const place = (y - gradient.y0) / (gradient.y1 - gradient.y0 || 1)
  let before = gradient.stops[0] ?? [0, 0]
  for (const stop of gradient.stops) {
    if (stop[0] >= place) {
      const gap = stop[0] - before[0]
      return [before[1], stop[1], gap > 0 ? (place - before[0]) / gap : 1]
    }
    before = stop
  }
  return [before[1], before[1], 0]
}
