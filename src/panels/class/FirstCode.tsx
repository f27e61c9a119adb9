/** A table that plays again: the code of its first game, which counts in the debrief, on every page until the bell. */
import { inFours } from '../../store/lessonLetters.ts'
import { useOpen } from '../app/context.ts'
import { useLessonWords } from './useLessonWords.ts'

export function FirstCode() {
  const t = useLessonWords()
  const { save } = useOpen()
  const first = save.lesson?.first
  if (first === undefined || save.from === undefined) return null
  return (
    <div className="first-code">
      {t('code.first')}{' '}
      <strong translate="no" data-code={first}>
        {inFours(first)}
      </strong>
    </div>
  )
}
