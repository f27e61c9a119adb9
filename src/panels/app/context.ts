/** What every panel may reach: the session, the shelf, the words, the address. */
import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Library } from '../../store/library.ts'
import type { TabNote } from '../../store/ports.ts'
import type { Session, SessionState } from '../../store/session.ts'
import type { Analysis } from '../../workers/analysis.ts'
import { asKnown, type KnownOpen } from './asKnown.ts'

export interface App {
  readonly session: Session
  /** The scenarios in the language of the page. */
  library(): Library
  readonly analysis: Analysis
  /** The tables on the wall, kept over a reload. */
  readonly tab: TabNote
}

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = use(AppContext)
  if (app === null) throw new Error('broken belief: panels stand inside the app')
  return app
}

/** A slice of the session; the panel is drawn again only when it changes. */
export function useSession<T>(slice: (state: SessionState) => T): T {
  return useStore(useApp().session.store, slice)
}

export const useLanguage = () => useSession((state) => state.settings.language)

/**
 * The open game, as whoever looks at it knows it. Panels below the table's address may rely on it; what they play
 * goes to the session, which has the game itself.
 */
export function useOpen(): KnownOpen {
  const open = useSession((state) => state.open)
  if (open === null) throw new Error('broken belief: a game is open')
  return useMemo(() => asKnown(open), [open])
}

/** `t('key', data)` of one part of the words. */
export const useWords = (part: 'page' | 'table' | 'grounds' | 'reasons' | 'deal' = 'page') => useTranslation(part).t

/** The address after `#/`, split at slashes. */
export function useAddress(): readonly string[] {
  return parseAddress(useSyncExternalStore(onAddress, () => window.location.hash))
}

export const parseAddress = (hash: string): readonly string[] =>
  hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })

export const go = (address: string, replace = false): void => {
  if (replace) window.location.replace(`#/${address}`)
  else window.location.hash = `#/${address}`
}

function onAddress(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
