/** A game as a small file that a person keeps, and as the address that reopens it. */
import type { GameRecord } from '../../domain/record.ts'
import { formatGameFile } from '../../store/gameFile.ts'
import { recordToCode } from '../../store/link.ts'
import type { Save } from '../../store/save.ts'
import { useApp } from '../app/context.ts'

/** Saves a game with the text of its scenario, so that the file opens where that is unknown. */
export function useDownload(): (save: Pick<Save, 'record' | 'name' | 'summary'>) => void {
  const { session } = useApp()
  return ({ record, name, summary }) => {
    const scenario = session.textOf(record)
    const file = {
      record,
      ...(scenario === undefined ? {} : { scenario }),
      ...(summary === undefined ? {} : { summary }),
    }
    downloadText(formatGameFile(file), name)
  }
}

export function downloadText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileName(name)}.off-ramp.json`
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const fileName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'game'

export const linkTo = (record: GameRecord): string =>
  `${window.location.href.split('#')[0]}#/run/${recordToCode(record)}`

/** The code of a pasted link, or the text itself if it looks like a code; null where it is something else. */
export function codeIn(text: string): string | null {
  const found = /#\/run\/([^/\s]+)/.exec(text)
  if (found !== null) return found[1]!
  return /^[\w-]{24,}$/.test(text) ? text : null
}
