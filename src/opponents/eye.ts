/** What an opponent looks through: the public state, what it heard, and its purse of positions. */
import type { Agenda, Matter } from '../domain/move.ts'
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
}

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
  }
}

/** The commitment a matter shows, so that its proposer's drive can be read off it. */
export function revealedBy(matter: Matter): Readonly<Record<string, Agenda>> {
  if (matter.kind === 'deal' || matter.kind === 'counter') return { [matter.by]: [matter.act] }
  if (matter.kind === 'sign') return { [matter.by]: [{ kind: 'sign', exit: matter.exit }] }
  return { [matter.by]: [{ kind: 'call', room: matter.room }] }
}
