/** The last record on the text as it stands, and what it is measured against. */
import { useCallback, useEffect, useState } from 'react'
import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Rerun } from '../workers/rerun.ts'
import type { Threads } from './threads.ts'

/** Which record is played again: one of the person's games, or a game of bots by its seed. */
export type WhichRun = { readonly kind: 'game'; readonly id: string } | { readonly kind: 'bots'; readonly seed: number }

export const nameOfRun = (which: WhichRun): string => (which.kind === 'game' ? which.id : `bots ${which.seed}`)

export interface Measure {
  readonly scenario: Scenario
  readonly run: Rerun
}

export interface Running {
  readonly now: Measure | null
  /** The text from which changes are counted. */
  readonly mark: Measure | null
  readonly state: 'waiting' | 'playing' | 'done' | 'crashed'
  markNow(): void
}

/** @param given the record of a game; null for bots, whose first record is kept and played again */
export function useRerun(
  threads: Threads,
  scenario: Scenario | null,
  which: WhichRun,
  given: GameRecord | null,
): Running {
  const [now, setNow] = useState<Measure | null>(null)
  const [mark, setMark] = useState<Measure | null>(null)
  const [state, setState] = useState<Running['state']>('waiting')
  const name = nameOfRun(which)
  const seed = which.kind === 'bots' ? which.seed : 1
  const [last, setLast] = useState<{ readonly name: string; readonly record: GameRecord } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run is played again for another text or another record, and for nothing else
  useEffect(() => {
    if (scenario === null) return
    let wanted = true
    const record = given ?? (last?.name === name ? last.record : null)
    setState('playing')
    // What is still being played for an older text is of no use to anybody.
    threads.run.stop()
    const play = async () => {
      // Another record is measured on the old text as well, or every exit would seem to have changed.
      const onMark =
        mark !== null && last?.name !== name
          ? await threads.run.ask<'rerun'>({ kind: 'rerun', scenario: mark.scenario, record, seed })
          : null
      const first = onMark !== null && 'answer' in onMark ? onMark.answer : null
      const asked = await threads.run.ask<'rerun'>({
        kind: 'rerun',
        scenario,
        record: record ?? first?.record ?? null,
        seed,
      })
      if (!wanted) return
      if (!('answer' in asked)) {
        if (asked.none === 'crashed') setState('crashed')
        return
      }
      const measure = { scenario, run: asked.answer }
      setNow(measure)
      if (mark === null) setMark(measure)
      else if (first !== null) setMark({ scenario: mark.scenario, run: first })
      if (last?.name !== name) setLast({ name, record: record ?? first?.record ?? asked.answer.record })
      setState('done')
    }
    void play()
    return () => {
      wanted = false
    }
  }, [threads, scenario, name, given])

  return { now, mark, state, markNow: useCallback(() => setMark(now), [now]) }
}
