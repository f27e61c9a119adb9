/**
 * Why a game did not sign an exit: what stood in the way when its last round in
 * that game was over. Read from states that were played; nothing is searched.
 */

import { coverLimit, rise } from '../../engine/cost.ts'
import type { Replay } from '../../engine/game.ts'
import { holds } from '../../engine/holds.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { blocksAt } from '../../offramps/blocks.ts'

export type MissedCode =
  /** It could have paid the step and did not take it; it could not pay; it never accepts. */
  | 'unmoved'
  | 'short'
  | 'red'
  /** An act of the calendar made it void; another exit ended the game first. */
  | 'shut'
  | 'over'
  /** Nothing barred it, and not all signed. */
  | 'unsigned'
  /** Any other condition, by its code. */
  | 'track'
  | 'held'
  /** A word in confidence that it rests on was not given. */
  | 'told'
  | 'other'

/** Counted games by `code of…`, of one exit: `short south/shares/half`, `track tension`, `shut gale`. */
export type MissedCounts = Readonly<Record<string, number>>

/** Keys `exit code of` of one game. */
export function missedIn(table: Table, { rounds }: Replay): readonly string[] {
  const { layout, scenario } = table
  const end = rounds.at(-1)
  if (end === undefined) return []
  return scenario.exits.flatMap(({ id, window }, e) => {
    if (end.after[layout.taken + e]! > 0) return []
    const shut = scenario.events.find(({ shuts }, v) => shuts.includes(id) && end.after[layout.event + v]! > 0)
    const lastRound = Math.min(window[1], shut?.at ?? window[1])
    const last = rounds.findLast(({ round }) => round < lastRound)
    const isShut = shut !== undefined && shut.at < window[1]
    if (last === undefined || last.round + 1 < window[0])
      return [`${id} ${isShut ? `shut ${shut.id}` : codeOfEnd(table, end.after)}`]
    const why = [
      ...(isShut ? [`shut ${shut.id}`] : []),
      ...(last.round + 1 < lastRound ? [codeOfEnd(table, end.after)] : []),
      ...standingIn(table, last.before, last.after, e),
    ]
    return (why.length === 0 ? ['unsigned '] : why).map((key) => `${id} ${key}`)
  })
}

/** What ended a game before the exit’s last round. */
const codeOfEnd = (table: Table, row: Row): string => {
  const by = table.scenario.exits.find(({ kind }, e) => kind === 'ends' && row[table.layout.taken + e]! > 0)
  return by === undefined ? 'other ended' : `over ${by.id}`
}

/** At the end of its last round; what only the calendar put there after the signatures is no reason. */
function standingIn(table: Table, before: Row, after: Row, exit: number): readonly string[] {
  const { conditions } = table.exits[exit]!
  const barredBefore = conditions.some((test) => test.k === 'track' && !holds(table, before, test))
  return blocksAt(table, after, exit).flatMap(({ code, of, seat, must }) => {
    switch (code) {
      case 'window':
        return []
      case 'stance':
        return [stepKey(table, after, seat!, of, String(must))]
      case 'told':
        return [`told ${seat}/${of}/${must}`]
      case 'track':
        return barredBefore ? [`track ${of}`] : []
      case 'held':
        return [`held ${of}`]
      default:
        return [`other ${code}/${of}`]
    }
  })
}

/** Could the seat have paid for it in the cheapest way there is, in a deal with all the cover that a room gives? */
function stepKey(table: Table, row: Row, seat: string, issue: string, option: string): string {
  const [s, i] = [table.seats.indexOf(seat), table.issues.indexOf(issue)]
  const gross = rise(table, row, { h: table.holding[s]![i]!, o: table.options[i]!.indexOf(option) })
  const cover = Math.max(0, ...table.rooms.map((_, room) => coverLimit(table, row, room, s)))
  const net = gross - Math.min(cover, Math.floor(gross / 2))
  const code: MissedCode = gross >= RED ? 'red' : net > row[table.layout.standing + s]! ? 'short' : 'unmoved'
  return `${code} ${seat}/${issue}/${option}`
}
