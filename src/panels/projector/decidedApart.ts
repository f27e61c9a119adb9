/** What decided at either of two tables, never the same under both: where the exit's own lines are alike, what else was. */
import { exitOf, type Speaker } from '../table/speaker.ts'
import { apart, cardsAt, type Deciding, decidedAt, given, putText, type RoundAt, wholeAt } from './decided.ts'
import type { SeenTable } from './seen.ts'

type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

/**
 * `index`: place of the played round, from 0. Null for a table that had ended before it. Of a table that never put a
 * text about the exit this is said first: whatever else moved there, there was nothing to sign.
 */
export function decidedApart(
  sp: Speaker,
  t: Say,
  tables: readonly [SeenTable, SeenTable],
  index: number,
  exit: string,
): readonly (Deciding | null)[] {
  return linesApart(sp, t, tables, index, exit).map((one, side) =>
    one === null || hadText(sp, tables[side]!, exit) ? one : { ...one, lines: [t('decided.never'), ...one.lines] },
  )
}

function hadText(sp: Speaker, { open }: SeenTable, id: string): boolean {
  const exit = exitOf(sp, id)
  return exit === undefined || open.played.rounds.some((round) => putText(round, exit))
}

function linesApart(
  sp: Speaker,
  t: Say,
  tables: readonly [SeenTable, SeenTable],
  index: number,
  exit: string,
): readonly (Deciding | null)[] {
  const at = tables.map((table) => roundAt(table, index))
  const own = at.map((one) => (one === null ? null : decidedAt(sp, t, one, exit)))
  const [a, b] = own
  if (a === null || b === null || a === undefined || b === undefined) return own
  if (apart(a.lines, b.lines) !== null) return own
  // The same became of the texts: what else the two rounds did not have in common, then their cards.
  for (const read of [wholeAt, cardsAt]) {
    const differ = apart(...(at.map((one) => read(sp, t, one!)) as [readonly string[], readonly string[]]))
    if (differ !== null) return own.map((one, side) => ({ ...one!, lines: [...one!.lines, ...differ[side]!] }))
  }
  return own.map((one, side) => ({ ...one!, lines: [...one!.lines, ...earlier(sp, t, tables, index, side)] }))
}

/** Two rounds alike in everything: the last one before that was not. */
function earlier(
  sp: Speaker,
  t: Say,
  tables: readonly [SeenTable, SeenTable],
  index: number,
  side: number,
): readonly string[] {
  for (let place = index - 1; place >= 0; place--) {
    const at = tables.map((table) => roundAt(table, place))
    if (at.includes(null)) continue
    const differ = apart(...(at.map((one) => cardsAt(sp, t, one!)) as [readonly string[], readonly string[]]))
    if (differ !== null)
      return [t('decided.before', { round: place + 1 + tables[side]!.open.played.laid.length }), ...differ[side]!]
  }
  return []
}

function roundAt({ open, lesson }: SeenTable, index: number): RoundAt | null {
  const round = open.played.rounds[index]
  return round === undefined ? null : { round, ...given(lesson, index) }
}
