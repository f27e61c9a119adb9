/**
 * A game as a file: the record, and beside it the text of its scenario, so
 * that it opens where that is unknown, and a summary for a page that can only
 * show it. A bare record reads too.
 */
import type { GameRecord } from '../domain/record.ts'
import { parseRecord, readRecord } from '../scenario/recordSchema.ts'
import { no, ok, type Result } from '../std/result.ts'
import { readText, type ScenarioText } from './carried.ts'
import { readSummary, type Summary } from './summary.ts'

export interface GameFile {
  readonly record: GameRecord
  readonly scenario?: ScenarioText
  readonly summary?: Summary
}

/** Longer files are not read at all. */
export const MOST_CHARACTERS = 1_000_000

export const formatGameFile = (file: GameFile): string => `${JSON.stringify({ offRamp: 1, ...file })}\n`

export function parseGameFile(text: string): Result<GameFile> {
  if (text.length > MOST_CHARACTERS) return no('record-large')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return no('record-not-json')
  }
  const packed = raw !== null && typeof raw === 'object' && Object.hasOwn(raw, 'offRamp')
  if (!packed) {
    const bare = parseRecord(text)
    return bare.ok ? ok({ record: bare.value }) : bare
  }
  const given = raw as Record<string, unknown>
  const record = readRecord(given['record'])
  if (!record.ok) return record
  const scenario = readText(given['scenario'])
  const summary = readSummary(given['summary'])
  return ok({
    record: record.value,
    ...(scenario === null ? {} : { scenario }),
    ...(summary === undefined ? {} : { summary }),
  })
}
