/** The exits' ramps: asphalt with its warm light, edge lines, noses and lamps. */
import { type Camera, down, smoothstep, spot } from './camera.ts'
import { groundShade } from './carriageway.ts'
import * as colour from './palette.ts'
import { mix } from './palette.ts'
import { type Points, type RoadShape, ribbon } from './shapes.ts'
import type { RoadExit, RoadView, SignState } from './view.ts'

/** One of the three places where an exit leaves the road. */
export interface Station {
  readonly exit: RoadExit
  /** Depth of its nose. */
  readonly ze: number
  /** How sharply it bends away. */
  readonly q: number
  /** 0 nearest. */
  readonly index: number
}

const EDGE = 430
const RAMP_WIDTH = 210

/** Nose depth in the first and in the last round: the exits do come nearer. */
const NOSES = [
  [1.45, 1.3],
  [2.9, 2.8],
  [5.8, 5.6],
] as const
const BENDS = [560, 290, 130] as const

export function stationsOf(exits: readonly RoadExit[], view: RoadView, travel: number): Station[] {
  const share = Math.min(1, Math.max(0, (view.round - 2 + travel) / Math.max(1, view.rounds - 1)))
  return exits.slice(0, 3).map((exit, index) => {
    const [first, last] = NOSES[index] ?? NOSES[0]
    return { exit, index, ze: first + (last - first) * share, q: BENDS[index] ?? 130 }
  })
}

export function innerX(station: Station, z: number): number {
  return EDGE + station.q * Math.max(0, z - station.ze) ** 2
}

export function outerX(station: Station, z: number): number {
  const opening = smoothstep(0.42 * station.ze, 0.66 * station.ze, z)
  return innerX(station, z) + RAMP_WIDTH * opening
}

/** Depths between which the slip lane lies beside the carriageway. */
export function slipOf(station: Station): [number, number] {
  return [0.42 * station.ze, station.ze]
}

const WASH: Readonly<Record<SignState, number>> = {
  ready: 0.3,
  open: 0.3,
  narrowing: 0.18,
  'not-yet': 0.1,
  unknown: 0.1,
  sealed: 0,
  moot: 0,
  signed: 0.4,
}

/** Far ramp first. `lit` is the mean of its lamps, 0..1. */
export function ramp(camera: Camera, station: Station, lamps: readonly number[], night: number): RoadShape[] {
  const lit = lamps.reduce((sum, level) => sum + level, 0) / Math.max(1, lamps.length)
  const wash =
    station.exit.state === 'signed'
      ? 0.4
      : Math.max(WASH[station.exit.state] * (lit > 0 ? 1 : 0), 0.3 * Math.max(0, lit - 0.05))
  const shades = colour.ASPHALT.map((shade) => mix(mix(shade, 0x34353d, 0.12), colour.RAMP_LIGHT, Math.min(0.4, wash)))
  const depths = depthsOf(camera, station)
  const edge = (points: Points, zs: readonly number[]): Points =>
    ribbon(
      points,
      zs.map((z) => Math.max(1.1, (5.4 * camera.sx) / z)),
    )
  const beyondNose = depths.filter((z) => z >= station.ze)
  return [
    { kind: 'area', group: 'ramps', rings: [surface(camera, station, depths)], fill: groundShade(camera, shades) },
    { kind: 'area', group: 'ramps', rings: [gore(camera, station)], fill: groundShade(camera, shades) },
    {
      kind: 'area',
      group: 'ramps',
      fill: colour.PAINT,
      opacity: 0.45 + 0.5 * lit,
      rings: [
        edge(
          beyondNose.flatMap((z) => spot(camera, innerX(station, z), z)),
          beyondNose,
        ),
        edge(
          depths.flatMap((z) => spot(camera, outerX(station, z), z)),
          depths,
        ),
      ],
    },
    ...lampsOf(camera, station, lamps, night),
  ]
}

function depthsOf(camera: Camera, station: Station): number[] {
  const depths: number[] = []
  for (let z = Math.max(camera.near, 0.42 * station.ze); z < 60; z *= z < station.ze * 2 ? 1.025 : 1.06) {
    depths.push(z)
    if (z > station.ze && spot(camera, innerX(station, z), z)[0] > camera.width + 20) break
  }
  if (!depths.includes(station.ze)) depths.push(station.ze)
  return depths.sort((a, b) => a - b)
}

function surface(camera: Camera, station: Station, depths: readonly number[]): Points {
  const inner = depths.flatMap((z) => spot(camera, innerX(station, z) - (z < station.ze ? 6 : 0), z))
  const outer = [...depths].reverse().flatMap((z) => spot(camera, outerX(station, z), z))
  return [...inner, ...outer]
}

/** The paved wedge between carriageway and ramp, behind the nose. */
function gore(camera: Camera, station: Station): Points {
  const depths = Array.from({ length: 12 }, (_, i) => station.ze * (1 + (0.45 * i) / 11))
  return [
    ...depths.flatMap((z) => spot(camera, EDGE - 6, z)),
    ...[...depths].reverse().flatMap((z) => spot(camera, innerX(station, z), z)),
  ]
}

/** Four pale bars across the gore. */
export function nose(camera: Camera, station: Station): RoadShape {
  const rings = [1.12, 1.22, 1.32, 1.42].map((share) => {
    const [near, far] = [station.ze * share, station.ze * (share + 0.035)]
    return [
      ...spot(camera, EDGE + 8, near),
      ...spot(camera, EDGE + 8, far),
      ...spot(camera, Math.max(EDGE + 10, innerX(station, far) - 6), far),
      ...spot(camera, Math.max(EDGE + 10, innerX(station, near) - 6), near),
    ]
  })
  return { kind: 'area', group: 'road', rings, fill: colour.PAINT, opacity: 0.5 }
}

const LAMP_UP = 146

/** On the far side of the ramp, nearest first; a lamp that is out leaves its pole. */
function lampsOf(camera: Camera, station: Station, levels: readonly number[], night: number): RoadShape[] {
  return levels
    .map((level, i) => ({ level, z: station.ze * (1.24 + 0.42 * i + 0.06 * i * i) }))
    .reverse()
    .flatMap(({ level, z }) => {
      const x = outerX(station, z) + 12
      const [px, foot] = spot(camera, x, z)
      const top = down(camera, z, LAMP_UP)
      if (px > camera.width + 30) return []
      const half = Math.max(0.6, (2.4 * camera.lift) / z)
      const pole: RoadShape = {
        kind: 'area',
        group: 'ramps',
        rings: [[px - half, top, px + half, top, px + half, foot, px - half, foot]],
        fill: mix(colour.POLE, colour.GROUND[0], Math.max(0, 1 - 5 / z) * 0.5),
      }
      if (level <= 0.01) return [pole]
      const r = Math.max(1.7, (10.4 * camera.lift) / z)
      const bright = level * (1 - 0.25 * night)
      return [
        pole,
        {
          kind: 'disc',
          group: 'ramps',
          x: px,
          y: top,
          r: r * 3.3,
          fill: colour.LAMP,
          opacity: 0.22 * bright,
        } satisfies RoadShape,
        {
          kind: 'disc',
          group: 'ramps',
          x: px,
          y: top,
          r,
          fill: colour.LAMP,
          opacity: 0.35 + 0.65 * bright,
        } satisfies RoadShape,
      ]
    })
}
