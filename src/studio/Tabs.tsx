/** On a narrow page text, problems and game stand one behind the other; all three stay alive. */
import { type KeyboardEvent, useSyncExternalStore } from 'react'

export const PARTS = ['text', 'problems', 'game'] as const
export type Part = (typeof PARTS)[number]

const QUERY = '(max-width: 900px)'

export const useStacked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(QUERY)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(QUERY).matches,
  )

export interface TabsProps {
  readonly part: Part
  readonly names: Readonly<Record<string, string>>
  onPart(part: Part): void
}

export function Tabs({ part, names, onPart }: TabsProps) {
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    const next = PARTS[(PARTS.indexOf(part) + by + PARTS.length) % PARTS.length]!
    onPart(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div className="studio-tabs" role="tablist" onKeyDown={move}>
      {PARTS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === part}
          aria-controls={`part-${one}`}
          tabIndex={one === part ? 0 : -1}
          onClick={() => onPart(one)}
        >
          {names[one]}
        </button>
      ))}
    </div>
  )
}
