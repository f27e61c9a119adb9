/** Sky, clouds, hills, and the lights of villages that go out with the exits. */
import { across, type Camera } from './camera.ts'
import { CLOUD_HIGH, CLOUD_LOW, HILLS_DUSK, HILLS_NIGHT, LAMP, mix, PYLON, SKY_DUSK, SKY_NIGHT } from './palette.ts'
import type { Points, RoadShape } from './shapes.ts'

const STOPS = [0, 0.38, 0.66, 0.86, 1]
/** Darker for longer where the page sets words over the sky: cream on it is 5 or more down to four fifths. */
const STOPS_UNDER_WORDS = [0, 0.62, 0.88, 0.95, 1]

export function sky(camera: Camera, night: number, underWords: boolean): RoadShape[] {
  const places = underWords ? STOPS_UNDER_WORDS : STOPS
  const stops = SKY_DUSK.map((colour, i) => [places[i] ?? 1, mix(colour, SKY_NIGHT[i] ?? colour, night)] as const)
  return [
    { kind: 'box', group: 'sky', x: 0, y: 0, w: camera.width, h: camera.yh + 2, fill: { y0: 0, y1: camera.yh, stops } },
    ...clouds(camera, night, underWords),
    ...hills(camera, night),
  ]
}

/** Share of width, share of the sky's height, half width and half height in px, low or high. */
const CLOUDS = [
  [0.07, 0.585, 150, 3.2, true, 0.5],
  [0.195, 0.78, 120, 3, true, 0.7],
  [0.4, 0.487, 130, 2.4, false, 0.5],
  [0.69, 0.66, 110, 4, true, 0.5],
  [0.85, 0.352, 108, 3, false, 0.55],
  [0.93, 0.84, 150, 2.4, true, 0.6],
  [0.5, 0.89, 170, 2.2, true, 0.5],
] as const

/** Where the page sets words nothing crosses them: clouds keep to the right. */
function clouds(camera: Camera, night: number, underWords: boolean): RoadShape[] {
  return CLOUDS.filter(([x]) => !underWords || (x > 0.8 && !camera.tall)).map(
    ([x, y, halfWidth, halfHeight, low, opacity]) => ({
      kind: 'area',
      group: 'sky',
      opacity: opacity * (1 - 0.6 * night),
      fill: mix(low ? CLOUD_LOW : CLOUD_HIGH, SKY_NIGHT[3], night * 0.8),
      rings: [lens(x * camera.width, y * camera.yh, halfWidth * Math.max(0.6, camera.sx), halfHeight)],
    }),
  )
}

/** Two shallow arcs that meet in points. */
export function lens(x: number, y: number, halfWidth: number, halfHeight: number): Points {
  const upper: number[] = []
  const lower: number[] = []
  for (let i = 0; i <= 16; i++) {
    const u = (i / 16) * 2 - 1
    const bulge = halfHeight * (1 - u * u)
    upper.push(x + u * halfWidth, y - bulge)
    if (i > 0 && i < 16) lower.unshift(x + u * halfWidth, y + bulge * 0.7)
  }
  return [...upper, ...lower]
}

/** Mean height and two sines (px, waves across 1280 px, phase), far to near. */
const HILLS = [
  [25, 9, 2.1, 0.4, 4, 5.3, 2.2],
  [13, 6, 2.7, 2.6, 2.6, 6.1, 0.7],
  [4.5, 2.6, 3.6, 5.0, 1.4, 7.7, 1.9],
] as const

function hills(camera: Camera, night: number): RoadShape[] {
  return HILLS.map(([mean, a, fa, pa, b, fb, pb], index) => {
    const ring: number[] = [0, camera.yh + 3]
    for (let i = 0; i <= 64; i++) {
      const x = (camera.width * i) / 64
      const turn = (x / (1280 * Math.max(0.5, camera.sx))) * Math.PI * 2
      const height = mean + a * Math.sin(fa * turn + pa) + b * Math.sin(fb * turn + pb)
      ring.push(x, camera.yh - Math.max(0, height))
    }
    ring.push(camera.width, camera.yh + 3)
    const dusk = HILLS_DUSK[index] ?? HILLS_DUSK[0]
    return { kind: 'area', group: 'sky', rings: [ring], fill: mix(dusk, HILLS_NIGHT[index] ?? dusk, night) }
  })
}

/** Windows far off, fewer as the night falls; a fixed scatter, because a picture at rest never twinkles. */
export function villageLights(camera: Camera, night: number): RoadShape[] {
  if (night >= 1) return []
  const from = camera.width * (camera.tall ? 0.58 : 0.6)
  const count = Math.round((camera.tall ? 22 : 30) * (1 - 0.3 * night))
  const gap = (camera.width - from) / count
  const rings = Array.from({ length: count }, (_, i) => {
    const x = from + gap * (i + 0.35 * Math.sin(i * 2.4))
    const y = camera.yh - 2 + 3.4 * Math.sin(i * 1.9 + 1)
    const w = i % 3 === 0 ? 4 : 2.6
    return [x, y, x + w, y, x + w, y + 2.4, x, y + 2.4]
  })
  return [{ kind: 'area', group: 'ramps', rings, fill: LAMP, opacity: 0.9 * (1 - night) }]
}

/** Two masts at the right of the horizon, and the line that hangs between them. */
export function pylons(camera: Camera): RoadShape[] {
  if (camera.tall) return []
  const near = pylon(camera.width * 0.92, camera.yh + 2, 60 * camera.sx)
  const far = pylon(camera.width * 0.8, camera.yh + 1, 42 * camera.sx)
  return [...near, ...far].map((points) => ({
    kind: 'line',
    group: 'roadside',
    points,
    stroke: PYLON,
    width: 1.2,
    opacity: 0.8,
  }))
}

function pylon(x: number, foot: number, height: number): Points[] {
  const y = (share: number) => foot - height * share
  const half = (share: number) => height * (0.13 - 0.11 * share)
  return [
    [x - half(0), y(0), x - half(0.55), y(0.55), x, y(1), x + half(0.55), y(0.55), x + half(0), y(0)],
    [x - half(0), y(0), x + half(0.4), y(0.4), x - half(0.7), y(0.7)],
    [x + half(0), y(0), x - half(0.4), y(0.4), x + half(0.7), y(0.7)],
    [x - height * 0.2, y(0.62), x + height * 0.2, y(0.62)],
    [x - height * 0.15, y(0.82), x + height * 0.15, y(0.82)],
  ]
}

/** The far end of the road in px, for what is set on the vanishing point. */
export function vanishing(camera: Camera): [number, number] {
  return [across(camera, camera.car, 40), camera.yh]
}
