/**
 * The verdict on an off-ramp: from here, in this model, with these assumptions.
 * Certificates only: a line that the rules replay, an act that shut it, an
 * arithmetic that a second program re-does, or a proof over clauses that it
 * re-checks. What has none of these within the budget is "not proved".
 *
 * Bounds first, for reasons in words; then known lines and straight rollouts;
 * then all plays as one formula, round by round from what the bounds allow.
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
import { type Effort, findLine, LIGHT, SHORT } from './findLine.ts'
import type { Outlook } from './outlook.ts'
import { type Question, Questions } from './sat/ask.ts'
import { Narrow } from './sat/narrow.ts'
import { signedIn, stillTakes } from './stillTakes.ts'
import { tidyLine } from './tidyLine.ts'

export interface Asking {
  /** States that the rollouts of one question may make. */
  readonly budget?: number
  /** Conflicts that it may take to decide whether an exit can be reached. */
  readonly conflicts?: number
  /**
   * Verdicts on the state before, whose lines are tried first: they change
   * which line is shown, never what is said.
   */
  readonly before?: readonly (Verdict | undefined)[]
  /** Leave out how long everyone can wait. */
  readonly withoutSlack?: boolean
}

export const BUDGET = 1500
/** Conflicts that it may take to decide whether an exit can be reached at all. */
export const CONFLICTS = 9000
/** Conflicts for each of the questions that refine an answer: sooner, with other draws, after waiting. */
export const REFINING = 600

/** Rounds to spare of which the page warns. */
const WARNING = 2
/** Conflicts for the questions on which a word on the sign hangs: signed in this very round, a round to spare. */
export const AT_ONCE = 4000

export function verdict(table: Table, row: Row, exit: string, asking: Asking = {}): Verdict {
  return new Judge(table, row, asking).verdict(exitIndex(table, exit))
}

export function verdicts(table: Table, row: Row, asking: Asking = {}): readonly Verdict[] {
  const judge = new Judge(table, row, asking)
  return table.exits.map((_, exit) => judge.verdict(exit))
}

/** A line, the chance events that happen in it, and the round (from 0) of its signature. */
interface Way {
  readonly line: Line
  readonly draws: readonly number[]
  readonly round: number
}

/** What else a question lays down. */
type More = Omit<Question, 'exit' | 'round'>

/** One way to go through the rounds of a question. */
interface Pass {
  /** All plays; else those that `Narrow` lets in. */
  readonly wide?: boolean
  readonly gifts?: boolean
  /** Asks again as long as more is let in. */
  readonly again?: boolean
  /** Conflicts for each question. */
  readonly budget: number
}

/** Ways are found in narrow plays, proofs in wide ones; what is easy in any of them is not kept waiting. */
const REACHING: readonly Pass[] = [
  { budget: 200 },
  { budget: 400, again: true },
  { budget: 600, gifts: true },
  { budget: 1500, again: true },
  { budget: Number.POSITIVE_INFINITY, wide: true },
]
const REFINE: readonly Pass[] = [{ budget: 100 }, { budget: 100, gifts: true }, { budget: 40, wide: true }]

/** Yes with a way, no for certain, or neither within the budget. */
type Reach = { readonly is: 'yes'; readonly way: Way } | { readonly is: 'no' } | { readonly is: 'open' }

const NO: Reach = { is: 'no' }
const OPEN: Reach = { is: 'open' }

/** All questions about one state; what they share is worked out once. */
export class Judge {
  readonly #table: Table
  readonly #asking: Asking
  /** The state, then the states on the line on which everyone waits, nothing being drawn. */
  readonly #rows: Row[]
  readonly #outlooks = new Map<number, Outlook>()
  readonly #questions: Questions
  readonly #conflicts: number

  constructor(table: Table, row: Row, asking: Asking = {}) {
    this.#table = table
    this.#asking = asking
    this.#rows = [row]
    this.#questions = new Questions(table, row)
    this.#conflicts = asking.conflicts ?? CONFLICTS
  }

  verdict(exit: number): Verdict {
    const table = this.#table
    const row = this.#rows[0]!
    const base = {
      exit: table.scenario.exits[exit]!.id,
      bill: billAt(table, row, exit),
      blocks: blocksAt(table, row, exit),
    }
    if (row[table.layout.taken + exit]! > 0) return { ...base, id: 'taken' }
    // What an act had shut before another exit ended the crisis was not ended otherwise.
    const shut = shutBy(table, row, exit)
    if (shut === null && row[table.layout.over] === 1) return { ...base, id: 'moot' }
    if (shut !== null) return { ...base, id: 'sealed', how: 'shut', certificate: shut }
    const bound = this.#bound(0, exit)
    if (bound.earliest < 0)
      return { ...base, id: 'sealed', how: 'out-of-time', certificate: boundCertificate(table, row, exit, bound) }
    this.#asked = -1
    const reach = this.#soonest(exit, bound, LIGHT)
    if (reach.is === 'no')
      return {
        ...base,
        id: 'sealed',
        how: 'out-of-time',
        certificate: { kind: 'clauses', rounds: bound.proofs, proof: this.#questions.proof() },
      }
    if (reach.is === 'open') return { ...base, id: 'not-proved' }
    const { line, draws } = reach.way
    const needsLuck = this.#needsLuck(exit, bound, reach.way)
    const certificate: Certificate = {
      kind: 'line',
      rounds: line,
      luck: needsLuck,
      draws: draws.map((e) => table.scenario.events[e]!.id),
    }
    const fewestRounds = line.length
    const isUp = barriers(table, row, exit).length === 0
    const slack = this.#asking.withoutSlack ? {} : { slack: this.#slack(exit, reach.way) }
    return {
      ...base,
      id: fewestRounds === 1 ? 'ready' : isUp ? 'open' : 'closed',
      fewestRounds,
      ...slack,
      needsLuck,
      certificate,
    }
  }

  /** Reachable, as far as is known within the budget? */
  isReachable(exit: number): boolean {
    const bound = this.#bound(0, exit)
    if (bound.earliest < 0) return false
    if (this.#rollOut(0, exit, drawsAhead(this.#table, this.#rows[0]!, exit), SHORT) !== null) return true
    this.#asked = -1
    return this.#ask(exit, bound.earliest, this.#last(exit), {}, REFINING, REFINE).is === 'yes'
  }

  outlookAt(wait: number): Outlook {
    let known = this.#outlooks.get(wait)
    if (known === undefined) this.#outlooks.set(wait, (known = closeOutlook(this.#table, this.#rows[wait]!)))
    return known
  }

  #bound(wait: number, exit: number): Bound {
    return isOver(this.#table, this.#rows[wait]!)
      ? { earliest: -1, proofs: [] }
      : boundOf(this.#table, this.outlookAt(wait), exit)
  }

  #last = (exit: number): number => Math.min(this.#table.exits[exit]!.last, this.#table.rounds - 1)

  /** The exit that the formula was last asked about: what was learnt for another must not matter. */
  #asked = -1

  // ── the soonest signature

  /** A line is improved, from the first round that the bounds allow, until nothing sooner is possible. */
  #soonest(exit: number, bound: Bound, effort: Effort): Reach {
    const known = this.#rollOut(0, exit, drawsAhead(this.#table, this.#rows[0]!, exit), effort)
    const sooner =
      known === null
        ? this.#ask(exit, bound.earliest, this.#last(exit), {}, this.#conflicts, REACHING)
        : this.#ask(exit, bound.earliest, known.round - 1, {}, REFINING, REFINE)
    const best = this.#atOnce(exit, bound, sooner.is === 'yes' ? sooner.way : known, sooner.is)
    return best === null ? sooner : { is: 'yes', way: this.#tidy(exit, this.#skipping(exit, best)) }
  }

  /**
   * Can it be signed in this very round? That decides between "ready" and "open", and one round is a small question:
   * where the search for something sooner left it open, it is put to all plays of that round with a budget of its own.
   */
  #atOnce(exit: number, bound: Bound, best: Way | null, sooner: Reach['is']): Way | null {
    const round = this.#rows[0]![0]!
    if (best === null || best.round === round || bound.earliest > round || sooner === 'no') return best
    const found = this.#ask(exit, round, round, {}, AT_ONCE, REACHING)
    return found.is === 'yes' ? found.way : best
  }

  #tidy(exit: number, way: Way): Way {
    const line = tidyLine(this.#table, this.#rows[0]!, exit, way.line, (event) => way.draws.includes(event))
    return { ...way, line }
  }

  /** Where rounds may be skipped, a later signature may take fewer of them. */
  #skipping(exit: number, way: Way): Way {
    const table = this.#table
    const from = this.#rows[0]![0]!
    let best = way
    for (let round = from + way.line.length - 1; round <= this.#last(exit); round++) {
      const optional = table.onlyIf.flatMap((tests, k) => (tests.length > 0 && k > from && k < round ? [k] : []))
      const skips = round - from + 2 - best.line.length
      for (const some of choose(optional, skips)) {
        const found = this.#ask(exit, round, round, { skips: some }, REFINING, REFINE)
        if (found.is === 'yes' && found.way.line.length < best.line.length) best = found.way
      }
    }
    return best
  }

  /** By known lines and rollouts; the soonest of the draws that are tried. */
  #rollOut(wait: number, exit: number, draws: readonly (readonly number[])[], effort: Effort): Way | null {
    const table = this.#table
    const row = this.#rows[wait]!
    const { before, budget = BUDGET } = this.#asking
    const { certificate } = before?.[exit] ?? {}
    let best: Way | null = null
    for (const some of draws) {
      const luck: Luck = (event) => some.includes(event)
      const known = stillTakes(table, row, exit, certificate?.kind === 'line' ? certificate.rounds : undefined, luck)
      const line = known ?? findLine(table, row, exit, { left: budget, luck }, effort)
      if (line === null) continue
      const round = signedIn(table, row, exit, line, luck)
      if (best === null || line.length < best.line.length) best = { line, draws: some, round }
    }
    return best
  }

  /**
   * The formula, round by round and from narrow to wide; a line counts only if
   * the rules replay it. `conflicts`: for all rounds and passes together.
   */
  #ask(exit: number, from: number, to: number, more: More, conflicts: number, passes: readonly Pass[]): Reach {
    const questions = this.#questions
    if (this.#asked !== exit) questions.restart()
    this.#asked = exit
    const end = questions.spent + conflicts
    const narrow = new Narrow(this.#table, this.#rows[0]!, exit)
    const refuted = new Set<number>()
    for (const pass of passes) {
      narrow.gifts = pass.gifts === true
      for (let round = from; round <= to; round++) {
        if (refuted.has(round)) continue
        let answer: ReturnType<Questions['ask']>
        do {
          const left = Math.min(pass.budget, end - questions.spent)
          answer = left <= 0 ? 'unknown' : questions.ask({ exit, round, ...more }, left, pass.wide ? null : narrow)
        } while (answer === 'too-narrow' && pass.again === true)
        const way = answer === 'sat' ? this.#wayTo(exit, round) : null
        if (way !== null) return { is: 'yes', way }
        if (answer === 'unsat') refuted.add(round)
      }
    }
    return refuted.size === Math.max(0, to - from + 1) ? NO : OPEN
  }

  /** The line that the formula found, if the rules replay it. */
  #wayTo(exit: number, round: number): Way | null {
    const { rounds, draws } = this.#questions.line(round)
    const luck: Luck = (event) => draws.includes(event)
    return signedIn(this.#table, this.#rows[0]!, exit, rounds, luck) === round ? { line: rounds, draws, round } : null
  }

  // ── luck and waiting

  /** Are there draws with which it cannot be reached? */
  #needsLuck(exit: number, bound: Bound, way: Way): boolean {
    const table = this.#table
    for (const draws of drawsAhead(table, this.#rows[0]!, exit)) {
      if (draws.join() === way.draws.join()) continue
      if (signedIn(table, this.#rows[0]!, exit, way.line, (event) => draws.includes(event)) >= 0) continue
      if (this.#rollOut(0, exit, [draws], SHORT) !== null) continue
      if (this.#ask(exit, bound.earliest, this.#last(exit), { draws }, REFINING, REFINE).is !== 'yes') return true
    }
    return false
  }

  /** Rounds everyone can wait: once out of reach on this line, it stays so. */
  #slack(exit: number, way: Way): number {
    const lines = [way.line]
    let low = 0
    let high = this.#lastWait(exit)
    while (low < high) {
      const middle = Math.trunc((low + high + 1) / 2)
      if (this.#isReachableAfter(middle, exit, lines)) low = middle
      else high = middle - 1
    }
    // Few rounds to spare are shown as a warning: one too few would be a false one, so more is asked before it is said.
    while (low < WARNING && low < this.#lastWait(exit) && this.#isReachableAfter(low + 1, exit, lines, true)) low++
    return low
  }

  /** `lines`: those that are known; what is found is added. */
  #isReachableAfter(wait: number, exit: number, lines: Line[], closely = false): boolean {
    const table = this.#table
    const row = this.#rows[wait]!
    // What signs itself while everyone waits was not lost by waiting.
    if (row[table.layout.taken + exit]! > 0) return true
    const bound = this.#bound(wait, exit)
    if (bound.earliest < 0) return false
    const all = drawsAhead(table, row, exit)
    for (const line of lines)
      if (all.some((draws) => signedIn(table, row, exit, line, (event) => draws.includes(event)) >= 0)) return true
    const rolled = this.#rollOut(wait, exit, all, SHORT)
    if (rolled !== null) {
      lines.push(rolled.line)
      return true
    }
    const [conflicts, passes] = closely ? [AT_ONCE, REACHING] : [REFINING, REFINE]
    const found = this.#ask(exit, bound.earliest, this.#last(exit), { waitUntil: row[0]! }, conflicts, passes)
    if (found.is !== 'yes') return false
    lines.push(found.way.line.slice(found.way.line.findIndex(({ commit }) => Object.keys(commit).length > 0)))
    return true
  }

  #lastWait(exit: number): number {
    const table = this.#table
    const { last } = table.exits[exit]!
    const kind: Luck = () => false
    while (!isOver(table, this.#rows.at(-1)!)) this.#rows.push(step(table, this.#rows.at(-1)!, NOTHING, kind))
    let wait = 0
    while (
      wait + 1 < this.#rows.length &&
      this.#rows[wait + 1]![0]! <= last &&
      this.#rows[wait + 1]![table.layout.over] === 0 &&
      this.#rows[wait + 1]![table.layout.shut + exit] === 0
    )
      wait++
    return wait
  }
}

function choose(list: readonly number[], n: number): readonly (readonly number[])[] {
  if (n <= 0) return n === 0 ? [[]] : []
  return list.flatMap((item, i) => choose(list.slice(i + 1), n - 1).map((rest) => [item, ...rest]))
}

/** Made void by an event, or an event happened that must not have. */
export function shutBy(table: Table, row: Row, exit: number): Certificate | null {
  const by = row[table.layout.shut + exit]! - 1
  const broken = table.exits[exit]!.conditions.find(
    (test) => test.k === 'event' && test.is === 0 && row[table.layout.event + test.i] === 1,
  )
  const event = by >= 0 ? by : broken?.k === 'event' ? broken.i : -1
  if (event < 0) return null
  const source = table.scenario.events[event]!
  return { kind: 'shut', event: source.id, by: source.actors, round: source.at }
}

function boundCertificate(table: Table, row: Row, exit: number, bound: Bound): Certificate {
  const { last } = table.exits[exit]!
  const late = {
    round: row[0]! + 1,
    bound: { kind: 'window', lastRound: Math.min(last + 1, table.rounds), round: row[0]! + 1 },
  } as const
  return { kind: 'bound', bound: (bound.proofs.at(-1) ?? late).bound, rounds: bound.proofs }
}

/** Chance events that could still matter: none of them, then all, and up to five in every combination. */
function drawsAhead(table: Table, row: Row, exit: number): readonly (readonly number[])[] {
  const ahead: number[] = []
  table.events.forEach((event, e) => {
    if (
      event.chance !== null &&
      event.at >= row[0]! &&
      event.at < table.exits[exit]!.last &&
      row[table.layout.event + e] === 0
    )
      ahead.push(e)
  })
  if (ahead.length === 0) return [[]]
  if (ahead.length > 5) return [[], ahead]
  const all: number[][] = []
  for (let bits = 0; bits < 1 << ahead.length; bits++) all.push(ahead.filter((_, i) => (bits >> i) & 1))
  return all
}
