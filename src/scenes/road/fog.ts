/** Fog on the vanishing point: ellipses upon ellipses, no blur; nearer as fewer ways out are left. */
import type { Camera } from './camera.ts'
import { FOG_EDGE_DUSK, FOG_EDGE_NIGHT, FOG_HEART_DUSK, FOG_HEART_NIGHT, mix } from './palette.ts'
import type { RoadShape } from './shapes.ts'

/** Half axes at 1280 × 480, and the opacity of one ellipse, at night 0, 0.35 and 1. */
const STEPS = [
  [0, 430, 52, 0.05],
  [0.35, 500, 62, 0.06],
  [1, 620, 84, 0.07],
] as const
const ELLIPSES = 28

export function fogColour(night: number): number {
  return mix(FOG_EDGE_DUSK, FOG_EDGE_NIGHT, night)
}

export function fog(camera: Camera, night: number): RoadShape[] {
  const [halfWidth, halfHeight, opacity] = sizeAt(night)
  const rx = halfWidth * camera.sx * (camera.tall ? 0.66 : 0.9)
  const ry = halfHeight * Math.min(1.2, Math.max(0.5, camera.height / (camera.tall ? 560 : 440)))
  const heart = mix(FOG_HEART_DUSK, FOG_HEART_NIGHT, night)
  const banks: RoadShape[] = Array.from({ length: ELLIPSES }, (_, i) => {
    const k = 1 - i / (ELLIPSES - 1)
    return {
      kind: 'ellipse',
      group: 'fog',
      x: camera.vx,
      y: camera.yh + 1,
      opacity,
      rx: rx * (0.12 + 0.88 * k * k),
      ry: ry * (0.1 + 0.9 * k),
      fill: mix(heart, fogColour(night), k),
    }
  })
  return [...banks, ...lenses(camera, rx, ry, mix(fogColour(night), heart, 0.5))]
}

/** Five thin sheets: place across and up in half axes, half width in half axes, half height in px. */
const LENSES = [
  [0.06, -0.36, 0.55, 4.6],
  [-0.22, 0.06, 0.62, 4.4],
  [0.24, 0.18, 0.46, 4],
  [0.02, 0.42, 0.34, 3.4],
  [0.4, -0.06, 0.4, 4],
] as const

function lenses(camera: Camera, rx: number, ry: number, fill: number): RoadShape[] {
  return LENSES.map(([x, y, half, height]) => ({
    kind: 'ellipse',
    group: 'fog',
    x: camera.vx + x * rx,
    y: camera.yh + y * ry,
    rx: half * rx,
    ry: height * Math.max(0.7, camera.sx),
    fill,
    opacity: 0.34,
  }))
}

function sizeAt(night: number): [number, number, number] {
  const [a, b, c] = STEPS
  const [from, to] = night <= b[0] ? [a, b] : [b, c]
  const share = (night - from[0]) / (to[0] - from[0])
  const at = (i: 1 | 2 | 3) => from[i] + (to[i] - from[i]) * share
  return [at(1), at(2), at(3)]
}
