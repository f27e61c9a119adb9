// How many words a player has to read that were not there before: the texts that the table shows a seat in a
// round, each counted once. Both scenarios keep their promise of a budget by this one count.

import type { Act } from '../../src/domain/move.ts'
import type { Scenario } from '../../src/domain/scenario.ts'
import { allHold } from '../../src/engine/holds.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { handFor } from '../../src/panels/table/hand.ts'

export const PARTS = ['news', 'articles', 'exits', 'cards', 'forecast'] as const
export type Part = (typeof PARTS)[number]

export interface Reading {
  readonly table: Table
  /** Does the table show what a forecast event is, or only its title? */
  readonly forecast: 'titles' | 'texts'
}

/** New words of each part, of all, and those among them that no text before had. */
export type Count = Readonly<Record<Part, number>> & { readonly total: number; readonly distinct: number }

export const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'.,/-][\p{L}\p{N}]+)*/gu) ?? []

/** Articles that are on the table in this state. */
export const articlesAt = (table: Table, row: Row): Scenario['issues'] =>
  table.scenario.issues.filter((_, i) => allHold(table, row, table.tabled[i]!))

/** Texts that the table shows to a solo player in a round. */
export function shownAt(
  { table, forecast }: Reading,
  row: Row,
  seat: string,
): Readonly<Record<Part, readonly string[]>> {
  const { scenario } = table
  const round = scenario.rounds[row[0]!]!
  return {
    news: [...round.news.map(({ text }) => text), round.lesson ?? ''],
    articles: articlesAt(table, row).flatMap((issue) => [
      issue.name,
      issue.lead,
      issue.tail,
      ...issue.options.map(({ words }) => words),
    ]),
    exits: scenario.exits.map(({ name }) => name),
    cards: handFor(table, row, seat).map(({ act }) => cardTitle(scenario, act, seat)),
    forecast: scenario.events
      .filter(({ at }) => at === row[0]! + 1)
      .flatMap(({ title, text, preventer }) => (forecast === 'titles' ? [title] : [title, text.text, preventer ?? ''])),
  }
}

/** As on the card: the offer of one article, the short words of several. */
function cardTitle(scenario: Scenario, act: Act, seat: string): string {
  const option = (issue: string, id: string) =>
    scenario.issues.find((entry) => entry.id === issue)!.options.find((entry) => entry.id === id)!
  switch (act.kind) {
    case 'use':
      return scenario.instruments.find(({ id }) => id === act.instrument)!.title
    case 'reserve':
      return scenario.reserves.find(({ id }) => id === act.reserve)!.title
    case 'call':
      return `Call ${scenario.rooms.find(({ id }) => id === act.room)!.name}`
    case 'sign':
      return `Sign ${scenario.exits.find(({ id }) => id === act.exit)!.name}`
    case 'shift':
    case 'signal':
      return option(act.issue, act.option).offer
    case 'deal': {
      const found = [...new Set(act.steps.map((step) => option(step.issue, step.option)))]
      return found.length === 1 && act.steps.some((step) => step.seat === seat)
        ? found[0]!.offer
        : `Propose: ${found.map(({ short }) => short).join(', ')}`
    }
    case 'pass':
      return 'Pass'
  }
}

/** Words of texts that this seat has not had before it, round by round; a text read once is not new again. */
export function newWords(reading: Reading, rows: readonly Row[], seat: string): readonly Count[] {
  const texts = new Set<string>()
  const known = new Set<string>()
  return rows.map((row) => {
    const shown = shownAt(reading, row, seat)
    const fresh = PARTS.map((part) => {
      const list = [...new Set(shown[part])].filter((text) => !texts.has(text))
      for (const text of list) texts.add(text)
      return [part, list.flatMap(wordsIn)] as const
    })
    const all = fresh.flatMap(([, words]) => words)
    const distinct = new Set(all.filter((word) => !known.has(word))).size
    for (const word of all) known.add(word)
    const counts = Object.fromEntries(fresh.map(([part, words]) => [part, words.length])) as Record<Part, number>
    return { ...counts, total: all.length, distinct }
  })
}
