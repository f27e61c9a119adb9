/**
 * What must outlive the process while a lesson runs: one embedded file. A
 * lesson is kept in parts, so that a move writes its own table and no more.
 * Nothing stays after the lesson unless the teacher saves it there.
 */
import Database from 'libsql'
import type { RoundRecord } from '../../domain/record.ts'
import type { Said } from '../../store/save.ts'
import type { ClassTable, Lesson } from './lesson.ts'

export interface Storage {
  /** Writes what differs from what was written last; all of it or nothing. */
  keep(lesson: Lesson, before: Lesson | undefined): void
  /** All that is kept inside is kept in one go, or nothing of it. */
  together(act: () => void): void
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
  // A killed process loses nothing that was written; only a power cut could. With row ids a part stays in its page:
  // in the key's own tree all beyond a kilobyte would go to further pages, and be written in two places each time.
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA busy_timeout = 3000;
    CREATE TABLE IF NOT EXISTS kept (code TEXT NOT NULL, part TEXT NOT NULL, json TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (code, part));
  `)
  const put = db.prepare(
    'INSERT INTO kept (code, part, json, at) VALUES (?, ?, ?, ?) ON CONFLICT (code, part) DO UPDATE SET json = excluded.json, at = excluded.at',
  )
  const get = db.prepare('SELECT part, json FROM kept WHERE code = ?')
  const codes = db.prepare("SELECT code, json FROM kept WHERE part = 'class'")
  const del = db.prepare('DELETE FROM kept WHERE code = ?')
  const drop = db.prepare('DELETE FROM kept WHERE code = ? AND part = ?')
  const old = db.prepare('SELECT code FROM kept GROUP BY code HAVING max(at) < ?')
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  let waiting: (() => unknown)[] | null = null
  const write = (one: () => unknown): void => {
    waiting?.push(one)
  }
  const together = (act: () => void): void => {
    if (waiting !== null) {
      act()
      return
    }
    const writes: (() => unknown)[] = []
    waiting = writes
    try {
      act()
    } finally {
      waiting = null
    }
    // One part is one transaction by itself.
    if (writes.length < 2) {
      writes[0]?.()
      return
    }
    begin.run()
    try {
      for (const one of writes) one()
      commit.run()
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
  return {
    together,
    keep: (lesson, before) =>
      together(() => {
        const now = Date.now()
        const { tables, ...rest } = lesson
        const part = (name: string, value: unknown): void => {
          const json = JSON.stringify(value)
          write(() => put.run(lesson.code, name, json, now))
        }
        if (before === undefined || !sameBeside(lesson, before)) part('class', { ...rest, count: tables.length })
        tables.forEach((table, n) => {
          const was = before?.tables[n]
          if (was === table) return
          part(`table:${n}`, withoutRounds(table))
          table.save.record.rounds.forEach((round, i) => {
            if (was?.save.record.rounds[i] !== round) part(`round:${n}:${i}`, { round, said: table.save.said[i] ?? {} })
          })
        })
        for (let n = tables.length; n < (before?.tables.length ?? 0); n++)
          write(() => drop.run(lesson.code, `table:${n}`))
      }),
    read(code) {
      const parts = new Map((get.all(code) as { part: string; json: string }[]).map(({ part, json }) => [part, json]))
      const rest = parts.get('class')
      if (rest === undefined) return null
      const { count, ...lesson } = JSON.parse(rest) as Omit<Lesson, 'tables'> & { count: number }
      const tables: ClassTable[] = []
      for (let n = 0; n < count; n++) {
        const json = parts.get(`table:${n}`)
        if (json === undefined) return null
        tables.push(withRounds(JSON.parse(json) as ClassTable, (i) => parts.get(`round:${n}:${i}`)))
      }
      return { ...lesson, tables }
    },
    open: () =>
      (codes.all() as { code: string; json: string }[]).flatMap(({ code, json }) =>
        (JSON.parse(json) as Lesson).state === 'closed' ? [] : [code],
      ),
    forget: (code) => together(() => write(() => del.run(code))),
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

/** Finished rounds never change: each is a part of its own, so that a move does not write them again. */
const withoutRounds = ({ save, ...table }: ClassTable): unknown => ({
  ...table,
  save: { ...save, record: { ...save.record, rounds: [] }, said: [] },
})

function withRounds(table: ClassTable, partOf: (i: number) => string | undefined): ClassTable {
  const rounds = []
  const said = []
  for (let i = 0; ; i++) {
    const json = partOf(i)
    if (json === undefined) break
    const part = JSON.parse(json) as { round: RoundRecord; said: Said }
    rounds.push(part.round)
    said.push(part.said)
  }
  const { save } = table
  return { ...table, save: { ...save, record: { ...save.record, rounds }, said } }
}
