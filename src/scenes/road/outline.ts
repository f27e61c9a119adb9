/**
 * Every filled shape as polygons, for drawers that know only triangles; and
 * gradients as level bands of one colour each, cut on whole device pixels so
 * that no seam shows between them.
 */
import { mix } from './palette.ts'
import { type Box, type Ellipse, type Gradient, type Points, shadeAt } from './shapes.ts'

export function ellipsePoints({ x, y, rx, ry }: Pick<Ellipse, 'x' | 'y' | 'rx' | 'ry'>, scale: number): Points {
  const steps = Math.max(10, Math.min(96, Math.ceil(Math.sqrt(Math.max(rx, ry) * scale) * 5)))
  const points: number[] = []
  for (let i = 0; i < steps; i++) {
    const turn = (i / steps) * Math.PI * 2
    points.push(x + rx * Math.cos(turn), y + ry * Math.sin(turn))
  }
  return points
}

export function boxPoints({ x, y, w, h, r = 0, rFoot = r }: Box): Points {
  const top = Math.min(r, w / 2, h / 2)
  const foot = Math.min(rFoot, w / 2, h / 2)
  return [
    ...corner(x + w - top, y + top, top, -90),
    ...corner(x + w - foot, y + h - foot, foot, 0),
    ...corner(x + foot, y + h - foot, foot, 90),
    ...corner(x + top, y + top, top, 180),
  ]
}

function corner(cx: number, cy: number, radius: number, fromDegrees: number): number[] {
  if (radius <= 0) return [cx, cy]
  const points: number[] = []
  const steps = radius > 8 ? 10 : 7
  for (let i = 0; i <= steps; i++) {
    const turn = ((fromDegrees + (90 * i) / steps) * Math.PI) / 180
    points.push(cx + radius * Math.cos(turn), cy + radius * Math.sin(turn))
  }
  return points
}

export interface Band {
  readonly points: Points
  readonly colour: number
}

/** `scale` is device pixels per CSS pixel; a new band starts wherever the colour changes by one step. */
export function bandsOf(ring: Points, gradient: Gradient, scale: number): Band[] {
  const [top, bottom] = extent(ring)
  const bands: Band[] = []
  let from = top
  let colour = colourAt(gradient, (Math.floor(top * scale) + 0.5) / scale)
  for (let row = Math.floor(top * scale) + 1; row / scale < bottom; row++) {
    const next = colourAt(gradient, (row + 0.5) / scale)
    if (next === colour) continue
    bands.push({ points: slice(ring, from, row / scale), colour })
    from = row / scale
    colour = next
  }
  bands.push({ points: slice(ring, from, bottom), colour })
  return bands.filter(({ points }) => points.length >= 6)
}

function extent(ring: Points): [number, number] {
  let [top, bottom] = [Infinity, -Infinity]
  for (let i = 1; i < ring.length; i += 2) {
    top = Math.min(top, ring[i] ?? top)
    bottom = Math.max(bottom, ring[i] ?? bottom)
  }
  return [top, bottom]
}

function colourAt(gradient: Gradient, y: number): number {
  const [before, after, share] = shadeAt(gradient, Math.min(gradient.y1, Math.max(gradient.y0, y)))
  return mix(before, after, share)
}

/** What of a ring lies between two heights. */
function slice(ring: Points, top: number, bottom: number): Points {
  return clip(
    clip(ring, (y) => y >= top, top),
    (y) => y <= bottom,
    bottom,
  )
}

function clip(ring: Points, keeps: (y: number) => boolean, at: number): Points {
  const kept: number[] = []
  const count = ring.length / 2
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count
    const [x0, y0, x1, y1] = [ring[i * 2] ?? 0, ring[i * 2 + 1] ?? 0, ring[j * 2] ?? 0, ring[j * 2 + 1] ?? 0]
    if (keeps(y0)) kept.push(x0, y0)
    if (keeps(y0) !== keeps(y1)) kept.push(x0 + ((x1 - x0) * (at - y0)) / (y1 - y0), at)
  }
  return kept
}
