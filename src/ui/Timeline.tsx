/**
 * The life of every exit, as lanes seen from above: full width green with dashes
 * while open, tapering amber while narrowing, thin grey not yet, a bar and a cross
 * and dots when no way is left, a lane that leaves when signed. The same facts
 * stand in a table, for those who hear the page and for whoever prefers it.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import {
  acrossRounds,
  type Lane,
  type LaneGroup,
  type LaneSegment,
  type LaneState,
  labelWidth,
  NAME_X,
  type PlacedLane,
  type PlacedTimeline,
  placeTimeline,
  type TimelineRound,
} from './timelineLayout.ts'

export type { Lane, LaneGroup, LaneSegment, LaneState, TimelineRound } from './timelineLayout.ts'

export interface TimelineProps {
  readonly groups: readonly LaneGroup[]
  readonly rounds: readonly TimelineRound[]
  /** Index of the round in question, a column of mark. */
  readonly highlight?: number
  /** One sentence: what the drawing shows. */
  readonly description: string
  /** Words for the states, used in the table. */
  readonly stateWords: Readonly<Record<LaneState, string>>
  /** Head of the table's first column, "Exit". */
  readonly exitWord: string
  /** Head of the last column, "What ended it". */
  readonly endWord: string
  /** Words 17 px and up, for a projector. */
  readonly large?: boolean
  /** One of six small tables: lanes alone. */
  readonly small?: boolean
  /** The table beside the drawing, or for assistive technology only. */
  readonly tableShown?: boolean
  /** Px; measured from the page when absent. */
  readonly width?: number
}

export function Timeline(props: TimelineProps) {
  const [holder, measured] = useWidth(props.width ?? 800)
  const { groups, rounds, highlight, description, large = false, small = false } = props
  const placed = placeTimeline(groups, rounds.length, { width: props.width ?? measured, large, small })
  return (
    <figure
      className="timeline"
      ref={holder}
      data-large={large || undefined}
      data-stacked={placed.stacked || undefined}
    >
      <svg
        role="img"
        aria-label={description}
        width={placed.width}
        height={placed.height}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
      >
        <g>
          <Columns placed={placed} rounds={rounds} highlight={highlight} small={small} />
          {placed.groups.map((group, i) => (
            <g key={group.group.id}>
              {group.titleY !== undefined && (
                <text className="timeline-title" x={0} y={group.titleY}>
                  {group.group.title}
                </text>
              )}
              {group.noteY !== undefined && (
                <text className="timeline-note" x={0} y={group.noteY}>
                  {group.group.note}
                </text>
              )}
              {group.lanes.map((lane) => (
                <DrawnLane key={lane.lane.id} placed={placed} at={lane} small={small} />
              ))}
              {i < placed.groups.length - 1 && !small && (
                <line className="timeline-rule" x1={0} x2={placed.width} y1={group.end - 6} y2={group.end - 6} />
              )}
            </g>
          ))}
        </g>
      </svg>
      <TimelineTable {...props} />
    </figure>
  )
}

function useWidth(initial: number) {
  const holder = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(initial)
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const watcher = new ResizeObserver(
      ([entry]) => entry !== undefined && setWidth(Math.max(240, Math.floor(entry.contentRect.width))),
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return [holder, width] as const
}

function Columns({
  placed,
  rounds,
  highlight,
  small,
}: {
  placed: PlacedTimeline
  rounds: readonly TimelineRound[]
  highlight: number | undefined
  small: boolean
}) {
  const { xs, top, height, headY, stacked } = placed
  const roomy = (xs[1] ?? 0) - (xs[0] ?? 0) > 128
  return (
    <>
      {highlight !== undefined && (
        <rect
          className="timeline-mark"
          x={xs[highlight]}
          y={top - 6}
          width={(xs[highlight + 1] ?? 0) - (xs[highlight] ?? 0)}
          height={height - top + 6}
        />
      )}
      {!small &&
        xs
          .slice(0, -1)
          .map((x, i) => (
            <line key={i} className="timeline-rule" x1={x} x2={x} y1={i === 0 && stacked ? top : 8} y2={height} />
          ))}
      {highlight !== undefined && (
        <line className="timeline-turn" x1={xs[highlight]} x2={xs[highlight]} y1={top - 6} y2={height} />
      )}
      {!small &&
        rounds.map((round, i) => (
          <text key={i} className="timeline-head" x={(xs[i] ?? 0) + 6} y={headY}>
            {round.label}
            {roomy && round.dates !== undefined && (
              <tspan className="timeline-dates" dx={7}>
                {round.dates}
              </tspan>
            )}
          </text>
        ))}
    </>
  )
}

function DrawnLane({ placed, at, small }: { placed: PlacedTimeline; at: PlacedLane; small: boolean }) {
  const { lane, y } = at
  const { labelX, anchor } = labelPlace(placed, at)
  return (
    <g>
      {!small && <Name placed={placed} at={at} />}
      {lane.segments.map((segment, i) => (
        <Segment key={i} placed={placed} segment={segment} y={y} />
      ))}
      {!small &&
        at.label.map((line, i) => (
          <text
            key={i}
            className="timeline-label"
            x={labelX}
            y={at.labelY + i * placed.text * 1.15}
            textAnchor={anchor}
          >
            {line}
          </text>
        ))}
    </g>
  )
}

/** Under what it speaks of: from the bar or the bend on if there is room, else up to the right edge. */
function labelPlace(placed: PlacedTimeline, { lane, label }: PlacedLane) {
  const end = lane.segments.findLast(({ state }) => state === 'signed' || state === 'sealed' || state === 'moot')
  const from = end === undefined ? placed.right : acrossRounds(placed, end.from) - placed.thick * 0.12
  const isRoomy = from + labelWidth(label, placed.text) <= placed.right
  return isRoomy ? { labelX: from, anchor: 'start' as const } : { labelX: placed.right, anchor: 'end' as const }
}

function Name({ placed, at: { lane, name, y, nameY } }: { placed: PlacedTimeline; at: PlacedLane }) {
  const size = placed.text > 16 ? 24 : 22
  const line = placed.text * 1.15
  const first =
    (placed.stacked ? nameY : y + placed.text * 0.36) - (name.length - 1) * line * (placed.stacked ? 1 : 0.5)
  const middle = first - placed.text * 0.36
  return (
    <>
      <rect
        className={lane.limited === undefined ? 'timeline-badge' : 'timeline-badge timeline-limited'}
        x={0}
        y={middle - size / 2}
        width={size}
        height={size}
        rx={3}
      />
      <text className="timeline-number" x={size / 2} y={middle + placed.text * 0.36} textAnchor="middle">
        {lane.n}
      </text>
      {name.map((words, i) => (
        <text key={i} className="timeline-name" x={NAME_X} y={first + i * line}>
          {words.trimEnd()}
        </text>
      ))}
    </>
  )
}

function Segment({ placed, segment, y }: { placed: PlacedTimeline; segment: LaneSegment; y: number }): ReactNode {
  const from = acrossRounds(placed, segment.from)
  const to = acrossRounds(placed, segment.to)
  const half = placed.thick / 2
  switch (segment.state) {
    case 'open':
      return (
        <>
          <rect className="lane-open" x={from} y={y - half} width={to - from} height={placed.thick} />
          <line className="lane-dashes" x1={from + 5} x2={to} y1={y} y2={y} />
        </>
      )
    case 'narrowing':
      return (
        <path
          className="lane-narrowing"
          d={`M${from} ${y - half}L${to} ${y - half * 0.36}V${y + half * 0.36}L${from} ${y + half}Z`}
        />
      )
    case 'not-yet':
      return (
        <rect className="lane-not-yet" x={from} y={y - half * 0.35} width={to - from} height={placed.thick * 0.35} />
      )
    case 'unknown':
      return <line className="lane-unknown" x1={from + 3} x2={to} y1={y} y2={y} strokeWidth={placed.thick * 0.35} />
    case 'moot':
      return <line className="lane-moot" x1={from} x2={to} y1={y} y2={y} />
    case 'sealed':
      return <SealedEnd from={from} to={to} y={y} thick={placed.thick} />
    case 'signed':
      return <SignedEnd {...leaving(placed, segment)} y={y} thick={placed.thick} />
  }
}

function SealedEnd({ from, to, y, thick }: { from: number; to: number; y: number; thick: number }) {
  const half = thick * 0.62
  const arm = thick * 0.31
  const cross = from + thick * 0.65
  return (
    <>
      <rect className="lane-bar" x={from - thick * 0.12} y={y - half} width={thick * 0.25} height={half * 2} />
      <path
        className="lane-cross"
        strokeWidth={Math.max(2, thick * 0.15)}
        d={`M${cross - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
      />
      {to > cross + arm + 6 && <line className="lane-dots" x1={cross + arm + 6} x2={to} y1={y} y2={y} />}
    </>
  )
}

interface Leaving {
  readonly from: number
  readonly bend: number
  readonly end: number
  readonly discX: number
}

/** A signed lane runs on a little, bends upward and ends in a disc. */
function leaving(placed: PlacedTimeline, segment: LaneSegment): Leaving {
  const from = acrossRounds(placed, segment.from)
  const to = acrossRounds(placed, segment.to)
  const end = from + (to - from) * 0.8
  return { from, bend: from + (to - from) * 0.32, end, discX: end + placed.thick * 0.66 }
}

function SignedEnd({ from, bend, end, discX, y, thick }: Leaving & { y: number; thick: number }) {
  const half = thick / 2
  const up = y - thick * 0.7
  const middle = (bend + end) / 2
  const r = thick * 0.46
  return (
    <>
      <path
        className="lane-open"
        d={`M${from} ${y - half}H${bend}C${middle} ${y - half} ${middle} ${up - half * 0.7} ${end} ${up - half * 0.7}V${up + half * 0.7}C${middle} ${up + half * 0.7} ${middle} ${y + half} ${bend} ${y + half}H${from}Z`}
      />
      <circle className="lane-open" cx={discX} cy={up} r={r} />
      <path
        className="lane-check"
        d={`M${discX - r * 0.45} ${up + r * 0.05}l${r * 0.33} ${r * 0.36}l${r * 0.6} ${-r * 0.72}`}
        strokeWidth={r * 0.26}
      />
    </>
  )
}

function TimelineTable({
  groups,
  rounds,
  description,
  stateWords,
  exitWord,
  endWord,
  tableShown = false,
}: TimelineProps) {
  const ended = groups.some((group) => group.lanes.some((lane) => lane.label !== undefined))
  return (
    <div className={tableShown ? 'timeline-table' : 'visually-hidden'}>
      <table>
        <caption>{description}</caption>
        <thead>
          <tr>
            <th scope="col">{exitWord}</th>
            {rounds.map((round, i) => (
              <th key={i} scope="col">
                {round.dates === undefined ? round.label : `${round.label}, ${round.dates}`}
              </th>
            ))}
            {ended && <th scope="col">{endWord}</th>}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            {group.title !== undefined && (
              <tr>
                <th scope="rowgroup" colSpan={rounds.length + (ended ? 2 : 1)}>
                  {group.note === undefined ? group.title : `${group.title}, ${group.note}`}
                </th>
              </tr>
            )}
            {group.lanes.map((lane) => (
              <tr key={lane.id}>
                <th scope="row">
                  {lane.n} {lane.name}
                  {lane.limited !== undefined && `, ${lane.limited}`}
                </th>
                {rounds.map((_, i) => (
                  <td key={i}>
                    {inRound(lane, i)
                      .map((state) => stateWords[state])
                      .join(', ')}
                  </td>
                ))}
                {ended && <td>{lane.label ?? ''}</td>}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** The states a lane has within one round, in order. */
function inRound(lane: Lane, round: number): LaneState[] {
  return lane.segments.filter(({ from, to }) => from < round + 1 && to > round).map(({ state }) => state)
}
