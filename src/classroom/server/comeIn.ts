/**
 * Coming in takes one question and one line: `POST /class/come/CODE` with who
 * one is reserves a place, and the line is opened with it. What is asked is
 * judged where the line joins its room.
 */
import type { IncomingMessage } from 'node:http'
import { type Joining, joining } from '../protocol/wishes.ts'

/** Longer than any honest question by far. */
const MOST_BYTES = 1024

/** Who somebody says to be; null if it is too long or has no such shape. */
export async function whoComes(request: IncomingMessage): Promise<Joining | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return null
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    // Who goes on without having said how long it will be is cut off.
    if (length > MOST_BYTES) return null
    parts.push(part)
  }
  try {
    const read = joining.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
