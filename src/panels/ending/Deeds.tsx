/** What to do next, in one row under the title: go on, try again from any round, another side, another scenario. */
import { Button } from '../../ui/Button.tsx'
import { useApp, useOpen, useWords } from '../app/context.ts'
import { scenarioName } from '../shelf/gameWords.ts'
import type { Speaker } from '../table/speaker.ts'
import { useTryFrom } from './TurningCard.tsx'

export interface DeedsProps {
  readonly sp: Speaker
  /** Finished rounds to keep where a turning point says so. */
  readonly keep: number | null
}

export function Deeds({ sp, keep }: DeedsProps) {
  const t = useWords()
  const { library } = useApp()
  const { save, played } = useOpen()
  const tryFrom = useTryFrom()
  const other = library().ids.find((id) => id !== sp.scenario.id)
  const rounds = played.rounds.map((_, i) => ({ keep: i, n: played.laid.length + i + 1 }))
  const first = rounds.find((round) => round.keep === keep) ?? rounds[1] ?? rounds[0]
  const others = rounds.filter((round) => !played.over || round !== first)
  return (
    <nav className="ending-deeds" aria-label={t('deeds.name')}>
      {!played.over ? (
        <a className="button button-solid" href={`#/table/${save.id}`}>
          {t('deeds.goOn')}
        </a>
      ) : (
        first !== undefined && (
          <Button onPress={() => tryFrom(first.keep, first.n)}>{t('deeds.try', { round: first.n })}</Button>
        )
      )}
      <a className="deed-link" href={`#/brief/${sp.scenario.id}`}>
        {t('deeds.another')}
      </a>
      {other !== undefined && (
        <a className="deed-link" href={`#/brief/${other}`}>
          {scenarioName(t, library().scenario(other)!)}
        </a>
      )}
      {others.length > 0 && (
        <p className="deed-rounds">
          {t(played.over ? 'deeds.orFrom' : 'deeds.from')}
          {others.map((round) => (
            <Button
              key={round.keep}
              look="link"
              aria-label={t('deeds.try', { round: round.n })}
              onPress={() => tryFrom(round.keep, round.n)}
            >
              {String(round.n)}
            </Button>
          ))}
        </p>
      )}
    </nav>
  )
}
