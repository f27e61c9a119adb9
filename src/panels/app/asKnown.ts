/** The open game as whoever looks at it knows it: what was said in confidence to others is not in it. */
import type { Agenda } from '../../domain/move.ts'
import { Knowledge, playedFor } from '../../engine/known.ts'
import { turnOf } from '../../store/flow.ts'
import type { Draft } from '../../store/save.ts'
import type { Open } from '../../store/session.ts'

export interface KnownOpen extends Open {
  /** The seat that looks, null where nobody's secrets are shown; left out where nothing is hidden. */
  readonly viewer?: string | null
}

/** Round one device with nothing hidden, and once a game has ended, everybody sees all. */
function viewerOf({ save, table, played }: Open): string | null | undefined {
  if (played.over || save.mode === 'open') return undefined
  if (save.mode === 'solo') return save.me ?? null
  const turn = turnOf(table, save, played.row, played.over)
  return turn.kind === 'choose' || turn.kind === 'answer' ? turn.seat : null
}

/** What whoever looks has heard, round by round. */
export function hearing({ save, table, played, viewer }: KnownOpen): Pick<Knowledge, 'hears'> {
  if (viewer === undefined) return { hears: () => true }
  return new Knowledge(table, save.record, played.rounds, viewer, revealedIn(save.draft))
}

export function asKnown(open: Open): KnownOpen {
  const viewer = viewerOf(open)
  if (viewer === undefined) return open
  if (open.table.confidences.length === 0) return { ...open, viewer }
  const { table, save, played } = open
  return { ...open, viewer, played: playedFor(table, save.record, played, viewer, revealedIn(save.draft)) }
}

const revealedIn = ({ stage, commit }: Draft): Readonly<Record<string, Agenda>> =>
  stage === 'answer' || stage === 'counter' ? commit : {}
