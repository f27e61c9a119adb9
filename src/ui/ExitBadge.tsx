/** An exit's number on sign green, as on the road. */
export interface ExitBadgeProps {
  readonly n: number
  /** "Exit 2", for those who hear the page; without it the number alone is read. */
  readonly label?: string
  /** Px; 24 in rows, 17 on cards. */
  readonly size?: number
  readonly sealed?: boolean
}

export function ExitBadge({ n, label, size = 24, sealed = false }: ExitBadgeProps) {
  return (
    <span
      className="exit-badge"
      data-sealed={sealed || undefined}
      style={{ minWidth: size, height: size, fontSize: Math.max(12, size * 0.62) }}
      {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
    >
      {n}
    </span>
  )
}
