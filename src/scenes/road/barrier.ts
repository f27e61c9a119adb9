/**
 * The barrier across a ramp. Its post stands on the far side, the arm lies
 * towards the road. Sealed: the arm darkens, a second rail is bolted on, three
 * blocks stand in front, and the rail carries the date of the act.
 */
import { type Camera, down, spot } from './camera.ts'
import * as colour from './palette.ts'
import { mix } from './palette.ts'
import { innerX, outerX, type Station } from './ramps.ts'
import { type Measure, type Points, type RoadShape, roadFont } from './shapes.ts'

const STRIPES = 8
const POST_UP = 76
const PIVOT_UP = 62

interface Place {
  /** Px: the post's foot, the rest's foot, the height of the pivot, the arm's length, one unit at this depth. */
  readonly x: number
  readonly foot: number
  readonly restX: number
  readonly pivotY: number
  readonly length: number
  readonly unit: number
}

export function barrier(
  camera: Camera,
  station: Station,
  degrees: number,
  bolts: number,
  words: boolean,
  measure: Measure,
): RoadShape[] {
  const place = placeOf(camera, station)
  return [
    ...posts(place),
    ...(bolts > 0 ? rails(place, bolts) : []),
    ...arm(place, degrees, bolts),
    ...(bolts > 0 ? [] : armLamp(place, degrees, station.exit.state)),
    ...(bolts > 0 && words ? datePlate(place, station.exit.plate?.date, bolts, measure) : []),
  ]
}

/** Px: where the barrier's post stands, and how high up the picture its raised arm reaches. */
export function barrierReach(camera: Camera, station: Station): { readonly x: number; readonly top: number } {
  const { x, pivotY, length } = placeOf(camera, station)
  return { x, top: pivotY - length }
}

function placeOf(camera: Camera, station: Station): Place {
  const z = station.ze * 1.19
  const [x, foot] = spot(camera, outerX(station, z), z)
  const [restX] = spot(camera, innerX(station, z), z)
  return { x: x - 2, foot, restX, pivotY: down(camera, z, PIVOT_UP), length: (x - restX) * 1.02, unit: camera.lift / z }
}

function posts({ x, foot, restX, unit }: Place): RoadShape[] {
  const rest = Math.max(1.4, 12 * unit)
  const wide = Math.max(3, 28 * unit)
  const top = foot - POST_UP * unit
  return [
    {
      kind: 'box',
      group: 'barriers',
      x: restX - rest / 2,
      y: foot - 58 * unit,
      w: rest,
      h: 58 * unit,
      fill: colour.POLE,
    },
    { kind: 'box', group: 'barriers', x: x - wide / 2, y: top, w: wide, h: foot - top, fill: 0x2a3139 },
    {
      kind: 'box',
      group: 'barriers',
      x: x - wide * 0.54,
      y: top,
      w: wide * 1.08,
      h: 13 * unit,
      r: 3 * unit,
      fill: colour.ARM_CREAM,
    },
  ]
}

function arm({ x, pivotY, length, unit }: Place, degrees: number, bolts: number): RoadShape[] {
  const turn = (degrees * Math.PI) / 180
  const half = Math.max(1.6, 10 * unit)
  const start = 13 * unit
  /** `along` from the pivot, `off` to the upper side. */
  const at = (along: number, off: number): [number, number] => [
    x - Math.cos(turn) * along + Math.sin(turn) * off,
    pivotY - Math.sin(turn) * along - Math.cos(turn) * off,
  ]
  const step = (length - start) / STRIPES
  /** The stripes slant, the arm's ends do not. */
  const slant = (index: number) => (index === 0 || index === STRIPES ? 0 : half * 0.8)
  const stripe = (index: number): Points => [
    ...at(start + index * step - slant(index), half),
    ...at(start + (index + 1) * step - slant(index + 1), half),
    ...at(start + (index + 1) * step + slant(index + 1), -half),
    ...at(start + index * step + slant(index), -half),
  ]
  const stripes = Array.from({ length: STRIPES }, (_, i) => stripe(i))
  const edge = Math.max(0.6, 1.6 * unit)
  const discs = [0.16, 0.5, 0.84].map((share): RoadShape => {
    const [dx, dy] = at(start + (length - start) * share, 0)
    return {
      kind: 'disc',
      group: 'barriers',
      x: dx,
      y: dy,
      r: Math.max(0.9, 4.6 * unit),
      fill: colour.ARM_EDGE,
      opacity: bolts,
    }
  })
  return [
    {
      kind: 'area',
      group: 'barriers',
      rings: [
        [
          ...at(start - edge, half + edge),
          ...at(length + edge, half + edge),
          ...at(length + edge, -half - edge),
          ...at(start - edge, -half - edge),
        ],
      ],
      fill: colour.ARM_EDGE,
    },
    {
      kind: 'area',
      group: 'barriers',
      rings: stripes.filter((_, i) => i % 2 === 1),
      fill: mix(colour.ARM_RED, colour.ARM_RED_SEALED, bolts),
    },
    { kind: 'area', group: 'barriers', rings: stripes.filter((_, i) => i % 2 === 0), fill: colour.ARM_CREAM },
    ...(bolts > 0 ? discs : []),
  ]
}

function armLamp({ x, pivotY, length, unit }: Place, degrees: number, state: Station['exit']['state']): RoadShape[] {
  const turn = (degrees * Math.PI) / 180
  const along = length * 0.93
  const off = 17 * unit
  const fill =
    state === 'narrowing' ? colour.ARM_LAMP_NARROWING : degrees > 50 ? colour.ARM_LAMP_OPEN : colour.ARM_LAMP_SHUT
  return [
    {
      kind: 'disc',
      group: 'barriers',
      fill,
      r: Math.max(1.5, 8 * unit),
      x: x - Math.cos(turn) * along + Math.sin(turn) * off,
      y: pivotY - Math.sin(turn) * along - Math.cos(turn) * off,
    },
  ]
}

function rails({ x, foot, restX, pivotY, unit }: Place, bolts: number): RoadShape[] {
  const left = restX - 5 * unit
  const wide = x - left
  const y = pivotY + 24 * unit
  const block = (share: number, grow: number): Points => {
    const cx = left + wide * share
    const [top, bottom] = [foot - 38 * unit - grow, foot + 2 * unit + grow]
    return [
      cx - 16 * unit - grow,
      top,
      cx + 16 * unit + grow,
      top,
      cx + 24 * unit + grow,
      bottom,
      cx - 24 * unit - grow,
      bottom,
    ]
  }
  const edge = Math.max(0.7, 1.6 * unit)
  const shares = [0.2, 0.53, 0.86]
  return [
    {
      kind: 'box',
      group: 'barriers',
      x: left - edge,
      y: y - edge,
      w: wide + 2 * edge,
      h: 16 * unit + 2 * edge,
      fill: colour.ARM_EDGE,
      opacity: bolts,
    },
    { kind: 'box', group: 'barriers', x: left, y, w: wide, h: 16 * unit, fill: colour.STEEL, opacity: bolts },
    {
      kind: 'area',
      group: 'barriers',
      rings: shares.map((share) => block(share, edge)),
      fill: colour.ARM_EDGE,
      opacity: bolts,
    },
    {
      kind: 'area',
      group: 'barriers',
      rings: shares.map((share) => block(share, 0)),
      fill: colour.BLOCK,
      opacity: bolts,
    },
  ]
}

/** Only where its words are 12 px or more; farther off the sign's own plate says it. */
function datePlate(
  { x, restX, pivotY, unit }: Place,
  date: string | undefined,
  bolts: number,
  measure: Measure,
): RoadShape[] {
  const size = Math.min(18, 28 * unit)
  if (date === undefined || size < 12) return []
  const wide = measure(date, roadFont(700, size)) + 18
  const high = size + 10
  const left = (x + restX) / 2 - wide / 2
  const top = pivotY + 4 * unit
  return [
    {
      kind: 'box',
      group: 'barriers',
      x: left - 1.2,
      y: top - 1.2,
      w: wide + 2.4,
      h: high + 2.4,
      r: 3,
      fill: colour.SIGN_INK,
      opacity: bolts,
    },
    { kind: 'box', group: 'barriers', x: left, y: top, w: wide, h: high, r: 2, fill: colour.PLATE, opacity: bolts },
    {
      kind: 'text',
      group: 'barriers',
      x: left + wide / 2,
      y: top + high / 2 + size * 0.36,
      text: date,
      size,
      weight: 700,
      fill: colour.SIGN_INK,
      anchor: 'middle',
      opacity: bolts,
    },
  ]
}
