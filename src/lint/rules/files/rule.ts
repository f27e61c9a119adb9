/** What keeps a file from being opened, or a translation from being looked at; found by the command line (`host/node/given`, `cli/check`). */
import type { Rule } from '../../rule.ts'

export const files: Rule = {
  name: 'files',
  codes: ['file-missing', 'file-unreadable', 'overlay-base'],
  check: () => [],
}
