/** A party's hue with its pattern: white strokes on the hue, one outline in the hue. Never without the name near. */
import { useId } from 'react'

export const PARTY_HUES = ['russia', 'us', 'ukraine', 'frde', 'nato'] as const
export type PartyHue = (typeof PARTY_HUES)[number]

export interface SwatchProps {
  readonly hue: PartyHue
  /** Px, both ways: 16 in running text, 20 before an answer. */
  readonly size?: number
  /** Px or a CSS length, where it is a band and not a square. */
  readonly width?: number | string
  readonly height?: number | string
  readonly className?: string
}

export function Swatch({ hue, size = 16, width = size, height = size, className }: SwatchProps) {
  const id = useId()
  return (
    <svg
      className={`swatch ${className ?? ''}`}
      data-hue={hue}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <PartyPattern id={id} hue={hue} />
      </defs>
      <rect width="100%" height="100%" fill={`var(--party-${hue})`} />
      <rect width="100%" height="100%" fill={`url(#${id})`} />
      <rect
        className="swatch-edge"
        width="100%"
        height="100%"
        fill="none"
        stroke={`var(--party-${hue})`}
        strokeWidth="3"
      />
    </svg>
  )
}

/** The strokes of one hue as an SVG pattern; lines rising, level, dots, net, upright. */
export function PartyPattern({ id, hue }: { readonly id: string; readonly hue: PartyHue }) {
  const { tile, turn, draw } = PATTERNS[hue]
  return (
    <pattern
      id={id}
      width={tile}
      height={tile}
      patternUnits="userSpaceOnUse"
      {...(turn === 0 ? {} : { patternTransform: `rotate(${turn})` })}
    >
      <path
        d={draw.d}
        fill={draw.stroke === undefined ? 'var(--on-party)' : 'none'}
        stroke={draw.stroke === undefined ? 'none' : 'var(--on-party)'}
        strokeWidth={draw.stroke}
      />
    </pattern>
  )
}

interface Pattern {
  /** Px. */
  readonly tile: number
  /** Degrees. */
  readonly turn: number
  readonly draw: { readonly d: string; readonly stroke?: number }
}

const PATTERNS: Readonly<Record<PartyHue, Pattern>> = {
  russia: { tile: 5, turn: 45, draw: { d: 'M2.5 0V5', stroke: 1.6 } },
  us: { tile: 4.5, turn: 0, draw: { d: 'M0 2.6H4.5', stroke: 1.6 } },
  ukraine: { tile: 5, turn: 0, draw: { d: 'M3.85 2.5a1.35 1.35 0 1 1-2.7 0a1.35 1.35 0 1 1 2.7 0Z' } },
  frde: { tile: 6, turn: 45, draw: { d: 'M3 0V6M0 3H6', stroke: 1.3 } },
  nato: { tile: 4.5, turn: 0, draw: { d: 'M2.25 0V4.5', stroke: 1.5 } },
}
