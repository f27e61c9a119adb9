/** Two points that bargaining theory singles out on a frontier; no agreement is worth 0 to everyone. */
import type { Package } from './frontier.ts'

/**
 * The package with the greatest product of gains among those by which every
 * party gains; null if there is none. Nash, Econometrica 18 (1950) 155–162, on
 * the packages that exist and no lotteries between them. The product does not
 * change when one party's points are counted in another unit.
 */
export function nashPoint(packages: readonly Package[]): Package | null {
  return bestBy(
    packages.filter(({ worth }) => worth.every((points) => points > 0)),
    ({ worth }) => [worth.reduce((product, points) => product * points, 1), ...ascending(worth)],
  )
}

/**
 * The package whose least gain is greatest, then the next least, and so on:
 * Kalai, Econometrica 45 (1977) 1623–1630, made strict. It does compare one
 * party's points with another's, which the Nash point does not.
 */
export function egalitarianPoint(packages: readonly Package[]): Package | null {
  return bestBy(packages, ({ worth }) => ascending(worth))
}

const ascending = (worth: readonly number[]): readonly number[] => [...worth].sort((a, b) => a - b)

/** Greatest by the list of numbers; of equals the first. */
function bestBy(packages: readonly Package[], key: (one: Package) => readonly number[]): Package | null {
  let best: Package | null = null
  let most: readonly number[] = []
  for (const one of packages) {
    const keyOf = key(one)
    if (best === null || isGreater(keyOf, most)) {
      best = one
      most = keyOf
    }
  }
  return best
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i]! > other[i]!
  return false
}

/** Packages by which everyone does at least as well as at `worth`, and someone better. */
export const betterForAll = (packages: readonly Package[], worth: readonly number[]): readonly Package[] =>
  packages.filter(
    (one) => one.worth.every((points, p) => points >= worth[p]!) && one.worth.some((points, p) => points > worth[p]!),
  )
