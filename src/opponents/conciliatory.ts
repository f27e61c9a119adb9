/** The bargainer that reads its party's statements openly: what was offered counts for more than what was refused. */
import { BARGAINING, bargaining } from './bargaining.ts'
import type { Policy } from './policy.ts'
import { CONCILIATORY } from './reading.ts'

export const conciliatory: Policy = {
  id: 'conciliatory',
  name: 'policy.conciliatory',
  source: 'reading',
  describe: { ...BARGAINING, looksAt: [...BARGAINING.looksAt, 'own-statements'] },
  ...bargaining(CONCILIATORY),
}
