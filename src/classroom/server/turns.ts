/**
 * Rooms with something to keep and to tell, once in each turn of the process:
 * what came in together is written in one transaction, and everybody is told
 * after it. First kept, then told: what a client has seen survives the process.
 */
import type { Storage } from './storage.ts'

/** A room that has something to keep and to tell. */
export interface Due {
  keep(): void
  /** It is kept: now it may be told. */
  tell(): void
  /** It could not be kept, so it has not happened. */
  undo(error: unknown): void
}

export interface Turns {
  add(room: Due): void
  /** At once, what is due. */
  end(): void
}

export function turns(storage: Pick<Storage, 'together'>): Turns {
  const due = new Set<Due>()
  let waiting = false
  const isKept = (rooms: readonly Due[]): unknown => {
    try {
      storage.together(() => {
        for (const room of rooms) room.keep()
      })
      return null
    } catch (error) {
      return error ?? new Error('not kept')
    }
  }
  const finish = (room: Due, failed: unknown): void => {
    try {
      if (failed === null) room.tell()
      else room.undo(failed)
    } catch (error) {
      // One class must not end the others.
      room.undo(error)
    }
  }
  const end = (): void => {
    const rooms = [...due]
    due.clear()
    if (rooms.length === 0) return
    if (isKept(rooms) === null) for (const room of rooms) finish(room, null)
    // Each alone, so that one that cannot be written harms only itself.
    else for (const room of rooms) finish(room, isKept([room]))
  }
  return {
    add(room) {
      due.add(room)
      if (waiting) return
      waiting = true
      setImmediate(() => {
        waiting = false
        end()
      })
    },
    end,
  }
}
