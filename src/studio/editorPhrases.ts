/** The words of the editor's own parts: search, completion, folding. English is what they say by themselves. */
import type { TFunction } from 'i18next'

const PHRASES = [
  'Find',
  'Replace',
  'next',
  'previous',
  'all',
  'match case',
  'regexp',
  'by word',
  'replace',
  'replace all',
  'close',
  'Completions',
  'Diagnostics',
  'No diagnostics',
  'folded code',
  'unfold',
  'Fold line',
  'Unfold line',
  'current match',
  'on line',
  'Go to line',
  'go',
] as const

export const editorPhrases = (t: TFunction<'studio'>): Readonly<Record<string, string>> =>
  Object.fromEntries(PHRASES.map((phrase) => [phrase, t(`phrase.${phrase}`)]))
