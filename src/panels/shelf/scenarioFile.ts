/** A scenario's file that somebody chose, dropped or linked, read where it may be one. */

/** The checker reads at most this many characters; a file of more bytes than any writing needs for them is left unread. */
const MOST_CHARACTERS = 500_000
const MOST_BYTES = 4 * MOST_CHARACTERS

export type ReadFile =
  | { readonly name: string; readonly text: string }
  | { readonly trouble: 'too-large'; readonly megabytes: number }
  | { readonly trouble: 'unreadable' | 'elsewhere' | 'gone' }

export async function readScenarioFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_BYTES) return { trouble: 'too-large', megabytes: Math.ceil(file.size / 1_000_000) }
  try {
    const text = await file.text()
    if (text.length > MOST_CHARACTERS) return { trouble: 'too-large', megabytes: Math.ceil(file.size / 1_000_000) }
    return { name: nameOf(file.name), text }
  } catch {
    return { trouble: 'unreadable' }
  }
}

export const nameOf = (fileName: string): string =>
  fileName
    .replace(/\.(ya?ml|txt)$/i, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 60) || 'scenario'

export const isScenarioName = (fileName: string): boolean => /\.ya?ml$/i.test(fileName)

/** An address that ends in `.yaml`: the page's own policy lets it ask its own site and no other. */
export async function fetchScenario(address: string): Promise<ReadFile> {
  const url = URL.parse(address, window.location.href)
  if (url === null || url.origin !== window.location.origin) return { trouble: 'elsewhere' }
  try {
    const response = await fetch(url)
    if (!response.ok) return { trouble: 'gone' }
    const name = url.pathname.split('/').at(-1) ?? ''
    return await readScenarioFile(new File([await response.blob()], name))
  } catch {
    return { trouble: 'gone' }
  }
}
