/** The checker's sentences in another language than its own. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Forms } from '../../std/told.ts'

const path = fileURLToPath(new URL('../../../assets/words/ja/checker.json', import.meta.url))

/** Undefined where there are none. */
export const readCheckerWords = (language: string): Forms | undefined =>
  language === 'ja' ? (JSON.parse(readFileSync(path, 'utf8')) as Forms) : undefined
