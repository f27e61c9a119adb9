/** What to turn, in sentences: which exit was missed, at what, and the line where the number stands. */
import type { Scenario } from '../../domain/scenario.ts'
import type { ExitAdvice, Reason } from '../../lint/playtest/advice.ts'
import { shortName } from '../../lint/rule.ts'

/** Line of a path in the author's file, from 1; undefined where there is none. */
export type LineOf = (path: string) => number | undefined

export interface Told {
  readonly exit: string
  readonly lines: readonly string[]
}

export function turnWords(scenario: Scenario, advice: readonly ExitAdvice[], lineOf: LineOf): readonly Told[] {
  const given = new Set<string>()
  /** What to do about it is said once. */
  const once = (tip: string): string => {
    const isNew = !given.has(tip)
    given.add(tip)
    return isNew ? ` ${tip}` : ''
  }
  return advice.map((one): Told => {
    const { n, name } = scenario.exits.find(({ id }) => id === one.exit)!
    const head = `Exit ${n}, ${name}: signed in ${one.signed} of ${one.games}`
    const place = (path: string) => placeOf(scenario, path, lineOf)
    if (one.isEasy)
      return {
        exit: one.exit,
        lines: [
          `${head}, nearly always as soon as it could be. To make it harder: a higher cost, a later window (${place(one.turn[0]!)}), or one more term (${place(one.turn[1]!)}).`,
        ],
      }
    const rounds = one.rounds === null ? '' : `, ${roundsWords(one.rounds)}`
    const missed = one.games - one.signed
    return {
      exit: one.exit,
      lines: [
        `${head}${rounds}.`,
        ...(missed === 0 ? [] : one.reasons).map((reason) => {
          const [seen, tip] = why(scenario, reason, place)
          return `In ${reason.games === missed ? `all ${missed}` : `${reason.games} of the ${missed}`}${one.signed === 0 ? '' : ' others'} ${seen}${once(tip)}`
        }),
      ],
    }
  })
}

const roundsWords = ([first, last]: readonly [number, number]): string =>
  first === last ? `in round ${first}` : `in rounds ${first} to ${last}`

/** What was seen, and what may be turned. */
function why(
  scenario: Scenario,
  { code, of, turn }: Reason,
  place: (path: string) => string,
): readonly [seen: string, turn: string] {
  const [seat = '', issue = '', option = ''] = of.split('/')
  const topic = scenario.issues.find(({ id }) => id === issue)
  const step = `“${topic?.options.find(({ id }) => id === option)?.short ?? option}” (${topic?.name ?? issue})`
  const who = shortName(scenario, seat)
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.find(({ id }) => id === of)?.name ?? of
  const [first = '', second = ''] = turn.map(place)
  switch (code) {
    case 'short':
      return [
        `${who} had too little standing left for ${step}: cost ${first}; its standing ${second}.`,
        'Lower the cost, or let it start with more.',
      ]
    case 'unmoved':
      return [
        `${who} had the standing for ${step} and did not step there: cost ${first}.`,
        'Lower the cost, or let the text give it more in return: a term that it wants, `effects` of the exit.',
      ]
    case 'red':
      return [`${step} is a red line of ${who}: ${first}.`, 'Give it a number, or take it from the terms.']
    case 'shut':
      return [
        `“${scenario.events.find(({ id }) => id === of)?.title ?? of}” shut it before: ${first}.`,
        'Let that come later, or this begin earlier.',
      ]
    case 'over': {
      const other = scenario.exits.find(({ id }) => id === of)
      return [
        `exit ${other?.n}, ${other?.name}, ended the game first: its window ${first}; this one’s ${second}.`,
        'Let that begin later, or this earlier.',
      ]
    }
    case 'track':
      return [
        `${named(scenario.tracks)} was out of bounds: the bound ${first}; its start ${second}.`,
        'Widen the bound, change the start, or add a card that moves it.',
      ]
    case 'held':
      return [
        `${named(scenario.rooms)} had not met often enough: asked for in ${first}; its rounds ${second}.`,
        'Give it more rounds, or ask for fewer meetings.',
      ]
    case 'unsigned':
      return [
        `nothing barred it, and not all signed: ${first}.`,
        'Let it give each signatory something: `aims` that it meets, or `effects`.',
      ]
    case 'other':
      return [
        `${of === 'ended' ? 'the game was over' : `a condition did not hold (${of.replace('/', ' ')})`}: ${first}.`,
        'Ease the condition, or add what makes it hold.',
      ]
  }
}

/** “line 83, now 3”; for an assumption the line where its value stands. */
function placeOf(scenario: Scenario, path: string, lineOf: LineOf): string {
  const value = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], scenario)
  if (typeof value === 'string' && value.startsWith('=')) {
    const a = scenario.assumptions.findIndex(({ id }) => id === value.slice(1))
    return `line ${lineOf(`assumptions.${a}.value`)}, ${value.slice(1)}, now ${scenario.assumptions[a]?.value}`
  }
  const line = lineOf(path) ?? lineOf(path.split('.').slice(0, -1).join('.'))
  return `line ${line}${typeof value === 'number' || typeof value === 'string' ? `, now ${value}` : ''}`
}
