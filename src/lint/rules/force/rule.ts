/**
 * No move is a use of force, and not using force is nobody's concession. Acts
 * of force are events with a date and an actor. Pressure short of force
 * follows one rule for all seats.
 */
import type { Instrument, Num, Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { tell } from '../../../std/told.ts'
import { error, type Rule, type Subject, warning } from '../../rule.ts'

export const force: Rule = {
  name: 'force',
  codes: ['force-move', 'force-words', 'force-given', 'force-threat', 'pressure-unequal'],
  check: (subject) => {
    const played = playedIn(subject.scenario)
    return [
      ...played.flatMap((text) => neverAMove(subject, text)),
      ...played.flatMap(saysForce),
      // A summary may say under which condition somebody would sign, but not that force is forgone for it.
      ...subject.scenario.exits.flatMap(({ summary, gives }, i) =>
        [given(`exits.${i}.summary.text`, summary.text), given(`exits.${i}.gives`, gives ?? '')].flatMap(
          (found) => found ?? [],
        ),
      ),
      ...threats(subject.scenario),
      ...unequal(subject.scenario),
    ]
  },
}

/** Words that somebody at the table may play, offer, ask for or aim at. */
interface Played {
  readonly path: string
  /** What is done: a title, an option; not the sentence that tells about it. */
  readonly words: string
  readonly cite: readonly string[]
}

function playedIn(scenario: Scenario): readonly Played[] {
  return [
    ...scenario.instruments.map(({ title, text }, i) => ({
      path: `instruments.${i}.title`,
      words: title,
      cite: text.cite,
    })),
    ...scenario.reserves.map(({ title, text }, i) => ({ path: `reserves.${i}.title`, words: title, cite: text.cite })),
    ...scenario.issues.flatMap(({ options }, i) =>
      options.flatMap(({ words, offer, cite }, o) => [
        { path: `issues.${i}.options.${o}.words`, words, cite },
        { path: `issues.${i}.options.${o}.offer`, words: offer, cite: [] },
      ]),
    ),
    ...scenario.exits.map(({ name, summary }, i) => ({ path: `exits.${i}.name`, words: name, cite: summary.cite })),
    ...scenario.aims.map(({ text }, i) => ({ path: `aims.${i}.text`, words: text.text, cite: text.cite })),
  ]
}

function neverAMove({ dossier }: Subject, { path, cite }: Played): readonly Diagnostic[] {
  return cite
    .filter((id) => dossier?.claim(id)?.neverAMove === true)
    .map((id) =>
      error(
        'force-move',
        path,
        tell`This rests on “${id}” (${dossier?.claim(id)?.title ?? ''}), an act that no scenario offers as a move.`,
        tell`Make it an event with a date and an actor.`,
      ),
    )
}

const FORCE =
  /\b(invade|invades|invasion|attack|attacks|bomb|bombs|bombing|bombard|shell|shells|shelling|airstrikes?|air strikes?|cyber-?attacks?|annex|annexes|annexation|occupy|occupies|occupation|conquer|assault|assassinate|kidnap|blockade|strike first|nuclear strike|declare war|go to war)\b/i
const NOT_FORCE =
  /\b(do(es)? not|don’t|will not|won’t|not to|never|refrains? from|renounces?|promises? not to|abstains? from|gives? up|neither|nobody|no)\b[^.]{0,40}\b(attack|attacks|attacking|invade|invading|invasion|use of force|using force|use force|war|bomb|bombing|shelling)\b/i

function given(path: string, words: string): Diagnostic | null {
  const gift = NOT_FORCE.exec(words)
  if (gift === null) return null
  const told = tell`“${gift[0]}” makes not using force something that a party gives, asks or wants.`
  return error(
    'force-given',
    path,
    told,
    tell`Not using force is owed, not traded: a withdrawal, a limit, a date or an inspection may be a term.`,
  )
}

function saysForce({ path, words }: Played): readonly Diagnostic[] {
  const gift = given(path, words)
  if (gift !== null) return [gift]
  const found = FORCE.exec(words)
  return found === null
    ? []
    : [
        error(
          'force-words',
          path,
          tell`“${found[0]}” is a use of force, and no seat may choose it.`,
          tell`Acts of force are “events” with a date and their actors; at the table there are papers, visits, limits and dates.`,
        ),
      ]
}

const THREAT =
  /\b(threatens|threatened|threatening|threaten (?:to|with)|ultimatum|sinks? (the|a|its|their)|shoots?|kills?|burns? down|blows? up)\b/i

/** What somebody at the table does, as it is told. A threat in the calendar has its date and its actor. */
function threats({ instruments, reserves }: Scenario): readonly Diagnostic[] {
  const told = (list: string, entries: readonly { readonly text: { readonly text: string } }[]) =>
    entries.map(({ text: { text } }, i) => ({ path: `${list}.${i}.text.text`, text }))
  return [...told('instruments', instruments), ...told('reserves', reserves)].flatMap(({ path, text }) => {
    const found = THREAT.exec(text)
    return found === null
      ? []
      : [
          warning(
            'force-threat',
            path,
            tell`“${found[0]}”: is this a use of force, or a threat of it? No seat may play one.`,
            tell`If it is, leave it out or make it an event with a date and an actor; if it is not, find another word.`,
          ),
        ]
  })
}

/** What pressure gives its own side, adds to tension, and how long it rests. */
function unequal(scenario: Scenario): readonly Diagnostic[] {
  const value = (n: Num | undefined): number =>
    typeof n === 'number' ? n : (scenario.assumptions.find(({ id }) => `=${id}` === n)?.value ?? 0)
  const ruleOf = ({ standing, effects, cooldown }: Instrument): string => {
    const home = value(standing) + Object.values(effects.standing ?? {}).reduce((sum: number, n) => sum + value(n), 0)
    return `standing ${home}, pressure ${value(effects.pressure)}, cooldown ${cooldown}`
  }
  const pressing = scenario.instruments
    .map((instrument, i) => ({ instrument, i, rule: ruleOf(instrument) }))
    .filter(({ instrument }) => instrument.kind === 'pressure')
  const first = pressing[0]?.rule
  return pressing
    .filter(({ rule }) => rule !== first)
    .map(({ instrument, i, rule }) =>
      error(
        'pressure-unequal',
        `instruments.${i}`,
        tell`“${instrument.title}” has another rule (${rule}) than the first card of pressure (${first ?? ''}).`,
        tell`All seats share one rule for pressure short of force: give it the same numbers.`,
      ),
    )
}
