/**
 * The scenarios that come with the game, with their translations laid over
 * them. In development an edited file replaces its scenario at once.
 */
import prologue from '../../scenarios/prologue.yaml'
import prologueJa from '../../scenarios/prologue.ja.yaml'
import winter from '../../scenarios/winter-2021.yaml'
import type { Scenario } from '../domain/scenario.ts'
import { overlay } from '../scenario/overlay.ts'
import { parseScenario } from '../scenario/parse.ts'
import { type Library, library } from '../store/library.ts'
import type { Language } from '../store/settings.ts'

interface Shipped {
  readonly source: { source: string; name: string }
  readonly overlays: Partial<Record<Language, { source: string; name: string }>>
}

const SHIPPED: Shipped[] = [
  { source: { ...prologue }, overlays: { ja: { ...prologueJa } } },
  { source: { ...winter }, overlays: {} },
]

export interface ShippedLibrary {
  of(language: Language): Library
  onChange(listener: () => void): void
}

export function shippedLibrary(): ShippedLibrary {
  const made = new Map<Language, Library>()
  const listeners: (() => void)[] = []
  if (import.meta.hot) {
    import.meta.hot.on('scenario:changed', (changed: { name: string; source: string }) => {
      for (const entry of SHIPPED)
        for (const file of [entry.source, ...Object.values(entry.overlays)]) if (file.name === changed.name) file.source = changed.source
      made.clear()
      for (const listener of listeners) listener()
    })
  }
  return {
    of(language) {
      const known = made.get(language)
      if (known !== undefined) return known
      const fresh = library(SHIPPED.flatMap((entry) => read(entry, language)))
      made.set(language, fresh)
      return fresh
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

/** A shipped file that does not read is left off the shelf; tests keep that from shipping. */
function read(entry: Shipped, language: Language): readonly Scenario[] {
  const { scenario, diagnostics } = parseScenario(entry.source.source, entry.source.name)
  if (scenario === undefined) {
    console.error(entry.source.name, diagnostics)
    return []
  }
  const words = entry.overlays[language]
  return [words === undefined ? scenario : overlay(scenario, words.source, language, words.name).scenario]
}
