/** Puts a record from outside among the saved games and says at which address it is shown. */
import type { GameRecord } from '../../domain/record.ts'
import { parseRecord } from '../../scenario/recordSchema.ts'
import { type Result, no, ok } from '../../std/result.ts'
import { codeToRecord } from '../../store/link.ts'
import { type App, useApp, useWords } from '../app/context.ts'
import { codeIn } from './recordFile.ts'

export interface OpenRecord {
  /** The code of a run's address. */
  code(code: string): Result<string>
  /** Whatever was pasted or stood in a file: a link, a code, a record. */
  text(text: string): Result<string>
}

export function useOpenRecord(): OpenRecord {
  const t = useWords()
  const app = useApp()
  const nameOf = (record: GameRecord) => {
    const title = app.library().scenario(record.scenario)?.title
    return title === undefined ? t('run.name') : t('run.nameOf', { title })
  }
  const open = (record: Result<GameRecord>) => (record.ok ? show(app, record.value, nameOf(record.value)) : record)
  return {
    code: (code) => open(codeToRecord(code)),
    text(given) {
      const text = given.trim()
      if (text === '') return no('record-empty')
      const code = codeIn(text)
      if (code !== null) return open(codeToRecord(code))
      return text.startsWith('{') ? open(parseRecord(text)) : no('link-none')
    },
  }
}

function show({ session }: App, record: GameRecord, name: string): Result<string> {
  const same = JSON.stringify(record)
  // The same run opened twice is one game, not two.
  const known = session.store.getState().games.find((game) => JSON.stringify(game.record) === same)
  const opened = known === undefined ? session.openRecord(record, name) : session.openGame(known.id)
  if (!opened.ok) {
    // Said where it was pasted, not in a notice as well.
    session.dismiss()
    return opened
  }
  const { open } = session.store.getState()
  return open === null ? no('no-game') : ok(`${open.played.over ? 'ending' : 'table'}/${open.save.id}`)
}
