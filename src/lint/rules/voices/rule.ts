/** One party's words are not put into another's mouth, and loaded words stand only with whose they are. */
import type { Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { phrase, tell } from '../../../std/told.ts'
import { type Rule, type Subject, warning } from '../../rule.ts'
import { wordsIn } from '../../texts.ts'

export const voices: Rule = {
  name: 'voices',
  codes: ['voice-borrowed', 'word-loaded'],
  check: (subject) => [...borrowed(subject), ...loaded(subject.scenario)],
}

interface Spoken {
  readonly path: string
  readonly seat: string
  readonly text: string
  readonly cite: readonly string[]
}

/** Quoted words of a seat, none of whose sources has that seat among those who acted or spoke. */
function borrowed({ scenario, dossier }: Subject): readonly Diagnostic[] {
  if (dossier === undefined) return []
  return spokenIn(scenario).flatMap(({ path, seat, text, cite }) => {
    const claims = cite.flatMap((id) => dossier.claim(id) ?? [])
    const speakers = claims.flatMap(({ actor }) => actor ?? [])
    const isQuoted = /“[^”]{3,}”|‘[^’]{3,}’/.test(text)
    if (!isQuoted || speakers.length === 0 || speakers.includes(seat)) return []
    return [
      warning(
        'voice-borrowed',
        path,
        tell`Quoted as ${seat}’s words; its sources are about ${[...new Set(speakers)].join(', ')}.`,
        tell`Say whose words they are, or cite where this party said them.`,
      ),
    ]
  })
}

function spokenIn({ parties, issues }: Scenario): readonly Spoken[] {
  return [
    ...parties.flatMap(({ id, line }, i) =>
      line === undefined ? [] : [{ path: `parties.${i}.line.text`, seat: id, ...line }],
    ),
    ...issues.flatMap(({ stances }, i) =>
      stances.flatMap(({ seat, says }, s) =>
        Object.entries(says ?? {}).map(([option, said]) => ({
          path: `issues.${i}.stances.${s}.says.${option}.text`,
          seat,
          ...said,
        })),
      ),
    ),
  ]
}

interface Loaded {
  readonly pattern: RegExp
  readonly write: string
}

const LOADED: readonly Loaded[] = [
  { pattern: /\b(the )?Ukraine crisis\b/i, write: 'the crisis over Ukraine' },
  { pattern: /\bthe Ukraine\b(?! ’)/, write: 'Ukraine' },
  { pattern: /\bKiev\b/, write: 'Kyiv' },
  {
    pattern: /(?<![“‘"])\bspecial military operation\b/i,
    write: 'invasion; the other only as Moscow’s words, in quotation marks',
  },
  { pattern: /\bNATO(’s)? expansion\b/i, write: 'enlargement' },
  {
    pattern: /\b(both sides (are|were) to blame|war was inevitable|peace (was )?saved|war (was )?avoided)\b/i,
    write: 'what was done, and who did it',
  },
  {
    pattern: /(?<!self-proclaimed )\b(DNR|LNR|DPR|LPR)\b(?! \(by Kyiv)(?! and LNR)/,
    write: 'the self-proclaimed DNR and LNR, whole as in scenarios/README.md',
  },
]

function loaded(scenario: Scenario): readonly Diagnostic[] {
  return wordsIn(scenario).flatMap(({ path, text }) =>
    LOADED.flatMap(({ pattern, write }) => {
      // What follows the whole naming has been named.
      const found = pattern.exec(text.replace(/self-proclaimed DNR and LNR/g, 'self-proclaimed'))
      return found === null
        ? []
        : [
            warning(
              'word-loaded',
              path,
              tell`“${found[0]}” takes a side that the text does not attribute.`,
              tell`Write: ${phrase(write)}.`,
            ),
          ]
    }),
  )
}
