/** The bargainer that reads its party's statements strictly: what was refused counts for more than what was offered. */
import { BARGAINING, bargaining } from './bargaining.ts'
import type { Policy } from './policy.ts'
import { HARD } from './reading.ts'

export const hard: Policy = {
  id: 'hard',
  name: 'policy.hard',
  source: 'reading',
  describe: { ...BARGAINING, looksAt: [...BARGAINING.looksAt, 'own-statements'] },
  ...bargaining(HARD),
}
