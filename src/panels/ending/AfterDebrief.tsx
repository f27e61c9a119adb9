/**
 * A table of a lesson is done minutes before the class looks at the record
 * together: what belongs to the debrief is one press away, and named.
 */
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { Fold } from './Fold.tsx'
import { useTryFrom } from './TurningCard.tsx'

export function AfterDebrief({ children }: { readonly children: ReactNode }) {
  const t = useLessonWords()
  return (
    <Fold title={t('after.fold')} about={t('after.foldAbout')} className="after-debrief">
      {children}
    </Fold>
  )
}

/** A table that is done before the others plays again; its first code counts. */
export function PlayAgain() {
  const t = useLessonWords()
  const page = useWords()
  const { played } = useOpen()
  const tryFrom = useTryFrom()
  if (!played.over) return null
  return (
    <p className="play-again">
      {t('after.play')}{' '}
      {played.rounds.map((_, keep) => {
        const round = played.laid.length + keep + 1
        return (
          <Button
            key={round}
            look="link"
            aria-label={page('deeds.try', { round })}
            onPress={() => tryFrom(keep, round)}
          >
            {String(round)}
          </Button>
        )
      })}
    </p>
  )
}
