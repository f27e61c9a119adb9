// A page per code: its bad example gives that code, its good one does not.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { check } from '../../src/cli/check/check.ts'
import type { Thing } from '../../src/lint/coverage.ts'
import { reachDiagnostics } from '../../src/lint/rules/reach/rule.ts'
import { pageOf, RULES } from '../../src/lint/rules.ts'
import { project } from '../tools/serve.mjs'
import { type Example, examplesOf, pageOfRule, template, toldOf } from './example.ts'

test('every rule is a folder with its logic and its pages, and every folder is a rule', () => {
  const folders = readdirSync(join(project, 'src/lint/rules')).sort()
  expect(folders).toEqual(RULES.map(({ name }) => name).toSorted())
  for (const name of folders) {
    const files = readdirSync(join(project, 'src/lint/rules', name))
    expect(files).toContain('rule.ts')
    expect(files).toContain('rule.md')
  }
})

test('no code belongs to two rules', () => {
  const codes = RULES.flatMap((rule) => rule.codes)
  expect(new Set(codes).size).toBe(codes.length)
})

/** As a diagnostic is written wherever one is made; the form's come from the schema and are looked at with the mutants. */
const WRITTEN = [
  /\b(?:error|warning|info|refuse|trouble|add)\(\s*'([a-z]+(?:-[a-z_]+)*)'/g,
  /\bdiagnostic\(\s*'[a-z]+',\s*'([a-z-]+)'/g,
  /^type Kind = (.*)$/gm,
]

test('every code that the program can give has a page', () => {
  const sources = ['src/lint', 'src/scenario', 'src/cli/check', 'src/host/node'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(project, folder, file), 'utf8')),
  )
  const codes = sources.flatMap((source) =>
    WRITTEN.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => code!)).flatMap((code) =>
      code.includes("'") ? [...code.matchAll(/'(\w+)'/g)].map(([, kind]) => `unknown-${kind}`) : [code],
    ),
  )
  expect(codes.length).toBeGreaterThan(70)
  for (const code of ['file-missing', 'overlay-base', 'unknown-track', 'twice', 'nul', 'yaml', 'exit-sealed'])
    expect(codes).toContain(code)
  expect([...new Set(codes)].filter((code) => pageOf(code) === undefined)).toEqual([])
})

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'off-ramp-pages-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const german = 'title: Der Damm\n'
  mkdirSync(join(folder, 'sheets'))
  const texts = { 'mine.yaml': template, 'mine.de.yaml': german, 'broken.yaml': 'title: [\n', 'broken.de.yaml': german }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)

  const codesOf = (name: string): readonly string[] => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text))
    check([join(folder, name), '--json', '--no-proofs'])
    log.mockRestore()
    return JSON.parse(lines.join('\n')).diagnostics.map(({ code }: { code: string }) => code)
  }
  const sections = pageOfRule('files').split(/^## /m).slice(1)

  test.each(sections.map((section) => [section.slice(0, section.indexOf('\n')), section]))(
    '%s: the bad command gets it, the good one does not',
    (code, section) => {
      const [bad, good] = ['bad', 'good'].map(
        (kind) => new RegExp(`^\`\`\`sh ${kind}\ncheck (.+)$`, 'm').exec(section)![1]!,
      )
      expect(codesOf(bad!)).toContain(code)
      expect(codesOf(good!)).not.toContain(code)
    },
  )
})

// What the search does not find is no lasting example; what is said of it is asked here.
test('not-proved: a warning about an exit, for information about anything else', () => {
  const exit: Thing = { kind: 'exit', id: 'x', path: 'exits.0', name: 'X' }
  const card: Thing = { kind: 'card', id: 'a/x', path: 'instruments.0.seats.0', name: 'X (a)' }
  const told = reachDiagnostics([exit, card].map((thing) => ({ thing, found: 'not-proved' })))
  expect(told.map(({ code, severity, path }) => `${severity} ${code} ${path}`)).toEqual([
    'warning not-proved exits.0',
    'info not-proved instruments.0.seats.0',
  ])
})

const pathsOf = (example: Example): readonly string[] =>
  toldOf(example)
    .filter(({ code }) => code === example.code)
    .map(({ path }) => path ?? '')

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const page = pageOfRule(name)
  const examples = examplesOf(page)

  test('has a heading for each of its codes and no other', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, code]) => code)).toEqual(rule.codes)
    for (const code of rule.codes) expect(pageOf(code)).toBe(`src/lint/rules/${name}/rule.md#${code}`)
  })

  test.each(rule.codes.filter((code) => name !== 'files' && code !== 'not-proved'))(
    '%s: the bad example has it, the good one does not',
    (code) => {
      const bad = examples.filter((example) => example.code === code && example.kind === 'bad')
      const good = examples.filter((example) => example.code === code && example.kind === 'good')
      expect([bad.length, good.length], 'examples on the page').toEqual([1, 1])
      const cured = new Set(pathsOf(good[0]!))
      expect(toldOf(bad[0]!).map((found) => found.code)).toContain(code)
      expect(pathsOf(bad[0]!).filter((path) => !cured.has(path))).not.toEqual([])
    },
  )
})
