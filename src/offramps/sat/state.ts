/**
 * What is known of a state at one moment of a round: at its start (0), after
 * what was done (1), after what was signed (2); the start of the next is 0 again.
 */
import type { Row, Table } from '../../engine/table.ts'
import { FALSE, fixed, type Level, TRUE } from './formula.ts'
import type { Lit } from './solver.ts'

export interface Moment {
  readonly round: number
  readonly moment: number
  /** By holding and option. */
  readonly at: readonly (readonly Lit[])[]
  readonly tracks: readonly Level[]
  /** What each seat can spend. True means it really has it; false says nothing. */
  readonly purses: readonly Level[]
  readonly flags: readonly Lit[]
  readonly events: readonly Lit[]
  readonly held: readonly Level[]
  readonly taken: readonly Lit[]
  readonly shut: readonly Lit[]
  readonly over: Lit
  readonly reserves: readonly Lit[]
  /** Was the holding's stance reached in a deal? */
  readonly dealt: readonly Lit[]
  /** Rounds left without cover. */
  readonly breach: readonly Level[]
  /** Rooms opened for this round beyond their calendar. */
  readonly open: readonly Lit[]
  /** Has the seat given anything in confidence? */
  readonly secret: readonly Lit[]
  /** Is the term in confidence met? */
  readonly told: readonly Lit[]
}

const flagged = (value: number | undefined): Lit => (value !== undefined && value > 0 ? TRUE : FALSE)

/** A row, all of it known. */
export function knownMoment(table: Table, row: Row): Moment {
  const { layout } = table
  const place = (start: number, n: number) => row[start + n]
  return {
    round: row[0]!,
    moment: 0,
    at: table.holdings.map((holding, h) => holding.cost.map((_, o) => (row[layout.stance + h] === o ? TRUE : FALSE))),
    tracks: table.tracks.map((_, t) => fixed(place(layout.track, t)!)),
    purses: table.seats.map((_, s) => fixed(place(layout.standing, s)!)),
    flags: table.flags.map((_, f) => flagged(place(layout.flag, f))),
    events: table.events.map((_, e) => flagged(place(layout.event, e))),
    held: table.rooms.map((_, f) => fixed(place(layout.held, f)!)),
    taken: table.exits.map((_, x) => flagged(place(layout.taken, x))),
    shut: table.exits.map((_, x) => flagged(place(layout.shut, x))),
    over: flagged(row[layout.over]),
    reserves: table.reserves.map((_, r) => flagged(place(layout.reserve, r))),
    dealt: table.holdings.map((_, h) => flagged(place(layout.dealt, h))),
    breach: table.seats.map((_, s) => fixed(place(layout.breach, s)!)),
    open: table.rooms.map((_, f) => (place(layout.opened, f)! >= row[0]! ? TRUE : FALSE)),
    secret: table.seats.map((_, s) => flagged(place(layout.items, s))),
    told: table.confidences.map((_, c) => flagged(place(layout.told, c))),
  }
}
