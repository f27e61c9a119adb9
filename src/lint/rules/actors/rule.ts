/** No event without an actor: only a date that nobody set for the purpose, and that changes nothing, has none. */
import type { CalendarEvent } from '../../../domain/scenario.ts'
import { tell } from '../../../std/told.ts'
import { error, type Rule } from '../../rule.ts'

export const actors: Rule = {
  name: 'actors',
  codes: ['event-agentless', 'event-unprevented'],
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
    ]),
}

const changes = ({ effects, shuts }: CalendarEvent): boolean => Object.keys(effects).length > 0 || shuts.length > 0
