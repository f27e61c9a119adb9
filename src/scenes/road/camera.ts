/**
 * All the perspective there is: a point has a lateral place X (px at the near
 * plane) and a depth Z ≥ 1; with t = 1/Z it falls on x = vx + X·sx·t and
 * y = yh + K·t, and every height in the scene is times t too.
 */

import { mix } from './palette.ts'
import type { RoadFrame, RoadView } from './view.ts'

export interface Camera {
  readonly width: number
  readonly height: number
  readonly tall: boolean
  /** Vanishing point, px. */
  readonly vx: number
  readonly yh: number
  /** Px between the horizon and the near plane. */
  readonly k: number
  /** Lateral scale, and the scale of heights. */
  readonly sx: number
  readonly lift: number
  /** Where the car is across the road, in X. */
  readonly car: number
  /** How far it has come, in Z, since the first round. */
  readonly way: number
  /** A strip too low for a dashboard. */
  readonly strip: boolean
  /** The depth where the ground leaves the picture; nothing may end farther off than this. */
  readonly near: number
}

/** Z driven in one round: four lane dashes, two poplars. */
export const ROUND_Z = 2.48

export function cameraFor(view: RoadView, frame: RoadFrame, travel: number, aside: number): Camera {
  const { width, height, tall } = frame
  const strip = height < 180
  const yh = Math.round(height * horizon(view, frame, strip))
  const scale =
    (tall ? Math.max(0.46, (0.46 * width) / 360) : Math.min(1.5, Math.max(0.56, width / 1280))) * (strip ? 0.74 : 1)
  return {
    width,
    height,
    tall,
    strip,
    yh,
    vx: width * (tall ? 0.39 : view.quiet ? 0.34 : strip || height < 400 ? 0.236 : 0.258),
    k: (height - yh) * (strip ? 1.25 : 1),
    sx: scale,
    lift: tall ? scale * 1.18 : scale,
    near: strip ? 0.5 : 0.86,
    car: 300 * aside,
    way: (view.round - 2 + travel) * ROUND_Z,
  }
}

function horizon(view: RoadView, frame: RoadFrame, strip: boolean): number {
  if (strip) return 0.58
  if (frame.tall) return view.quiet ? 0.665 : 0.7
  if (view.quiet) return 0.7
  return frame.height < 400 ? 0.55 : 0.53
}

export function across(camera: Camera, x: number, z: number): number {
  return camera.vx + ((x - camera.car) * camera.sx) / z
}

/** Px down the picture of a point at depth `z`, `up` (px at the near plane) above the ground. */
export function down(camera: Camera, z: number, up = 0): number {
  return camera.yh + (camera.k - up * camera.lift) / z
}

export function spot(camera: Camera, x: number, z: number, up = 0): [number, number] {
  return [across(camera, x, z), down(camera, z, up)]
}

/** Aerial perspective: what is far takes the fog's colour. */
export function faded(colour: number, z: number, fog: number): number {
  return mix(colour, fog, Math.max(0, 1 - 3 / z))
}

export function smoothstep(from: number, to: number, at: number): number {
  const u = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return u * u * (3 - 2 * u)
}
