/** From what games showed to the numbers that an author may turn: by exit, why it was missed and where that stands in the file. */
import type { Scenario } from '../../domain/scenario.ts'
import type { MissedCode } from './missed.ts'
import type { Hits } from './playtest.ts'

export interface Reason {
  readonly code: MissedCode
  /** `south/shares/half`, `tension`, `gale`: what the code is about. */
  readonly of: string
  readonly games: number
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
  /** The most frequent first; of what was seen in few games none. */
  readonly reasons: readonly Reason[]
  /** What makes it harder, for one that is easy. */
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
        return { code, of, games, turn: turnsOf(scenario, e, code, of) }
      })
      .filter(({ games }) => games >= missed * WORTH_TELLING)
      .toSorted((a, b) => b.games - a.games || Number(isChoice(a)) - Number(isChoice(b)) || (a.of < b.of ? -1 : 1))
    // Where something barred it in most games, nobody had a reason to step.
    const isBarred = seen.some((one) => !isChoice(one) && one.games * 2 >= missed)
    return {
      exit: exit.id,
      games: hits.games,
      signed,
      rounds: first < 0 ? null : [first + 1, byRound.findLastIndex((n) => n > 0) + 1],
      isEasy: hits.games > 0 && (byRound[exit.window[0] - 1] ?? 0) >= EASY * hits.games,
      reasons: seen.filter((one) => !isChoice(one) || !isBarred).slice(0, MOST_REASONS),
      turn: [`exits.${e}.window`, `exits.${e}.terms`],
    }
  })
}

/** It could have been done, and nobody did it. */
const isChoice = ({ code }: Reason): boolean => code === 'unmoved' || code === 'unsigned'

function turnsOf(scenario: Scenario, e: number, code: MissedCode, of: string): readonly string[] {
  const at = (list: readonly { readonly id: string }[], id: string) => list.findIndex((entry) => entry.id === id)
  const condition = (key: string) =>
    scenario.exits[e]!.conditions.flatMap((one, c) =>
      (one as Readonly<Record<string, unknown>>)[key] === of ? [`exits.${e}.conditions.${c}`] : [],
    )
  switch (code) {
    case 'short':
    case 'unmoved':
    case 'red': {
      const [seat = '', issue = '', option = ''] = of.split('/')
      const i = at(scenario.issues, issue)
      const s = scenario.issues[i]!.stances.findIndex((stance) => stance.seat === seat)
      const cost = `issues.${i}.stances.${s}.costs.${option}`
      return code === 'short' ? [cost, `parties.${at(scenario.parties, seat)}.standing`] : [cost]
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
