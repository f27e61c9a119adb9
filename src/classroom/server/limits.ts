/** How often one address may fail. A class behind one router is one address, so only failures count. */
export interface Limits {
  /** May this address try now? */
  may(address: string): boolean
  failed(address: string): void
  /** Counts of what was refused, by reason: all that is logged. */
  note(reason: string): void
  readonly refused: ReadonlyMap<string, number>
}

export const TRIES = 30
const WINDOW_MS = 60_000

export function limits(now: () => number): Limits {
  const failures = new Map<string, number[]>()
  const refused = new Map<string, number>()
  const recent = (address: string): number[] => (failures.get(address) ?? []).filter((at) => now() - at < WINDOW_MS)
  return {
    may: (address) => recent(address).length < TRIES,
    failed(address) {
      const list = recent(address)
      list.push(now())
      failures.set(address, list.slice(-TRIES))
      // Addresses are forgotten with their minute; none is ever written down.
      if (failures.size > 5000) for (const key of failures.keys()) if (recent(key).length === 0) failures.delete(key)
    },
    note: (reason) => void refused.set(reason, (refused.get(reason) ?? 0) + 1),
    refused,
  }
}
