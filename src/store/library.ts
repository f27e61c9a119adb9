/** The scenarios on the shelf: parsed once, compiled once per set of assumptions. */

import type { GameRecord } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import { RULES_VERSION } from '../engine/game.ts'
import { compile, packSets, type Table } from '../engine/table.ts'
import { rulesHash, textHash } from '../scenario/hashes.ts'
import { cardOf, type ScenarioCard } from '../scenario/readCard.ts'
import { no, ok, type Result } from '../std/result.ts'
import type { ScenarioText } from './carried.ts'

/** A scenario that is read when somebody first asks for it; until then the shelf shows its card. */
export interface Unread {
  readonly card: ScenarioCard
  /** Its text, to travel with a game. */
  readonly text: ScenarioText
  /** Undefined where the text does not read. */
  read(): Scenario | undefined
}

export interface Library {
  /** Ids in the order of the shelf. */
  readonly ids: readonly string[]
  scenario(id: string): Scenario | undefined
  /** What the shelf shows of it; does not read the whole scenario. */
  card(id: string): ScenarioCard | undefined
  /** Its text, where the shelf has it. */
  text(id: string): ScenarioText | undefined
  /** Has it been read already? */
  isRead(id: string): boolean
  /** The compiled rules for a record's assumptions, or why it cannot be replayed. */
  tableFor(record: GameRecord): Result<Table>
  table(id: string, sets?: Readonly<Record<string, number>>): Table
}

const isUnread = (entry: Scenario | Unread): entry is Unread => 'read' in entry

/** `entries` are in one language; switching language makes a new library. */
export function library(entries: readonly (Scenario | Unread)[]): Library {
  const tables = new Map<string, Table>()
  const hashes = new Map<string, string>()
  const read = new Map<string, Scenario | undefined>()
  const idOf = (entry: Scenario | Unread) => (isUnread(entry) ? entry.card.id : entry.id)
  const entry = (id: string) => entries.find((one) => idOf(one) === id)
  const find = (id: string): Scenario | undefined => {
    const found = entry(id)
    if (found === undefined || !isUnread(found)) return found
    if (!read.has(id)) read.set(id, found.read())
    return read.get(id)
  }
  const table = (id: string, sets: Readonly<Record<string, number>> = {}): Table => {
    const scenario = find(id)
    if (scenario === undefined) throw new Error(`broken belief: scenario ${id} is on the shelf`)
    const key = `${id} ${JSON.stringify(sets)}`
    const known = tables.get(key)
    if (known !== undefined) return known
    const made = compile(scenario, sets)
    tables.set(key, made)
    return made
  }
  return {
    ids: entries.map(idOf),
    scenario: find,
    card(id) {
      const found = entry(id)
      return found === undefined ? undefined : isUnread(found) ? found.card : cardOf(found)
    },
    text(id) {
      const found = entry(id)
      return found !== undefined && isUnread(found) ? found.text : undefined
    },
    isRead(id) {
      const found = entry(id)
      return found !== undefined && (!isUnread(found) || read.has(id))
    },
    table,
    tableFor(record) {
      const scenario = find(record.scenario)
      if (scenario === undefined) return no('record-scenario', { scenario: record.scenario })
      if (record.rulesVersion !== RULES_VERSION) return no('record-version', { version: record.rulesVersion })
      if (hashOf(hashes, scenario) !== record.rules) return no('record-rules', { scenario: scenario.title })
      const where = foreign(scenario, record)
      if (where !== null) return no('record-form', { where })
      return ok(table(scenario.id, { ...packSets(scenario, record.pack), ...record.sets }))
    },
  }
}

/** Where a record names what its scenario does not have, or null. */
function foreign(scenario: Scenario, { seats, start, pack, sets = {} }: GameRecord): string | null {
  const own = scenario.parties.filter(({ role }) => role === 'seat').map(({ id }) => id)
  if (Object.keys(seats).length !== own.length || !own.every((seat) => Object.hasOwn(seats, seat))) return 'seats'
  if (start !== undefined && !scenario.starts.some(({ id }) => id === start)) return 'start'
  if (pack !== undefined && !scenario.packs.some(({ id }) => id === pack)) return 'pack'
  for (const [id, value] of Object.entries(sets)) {
    const assumption = scenario.assumptions.find((one) => one.id === id)
    if (assumption === undefined || value < assumption.range[0] || value > assumption.range[1]) return `sets.${id}`
  }
  return null
}

function hashOf(hashes: Map<string, string>, scenario: Scenario): string {
  const known = hashes.get(scenario.id)
  if (known !== undefined) return known
  const made = rulesHash(scenario)
  hashes.set(scenario.id, made)
  return made
}

/** A record with no rounds yet. */
export function emptyRecord(
  scenario: Scenario,
  seats: GameRecord['seats'],
  seed: number,
  extra: Pick<GameRecord, 'pack' | 'sets' | 'start'> = {},
): GameRecord {
  return {
    rulesVersion: RULES_VERSION,
    scenario: scenario.id,
    rules: rulesHash(scenario),
    text: textHash(scenario),
    ...extra,
    seed,
    seats,
    rounds: [],
  }
}
