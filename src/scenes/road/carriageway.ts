/** Earth and furrows, the carriageway with its lines, rail, posts, poplars and the dates painted on the lane. */
import { across, type Camera, down, faded, ROUND_Z, spot } from './camera.ts'
import * as colour from './palette.ts'
import { mix } from './palette.ts'
import type { Gradient, Points, RoadShape } from './shapes.ts'

const EDGE = 430
const FAR = 60

/** The four stops of earth or asphalt as they lie on this picture's ground. */
export function groundShade(camera: Camera, shades: readonly number[]): Gradient {
  return {
    y0: camera.yh,
    y1: camera.height,
    stops: shades.map((shade, i) => [colour.GROUND_STOPS[i] ?? 1, shade] as const),
  }
}

export function earth(camera: Camera, night: number): RoadShape[] {
  const ground = colour.GROUND.map((shade) => mix(shade, 0x20242c, 0.14 * night))
  const tilled = ground.map((shade, i) => mix(shade, colour.FURROW, [0, 0.12, 0.36, 0.45][i] ?? 0))
  return [
    {
      kind: 'box',
      group: 'land',
      x: 0,
      y: camera.yh,
      w: camera.width,
      h: camera.height - camera.yh,
      fill: groundShade(camera, ground),
    },
    { kind: 'area', group: 'land', rings: furrows(camera), fill: groundShade(camera, tilled) },
  ]
}

function furrows(camera: Camera): Points[] {
  const rings: Points[] = []
  for (let i = 0; i < 44; i++) {
    const x = 700 + 150 * i + 2.2 * i * i
    const wide = 62 + 1.4 * i
    const last = Math.min(12, 3.4 + i * 0.3)
    for (const side of [-1, 1]) {
      if (side < 0 && x * camera.sx > camera.vx * last) continue
      rings.push([
        ...spot(camera, side * x, camera.near),
        ...spot(camera, side * (x + wide), camera.near),
        ...spot(camera, side * (x + wide / 2), last),
      ])
    }
  }
  return rings
}

/** `slips`: the depths between which a slip lane lies alongside, where the edge line is broken. */
export function carriageway(camera: Camera, slips: readonly (readonly [number, number])[]): RoadShape[] {
  const paint = (rings: Points[], opacity = 1): RoadShape => ({
    kind: 'area',
    group: 'road',
    rings,
    fill: colour.PAINT,
    opacity,
  })
  return [
    {
      kind: 'area',
      group: 'road',
      rings: [strip(camera, -EDGE - 14, EDGE, camera.near, FAR)],
      fill: groundShade(camera, colour.ASPHALT),
    },
    {
      kind: 'area',
      group: 'road',
      rings: [strip(camera, -184, 86, camera.near, FAR)],
      fill: colour.LAST_LIGHT,
      opacity: 0.13,
    },
    paint([strip(camera, -EDGE - 5.5, -EDGE + 5.5, camera.near, FAR), ...rightEdge(camera, slips)]),
    paint(dashes(camera, -112), 0.95),
    paint(dashes(camera, 159), 0.95),
    ...catsEyes(camera),
  ]
}

function strip(camera: Camera, left: number, right: number, near: number, far: number): Points {
  return [
    ...spot(camera, left, near),
    ...spot(camera, left, far),
    ...spot(camera, right, far),
    ...spot(camera, right, near),
  ]
}

function rightEdge(camera: Camera, slips: readonly (readonly [number, number])[]): Points[] {
  const end = Math.max(camera.near, ...slips.map(([, to]) => to))
  const solid = strip(camera, EDGE - 5.5, EDGE + 5.5, end, FAR)
  const blocks = along(camera, 0.2, end).map((z) => strip(camera, EDGE - 7, EDGE + 7, z, Math.min(end, z + 0.096)))
  return [solid, ...blocks]
}

const DASH = 0.3
const DASH_EVERY = 0.62
const LAST_DASH = 16

function dashes(camera: Camera, x: number): Points[] {
  return along(camera, DASH_EVERY, LAST_DASH).map((z) =>
    strip(camera, x - 4.5, x + 4.5, Math.max(camera.near, z), z + DASH),
  )
}

function catsEyes(camera: Camera): RoadShape[] {
  return along(camera, DASH_EVERY, LAST_DASH / 2).flatMap((z) =>
    [-112, 159].map((x): RoadShape => {
      const [px, py] = spot(camera, x, z + (DASH + DASH_EVERY) / 2)
      return {
        kind: 'disc',
        group: 'road',
        x: px,
        y: py,
        r: Math.max(0.7, Math.min(3, (4 * camera.sx) / z)),
        fill: 0xf8e9c9,
        opacity: 0.9,
      }
    }),
  )
}

/** Depths at which something that recurs every `step` stands now; the car's way carries it nearer. */
function along(camera: Camera, step: number, far: number): number[] {
  const first = camera.near - step + (step - (((camera.way % step) + step) % step))
  return Array.from({ length: Math.max(0, Math.ceil((far - first) / step)) }, (_, i) => first + i * step).filter(
    (z) => z > 0.6,
  )
}

const RAIL_X = -500

/** @param underWords poplars would stand into the page's words over the sky */
export function roadside(camera: Camera, fog: number, underWords: boolean): RoadShape[] {
  return [...guardRail(camera), ...delineators(camera, fog), ...(underWords ? [] : poplars(camera, fog))]
}

function guardRail(camera: Camera): RoadShape[] {
  const posts = along(camera, 1.24, 12).map((z) => upright(camera, RAIL_X, z, 12, 0, 40))
  const band = [
    ...spot(camera, RAIL_X, camera.near, 36),
    ...spot(camera, RAIL_X, FAR, 36),
    ...spot(camera, RAIL_X, FAR, 62),
    ...spot(camera, RAIL_X, camera.near, 62),
  ]
  return [
    { kind: 'area', group: 'roadside', rings: posts, fill: colour.RAIL_POST },
    { kind: 'area', group: 'roadside', rings: [band], fill: colour.RAIL, opacity: 0.92 },
    {
      kind: 'line',
      group: 'roadside',
      points: [...spot(camera, RAIL_X, camera.near, 62), ...spot(camera, RAIL_X, FAR, 62)],
      stroke: colour.RAIL_EDGE,
      width: 1.4,
    },
  ]
}

function upright(camera: Camera, x: number, z: number, wide: number, from: number, to: number): Points {
  const [cx] = spot(camera, x, z)
  const half = Math.max(0.6, (wide * camera.lift) / z / 2)
  const [foot, top] = [down(camera, z, from), down(camera, z, to)]
  return [cx - half, top, cx + half, top, cx + half, foot, cx - half, foot]
}

/** Posts of one step, but only each second beyond 7 and each fourth beyond 14: spacing grows with depth. */
function delineators(camera: Camera, fog: number): RoadShape[] {
  const step = 0.62
  const places = along(camera, step, 26).filter((z) => {
    const index = Math.round((z + camera.way) / step)
    return z < 7 ? index % 1 === 0 : z < 14 ? index % 2 === 0 : index % 4 === 0
  })
  const sides = [
    ...places.map((z) => [-550, z] as const),
    ...places.filter((z) => z > 8).map((z) => [EDGE + 50, z] as const),
  ]
  return sides.sort((a, b) => b[1] - a[1]).flatMap(([x, z]) => delineator(camera, x, z, fog))
}

function delineator(camera: Camera, x: number, z: number, fog: number): RoadShape[] {
  const body: RoadShape = {
    kind: 'area',
    group: 'roadside',
    rings: [upright(camera, x, z, 12, 0, 62)],
    fill: faded(colour.DELINEATOR, z, fog),
  }
  if (z > 7) return [body]
  const [px, py] = spot(camera, x, z, 47)
  return [
    body,
    { kind: 'area', group: 'roadside', rings: [upright(camera, x, z, 12, 38, 54)], fill: faded(colour.BELT, z, fog) },
    {
      kind: 'disc',
      group: 'roadside',
      x: px,
      y: py,
      r: Math.max(0.6, (4.2 * camera.lift) / z),
      fill: colour.ARM_LAMP_OPEN,
    },
  ]
}

const POPLAR_STEP = ROUND_Z / 2
const POPLARS_FROM = 4.5

function poplars(camera: Camera, fog: number): RoadShape[] {
  const trees = along({ ...camera, way: camera.way + camera.near - POPLARS_FROM }, POPLAR_STEP, 13)
  return trees.reverse().flatMap((z) => {
    const fading = (z - 3.4) / (POPLARS_FROM - 0.05 - 3.4)
    if (fading <= 0) return []
    const index = Math.round((z + camera.way) / POPLAR_STEP)
    const height = 590 + 120 * wave(index * 2.6 + 1.1)
    const [x] = spot(camera, -760 + 60 * Math.sin(index * 2.3), z)
    const foot = down(camera, z) + 4
    const tall = (height * camera.lift) / z
    return [
      {
        kind: 'area',
        group: 'roadside',
        rings: [poplar(x, foot, tall)],
        opacity: Math.min(1, fading),
        fill: faded(colour.POPLAR, z * 0.72, fog),
      } satisfies RoadShape,
    ]
  })
}

function wave(turn: number): number {
  return (Math.sin(turn) + 1) / 2
}

/** One closed shape of four curves: a flame with a slender foot, widest at a third. */
function poplar(x: number, foot: number, height: number): Points {
  const half = height * 0.118
  const side = (sign: 1 | -1) =>
    Array.from({ length: 15 }, (_, i) => {
      const u = i / 14
      const wide = Math.sin(Math.PI * u ** 0.86) ** 0.82
      return [x + sign * half * Math.max(i === 0 ? 0.08 : 0, wide), foot - height * u] as const
    })
  return [...side(-1), ...side(1).reverse()].flat()
}

const DATE_X = 24
const DATE_SIZE = 60
/** Where the next round's first day lies, and the least size at which words may be read. */
const DATE_Z = 2.3
const LEAST_PX = 12

/** Dates in the middle lane, nearest first; `passing` is the one under the bonnet. */
export function paintedDates(
  camera: Camera,
  dates: readonly string[],
  passing: string | undefined,
  travel: number,
): RoadShape[] {
  const ahead = dates.map((text, k) => [text, DATE_Z + (ROUND_Z + 0.2) * (k + 1 - travel)] as const)
  const under = passing === undefined ? [] : [[passing, DATE_Z - ROUND_Z * travel] as const]
  return [...under, ...ahead].flatMap(([text, z]) => {
    const size = (DATE_SIZE * Math.max(camera.sx, camera.tall ? 0.62 : 0)) / z
    if (z < 0.9 || size < LEAST_PX - 0.2) return []
    return [
      {
        kind: 'text',
        group: 'road',
        x: across(camera, DATE_X, z),
        y: down(camera, z),
        text: text.toUpperCase(),
        size: Math.round(size * 10) / 10,
        weight: 700,
        fill: colour.PAINT,
        anchor: 'middle',
        stretch: 0.84,
        opacity: 0.92,
      } satisfies RoadShape,
    ]
  })
}
