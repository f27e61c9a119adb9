/** The negotiating text as it stands: which article offers which words, and who stands where. Pure. */
import type { Agenda, Step } from '../../domain/move.ts'
import type { Issue, Option } from '../../domain/scenario.ts'
import { allHold } from '../../engine/holds.ts'
import { stanceOf } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'

export interface Alternative {
  readonly option: Option
  /** Seats that stand on it. */
  readonly holders: readonly string[]
  /** The chosen card would put somebody here. */
  readonly marked: boolean
}

export interface Article {
  readonly n: number
  readonly issue: Issue
  /** Exits among whose terms it is. */
  readonly exits: readonly number[]
  readonly alternatives: readonly Alternative[]
  /** The words on which everyone who holds it stands. */
  readonly agreed: Option | null
}

/** Articles on the table, in the order of the scenario, numbered as they stand. */
export function articlesOf(table: Table, row: Row, seat: string, picked: Agenda): readonly Article[] {
  const steps = stepsOf(seat, picked)
  return table.scenario.issues
    .filter((_, i) => allHold(table, row, table.tabled[i]!))
    .map((issue, i) => {
      const alternatives = issue.options.map((option) => ({
        option,
        holders: issue.stances
          .filter((stance) => stanceOf(table, row, stance.seat, issue.id) === option.id)
          .map((stance) => stance.seat),
        marked: steps.some((step) => step.issue === issue.id && step.option === option.id),
      }))
      const held = alternatives.filter((alternative) => alternative.holders.length > 0)
      return {
        n: i + 1,
        issue,
        exits: table.scenario.exits
          .filter((exit) => exit.terms.some((term) => term.issue === issue.id))
          .map((exit) => exit.n),
        alternatives,
        agreed: held.length === 1 && held[0]!.holders.length > 1 ? held[0]!.option : null,
      }
    })
}

/** Every step that an agenda would bring about. */
export function stepsOf(seat: string, agenda: Agenda): readonly Step[] {
  return agenda.flatMap((act) => {
    if (act.kind === 'deal') return act.steps
    return act.kind === 'shift' ? [{ seat, issue: act.issue, option: act.option }] : []
  })
}
