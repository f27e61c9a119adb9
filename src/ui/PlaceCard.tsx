/** A place card of a conference table: the party's pattern on the fold, the seat's name on the face. */
import { type ReactNode, useId } from 'react'
import { Button } from './Button.tsx'
import { type PartyHue, Swatch } from './Swatch.tsx'

export interface PlaceCardProps {
  readonly hue: PartyHue
  /** "Delegation with Russia's drafts". */
  readonly name: string
  /** "Sit here". */
  readonly action: string
  readonly onSit: () => void
  readonly disabled?: boolean
  readonly heading?: 2 | 3
  /** Under the card: what this seat asks, and whence that is known. */
  readonly children?: ReactNode
}

export function PlaceCard({ hue, name, action, onSit, disabled = false, heading = 2, children }: PlaceCardProps) {
  const id = useId()
  const Heading = heading === 2 ? 'h2' : 'h3'
  return (
    <article className="place-card" aria-labelledby={id}>
      <div className="place-card-stand">
        <Swatch className="place-card-fold" hue={hue} width="100%" height={20} />
        <div className="place-card-face" style={{ borderTopColor: `var(--party-${hue})` }}>
          <Heading className="place-card-name" id={id}>
            {name}
          </Heading>
          <Button onPress={onSit} isDisabled={disabled} aria-describedby={id}>
            {action}
          </Button>
        </div>
      </div>
      {children !== undefined && <div className="place-card-words">{children}</div>}
    </article>
  )
}
