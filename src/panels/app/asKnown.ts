/** The open game as whoever looks at it knows it: what was said in confidence to others is not in it. */
import { playedFor } from '../../engine/known.ts'
import { turnOf } from '../../store/flow.ts'
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

export function asKnown(open: Open): KnownOpen {
  const viewer = viewerOf(open)
  if (viewer === undefined || open.table.confidences.length === 0) return open
  const { table, save, played } = open
  const { stage, commit } = save.draft
  const revealed = stage === 'answer' || stage === 'counter' ? commit : {}
  return { ...open, viewer, played: playedFor(table, save.record, played, viewer, revealed) }
}
