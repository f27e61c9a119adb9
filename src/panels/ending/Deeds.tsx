/** What to do next, in one row: go on, another side, another scenario, a lesson, a link that reopens this run. */
import { useApp, useOpen, useWords } from '../app/context.ts'
import { scenarioName } from '../shelf/gameWords.ts'
import type { Speaker } from '../table/speaker.ts'
import { Share } from './Share.tsx'

export function Deeds({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { library } = useApp()
  const { save, played } = useOpen()
  const shelf = library()
  const other = shelf.ids.find((id) => id !== sp.scenario.id)
  return (
    <nav className="ending-deeds" aria-label={t('deeds.name')}>
      {!played.over && (
        <a className="button button-solid" href={`#/table/${save.id}`}>
          {t('deeds.goOn')}
        </a>
      )}
      {shelf.ids.includes(sp.scenario.id) && (
        <a className="deed-link" href={`#/brief/${sp.scenario.id}`}>
          {t('deeds.another')}
        </a>
      )}
      {other !== undefined && (
        <a className="deed-link" href={`#/brief/${other}`}>
          {scenarioName(t, shelf.card(other)!)}
        </a>
      )}
      <Share />
    </nav>
  )
}
