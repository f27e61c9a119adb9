/**
 * What must outlive the process while a lesson runs: one embedded file. A
 * lesson is kept in parts, so that a move writes its own table and no more.
 * Nothing stays after the lesson unless the teacher saves it there.
 */
import Database from 'libsql'
import type { ClassTable, Lesson } from './lesson.ts'

export interface Storage {
  /** Writes what differs from what was written last. */
  keep(lesson: Lesson, before: Lesson | undefined): void
  read(code: string): Lesson | null
  /** Codes of lessons that were not closed. */
  open(): readonly string[]
  forget(code: string): void
  /** Removes lessons that nobody has touched since that clock time. */
  sweep(before: number): number
  close(): void
}

/** `path` is a file, or `:memory:`. Several processes may share one file. */
export function storageAt(path: string): Storage {
  const db = new Database(path)
  // A killed process loses nothing that was written; only a power cut could.
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA busy_timeout = 3000;
    CREATE TABLE IF NOT EXISTS kept (code TEXT NOT NULL, part TEXT NOT NULL, json TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (code, part)) WITHOUT ROWID;
  `)
  const put = db.prepare(
    'INSERT INTO kept (code, part, json, at) VALUES (?, ?, ?, ?) ON CONFLICT (code, part) DO UPDATE SET json = excluded.json, at = excluded.at',
  )
  const get = db.prepare('SELECT part, json FROM kept WHERE code = ?')
  const codes = db.prepare("SELECT code, json FROM kept WHERE part = 'class'")
  const del = db.prepare('DELETE FROM kept WHERE code = ?')
  const drop = db.prepare('DELETE FROM kept WHERE code = ? AND part = ?')
  const old = db.prepare('SELECT code FROM kept GROUP BY code HAVING max(at) < ?')
  return {
    keep(lesson, before) {
      const now = Date.now()
      const { tables, ...rest } = lesson
      db.exec('BEGIN IMMEDIATE')
      try {
        if (before === undefined || !sameBeside(lesson, before))
          put.run(lesson.code, 'class', JSON.stringify({ ...rest, count: tables.length }), now)
        tables.forEach((table, n) => {
          if (before?.tables[n] !== table) put.run(lesson.code, `table:${n}`, JSON.stringify(table), now)
        })
        for (let n = tables.length; n < (before?.tables.length ?? 0); n++) drop.run(lesson.code, `table:${n}`)
        db.exec('COMMIT')
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
    read(code) {
      const parts = new Map((get.all(code) as { part: string; json: string }[]).map(({ part, json }) => [part, json]))
      const rest = parts.get('class')
      if (rest === undefined) return null
      const { count, ...lesson } = JSON.parse(rest) as Omit<Lesson, 'tables'> & { count: number }
      const tables: ClassTable[] = []
      for (let n = 0; n < count; n++) {
        const json = parts.get(`table:${n}`)
        if (json === undefined) return null
        tables.push(JSON.parse(json) as ClassTable)
      }
      return { ...lesson, tables }
    },
    open: () =>
      (codes.all() as { code: string; json: string }[]).flatMap(({ code, json }) =>
        (JSON.parse(json) as Lesson).state === 'closed' ? [] : [code],
      ),
    forget: (code) => void del.run(code),
    sweep(before) {
      const gone = (old.all(before) as { code: string }[]).map(({ code }) => code)
      for (const code of gone) del.run(code)
      return gone.length
    },
    close: () => void db.close(),
  }
}

const sameBeside = (a: Lesson, b: Lesson): boolean =>
  a.pupils === b.pupils && a.state === b.state && a.stepMs === b.stepMs && a.tables.length === b.tables.length
