/** Is the page as narrow as a phone's, or zoomed until it is? */
import { useSyncExternalStore } from 'react'

const QUERY = '(max-width: 640px)'

export const useNarrow = (): boolean => useSyncExternalStore(onChange, () => window.matchMedia(QUERY).matches)

function onChange(listener: () => void): () => void {
  const query = window.matchMedia(QUERY)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
