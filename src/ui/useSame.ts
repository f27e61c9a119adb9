/** A value by what it says: the same object again as long as nothing in it changed, so that what depends on it does not start anew. */
import { useState } from 'react'

export function useSame<T>(value: T): T {
  const [kept, keep] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
