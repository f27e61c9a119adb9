/**
 * Six games of the lesson's scenario to rehearse the debrief with; no class played them: cards and answers were drawn
 * by lot. Written by `UPDATE=1 npx vitest run --project unit tests/lesson/example.test.ts`, which also says when the
 * rules have changed under them.
 */
export const EXAMPLE_CODES: readonly string[] = [
  'H1C2JNDNN70P8G83GEWNWGVGM1RCH',
  'B1FP1ZDXDBFVRW8SVGMBKWW',
  'AJX6VQVTKBQQYDRVGM6F7X',
  'F2K1G72ZEFEJVPF13A17VGMNFB1',
  'K2XD8WW8T7MEV01H2VP6NJN7VGMC9MP',
  'K1KBKPSBK7VSHTMS827M85X4VGMW483',
]
