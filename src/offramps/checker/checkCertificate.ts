/**
 * Checks what a verdict rests on, by programs that share nothing with the
 * search: a line is replayed through the rules, an act is looked up in the
 * state, an arithmetic is done again for every round that is left.
 */
import type { Certificate, Verdict } from '../../domain/verdict.ts'
import { allHold, isOver } from '../../engine/holds.ts'
import type { Row, Table } from '../../engine/table.ts'
import { no, ok, type Result } from '../../std/result.ts'
import { bestCase, forbids } from './arithmetic.ts'
import { EveryPlay } from './everyPlay.ts'
import { outOfReach } from './outOfReach.ts'
import { replayLine } from './replayLine.ts'

export type Checked = Result<Verdict['id']>

export function checkCertificate(table: Table, row: Row, verdict: Verdict): Checked {
  const exit = table.scenario.exits.findIndex((entry) => entry.id === verdict.exit)
  if (exit < 0) return no('unknown-exit')
  const isTaken = row[table.layout.taken + exit]! > 0
  const { certificate } = verdict
  switch (verdict.id) {
    case 'taken':
      return isTaken ? ok('taken') : no('not-taken')
    case 'moot':
      return !isTaken && row[table.layout.over] === 1 ? ok('moot') : no('not-ended')
    case 'not-proved':
      return certificate === undefined ? ok('not-proved') : no('needless')
    case 'sealed':
      return isTaken ? no('is-taken') : checkSeal(table, row, exit, verdict)
    default:
      return certificate?.kind === 'line' ? checkLine(table, row, exit, verdict, certificate) : no('no-line')
  }
}

function checkLine(
  table: Table,
  row: Row,
  exit: number,
  verdict: Verdict,
  line: Extract<Certificate, { kind: 'line' }>,
): Checked {
  const end = replayLine(table, row, line.rounds, line.draws)
  if (!end.ok) return end
  if (row[table.layout.taken + exit]! > 0 || end.value[table.layout.taken + exit] === 0) return no('line-takes-nothing')
  if (verdict.fewestRounds !== line.rounds.length) return no('wrong-length')
  if ((verdict.id === 'open') !== (line.rounds.length > 1 && isBarrierUp(table, row, exit))) return no('wrong-barrier')
  return (verdict.id === 'ready') === (line.rounds.length === 1) ? ok(verdict.id) : no('wrong-verdict')
}

/** Its window is open and every condition holds now, whatever is owed on the terms. */
function isBarrierUp(table: Table, row: Row, exit: number): boolean {
  const { first, last, conditions } = table.exits[exit]!
  return row[0]! >= first && row[0]! <= last && allHold(table, row, conditions)
}

function checkSeal(table: Table, row: Row, exit: number, verdict: Verdict): Checked {
  const { certificate } = verdict
  if (certificate?.kind === 'shut')
    return verdict.how === 'shut' && isShut(table, row, exit, certificate) ? ok('sealed') : no('not-shut')
  if (certificate?.kind === 'bound')
    return verdict.how === 'out-of-time' ? checkBounds(table, row, exit, certificate) : no('wrong-kind')
  if (certificate?.kind === 'clauses')
    return verdict.how === 'out-of-time' ? checkClauses(table, row, exit, certificate) : no('wrong-kind')
  return no('no-seal')
}

function isShut(table: Table, row: Row, exit: number, claim: Extract<Certificate, { kind: 'shut' }>): boolean {
  const index = table.scenario.events.findIndex((event) => event.id === claim.event)
  const event = table.scenario.events[index]
  if (event === undefined || event.at !== claim.round || event.actors.join() !== claim.by.join()) return false
  if (row[table.layout.event + index] !== 1) return false
  const isCondition = table.scenario.exits[exit]!.conditions.some(
    (condition) => 'event' in condition && condition.event === claim.event && !condition.is,
  )
  return isCondition || row[table.layout.shut + exit] === index + 1
}

function checkBounds(table: Table, row: Row, exit: number, claim: Extract<Certificate, { kind: 'bound' }>): Checked {
  const source = table.scenario.exits[exit]!
  const now = row[0]! + 1
  const last = Math.min(source.window[1], table.rounds)
  if (isOver(table, row) || now > last) {
    const { bound } = claim
    return bound.kind === 'window' && bound.lastRound === last && bound.round === now ? ok('sealed') : no('window-open')
  }
  const best = bestCase(table, row)
  for (let round = Math.max(now, source.window[0]); round <= last; round++) {
    const proof = claim.rounds.find((entry) => entry.round === round)
    if (proof === undefined) return no('round-missing', { round })
    if (!forbids(best, source, round, proof.bound)) return no('bound-fails', { round, kind: proof.bound.kind })
  }
  const shown = claim.rounds.at(-1)
  return shown !== undefined && JSON.stringify(shown.bound) === JSON.stringify(claim.bound)
    ? ok('sealed')
    : no('wrong-headline')
}

/** Rounds that no arithmetic forbids contradict the rules, clause by clause. */
function checkClauses(table: Table, row: Row, exit: number, claim: Extract<Certificate, { kind: 'clauses' }>): Checked {
  if (isOver(table, row)) return no('is-over')
  return outOfReach(table, row, exit, claim, () => new EveryPlay(table, row, table.rounds - 1).s)
}
