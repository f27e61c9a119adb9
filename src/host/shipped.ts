/**
 * The scenarios that come with the game, with their translations laid over
 * them. In development an edited file replaces its scenario at once.
 */

import cubaJa from '../../scenarios/cuba-1962.ja.yaml'
import cuba from '../../scenarios/cuba-1962.yaml'
import prologueJa from '../../scenarios/prologue.ja.yaml'
import prologue from '../../scenarios/prologue.yaml'
import villagesJa from '../../scenarios/two-villages.ja.yaml'
import villages from '../../scenarios/two-villages.yaml'
import winter from '../../scenarios/winter-2021.yaml'
import type { Scenario } from '../domain/scenario.ts'
import { overlay } from '../scenario/overlay.ts'
import { parseScenario } from '../scenario/parse.ts'
import { readCard } from '../scenario/readCard.ts'
import { type Library, library, type Unread } from '../store/library.ts'
import { packedScenarios } from './packed.ts'

interface Shipped {
  readonly source: { source: string; name: string }
  readonly overlays: Readonly<Record<string, { source: string; name: string }>>
}

const SHIPPED: readonly Shipped[] = packedScenarios() ?? [
  { source: { ...prologue }, overlays: { ja: { ...prologueJa } } },
  { source: { ...winter }, overlays: {} },
  { source: { ...villages }, overlays: { ja: { ...villagesJa } } },
  { source: { ...cuba }, overlays: { ja: { ...cubaJa } } },
]

export interface ShippedLibrary {
  of(language: string): Library
  /** In which some scenario has words, beside its own. */
  languages(): readonly string[]
  onChange(listener: () => void): void
}

export function shippedLibrary(): ShippedLibrary {
  const made = new Map<string, Library>()
  const listeners: (() => void)[] = []
  if (import.meta.hot) {
    import.meta.hot.on('scenario:changed', (changed: { name: string; source: string }) => {
      for (const entry of SHIPPED)
        for (const file of [entry.source, ...Object.values(entry.overlays)])
          if (file.name === changed.name) file.source = changed.source
      made.clear()
      for (const listener of listeners) listener()
    })
  }
  return {
    of(language) {
      const known = made.get(language)
      if (known !== undefined) return known
      const fresh = library(SHIPPED.flatMap((entry) => shelved(entry, language)))
      made.set(language, fresh)
      return fresh
    },
    languages: () => [...new Set(SHIPPED.flatMap(({ overlays }) => Object.keys(overlays)))],
    onChange: (listener) => void listeners.push(listener),
  }
}

/** The first is read with the page that offers its seats; a larger one when somebody opens it. */
function shelved({ source, overlays }: Shipped, language: string): readonly Unread[] {
  const card = readCard(source.source)
  if (card === null) {
    console.error(source.name, 'has no card')
    return []
  }
  const words = overlays[language]
  const texts = Object.entries(overlays).map(([of, overlaid]) => [of, overlaid.source])
  return [
    {
      card: words === undefined ? card : { ...card, ...readWords(words.source) },
      text: { name: source.name, source: source.source, overlays: Object.fromEntries(texts) },
      read: () => read(source, words, language),
    },
  ]
}

/** A card in another language: its overlay has the same fields. */
function readWords(source: string): Partial<Pick<Unread['card'], 'title' | 'subtitle'>> {
  const { title, subtitle = '' } = readCard(`id: words\n${source}`) ?? {}
  return { ...(title === undefined ? {} : { title }), ...(subtitle === '' ? {} : { subtitle }) }
}

/** A shipped file that does not read is left off the shelf; tests keep that from shipping. */
function read(
  { source, name }: Shipped['source'],
  words: Shipped['source'] | undefined,
  language: string,
): Scenario | undefined {
  const { scenario, diagnostics } = parseScenario(source, name)
  if (scenario === undefined) {
    console.error(name, diagnostics)
    return undefined
  }
  return words === undefined ? scenario : overlay(scenario, words.source, language, words.name).scenario
}
