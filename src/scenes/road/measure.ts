/** Measures words with the browser's own typesetter; a plain estimate where there is none. */
import type { Measure } from './shapes.ts'

export function browserMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return estimatedMeasure
  return (text, font) => {
    if (context.font !== font) context.font = font
    return context.measureText(text).width
  }
}

/** A full-width character is one em, the rest a little over half: close enough for a first frame and for tests. */
export const estimatedMeasure: Measure = (text, font) => {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 16)
  return [...text].reduce(
    (sum, char) => sum + size * (/[\u2e80-\uffef]/.test(char) ? 1 : char === ' ' ? 0.25 : 0.58),
    0,
  )
}
