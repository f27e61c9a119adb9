/**
 * A scenario in an author's own names that plays before a word of it is
 * written. What is to be written stands between ‹ ›, in the order in which one
 * writes, and always in quotation marks: there a colon or a comma does no harm.
 */
import { plainly, type Told, tell } from '../../std/told.ts'
import type { Article, Entry, Exit, Plan } from './asked.ts'

/** How a sentence reads in the author's language. */
export type Say = (told: Told) => string

export interface Skeleton {
  /** Where an editor finds the format. */
  readonly schema: string
  readonly language: string
  readonly say: Say
  /** Empty: still to be written. */
  readonly title?: string
}

export const skeletonOf = (plan: Plan, { schema, language, say, title = '' }: Skeleton = ENGLISH): string =>
  [
    head(plan, schema, language, title, say),
    parties(plan, say),
    issues(plan, say),
    exits(plan, say),
    rounds(plan, say),
    aims(plan, say),
    numbers(say),
    rooms(plan, say),
    instruments(plan, say),
    rest(say),
  ].join('\n')

const ENGLISH: Skeleton = { schema: '../assets/schema/scenario.v1.json', language: 'en', say: plainly }

const listed = (entries: readonly Entry[]): string => `[${entries.map(({ id }) => id).join(', ')}]`
/** JSON's strings are YAML's, whatever is in them. */
const quoted = (words: string): string => JSON.stringify(words)
const bare = (name: string): string => name.replaceAll(/[‹›]/g, '')
const comment = (words: string): string => `# ${words}`

function head({ id, parties, exits, rounds }: Plan, schema: string, language: string, title: string, say: Say): string {
  const q = (told: Told) => quoted(say(told))
  return `# yaml-language-server: $schema=${schema}
${comment(say(tell`This plays as it stands. Write from top to bottom: what stands in ‹ › is yours, and “check” names the next.`))}
${comment(say(tell`The numbers may stay until bots have played. Keys and ids stay as they are.`))}
format: 1
id: ${id}${language === 'en' ? '' : `\nlanguage: ${language}`}
title: ${title === '' ? q(tell`‹Title›`) : quoted(title)}
subtitle: ${q(tell`Seats: ${parties.length}. Exits: ${exits.length}. Rounds: ${rounds}.`)}
opening: ${q(tell`‹What it is about, in one line.› Pick a seat.`)}
minutes: 15
summary: ${q(tell`‹Who wants what, and what is at stake, in two or three sentences.›`)}
${comment(say(tell`No real state and no real event. Without this line every fact needs its “cite”.`))}
invented: true
`
}

const HUES = ['us', 'ukraine', 'frde', 'russia', 'nato']

const parties = ({ parties, host }: Plan, say: Say): string => `${comment(say(tell`WHO.`))}
parties:
${parties
  .map(
    ({ id, name }, i) => `  - id: ${id}
    name: ${quoted(name)}
    short: ${quoted(name)}
    hue: ${HUES[i]}
    standing: =at-home
    line: { text: ${quoted(say(tell`‹${name} in one sentence.›`))} }
    briefing:
      - { text: ${quoted(say(id === host?.id ? tell`‹You speak for ${name} and host the others. What you can do and what not.›` : tell`‹You speak for ${name}. What it asks, and why.›`))} }
      - { text: ${quoted(say(tell`‹What the others say of ${name}.›`))} }
`,
  )
  .join('')}`

const issues = ({ articles }: Plan, say: Say): string =>
  `${comment(say(tell`ABOUT WHAT. Each article is one sentence: lead, one of the bracketed words, tail.`))}
${comment(say(tell`costs: 0 is a seat’s own paper, 1 or 2 hurts, 3 is hardly bearable, red is never accepted.`))}
issues:
${articles.map((article) => issue(article, say)).join('')}`

function issue({ id, name, asks, gives }: Article, say: Say): string {
  const q = (told: Told) => quoted(say(told))
  return `  - id: ${id}
    name: ${quoted(name)}
    lead: ${q(tell`‹On ${bare(name)}, ${gives.name}›`)}
    tail: ${q(tell`.`)}
    options:
      - { id: none, words: ${q(tell`‹gives ${asks.name} nothing›`)}, short: ${q(tell`‹nothing›`)}, offer: ${q(tell`‹Stay as it is›`)} }
      - { id: half, words: ${q(tell`‹gives ${asks.name} half of what it asks›`)}, short: ${q(tell`‹half›`)}, offer: ${q(tell`‹Half of what is asked›`)} }
      - { id: all, words: ${q(tell`‹gives ${asks.name} all that it asks›`)}, short: ${q(tell`‹all›`)}, offer: ${q(tell`‹All that is asked›`)} }
    stances:
      - seat: ${asks.id}
        at: all
        costs: { all: 0, half: 1, none: red }
        because: ${q(tell`‹Why ${asks.name} asks for it, and can live with half.›`)}
      - seat: ${gives.id}
        at: none
        costs: { none: 0, half: =half-way, all: red }
        because: ${q(tell`‹Why ${gives.name} refuses it, and could bear half.›`)}
`
}

const exits = (plan: Plan, say: Say): string =>
  `${comment(say(tell`WAYS OUT. terms: the option of each article on which its signatories must stand. window: first and last round.`))}
${comment(say(tell`widens: the game goes on. ends: it is over. Of a name three words are best, five the most.`))}
exits:
${plan.exits.map((exit, i) => wayOut(exit, i + 1, i === plan.exits.length - 1, say)).join('')}`

function wayOut({ id, name, articles, signatories, window }: Exit, n: number, isLast: boolean, say: Say): string {
  const gains = `, standing: { ${signatories.map((seat) => `${seat.id}: 1`).join(', ')} }`
  return `  - id: ${id}
    n: ${n}
    name: ${quoted(name)}
    summary: { text: ${quoted(say(tell`‹What is agreed.›`))} }
    signatories: ${listed(signatories)}
    terms: { ${articles.map((article) => `${article.id}: half`).join(', ')} }
    conditions: [${isLast ? '{ held: hall }, ' : ''}{ track: tension, atMost: 3 }]
    window: [${window.join(', ')}]
    kind: ${isLast ? 'ends' : 'widens'}
    effects: { tracks: { tension: ${isLast ? -2 : -1} }${isLast ? '' : gains} }
    gives: ${quoted(say(tell`‹What lasts.›`))}
`
}

const LESSONS = [
  tell`Choose a card, see what it changes, send it.`,
  tell`An answer can be a counter-offer.`,
  tell`Ask of each exit what would still open it.`,
]

const dayOf = (month: number, day: number): string =>
  `2030-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function rounds({ rounds: all, exits, parties }: Plan, say: Say): string {
  const [actor, first] = [parties[0]!, exits[0]!]
  return `${comment(say(tell`WHEN. The news of each round, and one act that makes it harder.`))}
rounds:
${Array.from({ length: all }, (_, i) => round(i, LESSONS[i], say)).join('')}events:
  - id: turn
    at: ${all - 1}
    date: ${dayOf(all - 2, 20)}
    actors: [${actor.id}]
    title: ${quoted(say(tell`‹${actor.name} does something›`))}
    text: { text: ${quoted(say(tell`‹What ${actor.name} does on that day.›`))} }
    effects: { tracks: { tension: 1 } }
${
  exits.length === 1
    ? ''
    : `    unless: [[{ signed: ${first.id} }]]
    preventer: ${quoted(say(tell`Exit 1, signed by then, would prevent it in this model.`))}
    shuts: [${first.id}]
`
}`
}

const round = (i: number, lesson: Told | undefined, say: Say): string => `  - from: ${dayOf(i, 1)}
    to: ${dayOf(i, 28)}
${lesson === undefined ? '' : `    lesson: ${quoted(say(lesson))}\n`}    news: [{ text: ${quoted(say(tell`‹What is new in round ${i + 1}.›`))} }]
`

const aims = ({ parties, articles }: Plan, say: Say): string =>
  `${comment(say(tell`WHAT EACH WANTS, read off at the end: met, partly met, given up.`))}
aims:
${parties
  .map((seat) => {
    const asked = articles.find(({ asks }) => asks === seat)
    const met =
      asked === undefined
        ? '[{ track: tension, atMost: 1 }]'
        : `[{ stance: ${asked.id}, options: [half, all], by: [${asked.gives.id}] }]`
    return `  - { id: aim-${seat.id}, seat: ${seat.id}, text: { text: ${quoted(say(tell`‹What ${seat.name} wants.›`))} },
      met: ${met}, partly: [{ held: hall }] }
`
  })
  .join('')}`

const numbers = (
  say: Say,
): string => `${comment(say(tell`NUMBERS that are judgements: the value, what a reader may try, and why. “=half-way” above is the second.`))}
assumptions:
  - { id: at-home, name: ${quoted(say(tell`What a leadership can spend at home`))}, value: 2, range: [1, 4],
      because: ${quoted(say(tell`‹Why no more and no less.›`))} }
  - { id: half-way, name: ${quoted(say(tell`What it costs to give half`))}, value: 3, range: [1, 4],
      because: ${quoted(say(tell`‹Why it hurts.›`))} }
`

const rooms = ({ parties, rounds, exits }: Plan, say: Say): string =>
  `${comment(say(tell`WHERE. A deal is made in a room that meets. With “hosted: true” a room makes it cheaper by one.`))}
rooms:
  - { id: corridor, name: ${quoted(say(tell`the corridor`))}, members: ${listed(parties)}, needs: ${listed(parties.slice(0, 2))}, cap: 1 }
  - { id: hall, name: ${quoted(say(tell`the hall`))}, members: ${listed(parties)}, needs: ${listed(exits.at(-1)!.signatories)}, cap: 2, rounds: [${Array.from({ length: rounds - 1 }, (_, i) => i + 2).join(', ')}] }
`

const instruments = ({ parties }: Plan, say: Say): string => {
  const seats = listed(parties)
  const card = (title: Told, text: Told) => `title: ${quoted(say(title))},
      text: { text: ${quoted(say(text))} }`
  return `${comment(say(tell`CARDS. All seats have the same three. To give one its own, copy one and change id, seats and words.`))}
instruments:
  - { id: restate, seats: ${seats}, kind: home, ${card(tell`Explain it at home`, tell`It tells its own people what it asks.`)}, standing: 1, cooldown: 2 }
  - { id: press, seats: ${seats}, kind: pressure, ${card(tell`Complain in public`, tell`It says in public what it is owed.`)}, standing: 1, effects: { pressure: 2 }, cooldown: 2 }
  - { id: calm, seats: ${seats}, kind: relief, ${card(tell`Make a gesture`, tell`It does a small thing that it did not have to do.`)}, effects: { pressure: -2 } }
`
}

const rest = (
  say: Say,
): string => `${comment(say(tell`What everybody sees, and how a round works. Leave it until you have played.`))}
tracks:
  - id: tension
    name: ${quoted(say(tell`Tension`))}
    max: 5
    start: 2
    bands: [{ upTo: 1, name: ${quoted(say(tell`calm`))} }, { upTo: 3, name: ${quoted(say(tell`strained`))} }, { upTo: 5, name: ${quoted(say(tell`bitter`))} }]
rules:
  slots: 1 # ${say(tell`cards a seat plays in a round`)}
  mobility: 2 # ${say(tell`steps a seat makes at most in a round`)}
  signing: same-round
  standingMax: 4
  tension: tension
  cover: { at: [1] }
notes:
  - ${quoted(say(tell`Before round 1, ask each table which exit will close first; ask again at the end.`))}
`
