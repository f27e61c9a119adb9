/** Counts a reader of any side would make first. They are counts: a balance of counts is not balance of truth. */
import type { Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { phrase, tell } from '../../../std/told.ts'
import { type Rule, shortName, warning } from '../../rule.ts'
import { countWords } from '../../texts.ts'

export const balance: Rule = {
  name: 'balance',
  codes: ['neutrality'],
  check: ({ scenario }) => countsOf(scenario).flatMap(({ what, path, by }) => lopsided(scenario, what, path, by)),
}

export const CAUTION = 'A balance of counts is not balance of truth.'

export interface Count {
  readonly what: string
  readonly path: string
  readonly by: readonly { readonly seat: string; readonly n: number }[]
}

/** What each seat has, in the order of the file. */
export function countsOf({ parties, instruments, aims, issues }: Scenario): readonly Count[] {
  const seats = parties.filter(({ role }) => role === 'seat')
  const count = (what: string, path: string, of: (seat: string) => number): Count => ({
    what,
    path,
    by: seats.map(({ id }) => ({ seat: id, n: of(id) })),
  })
  const cards = (kind: string) => (seat: string) =>
    instruments.filter((one) => one.kind === kind && one.seats.includes(seat)).length
  return [
    count('cards of pressure', 'instruments', cards('pressure')),
    count('cards of relief', 'instruments', cards('relief')),
    count('cards for home', 'instruments', cards('home')),
    count('aims', 'aims', (seat) => aims.filter((aim) => aim.seat === seat).length),
    count(
      'red lines',
      'issues',
      (seat) =>
        issues
          .flatMap(({ stances }) =>
            stances.filter((stance) => stance.seat === seat).flatMap(({ costs }) => Object.values(costs)),
          )
          .filter((cost) => cost === 'red').length,
    ),
    count('words of briefing', 'parties', (seat) =>
      (parties.find(({ id }) => id === seat)?.briefing ?? []).reduce((sum, { text }) => sum + countWords(text), 0),
    ),
  ]
}

/** A seat with less than half of what another has, where what matters is not which issues it holds. */
function lopsided(scenario: Scenario, what: string, path: string, by: Count['by']): readonly Diagnostic[] {
  if (what === 'red lines') return []
  const most = by.reduce((a, b) => (b.n > a.n ? b : a), { seat: '', n: 0 })
  const least = by.reduce((a, b) => (b.n < a.n ? b : a), most)
  if (most.n < 2 * least.n + 1 || most.n < 2) return []
  const list = by.map(({ seat, n }) => `${shortName(scenario, seat)} ${n}`).join(', ')
  return [
    warning(
      'neutrality',
      path,
      tell`Uneven ${phrase(what)}: ${list}. ${phrase(CAUTION)}`,
      tell`Look at it again; if the record is uneven, leave it and say so in “notes”.`,
    ),
  ]
}
