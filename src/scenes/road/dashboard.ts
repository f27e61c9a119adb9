/** One dark shape with a hump under the vanishing point that carries the round, and nothing else but one aside. */
import type { Camera } from './camera.ts'
import { DASHBOARD, DASHBOARD_RIM, DASHBOARD_TEXT } from './palette.ts'
import { type Measure, type RoadShape, roadFont } from './shapes.ts'
import type { RoadView } from './view.ts'

export function dashboard(camera: Camera, view: RoadView, measure: Measure): RoadShape[] {
  if (camera.strip) return []
  const rim = rimOf(camera)
  return [
    {
      kind: 'area',
      group: 'dashboard',
      rings: [[...rim, camera.width, camera.height, 0, camera.height]],
      fill: DASHBOARD,
    },
    { kind: 'line', group: 'dashboard', points: rim, stroke: DASHBOARD_RIM, width: 1.3 },
    ...(view.quiet ? [] : words(camera, view, measure)),
  ]
}

function rimOf({ width, height, vx, tall }: Camera): number[] {
  const low = height * (tall ? 0.945 : 0.93)
  const hump = tall ? height * 0.055 : Math.min(26, height * 0.078)
  const [inner, outer] = tall ? [0.22, 0.5] : [0.07, 0.23]
  const rim: number[] = []
  for (let i = 0; i <= 72; i++) {
    const x = (width * i) / 72
    const off = Math.abs(x - vx) / width
    const u = Math.min(1, Math.max(0, (outer - off) / (outer - inner)))
    const bulge = u * u * (3 - 2 * u) * hump
    const crown = off < inner ? (1 - (off / inner) ** 2) * hump * 0.1 : 0
    const droop = ((x - vx) / width) ** 2 * height * 0.03
    rim.push(x, low - bulge - crown + (x < vx ? droop * 2.4 : droop * 0.4))
  }
  return rim
}

const LEAST_PX = 12

function words({ width, height, vx, tall }: Camera, view: RoadView, measure: Measure): RoadShape[] {
  const size = height < 400 ? 15 : 16
  const caption = fitted(view.caption, size, Math.min(2 * vx, width) - 24, measure)
  const margin = tall ? 20 : 40
  const base = height - (tall ? 9 : Math.max(7, height * 0.031))
  const captionWide = measure(view.caption, roadFont(700, caption))
  const asideSize = 14
  const asideFits =
    !tall && measure(view.aside, roadFont(600, asideSize)) < width - margin - (vx + captionWide / 2) - 24
  return [
    {
      kind: 'text',
      group: 'dashboard',
      x: vx,
      y: base,
      text: view.caption,
      size: caption,
      weight: 700,
      fill: DASHBOARD_TEXT,
      anchor: 'middle',
    },
    ...(asideFits && view.aside !== ''
      ? [
          {
            kind: 'text',
            group: 'dashboard',
            x: width - margin,
            y: base + 3,
            text: view.aside,
            size: asideSize,
            weight: 600,
            fill: DASHBOARD_TEXT,
            anchor: 'end',
          } satisfies RoadShape,
        ]
      : []),
  ]
}

function fitted(text: string, size: number, room: number, measure: Measure): number {
  const wide = measure(text, roadFont(700, size))
  return wide <= room ? size : Math.max(LEAST_PX, (size * room) / wide)
}
