/**
 * A card of the hand: one choice of a group, held by a real radio button so that
 * arrow keys, forms and screen readers know it. The source beside it stays a link
 * of its own, outside the choice.
 */
import { type ReactNode, useId } from 'react'
import { ExitBadge } from './ExitBadge.tsx'

export interface MoveCardProps {
  /** The radio group's name. */
  readonly group: string
  readonly value: string
  readonly chosen: boolean
  readonly onChoose: (value: string) => void
  /** Exits it works toward: number and spoken name. */
  readonly exits?: readonly { readonly n: number; readonly label?: string }[]
  /** "Toward exit 1", "At home". */
  readonly label: string
  readonly title: string
  /** "costs 1". */
  readonly cost: string
  /** The source's link, such as "mv-43". */
  readonly cite?: ReactNode
  /** Cannot be played now; `note` says why. */
  readonly disabled?: boolean
  readonly note?: string
}

export function MoveCard({
  group,
  value,
  chosen,
  onChoose,
  exits = [],
  label,
  title,
  cost,
  cite,
  disabled = false,
  note,
}: MoveCardProps) {
  const id = useId()
  return (
    <div className="move-card" data-chosen={chosen || undefined} data-disabled={disabled || undefined}>
      <input
        className="move-card-choice"
        type="radio"
        id={id}
        name={group}
        value={value}
        checked={chosen}
        disabled={disabled}
        aria-describedby={`${id}-foot`}
        onChange={() => onChoose(value)}
      />
      <label className="move-card-face" htmlFor={id}>
        <span className="move-card-label">
          {exits.map((exit) => (
            <ExitBadge key={exit.n} n={exit.n} size={18} {...(exit.label === undefined ? {} : { label: exit.label })} />
          ))}
          <span>{label}</span>
        </span>
        <span className="move-card-title">{title}</span>
        {note !== undefined && <span className="move-card-note">{note}</span>}
      </label>
      <div className="move-card-foot" id={`${id}-foot`}>
        <span>{cost}</span>
        {cite}
      </div>
    </div>
  )
}

export interface HandProps {
  /** "Your hand: 7 cards, choose one". */
  readonly legend: string
  /** Off on the desktop table, where the hand explains itself. */
  readonly legendShown?: boolean
  /** Cards stand on the lower edge of the window, cut by it. */
  readonly resting?: boolean
  readonly children: ReactNode
}

/** The cards side by side, equal; on a small screen the row scrolls sideways. */
export function Hand({ legend, legendShown = true, resting = false, children }: HandProps) {
  const id = useId()
  return (
    <div className="hand" role="radiogroup" aria-labelledby={id} data-resting={resting || undefined}>
      <p className={legendShown ? 'hand-legend' : 'visually-hidden'} id={id}>
        {legend}
      </p>
      <div className="hand-cards">{children}</div>
    </div>
  )
}
