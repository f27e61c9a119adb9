/**
 * Plays the few hundred milliseconds between two views, then rests: no timer and
 * no frame while nobody acts. Reduced motion jumps; the page fades once instead.
 */
import { useEffect, useRef, useState } from 'react'
import { PHASE_MS, phaseBetween, type RoadPhase, restingPhase, samePhase, startingPhase } from './phase.ts'
import type { RoadView } from './view.ts'

export type Motion = 'full' | 'reduced'

export function useRoadFilm(view: RoadView, motion: Motion): RoadPhase {
  const [phase, setPhase] = useState(() => restingPhase(view))
  const drawn = useRef({ phase, view })

  useEffect(() => {
    const before = drawn.current
    const end = restingPhase(view)
    const start = startingPhase(before.phase, before.view, view)
    const show = (next: RoadPhase) => {
      drawn.current = { phase: next, view }
      setPhase(next)
    }
    if (motion === 'reduced' || samePhase(start, end)) {
      show(end)
      return
    }
    let frame = 0
    let began: number | undefined
    const step = (now: number) => {
      began ??= now
      show(phaseBetween(start, end, now - began))
      if (now - began < PHASE_MS) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [view, motion])

  return phase
}
