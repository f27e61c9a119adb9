// The first ten minutes of the guide, step by step: what it tells a new author to type does what it says.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { told } from '../../src/cli/check/frame.ts'
import { newScenario } from '../../src/cli/new.ts'
import { readmeFile } from '../../src/cli/schema.ts'
import { checkScenario } from '../../src/lint/checkScenario.ts'
import { changeOf, outcomesOf } from '../../src/lint/outcomes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { template } from '../lint/example.ts'

const guide = readFileSync(readmeFile, 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'off-ramp-guide-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Fenced lines of the guide, without their indentation. */
const fenced = [...guide.matchAll(/^( *)```\w*\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', text = '']) =>
  text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
)

test('every command that the guide names is one', () => {
  const main = readFileSync(new URL('../../src/cli/main.ts', import.meta.url), 'utf8')
  const named = [...guide.matchAll(/npm run -s offramp -- ([a-z]+)/g), ...guide.matchAll(/^\| `([a-z]+) /gm)].map(
    ([, name]) => name!,
  )
  expect(new Set(named).size).toBeGreaterThan(8)
  for (const name of new Set(named)) expect(main, name).toMatch(new RegExp(`^ {2}${name}: \\{`, 'm'))
})

test('the changed number changes outcomes', () => {
  expect(template).toMatch(/id: lower-repair, .* value: 2,/)
  const changed = template.replace(/(id: lower-repair, .* value:) 2,/, '$1 4,')
  const [before, now] = [template, changed].map((text) => outcomesOf(parseScenario(text).scenario!, 20))
  expect(changeOf(before!, now!).endings).not.toEqual([])
})

test('the mistake is told as the guide shows it', () => {
  const text = template.replace('terms: { look: together }', 'terms: { look: togehter }')
  const found = checkScenario(text, 'mine.yaml')
  const shown = fenced.find((lines) => lines.includes('togehter') && lines.includes('mine.yaml:'))!
  const plain = found
    .flatMap((one) => told(one, text))
    .join('\n')
    .replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')
  const lines = (of: string) =>
    of
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  expect(lines(plain)).toEqual(lines(shown))
})

test('the card that the guide adds fits in', () => {
  const card = fenced.find((lines) => lines.includes('id: council-read'))!
  const indented = card.replaceAll(/^(?=.)/gm, card.startsWith('  ') ? '' : '  ')
  const text = template.replace('\ninstruments:\n', `\ninstruments:\n${indented}`)
  expect(text).toContain('council-read')
  expect(checkScenario(text, 'mine.yaml', { proving: {} })).toEqual([])
})

test('the file that the guide begins with is the one that new writes', () => {
  const path = join(folder, 'mine.yaml')
  const log = console.log
  console.log = () => undefined
  newScenario([path])
  console.log = log
  writeFileSync(join(folder, 'template.yaml'), template)
  const body = (text: string) =>
    text.split('\n').filter((line) => !line.startsWith('# yaml-language-server') && !line.startsWith('id: '))
  expect(body(readFileSync(path, 'utf8'))).toEqual(body(template))
})
