// Scenario files and translations that nobody wrote in good faith: each is answered at once, with a code, a
// sentence and a line, or it is a scenario; nothing is thrown and no stack runs out.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Document, isMap, isScalar, isSeq, parse, stringify } from 'yaml'
import { compile } from '../../src/engine/table.ts'
import { overlay } from '../../src/scenario/overlay.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'

const good = readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')
const japanese = readFileSync(join(project, 'scenarios/prologue.ja.yaml'), 'utf8')
const prologue = parseScenario(good).scenario
if (prologue === undefined) throw new Error('the prologue parses')

/** Nothing may take longer on an idle machine; a busy one gets three times as much. */
const MOST_MS = 3000

/** Reads and says in short what came out; fails where the promise of the reader is broken. */
function told(text: string): string {
  const started = performance.now()
  const { scenario, diagnostics } = parseScenario(text, 'given.yaml')
  expect(performance.now() - started).toBeLessThan(MOST_MS)
  for (const { code, message, at, file } of diagnostics) {
    expect(code).toMatch(/^[a-z_-]+$/)
    expect(message).not.toBe('')
    expect(message.length).toBeLessThan(20_000)
    expect(file).toBe('given.yaml')
    expect(at?.line).toBeGreaterThanOrEqual(1)
    expect(at?.column).toBeGreaterThanOrEqual(1)
  }
  if (scenario === undefined) {
    expect(diagnostics.length).toBeGreaterThan(0)
    return `${diagnostics[0]!.code} ${diagnostics[0]!.at!.line}`
  }
  // What is let through has to be playable.
  expect(compile(scenario).first.every(Number.isInteger)).toBe(true)
  return 'a scenario'
}

function laidOver(text: string): string {
  const started = performance.now()
  const { scenario, diagnostics } = overlay(prologue!, text, 'ja', 'given.ja.yaml')
  expect(performance.now() - started).toBeLessThan(MOST_MS)
  expect(scenario.id).toBe('prologue')
  expect(compile(scenario).first).toEqual(compile(prologue!).first)
  for (const { code, message } of diagnostics) expect(code === '' || message === '').toBe(false)
  return diagnostics[0]?.code ?? 'read'
}

const times = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join('')
const swap = (from: string, to: string) => {
  expect(good).toContain(from)
  return good.replace(from, () => to)
}

/** Nine aliases of nine aliases of nine … */
const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${times(9, (i) => `a${i + 1}: &a${i + 1} [${times(9, () => `*a${i},`)}]\n`)}`
/** Conditions that hold each other by aliases, each a level deeper. */
const chain = (links: number) =>
  swap(
    '\nevents:\n',
    `\nevents:\n${times(links, (i) => `  - {id: z${i}, at: 1, date: 2022-01-01, actors: [], title: t, text: {text: t}, when: &e${i} [${i === 0 ? '{ended: false}' : `{any: [*e${i - 1}]}`}]}\n`)}`,
  )

const texts: readonly (readonly [string, string | (() => string), string])[] = [
  ['nothing', '', 'form-invalid_type 1'],
  ['spaces', ' \n\t\n', 'form-invalid_type 1'],
  ['a word', 'hello', 'form-invalid_type 1'],
  ['a list', '- a\n- b\n', 'form-invalid_type 1'],
  ['a NUL', `${good.slice(0, 200)}\u0000${good.slice(200)}`, 'nul 1'],
  ['3 MB of words', () => `${good}# ${'x'.repeat(3_000_000)}`, 'too-large 1'],
  ['3 MB of entries', () => times(600_000, () => '- ab\n'), 'too-large 1'],
  ['half a megabyte of commas', () => `[${','.repeat(400_000)}]`, 'too-much 1'],
  ['a hundred thousand entries', () => '-\n'.repeat(100_000), 'too-much 50000'],
  ['twenty thousand keys', () => times(20_000, (i) => `k${i}: 1\n`), 'too-much 14286'],
  ['a word of half a megabyte', () => 'a'.repeat(499_000), 'too-much 1'],
  ['wrong escapes without end', () => `"${'\\x'.repeat(100_000)}"`, 'too-much 1'],
  ['quotes without end', () => '"'.repeat(100_000), 'too-much 1'],
  ['anchors without end', () => '&'.repeat(100_000), 'too-much 1'],
  ['deep brackets', () => '['.repeat(200_000), 'too-much 1'],
  ['deep braces', () => '{a: '.repeat(50_000), 'too-much 1'],
  ['deep brackets, closed', () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'too-much 1'],
  ['deep lists on one line', () => '- '.repeat(100_000), 'too-much 1'],
  ['deep keys on one line', () => '? '.repeat(50_000), 'too-much 1'],
  ['deep by indentation', () => times(900, (i) => `${' '.repeat(i)}a:\n`), '(yaml|aliases|too-much) '],
  ['deep conditions', () => swap('unless:', `unless: ${'[{any: ['.repeat(3000)}\n    x:`), 'too-much'],
  ['multiplying aliases', bomb, 'aliases 1'],
  ['multiplying aliases below a scenario', `${good}\n${bomb}`, 'aliases 1'],
  ['an alias of itself', '&a [*a]', 'aliases 1'],
  ['an alias of what holds it', 'a: &a\n  b: *a\n', 'aliases 1'],
  [
    'a condition that holds itself',
    () =>
      swap(
        '\nevents:\n',
        '\nevents:\n  - {id: z, at: 1, date: 2022-01-01, actors: [], title: t, text: {text: t}, when: &e [{any: [*e]}]}\n',
      ),
    'aliases 1',
  ],
  ['conditions that hold each other', () => chain(150), 'aliases 1'],
  ['a thousand conditions that hold each other', () => chain(1000), 'too-much'],
  ['an alias of nothing', 'a: *nope', 'unknown-alias 1'],
  ['a key twice', `${good}\nformat: 1\n`, 'yaml'],
  ['two documents', `${good}\n---\n${good}`, 'yaml'],
  ['a quote that never ends', () => swap('title: Winter', 'title: "Winter'), 'yaml'],
  ['__proto__ at the top', `__proto__: {format: 1}\n${good}`, 'form-unrecognized_keys'],
  ['__proto__ inside', () => swap('rules:\n', 'rules:\n  __proto__: {slots: 3}\n'), 'form-unrecognized_keys'],
  ['constructor inside', () => swap('rules:\n', 'rules:\n  constructor: {slots: 3}\n'), 'form-unrecognized_keys'],
  ['a merge key', `${good}\n<<: {minutes: 5}\n`, 'form-unrecognized_keys'],
  ['a tag that would make code', 'a: !!js/function "function () {}"', 'form-'],
  ['a tag of bytes', `${good}\nx: !!binary "////"\n`, 'form-unrecognized_keys'],
  ['a list as a key', '{[a, b]: c}', 'form-'],
  ['not a number', () => swap('minutes: 10', 'minutes: .nan'), 'form-invalid_type'],
  ['without end', () => swap('minutes: 10', 'minutes: -.inf'), 'form-invalid_type'],
  ['too large a number', () => swap('minutes: 10', 'minutes: 1e400'), 'form-invalid_type'],
  ['a list for a word', () => swap('title: Winter', 'title: [Winter]\nminute: '), 'form-'],
  ['another format', () => swap('format: 1', 'format: 2'), 'form-invalid_value 5'],
  ['an id that is a word of the language', () => swap('tension: tension', 'tension: constructor'), 'unknown-track'],
  [
    'an assumption that is not there',
    () => swap('standing: =ru-start', 'standing: =constructor'),
    'unknown-assumption',
  ],
  ['an assumption without a name', () => swap('standing: =ru-start', 'standing: ='), 'unknown-assumption'],
  // What only looks strange is read as it stands.
  ['a byte-order mark', `\uFEFF${good}`, 'a scenario'],
  ['line ends of another system', good.replaceAll('\n', '\r\n'), 'a scenario'],
  [
    'markup in words',
    () => swap('title: Winter', 'title: <img src=x onerror=alert(1)>{{x}}$t(close)</script>'),
    'a scenario',
  ],
  [
    'marks that turn the writing round',
    () => swap('title: Winter', 'title: \u202Eretniw\u2066\u0300\u0300\u200D'),
    'a scenario',
  ],
  ['half a character', () => swap('title: Winter', 'title: "\\uD800" # '), 'a scenario'],
  ['bells', () => swap('title: Winter', 'title: "\\a\\e[31m" # '), 'a scenario'],
]

describe('a scenario file of', () => {
  test.each(texts)('%s', (_, text, expected) => {
    expect(told(typeof text === 'string' ? text : text())).toMatch(new RegExp(`^${expected}`))
  })

  test('any beginning of the prologue', () => {
    for (let end = 0; end < good.length; end += 397) told(good.slice(0, end))
  })
})

describe('a translation of', () => {
  test.each(texts)('%s', (_, text) => {
    laidOver(typeof text === 'string' ? text : text())
  })

  test('wrong types keeps the first language and says what is missing', () => {
    const { scenario, missing } = overlay(prologue, 'title: [a]\nparties: 5\nissues: {constructor: {name: x}}\n', 'ja')
    expect(scenario.title).toBe(prologue.title)
    expect(missing.length).toBeGreaterThan(100)
    expect(
      overlay(prologue, '__proto__: {title: x}\nconstructor: {title: x}\n', 'ja').diagnostics.map(({ code }) => code),
    ).toEqual(['overlay-unknown', 'overlay-unknown'])
  })
})

// ── mutations: bytes, tokens, branches of the tree

const strange = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '? ',
  '&a ',
  '*a',
  '!!str ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|',
  '>',
  '#',
  '%',
  '@',
  '`',
  '\\',
  '\r',
  ',',
  '---\n',
  '...\n',
  '__proto__',
  'constructor',
  'null',
  '~',
  'true',
  '-1',
  '99',
  '1e999',
  '0x1f',
  '.nan',
  '=',
  '=ru-start',
  '\uD800',
  '\uFEFF',
  '\u202E',
  '\u0007',
  '💥',
  '<b>',
  '{{x}}',
)

const bytes = fc
  .array(fc.tuple(fc.nat(good.length), fc.nat(12), strange), { minLength: 1, maxLength: 6 })
  .map((cuts) => cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), good))

const lines = good.split('\n')
const shuffled = fc
  .array(
    fc.tuple(
      fc.nat(lines.length - 1),
      fc.nat(lines.length - 1),
      fc.constantFrom('drop', 'copy', 'swap', 'indent', 'outdent'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((moves) => {
    const now = [...lines]
    for (const [from, to, how] of moves) {
      const line = now[from % now.length]!
      if (how === 'drop') now.splice(from, 1)
      if (how === 'copy') now.splice(to, 0, line)
      if (how === 'swap') [now[from], now[to]] = [now[to] ?? '', line]
      if (how === 'indent') now[from] = `  ${line}`
      if (how === 'outdent') now[from] = line.replace(/^ {2}/, '')
    }
    return now.join('\n')
  })

/** Another value at one or more places of the parsed tree, written out again. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    100,
    1.5,
    '',
    'x',
    '=nope',
    'constructor',
    '__proto__',
    'red',
    [],
    {},
    [[]],
    [{}],
    ['ru'],
    { any: [[]] },
    { ru: 1 },
    { constructor: 1 },
  ),
  fc
    .anything({ maxDepth: 2, maxKeys: 3, withNullPrototype: false })
    .filter((value) => typeof value !== 'function' && typeof value !== 'bigint' && typeof value !== 'symbol'),
)
const grafted = fc
  .array(fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }), values, fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  })
  .map((grafts) => {
    const tree = new Document(parse(good))
    for (const [path, value, drop] of grafts) {
      let node: unknown = tree.contents
      for (const [depth, turn] of path.entries()) {
        const items: readonly unknown[] = isMap(node) || isSeq(node) ? node.items : []
        if (items.length === 0) break
        const at = turn % items.length
        const last = depth === path.length - 1
        if (isMap(node)) {
          const pair = node.items[at]!
          if (!last && !isScalar(pair.value)) node = pair.value
          else if (drop) node.items.splice(at, 1)
          else pair.value = tree.createNode(plain(value))
          if (last) break
        } else if (isSeq(node)) {
          if (!last && !isScalar(node.items[at])) node = node.items[at]
          else if (drop) node.items.splice(at, 1)
          else node.items[at] = tree.createNode(plain(value))
          if (last) break
        }
      }
    }
    return stringify(tree)
  })

/** As YAML can hold it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

describe('mutations of the prologue are told, or play', () => {
  test.each([
    ['bytes', bytes, 500],
    ['lines', shuffled, 300],
    ['branches', grafted, 300],
  ] as const)(
    '%s',
    (_, texts, numRuns) => {
      fc.assert(
        fc.property(texts, (text) => void told(text)),
        { numRuns, seed: 20211217, endOnFailure: true },
      )
    },
    60_000,
  )

  test('of its translation are told, or read', () => {
    const cut = fc
      .array(fc.tuple(fc.nat(japanese.length), fc.nat(12), strange), { minLength: 1, maxLength: 6 })
      .map((cuts) =>
        cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), japanese),
      )
    fc.assert(
      fc.property(cut, (text) => void laidOver(text)),
      { numRuns: 150, seed: 20220126, endOnFailure: true },
    )
  }, 60_000)
})
