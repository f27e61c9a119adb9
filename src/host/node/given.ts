/** A text that somebody names on the command line: it may be missing, a folder, enormous, or no text. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Diagnostic, diagnostic } from '../../std/diagnostic.ts'
import { type Told, tell } from '../../std/told.ts'
import { type FoundText, findScenario } from './files.ts'

export interface Trouble {
  readonly trouble: Diagnostic
}

/** Larger files are not even opened: the reader takes half a megabyte. */
const MOST_BYTES = 4_000_000

export function findText(nameOrPath: string): FoundText | Trouble {
  const path = resolve(nameOrPath)
  try {
    if (!existsSync(path)) {
      const shipped = findScenario(nameOrPath)
      return (
        shipped ??
        trouble(
          'file-missing',
          tell`There is no file “${nameOrPath}”.`,
          tell`Give a path to a .yaml file, or the name of a scenario that comes with the game.`,
        )
      )
    }
    const { size } = statSync(path)
    if (size > MOST_BYTES)
      return trouble(
        'too-large',
        tell`The file has ${size} bytes; at most ${MOST_BYTES} are opened.`,
        tell`The largest scenario here has a twentieth of that.`,
      )
    return { path, text: readFileSync(path, 'utf8') }
  } catch (error) {
    return trouble(
      'file-unreadable',
      tell`The file cannot be read: ${(error as Error).message}.`,
      tell`Is it a file, and may you read it?`,
    )
  }
}

const trouble = (code: string, message: Told, fix: Told): Trouble => ({
  trouble: { ...diagnostic('error', code, '', message, fix), at: { line: 1, column: 1 } },
})

/** The translations that lie beside a scenario: the same name with a language in it. */
export function besideIt(path: string): readonly FoundText[] {
  const name = basename(path, '.yaml')
  if (name.includes('.')) return []
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(`${name}.`) && /^[^.]+\.[^.]+\.yaml$/.test(file))
    .sort()
    .flatMap((file) => {
      const found = findText(join(dirname(path), file))
      return 'trouble' in found ? [] : [found]
    })
}
