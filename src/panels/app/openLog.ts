/**
 * The menu stands above every screen, the log belongs to the table: the one asks, the other opens. The focus stays on
 * the menu's button, so that closing the log gives it back to where it came from.
 */
const OPEN_LOG = 'off-ramp:open-log'

export const askForLog = (): void => void document.dispatchEvent(new Event(OPEN_LOG))

/** Calls `open` whenever the menu asks; the result ends that. */
export function onAskedForLog(open: () => void): () => void {
  document.addEventListener(OPEN_LOG, open)
  return () => document.removeEventListener(OPEN_LOG, open)
}
