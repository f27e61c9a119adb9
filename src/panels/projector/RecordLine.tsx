/** The documented record in one line under the tables: what became of the same exits, and what followed. */

import { dayWords } from '../../i18n/words.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { Cites } from '../dossier/Cite.tsx'
import { shutBy } from '../ending/lanes.ts'
import { useDocumented } from '../ending/story.ts'
import { exitInside, namedAll, type Speaker } from '../table/speaker.ts'

/** `short`: beside other things, that none was signed and what followed. */
export function RecordLine({ sp, short = false }: { readonly sp: Speaker; readonly short?: boolean }) {
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
  const invasion = sp.scenario.happened.find(({ cite }) => cite.includes('cal-114'))
  return (
    <p className="record-line">
      <strong>{t('wall.record')}</strong>{' '}
      {short ? t('wall.recordNone') : `${shut.join(t('wall.recordAnd'))}${t('wall.recordEnd')}`}{' '}
      {invasion !== undefined && t('wall.recordThen', { date: invasion.date, text: invasion.text })}
      <Cites ids={invasion?.cite.slice(0, 1) ?? []} />
    </p>
  )
}
