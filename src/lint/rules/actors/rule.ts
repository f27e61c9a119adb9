/** No event without an actor: only a date that nobody set for the purpose, and that changes nothing, has none. */
import type { CalendarEvent, Condition, Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { tell } from '../../../std/told.ts'
import { error, type Rule, warning } from '../../rule.ts'

export const actors: Rule = {
  name: 'actors',
  codes: ['event-agentless', 'event-unprevented', 'event-preventer'],
  check: ({ scenario }) =>
    scenario.events.flatMap((event, i) => [
      ...(event.actors.length === 0 && changes(event)
        ? [
            error(
              'event-agentless',
              `events.${i}.actors`,
              tell`“${event.title}” changes the game, and nobody does it.`,
              tell`Name who did it under “actors”. If it is only a date, or the weather, take its effects away: what changes the game is what somebody does because of it.`,
            ),
          ]
        : []),
      ...(event.unless.length > 0 && event.preventer === undefined
        ? [
            error(
              'event-unprevented',
              `events.${i}.unless`,
              tell`“${event.title}” can be prevented, and the player is not told by what.`,
              tell`Add “preventer” with one sentence.`,
            ),
          ]
        : []),
      ...otherExits(scenario, event, i),
    ]),
}

/** The sentence names exits by their numbers, and not those that prevent the event. */
function otherExits({ exits }: Scenario, { unless, preventer = '' }: CalendarEvent, i: number): readonly Diagnostic[] {
  const signed = unless.flatMap(signedIn)
  const prevents = exits.filter(({ id }) => signed.includes(id)).map(({ n }) => n)
  const named = [...preventer.matchAll(/\bexits? (\d+)/gi)].map(([, n]) => Number(n))
  const wrong = named.find((n) => !prevents.includes(n))
  if (wrong === undefined || prevents.length === 0) return []
  return [
    warning(
      'event-preventer',
      `events.${i}.preventer`,
      tell`This names exit ${wrong}; what prevents the event is exit ${prevents.join(', ')}.`,
      tell`Name the exits of “unless” by their numbers.`,
    ),
  ]
}

const signedIn = (conditions: readonly Condition[]): readonly string[] =>
  conditions.flatMap((one) =>
    'signed' in one ? (one.is === false ? [] : [one.signed]) : 'any' in one ? one.any.flatMap(signedIn) : [],
  )

const changes = ({ effects, shuts }: CalendarEvent): boolean => Object.keys(effects).length > 0 || shuts.length > 0
