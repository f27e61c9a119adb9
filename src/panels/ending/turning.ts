/** The turning points of the open game, each with the change to show, and the round to go back to. */
import type { Row } from '../../engine/table.ts'
import type { Timeline } from '../../offramps/timeline.ts'
import type { Alternative, Keeper, TurningPoint } from '../../offramps/turningPoint.ts'
import type { Open } from '../../store/session.ts'
import { exitOf, type Speaker } from '../table/speaker.ts'
import { playedSeats } from './yours.ts'

export interface Turning {
  readonly point: TurningPoint
  /** What the people at this table alone could have changed. */
  readonly own: Alternative | undefined
  /** Where nobody at this table could alone: what they could have changed together with others. */
  readonly joint: Keeper | undefined
  /** The change to show: their own before others', later before earlier. */
  readonly best: Alternative | undefined
  /** Column of the round in question, from 0. */
  readonly column: number
  /** What was known when the round that closed it began: was there still a way? */
  readonly before: 'ready' | 'reachable' | 'unknown'
  /** The state in which it was found closed. */
  readonly after: Row
  /** Finished rounds to keep when trying from there; null where the game had not begun. */
  readonly keep: number | null
}

/** Those that a person could change come first, the player's own at the head. */
export function turningsOf(
  sp: Speaker,
  { save, played }: Open,
  line: Timeline,
  points: readonly TurningPoint[],
): readonly Turning[] {
  const mine = playedSeats(save)
  const rank = ({ best, own, joint }: Turning) =>
    own !== undefined ? 0 : best !== undefined ? 1 : joint !== undefined ? 2 : 3
  return points
    .map((point): Turning => {
      const late = [...point.couldHaveKept].sort((a, b) => b.index - a.index)
      const own = late.find(({ seat }) => mine.includes(seat))
      const best = own ?? late[0]
      const together = own === undefined ? point.keepers.filter(withOthers(mine)) : []
      const joint = best === undefined ? together[0] : together.find(({ index }) => index === best.index)
      const closed = point.round - 1 - played.laid.length
      const keep = best?.index ?? joint?.index ?? (closed < 0 ? null : closed)
      const after = (line.boundaries.find(({ round }) => round === point.round + 1) ?? line.boundaries.at(-1))!.row
      const column = Math.max(0, (best?.round ?? joint?.round ?? point.round) - 1)
      return { point, own, joint, best, before: beforeOf(line, point), column, after, keep }
    })
    .sort((a, b) => rank(a) - rank(b) || exitNumber(sp, a) - exitNumber(sp, b))
}

const withOthers =
  (mine: readonly string[]) =>
  ({ seats, index }: Keeper): boolean =>
    index >= 0 && seats.length > 1 && seats.some((seat) => mine.includes(seat))

function beforeOf(line: Timeline, { exit, round }: TurningPoint): Turning['before'] {
  const cell = line.lanes.find((lane) => lane.exit === exit)?.cells.find((one) => one.round === round)
  if (cell?.id === 'ready') return 'ready'
  return cell?.id === 'open' || cell?.id === 'closed' ? 'reachable' : 'unknown'
}

export const exitNumber = (sp: Speaker, { point }: Turning): number => exitOf(sp, point.exit)?.n ?? 0
