// A third of the template that still has one of everything: quick to read, so that a hundred thousand of it can be.

import { parse, stringify } from 'yaml'
import { template } from './example.ts'

type Entry = Record<string, unknown>

function cut(): string {
  const raw = parse(template) as Record<string, Entry[]>
  const some = (list: string, ids: readonly string[]) => raw[list]!.filter(({ id }) => ids.includes(String(id)))
  const small = {
    ...raw,
    parties: raw['parties']!.map(({ briefing: _, ...party }) => party),
    issues: some('issues', ['water', 'look']),
    instruments: some('instruments', ['upper-restate', 'lower-press', 'council-calm']),
    events: some('events', ['gates-locked']),
    exits: some('exits', ['monday-reading', 'summer-water']),
    aims: some('aims', ['lower-water']),
    assumptions: some('assumptions', ['upper-start', 'lower-start', 'upper-water']),
    notes: [],
  }
  return stringify(small, { lineWidth: 0 })
}

export const small = cut()
