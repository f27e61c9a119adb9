/**
 * Two hashes of a scenario: of all that affects play, and of the words.
 * Only another rules hash makes a record unplayable; a corrected typo breaks nothing.
 */
import type { Scenario } from '../domain/scenario.ts'
import { hashText, stableText } from '../std/hash.ts'

/** Keys whose values are only ever read by people. */
const WORDS = new Set([
  'title',
  'subtitle',
  'opening',
  'summary',
  'name',
  'short',
  'card',
  'line',
  'briefing',
  'words',
  'offer',
  'lead',
  'tail',
  'text',
  'because',
  'says',
  'cite',
  'gives',
  'preventer',
  'lesson',
  'news',
  'notes',
  'happened',
  'happenedAsOf',
  'closing',
  'minutes',
  'language',
  'hue',
  'bands',
  'date',
  'from',
  'to',
  'invented',
  'sources',
  'kind-word',
  'packs',
  'range',
  'volunteer',
])

export const rulesHash = (scenario: Scenario): string => hashText(stableText(withoutWords(scenario)))

export const textHash = (scenario: Scenario): string => hashText(stableText(scenario))

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !WORDS.has(key))
      .map(([key, inner]) => [key, withoutWords(inner)]),
  )
}
