/**
 * Miniatures exactly: some round of the rest, for every push of the outsiders,
 * from the end back to here. It looks at everything or says nothing.
 */
import type { Act, Agenda } from '../../domain/move.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import { roomMeets } from '../../engine/holds.ts'
import { writeStep } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'
import { subsets } from '../turning/credited.ts'
import { wordsOf } from '../words.ts'
import type { Working } from '../working.ts'
import type { Contest } from './contest.ts'
import { cardsOf, stepsOf } from './pushes.ts'

/** Rounds replayed, and how large a game is still a miniature. */
const MOST_ENDS = 60_000
const MOST_HOLDINGS = 8
const MOST_SEATS = 3
const MOST_ROUNDS = 4
const MOST_AGENDAS = 400

export function isMiniature(table: Table, row: Row): boolean {
  return (
    table.seats.length <= MOST_SEATS && table.holdings.length <= MOST_HOLDINGS && table.rounds - row[0]! <= MOST_ROUNDS
  )
}

export class Fold {
  readonly #contest: Contest
  readonly #known = new Map<string, boolean>()
  #left = MOST_ENDS

  constructor(contest: Contest) {
    this.#contest = contest
  }

  /** True or false for certain; null where it was too much to look at. */
  *can(row: Row): Working<boolean | null> {
    const contest = this.#contest
    if (contest.isTaken(row)) return true
    if (contest.isLost(row)) return false
    if (contest.reads.texts) return null
    const key = row.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found = yield* this.#some(row)
    if (found !== null) this.#known.set(key, found)
    yield
    return found
  }

  *#some(row: Row): Working<boolean | null> {
    const commits = commitsOf(this.#contest, row)
    if (commits === null) return null
    for (const commit of commits) {
      const works = yield* this.#all(row, commit)
      if (works !== false) return works
    }
    return false
  }

  *#all(row: Row, commit: Readonly<Record<string, Agenda>>): Working<boolean | null> {
    if (!this.#contest.asksNoOutsider(commit)) return false
    const ends = this.#contest.ends(row, commit, this.#left)
    if (ends === null) return null
    this.#left -= ends.length
    for (const end of ends) {
      const works = yield* this.can(end)
      if (works !== true) return works
    }
    return true
  }
}

/** Everything the rest may commit together; null if that is too much. */
function commitsOf({ table, outsiders }: Contest, row: Row): Generator<Readonly<Record<string, Agenda>>> | null {
  const hands: { readonly seat: string; readonly agendas: readonly Agenda[] }[] = []
  for (const [s, seat] of table.seats.entries()) {
    if (outsiders.includes(s)) continue
    const acts = actsOf(table, row, s, outsiders).filter((act) => checkAgenda(table, row, seat, [act]).ok)
    const agendas: Agenda[] = [[]]
    for (let size = 1; size <= table.slots; size++)
      for (const agenda of subsets(acts, size))
        if (size === 1 || checkAgenda(table, row, seat, agenda).ok) agendas.push(agenda)
    if (agendas.length > MOST_AGENDAS) return null
    hands.push({ seat, agendas })
  }
  return product(hands, 0, {})
}

function* product(
  hands: readonly { readonly seat: string; readonly agendas: readonly Agenda[] }[],
  at: number,
  commit: Readonly<Record<string, Agenda>>,
): Generator<Readonly<Record<string, Agenda>>> {
  const hand = hands[at]
  if (hand === undefined) yield commit
  else
    for (const agenda of hand.agendas)
      yield* product(hands, at + 1, agenda.length === 0 ? commit : { ...commit, [hand.seat]: agenda })
}

function actsOf(table: Table, row: Row, seat: number, outsiders: readonly number[]): readonly Act[] {
  const reserves = table.scenario.reserves.flatMap((reserve, k): Act[] =>
    table.reserves[k]!.seat === seat ? [{ kind: 'reserve', reserve: reserve.id }] : [],
  )
  const signs = table.sameRound ? [] : table.scenario.exits.map((exit): Act => ({ kind: 'sign', exit: exit.id }))
  const rooms = table.rooms.flatMap((room, f) => (room.callers.includes(seat) && roomMeets(table, row, f) ? [f] : []))
  const calls = rooms.map((f): Act => ({ kind: 'call', room: table.roomIds[f]! }))
  const deals = rooms.flatMap((f) => dealsIn(table, row, f, outsiders))
  return [
    ...deals,
    ...signs,
    ...cardsOf(table, seat),
    ...stepsOf(table, row, seat),
    ...wordsOf(table, row, seat),
    ...reserves,
    ...calls,
  ]
}

/** Every text of the rest's own steps in a room; which of them are legal is the caller's. */
function dealsIn(table: Table, row: Row, room: number, outsiders: readonly number[]): readonly Act[] {
  const members = table.rooms[room]!.members.filter((seat) => !outsiders.includes(seat))
  let texts: (readonly { readonly h: number; readonly o: number }[])[] = [[]]
  table.holdings.forEach((holding, h) => {
    if (!members.includes(holding.seat)) return
    const options = holding.cost.flatMap((_, o) => (row[table.layout.stance + h] === o ? [] : [{ h, o }]))
    texts = texts.flatMap((text) => [text, ...options.map((shift) => [...text, shift])])
  })
  return texts
    .filter((text) => text.length > 1)
    .map(
      (text): Act => ({
        kind: 'deal',
        room: table.roomIds[room]!,
        steps: text.map((shift) => writeStep(table, shift)),
      }),
    )
}
