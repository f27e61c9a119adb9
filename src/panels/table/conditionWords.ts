/** What an exit asks beside its articles, in words, and whether it is so. */
import type { Condition, OffRamp } from '../../domain/scenario.ts'
import { holds } from '../../engine/holds.ts'
import { trackOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import {
  eventTitle,
  exitTab,
  flagName,
  issueName,
  namedAll,
  optionShort,
  reserveTitle,
  roomName,
  type Speaker,
  sentence,
  trackInside,
} from './speaker.ts'

/** @param at which of the exit's conditions, from 0 */
export function conditionWords(sp: Speaker, row: Row, exit: OffRamp, at: number): string {
  const condition = exit.conditions[at]!
  // A track says by its number how far it is.
  if ('track' in condition) return asked(sp, row, condition)
  const x = sp.scenario.exits.findIndex(({ id }) => id === exit.id)
  const test = sp.table.exits[x]?.conditions[at]
  if (test === undefined) return asked(sp, row, condition)
  const isKept = 'is' in condition && !condition.is
  const so = holds(sp.table, row, test)
  const key = isKept ? (so ? 'exit.kept' : 'exit.broken') : so ? 'exit.holds' : 'exit.fails'
  return sp.t(key, { condition: asked(sp, row, condition) })
}

function asked(sp: Speaker, row: Row, condition: Condition): string {
  if ('track' in condition) {
    const is = trackOf(sp.table, row, condition.track)
    const track = trackInside(sp, condition.track)
    return sentence(
      condition.atMost === undefined
        ? sp.t('exit.atLeast', { track, must: condition.atLeast, is })
        : sp.t('exit.atMost', { track, must: condition.atMost, is }),
    )
  }
  if ('held' in condition)
    return sentence(sp.t('exit.held', { room: roomName(sp, condition.held), count: condition.times }))
  if ('signed' in condition)
    return sp.t(condition.is ? 'exit.afterExit' : 'exit.notAfterExit', { tab: exitTab(sp, condition.signed) })
  if ('flag' in condition)
    return sp.t(condition.is ? 'exit.flagIs' : 'exit.flagIsNot', { flag: flagName(sp, condition.flag) })
  if ('event' in condition)
    return sp.t(condition.is ? 'exit.eventIs' : 'exit.eventIsNot', { event: eventTitle(sp, condition.event) })
  if ('reserve' in condition)
    return sp.t(condition.is ? 'exit.reserveIs' : 'exit.reserveIsNot', { reserve: reserveTitle(sp, condition.reserve) })
  if ('stance' in condition)
    return sp.t(condition.by === undefined ? 'exit.stanceAll' : 'exit.stanceIs', {
      issue: issueName(sp, condition.stance),
      parties: namedAll(sp, condition.by ?? []),
      options: condition.options.map((option) => optionShort(sp, condition.stance, option)).join(sp.t('exit.or')),
    })
  if ('any' in condition)
    return sentence(
      sp.t('exit.either') +
        condition.any
          .map((list) => list.map((one) => asked(sp, row, one)).join(sp.t('exit.both')))
          .join(sp.t('exit.orElse')),
    )
  return sp.t('exit.running')
}
