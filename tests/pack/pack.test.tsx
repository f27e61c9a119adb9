// The printed pack says what the scenario says: every seat, every card, every source; and nothing that it must not.

import { describe, expect, test } from 'vitest'
import enPack from '../../assets/words/en/pack.json' with { type: 'json' }
import jaPack from '../../assets/words/ja/pack.json' with { type: 'json' }
import type { Cited } from '../../src/domain/scenario.ts'
import { WORDS } from '../../src/i18n/words.ts'
import { Cards } from '../../src/panels/pack/Cards.tsx'
import { cardsOf } from '../../src/panels/pack/cards.ts'
import { Limits } from '../../src/panels/pack/Limits.tsx'
import { Log } from '../../src/panels/pack/Log.tsx'
import { Paper } from '../../src/panels/pack/Paper.tsx'
import { type Pen, seatsOf } from '../../src/panels/pack/pen.ts'
import { Quick } from '../../src/panels/pack/Quick.tsx'
import { Roles } from '../../src/panels/pack/Roles.tsx'
import { Script } from '../../src/panels/pack/Script.tsx'
import { Head, Letter, Moments, Rubric, Statements } from '../../src/panels/pack/Sheets.tsx'
import { Slides } from '../../src/panels/pack/Slides.tsx'
import { sourceOf } from '../../src/panels/pack/sources.tsx'
import { claims, newPen, ofSeat, penFor, write } from './written.tsx'

const ALL = { Quick, Script, Slides, Roles, Cards, Log, Rubric, Moments, Letter, Head, Statements, Limits, Paper }
const LANGUAGES = ['en', 'ja'] as const
const SCENARIOS = ['prologue', 'two-villages'] as const
const CASES = SCENARIOS.flatMap((name) => LANGUAGES.map((language) => ({ name, language })))

/** Each cited sentence stands on the sheet with the names of its sources, and the sheet says outlet and kind of each. */
function expectSaid(pen: Pen, html: string, said: readonly Cited[]) {
  for (const { text, cite } of said) {
    expect(html).toContain(text)
    for (const id of cite) {
      const source = sourceOf(pen, id)!
      expect(source.sources.length).toBeGreaterThan(0)
      expect(html).toContain(source.name)
      expect(html).toContain(source.sources[0]!.outlet)
      expect(html).toContain(`(${pen.page(`kind.${source.sources[0]!.kind}`)})`)
    }
  }
}

describe.each(CASES)('$name in $language', ({ name, language }) => {
  test('a role sheet for every seat: its aims, its articles, every fact with its source', async () => {
    const pen = await penFor(name, language)
    const { scenario } = pen.sp
    const html = write(Roles, pen)
    expect(seatsOf(pen).length).toBeGreaterThan(2)
    for (const seat of seatsOf(pen)) {
      const sheet = ofSeat(html, seat.id)
      expect(sheet).toContain(seat.card ?? seat.name)
      const aims = scenario.aims.filter((aim) => aim.seat === seat.id).map(({ text }) => text)
      expectSaid(pen, sheet, [...(seat.line ? [seat.line] : []), ...(seat.briefing ?? []), ...aims])
      for (const issue of scenario.issues.filter(({ stances }) => stances.some((one) => one.seat === seat.id))) {
        expect(sheet).toContain(issue.name)
        for (const option of issue.options) expect(sheet).toMatch(new RegExp(escaped(option.words, option.short)))
      }
      expect(sheet.includes(pen.t('roles.volunteer'))).toBe(seat.volunteer === true)
    }
  })

  test('a card for every instrument, reserve and room of a seat, with text, cost and source', async () => {
    const pen = await penFor(name, language)
    const { scenario } = pen.sp
    const html = write(Cards, pen)
    for (const seat of seatsOf(pen)) {
      const hand = ofSeat(html, seat.id)
      const keys = cardsOf(pen, seat).map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const card of scenario.instruments.filter(({ seats }) => seats.includes(seat.id))) {
        expect(keys).toContain(card.id)
        expect(hand).toContain(card.title)
        expectSaid(pen, hand, [card.text])
      }
      for (const { id } of scenario.reserves.filter((reserve) => reserve.seat === seat.id)) expect(keys).toContain(id)
      for (const { id } of scenario.rooms.filter(({ callers }) => callers.includes(seat.id))) expect(keys).toContain(id)
    }
  })

  test('a red line has no card, and a step costs what the engine says', async () => {
    const pen = await penFor(name, language)
    for (const seat of seatsOf(pen))
      for (const issue of pen.sp.scenario.issues) {
        const stance = issue.stances.find((one) => one.seat === seat.id)
        const keys = cardsOf(pen, seat).map(({ key }) => key)
        for (const { id } of issue.options)
          expect(keys.includes(`${issue.id} ${id}`)).toBe(stance !== undefined && stance.costs[id] !== 'red')
      }
  })

  test('the log has a row for every seat in every round; the slides a page for every round and exit', async () => {
    const pen = await penFor(name, language)
    const { scenario } = pen.sp
    const log = write(Log, pen)
    expect(log.split('data-seat=').length - 1).toBe(scenario.rounds.length * seatsOf(pen).length)
    const slides = write(Slides, pen)
    for (const i of scenario.rounds.keys())
      expect(slides).toContain(pen.t('slides.round', { n: i + 1, of: scenario.rounds.length }))
    for (const { name: exit } of scenario.exits) expect(slides).toContain(exit)
    expectSaid(pen, slides, [
      ...scenario.exits.map(({ summary }) => summary),
      ...scenario.rounds.flatMap(({ news }) => news),
    ])
  })

  test('no sheet shows a key, a missing word or an undefined number', async () => {
    const pen = await penFor(name, language)
    for (const Sheet of Object.values(ALL)) {
      const html = write(Sheet, pen)
      expect(html).not.toMatch(/\{\{|undefined|NaN|\[object/)
      expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(
        /\b(quick|script|slides|roles|cards|log|rubric|moments|letter|head|statements|limits|paper|cond|page|table)\.[a-z]+\b/,
      )
    }
  })
})

const escaped = (...words: readonly string[]) =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')

// ── truth and care

test.each(LANGUAGES)('what happened and the closing sentences stand word for word, in %s', async (language) => {
  const pen = await penFor('prologue', language)
  const html = write(Slides, pen)
  expect(pen.sp.scenario.happened.length).toBeGreaterThanOrEqual(4)
  for (const { date, text } of pen.sp.scenario.happened) {
    expect(html).toContain(date)
    expect(html).toContain(text)
  }
  expect(html).toContain(WORDS[language].page.happened.signed)
  expect(html).toContain(WORDS[language].page.happened.none)
  expect(write(Limits, pen)).toContain(WORDS[language].page.turn.caption)
})

test.each(LANGUAGES)('a scenario without that war says nothing of it, in %s', async (language) => {
  const pen = await penFor('two-villages', language)
  expect(pen.war).toBe(false)
  for (const Sheet of Object.values(ALL)) expect(write(Sheet, pen)).not.toMatch(/Russia|Ukrain|ロシア|ウクライナ/)
})

test('a contradicted statement has its correction in the same paragraph, wherever it is cited', async () => {
  const wrong = { ...claims.get('ru-nato-7b')!, correction: 'Events contradicted this.' }
  const pen = await newPen('prologue', 'en', new Map([...claims, ['ru-nato-7b', wrong]]))
  for (const Sheet of [Roles, Cards]) {
    const html = write(Sheet, pen)
    const cited = html
      .split(/<(?=p|li|td)/)
      .filter(
        (block) => block.includes('Rules for exercises along the border.') || block.includes('hold none above brigade'),
      )
    expect(cited.length).toBeGreaterThan(0)
    for (const block of cited) expect(block).toContain('Events contradicted this.')
  }
})

test('nothing is graded by its outcome, nobody is called a winner', () => {
  const text = JSON.stringify(enPack)
  expect(enPack.rubric.lead).toMatch(/Never for the result/)
  expect(enPack.rubric.never).toMatch(/how the game ended/)
  // Said by a pupil in a hot moment, and answered there.
  expect(text.replace(/“we won” or “they lost”|“Both sides are to blame.”/g, '')).not.toMatch(
    /\b(you win|won|lost a|peace saved|war avoided|both sides|inevitable|missed chance)\b/i,
  )
})

// ── words

const flat = (words: unknown, at = ''): readonly (readonly [string, string])[] =>
  typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, value]) => flat(value, at === '' ? key : `${at}.${key}`))
    : [[at, String(words)]]

test('both languages have the same words of the pack, none empty, and ask for the same data', () => {
  const keys = (words: object) => [...new Set(flat(words).map(([key]) => key.replace(/_(one|other)$/, '')))].sort()
  expect(keys(jaPack)).toEqual(keys(enPack))
  const english = new Map(flat(enPack))
  for (const [key, text] of flat(jaPack)) {
    expect(text.trim(), key).not.toBe('')
    const asks = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
    const has = [...(english.get(key) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
    if (!/_(one|other)$/.test(key)) expect([...asks].sort(), key).toEqual([...has].sort())
  }
})
