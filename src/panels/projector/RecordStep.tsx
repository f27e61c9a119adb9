/** The record over the same exits and what happened; then the way out of the roles. Nothing is played here. */

import { dayWords } from '../../i18n/words.ts'
import { fateOf } from '../../offramps/partings.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { Cites } from '../dossier/Cite.tsx'
import { closingWords, isAboutThisWar } from '../ending/aboutThisWar.ts'
import { Closing } from '../ending/Closing.tsx'
import { shutBy } from '../ending/lanes.ts'
import { useDocumented } from '../ending/story.ts'
import { exitOf, namedAll, type Speaker } from '../table/speaker.ts'
import { SaveLesson } from './SaveLesson.tsx'
import type { StepProps } from './Tables.tsx'

export function RecordStep({ sp, seen: { tables } }: StepProps) {
  const t = useLessonWords()
  const signed = tables.map(({ reading }) => reading.timeline?.lanes.some((lane) => fateOf(lane) === 'signed') === true)
  // The sentence of one table's ending, said to a class of which some signed; a scenario's own stays as it is.
  const forClass = signed.includes(true) && sp.scenario.closing?.signed === undefined && isAboutThisWar(sp.scenario)
  return (
    <div className="wall wall-record">
      <h1>{t('record.title')}</h1>
      <OnRecord sp={sp} />
      <Closing sp={sp} signed={signed.includes(true)} {...(forClass ? { instead: t('record.signed') } : {})} />
      {signed.includes(true) && signed.includes(false) && <p className="happened-also">{closingWords(sp, 'none')}</p>}
    </div>
  )
}

/** The exit ticket, then the way out of the roles; and the lesson's file, before the bell. */
export function OutStep() {
  const t = useLessonWords()
  return (
    <div className="wall wall-out">
      <h1>{t('record.outTitle')}</h1>
      <p>{t('record.ticket')}</p>
      <ol className="out-ticket">
        {(['evidence', 'perspective', 'model'] as const).map((question) => (
          <li key={question}>{t(`ticket.${question}`)}</li>
        ))}
      </ol>
      <p>{t('record.then')}</p>
      <p className="wall-question">{t('record.out')}</p>
      <SaveLesson />
    </div>
  )
}

/** What became of each exit on record: the act, its date, its actor. */
function OnRecord({ sp }: { readonly sp: Speaker }) {
  const page = useWords()
  const { row } = useDocumented(sp.table)
  return (
    <ul className="plain-list on-record">
      {sp.scenario.exits.flatMap(({ id, n }) => {
        const event = shutBy(sp, row, id)
        if (event === undefined) return []
        return [
          <li key={id}>
            <span className="exit-number">{n}</span> <strong>{exitOf(sp, id)?.name}</strong>{' '}
            {page('ending.recordOne', {
              date: dayWords(event.date, sp.language),
              act: event.title,
              parties: namedAll(sp, event.actors),
              exits: String(n),
              count: 1,
            })}
            <Cites ids={event.text.cite.slice(0, 1)} />
          </li>,
        ]
      })}
    </ul>
  )
}
