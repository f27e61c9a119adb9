/** Conditions read what everyone sees. Found by the schema, which knows no other condition; flags of one hand alone are looked at here. */
import type { Rule } from '../../rule.ts'

export const hidden: Rule = {
  name: 'hidden',
  codes: ['hidden-read'],
  check: () => [],
}
