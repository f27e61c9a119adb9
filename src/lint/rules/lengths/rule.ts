/** What fits on a sign and on a card, and what a first player can read in a round. */
import type { Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { tell } from '../../../std/told.ts'
import { type Rule, warning } from '../../rule.ts'
import { countWords } from '../../texts.ts'

export const lengths: Rule = {
  name: 'lengths',
  codes: ['sign-long', 'card-long', 'round-long'],
  check: ({ scenario }) => [...signs(scenario), ...cards(scenario), ...rounds(scenario)],
}

const SIGN = { words: 5, letters: 30 }
const CARD = 9
/** New words a round: in a short scenario, and in one of more than six rounds. */
const ROUND = { short: 150, long: 250 }

function signs({ exits }: Scenario): readonly Diagnostic[] {
  return exits
    .map(({ name }, i) => ({ name, path: `exits.${i}.name` }))
    .filter(({ name }) => countWords(name) > SIGN.words || name.length > SIGN.letters)
    .map(({ name, path }) =>
      warning(
        'sign-long',
        path,
        tell`“${name}” is too long for a road sign.`,
        tell`Three words are best; at most ${SIGN.words}, and ${SIGN.letters} letters.`,
      ),
    )
}

function cards({ instruments, reserves, issues }: Scenario): readonly Diagnostic[] {
  const long = (text: string, path: string): readonly Diagnostic[] =>
    countWords(text) > CARD
      ? [
          warning(
            'card-long',
            path,
            tell`A card with ${countWords(text)} words: “${text}”.`,
            tell`Say it in eight; at most ${CARD}.`,
          ),
        ]
      : []
  return [
    ...instruments.flatMap(({ title }, i) => long(title, `instruments.${i}.title`)),
    ...reserves.flatMap(({ title }, i) => long(title, `reserves.${i}.title`)),
    ...issues.flatMap(({ options }, i) =>
      options.flatMap(({ offer }, o) => long(offer, `issues.${i}.options.${o}.offer`)),
    ),
  ]
}

/** What everyone reads; the cards of a seat come on top and are counted when they are dealt. */
function rounds(scenario: Scenario): readonly Diagnostic[] {
  const most = scenario.rounds.length > 6 ? ROUND.long : ROUND.short
  const sum = (texts: readonly string[]) => texts.reduce((n, text) => n + countWords(text), 0)
  const articles = scenario.issues
    .filter(({ when }) => when.length === 0)
    .flatMap(({ name, lead, tail, options }) => [name, lead, tail, ...options.map(({ words }) => words)])
  const once = sum([...articles, ...scenario.exits.map(({ name }) => name)])
  return scenario.rounds.flatMap(({ news, lesson }, i) => {
    const titles = scenario.events.filter(({ at }) => at === i + 1).map(({ title }) => title)
    const n = sum([...news.map(({ text }) => text), lesson ?? '', ...titles]) + (i === 0 ? once : 0)
    return n <= most
      ? []
      : [
          warning(
            'round-long',
            `rounds.${i}`,
            tell`Round ${i + 1} brings ${n} new words before any card; at most ${most} are read.`,
            tell`Shorten the news, or let an article come to the table later (“when”).`,
          ),
        ]
  })
}
