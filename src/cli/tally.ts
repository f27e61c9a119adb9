/**
 * What is counted in games of bots. A tally holds sums and nothing else, so
 * that tallies of blocks of games add up to the same counts in any order.
 */
import type { Act } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import type { Row, Table } from '../engine/table.ts'
import { verdicts } from '../offramps/verdict.ts'
import { AIM_STATES, type AimState, aimState } from '../opponents/aims.ts'
import type { Policy } from '../opponents/policy.ts'
import { policyOf } from '../opponents/registry.ts'
import { emptyRecord, type PlayedOut, playOut } from '../opponents/table.ts'
import { cardsThatMatter } from './cardsThatMatter.ts'
import type { Cast } from './cast.ts'
import type { Opened } from './open.ts'

export interface Tally {
  games: number
  /** Games in which at least one exit was signed; in which one that ends was. */
  some: number
  ended: number
  /** Exit → games in which it was signed in round 1, 2, … */
  exits: Record<string, number[]>
  /** How games came to their end: by an exit that ends (its id), `widened` only, or `none`. */
  endings: Record<string, number>
  /** Event → games in which it happened. */
  events: Record<string, number>
  aims: Record<string, Record<AimState, number>>
  /** Act, in short → times committed. */
  acts: Record<string, number>
  proposals: number
  agreed: number
  answers: Record<'accept' | 'decline' | 'counter', number>
  /** Sum over games of standing left and of every track at the end: what a cast does to the table. */
  tracks: Record<string, number>
  /** Steps that stand off their paper at the end, summed over games, by seat. */
  moved: Record<string, number>
  /** With `verdicts`: changes of any exit's verdict, by round; exits that were ever down to slack 0 or 1. */
  verdicts?: { changes: number[]; narrowing: Record<string, number> }
  /** With `paired`: beside the game of papers with the same seed. */
  paired?: Paired
  /** With `cards`: instrument → games in which it was played; in which it changed a bill, an answer or an exit. */
  cards?: Record<string, { played: number; mattered: number }>
}

/** Games with an aim better met than among papers; with an aim given up that papers keep. By all aims, and by each seat's own. */
export interface Paired {
  games: number
  added: number
  givenUp: number
  seats: Record<string, { added: number; givenUp: number }>
}

export interface Counting {
  readonly start?: string | undefined
  /** Ask for every exit's verdict after every round: slow. */
  readonly verdicts?: boolean
  readonly paired?: boolean
  readonly cards?: boolean
  /** Policies by id, where a test has one of its own. */
  readonly policies?: (id: string) => Policy
}

/** Games of one cast, with the seeds from `seed` on. */
export function tallyGames(opened: Opened, cast: Cast, games: number, seed: number, counting: Counting = {}): Tally {
  const { table, hashes } = opened
  const policies = counting.policies ?? policyOf
  const tally = newTally(table, counting)
  const play = (seats: Cast, n: number): PlayedOut =>
    playOut(table, emptyRecord(table, seats, n, hashes, counting.start), policies)
  for (let n = seed; n < seed + games; n++) {
    const out = play(cast, n)
    addGame(table, tally, out)
    if (tally.verdicts !== undefined) addVerdicts(table, tally.verdicts, out)
    if (tally.paired !== undefined) addPair(table, tally.paired, out.played.row, play(papers(table), n).played.row)
    if (tally.cards !== undefined) addCards(tally.cards, table, out.record)
  }
  return tally
}

const papers = (table: Table): Cast => Object.fromEntries(table.seats.map((seat) => [seat, 'paper']))

function newTally(table: Table, { verdicts, paired, cards }: Counting): Tally {
  const { scenario } = table
  const zeros = (ids: readonly { readonly id: string }[]) => Object.fromEntries(ids.map(({ id }) => [id, 0]))
  return {
    games: 0,
    some: 0,
    ended: 0,
    exits: Object.fromEntries(scenario.exits.map(({ id }) => [id, scenario.rounds.map(() => 0)])),
    endings: {},
    events: zeros(scenario.events),
    aims: Object.fromEntries(scenario.aims.map(({ id }) => [id, { met: 0, partly: 0, 'given-up': 0 }])),
    acts: {},
    proposals: 0,
    agreed: 0,
    answers: { accept: 0, decline: 0, counter: 0 },
    tracks: zeros(scenario.tracks),
    moved: Object.fromEntries(table.seats.map((seat) => [seat, 0])),
    ...(verdicts ? { verdicts: { changes: scenario.rounds.map(() => 0), narrowing: zeros(scenario.exits) } } : {}),
    ...(paired ? { paired: { games: 0, added: 0, givenUp: 0, seats: pairsOf(table) } } : {}),
    ...(cards
      ? { cards: Object.fromEntries(scenario.instruments.map(({ id }) => [id, { played: 0, mattered: 0 }])) }
      : {}),
  }
}

const pairsOf = (table: Table): Paired['seats'] =>
  Object.fromEntries(table.seats.map((seat) => [seat, { added: 0, givenUp: 0 }]))

function addGame(table: Table, tally: Tally, out: PlayedOut): void {
  const { row } = out.played
  const { layout, scenario } = table
  const signed = scenario.exits.filter((_, e) => row[layout.taken + e]! > 0)
  tally.games++
  scenario.exits.forEach(({ id }, e) => {
    if (row[layout.taken + e]! > 0) tally.exits[id]![row[layout.taken + e]! - 1]!++
  })
  if (signed.length > 0) tally.some++
  if (row[layout.over] === 1) tally.ended++
  const ending = signed.find(({ kind }) => kind === 'ends')?.id ?? (signed.length > 0 ? 'widened' : 'none')
  tally.endings[ending] = (tally.endings[ending] ?? 0) + 1
  for (const [e, { id }] of scenario.events.entries()) tally.events[id]! += row[layout.event + e]!
  for (const [t, { id }] of scenario.tracks.entries()) tally.tracks[id]! += row[layout.track + t]!
  table.holdings.forEach(({ seat }, h) => {
    if (row[layout.stance + h] !== table.first[layout.stance + h]) tally.moved[table.seats[seat]!]!++
  })
  aimsIn(table, row).forEach((state, a) => {
    tally.aims[scenario.aims[a]!.id]![state]++
  })
  addActs(tally, out.record)
  for (const { matters, events } of out.played.rounds) {
    tally.proposals += matters.filter(({ kind }) => kind === 'deal').length
    tally.agreed += events.filter(({ kind }) => kind === 'deal-made').length
  }
}

const aimsIn = (table: Table, row: Row): readonly AimState[] => table.aims.map((aim) => aimState(table, row, aim))

function addActs(tally: Tally, record: GameRecord): void {
  for (const round of record.rounds) {
    for (const act of Object.values(round.commit).flat()) tally.acts[actName(act)] = (tally.acts[actName(act)] ?? 0) + 1
    for (const given of Object.values(round.answers))
      for (const { kind } of Object.values(given)) if (kind !== 'away') tally.answers[kind]++
  }
}

function actName(act: Act): string {
  if (act.kind === 'use') return `use ${act.instrument}`
  if (act.kind === 'reserve') return `reserve ${act.reserve}`
  if (act.kind === 'call') return `call ${act.room}`
  if (act.kind === 'sign') return `sign ${act.exit}`
  return act.kind === 'deal' ? `deal in ${act.room}` : act.kind
}

/** How the verdicts moved in one game. */
function addVerdicts(table: Table, counts: NonNullable<Tally['verdicts']>, { played }: PlayedOut): void {
  const first = played.rounds[0]?.before
  if (first === undefined) return
  let before = verdicts(table, first)
  const narrow = new Set<string>()
  for (const { round, after } of played.rounds) {
    const now = verdicts(table, after)
    now.forEach(({ exit, id, slack }, e) => {
      if (id !== before[e]!.id) counts.changes[round]!++
      if (slack !== undefined && slack <= 1) narrow.add(exit)
    })
    before = now
  }
  for (const exit of narrow) counts.narrowing[exit]!++
}

function addPair(table: Table, paired: Paired, row: Row, paperRow: Row): void {
  const now = aimsIn(table, row)
  const then = aimsIn(table, paperRow)
  const rank = (state: AimState) => AIM_STATES.indexOf(state)
  const seatsWhere = (is: (a: number) => boolean) =>
    new Set(table.aims.flatMap(({ seat }, a) => (is(a) ? [table.seats[seat]!] : [])))
  const added = seatsWhere((a) => rank(now[a]!) < rank(then[a]!))
  const givenUp = seatsWhere((a) => now[a] === 'given-up' && then[a] !== 'given-up')
  paired.games++
  if (added.size > 0) paired.added++
  if (givenUp.size > 0) paired.givenUp++
  for (const seat of added) paired.seats[seat]!.added++
  for (const seat of givenUp) paired.seats[seat]!.givenUp++
}

function addCards(cards: NonNullable<Tally['cards']>, table: Table, record: GameRecord): void {
  for (const [id, mattered] of cardsThatMatter(table, record)) {
    cards[id]!.played++
    if (mattered) cards[id]!.mattered++
  }
}

/** Adds numbers wherever they stand; both sides have the same shape, but for names that one of them lacks. */
export function addUp<T>(one: T, other: T): T {
  if (typeof one === 'number' && typeof other === 'number') return (one + other) as T
  if (Array.isArray(one) && Array.isArray(other)) return one.map((entry, i) => addUp(entry, other[i])) as T
  const sum: Record<string, unknown> = { ...(one as object) }
  for (const [key, value] of Object.entries(other as object))
    sum[key] = sum[key] === undefined ? value : addUp(sum[key], value)
  return sum as T
}
