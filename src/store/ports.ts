/** What the session needs from the world; `host` provides it, tests fake it. */
export interface Shelf {
  /** All entries by key; throws nothing: a failing storage says so in `trouble`. */
  read(key: string): string | null
  /** Every key there is, in no order. */
  keys(): readonly string[]
  write(key: string, value: string): StorageTrouble | null
  remove(key: string): void
  /** Calls back when another tab wrote this key. */
  watch(listener: (key: string, value: string | null) => void): () => void
}

/** One text that lives as long as the tab. */
export interface TabNote {
  read(): string | null
  /** Null removes it. False where nothing can be kept. */
  write(text: string | null): boolean
}

export type StorageTrouble = 'full' | 'forbidden'

export interface World {
  readonly shelf: Shelf
  /** Milliseconds since 1970, for sorting saved games only; never in a record. */
  now(): number
  /** A fresh seed for a new game. */
  seed(): number
  /** A fresh id for a saved game. */
  id(): string
}
