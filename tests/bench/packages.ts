/**
 * The frontier of 4^10 packages × 4 parties, folded, beside the plain way in
 * the same run: list them all, sort by the sum, compare each with what was
 * kept. Both must find the same frontier.
 */
import { frontier } from '../../src/packages/frontier.ts'
import { allPackages, keptBySorting, randomText } from '../packages/subjects.ts'
import { type Bench, cpuMs, quantile } from './measure.ts'

const SEEDS = [1, 2, 3, 4, 5]
const asked = { parties: 4, articles: 10, choices: 4 }

/** @throws if a target is missed: at most 10 ms, at least 50 times as fast. */
export function packageRows(): readonly Bench[] {
  const rows: Bench[] = []
  const folded: number[] = []
  const plain: number[] = []
  for (const seed of SEEDS) {
    const text = randomText({ ...asked, seed })
    for (let warm = 0; warm < 5; warm++) frontier(text)
    const times = Array.from({ length: 21 }, () => timed(() => frontier(text)))
    const found = frontier(text).packages
    const before = cpuMs()
    const kept = keptBySorting(allPackages(text))
    plain.push(cpuMs() - before)
    folded.push(quantile(times, 50))
    if (worths(found) !== worths(kept))
      throw new Error(`seed ${seed}: the folded frontier differs from the enumerated one`)
    rows.push({
      name: `frontier of 4^10 packages × 4 parties, seed ${seed}`,
      value: `${quantile(times, 50)} ms (${quantile(times, 0)}–${quantile(times, 100)}), ${found.length} packages; sort and compare ${Math.round(plain.at(-1)!)} ms`,
    })
  }
  const slowest = Math.max(...folded)
  const least = Math.floor(Math.min(...folded.map((ms, i) => plain[i]! / ms)))
  rows.push({
    name: 'frontier, targets',
    value: `slowest median ${slowest} ms (≤ 10: ${slowest <= 10 ? 'yes' : 'NO'}), at least ${least} × the plain way (≥ 50: ${least >= 50 ? 'yes' : 'NO'})`,
  })
  if (slowest > 10 || least < 50) process.exitCode = 1
  return rows
}

function timed(run: () => void): number {
  const before = cpuMs()
  run()
  return cpuMs() - before
}

const worths = (list: readonly { readonly worth: readonly number[] }[]): string =>
  list
    .map(({ worth }) => worth.join())
    .sort()
    .join(' ')
