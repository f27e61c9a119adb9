/** What the record says of the same exits: words apart from the players' lanes, never a lane of its own. */

import { dayWords } from '../../i18n/words.ts'
import { useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import type { Speaker } from '../table/speaker.ts'
import { namedAll } from '../table/speaker.ts'
import { Fold } from './Fold.tsx'
import { shutBy } from './lanes.ts'
import { useDocumented } from './story.ts'

export function Documented({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { row } = useDocumented(sp.table)
  const shut = sp.scenario.events.flatMap((event) => {
    const exits = sp.scenario.exits.filter(({ id }) => shutBy(sp, row, id) === event)
    return exits.length === 0 ? [] : [{ event, exits }]
  })
  // Nothing really happened in an invented place.
  if (shut.length === 0 || sp.scenario.invented === true) return null
  return (
    <Fold title={t('ending.record')}>
      <ul className="plain-list documented">
        {shut.map(({ event, exits }) => (
          <li key={event.id}>
            {t('ending.recordOne', {
              date: dayWords(event.date, sp.language),
              act: event.title,
              parties: namedAll(sp, event.actors),
              exits: new Intl.ListFormat(sp.language).format(exits.map(({ n }) => String(n))),
              count: exits.length,
            })}
            <Cites ids={event.text.cite.slice(0, 1)} />
          </li>
        ))}
      </ul>
    </Fold>
  )
}
