/** Swatch and name, which never part at a line's end. */
import { type PartyHue, Swatch } from './Swatch.tsx'

export interface PartyNameProps {
  readonly hue: PartyHue
  readonly name: string
  /** Of the swatch, px. */
  readonly size?: number
  readonly className?: string
}

export function PartyName({ hue, name, size = 16, className }: PartyNameProps) {
  return (
    <span className={`party-name ${className ?? ''}`}>
      <Swatch hue={hue} size={size} />
      <span className="party-name-words" style={{ color: `var(--party-${hue})` }}>
        {name}
      </span>
    </span>
  )
}
