/**
 * Translations: an overlay has every word of its scenario and nothing else,
 * changes no rule, and fits on the signs; the page's words have the same keys
 * in both languages.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { WORDS } from '../../src/i18n/words.ts'
import { rulesHash } from '../../src/scenario/hashes.ts'
import { overlay } from '../../src/scenario/overlay.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'

const folder = join(project, 'scenarios')
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')

const overlays = readdirSync(folder).flatMap((name) => {
  const [, scenario, language] = /^([^.]+)\.([a-z]{2})\.yaml$/.exec(name) ?? []
  return scenario === undefined || language === undefined ? [] : [{ name, scenario: `${scenario}.yaml`, language }]
})

type Leaf = (text: string, path: string) => string

/** The same tree with each text replaced; ids say where a text goes and stay as they are. */
function mapTexts(tree: unknown, leaf: Leaf, path = ''): unknown {
  if (Array.isArray(tree)) return tree.map((entry, i) => mapTexts(entry, leaf, `${path}.${i}`))
  if (tree === null || typeof tree !== 'object') return leaf(String(tree), path)
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      key === 'id' || key === 'seat' ? value : mapTexts(value, leaf, `${path}.${key}`),
    ]),
  )
}

/** Paths of an overlay whose words nobody would ever see. */
function unused(scenario: string, text: string, language: string): readonly string[] {
  const paths: string[] = []
  const marked = mapTexts(parse(text), (_, path) => `⟦${paths.push(path) - 1}⟧`)
  const seen = JSON.stringify(overlay(parseScenario(scenario).scenario!, stringify(marked), language).scenario)
  return paths.filter((_, i) => !seen.includes(`⟦${i}⟧`))
}

describe.each(overlays)('$name', ({ name, scenario, language }) => {
  const base = parseScenario(textOf(scenario)).scenario!
  const laid = overlay(base, textOf(name), language)

  test('has every word', () => expect(laid.missing).toEqual([]))

  test('has no key that the scenario lacks, and no words that are never shown', () => {
    expect(laid.diagnostics).toEqual([])
    expect(unused(textOf(scenario), textOf(name), language)).toEqual([])
  })

  test('changes words only', () => expect(rulesHash(laid.scenario)).toBe(rulesHash(base)))
})

describe.each(overlays.filter(({ language }) => language === 'ja'))('$name, in Japanese', ({ name, scenario }) => {
  const laid = overlay(parseScenario(textOf(scenario)).scenario!, textOf(name), 'ja').scenario

  /** Full-width characters that fit. */
  test.each([
    ['names on signs', 10, laid.exits.map((exit) => exit.name)],
    ['parties in bills', 6, laid.parties.map((party) => party.short)],
    [
      'titles of cards',
      18,
      [...laid.instruments.map((card) => card.title), ...laid.reserves.map((reserve) => reserve.title)],
    ],
    ['cards that offer an option', 18, laid.issues.flatMap((issue) => issue.options.map((option) => option.offer))],
  ])('%s have at most %d characters', (_, most, texts) => {
    expect(texts.filter((text) => text.length > most)).toEqual([])
  })

  test('each bracket ends its sentence', () => {
    const sentences = laid.issues.flatMap((issue) =>
      issue.options.map((option) => `${issue.lead}${option.words}${issue.tail}`),
    )
    expect(sentences.filter((sentence) => !/^[^。]+。$/.test(sentence))).toEqual([])
  })

  test('a people’s republic is self-proclaimed, and its formula whole, in every text that names one', () => {
    const texts: string[] = []
    mapTexts(parse(textOf(name)), (text) => {
      texts.push(text)
      return text
    })
    const naming = texts.filter((text) => text.includes('人民共和国'))
    const formula =
      '自称「ドネツク人民共和国」「ルガンスク人民共和国」（キーウとEU、2023年には欧州人権裁判所が、ロシアの支配下にあるとした。モスクワは否定）'
    expect(naming.filter((text) => !text.includes(formula))).toEqual([])
  })
})

describe('a planted mistake is seen', () => {
  const prologue = textOf('prologue.yaml')

  test.each([
    ['a key that is not there', 'titel: x', ['.titel']],
    ['an entry that is not there', 'parties: { mars: { name: x } }', ['.parties.mars.name']],
    ['one line too many', 'notes: [a, b, c, d]', ['.notes.3']],
    ['a number', 'rules: { slots: 2 }', ['.rules.slots']],
    ['a date that is no word', 'events: [{ id: drill, date: x }]', ['.events.0.date']],
  ])('%s', (_, text, paths) => expect(unused(prologue, text, 'ja')).toEqual(paths))

  test('and what is missing is named', () => {
    const { missing } = overlay(parseScenario(prologue).scenario!, 'title: x', 'ja')
    expect(missing).toContain('subtitle')
    expect(missing).toContain('issues.gate.stances.ru.says.calm.text')
    expect(missing).not.toContain('issues.gate.tail')
  })
})

const PLURAL = /_(zero|one|two|few|many|other)$/
/** What stands between two words: nothing, in Japanese. */
const GAP = /(^|\.)(gap|space)$/
/** English names as they stand inside an English sentence: another language needs none or its own. */
const OWN = /^inside\./

describe.each(Object.keys(WORDS.en) as (keyof typeof WORDS.en)[])('words of the page: %s', (part) => {
  const en = flat(WORDS.en[part])
  const ja = flat(WORDS.ja[part])
  const stems = (words: ReadonlyMap<string, string>) =>
    [...new Set([...words.keys()].filter((key) => !OWN.test(key)).map((key) => key.replace(PLURAL, '')))].sort()

  test('both languages have the same keys', () => expect(stems(ja)).toEqual(stems(en)))

  test('Japanese has one plural, English two', () => {
    expect([...ja.keys()].filter((key) => PLURAL.test(key) && !/_(other|zero)$/.test(key))).toEqual([])
    const many = [...en.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL, '_one'))
    expect(many.filter((key) => !en.has(key))).toEqual([])
  })

  test('no text is empty, none asks for data that English does not have', () => {
    const asks = (text = '') => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!)
    expect([...ja].filter(([key, text]) => text.trim() === '' && !GAP.test(key))).toEqual([])
    expect(
      [...ja].flatMap(([key, text]) =>
        asks(text)
          .filter((name) => !asks(en.get(key)).includes(name))
          .map((name) => `${key}: ${name}`),
      ),
    ).toEqual([])
  })
})

function flat(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
      const here = path === '' ? key : `${path}.${key}`
      return value !== null && typeof value === 'object' ? [...flat(value, here)] : [[here, String(value)] as const]
    }),
  )
}
