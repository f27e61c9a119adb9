/** Files as the command line sees them: scenarios by path or by name, records in and out. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the scenarios that come with the game, three above this file. */
const shelf = resolve(dirname(fileURLToPath(import.meta.url)), '../../../scenarios')

export interface FoundText {
  readonly path: string
  readonly text: string
}

/** A path as given, or the name of a scenario that comes with the game; null if there is neither. */
export function findScenario(nameOrPath: string): FoundText | null {
  for (const path of [resolve(nameOrPath), join(shelf, `${nameOrPath}.yaml`), join(shelf, nameOrPath)])
    if (existsSync(path) && path.endsWith('.yaml')) return { path, text: readFileSync(path, 'utf8') }
  return null
}

/** Names of the scenarios that come with the game; translations have a second dot. */
export const shippedNames = (): readonly string[] =>
  readdirSync(shelf)
    .filter((name) => /^[^.]+\.yaml$/.test(name))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort()

export function writeText(path: string, text: string): void {
  mkdirSync(dirname(resolve(path)), { recursive: true })
  writeFileSync(path, text)
}
