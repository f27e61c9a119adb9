/** What a seat answered, in a few words. */
import type { Answer, Matter } from '../../domain/move.ts'
import { forcedWhy } from './forcedNo.ts'
import type { Refused } from './matters.ts'
import { type Speaker, short } from './speaker.ts'

/**
 * "Russia: yes", "Russia: a counter-offer", "Russia: stays away", "Russia: could not say yes".
 * @param refused why it could not have said yes, where that is so
 * @param withWhy where nothing below the words gives the reason
 */
export function answerWords(
  sp: Speaker,
  matter: Matter,
  seat: string,
  answer: Answer,
  refused: Refused | null = null,
  withWhy = false,
): string {
  const party = short(sp, seat)
  if (refused !== null && answer.kind === 'decline')
    return sp.t(withWhy ? 'said.couldNotWhy' : 'said.couldNot', { party, why: forcedWhy(sp, refused) })
  if (matter.kind === 'call') return sp.t(answer.kind === 'accept' ? 'said.comes' : 'said.away', { party })
  if (matter.kind === 'sign') return sp.t(answer.kind === 'accept' ? 'said.signs' : 'said.doesNotSign', { party })
  return sp.t(`said.${answer.kind === 'away' ? 'decline' : answer.kind}`, { party })
}
