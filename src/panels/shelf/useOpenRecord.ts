/** Puts a record from outside among the saved games and says at which address it is shown. */
import { no, ok, type Result } from '../../std/result.ts'
import { type GameFile, parseGameFile } from '../../store/gameFile.ts'
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
  const nameOf = ({ record, summary }: GameFile) => {
    const title = app.library().card(record.scenario)?.title ?? summary?.title
    return title === undefined ? t('run.name') : t('run.nameOf', { title })
  }
  const open = (file: Result<GameFile>) => (file.ok ? show(app, file.value, nameOf(file.value)) : file)
  const openCode = (code: string) => {
    const record = codeToRecord(code)
    return open(record.ok ? ok({ record: record.value }) : record)
  }
  return {
    code: openCode,
    text(given) {
      const text = given.trim()
      if (text === '') return no('record-empty')
      const code = codeIn(text)
      if (code !== null) return openCode(code)
      return text.startsWith('{') ? open(parseGameFile(text)) : no('link-none')
    },
  }
}

function show({ session }: App, file: GameFile, name: string): Result<string> {
  const same = JSON.stringify(file.record)
  // The same run opened twice is one game, not two.
  const known = session.store.getState().games.find((game) => JSON.stringify(game.record) === same)
  if (known !== undefined) {
    const again = session.openGame(known.id)
    if (again.ok) return ok(`${again.value.played.over ? 'ending' : 'table'}/${known.id}`)
    if (known.summary !== undefined) return ok(`table/${known.id}`)
    return again
  }
  const opened = session.openFile(file, name)
  if (!opened.ok) {
    // Said where it was pasted, not in a notice as well.
    session.dismiss()
    return opened
  }
  const { open } = session.store.getState()
  return ok(`${open?.save.id === opened.value && open.played.over ? 'ending' : 'table'}/${opened.value}`)
}
