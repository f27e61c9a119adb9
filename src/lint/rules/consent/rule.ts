/**
 * Nothing about X without X: an exit that settles what concerns a party has
 * that party's yes. Where agreement signs at once nobody is asked to sign, so
 * the party must be a signatory; and whoever a term names must be asked at all.
 * What is said in confidence past somebody whom it concerns needs a document.
 */
import type { OffRamp, Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { tell } from '../../../std/told.ts'
import { error, type Rule, shortName, warning } from '../../rule.ts'

export const consent: Rule = {
  name: 'consent',
  codes: ['consent-missing', 'consent-named', 'consent-owner', 'consent-untold'],
  check: ({ scenario }) => [
    ...scenario.exits.flatMap((exit, i) => [
      ...notAsked(scenario, exit, i),
      ...namedOnly(scenario, exit, i),
      ...untold(scenario, exit, i),
    ]),
    ...owned(scenario),
  ],
}

/** Concerned seats that same-round signing would pass over. */
function notAsked(scenario: Scenario, exit: OffRamp, i: number): readonly Diagnostic[] {
  if (scenario.rules.signing !== 'same-round') return []
  const isSeat = (id: string) => scenario.parties.some((party) => party.id === id && party.role === 'seat')
  return exit.terms.flatMap(({ issue }) => {
    const concerned = scenario.issues.find(({ id }) => id === issue)?.concerns ?? []
    return concerned
      .filter((seat) => isSeat(seat) && !exit.signatories.includes(seat))
      .map((seat) =>
        error(
          'consent-missing',
          `exits.${i}.signatories`,
          tell`“${exit.name}” settles “${issue}”, which concerns ${shortName(scenario, seat)}, and it can be signed without that yes.`,
          tell`Add “${seat}” to the signatories, or write “signing: next-round”, where everyone concerned is asked.`,
        ),
      )
  })
}

/** A word in confidence goes round whom its article concerns: only where that is documented. */
function untold(scenario: Scenario, exit: OffRamp, i: number): readonly Diagnostic[] {
  return (exit.inConfidence ?? []).flatMap(({ issue, text }, n) => {
    if (text.cite.length > 0) return []
    return concernsOf(scenario, issue)
      .filter((party) => !exit.signatories.includes(party))
      .map((party) =>
        error(
          'consent-untold',
          `exits.${i}.inConfidence.${n}.text`,
          tell`“${exit.name}” rests on a word about “${issue}”, which concerns ${shortName(scenario, party)}, and nobody asks there.`,
          tell`Cite the document that says so, or let “${party}” sign.`,
        ),
      )
  })
}

/** Parties that an agreed option speaks of, and whom nothing asks. */
function namedOnly(scenario: Scenario, exit: OffRamp, i: number): readonly Diagnostic[] {
  const heard = new Set([...exit.signatories, ...exit.terms.flatMap(({ issue }) => concernsOf(scenario, issue))])
  return exit.terms.flatMap(({ issue, options }) => {
    const of = scenario.issues.find(({ id }) => id === issue)
    const words = of?.options.filter(({ id }) => options.includes(id)).map(({ words }) => words) ?? []
    const text = `${of?.lead ?? ''} ${words.join(' ')}`
    return scenario.parties
      .filter((party) => !heard.has(party.id) && isNamed(text, party.short))
      .map((party) =>
        // A voice cannot sign; that it is concerned is said in its briefing and asked about at the end.
        (party.role === 'seat' ? error : warning)(
          'consent-named',
          `exits.${i}.terms.${issue}`,
          tell`“${exit.name}” settles something about ${party.short}, who neither signs nor is asked.`,
          party.role === 'seat'
            ? tell`Add “${party.id}” to the signatories, or to “concerns” of “${issue}”.`
            : tell`Add “${party.id}” to “concerns” of “${issue}”.`,
        ),
      )
  })
}

/** What only one party may put on the table is not settled without it. */
function owned(scenario: Scenario): readonly Diagnostic[] {
  return scenario.exits.flatMap((exit, i) =>
    exit.terms.flatMap(({ issue }) => {
      const owner = scenario.issues.find(({ id }) => id === issue)?.ownedBy
      if (owner === undefined || exit.signatories.includes(owner)) return []
      return [
        error(
          'consent-owner',
          `exits.${i}.signatories`,
          tell`“${exit.name}” settles “${issue}”, which only ${shortName(scenario, owner)} may put on the table, without its signature.`,
          tell`Add “${owner}” to the signatories.`,
        ),
      ]
    }),
  )
}

const concernsOf = ({ issues }: Scenario, issue: string): readonly string[] =>
  issues.find(({ id }) => id === issue)?.concerns ?? []

/** The whole name as a word of its own; “US” is not in “muster”. */
function isNamed(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at < 0 || name.length < 2) return false
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)
  return !isLetter(text[at - 1]) && !isLetter(text[at + name.length])
}
