/**
 * What a class has settled on the wall beside its tables: which two it looks at,
 * and the hands it counted. Tables are named by their place among them.
 */

export interface WallPair {
  readonly exit: string
  /** Places of two tables, where somebody chose them. */
  readonly tables?: readonly [number, number]
}

export interface WallDoubt {
  /** The assumption that is looked at. */
  readonly chosen?: string
  /** The number that the class would set, by assumption. */
  readonly values: Readonly<Record<string, number>>
  /** Hands for each number, by assumption. */
  readonly hands: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface WallNotes {
  readonly pair?: WallPair
  readonly doubt?: WallDoubt
  /** These tables are an example; no class played them. */
  readonly example?: true
}

export const NO_DOUBT: WallDoubt = { values: {}, hands: {} }

/** More hands than a school has are no count. */
const MOST_HANDS = 999

/** From a lesson file: whatever of it reads; `tables` is how many there are. */
export function readWall(raw: unknown, tables: number): WallNotes {
  const given = entriesOf(raw)
  const pair = readPair(given['pair'], tables)
  const doubt = readDoubt(given['doubt'])
  return {
    ...(pair === null ? {} : { pair }),
    ...(doubt === null ? {} : { doubt }),
    ...(given['example'] === true ? { example: true } : {}),
  }
}

const entriesOf = (raw: unknown): Readonly<Record<string, unknown>> =>
  raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {}

function readPair(raw: unknown, count: number): WallPair | null {
  const { exit, tables } = entriesOf(raw)
  if (typeof exit !== 'string') return null
  const isPlace = (place: unknown): place is number =>
    Number.isInteger(place) && Number(place) >= 0 && Number(place) < count
  if (!Array.isArray(tables) || tables.length !== 2) return { exit }
  const [a, b] = tables as readonly unknown[]
  return isPlace(a) && isPlace(b) && a !== b ? { exit, tables: [a, b] } : { exit }
}

function readDoubt(raw: unknown): WallDoubt | null {
  if (raw === undefined) return null
  const { chosen, values, hands } = entriesOf(raw)
  return {
    ...(typeof chosen === 'string' ? { chosen } : {}),
    values: numbersOf(values),
    hands: Object.fromEntries(Object.entries(entriesOf(hands)).map(([id, counts]) => [id, numbersOf(counts)])),
  }
}

const numbersOf = (raw: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(entriesOf(raw)).filter(
      (entry): entry is [string, number] => Number.isInteger(entry[1]) && Math.abs(Number(entry[1])) <= MOST_HANDS,
    ),
  )
