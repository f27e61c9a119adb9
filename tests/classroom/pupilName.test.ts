/** Every name that the service can give is said in the page's language, and no two become one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pupilName } from '../../src/classroom/client/pupilName.ts'
import { freshName } from '../../src/classroom/server/secrets.ts'
import { project } from '../tools/serve.mjs'

const wordsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(project, `assets/words/${language}/class.json`), 'utf8')).pupil

test('a name in Japanese is in Japanese, in English as it was sent, and stays one of its own', () => {
  const [en, ja] = ['en', 'ja'].map((language) => {
    const words = wordsOf(language)
    return (key: string) => words[key.slice('pupil.'.length)] ?? key
  })
  const names: string[] = []
  for (let i = 0; i < 600; i++) names.push(freshName(names))
  expect(names.map((name) => pupilName(en!, name))).toEqual(names)
  const said = names.map((name) => pupilName(ja!, name))
  expect(said.filter((name) => /[A-Za-z]/.test(name))).toEqual([])
  expect(new Set(said).size).toBe(names.length)
  expect(pupilName(ja!, 'Somebody')).toBe('Somebody')
})
