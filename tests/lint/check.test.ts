// The command as a script or an editor calls it: JSON, exit status, files that are missing or hostile.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { check } from '../../src/cli/check/check.ts'
import { Complaint } from '../../src/cli/open.ts'
import { checkScenario, checkWhole } from '../../src/lint/checkScenario.ts'
import { project } from '../tools/serve.mjs'
import { dossier, template } from './example.ts'

const folder = mkdtempSync(join(tmpdir(), 'off-ramp-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** As typed, without starting another Node. */
function run(...args: readonly string[]): { readonly status: number; readonly stdout: string } {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text))
  try {
    return { status: check(args), stdout: lines.join('\n') }
  } finally {
    log.mockRestore()
  }
}

/** A second on an idle machine; a busy one gets three times as much. */
const MOST_MS = 3000

describe('the command', () => {
  test('gives JSON with code, severity, file, line, column, message, and status 1 on errors', () => {
    const path = write(
      'wrong.yaml',
      template.replace('water: days, look', 'water: dayz, look').replace('title: Send a bill', 'title: Attack the dam'),
    )
    const { status, stdout } = run(path, '--json', '--no-proofs')
    expect(status).toBe(1)
    const { diagnostics } = JSON.parse(stdout)
    expect(diagnostics.map((one: { code: string }) => one.code)).toEqual(['force-words', 'unknown-option'])
    for (const one of diagnostics) {
      expect(Object.keys(one)).toEqual(
        expect.arrayContaining(['code', 'severity', 'file', 'line', 'column', 'message']),
      )
      expect(one.severity).toBe('error')
      expect(one.file).toContain('wrong.yaml')
      expect(one.column).toBeGreaterThan(1)
    }
    expect(template.split('\n')[diagnostics[1].line - 1]).toContain('terms: { water: days, look')
  })

  test('shows the lines, what to do, and the page; status 0 when nothing is wrong', () => {
    const wrong = run(write('spelt.yaml', template.replace('subtitle:', 'subtitel:')), '--no-proofs')
    expect(wrong.status).toBe(1)
    for (const part of [
      'spelt.yaml:',
      '> ',
      '^^^^^^^^',
      'Did you mean “subtitle”?',
      'src/lint/rules/form/rule.md#form-unrecognized_keys',
      'form-missing',
      '2 errors',
    ])
      expect(wrong.stdout).toContain(part)
    const right = run(write('right.yaml', template))
    expect(right.stdout).toMatch(/exit\s+3 of 3 reached/)
    expect(right.stdout).toContain('A balance of counts is not balance of truth.')
    expect(right.status).toBe(0)
  })

  test('says what is not there, and takes no folder for a file', () => {
    for (const name of [join(folder, 'nothing.yaml'), folder]) {
      const { status, stdout } = run(name, '--json')
      expect(status).toBe(1)
      expect(JSON.parse(stdout).diagnostics[0].code).toMatch(/^file-/)
    }
    expect(() => run()).toThrow(Complaint)
  })

  test('a hundred megabytes, a folder that holds itself: at once', () => {
    const large = write('large.yaml', '')
    truncateSync(large, 100_000_000)
    symlinkSync(folder, join(folder, 'self'))
    const begun = performance.now()
    const { status, stdout } = run(large, '--json')
    expect(JSON.parse(stdout).diagnostics[0].code).toBe('too-large')
    expect(status).toBe(1)
    expect(performance.now() - begun).toBeLessThan(MOST_MS)
  })

  test('typed in a shell it ends with its status', () => {
    const typed = (name: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'check', name, '--no-proofs'], {
        cwd: project,
        encoding: 'utf8',
      }).status
    expect(typed(write('refused.yaml', 'hello'))).toBe(1)
  })

  test('control characters and turned writing do not reach the terminal', () => {
    const { stdout } = run(
      write('bell.yaml', template.replace('title: The dam', 'titel: "\u202E\u0007" #')),
      '--no-proofs',
    )
    expect(stdout).toContain('form-unrecognized_keys')
    expect([...stdout].filter((char) => char < ' ' && char !== '\n')).toEqual([])
    expect(stdout).not.toContain('\u202E')
  })

  test('a translation beside its scenario is checked with it', () => {
    write('three.yaml', template)
    write('three.de.yaml', 'title: Der Damm\nexits: { one-damm: { name: Ein Damm } }\n')
    const { status, stdout } = run(join(folder, 'three.yaml'), '--json', '--no-proofs')
    expect(status).toBe(1)
    const codes = JSON.parse(stdout).diagnostics.map(
      (one: { code: string; file: string }) => `${one.code} ${one.file.split('/').at(-1)}`,
    )
    expect(codes).toContain('overlay-unknown three.de.yaml')
    expect(codes).toContain('translation-missing three.de.yaml')
  })
})

describe('all problems at once', () => {
  test('a wrong entry does not hide what is wrong elsewhere', () => {
    const text = template
      .replace('minutes: 15', 'minutes: soon')
      .replace('kind: ends', 'kind: closes')
      .replace('{ look: together }', '{ look: togehter }')
      .replace('actors: [upper]\n', 'actors: []\n')
      .replace('range: [1, 3]', 'range: [3, 1]')
    const found = checkScenario(text, 'many.yaml', { dossier })
    expect(found.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'form-invalid_type',
        'form-invalid_value',
        'unknown-option',
        'event-agentless',
        'span-reversed',
      ]),
    )
    const lines = text.split('\n')
    const at = (code: string) => lines[found.find((one) => one.code === code)!.at!.line - 1]
    expect(at('form-invalid_value')).toContain('kind: closes')
    expect(at('unknown-option')).toContain('togehter')
    expect(at('event-agentless')).toContain('actors: []')
    // The exit with a fault is left out of the reading; nothing is called unknown for that.
    expect(found.filter(({ code }) => code === 'unknown-exit')).toEqual([])
  })

  test('a mistyped key does not hide what is wrong beside it', () => {
    const text = template
      .replace('{ look: together }', '{ look: togehter }')
      .replace('    n: 1\n', '    n: 1\n    widow: [1, 3]\n')
      .replace('  slots: 1', '  slot: 1\n  slots: 1')
    const codes = checkScenario(text, 'x.yaml').map(({ code }) => code)
    expect(codes).toEqual(['form-unrecognized_keys', 'form-unrecognized_keys', 'unknown-option'])
  })

  test('ranges end where the word ends', () => {
    const found = checkScenario(template.replace('{ look: together }', '{ look: togehter }'), 'one.yaml').find(
      ({ code }) => code === 'unknown-option',
    )!
    expect(found.end!.column - found.at!.column).toBe('togehter'.length)
    expect(found.fix).toBe('Did you mean “together”?')
  })
})

describe('a hostile file gets its diagnostic within a second:', () => {
  const deep = (open: string, n: number) => open.repeat(n)
  const bomb = Array.from({ length: 10 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1},`.repeat(9)}]`).join(
    '\n',
  )
  const inTemplate = (put: string) => template.replace('title: The dam above two towns', put)
  const files: readonly (readonly [string, string, string])[] = [
    ['aliases of aliases', bomb, 'aliases'],
    ['aliases below a scenario', `${template}\n${bomb}`, 'aliases'],
    [
      'prototype keys',
      inTemplate('__proto__: { polluted: true }\nconstructor: { prototype: 1 }'),
      'form-unrecognized_keys',
    ],
    [
      'ids named like methods',
      inTemplate('title: x')
        .replaceAll('summer-water', 'tostring')
        .replace('{ signed: tostring }', '{ signed: constructor }'),
      'unknown-exit',
    ],
    ['deep brackets', deep('[', 100_000), 'too-much'],
    ['deep maps', deep('{a: ', 100_000), 'too-much'],
    ['a NUL', inTemplate('title: "\0"'), 'nul'],
    ['half a megabyte of one word', 'x'.repeat(499_999), 'too-much'],
    ['odd Unicode as an id', template.replaceAll('one-dam', 'one\u202Edam\uD800'), 'form-invalid_format'],
    ['a pattern that goes back and back', inTemplate(`title: ${'does not '.repeat(200)}`), 'none'],
    ['markup', inTemplate('title: <img src=x onerror=alert(1)>'), 'none'],
  ]
  test.each(files)('%s', (_, text, code) => {
    const begun = performance.now()
    const codes = checkScenario(text, 'given.yaml', { dossier }).map((one) => one.code)
    expect(performance.now() - begun).toBeLessThan(MOST_MS)
    if (code === 'none') expect(codes).toEqual([])
    else expect(codes).toContain(code)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('proofs', () => {
  test('every exit, aim, event, option and card of the template has a way', () => {
    const { proofs } = checkWhole(template, 'three.yaml', { proving: {} })
    expect(proofs.filter(({ found }) => found === 'sealed' || found === 'not-proved')).toEqual([])
    expect(new Set(proofs.map(({ thing }) => thing.kind))).toEqual(
      new Set(['exit', 'aim', 'event', 'option', 'card', 'room']),
    )
  })

  test('a sealed exit is told with its arithmetic', () => {
    const text = template.replace(
      'conditions: [{ held: hall }, { track: tension, atMost: 3 }]',
      'conditions: [{ held: hall, times: 9 }]',
    )
    const found = checkScenario(text, 'x.yaml', { proving: {} }).filter(({ code }) => code === 'exit-sealed')
    expect(found.map(({ message }) => message)).toEqual([
      'No line of play reaches “One dam”. Meetings of the council’s hall that it still needs: 9; that can still be: 3.',
    ])
  })
})

test('a curly mark around words is told, and one inside straight marks or in the middle is not', () => {
  const titled = (title: string) =>
    checkScenario(template.replace(/^title: .*$/m, `title: ${title}`), 'mine.yaml').filter(
      ({ code }) => code === 'curly-quotes',
    )
  expect(titled('“The dam above two towns”')).toMatchObject([{ severity: 'warning', path: 'title', at: { column: 8 } }])
  expect(titled('„Der Damm über zwei Städten“')).toHaveLength(1)
  expect(titled('"“The dam” above two towns"')).toEqual([])
  expect(titled('The “dam” above two towns')).toEqual([])
})
