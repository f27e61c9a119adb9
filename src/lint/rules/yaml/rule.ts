/** What keeps a text from being read at all; found by the reader itself. */
import type { Rule } from '../../rule.ts'

export const yaml: Rule = {
  name: 'yaml',
  codes: ['yaml', 'too-large', 'too-much', 'nul', 'aliases', 'unknown-alias', 'old-format'],
  check: () => [],
}
