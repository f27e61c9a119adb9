/** `graph FILE [--svg F]`: which articles, exits and events hang together, as a picture or, without a file, as words. */
import { parseArgs } from 'node:util'
import { writeText } from '../../host/node/files.ts'
import { openScenario } from '../open.ts'
import { edgesOf } from './edges.ts'
import { svgOf } from './svg.ts'

export function graph(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { svg: { type: 'string' } },
  })
  const { scenario } = openScenario(positionals[0]).table
  if (values.svg !== undefined) writeText(values.svg, svgOf(scenario))
  else
    console.log(
      edgesOf(scenario)
        .map(({ from, to, kind, words }) => `${from} → ${to}  ${kind}${words === '' ? '' : ` (${words})`}`)
        .join('\n'),
    )
  return 0
}
