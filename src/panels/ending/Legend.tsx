/** What the lanes mean: only those that this picture shows. */
import type { LaneState } from '../../ui/Timeline.tsx'

export interface LegendProps {
  readonly states: readonly LaneState[]
  readonly words: Readonly<Record<LaneState, string>>
  /** What the marked column is, where there is one. */
  readonly mark?: string
  /** What the two kinds of numbers mean, where some exits do not end the crisis. */
  readonly kinds?: { readonly ends: string; readonly limited: string }
}

export function Legend({ states, words, mark, kinds }: LegendProps) {
  return (
    <ul className="legend" aria-hidden="true">
      {states.map((state) => (
        <li key={state}>
          <svg
            width={WIDTHS[state] ?? 36}
            height="18"
            viewBox={`0 0 ${WIDTHS[state] ?? 36} 18`}
            focusable="false"
            aria-hidden="true"
          >
            <Sample state={state} />
          </svg>
          {words[state]}
        </li>
      ))}
      {kinds !== undefined &&
        (['ends', 'limited'] as const).map((kind) => (
          <li key={kind}>
            <svg width="18" height="18" viewBox="0 0 18 18" focusable="false" aria-hidden="true">
              <rect
                className={kind === 'ends' ? 'timeline-badge' : 'timeline-badge timeline-limited'}
                x="1"
                y="1"
                width="16"
                height="16"
                rx="3"
              />
            </svg>
            {kinds[kind]}
          </li>
        ))}
      {mark !== undefined && (
        <li>
          <svg width="22" height="18" viewBox="0 0 22 18" focusable="false" aria-hidden="true">
            <rect className="timeline-mark" width="22" height="18" />
            <line className="timeline-turn" x1="1" x2="1" y1="0" y2="18" />
          </svg>
          {mark}
        </li>
      )}
    </ul>
  )
}

/** As wide as what is drawn, so that the gaps are even. */
const WIDTHS: Partial<Record<LaneState, number>> = { sealed: 25, signed: 18 }

function Sample({ state }: { readonly state: LaneState }) {
  switch (state) {
    case 'open':
      return (
        <>
          <rect className="lane-open" y="2" width="36" height="14" />
          <line className="lane-dashes" x1="4" x2="36" y1="9" y2="9" />
        </>
      )
    case 'narrowing':
      return <path className="lane-narrowing" d="M1 2L36 6V12L1 16Z" />
    case 'not-yet':
      return <rect className="lane-not-yet" y="6" width="36" height="6" />
    case 'unknown':
      return <line className="lane-unknown" x1="0" x2="36" y1="9" y2="9" strokeWidth="6" />
    case 'moot':
      return <line className="lane-moot" x1="0" x2="36" y1="9" y2="9" />
    case 'sealed':
      return (
        <>
          <rect className="lane-bar" x="1" y="0" width="5" height="18" />
          <path className="lane-cross" strokeWidth="3" d="M11 3l12 12m0 -12l-12 12" />
        </>
      )
    case 'signed':
      return (
        <>
          <circle className="lane-open" cx="9" cy="9" r="9" />
          <path className="lane-check" strokeWidth="2.4" d="M4.6 9.4l3 3.2l5.6 -6.6" />
        </>
      )
  }
}
