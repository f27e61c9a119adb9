/** A condition of the scenario in words that need no game: "tension at 2 or less". */
import type { Condition } from '../../domain/scenario.ts'
import {
  eventTitle,
  exitOf,
  flagName,
  issueName,
  namedAll,
  optionShort,
  reserveTitle,
  roomName,
  trackInside,
} from '../table/speaker.ts'
import type { Pen } from './pen.ts'

export function conditionWords(pen: Pen, condition: Condition): string {
  const { t, sp } = pen
  if ('track' in condition) {
    const track = trackInside(sp, condition.track)
    return [
      ...(condition.atLeast === undefined ? [] : [t('cond.atLeast', { track, n: condition.atLeast })]),
      ...(condition.atMost === undefined ? [] : [t('cond.atMost', { track, n: condition.atMost })]),
    ].join(t('cond.and'))
  }
  if ('flag' in condition) return t(condition.is ? 'cond.flag' : 'cond.flagNot', { flag: flagName(sp, condition.flag) })
  if ('held' in condition) return t('cond.held', { room: roomName(sp, condition.held), count: condition.times })
  if ('signed' in condition)
    return t(condition.is ? 'cond.signed' : 'cond.signedNot', { n: exitOf(sp, condition.signed)?.n ?? 0 })
  if ('ended' in condition) return t(condition.ended ? 'cond.ended' : 'cond.endedNot')
  if ('event' in condition)
    return t(condition.is ? 'cond.event' : 'cond.eventNot', { event: eventTitle(sp, condition.event) })
  if ('reserve' in condition)
    return t(condition.is ? 'cond.reserve' : 'cond.reserveNot', { title: reserveTitle(sp, condition.reserve) })
  if ('any' in condition) return condition.any.map((list) => conditionsWords(pen, list)).join(t('cond.or'))
  const { by } = condition
  return t(by === undefined ? 'cond.stance' : 'cond.stanceBy', {
    issue: issueName(sp, condition.stance),
    options: condition.options.map((id) => optionShort(sp, condition.stance, id)).join(t('cond.or')),
    parties: by === undefined ? '' : namedAll(sp, by),
  })
}

export const conditionsWords = (pen: Pen, list: readonly Condition[]): string =>
  list.map((one) => conditionWords(pen, one)).join(pen.t('cond.and'))
