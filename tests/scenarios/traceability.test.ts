/**
 * Every substantive article of both drafts, every point of both replies and of
 * Russia's reaction, and all of Ukraine's positions, in the parsed winter: an
 * id counts where a player can meet it (a stance, an option, an instrument, an
 * event, an aim). Lists of sources, news and notes do not count.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Claim, dossierIndex } from '../../src/domain/dossier.ts'
import type { Scenario } from '../../src/domain/scenario.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'

const read = (path: string) => readFileSync(join(project, path), 'utf8')
const scenario = parseScenario(read('scenarios/winter-2021.yaml'), 'winter-2021.yaml').scenario!
const claims: readonly Claim[] = JSON.parse(read('assets/dossier/claims.json'))
const dossier = dossierIndex(claims)

const numbered = (series: string, last: number) => Array.from({ length: last }, (_, i) => `${series}-${i + 1}`)

/** Articles with letters are asked for letter by letter. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'draft treaty with the United States': [
    'ru-us-1',
    'ru-us-2',
    'ru-us-3',
    'ru-us-4a',
    'ru-us-4b',
    'ru-us-5a',
    'ru-us-5b',
    'ru-us-5c',
    'ru-us-6',
    'ru-us-7',
  ],
  'draft agreement with NATO’s states': [...numbered('ru-nato', 6), 'ru-nato-7a', 'ru-nato-7b'],
  'American reply': numbered('us-reply', 14),
  'NATO’s reply': numbered('nato-reply', 14),
  'Russia’s reaction': numbered('ru-resp', 14),
  'Ukraine’s positions': numbered('ua', 16),
}

/** Places where a player meets a claim, by id. */
function metIn(of: Scenario): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  const meet = (place: string, cite: readonly string[]) => {
    for (const id of cite) places.set(id, [...(places.get(id) ?? []), place])
  }
  for (const issue of of.issues) {
    for (const option of issue.options) meet(`option ${issue.id} ${option.id}`, option.cite)
    for (const stance of issue.stances) {
      meet(`stance ${issue.id} ${stance.seat}`, stance.cite)
      for (const [option, said] of Object.entries(stance.says ?? {}))
        meet(`stance ${issue.id} ${stance.seat} on ${option}`, said.cite)
    }
  }
  for (const instrument of of.instruments) meet(`instrument ${instrument.id}`, instrument.text.cite)
  for (const event of of.events) meet(`event ${event.id}`, event.text.cite)
  for (const aim of of.aims) meet(`aim ${aim.id}`, aim.text.cite)
  return places
}

const met = metIn(scenario)

describe('a player can meet', () => {
  test.each(Object.entries(ASKED))('the whole %s', (_, ids) => {
    expect(ids.filter((id) => dossier.claim(id) === undefined)).toEqual([])
    expect(ids.filter((id) => !met.has(id))).toEqual([])
  })

  test('a removed citation would be noticed', () => {
    const without = { ...scenario, instruments: [], events: [], aims: [], issues: [] }
    expect([...metIn(without).keys()]).toEqual([])
  })
})

interface Citing {
  readonly path: string
  readonly text: string
  readonly cite: readonly string[]
}

/** Everything with `cite`, with its own words. */
function citingOf(node: unknown, path = ''): readonly Citing[] {
  if (node === null || typeof node !== 'object') return []
  const entry = node as Readonly<Record<string, unknown>>
  const below = Object.entries(entry).flatMap(([key, value]) => citingOf(value, path === '' ? key : `${path}.${key}`))
  if (!Array.isArray(entry['cite'])) return below
  const text = Object.values(entry)
    .filter((value) => typeof value === 'string')
    .join(' ')
  return [{ path, text, cite: entry['cite'] as string[] }, ...below]
}

const citing = citingOf(scenario)
const cited = [...new Set(citing.flatMap(({ cite }) => cite))].sort()

/** Sentences without a source of their own: three assumptions of ours, and the closing line of the record. */
const BARE = /^(assumptions\.\d+|happened\.3)$/

describe('sources', () => {
  test('every id is in the dossier', () => expect(cited.filter((id) => dossier.claim(id) === undefined)).toEqual([]))

  test('nothing has more than three', () => expect(citing.filter(({ cite }) => cite.length > 3)).toEqual([]))

  test('what is told as a fact has one', () => {
    const bare = citing.filter(({ cite }) => cite.length === 0).map(({ path }) => path)
    expect(bare.filter((path) => !BARE.test(path))).toEqual([])
  })

  test('what events contradicted never stands without its correction', () => {
    const plain = (text: string) => text.replaceAll('’', "'")
    const contradicted = citing.flatMap(({ path, text, cite }) =>
      cite.flatMap((id) => {
        const correction = dossier.claim(id)?.correction
        return correction === undefined || plain(text).includes(plain(correction)) ? [] : [`${path} ${id}`]
      }),
    )
    expect(contradicted).toEqual([])
    expect(cited.filter((id) => dossier.claim(id)!.confidence.includes('F'))).toEqual(['f-1', 'ru-resp-3'])
  })
})
