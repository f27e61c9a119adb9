/** What keeps a text from being read at all, found by the reader itself; and what is read otherwise than it was meant. */
import { tell } from '../../../std/told.ts'
import { type Rule, warning } from '../../rule.ts'
import { wordsIn } from '../../texts.ts'

export const yaml: Rule = {
  name: 'yaml',
  codes: ['yaml', 'too-large', 'too-much', 'nul', 'aliases', 'unknown-alias', 'old-format', 'curly-quotes'],
  check: ({ scenario, begins }) =>
    wordsIn(scenario)
      .filter(({ path, text }) => CURLY.test(text) && begins?.(path) === text.charAt(0))
      .map(({ path, text }) =>
        warning(
          'curly-quotes',
          path,
          tell`${text.charAt(0)} is no quotation mark of the format: it is read as a part of the words.`,
          tell`Put straight marks around the words: "…". Words that shall begin with ${text.charAt(0)} have both: "${text.charAt(0)}…".`,
        ),
      ),
}

/** As word processors and phones write them for ". */
const CURLY = /^[“”„]/
