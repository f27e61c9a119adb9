/** What names something that is not there, or does not fit; found while reading. */
import type { Rule } from '../../rule.ts'

export const references: Rule = {
  name: 'references',
  codes: [
    'twice',
    'unknown-party',
    'unknown-seat',
    'unknown-issue',
    'unknown-option',
    'unknown-track',
    'unknown-flag',
    'unknown-room',
    'unknown-exit',
    'unknown-event',
    'unknown-reserve',
    'unknown-assumption',
    'unknown-round',
    'unknown-instrument',
    'not-holder',
    'cost-missing',
    'red-start',
    'term-unheld',
    'confidence-giver',
  ],
  check: () => [],
}
