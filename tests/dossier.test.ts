/**
 * The project's dossier is data; these tests keep it whole and honest: every id
 * is there once, every source has its kind, and no statement that events
 * contradicted stands without its correction, in any language.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  CHECKS,
  CLAIM_GROUPS,
  type Claim,
  CONFIDENCES,
  dossierIndex,
  PROVENANCES,
  SOURCE_KINDS,
} from '../src/domain/dossier';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../assets/dossier/${name}`, import.meta.url), 'utf8'));

const claims: readonly Claim[] = read('claims.json');
const ids = new Set(claims.map((claim) => claim.id));
const failing = (breaks: (claim: Claim) => boolean) => claims.filter(breaks).map((claim) => claim.id);
const words = (text: string) => text.trim().split(/\s+/).length;
const DATE = /^\d{4}(-\d\d(-\d\d)?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/;
const MARKDOWN = /[*_`#|{}]|\]\(|^- /m;

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
  cmc: 20,
  'cmc-op': 8,
};

describe('claims', () => {
  test('every family of ids is complete, every id kebab and unique', () => {
    const counts: Record<string, number> = {};
    for (const { id } of claims) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*-\d+[a-c]?$/);
      const family = id.replace(/-\d+[a-c]?$/, '');
      counts[family] = (counts[family] ?? 0) + 1;
    }
    expect(counts).toEqual(FAMILIES);
    expect(ids.size).toBe(claims.length);
  });

  test.each(['ru-us-4a', 'ru-us-4b', 'ru-us-5a', 'ru-us-5b', 'ru-us-5c', 'ru-nato-7a', 'ru-nato-7b'])(
    'the half article %s stands on its own',
    (id) => expect(ids).toContain(id),
  );

  test('a contradicted statement has its correction, and nothing else has one', () => {
    expect(failing((claim) => claim.confidence.includes('F') !== (claim.correction !== undefined))).toEqual([]);
    expect(failing((claim) => claim.confidence.includes('F') !== (claim.provenance === 'contradicted'))).toEqual([]);
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
    ]);
  });

  test('codes are known', () => {
    expect(failing((claim) => !CLAIM_GROUPS.includes(claim.group))).toEqual([]);
    expect(failing((claim) => !CHECKS.includes(claim.check))).toEqual([]);
    expect(failing((claim) => !PROVENANCES.includes(claim.provenance))).toEqual([]);
    expect(
      failing(({ confidence }) => confidence.length === 0 || confidence.some((code) => !CONFIDENCES.includes(code))),
    ).toEqual([]);
  });

  test('the written replies are known through a leak', () => {
    const how = (family: string) =>
      new Set(claims.filter(({ id }) => id.startsWith(family)).map((claim) => claim.provenance));
    expect([...how('us-reply-')]).toEqual(['leaked-acknowledged']);
    expect([...how('nato-reply-')].sort()).toEqual(['leaked', 'published']);
    expect([...how('ru-us-'), ...how('ru-nato-')]).toEqual(['published', 'published']);
  });

  test('what is disputed or background says so', () => {
    expect(
      failing(
        ({ confidence, provenance, id }) =>
          confidence.includes('X') && !['disputed', 'contradicted'].includes(provenance) && !id.startsWith('us-reply'),
      ),
    ).toEqual([]);
    expect(failing(({ text, confidence }) => /\bbackground\b/.test(text) && !confidence.includes('B'))).toEqual([]);
  });

  test('titles and texts are short, plain and dated', () => {
    expect(failing((claim) => words(claim.title) > 8)).toEqual([]);
    expect(failing((claim) => words(claim.text) > 80)).toEqual([]);
    expect(failing((claim) => MARKDOWN.test(claim.title + claim.text))).toEqual([]);
    expect(failing((claim) => claim.date !== undefined && !DATE.test(claim.date))).toEqual([]);
  });

  test('every source has an outlet and a kind; some are named and never linked', () => {
    const sources = claims.flatMap((claim) => claim.sources.map((source) => ({ id: claim.id, ...source })));
    expect(sources.filter(({ outlet, kind }) => !outlet || !SOURCE_KINDS.includes(kind))).toEqual([]);
    expect(sources.filter(({ date }) => date !== undefined && !DATE.test(date))).toEqual([]);
    const barred = sources.filter(({ outlet, kind }) => kind === 'partisan' || /^(RT$|Sputnik)/.test(outlet));
    expect(barred.length).toBeGreaterThan(0);
    expect(barred.filter(({ linkable }) => linkable !== false)).toEqual([]);
    const kinds: Record<string, Set<string>> = {};
    for (const { outlet, kind } of sources) (kinds[outlet] ??= new Set()).add(kind);
    expect(Object.entries(kinds).filter(([, set]) => set.size > 1)).toEqual([]);
  });

  test('a claim without a source of its own points to one, or is background', () => {
    expect(failing(({ sources, see, check }) => sources.length === 0 && see.length === 0 && check !== 'B')).toEqual([]);
    expect(failing(({ see }) => see.some((id) => !ids.has(id)))).toEqual([]);
  });

  test('the self-proclaimed republics are named as such, and whose control they were under', () => {
    expect(
      failing(({ title, text }) => /\b(DNR|LNR)\b/.test(title + text) && !/self-proclaimed (DNR|LNR)/.test(text)),
    ).toEqual([]);
    expect(
      failing(
        ({ text }) => /DNR and LNR/.test(text) && !text.includes("held to be under Russia's control; denied by Moscow"),
      ),
    ).toEqual([]);
  });

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
    ]);
  });
});

describe('dossierIndex', () => {
  test('finds by id, by group and by reference', () => {
    const index = dossierIndex(claims);
    expect(index.claim('f-1')?.title).toBe('Foreign ministry: no invasion planned');
    expect(index.claim('no-such-1')).toBeUndefined();
    expect(index.group('law').map(({ id }) => id)).toContain('law-2');
    expect(index.citedBy('law-2').map(({ id }) => id)).toContain('cal-117');
    expect(CLAIM_GROUPS.reduce((sum, group) => sum + index.group(group).length, 0)).toBe(claims.length);
  });

  test('refuses two claims with one id', () => {
    expect(() => dossierIndex([...claims, ...claims.slice(0, 1)])).toThrow(/bg-1/);
  });
});
