// The first ten minutes of the guide, step by step: what it tells a new author to type does what it says.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { told } from '../../src/cli/check/frame.ts'
import { PAGES } from '../../src/cli/help.ts'
import { newScenario } from '../../src/cli/new.ts'
import { readmeFile } from '../../src/cli/schema.ts'
import { checkOverlay } from '../../src/lint/checkOverlay.ts'
import { checkScenario } from '../../src/lint/checkScenario.ts'
import { changeOf, outcomesOf } from '../../src/lint/outcomes.ts'
import { overlay } from '../../src/scenario/overlay.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { toTranslate } from '../../src/scenario/toTranslate.ts'
import { template } from '../lint/example.ts'
import { project } from '../tools/serve.mjs'

const guide = readFileSync(readmeFile, 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'off-ramp-guide-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Fenced lines of the guide, without their indentation. */
const fenced = [...guide.matchAll(/^( *)```\w*\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', text = '']) =>
  text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
)

test('every command that the guide names is one', () => {
  const named = [...guide.matchAll(/npm run -s offramp -- ([a-z]+)/g), ...guide.matchAll(/^\| `([a-z]+) /gm)].map(
    ([, name]) => name!,
  )
  expect(new Set(named).size).toBeGreaterThan(8)
  for (const name of new Set(named)) expect(['help', ...Object.keys(PAGES)], name).toContain(name)
})

test('every option that the guide names beside a command is one of it', () => {
  const rows = [...guide.matchAll(/^\| `([a-z]+) ([^`]*)`/gm), ...guide.matchAll(/ -- ([a-z]+)([^\n`]*)/g)]
  const named = rows.flatMap(([, name, rest = '']) =>
    [...rest.matchAll(/--([a-z-]+)/g)].map(([, option]) => `${name} ${option}`),
  )
  expect(named.length).toBeGreaterThan(20)
  const known = Object.entries(PAGES).flatMap(([name, { options }]) =>
    Object.keys(options).map((one) => `${name} ${one}`),
  )
  expect(named.filter((one) => !known.includes(one))).toEqual([])
})

/** What stands behind `offramp --` in a line of the guide, as a shell would hand it over. */
const typed = (line: string): readonly string[] =>
  [...line.slice(line.indexOf(' -- ') + 4).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!)

/** The file that the guide's first line makes. */
const mine = (() => {
  const [command, name, ...args] = typed(fenced.find((lines) => lines.includes(' -- new '))!)
  expect([command, name]).toEqual(['new', 'herring'])
  const path = join(folder, 'herring.yaml')
  const log = console.log
  console.log = () => undefined
  newScenario([path, ...args])
  console.log = log
  return readFileSync(path, 'utf8')
})()

test('the file that the guide makes is clean, all of it in reach, with something left to write', () => {
  const found = checkScenario(mine, 'herring.yaml', { proving: {} })
  expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['info unwritten'])
  const { exits, issues } = parseScenario(mine).scenario!
  expect(Object.fromEntries(exits.map(({ name, terms }) => [name, terms.map(({ issue }) => issue)]))).toEqual({
    'Herring year': ['shares'],
    'Counted catch': issues.map(({ id }) => id),
  })
  const [shares] = issues
  expect(shares!.stances.map(({ seat, at }) => `${seat} ${at}`)).toEqual(['northaven all', 'sandmouth none'])
})

test('the changed number changes outcomes', () => {
  expect(mine).toMatch(/id: half-way, .* value: 3,/)
  const changed = mine.replace(/(id: half-way, .* value:) 3,/, '$1 2,')
  const [before, now] = [mine, changed].map((text) => outcomesOf(parseScenario(text).scenario!, 20))
  expect(changeOf(before!, now!).signed).not.toEqual([])
})

test('the mistake is told as the guide shows it', () => {
  const text = mine.replace('terms: { shares: half }', 'terms: { shares: hlaf }')
  const found = checkScenario(text, 'herring.yaml').filter(({ severity }) => severity === 'error')
  const shown = fenced.find((lines) => lines.includes('hlaf') && lines.includes('herring.yaml:'))!
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
  const card = fenced.find((lines) => lines.includes('id: skerry-gauge'))!
  const indented = card.replaceAll(/^(?=.)/gm, card.startsWith('  ') ? '' : '  ')
  const text = mine.replace(/(\ninstruments:\n(?: {2}.*\n)+)/, `$1${indented}`)
  expect(text).toContain('skerry-gauge')
  expect(checkScenario(text, 'herring.yaml', { proving: {} }).map(({ code }) => code)).toEqual(['unwritten'])
})

/** Of each block its language too. */
const blocks = [...guide.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)].map(
  ([, indent = '', kind = '', text = '']) => ({
    kind,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }),
)

test('every block of YAML in the guide is one of those that are tried here', () => {
  const tried = [/^# yaml-language-server: /, /^ *- id: skerry-gauge/, /^title: 2021–22年の冬、序章/]
  const yaml = blocks.filter(({ kind }) => kind === 'yaml').map(({ text }) => text)
  expect(yaml.map((text) => tried.findIndex((one) => one.test(text))).toSorted()).toEqual([0, 1, 2])
  expect(parse(yaml.find((text) => tried[0]!.test(text))!)).toBeNull()
})

test('the translation that the guide shows is laid over the prologue: nothing strange in it, its words in place', () => {
  const prologue = parseScenario(readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')).scenario!
  const text = blocks.find(({ text: one }) => one.startsWith('title: 2021–22年'))!.text
  const codes = new Set(checkOverlay(prologue, text, 'prologue.ja.yaml').map(({ code }) => code))
  expect([...codes]).toEqual(['translation-missing'])
  const { scenario } = overlay(prologue, text, 'ja')
  expect(scenario.title).toBe('2021–22年の冬、序章')
  expect(scenario.issues.find(({ id }) => id === 'gate')!.options[1]!.words).toBe('すべて並行して')
  expect(scenario.tracks[0]!.bands.map(({ name }) => name)).toEqual(['平穏', '不穏', '切迫', '危機的'])
})

test('a line whose words have changed is right again once its comment is gone', () => {
  const scenario = parseScenario(template).scenario!
  const stale = '# from: The old title\ntitle: Der Damm\n'
  const isStale = (text: string) =>
    checkOverlay(scenario, text, 'x.de.yaml').some(({ code }) => code === 'translation-stale')
  expect(isStale(stale)).toBe(true)
  expect(isStale(stale.replace('Der Damm', '""'))).toBe(false)
  const again = toTranslate(scenario, 'de', stale.replace('# from: The old title\n', ''))
  expect(again.stale).toEqual([])
  expect(again.text).toContain(`# from: ${scenario.title}\ntitle: "Der Damm"`)
  expect(isStale(again.text)).toBe(false)
})

test('words with a comma in braces are told as the guide says', () => {
  const told = (text: string) => checkScenario(template.replace('{ text: The lake stands at half. }', text), 'x.yaml')
  const [found] = told('{ text: First this, then that. }')
  expect(found!.fix).toContain('Inside { } a comma begins a new key.')
  expect(found!.at!.column).toBeGreaterThan(template.split('\n')[found!.at!.line - 1]!.indexOf('text:'))
  expect(told('{ text: "First this, then that." }')).toEqual([])
})

test('without names new writes the template', () => {
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

test('a translation that is begun and empty changes no word, notes included', () => {
  const scenario = parseScenario(template).scenario!
  const begun = toTranslate(scenario, 'de')
  const { scenario: laid, missing } = overlay(scenario, begun.text, 'de')
  expect({ ...laid, language: scenario.language }).toEqual(scenario)
  expect(missing.length).toBe(begun.missing.length)
})
