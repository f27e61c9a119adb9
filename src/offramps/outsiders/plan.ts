/**
 * A plan for the rest: in every state the first round of a line on which the
 * outsiders are silent, and after each of their pushes the plan anew. If every
 * branch ends in the signature, the rest can do without them.
 */
import type { LineCertificate } from '../../domain/reading.ts'
import type { Row, Table } from '../../engine/table.ts'
import { reachedFrom } from '../reach.ts'
import type { Asking } from '../verdict.ts'
import type { Working } from '../working.ts'
import type { Contest } from './contest.ts'
import { silenced, withoutCards } from './silence.ts'

/** States looked at, and rounds replayed. */
const MOST_STATES = 400
const MOST_ENDS = 12_000
const MOST_LINES = 12

export class Plan {
  readonly #contest: Contest
  readonly #silent: Table
  readonly #asking: Asking
  readonly #known = new Map<string, boolean>()
  #lines: readonly LineCertificate[] = []
  #states = MOST_STATES
  #strong = false

  constructor(contest: Contest, asking: Asking) {
    this.#contest = contest
    this.#silent = silenced(contest.table, contest.outsiders)
    this.#asking = asking
  }

  /** Out of reach though the outsiders did nothing but refuse? `null`: not proved. */
  *failsInSilence(row: Row): Working<boolean | null> {
    const { can, line } = reachedFrom(
      this.#silent,
      withoutCards(this.#silent, row, this.#contest.outsiders),
      this.#contest.exit,
      this.#lines,
      this.#asking,
    )
    this.#keep(line)
    yield
    return can === 'no' ? true : can === 'yes' ? false : null
  }

  /** Against the outsiders as they are; if that is too much to look at, as strong as they could be: then fewer states differ. */
  *works(row: Row): Working<boolean> {
    for (const strong of [false, true]) {
      this.#known.clear()
      this.#strong = strong
      this.#states = MOST_STATES
      if (yield* this.#worksFrom(row)) return true
      if (this.#states > 0) return false
    }
    return false
  }

  *#worksFrom(row: Row): Working<boolean> {
    const contest = this.#contest
    if (contest.isTaken(row)) return true
    if (contest.isLost(row) || contest.reads.texts) return false
    const at = this.#strong ? contest.strengthened(row) : row
    const key = at.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const works = this.#states-- > 0 && (yield* this.#answersAll(at))
    this.#known.set(key, works)
    return works
  }

  *#answersAll(row: Row): Working<boolean> {
    const contest = this.#contest
    const { line } = reachedFrom(
      this.#silent,
      withoutCards(this.#silent, row, contest.outsiders),
      contest.exit,
      this.#lines,
      this.#asking,
    )
    yield
    const [first] = line?.rounds ?? []
    if (line === undefined || first === undefined || !contest.asksNoOutsider(first.commit)) return false
    this.#keep(line)
    const ends = contest.ends(row, first.commit, MOST_ENDS)
    if (ends === null) return false
    for (const end of ends) if (!(yield* this.#worksFrom(end))) return false
    return true
  }

  #keep(line: LineCertificate | undefined): void {
    if (line !== undefined && line.rounds.length > 0) this.#lines = [line, ...this.#lines].slice(0, MOST_LINES)
  }
}
