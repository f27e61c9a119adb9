/** Fills shapes without words on a 2D canvas: the backdrop that a scene keeps as one texture. */
import { boxPoints, ellipsePoints } from './outline.ts'
import { hex } from './palette.ts'
import type { Paint, Points, RoadShape } from './shapes.ts'

/** `scale` is device pixels per CSS pixel. */
export function paint2d(context: CanvasRenderingContext2D, shapes: readonly RoadShape[], scale: number): void {
  context.setTransform(scale, 0, 0, scale, 0, 0)
  for (const shape of shapes) {
    if (shape.kind === 'text') continue
    context.globalAlpha = shape.opacity ?? 1
    if (shape.kind === 'line') {
      context.strokeStyle = hex(shape.stroke)
      context.lineWidth = shape.width
      trace(context, [shape.points], false)
      context.stroke()
      continue
    }
    context.fillStyle = fillOf(context, shape.fill)
    trace(context, outlinesOf(shape, scale), true)
    context.fill()
  }
  context.globalAlpha = 1
}

/** A filled shape as closed outlines in CSS pixels. */
export function outlinesOf(shape: Exclude<RoadShape, { kind: 'text' | 'line' }>, scale: number): readonly Points[] {
  switch (shape.kind) {
    case 'area':
      return shape.rings
    case 'box':
      return [boxPoints(shape)]
    case 'ellipse':
      return [ellipsePoints(shape, scale)]
    case 'disc':
      return [ellipsePoints({ x: shape.x, y: shape.y, rx: shape.r, ry: shape.r }, scale)]
  }
}

function fillOf(context: CanvasRenderingContext2D, fill: Paint): string | CanvasGradient {
  if (typeof fill === 'number') return hex(fill)
  const gradient = context.createLinearGradient(0, fill.y0, 0, fill.y1)
  for (const [place, colour] of fill.stops) gradient.addColorStop(place, hex(colour))
  return gradient
}

function trace(context: CanvasRenderingContext2D, outlines: readonly Points[], closed: boolean): void {
  context.beginPath()
  for (const points of outlines) {
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0]
      if (i === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    if (closed) context.closePath()
  }
}
