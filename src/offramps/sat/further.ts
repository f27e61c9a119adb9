/**
 * Rooms in which people may move further than the rule. A seat has that room
 * from the start of the answers if it calls it or tables a text there; else
 * from the moment it accepts one, and texts are answered in the order of the
 * seats that table them. What it has promised by then must fit (H2, H4).
 */
import type { Table } from '../../engine/table.ts'
import { FALSE, type Formula, not } from './formula.ts'
import type { Lit } from './solver.ts'
import { choose, type StepPlace, type Steps } from './steps.ts'

export function further(table: Table, f: Formula, k: number, steps: Steps, calls: readonly (readonly Lit[])[]): void {
  const known = new Map<string, Lit>()
  const early = (place: StepPlace, by: number): Lit => {
    const key = `${place.code} ${by}`
    let lit = known.get(key)
    if (lit === undefined) known.set(key, (lit = promised(f, k, place, by)))
    return lit
  }
  table.seats.forEach((_, seat) => {
    const mine = steps.places.filter((place) => place.seat === seat)
    for (let n = table.mobility + 1; n <= mine.length; n++) {
      if (mine[n - 1]!.used === FALSE) continue
      // First what it commits by itself, then text by text.
      for (let by = -1; by < table.seats.length; by++) {
        const rest = mine.some((place) => place.by.some((lit, s) => s > by && s !== seat && lit !== FALSE))
        if (by < 0 ? !rest : by < table.seats.length - 1 && mine.every((place) => place.by[by] === FALSE)) continue
        const may = mayMove(table, f, k, steps, calls, seat, n, by)
        const groups = rest ? choose(mine, n) : [mine.slice(0, n)]
        for (const group of groups) f.any([...group.map((place) => not(rest ? early(place, by) : place.used)), may])
      }
    }
  })
}

/** The step is promised before any text of a later seat is answered; forced if it is. */
function promised(f: Formula, k: number, place: StepPlace, by: number): Lit {
  const lit = f.fresh('early', k, place.code, by)
  f.clause(not(place.alone), lit)
  place.by.forEach((tabler, s) => {
    if (s <= by || s === place.seat) f.clause(not(tabler), lit)
  })
  return lit
}

/** True only if by then the seat has promised to be in a room that lets it make `n` steps. */
function mayMove(
  table: Table,
  f: Formula,
  k: number,
  steps: Steps,
  calls: readonly (readonly Lit[])[],
  seat: number,
  n: number,
  by: number,
): Lit {
  const ways: Lit[] = []
  table.rooms.forEach((room, r) => {
    if (room.mobility < n || !room.members.includes(seat)) return
    ways.push(calls[r]![seat]!)
    for (const place of steps.places) {
      const tablers = place.by.filter((_, s) => s === seat || (place.seat === seat && s <= by))
      if (place.rooms[r] === FALSE || tablers.every((lit) => lit === FALSE)) continue
      const there = f.fresh('there', k * 16 + by, 16 * n + seat, place.code, r)
      f.clause(not(there), place.rooms[r]!)
      f.any([not(there), ...tablers])
      ways.push(there)
    }
  })
  const lit = f.fresh('further', k, seat, n, by)
  f.any([not(lit), ...ways])
  return lit
}
