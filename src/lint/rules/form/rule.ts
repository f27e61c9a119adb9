/** What does not have the form of a scenario; found by the schema. */
import type { Rule } from '../../rule.ts'

export const form: Rule = {
  name: 'form',
  codes: [
    'form-missing',
    'form-unrecognized_keys',
    'form-invalid_type',
    'form-invalid_value',
    'form-invalid_union',
    'form-invalid_format',
    'form-invalid_key',
    'form-too_small',
    'form-too_big',
  ],
  check: () => [],
}
