/** One table played again under other numbers: which exits would have ended otherwise, in this model. */
import { useMemo } from 'react'
import { packSets } from '../../engine/table.ts'
import type { Library } from '../../store/library.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { laneState } from '../ending/lanes.ts'
import { useTimeline } from '../ending/story.ts'
import { named, type Speaker } from '../table/speaker.ts'
import { playAgain } from './playAgain.ts'
import type { SeenTable } from './seen.ts'

export interface RecomputedProps {
  readonly sp: Speaker
  readonly library: Library
  readonly table: SeenTable
  /** Numbers in place of the scenario's. */
  readonly sets: Readonly<Record<string, number>>
}

/** What differs at the end, or that nothing does; and which cards could not have been played. */
export function Recomputed({ sp, library, table, sets }: RecomputedProps) {
  const t = useLessonWords()
  const page = useWords()
  const { record } = table.lesson
  const key = JSON.stringify(sets)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers are named by their text
  const other = useMemo(() => {
    const changed = library.table(record.scenario, { ...packSets(sp.scenario, record.pack), ...record.sets, ...sets })
    return { table: changed, ...playAgain(changed, record) }
  }, [library, record, sp.scenario, key])
  const line = useTimeline(other.table, other.replay)
  const now = table.reading.timeline
  if (line === null || now === null) return <p role="status">{page('ending.checking')}</p>
  const changes = sp.scenario.exits.flatMap((exit, x) => {
    const [was, is] = [now, line].map(({ lanes }) => laneState(sp, lanes[x]!.cells.at(-1)!))
    return was === is ? [] : [{ n: exit.n, was: page(`lane.${was}`), is: page(`lane.${is}`) }]
  })
  return (
    <ul className="plain-list flips">
      {other.dropped.length > 0 && (
        <li className="dropped">
          {t('again.dropped', {
            cards: other.dropped
              .map(({ round, seat }) => t('again.card', { round, party: named(sp, seat) }))
              .join(t('sep')),
          })}
        </li>
      )}
      {changes.length === 0 && <li>{t('again.holds')}</li>}
      {changes.map((change) => (
        <li key={change.n} className="flip">
          {t('again.flips', change)}
        </li>
      ))}
    </ul>
  )
}
