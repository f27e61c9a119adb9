/**
 * The prologue as an author's promise: it reads without a problem, every fact
 * has a source of the right kind, no round asks a newcomer to read more than
 * 150 new words, no hand holds more than seven cards, and every round has a
 * choice that matters.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Claim, dossierIndex, type SourceKind } from '../../src/domain/dossier.ts'
import type { Act } from '../../src/domain/move.ts'
import { playRound } from '../../src/engine/game.ts'
import { startRow } from '../../src/engine/history.ts'
import { isOver } from '../../src/engine/holds.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { compile, type Row } from '../../src/engine/table.ts'
import { WORDS } from '../../src/i18n/words.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { handFor } from '../../src/panels/table/hand.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'
import { articlesAt, newWords } from './newWords.ts'

const read = (path: string) => readFileSync(join(project, path), 'utf8')
const parsed = parseScenario(read('scenarios/prologue.yaml'), 'prologue.yaml')
const scenario = parsed.scenario!
const table = compile(scenario)
const claims: readonly Claim[] = JSON.parse(read('assets/dossier/claims.json'))
const dossier = dossierIndex(claims)

test('reads without a problem', () => expect(parsed.diagnostics).toEqual([]))

// ── sources

interface Citing {
  readonly path: string
  readonly text: string
  readonly cite: readonly string[]
}

const citing = citingOf(scenario)
const cited = [...new Set(citing.flatMap(({ cite }) => cite))].sort()

/** Everything with `cite`, with all of its words. */
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

/** The kinds on which the prologue rests. */
const FIRST: readonly SourceKind[] = ['official', 'newspaper', 'scholarly']

/** Claims that name a source of another kind beside one of the first three; the page shows the kind. */
const BESIDE = {
  'bg-5': ['state-controlled'],
  'cal-020': ['reprint'],
  'cal-053': ['state-controlled'],
  'eu-3': ['partisan'],
  'norm-1': ['state-controlled'],
  'or-11': ['state-controlled'],
  'ua-12': ['partisan'],
  'ua-4': ['state-controlled'],
}

/** Claims that sum up moves, whose sources stand with the claims they refer to. */
const SUMMED_UP = ['mv-09', 'mv-22', 'mv-26', 'mv-28', 'mv-41', 'mv-42', 'mv-43', 'mv-66', 'mv-67']

/** Places that use the part of an F claim that events did not contradict; its correction stands in the claim itself. */
const ANOTHER_PART: Readonly<Record<string, readonly string[]>> = {}

describe('sources', () => {
  test('every id is in the dossier', () => expect(cited.filter((id) => dossier.claim(id) === undefined)).toEqual([]))

  test('nothing has more than three', () => expect(citing.filter(({ cite }) => cite.length > 3)).toEqual([]))

  test('what is told as a fact has one', () => {
    const bare = citing.filter(({ cite, path }) => cite.length === 0 && !path.startsWith('assumptions.'))
    expect(bare.map(({ path }) => path)).toEqual(['happened.3'])
  })

  test('each claim rests on official, newspaper or scholarly sources; others beside them are listed', () => {
    const kinds = (id: string) => [...new Set(dossier.claim(id)!.sources.map(({ kind }) => kind))]
    const sourced = cited.filter((id) => !SUMMED_UP.includes(id))
    expect(sourced.filter((id) => !kinds(id).some((kind) => FIRST.includes(kind)))).toEqual([])
    const others = sourced.map((id) => [id, kinds(id).filter((kind) => !FIRST.includes(kind))] as const)
    expect(Object.fromEntries(others.filter(([, list]) => list.length > 0))).toEqual(BESIDE)
    expect(cited.filter((id) => dossier.claim(id)!.sources.length === 0)).toEqual(SUMMED_UP)
  })

  test('claims that sum up refer to claims of the dossier', () => {
    for (const id of SUMMED_UP)
      expect(
        dossier.claim(id)!.see.filter((see) => dossier.claim(see) !== undefined),
        id,
      ).not.toEqual([])
  })

  test('the page has a word for each kind', () => {
    for (const words of [WORDS.en.page, WORDS.ja.page])
      for (const kind of new Set(cited.flatMap((id) => dossier.claim(id)!.sources.map((source) => source.kind))))
        expect(words.kind[kind]).toBeTruthy()
  })

  test('what events contradicted never stands without its correction', () => {
    const contradicted = cited.filter((id) => dossier.claim(id)!.confidence.includes('F'))
    for (const id of contradicted) {
      const { correction } = dossier.claim(id)!
      expect(correction, id).toBeTruthy()
      const without = citing
        .filter(({ cite, text }) => cite.includes(id) && !text.includes(correction!))
        .map(({ path }) => path)
      expect({ [id]: without }).toEqual({ [id]: ANOTHER_PART[id] ?? [] })
    }
    expect(contradicted).toEqual(Object.keys(ANOTHER_PART))
  })
})

// ── games in which only some things happen

/** Who plays what, by round counted from 1; whoever is asked says yes. */
type Plan = Readonly<Record<number, Commit>>
type Commit = Readonly<Record<string, readonly Act[]>>

function afterRound(row: Row, commit: Commit): Row {
  const answers = mattersOf(table, commit).map((matter) => [
    matter.id,
    Object.fromEntries(matter.to.map((to) => [to, { kind: 'accept' } as const])),
  ])
  return playRound(table, row, { commit, answers: Object.fromEntries(answers) }, () => false).after
}

/** States at the start of each round. */
function rowsOf(plan: Plan): readonly Row[] {
  const rows: Row[] = []
  for (let row = startRow(table, undefined, []); !isOver(table, row); row = afterRound(row, plan[row[0]! + 1] ?? {}))
    rows.push(row)
  return rows
}

const dates: Act = { kind: 'reserve', reserve: 'ua-dates' }
const normandy: Act = { kind: 'call', room: 'normandy' }

/** Everyone waits a round, then all work for exit 3, to its last day. */
function lateForDates(): Plan {
  const exit = verdicts(table, afterRound(startRow(table, undefined, []), {}), { withoutSlack: true }).find(
    (verdict) => verdict.exit === 'troop-dates',
  )!
  if (exit.certificate?.kind !== 'line') throw new Error('exit 3 cannot wait a round')
  return Object.fromEntries(exit.certificate.rounds.map((round, i) => [i + 2, round.commit]))
}

/** Everyone waits; the ways in which the later articles come to the table; the last way out taken late. */
const PLANS = {
  waiting: {},
  dates: { 1: { ua: [dates] } },
  normandy: { 2: { frde: [normandy] } },
  both: { 1: { ua: [dates] }, 2: { frde: [normandy] } },
  late: lateForDates(),
} satisfies Readonly<Record<string, Plan>>
const LINES = Object.fromEntries(Object.entries(PLANS).map(([name, plan]) => [name, rowsOf(plan)])) as Readonly<
  Record<keyof typeof PLANS, readonly Row[]>
>
const lines = Object.entries(LINES)

test('the plans bring every article to the table, the first three from the start', () => {
  const counts = Object.fromEntries(
    lines.map(([name, rows]) => [name, rows.map((row) => articlesAt(table, row).length)]),
  )
  expect(counts).toEqual({
    waiting: [3, 3, 3, 3],
    dates: [3, 4, 4, 4],
    normandy: [3, 3, 5, 5],
    both: [3, 4, 5, 5],
    late: [3, 3, 5],
  })
})

// ── what a newcomer reads

const BUDGET = 150

describe('what a newcomer reads', () => {
  const counted = lines.flatMap(([line, rows]) =>
    table.seats.map((seat) => ({ line, seat, rounds: newWords({ table, forecast: 'titles' }, rows, seat) })),
  )
  const most = (round: number) =>
    counted
      .map(({ line, seat, rounds }) => ({ line, seat, ...rounds[round]! }))
      .reduce((a, b) => (b.total > a.total ? b : a))

  beforeAll(() => {
    console.table(scenario.rounds.map((_, round) => ({ round: round + 1, ...most(round) })))
    console.table(
      counted.map(({ line, seat, rounds }) => ({
        line,
        seat,
        ...Object.fromEntries(rounds.map((count, i) => [i + 1, `${count.total} (${count.distinct})`])),
      })),
    )
  })

  test.each(scenario.rounds.map((_, round) => [round + 1]))(`round %d: at most ${BUDGET} new words`, (round) => {
    const { total, line, seat } = most(round - 1)
    expect(total, `${seat}, ${line}`).toBeLessThanOrEqual(BUDGET)
  })

  test('hands are small, and never empty', () => {
    for (const [line, rows] of lines)
      for (const row of rows)
        for (const seat of table.seats) {
          const cards = handFor(table, row, seat)
          expect(cards.length, `${seat}, ${line}, round ${row[0]! + 1}`).toBeLessThanOrEqual(scenario.rules.hand)
          expect(
            cards.filter(({ refusal }) => refusal === null),
            `${seat}, ${line}, round ${row[0]! + 1}`,
          ).not.toEqual([])
        }
    expect(scenario.rules.hand).toBe(7)
  })
})

// ── choices that matter

/** What can be told apart on the road; of an exit that is decided only how. */
const lookOf = (row: Row): string =>
  JSON.stringify(
    verdicts(table, row, { withoutSlack: true }).map(({ id, fewestRounds, bill }) =>
      id === 'sealed' || id === 'taken' || id === 'moot' ? id : [id, fewestRounds ?? 0, bill.steps],
    ),
  )

/** Cards that leave the exits otherwise than waiting would, and cards that do not, while all others wait. */
function alone(row: Row) {
  const waiting = lookOf(afterRound(row, {}))
  const cards = table.seats.flatMap((seat) =>
    handFor(table, row, seat).flatMap(({ act, refusal }) => (refusal === null ? [{ seat, act }] : [])),
  )
  const changes = ({ seat, act }: (typeof cards)[number]) => lookOf(afterRound(row, { [seat]: [act] })) !== waiting
  const changing = cards.filter(changes)
  return { changing: changing.length, other: cards.length - changing.length }
}

/** Seats without which a known way to an exit fails in this round, the others doing their part. */
function needed(row: Row): readonly string[] {
  return verdicts(table, row, { withoutSlack: true }).flatMap(({ exit, certificate }) => {
    if (certificate?.kind !== 'line') return []
    const commit: Commit = certificate.rounds[0]!.commit
    const whole = lookOf(afterRound(row, commit))
    return Object.keys(commit).flatMap((seat) => {
      if (commit[seat]!.length === 0) return []
      const { [seat]: _, ...rest } = commit
      return lookOf(afterRound(row, rest)) === whole ? [] : [`${seat} for ${exit}`]
    })
  })
}

interface Counted {
  readonly changing: number
  readonly other: number
  readonly needed: string
  readonly exits: string
}

describe('choices', () => {
  const counted = new Map<string, Counted>(
    (['waiting', 'late'] as const).flatMap((line) =>
      LINES[line].map(
        (row) =>
          [
            `${line} ${row[0]! + 1}`,
            {
              ...alone(row),
              needed: needed(row).join(', '),
              exits: verdicts(table, row, { withoutSlack: true })
                .map(({ id }) => id)
                .join(', '),
            },
          ] as const,
      ),
    ),
  )

  beforeAll(() => console.table(Object.fromEntries(counted)))

  test.each([...counted.keys()])('%s: some card changes no exit', (key) =>
    expect(counted.get(key)!.other).toBeGreaterThan(0),
  )

  test.each(['waiting 1', 'waiting 2'])('%s: some card alone changes an exit', (key) =>
    expect(counted.get(key)!.changing).toBeGreaterThan(0),
  )

  test.each([...counted.keys()].filter((key) => key !== 'waiting 4'))(
    '%s: somebody decides an exit, alone or in a way that others go too',
    (key) => {
      const { changing, needed } = counted.get(key)!
      expect(changing > 0 || needed !== '').toBe(true)
    },
  )

  test('waiting 4: after three rounds in which everyone waits, no way is left to change', () => {
    expect(counted.get('waiting 4')!.exits).toBe('sealed, sealed, sealed')
  })
})
