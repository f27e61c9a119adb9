/** Where a sentence comes from: disc full, left half, quarter, empty, split, struck; a dashed square for an assumption. */
import { VisuallyHidden } from './VisuallyHidden.tsx'

export const PROVENANCES = [
  'published',
  'leaked-acknowledged',
  'leaked',
  'reported',
  'disputed',
  'contradicted',
  'assumption',
] as const
export type Provenance = (typeof PROVENANCES)[number]

export interface ProvenanceMarkProps {
  readonly kind: Provenance
  /** "published by the party". */
  readonly words: string
  /** Off where there is no room: the words are then heard, not seen. */
  readonly shown?: boolean
  /** Px. */
  readonly size?: number
}

export function ProvenanceMark({ kind, words, shown = true, size = 15 }: ProvenanceMarkProps) {
  return (
    <span className="provenance" data-kind={kind} title={shown ? undefined : words}>
      <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
        {kind === 'assumption' ? <DashedSquare /> : <Disc kind={kind} />}
      </svg>
      {shown ? <span className="provenance-words">{words}</span> : <VisuallyHidden>{words}</VisuallyHidden>}
    </span>
  )
}

function DashedSquare() {
  return (
    <rect
      x="2"
      y="2"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeDasharray="3.2 2.8"
      strokeDashoffset="1.6"
    />
  )
}

function Disc({ kind }: { readonly kind: Exclude<Provenance, 'assumption'> }) {
  const { filled = '', struck = '' } = MARKS[kind]
  return (
    <>
      <circle cx="8" cy="8" r="6" fill={kind === 'published' ? 'currentColor' : 'none'} />
      <path d={filled} fill="currentColor" />
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.9" />
      <path d={struck} fill="none" stroke="currentColor" strokeWidth="1.7" />
    </>
  )
}

const MARKS: Readonly<
  Record<Exclude<Provenance, 'assumption'>, { readonly filled?: string; readonly struck?: string }>
> = {
  published: {},
  'leaked-acknowledged': { filled: 'M8 2A6 6 0 0 0 8 14Z' },
  leaked: { filled: 'M8 8V2A6 6 0 0 0 2 8Z' },
  reported: {},
  disputed: { struck: 'M8 2V14' },
  contradicted: { struck: 'M3.4 12.6L12.6 3.4' },
}
