/** A record as a small file that a person keeps, and as the address that reopens it. */
import type { GameRecord } from '../../domain/record.ts'
import { recordToCode } from '../../store/link.ts'
import type { Save } from '../../store/save.ts'

export function downloadRecord({ record, name }: Pick<Save, 'record' | 'name'>): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(record)}\n`], { type: 'application/json' }))
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

export const linkTo = (record: GameRecord): string => `${window.location.href.split('#')[0]}#/run/${recordToCode(record)}`

/** The code of a pasted link, or the text itself if it looks like a code; null where it is something else. */
export function codeIn(text: string): string | null {
  const found = /#\/run\/([^/\s]+)/.exec(text)
  if (found !== null) return found[1]!
  return /^[\w-]{24,}$/.test(text) ? text : null
}
