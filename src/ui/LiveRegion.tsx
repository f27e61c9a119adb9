/**
 * Announces a change once. The region stands in the page from the start and only
 * its words change; the same words again are said again, because a key renews them.
 */
export interface LiveRegionProps {
  readonly message: string
  /** Counts announcements, so that equal messages are still heard. */
  readonly times?: number
  readonly urgent?: boolean
}

export function LiveRegion({ message, times = 0, urgent = false }: LiveRegionProps) {
  return (
    <div
      className="visually-hidden"
      role={urgent ? 'alert' : 'status'}
      aria-live={urgent ? 'assertive' : 'polite'}
      aria-atomic="true"
    >
      <span key={times}>{message}</span>
    </div>
  )
}
