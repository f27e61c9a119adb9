/** What the YAML reader found, in the words of somebody who writes scenarios: the common slips by name, the rest as the reader has it. */
import { phrase, type Told, tell } from '../std/told.ts'

export interface YamlFault {
  readonly said: Told
  readonly fix?: Told
  /** In English, where the reader's own words say more. */
  readonly message?: string
  readonly offset: number
}

interface ReaderError {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

interface Slip {
  readonly found: RegExp
  readonly said: Told
  readonly fix: Told
}

const SLIPS: readonly Slip[] = [
  {
    found: /^Nested mappings/,
    said: tell`A second “key:” begins inside the value of a key.`,
    fix: tell`Words with a colon stand in quotation marks: "Remember: …". A key begins a line of its own, as far to the right as the keys beside it.`,
  },
  {
    found: /^Unexpected scalar at node end/,
    said: tell`Something follows here that belongs to nothing.`,
    fix: tell`Words in quotation marks end at the next mark of that kind: inside "…" write “…”, and around an apostrophe "…". Behind the closing mark nothing follows.`,
  },
  {
    found: /^All mapping items must start|^Sequence item without/,
    said: tell`This line stands further to the left or to the right than the lines it belongs with.`,
    fix: tell`Indent it with spaces, as far as they are.`,
  },
  {
    found: /^Tabs are not allowed/,
    said: tell`A tab stands here.`,
    fix: tell`Indent with spaces, as the lines above.`,
  },
  {
    found: /^Missing closing ["']/,
    said: tell`Quotation marks that were opened above are not closed.`,
    fix: tell`Look for the last line that begins words with " or ' and does not end them.`,
  },
  {
    found: /^Implicit map keys need/,
    said: tell`This has no colon, so it is no key.`,
    fix: tell`Write “key: value”.`,
  },
  {
    found: /^Implicit keys need/,
    said: tell`Here a key was expected, with a colon behind it.`,
    fix: tell`Words over several lines begin with “>-” behind their key.`,
  },
  {
    found: /^Block collections are not allowed within flow/,
    said: tell`Inside { } or [ ] a comma is missing, or a bracket is not closed.`,
    fix: tell`Put a comma between two entries, and close every bracket.`,
  },
  {
    found: /block-seq-ind on same line/,
    said: tell`A list does not begin on the line of its key.`,
    fix: tell`Write [a, b], or begin “- ” on the next line.`,
  },
]

/** @param text in which the error stands */
export function yamlFault({ code, message, pos: [at] }: ReaderError, text: string): YamlFault {
  if (/^Flow (map|sequence) in/.test(message))
    return {
      said: tell`A bracket that was opened here or above is not closed.`,
      fix: tell`Add the missing } or ].`,
      // The reader stops at what comes next; the bracket is missing behind what came before.
      offset: text.slice(0, at).trimEnd().length,
    }
  if (code === 'BAD_SCALAR_START')
    return {
      said: tell`Words cannot begin with “${text.charAt(at)}”.`,
      fix: tell`Put them in quotation marks.`,
      offset: at,
    }
  const slip = SLIPS.find(({ found }) => found.test(message))
  if (slip !== undefined) return { said: slip.said, fix: slip.fix, offset: at }
  return { said: tell`The YAML cannot be read here: ${phrase(code)}.`, message, offset: at }
}
