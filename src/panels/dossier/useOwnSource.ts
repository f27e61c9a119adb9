/** A source that a scenario brings itself, under `sources`; within its game it goes before a claim of the same id. */
import type { OwnSource, Scenario } from '../../domain/scenario.ts'
import { useApp, useSession } from '../app/context.ts'

export function useOwnSource(id: string): OwnSource | null {
  const open = useSession((state) => state.open)
  const { library } = useApp()
  const found = open === null ? undefined : named(open.table.scenario, id)
  if (found !== undefined) return found
  const shelf = library()
  const read = shelf.ids.flatMap((one) => (shelf.isRead(one) ? (shelf.scenario(one) ?? []) : []))
  return read.map((scenario) => named(scenario, id)).find((source) => source !== undefined) ?? null
}

const named = ({ sources = [] }: Scenario, id: string): OwnSource | undefined =>
  sources.find((source) => source.id === id)
