/** What a skeleton left for its author stands between ‹ ›; the next of it is told, with how much there is in all. */
import { tell } from '../../../std/told.ts'
import { info, type Rule } from '../../rule.ts'

/** Told once, of the first in the file: a text that is begun is no list of faults. */
export const UNWRITTEN = 'unwritten'

export const unwritten: Rule = {
  name: 'unwritten',
  codes: [UNWRITTEN],
  check: ({ scenario }) => {
    const paths = [...gapsIn(scenario, '')]
    return paths
      .slice(0, MOST)
      .map((path) =>
        info(
          'unwritten',
          path,
          tell`Still to be written: ${paths.length} places between ‹ ›. This is the next.`,
          tell`Write your own words over it, ‹ and › too; the quotation marks stay.`,
        ),
      )
  },
}

/** More than any skeleton has. */
const MOST = 1000

function* gapsIn(node: unknown, path: string): Generator<string> {
  if (typeof node === 'string') {
    if (node.includes('›', node.indexOf('‹') + 1) && node.includes('‹')) yield path
  } else if (node !== null && typeof node === 'object')
    for (const [key, value] of Object.entries(node)) yield* gapsIn(value, path === '' ? key : `${path}.${key}`)
}
