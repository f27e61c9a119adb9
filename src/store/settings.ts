/** What a person set once for every screen; remembered on this device. */
export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]
export const THEMES = ['auto', 'day', 'dusk'] as const
export const MOTIONS = ['auto', 'full', 'reduced'] as const
export const PICTURES = ['canvas', 'drawing', 'off'] as const
/** How a source is shown in a sentence: by its document, by its id in the dossier, or as the word "source". */
export const SOURCES = ['names', 'ids', 'plain'] as const
export const TEXT_SIZES = ['small', 'normal', 'large', 'largest'] as const

export interface Settings {
  /** Of the page's own sentences. */
  readonly language: Language
  /** Of the scenarios' words, where it is another than the page's: a translation in a language the page does not speak. */
  readonly texts: string
  readonly theme: (typeof THEMES)[number]
  readonly motion: (typeof MOTIONS)[number]
  readonly picture: (typeof PICTURES)[number]
  readonly textSize: (typeof TEXT_SIZES)[number]
  readonly sources: (typeof SOURCES)[number]
  /** Single-key shortcuts at the table. */
  readonly keys: boolean
}

export const DEFAULTS: Settings = {
  language: 'en',
  texts: '',
  theme: 'auto',
  motion: 'auto',
  picture: 'canvas',
  textSize: 'normal',
  sources: 'names',
  keys: true,
}

export const SETTINGS_KEY = 'off-ramp:settings'

export const isPageLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag)

/** A language as files name it: `de`, `pt-BR`. */
export const isLanguageTag = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)

/** The language in which scenarios are read. */
export const textLanguage = ({ language, texts }: Pick<Settings, 'language' | 'texts'>): string =>
  texts === '' ? language : texts

/** Reads what is valid of a stored text; anything else is the default. */
export function readSettings(text: string | null, language: Language): Settings {
  const fallback: Settings = { ...DEFAULTS, language }
  if (text === null) return fallback
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return fallback
  }
  if (raw === null || typeof raw !== 'object') return fallback
  const given = raw as Record<string, unknown>
  const one = <T extends string>(list: readonly T[], value: unknown, other: T): T =>
    list.includes(value as T) ? (value as T) : other
  return {
    language: one(LANGUAGES, given['language'], fallback.language),
    texts: isLanguageTag(given['texts']) ? given['texts'] : '',
    theme: one(THEMES, given['theme'], fallback.theme),
    motion: one(MOTIONS, given['motion'], fallback.motion),
    picture: one(PICTURES, given['picture'], fallback.picture),
    textSize: one(TEXT_SIZES, given['textSize'], fallback.textSize),
    // Earlier editions knew only the plain word, or ids.
    sources: one(SOURCES, given['sources'], given['plain'] === true ? 'plain' : fallback.sources),
    keys: given['keys'] !== false,
  }
}
