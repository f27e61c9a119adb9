/** What a seat answered, in a few words. */
import type { Answer, Matter } from '../../domain/move.ts'
import { type Speaker, short } from './speaker.ts'

/** "Russia: yes", "Russia: a counter-offer", "Russia: stays away". */
export function answerWords(sp: Speaker, matter: Matter, seat: string, answer: Answer): string {
  const party = short(sp, seat)
  if (matter.kind === 'call') return sp.t(answer.kind === 'accept' ? 'said.comes' : 'said.away', { party })
  if (matter.kind === 'sign') return sp.t(answer.kind === 'accept' ? 'said.signs' : 'said.doesNotSign', { party })
  return sp.t(`said.${answer.kind === 'away' ? 'decline' : answer.kind}`, { party })
}
