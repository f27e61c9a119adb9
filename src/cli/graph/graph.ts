/** `graph FILE [--svg F]`: which articles, exits and events hang together, as a picture or, without a file, as words. */
import { parseArgs } from 'node:util'
import type { Scenario } from '../../domain/scenario.ts'
import { writeText } from '../../host/node/files.ts'
import { openScenario } from '../open.ts'
import { type EdgeKind, edgesOf } from './edges.ts'
import { svgOf } from './svg.ts'

const SAID: Readonly<Record<EdgeKind, string>> = {
  term: 'is a term of',
  needs: 'is needed for',
  shuts: 'shuts',
  prevents: 'would prevent',
  tables: 'brings to the table',
}

/** `exit:one-dam` → exit 3 “One dam”. */
function nameOf({ rooms, issues, exits, events }: Scenario, node: string): string {
  const [kind, id] = node.split(':')
  const isIt = (entry: { readonly id: string }) => entry.id === id
  switch (kind) {
    case 'exit': {
      const exit = exits.find(isIt)
      return exit === undefined ? node : `exit ${exit.n} “${exit.name}”`
    }
    case 'event':
      return `“${events.find(isIt)?.title ?? id}”`
    case 'room':
      return rooms.find(isIt)?.name ?? node
    default:
      return issues.find(isIt)?.name ?? node
  }
}

export function graph(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { svg: { type: 'string' } },
  })
  const { scenario } = openScenario(positionals[0]).table
  if (values.svg !== undefined) {
    writeText(values.svg, svgOf(scenario))
    console.log(`Written: ${values.svg}`)
  } else
    console.log(
      edgesOf(scenario)
        .map(
          ({ from, to, kind, words }) =>
            `${nameOf(scenario, from)} ${SAID[kind]} ${nameOf(scenario, to)}${words === '' ? '' : ` (${words})`}`,
        )
        .join('\n'),
    )
  return 0
}
