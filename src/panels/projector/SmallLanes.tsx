/** One table's exits as lanes without words, its exits' numbers before them: six of these fit a wall. */

import { type LaneState, Timeline } from '../../ui/Timeline.tsx'
import { LANE_STATES } from '../../ui/timelineLayout.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { lanesOf, roundsShown } from '../ending/lanes.ts'
import type { Speaker } from '../table/speaker.ts'
import type { SeenTable } from './seen.ts'

/** Drawn at this width and scaled to the room there is. */
const WIDTH = 240

export function useStateWords(): Readonly<Record<LaneState, string>> {
  const t = useWords()
  return Object.fromEntries(LANE_STATES.map((state) => [state, t(`lane.${state}`)])) as Record<LaneState, string>
}

export function useRounds(sp: Speaker, table: SeenTable) {
  const t = useWords()
  const rounds = table.reading.timeline === null ? 0 : roundsShown(sp, table.reading.timeline)
  return Array.from({ length: rounds }, (_, i) => ({ label: t('ending.round', { round: i + 1 }) }))
}

export function SmallLanes({ sp, table }: { readonly sp: Speaker; readonly table: SeenTable }) {
  const t = useLessonWords()
  const words = useWords()
  const stateWords = useStateWords()
  const rounds = useRounds(sp, table)
  const { timeline } = table.reading
  if (timeline === null)
    return <p className="quiet-note">{words(table.reading.done ? 'ending.unknown' : 'ending.checking')}</p>
  return (
    <div className="small-lanes">
      <ol className="lane-numbers" aria-hidden="true">
        {sp.scenario.exits.map((exit) => (
          <li key={exit.id}>{exit.n}</li>
        ))}
      </ol>
      <Timeline
        small
        width={WIDTH}
        groups={[{ id: 'now', lanes: lanesOf(sp, timeline, rounds.length) }]}
        rounds={rounds}
        description={t('tables.picture', { name: table.name })}
        stateWords={stateWords}
        exitWord={words('ending.exitWord')}
        endWord={words('ending.endWord')}
      />
    </div>
  )
}
