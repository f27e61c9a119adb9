/** From what games showed to the numbers that an author may turn: by exit, why it was missed and where that stands in the file. */
import type { Scenario } from '../../domain/scenario.ts'
import type { MissedCode } from './missed.ts'
import type { Hits } from './playtest.ts'

export interface Reason {
  readonly code: MissedCode
  /** `south/shares/half`, `tension`, `gale`: what the code is about. */
  readonly of: string
  readonly games: number
  /** Of a step: it costs 1 or less, so that lowering it would leave nothing to weigh. */
  readonly isCheap: boolean
  /** Paths in the file of what may be turned. */
  readonly turn: readonly string[]
}

export interface ExitAdvice {
  readonly exit: string
  readonly games: number
  readonly signed: number
  /** First and last round in which it was; null if never. */
  readonly rounds: readonly [number, number] | null
  /** Signed in nearly every game, as soon as it could be. */
  readonly isEasy: boolean
  /** Signed in nearly every game, soon or late. */
  readonly isSure: boolean
  /** The most frequent first; of what was seen in few games none. */
  readonly reasons: readonly Reason[]
  /** What makes it harder, for one that is easy or sure: its window, its dearest step, its conditions, its terms. */
  readonly turn: readonly string[]
}

/** Of the games that missed it. */
const WORTH_TELLING = 1 / 4
const MOST_REASONS = 3
const EASY = 0.9

/** @param hits of bargainers: what people do who want to agree */
export function adviceOf(scenario: Scenario, hits: Hits): readonly ExitAdvice[] {
  return scenario.exits.map((exit, e): ExitAdvice => {
    const byRound = hits.signed[exit.id] ?? []
    const signed = byRound.reduce((sum, n) => sum + n, 0)
    const first = byRound.findIndex((n) => n > 0)
    const missed = hits.games - signed
    const seen = Object.entries(hits.missed)
      .filter(([key]) => key.startsWith(`${exit.id} `))
      .map(([key, games]): Reason => {
        const [, code, of = ''] = key.split(' ') as [string, MissedCode, string?]
        const isCheap = isStep(code) && (numberAt(scenario, costPath(scenario, of)) ?? CHEAP + 1) <= CHEAP
        return { code, of, games, isCheap, turn: turnsOf(scenario, e, code, of, isCheap) }
      })
      .filter(({ games }) => games >= missed * WORTH_TELLING)
      // Where one side asks and the other refuses, the step of the one who asks is cheap and is not what it failed at.
      .toSorted(
        (a, b) =>
          Number(a.isCheap) - Number(b.isCheap) ||
          b.games - a.games ||
          Number(isChoice(a)) - Number(isChoice(b)) ||
          (a.of < b.of ? -1 : 1),
      )
    // Where something barred it in most games, nobody had a reason to step.
    const isBarred = seen.some((one) => !isChoice(one) && one.games * 2 >= missed)
    return {
      exit: exit.id,
      games: hits.games,
      signed,
      rounds: first < 0 ? null : [first + 1, byRound.findLastIndex((n) => n > 0) + 1],
      isEasy: hits.games > 0 && (byRound[exit.window[0] - 1] ?? 0) >= EASY * hits.games,
      isSure: hits.games > 0 && signed >= EASY * hits.games,
      reasons: seen.filter((one) => !isChoice(one) || !isBarred).slice(0, MOST_REASONS),
      turn: [`exits.${e}.window`, dearestOf(scenario, e), `exits.${e}.conditions`, `exits.${e}.terms`],
    }
  })
}

/** It could have been done, and nobody did it. */
const isChoice = ({ code }: Reason): boolean => code === 'unmoved' || code === 'unsigned'

const isStep = (code: MissedCode): boolean => code === 'short' || code === 'unmoved' || code === 'red'

/** A cost that nobody should be told to lower. */
const CHEAP = 1

const at = (list: readonly { readonly id: string }[], id: string) => list.findIndex((entry) => entry.id === id)

/** @param of `south/shares/half` */
function costPath({ issues }: Scenario, of: string): string {
  const [seat = '', issue = '', option = ''] = of.split('/')
  const i = at(issues, issue)
  const s = issues[i]?.stances.findIndex((stance) => stance.seat === seat) ?? -1
  return `issues.${i}.stances.${s}.costs.${option}`
}

/** A number, or the value of the assumption that stands for it; null for anything else. */
function numberAt(scenario: Scenario, path: string): number | null {
  const value = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], scenario)
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.startsWith('=')
    ? (scenario.assumptions.find(({ id }) => id === value.slice(1))?.value ?? null)
    : null
}

/** The cost of the step that one of those who sign can bear least; the terms where none costs anything. */
function dearestOf(scenario: Scenario, e: number): string {
  const { terms, signatories } = scenario.exits[e]!
  const steps = terms.flatMap(({ issue, options }) =>
    signatories.flatMap((seat) =>
      options.map((option) => {
        const path = costPath(scenario, `${seat}/${issue}/${option}`)
        return { path, cost: numberAt(scenario, path) ?? 0 }
      }),
    ),
  )
  const [dearest] = steps.toSorted((a, b) => b.cost - a.cost)
  return dearest === undefined || dearest.cost === 0 ? `exits.${e}.terms` : dearest.path
}

function turnsOf(scenario: Scenario, e: number, code: MissedCode, of: string, isCheap: boolean): readonly string[] {
  const condition = (key: string) =>
    scenario.exits[e]!.conditions.flatMap((one, c) =>
      (one as Readonly<Record<string, unknown>>)[key] === of ? [`exits.${e}.conditions.${c}`] : [],
    )
  switch (code) {
    case 'short':
    case 'unmoved':
    case 'red': {
      const cost = costPath(scenario, of)
      const standing = `parties.${at(scenario.parties, of.split('/')[0]!)}.standing`
      if (code === 'short') return isCheap ? [standing, cost] : [cost, standing]
      return code === 'unmoved' && isCheap ? [`exits.${e}.effects`] : [cost]
    }
    case 'shut':
      return [`events.${at(scenario.events, of)}.at`]
    case 'over':
      return [`exits.${at(scenario.exits, of)}.window`, `exits.${e}.window`]
    case 'held':
      return [...condition('held'), `rooms.${at(scenario.rooms, of)}.rounds`]
    case 'track':
      return [...condition('track'), `tracks.${at(scenario.tracks, of)}.start`]
    case 'told':
      return [`exits.${e}.inConfidence`]
    default:
      return [`exits.${e}`]
  }
}
