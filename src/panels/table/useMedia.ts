/** Does the page answer this description now? */
import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const watch = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches)
}

/** Text beside preview; narrower, one after the other. */
export const WIDE = '(min-width: 960px)'
/** One article at a time. */
export const PHONE = '(max-width: 640px)'
