/** Where the parts of a timeline lie, in px, for a given width: lanes seen from above. */

export const LANE_STATES = ['open', 'narrowing', 'not-yet', 'sealed', 'signed', 'unknown', 'moot'] as const
export type LaneState = (typeof LANE_STATES)[number]

export interface LaneSegment {
  /** In rounds from the start: 0 is the first day of round 1, 1.5 the middle of round 2. */
  readonly from: number
  readonly to: number
  readonly state: LaneState
}

export interface Lane {
  readonly id: string
  readonly n: number
  readonly name: string
  /** In order, without gaps. */
  readonly segments: readonly LaneSegment[]
  /** What shut it or who signed, act first, actor after the colon. */
  readonly label?: string
  /** Does not end the crisis: its number stands in a frame, and these words beside its name in the table. */
  readonly limited?: string
}

export interface LaneGroup {
  readonly id: string
  readonly title?: string
  readonly note?: string
  readonly lanes: readonly Lane[]
}

export interface TimelineRound {
  readonly label: string
  readonly dates?: string
}

export interface TimelineSize {
  /** Px in all. */
  readonly width: number
  /** Words 17 px and up, lanes thicker. */
  readonly large?: boolean
  /** No names, labels or heads: one of six small tables. */
  readonly small?: boolean
}

export interface PlacedLane {
  readonly lane: Lane
  /** Middle of the lane. */
  readonly y: number
  readonly nameY: number
  readonly labelY: number
  /** The lane's label, in two lines where one is too long, in a row of its own under the lane. */
  readonly label: readonly string[]
  /** The lane's name, broken where the room before the lane ends. */
  readonly name: readonly string[]
}

export interface PlacedGroup {
  readonly group: LaneGroup
  /** Baseline of the title; absent without one. */
  readonly titleY?: number
  readonly noteY?: number
  readonly lanes: readonly PlacedLane[]
  /** Where the hairline to the next group goes. */
  readonly end: number
}

export interface PlacedTimeline {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly headY: number
  /** Top of the round columns. */
  readonly top: number
  readonly thick: number
  readonly text: number
  readonly xs: readonly number[]
  /** Names stand over the lanes, not before them. */
  readonly stacked: boolean
  readonly groups: readonly PlacedGroup[]
}

export function placeTimeline(groups: readonly LaneGroup[], rounds: number, size: TimelineSize): PlacedTimeline {
  const { width, large = false, small = false } = size
  const stacked = !small && width < 620
  const text = large ? 18 : 14.5
  const left = small || stacked ? 0 : Math.min(large ? 200 : 212, width * 0.27)
  const right = width - (small ? 4 : stacked ? 4 : 8)
  const thick = small ? 10 : large ? 22 : 20
  const top = small ? 0 : large ? 34 : 30
  const pitch = small ? 17 : stacked ? 74 : 52
  let y = top + (small ? 2 : 8)
  const placed = groups.map((group): PlacedGroup => {
    const titled = group.title !== undefined && !small
    if (titled) y += large ? 26 : 20
    const titleY = y
    const noteY = y + 20
    if (titled && group.note !== undefined) y += 20
    y += small ? 7 : stacked ? (titled ? 48 : 30) : titled ? 26 : 22
    const lanes = group.lanes.map((lane): PlacedLane => {
      const label = lane.label === undefined || small ? [] : labelLines(lane.label, right, text)
      const name = small ? [] : nameLines(lane.name, (stacked ? right : left) - NAME_X - 8, text)
      const line = text * 1.15
      // Over a lane that rises as it leaves, its name needs more room; so do names of several lines.
      if (stacked)
        y += (name.length - 1) * line + (lane.segments.some(({ state }) => state === 'signed') ? thick * 0.55 : 0)
      const at = y
      const rise = lane.segments.some(({ state }) => state === 'signed') ? thick * 0.55 : 0
      const under = Math.max(0, label.length - 1) * line
      const beside = stacked ? 0 : Math.max(0, (name.length - 2) * line)
      y += pitch + Math.max(under, beside)
      return {
        lane,
        label,
        name,
        y: at,
        nameY: stacked ? at - thick / 2 - 9 - rise : at + text * 0.36,
        labelY: at + thick / 2 + text + (large ? 4 : 1),
      }
    })
    y += (small ? 9 : 44) - pitch
    return {
      group,
      lanes,
      end: y,
      ...(titled ? { titleY } : {}),
      ...(titled && group.note !== undefined ? { noteY } : {}),
    }
  })
  return {
    width,
    left,
    right,
    top,
    thick,
    text,
    stacked,
    headY: small ? 0 : large ? 20 : 18,
    height: y + (small ? 0 : 4),
    groups: placed,
    xs: Array.from({ length: rounds + 1 }, (_, i) => left + ((right - left) * i) / rounds),
  }
}

/** Px from the left edge to a lane's name, past its number. */
export const NAME_X = 32

const widthOf = (words: string, text: number): number =>
  [...words].reduce((sum, char) => sum + text * (/[\u2e80-\uffef]/.test(char) ? 1 : 0.53), 0)

/** Word by word, or sign by sign where a script has no spaces. */
function nameLines(name: string, room: number, text: number): string[] {
  const parts = /[\u2e80-\uffef]/.test(name) ? [...name] : name.split(/(?<= )/)
  const lines: string[] = []
  for (const part of parts) {
    const longer = (lines.at(-1) ?? '') + part
    if (lines.length > 0 && widthOf(longer.trimEnd(), text) <= room) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines
}

/** Px that a label takes, a little more than less. */
export const labelWidth = (label: readonly string[], text: number): number =>
  Math.max(0, ...label.map((line) => widthOf(line, text * 0.95)))

/** Broken at the sign nearest the middle: act before actor, if that is where it is. */
function labelLines(label: string, room: number, text: number): string[] {
  const wide = [...label].reduce((sum, char) => sum + text * (/[\u2e80-\uffef]/.test(char) ? 0.95 : 0.47), 0)
  if (wide <= room) return [label]
  const places = [...label.matchAll(/[;:,、：；]\s?|\s/g)].map((match) => (match.index ?? 0) + match[0].length)
  const middle = label.length / 2
  const at = places.reduce((best, place) => (Math.abs(place - middle) < Math.abs(best - middle) ? place : best), 0)
  return at === 0 ? [label] : [label.slice(0, at).trimEnd(), label.slice(at)]
}

/** Px across for a time in rounds. */
export function acrossRounds(placed: PlacedTimeline, at: number): number {
  const first = placed.xs[0] ?? 0
  const last = placed.xs.at(-1) ?? first
  return first + ((last - first) * at) / Math.max(1, placed.xs.length - 1)
}
