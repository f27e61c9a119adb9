/** The browser as the session sees it: storage that may fail, a clock, fresh seeds. */
import type { StorageTrouble, World } from '../store/ports.ts'

export function browserWorld(): World {
  const memory = new Map<string, string>()
  const storage = reach()
  return {
    shelf: {
      read(key) {
        try {
          return storage?.getItem(key) ?? memory.get(key) ?? null
        } catch {
          return memory.get(key) ?? null
        }
      },
      keys() {
        try {
          return [...new Set([...memory.keys(), ...Object.keys(storage ?? {})])]
        } catch {
          return [...memory.keys()]
        }
      },
      write(key, value) {
        memory.set(key, value)
        if (storage === null) return 'forbidden'
        try {
          storage.setItem(key, value)
          return null
        } catch (error) {
          return troubleOf(error)
        }
      },
      remove(key) {
        memory.delete(key)
        try {
          storage?.removeItem(key)
        } catch {
          // Nothing to remove where nothing may be stored.
        }
      },
      watch(listener) {
        const heard = (event: StorageEvent) => {
          if (event.key !== null && event.storageArea === storage) listener(event.key, event.newValue)
        }
        window.addEventListener('storage', heard)
        return () => window.removeEventListener('storage', heard)
      },
    },
    now: () => Date.now(),
    seed: () => word() & 0x3fffffff,
    // `crypto.randomUUID` is missing on the plain http address of a school network.
    id: () =>
      [0, 1, 2, 3]
        .map(() => word().toString(36))
        .join('')
        .slice(0, 16),
  }
}

/** Storage may be forbidden: then touching it throws. */
function reach(): Storage | null {
  try {
    const key = 'off-ramp:probe'
    window.localStorage.setItem(key, '1')
    window.localStorage.removeItem(key)
    return window.localStorage
  } catch (error) {
    return troubleOf(error) === 'full' ? window.localStorage : null
  }
}

const troubleOf = (error: unknown): StorageTrouble =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.code === 22) ? 'full' : 'forbidden'

function word(): number {
  const words = new Uint32Array(1)
  crypto.getRandomValues(words)
  return words[0]!
}
