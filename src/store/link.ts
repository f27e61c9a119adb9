/**
 * A record as a short text for an address: packed JSON, deflated, in the
 * letters that survive every messenger. A whole ten-round game stays below 8 kB.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { GameRecord } from '../domain/record.ts'
import { parseRecord } from '../scenario/recordSchema.ts'
import { no, type Result } from '../std/result.ts'

/** Larger codes are refused before they are unpacked. */
const MOST_LETTERS = 60_000
const MOST_BYTES = 400_000

export function recordToCode(record: GameRecord): string {
  return toLetters(deflateSync(strToU8(JSON.stringify(record)), { level: 9 }))
}

export function codeToRecord(code: string): Result<GameRecord> {
  if (code.length > MOST_LETTERS) return no('link-large')
  const bytes = fromLetters(code)
  if (bytes === null) return no('link-letters')
  if (bytes.length === 0) return no('link-broken')
  try {
    const out = new Uint8Array(MOST_BYTES)
    const text = inflateSync(bytes, { out })
    const read = parseRecord(strFromU8(text))
    // A link has no text of its own that one could look at: it is cut off or changed.
    return !read.ok && read.reason.code === 'record-not-json' ? no('link-broken') : read
  } catch {
    return no('link-broken')
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function toLetters(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const letters = Math.min(4, bytes.length - i + 1)
    for (let k = 0; k < letters; k++) text += LETTERS[(word >>> (18 - 6 * k)) & 63]
  }
  return text
}

function fromLetters(text: string): Uint8Array | null {
  const values: number[] = []
  for (const letter of text) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) return null
    values.push(value)
  }
  const bytes: number[] = []
  for (let i = 0; i < values.length; i += 4) {
    const word = (values[i]! << 18) | ((values[i + 1] ?? 0) << 12) | ((values[i + 2] ?? 0) << 6) | (values[i + 3] ?? 0)
    const count = Math.min(3, values.length - i - 1)
    for (let k = 0; k < count; k++) bytes.push((word >>> (16 - 8 * k)) & 255)
  }
  return Uint8Array.from(bytes)
}
