/**
 * A sign keeps its size whatever the perspective: only its posts obey it. The
 * board grows downward when the words are longer; a name may take two lines.
 */
import { BARRIER_MARKS, MARK_HEIGHT, MARK_WIDTH } from '../../ui/barrierMarks.ts'
import { across, type Camera, down } from './camera.ts'
import * as colour from './palette.ts'
import { mix } from './palette.ts'
import { innerX, type Station } from './ramps.ts'
import { type Measure, type RoadShape, roadFont } from './shapes.ts'
import type { RoadExit, SignState } from './view.ts'
import { wrap } from './wrap.ts'

/** All in px. */
export interface SignSize {
  readonly w: number
  readonly h: number
  readonly name: number
  readonly bill: number
  readonly tab: number
  readonly tabH: number
  readonly pad: number
  readonly top: number
  readonly gap: number
  readonly band: number
}

export const NEAR_SIGN: SignSize = {
  w: 292,
  h: 112,
  name: 23,
  bill: 15,
  tab: 16.5,
  tabH: 26,
  pad: 16,
  top: 13,
  gap: 9,
  band: 31,
}
export const MIDDLE_SIGN: SignSize = {
  w: 232,
  h: 92,
  name: 18,
  bill: 13,
  tab: 15,
  tabH: 23,
  pad: 12.5,
  top: 10,
  gap: 7,
  band: 27,
}
export const FAR_SIGN: SignSize = {
  w: 204,
  h: 76,
  name: 15.5,
  bill: 12,
  tab: 13.5,
  tabH: 20,
  pad: 10.5,
  top: 8,
  gap: 5,
  band: 24,
}
export const TALL_SIGN: SignSize = {
  w: 284,
  h: 95,
  name: 22,
  bill: 14.5,
  tab: 16.5,
  tabH: 24,
  pad: 15,
  top: 10,
  gap: 6,
  band: 30,
}

const GREY: readonly SignState[] = ['sealed', 'moot']
const LINES = 2

/** What the words need, before anything has a place. */
export interface SignText {
  readonly size: SignSize
  readonly nameSize: number
  readonly name: readonly string[]
  readonly bill: readonly string[]
  readonly words: readonly string[]
  readonly height: number
}

export function signText(exit: RoadExit, size: SignSize, measure: Measure): SignText {
  const wide = size.w - 2 * size.pad
  const nameSize = largestThatFits(exit.name, size, wide, measure)
  const lines = (text: string, weight: number, px: number, room: number) =>
    wrap(text, room, LINES, (line) => measure(line, roadFont(weight, px)))
  const name = lines(exit.name, 700, nameSize, wide)
  const bill = lines(exit.bill, 600, size.bill, wide)
  const words = lines(exit.words, 700, size.bill, wide - wordsAt(size) + size.pad)
  const needed =
    billEnd(size, nameSize, name.length, bill.length) + belowBill(size) + bandHeight(size, words.length) + 4
  return { size, nameSize, name, bill, words, height: Math.max(size.h, Math.ceil(needed)) }
}

/** Two lines at full size first, then smaller, never under 12 px. */
function largestThatFits(name: string, size: SignSize, wide: number, measure: Measure): number {
  for (let px = size.name; px > 12; px -= 0.5) {
    const width = (line: string) => measure(line, roadFont(700, px))
    if (wrap(name, wide, LINES, width).every((line) => width(line) <= wide)) return px
  }
  return 12
}

function firstBaseline(size: SignSize, nameSize: number): number {
  return size.top + 0.76 * nameSize
}

function billBaseline(size: SignSize, nameSize: number, nameLines: number): number {
  return firstBaseline(size, nameSize) + (nameLines - 1) * nameSize * 1.12 + 1.32 * size.bill + size.gap
}

function billEnd(size: SignSize, nameSize: number, nameLines: number, billLines: number): number {
  return billBaseline(size, nameSize, nameLines) + (billLines - 1) * size.bill * 1.25
}

function belowBill(size: SignSize): number {
  return size.gap + 0.28 * size.bill
}

function bandHeight(size: SignSize, lines: number): number {
  return size.band + (lines - 1) * size.bill * 1.2
}

function markHeight(size: SignSize): number {
  return size.bill * 1.45
}

function wordsAt(size: SignSize): number {
  return size.pad + (markHeight(size) * MARK_WIDTH) / MARK_HEIGHT + size.bill * 0.68
}

/** The plate below a sealed sign: px between, and its own height. */
export const PLATE_GAP = 4
export function plateHeight(size: SignSize): number {
  return Math.round(size.bill * 2.5 + size.gap * 0.9 + 1)
}

/** The sign without its posts, the board's upper left corner at (x, y). */
export function sign(
  station: Station,
  text: SignText,
  x: number,
  y: number,
  bolts: number,
  measure: Measure,
): RoadShape[] {
  return [
    ...glow(station.exit.state, text, x, y),
    ...tab(station.exit, text.size, x, y, measure),
    ...board(station.exit, text, x, y),
    ...(station.exit.plate !== undefined && bolts > 0 ? plate(station.exit.plate, text, x, y, bolts, measure) : []),
  ]
}

/** Feet just behind the sign's own ramp; drawn before the barriers, which stand nearer. */
export function signPosts(
  camera: Camera,
  station: Station,
  { size, height }: SignText,
  x: number,
  y: number,
  bolts: number,
): RoadShape[] {
  const least = y + height + 12 + (bolts > 0 ? PLATE_GAP + plateHeight(size) : 0)
  // On a phone the left post would stand in the road, and the right one must end behind the barrier.
  const shares = camera.tall ? [0.92] : [0.18, 0.82]
  const behind = camera.tall ? camera.yh + camera.k * 0.22 : footBehind(camera, station, x + size.w / 2)
  const foot = Math.max(least, behind)
  const wide = Math.max(4.5, (size.w / 44) * Math.min(1, camera.lift))
  return shares.flatMap((share): RoadShape[] => {
    const left = x + size.w * share - wide / 2
    return [
      {
        kind: 'box',
        group: 'barriers',
        x: left,
        y: y + height - 4,
        w: wide,
        h: foot - y - height + 4,
        fill: colour.POLE,
      },
      {
        kind: 'box',
        group: 'barriers',
        x: left - wide * 0.3,
        y: y + height - 4,
        w: wide * 0.32,
        h: foot - y - height + 4,
        fill: colour.POLE_LIGHT,
      },
    ]
  })
}

/** Px down where the back edge of the ramp passes under `x`. */
function footBehind(camera: Camera, station: Station, x: number): number {
  let [near, far] = [station.ze * 1.05, 60]
  for (let i = 0; i < 24; i++) {
    const middle = (near + far) / 2
    if (across(camera, innerX(station, middle), middle) < x) near = middle
    else far = middle
  }
  return Math.min(down(camera, near) - 3, camera.height * 0.8)
}

/** An open way out is lit: one pale shape behind the board. */
function glow(state: SignState, { size, height }: SignText, x: number, y: number): RoadShape[] {
  if (state !== 'ready' && state !== 'open' && state !== 'signed') return []
  const around = 6
  return [
    {
      kind: 'box',
      group: 'signs',
      x: x - around,
      y: y - around,
      w: size.w + 2 * around,
      h: height + 2 * around,
      r: corner(height) + around,
      fill: colour.GLOW,
      opacity: state === 'open' ? 0.18 : 0.28,
    },
  ]
}

function corner(height: number): number {
  return Math.min(10, Math.max(6, height * 0.075))
}

function ground(state: SignState): number {
  return GREY.includes(state) ? colour.SIGN_SEALED : colour.SIGN
}

function tab(exit: RoadExit, size: SignSize, x: number, y: number, measure: Measure): RoadShape[] {
  const wide = Math.max(size.tabH * 2.85, measure(exit.tab, roadFont(700, size.tab)) + size.tab * 1.6)
  const left = x + size.w - wide - size.pad * 0.55
  const top = y - size.tabH
  const line = size.w > 250 ? 2 : 1.6
  const skin = (inset: number, fill: number): RoadShape => ({
    kind: 'box',
    group: 'signs',
    x: left + inset,
    y: top + inset,
    w: wide - 2 * inset,
    h: size.tabH - inset + 4,
    r: 6 - inset,
    rFoot: 0,
    fill,
  })
  return [
    skin(0, ground(exit.state)),
    skin(1.6, colour.SIGN_WHITE),
    skin(1.6 + line, ground(exit.state)),
    {
      kind: 'text',
      group: 'signs',
      x: left + wide / 2,
      y: top + size.tabH / 2 + size.tab * 0.36 + 0.8,
      text: exit.tab,
      size: size.tab,
      weight: 700,
      fill: colour.SIGN_WHITE,
      anchor: 'middle',
    },
  ]
}

function board(exit: RoadExit, text: SignText, x: number, y: number): RoadShape[] {
  const { size, height } = text
  const fill = ground(exit.state)
  const r = corner(height)
  const line = size.w > 250 ? 2.6 : 2
  const skin = (inset: number, paint: number): RoadShape => ({
    kind: 'box',
    group: 'signs',
    x: x + inset,
    y: y + inset,
    w: size.w - 2 * inset,
    h: height - 2 * inset,
    r: Math.max(1, r - inset),
    fill: paint,
  })
  return [
    skin(0, fill),
    skin(2, colour.SIGN_WHITE),
    skin(2 + line, fill),
    ...lettering(exit, text, x, y),
    ...foot(exit, text, x, y, line),
  ]
}

function lettering(exit: RoadExit, { size, nameSize, name, bill }: SignText, x: number, y: number): RoadShape[] {
  const white = GREY.includes(exit.state) ? mix(colour.SIGN_WHITE, colour.SIGN_SEALED, 0.08) : colour.SIGN_WHITE
  const row = (text: string, baseline: number, px: number, weight: 600 | 700): RoadShape => ({
    kind: 'text',
    group: 'signs',
    x: x + size.pad,
    y: y + baseline,
    text,
    size: px,
    weight,
    fill: white,
    anchor: 'start',
  })
  return [
    ...name.map((line, i) => row(line, firstBaseline(size, nameSize) + i * nameSize * 1.12, nameSize, 700)),
    ...bill.map((line, i) =>
      row(line, billBaseline(size, nameSize, name.length) + i * size.bill * 1.25, size.bill, 600),
    ),
  ]
}

/** Pale band: a way out. Amber: narrowing. A thin rule: not yet. */
function foot(exit: RoadExit, { size, height, words }: SignText, x: number, y: number, line: number): RoadShape[] {
  const high = bandHeight(size, words.length)
  const inset = 2 + line + 1.1
  const bottom = y + height - inset
  const top = bottom - high + 3
  const banded = exit.state !== 'not-yet' && exit.state !== 'unknown' && exit.state !== 'moot'
  const ink = banded ? colour.SIGN_INK : colour.SIGN_WHITE
  const middle = (top + bottom) / 2
  const pitch = size.bill * 1.2
  const ground: RoadShape = banded
    ? {
        kind: 'box',
        group: 'signs',
        x: x + inset,
        y: top,
        w: size.w - 2 * inset,
        h: bottom - top,
        rFoot: Math.max(1, corner(height) - inset),
        fill: exit.state === 'narrowing' ? colour.SIGN_AMBER : colour.SIGN_PALE,
      }
    : {
        kind: 'box',
        group: 'signs',
        x: x + size.pad,
        y: top,
        w: size.w - 2 * size.pad,
        h: 1,
        fill: colour.SIGN_WHITE,
        opacity: 0.55,
      }
  return [
    ground,
    mark(exit.state, size, x + size.pad, middle, ink),
    ...words.map(
      (text, i): RoadShape => ({
        kind: 'text',
        group: 'signs',
        x: x + wordsAt(size),
        y: middle + size.bill * 0.36 + (i - (words.length - 1) / 2) * pitch,
        text,
        size: size.bill,
        weight: 700,
        fill: ink,
        anchor: 'start',
      }),
    ),
  ]
}

/** The pictogram, its post standing a little under the middle of the words. */
function mark(state: SignState, size: SignSize, x: number, middle: number, fill: number): RoadShape {
  const scale = markHeight(size) / MARK_HEIGHT
  const y = middle + size.bill * 0.52 - 29.4 * scale
  const rings = BARRIER_MARKS[state].map((outline) => outline.map((value, i) => (i % 2 === 0 ? x : y) + value * scale))
  return { kind: 'area', group: 'signs', rings, fill }
}

function plate(
  words: NonNullable<RoadExit['plate']>,
  { size, height }: SignText,
  x: number,
  y: number,
  bolts: number,
  measure: Measure,
): RoadShape[] {
  const top = y + height + PLATE_GAP
  const high = plateHeight(size)
  const inner = x + size.pad - 1
  const fitted = (text: string, weight: 600 | 700, baseline: number): RoadShape => {
    const wide = measure(text, roadFont(weight, size.bill))
    const px = Math.max(12, Math.min(size.bill, (size.bill * (size.w - 2 * size.pad + 6)) / wide))
    return {
      kind: 'text',
      group: 'signs',
      x: inner,
      y: baseline,
      text,
      size: px,
      weight,
      fill: colour.SIGN_INK,
      anchor: 'start',
      opacity: bolts,
    }
  }
  const rivets = [
    [6, 6],
    [size.w - 6, 6],
    [6, high - 6],
    [size.w - 6, high - 6],
  ] as const
  return [
    {
      kind: 'box',
      group: 'signs',
      x: x - 1.6,
      y: top,
      w: size.w + 3.2,
      h: high,
      r: 4.5,
      fill: colour.SIGN_INK,
      opacity: bolts,
    },
    {
      kind: 'box',
      group: 'signs',
      x: x - 0.2,
      y: top + 1.4,
      w: size.w + 0.4,
      h: high - 2.8,
      r: 3.2,
      fill: colour.PLATE,
      opacity: bolts,
    },
    ...rivets.map(
      ([dx, dy]): RoadShape => ({
        kind: 'disc',
        group: 'signs',
        x: x + dx,
        y: top + dy,
        r: 1.5,
        fill: colour.SIGN_SEALED,
        opacity: bolts,
      }),
    ),
    fitted(words.line1, 700, top + high / 2 - size.bill * 0.28),
    fitted(words.line2, 600, top + high / 2 + size.bill * 1.02),
  ]
}
