/** The road without signs, as drawn: it opens the start page and closes a game. */
import { useMemo } from 'react'
import { Road } from '../../scenes/road/Road.tsx'
import type { RoadExit } from '../../scenes/road/view.ts'
import { useSession } from '../app/context.ts'

export interface QuietRoadProps {
  readonly description: string
  readonly dates?: readonly string[]
  readonly exits?: readonly RoadExit[]
  readonly className?: string
}

const NONE: readonly never[] = []

export function QuietRoad({ description, dates = NONE, exits = NONE, className }: QuietRoadProps) {
  const picture = useSession((state) => state.settings.picture)
  const words = dates.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dates are compared by their words
  const view = useMemo(
    () => ({ round: 1, rounds: 1, caption: '', aside: '', dates, exits, quiet: true, description }),
    [words, exits, description],
  )
  return (
    <Road
      view={view}
      mode={picture === 'off' ? 'off' : 'drawing'}
      motion="reduced"
      {...(className === undefined ? {} : { className })}
    />
  )
}
