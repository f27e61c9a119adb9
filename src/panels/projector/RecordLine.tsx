/**
 * The documented record over the same exits, in one line under the tables: folded, since it has a step of its own at
 * the end, where it is read aloud with what followed.
 */

import { dayWords } from '../../i18n/words.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { shutBy } from '../ending/lanes.ts'
import { useDocumented } from '../ending/story.ts'
import { exitInside, namedAll, type Speaker } from '../table/speaker.ts'

export function RecordFold({ sp }: { readonly sp: Speaker }) {
  const t = useLessonWords()
  const { row } = useDocumented(sp.table)
  const shut = sp.scenario.exits.flatMap((exit) => {
    const event = shutBy(sp, row, exit.id)
    if (event === undefined) return []
    return [
      t('wall.recordExit', {
        exit: exitInside(sp, exit.id),
        act: event.title,
        date: dayWords(event.date, sp.language, 'short'),
        parties: namedAll(sp, event.actors),
      }),
    ]
  })
  if (shut.length === 0) return null
  return (
    <details className="record-fold">
      <summary>{t('wall.recordFold')}</summary>
      <p className="record-line">
        <strong>{t('wall.record')}</strong> {`${shut.join(t('wall.recordAnd'))}${t('wall.recordEnd')}`}
      </p>
    </details>
  )
}
