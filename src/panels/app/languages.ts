/**
 * The languages to choose from: those the page speaks, and those in which only a scenario on the shelf has its
 * words. Chosen, such a one leaves the page's own sentences as they are.
 */
import { isPageLanguage, LANGUAGES, type Language, textLanguage } from '../../store/settings.ts'
import { useApp, useSession } from './context.ts'

export interface Tongue {
  readonly tag: string
  /** In that language itself. */
  readonly name: string
}

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' }

function nameOf(tag: string): string {
  if (isPageLanguage(tag)) return NAMES[tag]
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

export function useLanguages(): {
  readonly all: readonly Tongue[]
  readonly now: Tongue
  readonly choose: (tag: string) => void
} {
  const { session, library } = useApp()
  const now = useSession((state) => textLanguage(state.settings))
  const shelf = library()
  const translated = shelf.ids.flatMap((id) => Object.keys(shelf.text(id)?.overlays ?? {}))
  const tags = [...new Set([...LANGUAGES, ...translated, now])]
  return {
    all: tags.map((tag) => ({ tag, name: nameOf(tag) })),
    now: { tag: now, name: nameOf(now) },
    choose: (tag) => session.setSettings(isPageLanguage(tag) ? { language: tag, texts: '' } : { texts: tag }),
  }
}
