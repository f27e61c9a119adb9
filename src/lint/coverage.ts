/**
 * What has been seen of a scenario: which card was played, on which option a
 * seat stood, which event happened, which exit was signed, which aim was met.
 * The same list serves proofs (seen once is reachable), playtests (how often)
 * and comparisons (dead since the edit).
 */
import type { Act } from '../domain/move.ts'
import type { RoundRecord } from '../domain/record.ts'
import type { PlayedRound } from '../engine/game.ts'
import type { Row, Table } from '../engine/table.ts'
import { aimsNow } from '../opponents/aims.ts'
import { shortName } from './rule.ts'

export const THING_KINDS = ['exit', 'aim', 'event', 'option', 'card', 'room', 'reserve'] as const
export type ThingKind = (typeof THING_KINDS)[number]

export interface Thing {
  readonly kind: ThingKind
  /** `summit`, `exercises/notice`, `ru/ru-restate`: unique within its kind. */
  readonly id: string
  /** Where it stands in the file. */
  readonly path: string
  /** As a reader knows it. */
  readonly name: string
}

/** Everything of a file that playing should meet at least once, in its order. */
export function thingsOf({ scenario }: Table): readonly Thing[] {
  const { exits, aims, events, issues, instruments, rooms, reserves } = scenario
  return [
    ...exits.map(({ id, name }, i): Thing => ({ kind: 'exit', id, path: `exits.${i}`, name })),
    ...aims.map(({ id, text }, i): Thing => ({ kind: 'aim', id, path: `aims.${i}`, name: text.text })),
    ...events.map(({ id, title }, i): Thing => ({ kind: 'event', id, path: `events.${i}`, name: title })),
    ...issues.flatMap(({ id, name, options }, i) =>
      options.map(
        (option, o): Thing => ({
          kind: 'option',
          id: `${id}/${option.id}`,
          path: `issues.${i}.options.${o}`,
          name: `${name}: ${option.short}`,
        }),
      ),
    ),
    ...instruments.flatMap(({ id, title, seats }, i) =>
      seats.map(
        (seat, s): Thing => ({
          kind: 'card',
          id: `${seat}/${id}`,
          path: `instruments.${i}.seats.${s}`,
          name: `${title} (${shortName(scenario, seat)})`,
        }),
      ),
    ),
    ...rooms.map(({ id, name }, i): Thing => ({ kind: 'room', id, path: `rooms.${i}`, name })),
    ...reserves.map(({ id, title }, i): Thing => ({ kind: 'reserve', id, path: `reserves.${i}`, name: title })),
  ]
}

export const keyOf = ({ kind, id }: Pick<Thing, 'kind' | 'id'>): string => `${kind} ${id}`

/** What one round of play shows: keys of things. */
export function seenInRound(
  table: Table,
  { commit }: Pick<RoundRecord, 'commit'>,
  { before, after }: Pick<PlayedRound, 'before' | 'after'>,
): readonly string[] {
  const { layout, scenario } = table
  const isNew = (at: number): boolean => before[at] !== after[at]
  const changed = (kind: ThingKind, ids: readonly { readonly id: string }[], at: number) =>
    ids.filter((_, i) => isNew(at + i)).map(({ id }) => `${kind} ${id}`)
  const seen = [
    ...changed('exit', scenario.exits, layout.taken),
    ...changed('event', scenario.events, layout.event),
    ...changed('room', scenario.rooms, layout.held),
  ]
  for (const [seat, agenda] of Object.entries(commit)) for (const act of agenda) seen.push(...ofAct(seat, act))
  return [...seen, ...optionsAt(table, after)]
}

function ofAct(seat: string, act: Act): readonly string[] {
  if (act.kind === 'use') return [`card ${seat}/${act.instrument}`]
  return act.kind === 'reserve' ? [`reserve ${act.reserve}`] : []
}

/** Options on which somebody stands. */
export function optionsAt(table: Table, row: Row): readonly string[] {
  return table.holdings.map(
    ({ issue }, h) => `option ${table.issues[issue]}/${table.options[issue]![row[table.layout.stance + h]!]}`,
  )
}

/** Aims met or partly met where a game ended. */
export const aimsAt = (table: Table, row: Row): readonly string[] =>
  aimsNow(table, row).flatMap(({ aim, state }) => (state === 'given-up' ? [] : [`aim ${aim}`]))
