/** What the checker says, in the language of the page; its words are fetched when somebody first needs them. */
import { useCallback, useEffect, useState } from 'react'
import { type Diagnostic, inWords } from '../../std/diagnostic.ts'
import type { Forms } from '../../std/told.ts'
import { useLanguage } from './context.ts'

export interface Translated extends Diagnostic {
  /** The language of its message: English where there is no other. */
  readonly lang: 'en' | 'ja'
}

export function useChecker(): (diagnostic: Diagnostic) => Translated {
  const language = useLanguage()
  const [forms, setForms] = useState<Forms | null>(null)
  useEffect(() => {
    if (language !== 'ja') return
    let wanted = true
    import('../../../assets/words/ja/checker.json').then(
      ({ default: words }) => wanted && setForms(words),
      // Without them the checker speaks English, as the command line does.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [language])
  return useCallback(
    (diagnostic) => {
      const said = language === 'ja' && forms !== null ? inWords(forms, diagnostic) : null
      return said === null ? { ...diagnostic, lang: 'en' } : { ...said, lang: language }
    },
    [language, forms],
  )
}
