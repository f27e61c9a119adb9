/**
 * Where a lesson lies while the class server runs: a folder of this user alone
 * in the machine's temporary place. A server that was killed finds its lesson
 * and its teacher's key there again; one that is ended takes both away.
 */
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface LessonFolder {
  /** File of the embedded storage. */
  readonly data: string
  /** The teacher's key of the lesson that was interrupted; undefined where none was. */
  readonly key: string | undefined
  keepKey(key: string): void
  /** Takes everything away. */
  forget(): void
}

/** What nobody has written to for half a day is of another lesson. */
const KEPT_MS = 12 * 3600_000

/** @param now the clock, in ms */
export function lessonFolder(port: number, now: number, place: string = tmpdir()): LessonFolder {
  const wanted = join(place, `off-ramp-class-${process.getuid?.() ?? 'user'}-${port}`)
  if (isOurs(wanted) && now - lastWritten(wanted) > KEPT_MS) rmSync(wanted, { recursive: true, force: true })
  // Any free port is another one next time, so nothing could be found again.
  const isNamed = port !== 0 && (isFree(wanted) || isOurs(wanted))
  const folder = isNamed ? wanted : mkdtempSync(join(place, 'off-ramp-class-'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const keyFile = join(folder, 'key')
  return {
    data: join(folder, 'lesson.db'),
    key: read(keyFile),
    keepKey: (key) => writeFileSync(keyFile, key, { mode: 0o600 }),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function isFree(path: string): boolean {
  try {
    lstatSync(path)
    return false
  } catch {
    return true
  }
}

/** The temporary place is everybody's: a folder or link that somebody else put there is not used. */
function isOurs(path: string): boolean {
  try {
    const found = lstatSync(path)
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid())
  } catch {
    return false
  }
}

function lastWritten(folder: string): number {
  const times = ['lesson.db', 'lesson.db-wal', 'key'].map((name) => {
    try {
      return statSync(join(folder, name)).mtimeMs
    } catch {
      return 0
    }
  })
  return Math.max(...times)
}
