/**
 * The project's dossier is data; these tests keep it whole and honest: every id
 * is there once, every source has its kind, and no statement that events
 * contradicted stands without its correction, in any language.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  CHECKS,
  CLAIM_GROUPS,
  type Claim,
  type ClaimWords,
  CONFIDENCES,
  dossierIndex,
  EXIT_STATES,
  type ExitTable,
  type GlossaryTerm,
  type PartyLine,
  type PartyProfile,
  PROVENANCES,
  SOURCE_KINDS,
  type TroopFigure,
} from '../src/domain/dossier'

const read = (name: string) => JSON.parse(readFileSync(new URL(`../assets/dossier/${name}`, import.meta.url), 'utf8'))

const claims: readonly Claim[] = read('claims.json')
const ids = new Set(claims.map((claim) => claim.id))
const failing = (breaks: (claim: Claim) => boolean) => claims.filter(breaks).map((claim) => claim.id)
const words = (text: string) => text.trim().split(/\s+/).length
const DATE = /^\d{4}(-\d\d(-\d\d)?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/
const MARKDOWN = /[*_`#|{}]|\]\(|^- /m

/** How many entries each family of ids has; sub-letters (`ru-us-4a`) count. */
const FAMILIES: Record<string, number> = {
  bg: 8,
  bef: 10,
  'ru-us': 13,
  'ru-nato': 11,
  'us-reply': 14,
  'nato-reply': 14,
  'ru-letter': 3,
  'ru-resp': 14,
  bud: 6,
  minsk: 13,
  eu: 5,
  ist: 10,
  'ru-pkg': 7,
  f: 6,
  norm: 2,
  fr: 4,
  de: 1,
  cn: 1,
  duma: 1,
  rec: 1,
  ua: 16,
  law: 7,
  cal: 128,
  mv: 62,
  or: 18,
  cmc: 23,
  'cmc-op': 8,
}

describe('claims', () => {
  test('every family of ids is complete, every id kebab and unique', () => {
    const counts: Record<string, number> = {}
    for (const { id } of claims) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*-\d+[a-c]?$/)
      const family = id.replace(/-\d+[a-c]?$/, '')
      counts[family] = (counts[family] ?? 0) + 1
    }
    expect(counts).toEqual(FAMILIES)
    expect(ids.size).toBe(claims.length)
  })

  test.each(['ru-us-4a', 'ru-us-4b', 'ru-us-5a', 'ru-us-5b', 'ru-us-5c', 'ru-nato-7a', 'ru-nato-7b'])(
    'the half article %s stands on its own',
    (id) => expect(ids).toContain(id),
  )

  test('a contradicted statement has its correction, and nothing else has one', () => {
    expect(failing((claim) => claim.confidence.includes('F') !== (claim.correction !== undefined))).toEqual([])
    expect(failing((claim) => claim.confidence.includes('F') !== (claim.provenance === 'contradicted'))).toEqual([])
    expect(failing((claim) => claim.correction !== undefined)).toEqual([
      'ru-resp-3',
      'f-1',
      'f-2',
      'f-3',
      'f-4',
      'f-5',
      'f-6',
      'cal-035',
      'cal-056',
      'cal-093',
      'cal-094',
      'cal-095',
    ])
  })

  test('codes are known', () => {
    expect(failing((claim) => !CLAIM_GROUPS.includes(claim.group))).toEqual([])
    expect(failing((claim) => !CHECKS.includes(claim.check))).toEqual([])
    expect(failing((claim) => !PROVENANCES.includes(claim.provenance))).toEqual([])
    expect(
      failing(({ confidence }) => confidence.length === 0 || confidence.some((code) => !CONFIDENCES.includes(code))),
    ).toEqual([])
  })

  test('the written replies are known through a leak', () => {
    const how = (family: string) =>
      new Set(claims.filter(({ id }) => id.startsWith(family)).map((claim) => claim.provenance))
    expect([...how('us-reply-')]).toEqual(['leaked-acknowledged'])
    expect([...how('nato-reply-')].sort()).toEqual(['leaked', 'published'])
    expect([...how('ru-us-'), ...how('ru-nato-')]).toEqual(['published', 'published'])
  })

  test('what is disputed or background says so', () => {
    expect(
      failing(
        ({ confidence, provenance, id }) =>
          confidence.includes('X') && !['disputed', 'contradicted'].includes(provenance) && !id.startsWith('us-reply'),
      ),
    ).toEqual([])
    expect(failing(({ text, confidence }) => /\bbackground\b/.test(text) && !confidence.includes('B'))).toEqual([])
  })

  test('titles and texts are short, plain and dated', () => {
    expect(failing((claim) => words(claim.title) > 8)).toEqual([])
    expect(failing((claim) => words(claim.text) > 80)).toEqual([])
    expect(failing((claim) => MARKDOWN.test(claim.title + claim.text))).toEqual([])
    expect(failing((claim) => claim.date !== undefined && !DATE.test(claim.date))).toEqual([])
  })

  test('every source has an outlet and a kind; some are named and never linked', () => {
    const sources = claims.flatMap((claim) => claim.sources.map((source) => ({ id: claim.id, ...source })))
    expect(sources.filter(({ outlet, kind }) => !outlet || !SOURCE_KINDS.includes(kind))).toEqual([])
    expect(sources.filter(({ date }) => date !== undefined && !DATE.test(date))).toEqual([])
    const barred = sources.filter(({ outlet, kind }) => kind === 'partisan' || /^(RT$|Sputnik)/.test(outlet))
    expect(barred.length).toBeGreaterThan(0)
    expect(barred.filter(({ linkable }) => linkable !== false)).toEqual([])
    const kinds: Record<string, Set<string>> = {}
    for (const { outlet, kind } of sources) (kinds[outlet] ??= new Set()).add(kind)
    expect(Object.entries(kinds).filter(([, set]) => set.size > 1)).toEqual([])
  })

  test('a claim without a source of its own points to one, or is background', () => {
    expect(failing(({ sources, see, check }) => sources.length === 0 && see.length === 0 && check !== 'B')).toEqual([])
    expect(failing(({ see }) => see.some((id) => !ids.has(id)))).toEqual([])
  })

  test('the self-proclaimed republics are named as such, and whose control they were under', () => {
    expect(
      failing(({ title, text }) => /\b(DNR|LNR)\b/.test(title + text) && !/self-proclaimed (DNR|LNR)/.test(text)),
    ).toEqual([])
    expect(
      failing(
        ({ text }) => /DNR and LNR/.test(text) && !text.includes("held to be under Russia's control; denied by Moscow"),
      ),
    ).toEqual([])
  })

  test('events that nobody may choose are marked', () => {
    expect(failing((claim) => claim.neverAMove === true)).toEqual([
      'cal-041',
      'cal-096',
      'cal-109',
      'cal-114',
      'mv-65',
      'mv-72',
      'mv-73',
      'mv-75',
      'cmc-op-3',
      'cmc-op-4',
      'cmc-op-6',
    ])
  })
})

describe('Japanese words', () => {
  const japanese: Readonly<Record<string, ClaimWords>> = read('claims.ja.json')

  test('no correction is lost, none is added', () => {
    for (const [id, said] of Object.entries(japanese)) {
      const claim = claims.find((each) => each.id === id)
      expect(claim, id).toBeDefined()
      expect(said.correction !== undefined, id).toBe(claim?.correction !== undefined)
    }
    expect(failing((claim) => claim.correction !== undefined && japanese[claim.id] === undefined)).toEqual([])
  })

  test('the papers, positions and statements that a lesson needs are there', () => {
    const needed = /^(ru-us|ru-nato|us-reply|nato-reply|ru-pkg|ru-resp|ru-letter|ua|norm|fr|de|duma|rec|law|f)-/
    expect(failing(({ id }) => needed.test(id) && japanese[id] === undefined)).toEqual([])
  })

  test('the republics are self-proclaimed here too, and the texts are plain', () => {
    const texts = Object.entries(japanese)
    expect(texts.filter(([, { text }]) => /人民共和国/.test(text) && !/自称「ドネツク/.test(text))).toEqual([])
    expect(texts.filter(([, { title, text }]) => MARKDOWN.test(title + text) || !/[ぁ-ん]/.test(text))).toEqual([])
    expect(texts.filter(([, { text }]) => text.length > 240)).toEqual([])
  })
})

describe('parties', () => {
  const parties: readonly PartyProfile[] = read('parties.json')
  const lines = parties.flatMap((party) =>
    Object.values(party)
      .flat()
      .filter((value): value is PartyLine => typeof value === 'object' && value !== null && 'text' in value),
  )

  test('each line has a claim, a source or a reason behind it, or says that it is background', () => {
    const bare = lines.filter(
      ({ cite, sources, provenance }) =>
        !cite?.length && !sources?.length && provenance !== 'background' && provenance !== 'assumption',
    )
    expect(bare).toEqual([])
    expect(lines.filter(({ provenance, reason }) => (provenance === 'assumption') !== (reason !== undefined))).toEqual(
      [],
    )
    expect(lines.flatMap(({ cite }) => cite ?? []).filter((id) => !ids.has(id))).toEqual([])
    expect(parties.flatMap(({ instruments }) => instruments ?? []).filter((id) => !ids.has(id))).toEqual([])
  })

  test('denials of an attack stand with their correction', () => {
    expect(
      lines.filter(({ provenance, correction }) => (provenance === 'contradicted') !== (correction !== undefined)),
    ).toEqual([])
    const citing = lines.filter(({ cite }) => cite?.some((id) => /^f-/.test(id)))
    expect(citing.length).toBeGreaterThan(1)
    expect(citing.filter(({ correction }) => correction === undefined)).toEqual([])
  })

  test("no event is anyone's instrument", () => {
    const events = new Set(claims.filter(({ neverAMove }) => neverAMove).map(({ id }) => id))
    expect(parties.flatMap(({ instruments }) => instruments ?? []).filter((id) => events.has(id))).toEqual([])
  })
})

describe('calendar, exits, troop figures, glossary', () => {
  test('the calendar names every dated event once, in order', () => {
    const order: readonly string[] = read('calendar.json')
    const dated = claims.filter(({ id }) => /^(cal|bef)-/.test(id))
    expect([...order].sort()).toEqual(dated.map(({ id }) => id).sort())
    const days = order.map((id) => claims.find((claim) => claim.id === id)?.date?.slice(0, 7) ?? '')
    expect([...days].sort()).toEqual(days)
  })

  test('the exits are coded for every date, and nobody gives the absence of force', () => {
    const table: ExitTable = read('offramps.json')
    expect(table.exits.map(({ id }) => id)).toEqual(claims.filter(({ id }) => /^or-/.test(id)).map(({ id }) => id))
    const coded = table.exits.filter(({ states }) => states !== undefined)
    expect(coded.map(({ id }) => id)).toEqual(
      Array.from({ length: 14 }, (_, n) => `or-${String(n + 1).padStart(2, '0')}`),
    )
    for (const { id, states } of coded) {
      expect(states?.length, id).toBe(table.dates.length)
      expect(
        states?.every((state) => EXIT_STATES.includes(state)),
        id,
      ).toBe(true)
    }
    const gifts = table.exits.flatMap(({ gives }) => gives.map(({ what }) => what))
    expect(gifts.filter((what) => /(not|no|without) (invad|attack|invasion)/.test(what))).toEqual([])
    expect(table.exits.flatMap(({ window }) => window.closedBy?.act ?? []).filter((id) => !ids.has(id))).toEqual([])
  })

  test('each troop figure says who counted what', () => {
    const { rows }: { rows: readonly TroopFigure[] } = read('troops.json')
    expect(rows.length).toBe(15)
    expect(rows.filter(({ saidBy, counts, sources }) => !saidBy || !counts || sources.length === 0)).toEqual([])
    expect(rows.filter(({ measure, from }) => (measure === 'none') !== (from === undefined))).toEqual([])
  })

  test('the glossary has four languages and its notes on loaded words', () => {
    const glossary: { terms: readonly GlossaryTerm[]; notes: readonly { id: string; text: string }[] } =
      read('glossary.json')
    expect(glossary.terms.length).toBe(106)
    expect(glossary.terms.filter(({ en, ja, uk, ru }) => ![en, ja, uk, ru].every((word) => word.length > 0))).toEqual(
      [],
    )
    expect(glossary.notes.map(({ id }) => id).join('')).toBe('abcdefghijkl')
    const letters = new Set(glossary.notes.map(({ id }) => id))
    expect(glossary.terms.filter(({ note }) => note !== undefined && !letters.has(note))).toEqual([])
  })
})

describe('dossierIndex', () => {
  test('finds by id, by group and by reference', () => {
    const index = dossierIndex(claims)
    expect(index.claim('f-1')?.title).toBe('Foreign ministry: no invasion planned')
    expect(index.claim('no-such-1')).toBeUndefined()
    expect(index.group('law').map(({ id }) => id)).toContain('law-2')
    expect(index.citedBy('law-2').map(({ id }) => id)).toContain('cal-117')
    expect(CLAIM_GROUPS.reduce((sum, group) => sum + index.group(group).length, 0)).toBe(claims.length)
  })

  test('refuses two claims with one id', () => {
    expect(() => dossierIndex([...claims, ...claims.slice(0, 1)])).toThrow(/bg-1/)
  })
})
