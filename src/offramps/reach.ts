/**
 * One question, asked many times about neighbouring states: can this exit still
 * be reached? Yes comes with a line that replays, no with a proof behind it;
 * anything else is unknown. What was asked before is not asked again.
 */
import type { LineCertificate, YesNo } from '../domain/reading.ts'
import type { Verdict } from '../domain/verdict.ts'
import { isOver } from '../engine/holds.ts'
import type { Row, Table } from '../engine/table.ts'
import { type Asking, Judge } from './verdict.ts'
import type { Working } from './working.ts'

export interface Reached {
  readonly can: YesNo
  readonly line?: LineCertificate
}

/** Taken already: nothing is left to do. */
const DONE: Reached = { can: 'yes', line: { kind: 'line', rounds: [], luck: false, draws: [] } }
const NO: Reached = { can: 'no' }

export class Reaches {
  readonly #table: Table
  readonly #exit: number
  readonly #asking: Asking
  readonly #known = new Map<string, Reached>()
  /** A verdict whose line is tried first. */
  #hint: Verdict | undefined
  /** Questions that may still be asked; the rest stays unknown. */
  left: number

  constructor(table: Table, exit: number, most: number, hint?: Verdict, asking: Asking = {}) {
    this.#table = table
    this.#exit = exit
    this.left = most
    this.#hint = hint
    this.#asking = asking
  }

  *from(row: Row): Working<Reached> {
    const { layout } = this.#table
    if (row[layout.taken + this.#exit]! > 0) return DONE
    if (isOver(this.#table, row) || row[layout.shut + this.#exit]! > 0) return NO
    const key = row.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.left <= 0) return { can: 'not-proved' }
    this.left--
    const found = this.#judged(row)
    this.#known.set(key, found)
    yield
    return found
  }

  #judged(row: Row): Reached {
    const before = this.#table.exits.map((_, x) => (x === this.#exit ? this.#hint : undefined))
    const verdict = new Judge(this.#table, row, { ...this.#asking, before, withoutSlack: true }).verdict(this.#exit)
    if (verdict.id === 'sealed' || verdict.id === 'moot') return NO
    if (verdict.certificate?.kind !== 'line') return { can: 'not-proved' }
    this.#hint = verdict
    return { can: 'yes', line: verdict.certificate }
  }
}
