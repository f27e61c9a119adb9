/** What to turn, in sentences: which exit was missed, at what, and the line where the number stands. */
import type { Scenario } from '../../domain/scenario.ts'
import { type Told, tell } from '../../std/told.ts'
import { shortName } from '../rule.ts'
import type { ExitAdvice, Reason } from './advice.ts'

/** Line of a path in the author's file, from 1; undefined where there is none. */
export type LineOf = (path: string) => number | undefined

export interface TurnLine {
  readonly told: Told
  /** What to do about it, where it is said for the first time. */
  readonly tip: Told | null
  /** Where the first of what may be turned stands. */
  readonly line: number | null
}

export interface ExitTurn {
  readonly exit: string
  readonly lines: readonly TurnLine[]
}

export function turnWords(scenario: Scenario, advice: readonly ExitAdvice[], lineOf: LineOf): readonly ExitTurn[] {
  const given = new Set<string>()
  const once = (tip: Told): Told | null => {
    const isNew = !given.has(tip.form)
    given.add(tip.form)
    return isNew ? tip : null
  }
  return advice.map(
    (one): ExitTurn => ({
      exit: one.exit,
      lines: one.isEasy
        ? [easy(scenario, one, lineOf)]
        : [
            { told: head(scenario, one), tip: one.isSure ? harder(scenario, one, lineOf) : null, line: null },
            ...(one.signed === one.games ? [] : one.reasons).map((reason): TurnLine => {
              const { seen, tip, line } = why(scenario, reason, lineOf)
              return { told: share(one, reason, seen), tip: once(tip), line: line ?? null }
            }),
          ],
    }),
  )
}

const exitName = (scenario: Scenario, id: string): Told => {
  const exit = scenario.exits.find((one) => one.id === id)
  return tell`Exit ${exit?.n ?? 0}, ${exit?.name ?? id}`
}

function head(scenario: Scenario, { exit, signed, games, rounds }: ExitAdvice): Told {
  const name = exitName(scenario, exit)
  if (rounds === null) return tell`${name}: signed in ${signed} of ${games} games.`
  const [first, last] = rounds
  return first === last
    ? tell`${name}: signed in ${signed} of ${games} games, in round ${first}.`
    : tell`${name}: signed in ${signed} of ${games} games, in rounds ${first} to ${last}.`
}

function easy(scenario: Scenario, one: ExitAdvice, lineOf: LineOf): TurnLine {
  const { exit, signed, games, turn } = one
  return {
    told: tell`${exitName(scenario, exit)}: signed in ${signed} of ${games} games, nearly always as soon as it could be.`,
    tip: harder(scenario, one, lineOf),
    line: lineOf(turn[0] ?? '') ?? null,
  }
}

function harder(scenario: Scenario, { turn }: ExitAdvice, lineOf: LineOf): Told {
  const [window = EMPTY, step = EMPTY, bound = EMPTY, terms = EMPTY] = turn.map((path) =>
    placeOf(scenario, path, lineOf),
  )
  return tell`To make it harder: a later window (${window}), a dearer step (${step}), a condition such as a bound on tension (${bound}), or one more term (${terms}).`
}

function share({ signed, games }: ExitAdvice, reason: Reason, seen: Told): Told {
  const missed = games - signed
  if (reason.games < missed) return tell`In ${reason.games} of the ${missed} that did not sign it: ${seen}`
  return tell`In all ${missed} that did not sign it: ${seen}`
}

/** What was seen, and what may be turned. */
function why(scenario: Scenario, { code, of, turn, isCheap }: Reason, lineOf: LineOf) {
  const [seat = '', issue = '', option = ''] = of.split('/')
  const topic = scenario.issues.find(({ id }) => id === issue)
  const step = tell`“${topic?.options.find(({ id }) => id === option)?.short ?? option}” (${topic?.name ?? issue})`
  const who = shortName(scenario, seat)
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.find(({ id }) => id === of)?.name ?? of
  const [first = EMPTY, second = EMPTY] = turn.map((path) => placeOf(scenario, path, lineOf))
  const line = lineOf(pathOfNumber(scenario, turn[0] ?? ''))
  const words = (): readonly [seen: Told, tip: Told] => {
    switch (code) {
      case 'short':
        if (isCheap)
          return [
            tell`${who} had too little standing left for ${step}: its standing ${first}; cost ${second}.`,
            tell`The step is cheap already: let it start with more.`,
          ]
        return [
          tell`${who} had too little standing left for ${step}: cost ${first}; its standing ${second}.`,
          tell`Lower the cost, or let it start with more.`,
        ]
      case 'unmoved':
        if (isCheap)
          return [
            tell`${who} had the standing for ${step}, which is cheap already, and did not step there: ${first}.`,
            tell`Let the exit give it more in return: a term that it wants, or “effects”.`,
          ]
        return [
          tell`${who} had the standing for ${step} and did not step there: cost ${first}.`,
          tell`Lower the cost, or let the text give it more in return: a term that it wants, “effects” of the exit.`,
        ]
      case 'red':
        return [tell`${step} is a red line of ${who}: ${first}.`, tell`Give it a number, or take it from the terms.`]
      case 'shut':
        return [
          tell`“${scenario.events.find(({ id }) => id === of)?.title ?? of}” shut it before: ${first}.`,
          tell`Let that come later, or this begin earlier.`,
        ]
      case 'over':
        return [
          tell`${exitName(scenario, of)}, ended the game first: its window ${first}; this one’s ${second}.`,
          tell`Let that begin later, or this earlier.`,
        ]
      case 'track':
        return [
          tell`${named(scenario.tracks)} was out of bounds: the bound ${first}; its start ${second}.`,
          tell`Widen the bound, change the start, or add a card that moves it.`,
        ]
      case 'held':
        return [
          tell`${named(scenario.rooms)} had not met often enough: asked for in ${first}; its rounds ${second}.`,
          tell`Give it more rounds, or ask for fewer meetings.`,
        ]
      case 'told':
        return [
          tell`${who} had not said ${step} in confidence: ${first}.`,
          tell`Give it a reason to: an aim that the exit meets, or a longer window.`,
        ]
      case 'unsigned':
        return [
          tell`nothing barred it, and not all signed: ${first}.`,
          tell`Let it give each signatory something: “aims” that it meets, or “effects”.`,
        ]
      case 'other':
        return [
          of === 'ended' ? tell`the game was over: ${first}.` : tell`a condition did not hold (${of}): ${first}.`,
          tell`Ease the condition, or add what makes it hold.`,
        ]
    }
  }
  const [seen, tip] = words()
  return { seen, tip, line }
}

const EMPTY = tell`–`

const valueAt = (scenario: Scenario, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], scenario)

/** Of a number that is an assumption the place of its value. */
function pathOfNumber(scenario: Scenario, path: string): string {
  const value = valueAt(scenario, path)
  const a =
    typeof value === 'string' && value.startsWith('=')
      ? scenario.assumptions.findIndex(({ id }) => id === value.slice(1))
      : -1
  return a < 0 ? path : `assumptions.${a}.value`
}

/** “line 83, now 3”. */
function placeOf(scenario: Scenario, path: string, lineOf: LineOf): Told {
  const own = pathOfNumber(scenario, path)
  const value = valueAt(scenario, own)
  const line = lineOf(own) ?? lineOf(path.split('.').slice(0, -1).join('.')) ?? '?'
  if (own !== path) return tell`line ${line}, ${String(valueAt(scenario, path)).slice(1)}, now ${Number(value)}`
  return typeof value === 'number' || typeof value === 'string' ? tell`line ${line}, now ${value}` : tell`line ${line}`
}
