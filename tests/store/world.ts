/** A world in memory: storage that can be told to fail, a clock that ticks by hand. */
import type { StorageTrouble, World } from '../../src/store/ports.ts'

export interface FakeWorld extends World {
  readonly entries: Map<string, string>
  trouble: StorageTrouble | null
  time: number
}

export function fakeWorld(
  entries = new Map<string, string>(),
  listeners: ((key: string, value: string | null) => void)[] = [],
  name = 'a',
): FakeWorld {
  let made = 0
  const own: ((key: string, value: string | null) => void)[] = []
  const tell = (key: string, value: string | null) => {
    // As in browsers, the tab that wrote hears nothing.
    for (const listener of listeners) if (!own.includes(listener)) listener(key, value)
  }
  const world: FakeWorld = {
    entries,
    trouble: null,
    time: 1000,
    shelf: {
      read: (key) => entries.get(key) ?? null,
      keys: () => [...entries.keys()],
      write(key, value) {
        if (world.trouble !== null) return world.trouble
        entries.set(key, value)
        tell(key, value)
        return null
      },
      remove(key) {
        entries.delete(key)
        tell(key, null)
      },
      watch(listener) {
        own.push(listener)
        listeners.push(listener)
        return () => undefined
      },
    },
    now: () => world.time++,
    seed: () => 7,
    id: () => `${name}${++made}`,
  }
  return world
}
