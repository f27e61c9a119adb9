/**
 * Questions to the formula of one state: can this exit be signed in this
 * round, with this drawn, after everyone has waited so long? An answer "no"
 * can be proved; an answer "yes" comes with a line, which the caller replays.
 */
import type { ClauseProof } from '../../domain/verdict.ts'
import type { Row, Table } from '../../engine/table.ts'
import { FALSE, not, TRUE } from './formula.ts'
import type { Narrow } from './narrow.ts'
import { Plays } from './plays.ts'
import { type Found, readLine } from './readLine.ts'
import type { Answer, Lit } from './solver.ts'
import { writtenProof } from './writtenProof.ts'

export interface Question {
  readonly exit: number
  /** Signed in this round, from 0. */
  readonly round: number
  /** Chance events that happen, all others not; whatever is drawn if left out. */
  readonly draws?: readonly number[]
  /** Nobody acts and nothing is drawn before this round. */
  readonly waitUntil?: number
  /** Rounds that are not played. */
  readonly skips?: readonly number[]
}

export class Questions {
  readonly #table: Table
  readonly #row: Row
  #plays: Plays | null = null
  /** Answers "no" to plain questions, to be proved. */
  #ends: number[] = []
  /** Conflicts so far, since the last `restart`. */
  spent = 0

  constructor(table: Table, row: Row) {
    this.#table = table
    this.#row = row
  }

  /** Forgets what was learnt: an answer does not depend on what was asked about other exits. */
  restart(): void {
    this.#plays?.formula.solver.forget()
    this.#ends = []
    this.spent = 0
  }

  /** `narrow`: only plays that it lets in; if there are none it lets in more, and the answer is "too-narrow". */
  ask(question: Question, budget: number, narrow: Narrow | null = null): Answer | 'too-narrow' {
    const plays = this.#written()
    const { solver } = plays.formula
    const signed = plays.signed(question.exit, question.round)
    if (signed === FALSE) return 'unsat'
    const before = solver.conflicts
    const given = [...this.#given(plays, question), ...(narrow?.given(plays.rounds, question.round) ?? []), signed]
    const answer = solver.solve(given, budget, plays.rounds[question.round - plays.rounds[0]!.round]!.end)
    this.spent += solver.conflicts - before
    if (answer !== 'unsat') return answer
    if (narrow?.letIn(solver.core) === true) return 'too-narrow'
    this.#ends.push(solver.last)
    return answer
  }

  /** The line of the last answer "yes". */
  line(round: number): Found {
    return readLine(this.#table, this.#plays!, round)
  }

  /** What the answers "no" since the last restart rest on. */
  proof(): ClauseProof {
    return writtenProof(this.#plays!.formula, this.#ends)
  }

  /** All rounds, whatever is asked first: the same question finds the same formula. */
  #written(): Plays {
    if (this.#plays === null) {
      this.#plays = new Plays(this.#table, this.#row)
      this.#plays.extend(this.#table.rounds - 1)
    }
    return this.#plays
  }

  #given(plays: Plays, { draws, waitUntil = -1, skips = [] }: Question): Lit[] {
    const given: Lit[] = []
    this.#table.events.forEach((event, e) => {
      const lit = plays.draws[e]!
      if (event.chance === null || lit === TRUE) return
      if (event.at < waitUntil) given.push(not(lit))
      else if (draws !== undefined) given.push(draws.includes(e) ? lit : not(lit))
    })
    for (const round of plays.rounds) {
      if (skips.includes(round.round)) given.push(not(round.live))
      if (round.round >= waitUntil) continue
      const moves = [
        ...round.uses,
        ...round.steps.moves,
        ...round.calls.flat(),
        ...round.reserves,
        ...round.tells.map(({ lit }) => lit),
        ...round.proposals.flat(),
      ]
      for (const lit of moves) if (lit !== FALSE) given.push(not(lit))
    }
    return given
  }
}
