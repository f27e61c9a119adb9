/**
 * Which exits stand as signs, which have a ramp, and which become rows that the
 * page lists. Three stations at most; signs fewer still when the frame is narrow,
 * because no sign may shrink its words below 12 px.
 */
import type { RoadExit, RoadFrame, RoadView } from './view.ts'

export interface ExitsOnRoad {
  /** Nearest first. */
  readonly signs: readonly RoadExit[]
  readonly rows: readonly RoadExit[]
  /** Ramp and barrier, nearest first; every sign is among them. */
  readonly stations: readonly RoadExit[]
}

const STATIONS = 3

export function exitsOnRoad(view: RoadView, frame: RoadFrame): ExitsOnRoad {
  const stations = nearest(view.exits, STATIONS)
  const signs = view.quiet ? [] : nearest(view.exits, signsThatFit(frame))
  return { signs, stations, rows: view.exits.filter((exit) => !signs.includes(exit)) }
}

function signsThatFit(frame: RoadFrame): number {
  if (frame.tall || frame.width < 620) return 1
  return frame.width < 960 ? 2 : STATIONS
}

/** The nearest that still matter, filled up with the shut ones, in road order. */
function nearest(exits: readonly RoadExit[], count: number): RoadExit[] {
  const rank = [...exits.filter(stillMatters), ...exits.filter((exit) => !stillMatters(exit))]
  const chosen = new Set(rank.slice(0, count))
  return exits.filter((exit) => chosen.has(exit))
}

function stillMatters(exit: RoadExit): boolean {
  return exit.state !== 'sealed' && exit.state !== 'signed' && exit.state !== 'moot'
}
