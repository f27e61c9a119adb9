// What the wall says about two tables, and about a number that is doubted.

import { describe, expect, test } from 'vitest'
import type { Agenda } from '../../src/domain/move.ts'
import { fateOf } from '../../src/offramps/partings.ts'
import { decidedApart } from '../../src/panels/projector/decidedApart.ts'
import { firstDifference } from '../../src/panels/projector/differs.ts'
import { clearest } from '../../src/panels/projector/pairs.ts'
import { alikeIn, tableLine } from '../../src/panels/projector/tableLine.ts'
import { againWith } from '../../src/panels/projector/useAgain.ts'
import { penFor } from '../pack/written.tsx'
import { gameOf, prologue, shelf } from '../store/lessonGames.ts'
import { say, seen } from './seenTables.ts'

const { sp } = await penFor('prologue', 'en')
const seeds = [3, 14, 15, 92, 65, 35, 7, 21]
const tables = seeds.map((seed, id) => seen(gameOf('hand', seed), id))
const exits = prologue.exits.map(({ id }) => id)
const people = (id: number, exit: string) =>
  prologue.exits
    .find((one) => one.id === exit)!
    .signatories.every((seat) => tables[id]!.lesson.record.seats[seat] === 'person')

describe('where two tables parted', () => {
  test('what decided is never the same under both', () => {
    let compared = 0
    for (const [i, a] of tables.entries())
      for (const b of tables.slice(i + 1))
        for (const exit of exits)
          for (const index of [0, 1, 2, 3]) {
            const [one, other] = decidedApart(sp, say, [a, b], index, exit)
            if (one === null || other === null || one === undefined || other === undefined) continue
            compared++
            expect(one.lines, `${i} ${b.id} ${exit} ${index}`).not.toEqual(other.lines)
          }
    expect(compared).toBeGreaterThan(200)
  })

  test('a price names whose standing it takes, and how much there was', () => {
    const [one, other] = decidedApart(sp, say, [tables[4]!, tables[5]!], 1, 'exercises-announced')
    expect(one!.prices).toEqual(['It cost standing: Russia 1 of 4 and the US 1 of 2.'])
    expect(other!.prices).toEqual(['A yes would have cost standing: Russia 1 of 4 and the US 1 of 2.'])
  })

  test('whoever raised the tension is named with the card', () => {
    const lines = tables.flatMap((table) =>
      exits.flatMap((exit) =>
        [0, 1, 2, 3].flatMap((index) => decidedApart(sp, say, [table, tables[0]!], index, exit)[0]?.lines ?? []),
      ),
    )
    const risen = lines.filter((line) => line.startsWith('Tension goes from'))
    expect(risen.length).toBeGreaterThan(0)
    for (const line of risen) expect(line).toMatch(/goes from \d to \d: .+ \(“.+”.*\)/)
  })

  test('where no text about the exit was ever put, that is said before anything else', () => {
    const words = 'No text about it was on the table in any round.'
    const told = { never: 0, some: 0 }
    for (const table of tables)
      for (const { id, terms } of prologue.exits)
        for (const index of [0, 1, 2, 3]) {
          const lines = decidedApart(sp, say, [table, tables[0]!], index, id)[0]?.lines
          if (lines === undefined) continue
          const texts = table.lesson.record.rounds
            .flatMap(({ commit }) => Object.values(commit).flat())
            .filter((act) => act.kind === 'deal')
          const ever = texts.some(({ steps }) => steps.some(({ issue }) => terms.some((term) => term.issue === issue)))
          // Only first, and only there.
          expect(lines.indexOf(words), `${table.id} ${id} ${index}`).toBe(ever ? -1 : 0)
          told[ever ? 'some' : 'never']++
        }
    expect(told.never).toBeGreaterThan(5)
    expect(told.some).toBeGreaterThan(5)
  })

  test('a table that was called for is among what decided, and whether it was held', () => {
    const lines = tables.flatMap((table) =>
      [0, 1, 2, 3].flatMap((index) => decidedApart(sp, say, [table, tables[0]!], index, 'troop-dates')[0]?.lines ?? []),
    )
    const calls = tables
      .flatMap(({ open }) => open.played.rounds.flatMap(({ matters }) => matters))
      .filter(({ kind }) => kind === 'call')
    expect(calls.length).toBeGreaterThan(0)
    expect(lines.filter((line) => line.includes('Normandy')).length).toBeGreaterThan(0)
  })

  test('two tables of people stand before tables played by papers, as long as they ended differently', () => {
    const found = clearest(sp, tables)
    expect(found.length).toBe(exits.length)
    for (const { exit, a, b } of found) {
      const [one, other] = [a, b].map((place) =>
        fateOf(tables[place]!.reading.timeline!.lanes.find((lane) => lane.exit === exit)!),
      )
      if (people(a, exit) && people(b, exit)) continue
      // No pair of people ended differently over it.
      const fates = tables
        .filter(({ id }) => people(id, exit))
        .map(({ reading }) => fateOf(reading.timeline!.lanes.find((lane) => lane.exit === exit)!))
      expect(new Set(fates).size, exit).toBeLessThan(2)
      expect(one).not.toBe(other)
    }
    expect(people(found[0]!.a, found[0]!.exit) && people(found[0]!.b, found[0]!.exit)).toBe(true)
  })
})

describe('the line under a table', () => {
  const of = (commit: Readonly<Record<string, Agenda>>, seats = {}) => {
    const lesson = gameOf('hand', 3)
    const held = { ...lesson.record.seats, ru: 'person', us: 'person', ua: 'person', frde: 'person', ...seats } as const
    const rounds = [{ commit, answers: {} }]
    return tableLine(sp, say, seen({ ...lesson, record: { ...lesson.record, seats: held, rounds } }, 0))
  }
  const byName = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))
  const use = (instrument: string) => [{ kind: 'use', instrument } as const]

  test('counts the texts that were put and agreed', () => {
    for (const table of tables) {
      const made = table.open.played.rounds.flatMap(({ events }) => events).filter(({ kind }) => kind === 'deal-made')
      // A text that two put alike is one; a counter is one more.
      const { rounds } = table.lesson.record
      const texts = rounds.flatMap(({ commit }) => {
        const acts = Object.values(commit).flat()
        return [
          ...new Set(acts.flatMap((act) => (act.kind === 'deal' ? [JSON.stringify(act.steps.toSorted(byName))] : []))),
        ]
      })
      const counters = rounds.flatMap(({ answers }) =>
        Object.values(answers).flatMap((given) => Object.values(given).filter(({ kind }) => kind === 'counter')),
      )
      const [, put, agreed] = /^Texts put (\d+), agreed (\d+)/.exec(tableLine(sp, say, table)) ?? []
      expect(Number(agreed)).toBe(made.length)
      expect(Number(put)).toBeGreaterThanOrEqual(texts.length)
      expect(Number(put)).toBeLessThanOrEqual(texts.length + counters.length)
    }
    expect(new Set(tables.map((table) => tableLine(sp, say, table))).size).toBeGreaterThan(4)
  })

  test('says that no text was put, and what was played in its place', () => {
    expect(of({ ru: use('ru-press'), us: use('us-restate') })).toBe('No text put, only pressure and home cards')
    expect(of({ ru: use('ru-press'), us: use('us-calm') })).toBe('No text put')
    expect(of({})).toBe('No text put')
  })

  test('is for tables whose crosses stand alike', () => {
    const [one, same, other] = [seen(gameOf('hand', 3), 1), seen(gameOf('hand', 3), 2), seen(gameOf('hand', 14), 3)]
    expect(alikeIn([one, same, other])).toEqual(new Set([1, 2]))
    expect(alikeIn([one, other])).toEqual(new Set())
    expect(alikeIn([{ ...one, reading: { ...one.reading, timeline: null } }, same])).toEqual(new Set())
  })

  test('says how many seats papers played', () =>
    expect(of({ ru: use('ru-press') }, { ua: 'paper', frde: 'paper' })).toBe(
      'No text put, only pressure and home cards; paper seats 2',
    ))
})

describe('a number doubted', () => {
  test('names the first round that goes another way, before any exit that ends otherwise', () => {
    let told = 0
    for (const { id, range } of prologue.assumptions)
      for (const value of range)
        for (const table of tables) {
          const other = againWith(sp, shelf, table, { [id]: value })
          const words = firstDifference(sp, say, table.lesson.record, table.open.played, other.table, other)
          const { taken } = other.table.layout
          const signed = (row: readonly number[]) => exits.map((_, x) => row[taken + x])
          const [was, is] = [signed(table.open.played.row), signed(other.replay.row)]
          if (words === null) {
            expect(is, `${id} ${value}`).toEqual(was)
            continue
          }
          told++
          const round = Number(/From round (\d)/.exec(words)?.[1])
          expect(other.dropped.every((one) => one.round >= round)).toBe(true)
          // Whatever is signed otherwise was so in that round or later.
          for (const [x, at] of was.entries())
            if (at !== is[x]) expect(Math.max(at!, is[x]!)).toBeGreaterThanOrEqual(round)
        }
    expect(told).toBeGreaterThan(10)
  })

  test('says why a card could not be played', () => {
    const table = tables.find(({ lesson }) => lesson.record.rounds.length > 0)!
    const other = againWith(sp, shelf, table, { 'ru-start': 1 })
    expect(firstDifference(sp, say, table.lesson.record, table.open.played, other.table, other)).toBe(
      'From round 1 on: Russia could not have played “One text: limits and checks, side by side”: it would cost Russia 2 of 1 standing.',
    )
  })
})
