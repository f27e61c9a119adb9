/** Shown while a part of the page is fetched; says so in words, and moves nothing. */
import { useWords } from './context.ts'

export function Loading() {
  const t = useWords()
  return (
    <p className="quiet-note page" role="status">
      {t('loading.page')}
    </p>
  )
}
