/**
 * The verdict on an off-ramp: from here, in this model, with these assumptions.
 * Certificates only: a line that the rules replay, an act that shut it, or an
 * arithmetic that a second program re-does. What has neither is "not proved".
 */
import type { Certificate, Line, Verdict } from '../domain/verdict.ts'
import { NOTHING } from '../engine/action.ts'
import { isOver } from '../engine/holds.ts'
import { exitIndex } from '../engine/read.ts'
import { type Luck, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { billAt } from './bill.ts'
import { barriers, blocksAt } from './blocks.ts'
import { type Bound, boundOf, closeOutlook } from './bounds.ts'
import { type Effort, FULL, LIGHT, SHORT, findLine } from './findLine.ts'
import type { Outlook } from './outlook.ts'
import { stillTakes } from './stillTakes.ts'

export interface Asking {
  /** States that one question may make. */
  readonly budget?: number
  /**
   * Verdicts on the state before, whose lines are tried first. Without them a
   * verdict is a function of the state alone; with them, of both states.
   */
  readonly before?: readonly (Verdict | undefined)[]
  /** Leave out how long everyone can wait. */
  readonly withoutSlack?: boolean
}

export const BUDGET = 1500

export function verdict(table: Table, row: Row, exit: string, asking: Asking = {}): Verdict {
  return new Judge(table, row, asking).verdict(exitIndex(table, exit))
}

export function verdicts(table: Table, row: Row, asking: Asking = {}): readonly Verdict[] {
  const judge = new Judge(table, row, asking)
  return table.exits.map((_, exit) => judge.verdict(exit))
}

/** What can be found about one exit from one state. */
interface Reach {
  readonly line: Line | null
  readonly draws: readonly number[]
  readonly needsLuck: boolean
  readonly bound: Bound
}

/** All questions about one state; what they share is worked out once. */
export class Judge {
  readonly #table: Table
  readonly #asking: Asking
  /** The state, then the states on the line on which everyone waits, by draw. */
  readonly #rows: Row[]
  readonly #outlooks = new Map<number, Outlook>()

  constructor(table: Table, row: Row, asking: Asking = {}) {
    this.#table = table
    this.#asking = asking
    this.#rows = [row]
  }

  verdict(exit: number): Verdict {
    const table = this.#table
    const row = this.#rows[0]!
    const base = { exit: table.scenario.exits[exit]!.id, bill: billAt(table, row, exit), blocks: blocksAt(table, row, exit) }
    if (row[table.layout.taken + exit]! > 0) return { ...base, id: 'taken' }
    // What an act had shut before another exit ended the crisis was not ended otherwise.
    const shut = shutBy(table, row, exit)
    if (shut === null && row[table.layout.over] === 1) return { ...base, id: 'moot' }
    if (shut !== null) return { ...base, id: 'sealed', how: 'shut', certificate: shut }
    const reach = this.#reach(0, exit, FULL)
    if (reach.bound.earliest < 0) return { ...base, id: 'sealed', how: 'out-of-time', certificate: boundCertificate(table, row, exit, reach.bound) }
    if (reach.line === null) return { ...base, id: 'not-proved' }
    const certificate: Certificate = { kind: 'line', rounds: reach.line, luck: reach.needsLuck, draws: reach.draws.map((e) => table.scenario.events[e]!.id) }
    const fewestRounds = reach.line.length
    const isUp = barriers(table, row, exit).length === 0
    const slack = this.#asking.withoutSlack ? {} : { slack: this.#slack(exit) }
    return { ...base, id: fewestRounds === 1 ? 'ready' : isUp ? 'open' : 'closed', fewestRounds, ...slack, needsLuck: reach.needsLuck, certificate }
  }

  /** Reachable, as far as a short search can tell? */
  isReachable(exit: number): boolean {
    return this.#reach(0, exit, SHORT).line !== null
  }

  outlookAt(wait: number): Outlook {
    let known = this.#outlooks.get(wait)
    if (known === undefined) this.#outlooks.set(wait, (known = closeOutlook(this.#table, this.#rows[wait]!)))
    return known
  }

  #reach(wait: number, exit: number, effort: Effort): Reach {
    const table = this.#table
    const row = this.#rows[wait]!
    if (isOver(table, row)) return { line: null, draws: [], needsLuck: false, bound: { earliest: -1, proofs: [] } }
    const bound = boundOf(table, this.outlookAt(wait), exit)
    if (bound.earliest < 0) return { line: null, draws: [], needsLuck: false, bound }
    let found: Reach | null = null
    let missed = false
    for (const draws of drawsAhead(table, row, exit)) {
      const line = this.#line(row, exit, draws, effort)
      if (line === null) missed = true
      else found ??= { line, draws, needsLuck: false, bound }
      if (missed && found !== null) break
    }
    return found === null ? { line: null, draws: [], needsLuck: false, bound } : { ...found, needsLuck: missed }
  }

  #line(row: Row, exit: number, draws: readonly number[], effort: Effort): Line | null {
    const { before, budget = BUDGET } = this.#asking
    const luck: Luck = (event) => draws.includes(event)
    const { certificate } = before?.[exit] ?? {}
    const known = stillTakes(this.#table, row, exit, certificate?.kind === 'line' ? certificate.rounds : undefined, luck)
    return known ?? findLine(this.#table, row, exit, { left: budget, luck }, effort)
  }

  /** Rounds everyone can wait: once out of reach on this line, it stays so. */
  #slack(exit: number): number {
    let low = 0
    let high = this.#lastWait(exit)
    while (low < high) {
      const middle = Math.trunc((low + high + 1) / 2)
      if (this.#reach(middle, exit, LIGHT).line !== null) low = middle
      else high = middle - 1
    }
    return low
  }

  #lastWait(exit: number): number {
    const table = this.#table
    const { last } = table.exits[exit]!
    const kind: Luck = () => false
    while (!isOver(table, this.#rows.at(-1)!)) this.#rows.push(step(table, this.#rows.at(-1)!, NOTHING, kind))
    let wait = 0
    while (wait + 1 < this.#rows.length && this.#rows[wait + 1]![0]! <= last && this.#rows[wait + 1]![table.layout.shut + exit] === 0) wait++
    return wait
  }
}

/** Made void by an event, or an event happened that must not have. */
export function shutBy(table: Table, row: Row, exit: number): Certificate | null {
  const by = row[table.layout.shut + exit]! - 1
  const broken = table.exits[exit]!.conditions.find((test) => test.k === 'event' && test.is === 0 && row[table.layout.event + test.i] === 1)
  const event = by >= 0 ? by : broken?.k === 'event' ? broken.i : -1
  if (event < 0) return null
  const source = table.scenario.events[event]!
  return { kind: 'shut', event: source.id, by: source.actors, round: source.at }
}

function boundCertificate(table: Table, row: Row, exit: number, bound: Bound): Certificate {
  const { last } = table.exits[exit]!
  const late = { round: row[0]! + 1, bound: { kind: 'window', lastRound: Math.min(last + 1, table.rounds), round: row[0]! + 1 } } as const
  return { kind: 'bound', bound: (bound.proofs.at(-1) ?? late).bound, rounds: bound.proofs }
}

/** Chance events that could still matter: none of them, then all, and up to three in every combination. */
function drawsAhead(table: Table, row: Row, exit: number): readonly (readonly number[])[] {
  const ahead: number[] = []
  table.events.forEach((event, e) => {
    if (event.chance !== null && event.at >= row[0]! && event.at < table.exits[exit]!.last && row[table.layout.event + e] === 0) ahead.push(e)
  })
  if (ahead.length === 0) return [[]]
  if (ahead.length > 3) return [[], ahead]
  const all: number[][] = []
  for (let bits = 0; bits < 1 << ahead.length; bits++) all.push(ahead.filter((_, i) => (bits >> i) & 1))
  return all
}

