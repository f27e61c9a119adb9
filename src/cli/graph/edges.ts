/** What hangs together in a scenario: terms, rooms, preventions, what shuts what, what brings an article to the table. */
import type { Condition, Scenario } from '../../domain/scenario.ts'

export type EdgeKind = 'term' | 'needs' | 'shuts' | 'prevents' | 'tables'

export interface Edge {
  /** `issue:water`, `room:hall`, `exit:one-dam`, `event:storm`. */
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  /** On a term the options that do. */
  readonly words: string
}

export function edgesOf({ exits, events, issues }: Scenario): readonly Edge[] {
  const edges: Edge[] = []
  const add = (from: string, to: string, kind: EdgeKind, words = '') => {
    if (!edges.some((edge) => edge.from === from && edge.to === to && edge.kind === kind))
      edges.push({ from, to, kind, words })
  }
  const shortOf = (issue: string, id: string) =>
    issues.find((one) => one.id === issue)?.options.find((option) => option.id === id)?.short ?? id
  for (const exit of exits) {
    for (const { issue, options } of exit.terms)
      add(`issue:${issue}`, `exit:${exit.id}`, 'term', options.map((id) => shortOf(issue, id)).join(' or '))
    for (const { issue, options } of exit.inConfidence ?? [])
      add(
        `issue:${issue}`,
        `exit:${exit.id}`,
        'term',
        `in confidence: ${options.map((id) => shortOf(issue, id)).join(' or ')}`,
      )
    for (const name of namedIn(exit.conditions)) add(name, `exit:${exit.id}`, 'needs')
  }
  for (const event of events) {
    for (const exit of event.shuts) add(`event:${event.id}`, `exit:${exit}`, 'shuts')
    for (const name of event.unless.flatMap((list) => namedIn(list))) add(name, `event:${event.id}`, 'prevents')
  }
  for (const issue of issues) for (const name of namedIn(issue.when)) add(name, `issue:${issue.id}`, 'tables')
  return edges
}

/** Things that a condition waits for. */
function namedIn(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((condition): readonly string[] => {
    if ('held' in condition) return [`room:${condition.held}`]
    if ('signed' in condition && condition.is) return [`exit:${condition.signed}`]
    if ('event' in condition && condition.is) return [`event:${condition.event}`]
    if ('stance' in condition) return [`issue:${condition.stance}`]
    return 'any' in condition ? condition.any.flatMap(namedIn) : []
  })
}
