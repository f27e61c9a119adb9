/** What an author says of a scenario before a line of it is written, and what can be told of it at once. */
import { plainly, type Told, tell } from '../../std/told.ts'

/** Names as they were typed; exits and articles may be a number only. */
export interface Wish {
  readonly id: string
  readonly parties: readonly string[]
  /** One who has a seat and a room, asks nothing and gives nothing. */
  readonly host?: string
  readonly exits: number | readonly string[]
  /** Left out: as many as there are parties, and enough for the exits. */
  readonly articles?: readonly string[]
  readonly rounds?: number
}

export interface Entry {
  readonly id: string
  readonly name: string
}

/** One side asks, the other gives; ring-wise, so that everyone has something to give and something to gain. */
export interface Article extends Entry {
  readonly asks: Entry
  readonly gives: Entry
}

export interface Exit extends Entry {
  readonly articles: readonly Article[]
  /** Parties who hold one of its articles. */
  readonly signatories: readonly Entry[]
  /** Rounds from 1. */
  readonly window: readonly [number, number]
}

export interface Plan {
  readonly id: string
  readonly parties: readonly Entry[]
  readonly host?: Entry
  readonly articles: readonly Article[]
  readonly exits: readonly Exit[]
  readonly rounds: number
}

export const MOST = { parties: 5, exits: 4, articles: 5, rounds: 12 } as const

/** @returns the plan, or a sentence on what it lacks */
export function planOf(wish: Wish, say: (told: Told) => string = plainly): Plan | Told {
  const { id, rounds = 4 } = wish
  const parties = wish.host === undefined ? wish.parties : [...wish.parties, wish.host]
  const exits = Array.isArray(wish.exits) ? wish.exits : upTo(wish.exits).map((n) => say(tell`‹Exit ${n}›`))
  const least = exits.length === 4 ? 3 : exits.length === 1 ? 1 : 2
  const articles =
    wish.articles ?? upTo(Math.max(wish.parties.length, least)).map((n) => say(tell`‹Article ${' ABCDE'[n] ?? n}›`))
  if (wish.parties.length < 2 || parties.length > MOST.parties)
    return tell`A skeleton has two to ${MOST.parties} parties.`
  if (new Set(parties).size < parties.length) return tell`Two parties have the same name.`
  if (exits.length < 1 || exits.length > MOST.exits) return tell`A skeleton has one to ${MOST.exits} exits.`
  if (articles.length < least || articles.length > MOST.articles)
    return tell`With ${exits.length} exits a skeleton has ${least} to ${MOST.articles} articles.`
  if (!Number.isInteger(rounds) || rounds < 3 || rounds > MOST.rounds)
    return tell`A skeleton has 3 to ${MOST.rounds} rounds.`
  const seats = entries(parties, 'party')
  const ring = wish.parties.length
  const held = entries(articles, 'article').map(
    (entry, i): Article => ({ ...entry, asks: seats[i % ring]!, gives: seats[(i + 1) % ring]! }),
  )
  const sets = setsOf(held, exits.length)
  return {
    id,
    parties: seats,
    ...(wish.host === undefined ? {} : { host: seats[ring]! }),
    articles: held,
    rounds,
    exits: entries(exits, 'exit').map((entry, i) => ({
      ...entry,
      articles: sets[i]!,
      signatories: seats.filter((seat) => sets[i]!.some(({ asks, gives }) => asks === seat || gives === seat)),
      window: i === exits.length - 1 ? [rounds - 1, rounds] : [i === 0 ? 1 : 2, rounds - 1],
    })),
  }
}

const upTo = (n: unknown): readonly number[] => Array.from({ length: Math.min(Number(n) || 0, 20) }, (_, i) => i + 1)

/** Small ones first; the last settles all. */
function setsOf(articles: readonly Article[], exits: number): readonly (readonly Article[])[] {
  const small = [
    articles.slice(0, 1),
    ...(exits === 4 || articles.length === 2 ? [articles.slice(1, 2)] : []),
    articles.slice(0, 2),
  ]
  return [...small.slice(0, exits - 1), articles]
}

function entries(names: readonly string[], kind: string): readonly Entry[] {
  const taken = new Set<string>()
  return names.map((name, i) => {
    const own = name.startsWith('‹') ? undefined : idOf(name)
    const id = own === undefined || taken.has(own) ? `${kind}-${i + 1}` : own
    taken.add(id)
    return { id, name }
  })
}

/** “Île de Sein” → `ile-de-sein`; nothing for a name without a Latin letter, or for what YAML reads as no text. */
export function idOf(name: string): string | undefined {
  const id = name
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '')
  return /^[a-z]/.test(id) && !['true', 'false', 'null'].includes(id) ? id : undefined
}

/** “North, South ,Island” → three names: what a person types into one line. */
export const namesIn = (typed: string): readonly string[] =>
  typed
    .split(/[,、，]/)
    .map((name) => name.replaceAll(/[\s‹›]+/g, ' ').trim())
    .filter((name) => name !== '')
