// The checker's sentences in Japanese: each has its words and all its gaps, none is left over, and what is told of the
// examples on the pages and of files with small faults is Japanese to the last phrase.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import forms from '../../assets/words/ja/checker.json' with { type: 'json' }
import { check } from '../../src/cli/check/check.ts'
import { SOURCE_KINDS } from '../../src/domain/dossier.ts'
import { checkWhole } from '../../src/lint/checkScenario.ts'
import { RULES } from '../../src/lint/rules.ts'
import type { Diagnostic } from '../../src/std/diagnostic.ts'
import { inWordsOf, plainly, type Told, tell } from '../../src/std/told.ts'
import { project } from '../tools/serve.mjs'
import { dossier, examplesOf, pageOfRule, toldOf } from './example.ts'
import { mutant } from './mutants.ts'
import { small } from './small.ts'

const known = (form: string): boolean => Object.hasOwn(forms, form)

const SOURCES = ['src/lint', 'src/scenario', 'src/cli/check', 'src/host/node'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(project, folder, file), 'utf8')),
)

/** Where the literal that begins at `at` ends: strings and templates, one in another. */
function endOf(source: string, at: number): number {
  const quote = source[at]!
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === quote) return i
    else if (quote === '`' && source.startsWith('${', i)) i = endOfGap(source, i + 2)
  }
  throw new Error('a literal ends')
}

function endOfGap(source: string, at: number): number {
  for (let [i, open] = [at, 1]; i < source.length; i++) {
    if (source[i] === "'" || source[i] === '`') i = endOf(source, i)
    else if (source[i] === '{') open++
    else if (source[i] === '}' && --open === 0) return i
  }
  throw new Error('a gap ends')
}

/** Every tell`…` as the form under which it is translated. */
const FORMS = SOURCES.flatMap((source) =>
  [...source.matchAll(/\btell`/g)].map(({ index }) => {
    let [form, gap] = ['', 0]
    const last = endOf(source, index + 4)
    for (let i = index + 5; i < last; i++) {
      if (source.startsWith('${', i)) {
        form += `{${gap++}}`
        i = endOfGap(source, i + 2)
      } else form += source[i]
    }
    return form
  }),
)

const gapsOf = (form: string): readonly string[] => [...new Set(form.match(/\{\d+\}/g))].toSorted()

describe('the words', () => {
  test('every sentence of the source has its Japanese', () => {
    expect(new Set(FORMS).size).toBeGreaterThan(150)
    expect([...new Set(FORMS)].filter((form) => !known(form))).toEqual([])
  })

  test('with the same gaps', () => {
    expect(Object.entries(forms).filter(([form, words]) => gapsOf(form).join(' ') !== gapsOf(words).join(' '))).toEqual(
      [],
    )
  })

  test('and nothing is translated that nobody says', () => {
    const yaml = readFileSync(join(project, 'node_modules/yaml/dist/errors.d.ts'), 'utf8')
    const said = [...SOURCES, yaml, SOURCE_KINDS.map((kind) => `'${kind}'`).join()].join('\n').toLowerCase()
    const isSaid = (form: string) => FORMS.includes(form) || said.includes(`'${form.toLowerCase()}'`)
    // Lists of a scenario that a translation goes through come by their keys.
    const LISTS = ['happened', 'bands', 'news', 'sources', 'briefing', 'rounds', 'options', 'stances', 'true', 'false']
    expect(Object.keys(forms).filter((form) => !isSaid(form) && !LISTS.includes(form))).toEqual([])
  })
})

/** Phrases of a diagnostic that stay English. */
function leftIn({ said, code, message }: Diagnostic): readonly string[] {
  if (said === undefined) return [`${code}: ${message}`]
  const left = (told: Told): readonly string[] => [
    ...(known(told.form) ? [] : [`${code}: ${told.form}`]),
    ...told.gaps.flatMap((gap) => (typeof gap === 'object' ? left(gap) : [])),
  ]
  return [...left(said.message), ...(said.fix === undefined ? [] : left(said.fix))]
}

describe('what is told', () => {
  test.each(RULES.map(({ name }) => name))('of the examples on the page of %s', (name) => {
    expect(
      examplesOf(pageOfRule(name))
        .filter(({ kind }) => kind === 'bad')
        .flatMap(toldOf)
        .flatMap(leftIn),
    ).toEqual([])
  })

  test('of files with small faults', () => {
    const found = Array.from({ length: 60 }, (_, n) => checkWhole(mutant(small, n).text, 'x.yaml', { dossier }))
    const told = found.flatMap(({ diagnostics }) => diagnostics)
    expect(told.length).toBeGreaterThan(100)
    expect([...new Set(told.flatMap(leftIn))]).toEqual([])
  })

  test('and the command refuses a language that it does not have', () => {
    expect(() => check(['prologue', '--lang', 'eo'])).toThrow('give en or ja')
  })
})

test('gaps are filled in the order of the language, a phrase in a gap in its words, and braces of the author stay', () => {
  const told = tell`“${'{1}'}” is no ${{ form: 'party', gaps: [] }} of ${3}.`
  expect(plainly(told)).toBe('“{1}” is no party of 3.')
  expect(inWordsOf({ [told.form]: '{2}の{1}に「{0}」はない。', party: '当事者' }, told)).toBe(
    '3の当事者に「{1}」はない。',
  )
  expect(inWordsOf({}, told)).toBeNull()
})
