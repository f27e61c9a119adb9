/** Single-key shortcuts of the table; off while a dialog is open, while one writes, or when switched off. */
import { useEffect, useRef } from 'react'

export interface Keys {
  readonly on: boolean
}

export interface KeyDeeds {
  readonly card?: (n: number) => void
  readonly send?: () => void
  readonly other?: () => void
  readonly log?: () => void
  readonly exits?: () => void
  readonly documents?: () => void
  readonly help?: () => void
}

const LETTERS: Readonly<Record<string, keyof Omit<KeyDeeds, 'card'>>> = {
  s: 'send',
  Escape: 'other',
  l: 'log',
  e: 'exits',
  d: 'documents',
  '?': 'help',
}

export function useKeys(keys: Keys, deeds: KeyDeeds): void {
  const latest = useRef(deeds)
  latest.current = deeds
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || busy(event.target)) return
      const letter = LETTERS[event.key]
      // Escape and the list of shortcuts work always; letters and numbers only while they are on.
      if (!keys.on && event.key !== '?' && event.key !== 'Escape') return
      const n = Number(event.key)
      if (n >= 1 && n <= 9 && latest.current.card !== undefined) latest.current.card(n)
      else if (letter !== undefined && latest.current[letter] !== undefined) latest.current[letter]()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [keys.on])
}

/** Somebody writes, chooses in a list, or answers a dialog. */
function busy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], :popover-open') !== null) return true
  return (
    target instanceof HTMLElement &&
    (target.closest('select, textarea, [contenteditable]') !== null ||
      (target instanceof HTMLInputElement && target.type !== 'radio'))
  )
}
