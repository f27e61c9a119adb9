/** Whether the moving picture lost its drawing surface in this visit. The drawing has taken its place. */
import { useSyncExternalStore } from 'react'

let lost = false
const listeners = new Set<() => void>()

export function pictureLost(): void {
  tell(true)
}

export function pictureSeen(): void {
  tell(false)
}

export const useLostPicture = (): boolean => useSyncExternalStore(listen, () => lost)

function tell(now: boolean): void {
  lost = now
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
