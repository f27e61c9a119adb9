/** Asks for the very letters the road will show, and says when they are there to be measured. */
import { useEffect, useState } from 'react'
import { browserMeasure } from './measure.ts'
import { type Measure, roadFont } from './shapes.ts'
import type { RoadView } from './view.ts'

export interface RoadFonts {
  /** A new one whenever letters have come, so that what was measured is measured again. */
  readonly measure: Measure
  readonly ready: boolean
}

export function useRoadFonts(view: RoadView): RoadFonts {
  const [fonts, setFonts] = useState<RoadFonts>(() => ({ measure: browserMeasure(), ready: false }))
  const letters = lettersOf(view)

  useEffect(() => {
    let wanted = true
    const asked = [600, 700].map((weight) => document.fonts.load(roadFont(weight, 16), letters))
    // A face that fails to load is no reason to show no road: the fallback is measured instead.
    void Promise.allSettled(asked).then(() => wanted && setFonts({ measure: browserMeasure(), ready: true }))
    return () => {
      wanted = false
    }
  }, [letters])

  return fonts
}

/** Each letter once, in order of code, so that equal views ask alike. */
function lettersOf(view: RoadView): string {
  const exits = view.exits.flatMap(({ tab, name, bill, words, plate }) => [
    tab,
    name,
    bill,
    words,
    ...Object.values(plate ?? {}),
  ])
  const dates = view.dates.flatMap((date) => [date, date.toUpperCase()])
  return [...new Set([view.caption, view.aside, ...dates, ...exits].join(''))].sort().join('')
}
