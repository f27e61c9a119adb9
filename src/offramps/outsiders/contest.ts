/**
 * One round in which those who want an exit move first and the outsiders, who
 * see it all, last; what is drawn counts as theirs. Pessimistic, and said so.
 */
import type { Agenda } from '../../domain/move.ts'
import { adjudicate } from '../../engine/adjudicate.ts'
import { isOver } from '../../engine/holds.ts'
import { mattersOf } from '../../engine/matters.ts'
import { step } from '../../engine/step.ts'
import type { Row, Table } from '../../engine/table.ts'
import { everyoneAgrees } from '../everyoneAgrees.ts'
import { pushes, type Reads, readsOf } from './pushes.ts'

export class Contest {
  readonly table: Table
  readonly exit: number
  readonly outsiders: readonly number[]
  readonly reads: Reads

  constructor(table: Table, exit: number, outsiders: readonly number[]) {
    this.table = table
    this.exit = exit
    this.outsiders = outsiders
    this.reads = readsOf(table, outsiders)
  }

  isTaken(row: Row): boolean {
    return row[this.table.layout.taken + this.exit]! > 0
  }

  isLost(row: Row): boolean {
    const { layout, exits } = this.table
    return isOver(this.table, row) || row[layout.shut + this.exit]! > 0 || row[0]! > exits[this.exit]!.last
  }

  /** Does nobody ask an outsider for anything? A proposal that waits for its yes is none. */
  asksNoOutsider(commit: Readonly<Record<string, Agenda>>): boolean {
    const names = this.outsiders.map((seat) => this.table.seats[seat]!)
    return mattersOf(this.table, commit).every(({ to }) => !to.some((seat) => names.includes(seat)))
  }

  /** Every state in which this round may end, each once; `most` of them at most, or null. */
  ends(row: Row, commit: Readonly<Record<string, Agenda>>, most = Number.MAX_SAFE_INTEGER): readonly Row[] | null {
    const ends = new Map<string, Row>()
    let tried = 0
    for (const push of pushes(this.table, row, this.outsiders, this.reads)) {
      const all = { ...commit, ...push }
      const { action } = adjudicate(this.table, row, all, everyoneAgrees(this.table, commit))
      for (const draws of this.#draws(row)) {
        if (tried++ > most) return null
        const after = step(this.table, row, action, (event) => draws.includes(event))
        ends.set(after.join(), after)
      }
    }
    return [...ends.values()]
  }

  #draws(row: Row): readonly (readonly number[])[] {
    const chancy = this.table.events.flatMap((event, e) =>
      event.at === row[0]! && event.chance !== null && row[this.table.layout.event + e] === 0 ? [e] : [],
    )
    return Array.from({ length: 1 << chancy.length }, (_, bits) => chancy.filter((_event, i) => (bits >> i) & 1))
  }

  /**
   * The outsiders as strong as they could be: with all they can spend and every
   * card in hand. What holds against these holds against them.
   */
  strengthened(row: Row): Row {
    const { table } = this
    const next = row.slice()
    for (const seat of this.outsiders) {
      next[table.layout.standing + seat] = table.standingMax
      next[table.layout.breach + seat] = 0
      next[table.layout.items + seat] = 0
    }
    table.cards.forEach((card, c) => {
      const { shared } = table.instruments[card.instrument]!
      if (this.outsiders.includes(card.seat) && !shared) next[table.layout.ready + c] = 0
    })
    return next
  }
}
