/**
 * What an edit changed in outcomes, not in lines: which exits came into reach
 * or left it, how long each can wait, in how many bot games it is signed, what
 * can no longer come about.
 */
import type { Scenario } from '../domain/scenario.ts'
import { compile } from '../engine/table.ts'
import { verdicts } from '../offramps/verdict.ts'
import { rulesHash, textHash } from '../scenario/hashes.ts'
import { keyOf } from './coverage.ts'
import { playBlock } from './playtest/playtest.ts'
import { type Proof, proveScenario } from './rules/reach/prove.ts'

export interface ExitOutcome {
  readonly exit: string
  readonly isReachable: boolean
  readonly fewestRounds: number | null
  /** The last round until which everyone can wait and it is still in reach. */
  readonly waitsUntil: number | null
}

export interface Outcomes {
  readonly rules: string
  readonly text: string
  readonly exits: readonly ExitOutcome[]
  /** Keys of things that can come about; of cards and the rest. */
  readonly alive: readonly string[]
  readonly things: readonly string[]
  readonly games: number
  /** Exit → bot games that signed it; `none` → those that signed nothing. */
  readonly signed: Readonly<Record<string, number>>
}

/**
 * @param games of bargainers, seeds from 1: the same for both files, so that an
 * edit of words changes nothing, and those of “what to turn”, so that the two
 * never give different counts of one text
 */
export function outcomesOf(scenario: Scenario, games: number): Outcomes {
  const table = compile(scenario)
  const hashes = { rules: rulesHash(scenario), text: textHash(scenario) }
  const proofs = proveScenario(scenario)
  const hits = playBlock(table, hashes, { cast: 'bargainer', seed: 1, games })
  return {
    ...hashes,
    exits: verdicts(table, table.first).map(({ exit, id, fewestRounds, slack }) => ({
      exit,
      isReachable: fewestRounds !== undefined && id !== 'sealed',
      fewestRounds: fewestRounds ?? null,
      waitsUntil: slack === undefined ? null : slack + 1,
    })),
    alive: proofs.filter(isAlive).map(({ thing }) => keyOf(thing)),
    things: proofs.map(({ thing }) => keyOf(thing)),
    games: hits.games,
    signed: {
      ...Object.fromEntries(
        scenario.exits.map(({ id }) => [id, (hits.signed[id] ?? []).reduce((sum, n) => sum + n, 0)]),
      ),
      none: hits.endings.none ?? 0,
    },
  }
}

const isAlive = ({ found }: Proof): boolean => found !== 'sealed' && found !== 'not-proved'

export interface OutcomeChange {
  readonly onlyWords: boolean
  readonly nothing: boolean
  /** Exits that are in reach from the start now, or no longer. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  /** If everyone waits: last round in reach, before and now. */
  readonly earlier: readonly Waiting[]
  readonly later: readonly Waiting[]
  /** What could come about and no longer can; what now can. */
  readonly dead: readonly string[]
  readonly revived: readonly string[]
  /** Of each exit, and of `none`, where the number of games is another. */
  readonly signed: readonly { readonly exit: string; readonly before: number; readonly now: number }[]
  readonly games: number
}

export interface Waiting {
  readonly exit: string
  readonly before: number
  readonly now: number
}

export function changeOf(old: Outcomes, now: Outcomes): OutcomeChange {
  const reach = ({ exits }: Outcomes) => exits.filter(({ isReachable }) => isReachable).map(({ exit }) => exit)
  const waiting = now.exits.flatMap(({ exit, waitsUntil }): Waiting[] => {
    const before = old.exits.find((one) => one.exit === exit)?.waitsUntil ?? null
    return before === null || waitsUntil === null || before === waitsUntil ? [] : [{ exit, before, now: waitsUntil }]
  })
  const signed = [...new Set([...Object.keys(now.signed), ...Object.keys(old.signed)])].map((exit) => ({
    exit,
    before: old.signed[exit] ?? 0,
    now: now.signed[exit] ?? 0,
  }))
  const notExit = (key: string) => !key.startsWith('exit ')
  return {
    onlyWords: old.rules === now.rules && old.text !== now.text,
    nothing: old.rules === now.rules && old.text === now.text,
    gained: less(reach(now), reach(old)),
    lost: less(reach(old), reach(now)),
    earlier: waiting.filter((one) => one.now < one.before),
    later: waiting.filter((one) => one.now > one.before),
    dead: less(old.alive, now.alive).filter(notExit),
    revived: less(now.alive, old.alive).filter(notExit),
    signed: signed.filter(({ before, now: after }) => before !== after),
    games: now.games,
  }
}

const less = (all: readonly string[], without: readonly string[]): readonly string[] =>
  all.filter((one) => !without.includes(one))
