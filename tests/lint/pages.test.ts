// A page per code: its bad example gives that code, its good one does not.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Thing } from '../../src/lint/coverage.ts'
import { reachDiagnostics } from '../../src/lint/rules/reach/rule.ts'
import { pageOf, RULES } from '../../src/lint/rules.ts'
import { project } from '../tools/serve.mjs'
import { type Example, examplesOf, pageOfRule, toldOf } from './example.ts'

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

  test.each(rule.codes.filter((code) => code !== 'not-proved'))(
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
