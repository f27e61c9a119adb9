/** Sentences of the checker and the playtest in the language of the page; its words are fetched when first needed. */
import { useCallback, useEffect, useState } from 'react'
import { useLanguage } from '../panels/app/context.ts'
import { type Forms, inWordsOf, plainly, type Told } from '../std/told.ts'

/** English where the others cannot be fetched. */
export const formsOf = (language: string): Promise<Forms | null> =>
  language === 'ja'
    ? import('../../assets/words/ja/checker.json').then(
        ({ default: forms }) => forms,
        () => null,
      )
    : Promise.resolve(null)

export const sayIn =
  (forms: Forms | null) =>
  (told: Told): string =>
    (forms === null ? null : inWordsOf(forms, told)) ?? plainly(told)

export function useTold(): (told: Told) => string {
  const language = useLanguage()
  const [forms, setForms] = useState<Forms | null>(null)
  useEffect(() => {
    let wanted = true
    void formsOf(language).then((found) => wanted && setForms(found))
    return () => {
      wanted = false
    }
  }, [language])
  return useCallback((told) => sayIn(forms)(told), [forms])
}
