/** Rounds follow one another, and what is dated lies in its round. */
import type { Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { phrase, type Told, tell } from '../../../std/told.ts'
import { error, type Rule, warning } from '../../rule.ts'

export const calendar: Rule = {
  name: 'calendar',
  codes: ['date-invalid', 'round-order', 'date-outside', 'span-reversed'],
  check: ({ scenario }) => [...rounds(scenario), ...dated(scenario), ...spans(scenario)],
}

function rounds({ rounds }: Scenario): readonly Diagnostic[] {
  return rounds.flatMap(({ from, to }, i) => {
    const wrong = [['from', from] as const, ['to', to] as const].filter(([, date]) => !isDate(date))
    if (wrong.length > 0) return wrong.map(([key, date]) => noDate(`rounds.${i}.${key}`, date))
    const found: Diagnostic[] = []
    if (to < from)
      found.push(
        error(
          'round-order',
          `rounds.${i}.to`,
          tell`Round ${i + 1} ends on ${to}, before it begins on ${from}.`,
          tell`Swap the two days.`,
        ),
      )
    const before = rounds[i - 1]?.to
    if (before !== undefined && isDate(before) && from <= before)
      found.push(
        error(
          'round-order',
          `rounds.${i}.from`,
          tell`Round ${i + 1} begins on ${from}, when round ${i} has not ended (${before}).`,
          tell`Begin it on a later day.`,
        ),
      )
    return found
  })
}

function dated(scenario: Scenario): readonly Diagnostic[] {
  const { events, history, starts } = scenario
  const at = (path: string, date: string, round: number, what: Told, whole = false): readonly Diagnostic[] => {
    if (!isDate(date)) return [noDate(path, date)]
    const { from, to } = scenario.rounds[round - 1] ?? {}
    if (from === undefined || to === undefined || (date >= from && (date <= to || whole))) return []
    return [
      warning(
        'date-outside',
        path,
        tell`${what} is dated ${date}; round ${round} runs from ${from} to ${to}.`,
        tell`Move it to its round, or correct the day.`,
      ),
    ]
  }
  return [
    // An event stands at the end of its round: a day or two after it is still that end.
    ...events.flatMap(({ date, at: round, title }, i) =>
      at(`events.${i}.date`, date, round, tell`“${title}”`, nextBegins(scenario, round, date)),
    ),
    ...history.flatMap(({ date, round }, i) => at(`history.${i}.date`, date, round, phrase('This act'))),
    ...starts.flatMap(({ date, round, title }, i) => at(`starts.${i}.date`, date, round, tell`“${title}”`)),
  ]
}

/** Before the round after has ended, the event can still be the end of this one. */
const nextBegins = ({ rounds }: Scenario, round: number, date: string): boolean =>
  date <= (rounds[round]?.to ?? '9999-12-31')

function spans({ exits, instruments, reserves, assumptions }: Scenario): readonly Diagnostic[] {
  const reversed = (path: string, span: readonly [number, number] | undefined, what: Told): readonly Diagnostic[] =>
    span !== undefined && span[0] > span[1]
      ? [
          error(
            'span-reversed',
            path,
            tell`${what} runs from ${span[0]} to ${span[1]}, which is backwards.`,
            tell`Write [${span[1]}, ${span[0]}].`,
          ),
        ]
      : []
  return [
    ...exits.flatMap(({ window, name }, i) => reversed(`exits.${i}.window`, window, tell`The window of “${name}”`)),
    ...instruments.flatMap(({ rounds, title }, i) => reversed(`instruments.${i}.rounds`, rounds, tell`“${title}”`)),
    ...reserves.flatMap(({ rounds, title }, i) => reversed(`reserves.${i}.rounds`, rounds, tell`“${title}”`)),
    ...assumptions.flatMap(({ range, name }, i) =>
      reversed(`assumptions.${i}.range`, range, tell`The range of “${name}”`),
    ),
  ]
}

const noDate = (path: string, date: string): Diagnostic =>
  error('date-invalid', path, tell`“${date.slice(0, 40)}” is no day of any year.`, tell`Days are written 2022-01-17.`)

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day that there was, without asking a clock. */
export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (found === null) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0)
}
