/** The bargainer: weighs a text by what it costs at home and by its own documented aims, as they stand. */
import { BARGAINING, bargaining } from './bargaining.ts'
import type { Policy } from './policy.ts'

export const bargainer: Policy = {
  id: 'bargainer',
  name: 'policy.bargainer',
  source: 'model',
  describe: BARGAINING,
  ...bargaining(),
}
