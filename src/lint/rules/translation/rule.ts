/** A translation has every word and nothing else; found where it is laid over its scenario (`lint/checkOverlay`). */
import type { Rule } from '../../rule.ts'

export const translation: Rule = {
  name: 'translation',
  codes: [
    'overlay-unknown',
    'translation-missing',
    'translation-stale',
    'translation-long',
    'translation-language',
    'translation-alone',
  ],
  check: () => [],
}
