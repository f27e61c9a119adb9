/**
 * The main thread's handle on the analysis worker: it looks like a function
 * that answers in parts. A worker that dies says so once; verdicts are then
 * unknown until it is started again.
 */
import type { Table } from '../engine/table.ts'
import type { Ask, FromWorker, Part, ToWorker } from './messages.ts'

/** The port of a worker, handed in: `host` makes the real one. */
export interface Port {
  post(message: ToWorker): void
  onMessage(listener: (message: FromWorker) => void): void
  onCrash(listener: () => void): void
  end(): void
}

export interface Listener {
  part(part: Part): void
  done?(): void
  failed?(): void
}

export interface Analysis {
  /** Asks; the returned function withdraws the question. */
  ask(table: Table, ask: Ask, listener: Listener): () => void
  /** True once the worker died; `restart` starts another. */
  crashed(): boolean
  restart(): void
  onCrash(listener: () => void): () => void
}

/** Where a browser or a frame allows no worker there is none: nothing is analysed, everything else goes on. */
const NO_PORT: Port = {
  post: () => undefined,
  onMessage: () => undefined,
  onCrash: () => undefined,
  end: () => undefined,
}

function openOrDead(open: () => Port): Port {
  try {
    return open()
  } catch {
    return NO_PORT
  }
}

export function analysis(open: () => Port): Analysis {
  let port = openOrDead(open)
  let dead = port === NO_PORT
  let next = 1
  const listeners = new Map<number, Listener>()
  const names = new Map<Table, string>()
  const crashListeners = new Set<() => void>()

  const connect = (): void => {
    port.onMessage((message) => {
      const listener = listeners.get(message.id)
      if (listener === undefined) return
      if (message.part !== undefined) listener.part(message.part)
      if (message.done || message.failed !== undefined) {
        listeners.delete(message.id)
        if (message.done) listener.done?.()
        else listener.failed?.()
      }
    })
    port.onCrash(() => {
      dead = true
      for (const listener of listeners.values()) listener.failed?.()
      listeners.clear()
      for (const listener of crashListeners) listener()
    })
  }
  connect()

  return {
    ask(table, ask, listener) {
      if (dead) {
        listener.failed?.()
        return () => undefined
      }
      const id = next++
      listeners.set(id, listener)
      const known = names.get(table)
      const name = known ?? `table-${names.size}`
      if (known === undefined) names.set(table, name)
      port.post({
        id,
        table: name,
        ...(known === undefined ? { load: { scenario: table.scenario, sets: table.sets } } : {}),
        ask,
      })
      return () => {
        if (listeners.delete(id)) port.post({ id, table: name })
      }
    },
    crashed: () => dead,
    restart() {
      port.end()
      names.clear()
      port = openOrDead(open)
      dead = port === NO_PORT
      connect()
      for (const listener of crashListeners) listener()
    },
    onCrash(listener) {
      crashListeners.add(listener)
      return () => crashListeners.delete(listener)
    },
  }
}
