// The quick start is all that some teachers read: what it puts in quotation marks stands on a page, word for word.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project } from '../tools/serve.mjs'

const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf)

const words = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(project, 'assets/words', language, file), 'utf8')) as Record<string, unknown>

/** What pupils and teachers say, and what the command prints. */
const NOT_ON_A_PAGE = /…|Teacher:/

test.each([
  ['en', /“([^”]+)”/g],
  ['ja', /「([^」]+)」/g],
] as const)('every name in the quick start is on a page: %s', (language, quoted) => {
  const files = readdirSync(join(project, 'assets/words', language)).filter((file) => file !== 'pack.json')
  const onPages = files.flatMap((file) => textsOf(words(language, file)))
  const quick = textsOf(words(language, 'pack.json')['quick']).join(' ')
  const named = [...quick.matchAll(quoted)].map(([, name]) => name!).filter((name) => !NOT_ON_A_PAGE.test(name))
  expect(named.length).toBeGreaterThan(12)
  expect(named.filter((name) => !onPages.includes(name))).toEqual([])
  expect(readFileSync(join(project, 'src/cli/serve.ts'), 'utf8')).toContain('  Teacher: ')
})
