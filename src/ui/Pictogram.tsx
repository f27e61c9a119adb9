/** The little barrier beside a state in words. */
import { BARRIER_MARKS, type BarrierState, MARK_HEIGHT, MARK_WIDTH } from './barrierMarks.ts'

export interface PictogramProps {
  readonly state: BarrierState
  /** Px. */
  readonly height?: number
  /** Only where no words stand beside it. */
  readonly label?: string
}

export function Pictogram({ state, height = 26, label }: PictogramProps) {
  const size = { height, width: (height * MARK_WIDTH) / MARK_HEIGHT, viewBox: `0 0 ${MARK_WIDTH} ${MARK_HEIGHT}` }
  const drawing = <path d={pathOf(state)} fill="currentColor" />
  return label === undefined ? (
    <svg className="pictogram" data-state={state} {...size} aria-hidden="true" focusable="false">
      {drawing}
    </svg>
  ) : (
    <svg className="pictogram" data-state={state} {...size} role="img" aria-label={label} focusable="false">
      {drawing}
    </svg>
  )
}

function pathOf(state: BarrierState): string {
  return BARRIER_MARKS[state].map((outline) => `M${pairs(outline).join('L')}Z`).join('')
}

function pairs(outline: readonly number[]): string[] {
  const points: string[] = []
  for (let i = 0; i + 1 < outline.length; i += 2) points.push(`${round(outline[i])} ${round(outline[i + 1])}`)
  return points
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 100) / 100
}
