/** The road as SVG: the picture where no canvas runs, the one that prints, and the canvas's twin. */
import { useId } from 'react'
import { layoutRoad } from './layout.ts'
import { estimatedMeasure } from './measure.ts'
import { hex } from './palette.ts'
import type { RoadPhase } from './phase.ts'
import {
  type Box,
  GROUPS,
  type Gradient,
  type Group,
  type Measure,
  type Paint,
  ROAD_FACE,
  type RoadShape,
} from './shapes.ts'
import type { RoadFrame, RoadView } from './view.ts'

export interface RoadSvgProps {
  readonly view: RoadView
  readonly frame: RoadFrame
  /** Width of words in px; an estimate without it. */
  readonly measure?: Measure
  /** What has moved; at rest without it. */
  readonly phase?: Partial<RoadPhase>
  readonly className?: string
}

export function RoadSvg({ view, frame, measure = estimatedMeasure, phase, className }: RoadSvgProps) {
  const id = useId()
  const shapes = layoutRoad(view, frame, measure, phase)
  const gradients = gradientsOf(shapes)
  const paint = (fill: Paint): string =>
    typeof fill === 'number' ? hex(fill) : `url(#${id}-${gradients.findIndex((known) => sameGradient(known, fill))})`
  return (
    <svg
      className={className}
      role="img"
      aria-label={view.description}
      width={frame.width}
      height={frame.height}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      style={{ display: 'block' }}
      fontFamily={ROAD_FACE}
    >
      <defs>
        {gradients.map((gradient, i) => (
          <VerticalGradient key={i} id={`${id}-${i}`} gradient={gradient} />
        ))}
      </defs>
      {GROUPS.map((group) => (
        <g key={group} data-group={group}>
          {inGroup(shapes, group).map((shape, i) => (
            <Drawn key={`${shape.kind}${i}`} shape={shape} paint={paint} />
          ))}
        </g>
      ))}
    </svg>
  )
}

function inGroup(shapes: readonly RoadShape[], group: Group): RoadShape[] {
  return shapes.filter((shape) => shape.group === group)
}

function gradientsOf(shapes: readonly RoadShape[]): Gradient[] {
  const found: Gradient[] = []
  for (const shape of shapes) {
    if (!('fill' in shape) || typeof shape.fill === 'number') continue
    const { fill } = shape
    if (!found.some((known) => sameGradient(known, fill))) found.push(fill)
  }
  return found
}

function sameGradient(a: Gradient, b: Gradient): boolean {
  return a === b || (a.y0 === b.y0 && a.y1 === b.y1 && String(a.stops) === String(b.stops))
}

function VerticalGradient({ id, gradient }: { id: string; gradient: Gradient }) {
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={gradient.y0} y2={gradient.y1}>
      {gradient.stops.map(([offset, colour], i) => (
        <stop key={i} offset={offset} stopColor={hex(colour)} />
      ))}
    </linearGradient>
  )
}

function Drawn({ shape, paint }: { shape: RoadShape; paint: (fill: Paint) => string }) {
  const opacity = shape.opacity
  switch (shape.kind) {
    case 'area':
      return (
        <path d={shape.rings.map((ring) => pathOf(ring, true)).join('')} fill={paint(shape.fill)} opacity={opacity} />
      )
    case 'line':
      return (
        <path
          d={pathOf(shape.points, false)}
          fill="none"
          stroke={hex(shape.stroke)}
          strokeWidth={shape.width}
          opacity={opacity}
        />
      )
    case 'disc':
      return <circle cx={px(shape.x)} cy={px(shape.y)} r={px(shape.r)} fill={hex(shape.fill)} opacity={opacity} />
    case 'ellipse':
      return (
        <ellipse
          cx={px(shape.x)}
          cy={px(shape.y)}
          rx={px(shape.rx)}
          ry={px(shape.ry)}
          fill={hex(shape.fill)}
          opacity={opacity}
        />
      )
    case 'box':
      return <path d={boxPath(shape)} fill={paint(shape.fill)} opacity={opacity} />
    case 'text':
      return (
        <text
          x={shape.stretch === undefined ? px(shape.x) : 0}
          y={shape.stretch === undefined ? px(shape.y) : 0}
          transform={
            shape.stretch === undefined
              ? undefined
              : `translate(${px(shape.x)} ${px(shape.y)}) scale(1 ${shape.stretch})`
          }
          fontSize={shape.size}
          fontWeight={shape.weight}
          fill={hex(shape.fill)}
          textAnchor={shape.anchor}
          opacity={opacity}
        >
          {shape.text}
        </text>
      )
  }
}

function px(value: number): number {
  return Math.round(value * 100) / 100
}

function pathOf(points: readonly number[], closed: boolean): string {
  let d = ''
  for (let i = 0; i + 1 < points.length; i += 2)
    d += `${i === 0 ? 'M' : 'L'}${px(points[i] ?? 0)} ${px(points[i + 1] ?? 0)}`
  return closed ? `${d}Z` : d
}

function boxPath({ x, y, w, h, r = 0, rFoot = r }: Box): string {
  const top = Math.min(r, w / 2, h / 2)
  const foot = Math.min(rFoot, w / 2, h / 2)
  const arc = (radius: number, dx: number, dy: number) =>
    radius > 0 ? `a${px(radius)} ${px(radius)} 0 0 1 ${px(dx)} ${px(dy)}` : ''
  return (
    `M${px(x + top)} ${px(y)}H${px(x + w - top)}${arc(top, top, top)}V${px(y + h - foot)}${arc(foot, -foot, foot)}` +
    `H${px(x + foot)}${arc(foot, -foot, -foot)}V${px(y + top)}${arc(top, top, -top)}Z`
  )
}
