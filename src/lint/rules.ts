/** All rules, in the order in which an author meets them. */
import type { Rule } from './rule.ts'
import { actors } from './rules/actors/rule.ts'
import { balance } from './rules/balance/rule.ts'
import { calendar } from './rules/calendar/rule.ts'
import { consent } from './rules/consent/rule.ts'
import { files } from './rules/files/rule.ts'
import { force } from './rules/force/rule.ts'
import { form } from './rules/form/rule.ts'
import { hidden } from './rules/hidden/rule.ts'
import { lengths } from './rules/lengths/rule.ts'
import { numbers } from './rules/numbers/rule.ts'
import { reach } from './rules/reach/rule.ts'
import { references } from './rules/references/rule.ts'
import { sources } from './rules/sources/rule.ts'
import { translation } from './rules/translation/rule.ts'
import { unwritten } from './rules/unwritten/rule.ts'
import { voices } from './rules/voices/rule.ts'
import { yaml } from './rules/yaml/rule.ts'

export const RULES: readonly Rule[] = [
  files,
  yaml,
  form,
  references,
  calendar,
  consent,
  hidden,
  actors,
  force,
  sources,
  voices,
  balance,
  numbers,
  lengths,
  unwritten,
  reach,
  translation,
]

/** The page of a code: a path in the project, with the heading. */
export function pageOf(code: string): string | undefined {
  const rule = RULES.find(({ codes }) => codes.includes(code))
  return rule === undefined ? undefined : `src/lint/rules/${rule.name}/rule.md#${code}`
}
