/**
 * The text of a scenario that travels with a game: in its file, and once for
 * all games of the same rules in this browser's storage. With it a game opens
 * where its scenario is not on the shelf, or is there in another edition.
 */
import { overlay } from '../scenario/overlay.ts'
import { parseScenario } from '../scenario/parse.ts'
import { type Library, library } from './library.ts'
import { isLanguageTag } from './settings.ts'

export interface ScenarioText {
  readonly name: string
  /** YAML, as its author wrote it. */
  readonly source: string
  /** Translations by language, as their authors wrote them. */
  readonly overlays: Readonly<Record<string, string>>
}

/** Longer texts are no scenario. */
const MOST_CHARACTERS = 800_000

/** More translations than a file can sensibly bring are left behind. */
const MOST_TRANSLATIONS = 20

/** Reads what was stored or sent; null where it is no scenario's text. */
export function readText(raw: unknown): ScenarioText | null {
  if (raw === null || typeof raw !== 'object') return null
  const { name, source, overlays } = raw as Record<string, unknown>
  if (typeof name !== 'string' || !isText(source)) return null
  const given = overlays !== null && typeof overlays === 'object' ? Object.entries(overlays) : []
  const kept = given.filter((one): one is [string, string] => isLanguageTag(one[0]) && isText(one[1]))
  return { name: name.slice(0, 100), source, overlays: Object.fromEntries(kept.slice(0, MOST_TRANSLATIONS)) }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_CHARACTERS

const read = new WeakMap<ScenarioText, Record<string, Library>>()

/** A shelf with this one scenario; empty where the text does not read. */
export function libraryOf(text: ScenarioText, language: string): Library {
  const known = read.get(text) ?? {}
  const found = known[language]
  if (found !== undefined) return found
  const { scenario } = parseScenario(text.source, text.name)
  const words = text.overlays[language]
  const shown =
    scenario === undefined || words === undefined ? scenario : overlay(scenario, words, language, text.name).scenario
  const made = library(shown === undefined ? [] : [shown])
  read.set(text, { ...known, [language]: made })
  return made
}
