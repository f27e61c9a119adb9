// One source of the format: the committed JSON Schema and the reference in the guide are made from it and current,
// and every key has its meaning and an example that reads.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import japanese from '../../assets/words/ja/keys.json' with { type: 'json' }
import { readmeFile, schemaFile, schemaText, withReference } from '../../src/cli/schema.ts'
import { rulesHash } from '../../src/scenario/hashes.ts'
import { jsonSchema, nodeAt } from '../../src/scenario/jsonSchema.ts'
import { CONDITION_WORDS, meaningOf, SECTIONS } from '../../src/scenario/keys.ts'
import { MIGRATIONS, migrate } from '../../src/scenario/migrate.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { FORMAT, scenarioSchema } from '../../src/scenario/schema.ts'
import { over, template } from '../lint/example.ts'

const AGAIN = 'run: npm run -s offramp -- schema --write'

test('the committed schema is current', () => expect(readFileSync(schemaFile, 'utf8'), AGAIN).toBe(schemaText()))

test('the reference in the guide is current', () => {
  const guide = readFileSync(readmeFile, 'utf8')
  expect(withReference(guide), AGAIN).toBe(guide)
})

const root = jsonSchema()

describe.each(SECTIONS.map((section) => [section.title, section] as const))('%s', (_, { at, keys }) => {
  const node = nodeAt(root, at)

  test('has words for each of its keys and for no other', () =>
    expect(Object.keys(keys)).toEqual(Object.keys(node?.properties ?? {})))

  test.each(Object.entries(keys))('%s: a meaning, and an example that reads', (key, words) => {
    expect(meaningOf(key, words)).not.toBe('')
    const [, example] = words
    // Lists that have a section of their own are shown there.
    if (example === undefined) return expect(SECTIONS.map(({ title }) => title)).toContain(key)
    const written = parse(example) as Record<string, unknown>
    const value = at === '#effects' ? (written['effects'] as Record<string, unknown>) : written
    expect(Object.keys(value)).toEqual([key])
  })
})

test('every meaning has its Japanese, and no other', () => {
  const means = [
    ...SECTIONS.flatMap(({ keys }) => Object.entries(keys).map(([key, words]) => meaningOf(key, words))),
    ...Object.values(CONDITION_WORDS).map(([meaning]) => meaning),
  ]
  expect(Object.keys(japanese).toSorted()).toEqual([...new Set(means)].toSorted())
  // Keys and ids in backticks are the same in both.
  // A key that the Japanese names stands in the English too.
  const strange = Object.entries(japanese).filter(([meaning, words]) =>
    [...words.matchAll(/`([^`]+)`/g)].some(([, key]) => !meaning.includes(key!)),
  )
  expect(strange).toEqual([])
})

test('examples have the form that they show', () => {
  for (const { at, keys } of SECTIONS) {
    if (at === '' || at.startsWith('#') || at.includes('.')) continue
    const list = at.replace('[]', '')
    const entry = Object.assign(
      {},
      ...Object.values(keys).flatMap(([, example]) => (example === undefined ? [] : [parse(example)])),
    )
    const whole = {
      ...(list === 'issues'
        ? { options: parse(template).issues[0].options, stances: parse(template).issues[0].stances }
        : {}),
      ...entry,
    }
    const checked = scenarioSchema.safeParse({
      ...parse(template),
      [list]: at.endsWith('[]') ? fill(list, whole) : whole,
    })
    expect(
      checked.success ? [] : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ).toEqual([])
  }
})

/** As many entries as the list needs. */
const fill = (list: string, entry: object): readonly object[] =>
  list === 'parties' ? [entry, { ...entry, id: 'other' }] : [entry]

test('every kind of condition has a row', () => {
  const kinds = root.definitions!['condition']!.anyOf!.map(({ properties }) => Object.keys(properties!)[0])
  expect(Object.keys(CONDITION_WORDS)).toEqual(kinds)
  for (const [key, [means, example]] of Object.entries(CONDITION_WORDS)) {
    expect(means).not.toBe('')
    expect(Object.keys(parse(example!))[0]).toBe(key)
    expect(over(`exits:\n  - { id: one-dam, conditions: [${example}] }`)).toContain(key)
  }
})

describe('an older format', () => {
  const old = template
    .replace('format: 1', 'format: 0')
    .replace('\nexits:', '\nofframps:')
    .replaceAll(/ {2}- from: (\S+)\n {4}to: (\S+)/g, '  - dates: [$1, $2]')
    .replace('costs: { shut: 0, days: =upper-water, open: red }', 'costs: { days: =upper-water, open: red }')

  test('is read as the present one, to the same rules, and says what to change', () => {
    expect(old).toContain('offramps:')
    expect(old).toContain('dates: [2030-07-01, 2030-07-31]')
    const { scenario, diagnostics } = parseScenario(old)
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning old-format'])
    expect(diagnostics[0]!.message).toContain('“offramps” is now “exits”')
    expect(rulesHash(scenario!)).toBe(rulesHash(parseScenario(template).scenario!))
    expect(scenario).toEqual(parseScenario(template).scenario)
  })

  test('has a step for every version, and no step is applied to a newer file', () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(Array.from({ length: FORMAT }, (_, version) => version))
    const raw = parse(template)
    expect(migrate(raw).raw).toBe(raw)
    for (const format of [FORMAT + 1, -1, 0.5, '0', null]) expect(migrate({ ...raw, format }).diagnostics).toEqual([])
    expect(parseScenario(template.replace('format: 1', `format: ${FORMAT + 1}`)).diagnostics[0]!.code).toBe(
      'form-invalid_value',
    )
  })

  test.each([
    [{ issues: 5, rounds: null, format: 0 }],
    [{ format: 0, issues: [null, { stances: [1] }], rounds: [[]] }],
    [[]],
    ['x'],
  ])('never throws: %j', (raw) => {
    expect(() => migrate(raw)).not.toThrow()
  })
})
