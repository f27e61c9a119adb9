// Texts made by chance, and the plain way to their frontier: list every package, sort, compare.

import type { NegotiatingText } from '../../src/packages/text.ts'
import { dice } from '../../src/std/draw.ts'

export interface Asked {
  readonly parties: number
  readonly articles: number
  readonly choices: number
  readonly seed: number
}

/** Worth from −6 to 6 for each choice and party, as cost tables have it. */
export function randomText({ parties, articles, choices, seed }: Asked): NegotiatingText {
  const rolls = dice(seed)
  const list = (count: number) => Array.from({ length: count }, (_, i) => i)
  return {
    parties: list(parties),
    articles: list(articles).map((issue) => ({
      issue,
      choices: list(choices).map((option) => ({ option, worth: list(parties).map(() => rolls.roll(13) - 6) })),
    })),
  }
}

/** The worth of every package there is. */
export function allPackages({ parties, articles }: NegotiatingText): { readonly worth: readonly number[] }[] {
  let all: number[][] = [parties.map(() => 0)]
  for (const { choices } of articles)
    all = all.flatMap((before) => choices.map(({ worth }) => before.map((points, p) => points + worth[p]!)))
  return all.map((worth) => ({ worth }))
}

/** Sorted by the sum, each compared with what was kept: whoever beats another has a greater sum. */
export function keptBySorting<T extends { readonly worth: readonly number[] }>(all: readonly T[]): readonly T[] {
  const sum = (one: T) => one.worth.reduce((total, points) => total + points, 0)
  const sorted = all.map((one) => ({ one, total: sum(one) })).sort((a, b) => b.total - a.total)
  const kept: T[] = []
  for (const { one } of sorted)
    if (!kept.some((other) => other.worth.every((points, p) => points >= one.worth[p]!))) kept.push(one)
  return kept
}
