/** What an opponent looks through: the public state, what it heard, and its purse of positions. */
import type { Agenda, Matter } from '../domain/move.ts'
import type { DealAction } from '../engine/action.ts'
import { seatIndex } from '../engine/read.ts'
import type { Row, Table } from '../engine/table.ts'
import type { Heard, PartyView } from '../engine/view.ts'
import type { Reading } from './reading.ts'
import type { Prospect } from './ways.ts'
import { prospect, Visits } from './ways.ts'

export interface Eye {
  /** Index of the seat that looks. */
  readonly self: number
  /** How this seat reads its own party's statements; of the others it assumes no reading. */
  readonly reading: Reading | null
  readonly table: Table
  readonly row: Row
  readonly past: PartyView['past']
  readonly heard: readonly Heard[]
  readonly ahead: Prospect
  readonly visits: Visits
  /** Commitments of this round that are already known: its own, or those revealed with what it answers. */
  readonly revealed: Readonly<Record<string, Agenda>>
  /** Drive scores by seat, worked out once for each look. */
  readonly drives: Map<number, readonly number[]>
  /** What was worked out in this look, with the positions it took. */
  readonly known: Map<string, { readonly value: unknown; readonly price: number }>
}

/**
 * Works out a thing once for each look. Whoever asks again pays its positions
 * again, so that what a look finds depends on its purse alone.
 */
export function once<T>(eye: Eye, key: string, work: () => T): T {
  const known = eye.known.get(key)
  if (known !== undefined && eye.visits.left >= known.price) {
    eye.visits.spend(known.price)
    return known.value as T
  }
  const before = eye.visits.left
  const value = work()
  if (eye.visits.left >= 0) eye.known.set(key, { value, price: before - eye.visits.left })
  return value
}

/** A text by its room and steps, whatever their order of tabling. */
export const keyOf = ({ room, shifts }: DealAction): string => `${room} ${shifts.map(({ h, o }) => `${h}:${o}`).join()}`

export function eyeOf(
  table: Table,
  view: PartyView,
  most: number,
  revealed: Readonly<Record<string, Agenda>> = {},
  reading: Reading | null = null,
): Eye {
  const visits = new Visits(most)
  return {
    self: seatIndex(table, view.seat),
    reading,
    table,
    row: view.row,
    past: view.past,
    heard: view.heard,
    ahead: prospect(table, view.row, visits),
    visits,
    revealed,
    drives: new Map(),
    known: new Map(),
  }
}

/** The commitment a matter shows, so that its proposer's drive can be read off it. */
export function revealedBy(matter: Matter): Readonly<Record<string, Agenda>> {
  if (matter.kind === 'deal' || matter.kind === 'counter') return { [matter.by]: [matter.act] }
  if (matter.kind === 'sign') return { [matter.by]: [{ kind: 'sign', exit: matter.exit }] }
  return { [matter.by]: [{ kind: 'call', room: matter.room }] }
}
