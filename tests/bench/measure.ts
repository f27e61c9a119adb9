/** Times in processor milliseconds of this process: other work on the machine does not count. */
export interface Bench {
  readonly name: string
  readonly value: string
  readonly note?: string
}

export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export function quantile(list: readonly number[], percent: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
  return Math.round(value * 10) / 10
}

/** How often a second `play` can be done: median and range of several measurements. */
export function rate(
  times: number,
  runs: number,
  play: (i: number) => void,
): { readonly median: number; readonly low: number; readonly high: number } {
  for (let i = 0; i < Math.max(1, Math.floor(times / 5)); i++) play(i)
  const rates = Array.from({ length: runs }, () => {
    const before = cpuMs()
    for (let i = 0; i < times; i++) play(i)
    return (times * 1000) / Math.max(0.001, cpuMs() - before)
  })
  return { median: quantile(rates, 50), low: Math.round(Math.min(...rates)), high: Math.round(Math.max(...rates)) }
}
