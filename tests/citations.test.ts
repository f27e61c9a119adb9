// Fifteen citations drawn by a fixed seed from the parsed scenarios, printed beside the claim they rest on, to be
// read against the dossier by a person; and what of every citation a program can check.
//
//     npx vitest run tests/citations.test.ts                the fifteen of the seed below
//     SEED=7 npx vitest run tests/citations.test.ts         another fifteen

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Claim, type ClaimSource, dossierIndex } from '../src/domain/dossier.ts'
import { parseScenario } from '../src/scenario/parse.ts'
import { dice } from '../src/std/draw.ts'
import { project } from './tools/serve.mjs'

const SEED = Number(process.env['SEED'] ?? 20211217)
const HOW_MANY = 15

const dossier = dossierIndex(JSON.parse(readFileSync(join(project, 'assets/dossier/claims.json'), 'utf8')))
const names = readdirSync(join(project, 'scenarios'))
  .filter((name) => /^[^.]+\.yaml$/.test(name))
  .sort()

interface Citation {
  readonly scenario: string
  /** Where in the scenario: `issues.exercises.options.notice`. */
  readonly place: string
  readonly words: string
  readonly id: string
}

/** Every citation of a scenario, with the words that stand beside it. */
function citationsIn(scenario: string, value: unknown, place = ''): readonly Citation[] {
  if (value === null || typeof value !== 'object') return []
  const own = value as Record<string, unknown>
  const cite = Array.isArray(own['cite']) ? (own['cite'] as string[]) : []
  const words = ['text', 'words', 'because', 'name'].map((key) => own[key]).filter((text) => typeof text === 'string')
  const label = [own['name'], own['title'], own['words']].filter(
    (text) => typeof text === 'string' && text !== words[0],
  )
  const here = cite.map((id) => ({ scenario, place, words: [...label.slice(0, 1), words[0] ?? ''].join(': '), id }))
  const below = Object.entries(own).flatMap(([key, inner]) => {
    const name =
      inner !== null && typeof inner === 'object'
        ? ((inner as { id?: string; seat?: string }).id ?? (inner as { seat?: string }).seat ?? key)
        : key
    return key === 'cite' ? [] : citationsIn(scenario, inner, place === '' ? name : `${place}.${name}`)
  })
  return [...here, ...below]
}

const citations = names.flatMap((file) => {
  const { scenario } = parseScenario(readFileSync(join(project, 'scenarios', file), 'utf8'), file)
  if (scenario === undefined) throw new Error(`${file} does not parse`)
  return citationsIn(scenario.id, scenario)
})

/** So many of them, each at most once, in the order drawn. */
function drawn(seed: number, count: number): readonly Citation[] {
  const left = [...citations]
  const source = dice(seed)
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(source.roll(left.length), 1)[0]!)
}

const outlet = ({ outlet, date, kind, via }: ClaimSource) =>
  `${outlet}${date === undefined ? '' : `, ${date}`} (${kind}${via === undefined ? '' : `; ${via}`})`

const printed = ({ scenario, place, words, id }: Citation, claim: Claim | undefined, n: number) =>
  [
    `${n}. ${scenario} · ${place}`,
    `   says:   ${words}`,
    `   ${id.padEnd(7)} ${claim === undefined ? 'NOT THERE' : `${claim.title}. ${claim.text}`}`,
    ...(claim?.correction === undefined ? [] : [`   but:    ${claim.correction}`]),
    `   from:   ${claim?.sources.map(outlet).join('; ') || `see ${claim?.see.join(', ')}`}`,
    `   dated:  ${claim?.date ?? '–'} · ${claim?.confidence.join('')}${claim?.check} · ${claim?.provenance}`,
  ].join('\n')

const place = ({ scenario, place, id }: Citation) => `${scenario} ${place} ${id}`
const failing = (breaks: (claim: Claim, citation: Citation) => boolean) =>
  citations
    .filter((citation) => {
      const claim = dossier.claim(citation.id)
      return claim !== undefined && breaks(claim, citation)
    })
    .map(place)

describe('every citation', () => {
  test('is of a claim that is there', () => {
    expect(citations.length).toBeGreaterThan(200)
    expect(citations.filter(({ id }) => dossier.claim(id) === undefined).map(place)).toEqual([])
  })

  test('stands beside words, at most three to a place', () => {
    expect(citations.filter(({ words }) => words.trim() === '').map(place)).toEqual([])
    const together = new Map<string, number>()
    for (const { scenario, place, words } of citations)
      together.set(`${scenario} ${place} ${words}`, (together.get(`${scenario} ${place} ${words}`) ?? 0) + 1)
    expect([...together].filter(([, count]) => count > 3)).toEqual([])
  })

  test('leads to an outlet, or to a claim that has one', () => {
    const reaches = (claim: Claim) =>
      claim.sources.length > 0 || claim.see.some((id) => (dossier.claim(id)?.sources.length ?? 0) > 0)
    expect(failing((claim) => !reaches(claim))).toEqual([])
    expect(
      failing((claim) => claim.sources.some(({ outlet, kind }) => outlet.trim() === '' || kind.trim() === '')),
    ).toEqual([])
  })

  test('of what events contradicted carries its correction', () => {
    expect(failing((claim) => claim.confidence.includes('F') && !claim.correction?.trim())).toEqual([])
  })
})

test('fifteen of them, for a reader', () => {
  const some = drawn(SEED, HOW_MANY)
  expect(new Set(some.map(place)).size).toBe(HOW_MANY)
  console.log(
    `Citations drawn with seed ${SEED} of ${citations.length}:\n\n${some.map((citation, i) => printed(citation, dossier.claim(citation.id), i + 1)).join('\n\n')}`,
  )
})
