/**
 * A line as people would play it: only what it needs. A text that somebody
 * cannot accept on top of the rest becomes the meeting that it amounts to.
 */
import type { Act } from '../domain/move.ts'
import type { Line, PlannedRound } from '../domain/verdict.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { type Luck, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { everyoneAgrees } from './everyoneAgrees.ts'
import { signedIn } from './stillTakes.ts'

export function tidyLine(table: Table, row: Row, exit: number, line: Line, luck: Luck): Line {
  const round = signedIn(table, row, exit, line, luck)
  let tidy = shortened(table, row, exit, withoutFailures(table, row, line, luck), round, luck)
  // What another text needed may be gone now: each time round at least one text that fails becomes a meeting.
  for (;;) {
    const clean = withoutFailures(table, row, tidy, luck)
    if (JSON.stringify(clean) === JSON.stringify(tidy)) return tidy
    tidy = shortened(table, row, exit, clean, round, luck)
  }
}

function shortened(table: Table, row: Row, exit: number, line: Line, round: number, luck: Luck): Line {
  let tidy = line
  for (let i = tidy.length - 1; i >= 0; i--) {
    for (const seat of table.seats) {
      for (const act of tidy[i]!.commit[seat] ?? []) {
        const shorter = without(tidy, i, seat, act)
        if (signedIn(table, row, exit, shorter, luck) === round) tidy = shorter
      }
    }
  }
  return tidy
}

function without(line: Line, round: number, seat: string, act: Act): Line {
  return line.map((planned, i) => {
    if (i !== round) return planned
    const { [seat]: acts = [], ...others } = planned.commit
    const rest = acts.filter((other) => other !== act)
    return { commit: rest.length === 0 ? others : { ...others, [seat]: rest } }
  })
}

function withoutFailures(table: Table, row: Row, line: Line, luck: Luck): Line {
  let at = row
  return line.map((planned) => {
    const { commit } = asMeetings(table, at, planned)
    at = step(table, at, adjudicate(table, at, commit, everyoneAgrees(table, commit)).action, luck)
    return { commit }
  })
}

function asMeetings(table: Table, row: Row, planned: PlannedRound): PlannedRound {
  const { notes } = adjudicate(table, row, planned.commit, everyoneAgrees(table, planned.commit))
  const failed = notes.flatMap((note) => (note.kind === 'deal-failed' && note.cause.kind === 'act' ? [note.cause] : []))
  const commit: Record<string, readonly Act[]> = { ...planned.commit }
  for (const { by, act } of failed) {
    if (act.kind !== 'deal') continue
    const call: Act = { kind: 'call', room: act.room }
    const rest = (commit[by] ?? []).filter((other) => other !== act)
    commit[by] = rest.some((other) => other.kind === 'call' && other.room === act.room) ? rest : [...rest, call]
  }
  return { commit }
}
