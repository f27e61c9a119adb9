/** What the keys of the format mean, in the language of the page; asked while somebody types, so that the editor need not wait for it. */
import { useEffect, useRef } from 'react'
import { useLanguage } from '../panels/app/context.ts'
import type { Forms } from '../std/told.ts'

/** The words by their English; none where the page is English or they are not here yet. */
export function useKeyWords(): () => Forms {
  const language = useLanguage()
  const forms = useRef<Forms>(NONE)
  const ask = useRef(() => forms.current)
  useEffect(() => {
    forms.current = NONE
    if (language !== 'ja') return
    let wanted = true
    import('../../assets/words/ja/keys.json').then(
      ({ default: words }) => {
        if (wanted) forms.current = words
      },
      // Without them the keys are explained in English.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [language])
  return ask.current
}

const NONE: Forms = {}
