/**
 * One question, asked many times about neighbouring states: can this exit still
 * be reached? Yes comes with a line that replays, no with a proof behind it;
 * anything else is unknown. Lines that were found nearby are tried first, and
 * what was asked before is not asked again.
 */
import type { LineCertificate, YesNo } from '../domain/reading.ts'
import type { Line, Verdict } from '../domain/verdict.ts'
import { adjudicate } from '../engine/adjudicate.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { isOver } from '../engine/holds.ts'
import { step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { everyoneAgrees } from './everyoneAgrees.ts'
import { type Asking, Judge } from './verdict.ts'
import type { Working } from './working.ts'

export interface Reached {
  readonly can: YesNo
  readonly line?: LineCertificate
}

/** Taken already: nothing is left to do. */
const DONE: Reached = { can: 'yes', line: { kind: 'line', rounds: [], luck: false, draws: [] } }
const NO: Reached = { can: 'no' }
const MOST_LINES = 4

/** The line, or what is left of it after its first round, if the rules replay it to the signature from here. */
export function replayed(table: Table, row: Row, exit: number, line: LineCertificate): LineCertificate | null {
  for (const rounds of [line.rounds, line.rounds.slice(1)])
    if (rounds.length > 0 && signs(table, row, exit, rounds, line.draws)) return { ...line, rounds }
  return null
}

function signs(table: Table, row: Row, exit: number, rounds: Line, draws: readonly string[]): boolean {
  let at = row
  for (const { commit } of rounds) {
    if (isOver(table, at)) return false
    for (const seat of Object.keys(commit)) if (!checkAgenda(table, at, seat, commit[seat]!).ok) return false
    const { action } = adjudicate(table, at, commit, everyoneAgrees(table, commit))
    at = step(table, at, action, (event) => draws.includes(table.scenario.events[event]!.id))
    if (at[table.layout.shut + exit]! > 0) return false
  }
  return at[table.layout.taken + exit]! > 0
}

/** One state, by a known line if there is one that still goes, by a verdict if not. */
export function reachedFrom(
  table: Table,
  row: Row,
  exit: number,
  lines: readonly LineCertificate[],
  asking: Asking = {},
): Reached {
  if (row[table.layout.taken + exit]! > 0) return DONE
  if (isOver(table, row) || row[table.layout.shut + exit]! > 0) return NO
  for (const line of lines) {
    const still = replayed(table, row, exit, line)
    if (still !== null) return { can: 'yes', line: still }
  }
  const { id, certificate } = new Judge(table, row, { ...asking, withoutSlack: true }).verdict(exit)
  if (certificate?.kind === 'line') return { can: 'yes', line: certificate }
  return id === 'not-proved' ? { can: 'not-proved' } : NO
}

export class Reaches {
  readonly #table: Table
  readonly #exit: number
  readonly #asking: Asking
  readonly #known = new Map<string, Reached>()
  /** Found last, first. */
  #lines: readonly LineCertificate[]
  /** Questions that may still be asked; the rest stays unknown. */
  left: number

  constructor(table: Table, exit: number, most: number, hint?: Verdict, asking: Asking = {}) {
    this.#table = table
    this.#exit = exit
    this.left = most
    this.#lines = hint?.certificate?.kind === 'line' ? [hint.certificate] : []
    this.#asking = asking
  }

  *from(row: Row): Working<Reached> {
    const key = row.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.left <= 0) return { can: 'not-proved' }
    this.left--
    const found = reachedFrom(this.#table, row, this.#exit, this.#lines, this.#asking)
    this.#known.set(key, found)
    if (found.line !== undefined && found.line.rounds.length > 0)
      this.#lines = [found.line, ...this.#lines.filter((line) => line !== found.line)].slice(0, MOST_LINES)
    yield
    return found
  }
}
