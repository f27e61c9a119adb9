/**
 * Texts that are being written, one key each in this device's storage. A tab
 * holds the draft it shows; another tab that asks for it gets a copy under a key
 * of its own, so that neither overwrites the other. Storage is a net, not the
 * file: the text can be downloaded at any time.
 */
import type { StorageTrouble, World } from '../store/ports.ts'

export interface Draft {
  readonly id: string
  /** File name without its ending. */
  readonly name: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly updated: number
}

export interface Drafts {
  /** The last written first. */
  list(): readonly Draft[]
  make(name: string, text: string): Draft
  /** `isCopy`: another tab has it open, this is a copy of what it last kept. */
  open(id: string): { readonly draft: Draft; readonly isCopy: boolean } | null
  keep(draft: Draft): StorageTrouble | null
  remove(id: string): void
  /** Called every few seconds while a draft is shown. */
  hold(id: string): void
  leave(id: string): void
}

const KEY = 'off-ramp:draft:'
const HOLD_KEY = 'off-ramp:draft-hold:'
/** A tab that has not said so for this long has gone. */
const HOLD_MS = 12_000

export function drafts({ shelf, now, id: freshId }: World): Drafts {
  const me = tabOf(freshId)
  const read = (id: string): Draft | null => {
    const text = shelf.read(KEY + id)
    return text === null ? null : readDraft(id, text)
  }
  const heldElsewhere = (id: string): boolean => {
    const [holder, at] = (shelf.read(HOLD_KEY + id) ?? '').split(' ')
    return holder !== '' && holder !== me && now() - Number(at) < HOLD_MS
  }
  const hold = (id: string): void => void shelf.write(HOLD_KEY + id, `${me} ${now()}`)
  const keep = (draft: Draft) => shelf.write(KEY + draft.id, JSON.stringify({ ...draft, updated: now() }))
  const make = (name: string, text: string): Draft => {
    const draft = { id: freshId(), name, text, updated: now() }
    keep(draft)
    hold(draft.id)
    return draft
  }
  return {
    list: () =>
      shelf
        .keys()
        .flatMap((key) => (key.startsWith(KEY) ? (read(key.slice(KEY.length)) ?? []) : []))
        .sort((a, b) => b.updated - a.updated),
    make,
    open(id) {
      const draft = read(id)
      if (draft === null) return null
      if (heldElsewhere(id)) return { draft: make(draft.name, draft.text), isCopy: true }
      hold(id)
      return { draft, isCopy: false }
    },
    keep,
    remove(id) {
      shelf.remove(KEY + id)
      shelf.remove(HOLD_KEY + id)
    },
    hold,
    leave(id) {
      if (!heldElsewhere(id)) shelf.remove(HOLD_KEY + id)
    },
  }
}

let tab: string | undefined
/** One name for as long as the page lives, whichever screens come and go. */
const tabOf = (freshId: () => string): string => {
  tab ??= freshId()
  return tab
}

/** Null where somebody else wrote under our key. */
function readDraft(id: string, stored: string): Draft | null {
  try {
    const { name, text, updated } = JSON.parse(stored) as Record<string, unknown>
    if (typeof name !== 'string' || typeof text !== 'string') return null
    return { id, name, text, updated: typeof updated === 'number' ? updated : 0 }
  } catch {
    return null
  }
}
