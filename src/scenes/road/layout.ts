/**
 * From a view to a flat list of shapes, back to front. Pure: the same view,
 * frame, phase and measure give the same picture, which SVG, canvas and print
 * then fill without a thought of their own.
 */
import { barrier, barrierReach } from './barrier.ts'
import { type Camera, cameraFor } from './camera.ts'
import { carriageway, earth, paintedDates, roadside } from './carriageway.ts'
import { dashboard } from './dashboard.ts'
import { exitsOnRoad } from './exitsOnRoad.ts'
import { fog, fogColour } from './fog.ts'
import { LAMPS_A_RAMP, type RoadPhase, restingPhase } from './phase.ts'
import { nose, ramp, type Station, slipOf, stationsOf } from './ramps.ts'
import type { Measure, RoadShape } from './shapes.ts'
import { FAR_SIGN, MIDDLE_SIGN, NEAR_SIGN, type SignSize, sign, signPosts, signText, TALL_SIGN } from './sign.ts'
import { pylons, sky, villageLights } from './sky.ts'
import type { RoadExit, RoadFrame, RoadView } from './view.ts'

export { exitsOnRoad } from './exitsOnRoad.ts'

/**
 * @param measure width of a text in px for a CSS font string
 * @param phase what has moved; absent parts are at rest
 */
export function layoutRoad(
  view: RoadView,
  frame: RoadFrame,
  measure: Measure,
  phase?: Partial<RoadPhase>,
): RoadShape[] {
  const now = { ...restingPhase(view), ...phase }
  const camera = cameraFor(view, frame, now.travel, now.aside)
  const { signs, stations: onRoad } = exitsOnRoad(view, frame)
  const stations = stationsOf(onRoad.length > 0 ? onRoad : EMPTY_ROAD, view, now.travel)
  const farFirst = [...stations].reverse()
  const haze = fogColour(now.night)
  const underWords = view.quiet === true && !camera.strip
  const lamps = (exit: RoadExit) => now.lamps[exit.id] ?? Array<number>(LAMPS_A_RAMP).fill(1)
  const standing = stations.filter((station) => signs.includes(station.exit))
  const { posts, boards } = signsOf(camera, frame, standing, now.bolts, measure)
  return [
    ...sky(camera, now.night, underWords),
    ...earth(camera, now.night),
    ...farFirst.flatMap((station) => ramp(camera, station, lamps(station.exit), now.night)),
    ...villageLights(camera, now.night),
    ...carriageway(camera, stations.map(slipOf)),
    ...stations.map((station) => nose(camera, station)),
    ...roadside(camera, haze, underWords),
    ...pylons(camera),
    ...(camera.strip ? [] : paintedDates(camera, view.dates, now.passing, now.travel)),
    ...fog(camera, now.night),
    ...posts,
    ...farFirst.flatMap((station) =>
      barrier(
        camera,
        station,
        now.arms[station.exit.id] ?? 76,
        now.bolts[station.exit.id] ?? 0,
        view.quiet !== true,
        measure,
      ),
    ),
    ...boards,
    ...dashboard(camera, view, measure),
  ]
}

/** A page without a game still shows the road with its ways out open. */
const EMPTY_ROAD: readonly RoadExit[] = [1, 2, 3].map((n) => ({
  id: `way-${n}`,
  n,
  tab: '',
  name: '',
  bill: '',
  state: 'open',
  words: '',
}))

interface Signs {
  readonly posts: readonly RoadShape[]
  readonly boards: readonly RoadShape[]
}

/** The nearest at the right and largest, on a rising diagonal. */
function signsOf(
  camera: Camera,
  frame: RoadFrame,
  stations: readonly Station[],
  bolts: RoadPhase['bolts'],
  measure: Measure,
): Signs {
  const sizes = sizesFor(frame)
  const posts: RoadShape[][] = []
  const boards: RoadShape[][] = []
  for (const [index, x] of placesOf(camera, frame, stations, sizes).entries()) {
    const station = stations[index]
    if (station === undefined) continue
    const size = sizeAt(sizes, index)
    const text = signText(station.exit, size, measure)
    const bolt = bolts[station.exit.id] ?? 0
    const y = topOf(camera, frame, size, index)
    posts.unshift(signPosts(camera, station, text, x, y, bolt))
    boards.unshift(sign(station, text, x, y, bolt, measure))
  }
  return { posts: posts.flat(), boards: boards.flat() }
}

function sizeAt(sizes: readonly SignSize[], index: number): SignSize {
  return sizes[Math.min(index, sizes.length - 1)] ?? FAR_SIGN
}

const LEAST_MARGIN = 24
const LEAST_GAP = 18

/** Left edges, nearest first, from the right; the middle sign makes way for the near barrier's raised arm. */
function placesOf(
  camera: Camera,
  frame: RoadFrame,
  stations: readonly Station[],
  sizes: readonly SignSize[],
): number[] {
  const { width, tall } = frame
  const near = sizeAt(sizes, 0)
  if (tall) return [width - (width - near.w) * 0.22 - near.w]
  const margin = Math.max(LEAST_MARGIN, width * 0.0375)
  const gap = Math.min(45, Math.max(LEAST_GAP, width * 0.03))
  const places: number[] = []
  for (let right = width - margin; places.length < stations.length; ) {
    const x = right - sizeAt(sizes, places.length).w
    places.push(x)
    right = x - gap
  }
  const [nearX, middleX, farX] = places
  const barrierAt = stations[0]
  if (nearX === undefined || middleX === undefined || barrierAt === undefined) return places
  const { x, top } = barrierReach(camera, barrierAt)
  const middle = sizeAt(sizes, 1)
  if (top > topOf(camera, frame, middle, 1) + middle.h) return places
  const wanted = Math.max(0, x + 16 * camera.lift - middleX)
  const shift = Math.min(wanted, margin - LEAST_MARGIN + gap - LEAST_GAP)
  const shifted = [nearX + Math.min(shift, margin - LEAST_MARGIN), middleX + shift]
  return farX === undefined ? shifted : [...shifted, farX]
}

function topOf(camera: Camera, frame: RoadFrame, size: SignSize, index: number): number {
  const underHeader = frame.header + 5 + size.tabH
  const overHorizon = camera.yh - 20 - 9 * index - size.h
  return Math.round(Math.max(underHeader, frame.tall ? underHeader : overHorizon))
}

function sizesFor(frame: RoadFrame): SignSize[] {
  if (frame.tall || frame.width < 620) return [{ ...TALL_SIGN, w: Math.min(TALL_SIGN.w, frame.width - 36) }]
  if (frame.height < 380) return [NEAR_SIGN, MIDDLE_SIGN, FAR_SIGN]
  const large = Math.min(1.3, Math.max(1, frame.width / 1400))
  return [enlarged(NEAR_SIGN, 1.08 * large), enlarged(MIDDLE_SIGN, 1.05 * large), enlarged(FAR_SIGN, large)]
}

function enlarged(size: SignSize, by: number): SignSize {
  return Object.fromEntries(Object.entries(size).map(([key, value]) => [key, value * by])) as unknown as SignSize
}
