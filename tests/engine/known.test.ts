/**
 * What is said in confidence: who knows of it, when everybody does, and that a
 * seat's copy of a game holds no more and replays to what the seat may know.
 */
import { describe, expect, test } from 'vitest'
import { revealed, seatPlayed, seatSave } from '../../src/classroom/protocol/seatSave.ts'
import type { Act, Agenda } from '../../src/domain/move.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { actRefusal } from '../../src/engine/agenda.ts'
import { type PlayedRound, type Replay, replay } from '../../src/engine/game.ts'
import { Knowledge, knowsAll, playedFor, type Signal, termsMet } from '../../src/engine/known.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { EMPTY_DRAFT, type Save } from '../../src/store/save.ts'
import { generated, SMALL } from '../tiny/corpus.ts'
import { randomGame } from '../tiny/subjects.ts'

interface Game {
  readonly name: string
  readonly table: Table
  readonly record: GameRecord
  readonly played: Replay
}

const SHAPE = { ...SMALL[2]!, issues: 2, rounds: 4, slots: 2, terms: 2, options: [2, 3] as const }

const games: readonly Game[] = Array.from({ length: 240 }, (_, seed) => seed).flatMap((seed) => {
  const table = compile(generated(seed, SHAPE))
  if (table.confidences.length === 0) return []
  return [0, 1, 2].flatMap((n) => {
    const { record } = randomGame(table, 7 * seed + n, 7)
    const played = replay(table, record)
    return played.ok ? [{ name: `${seed}.${n}`, table, record, played: played.value }] : []
  })
})

const saveOf = (record: GameRecord): Save => ({
  version: 1,
  id: '-',
  name: '-',
  mode: 'solo',
  record,
  draft: EMPTY_DRAFT,
  said: [],
  updated: 0,
})

const rowsOf = ({ rounds, row }: { readonly rounds: readonly PlayedRound[]; readonly row: Row }): readonly Row[] => [
  ...rounds.flatMap(({ before, after }) => [before, after]),
  row,
]

describe('a seat’s copy', () => {
  test('replays to the states that the seat may know, and to the same log', () => {
    let less = 0
    for (const { name, table, record, played } of games)
      for (const seat of [...table.seats, null]) {
        const copy = replay(table, seatSave(table, saveOf(record), played, seat).record)
        if (!copy.ok) throw new Error(`${name} ${seat}: ${copy.reason.code} ${JSON.stringify(copy.reason.data)}`)
        expect(rowsOf(copy.value)).toEqual(rowsOf(seatPlayed(table, saveOf(record), played, seat)))
        const known = playedFor(table, record, played, seat)
        const isKnown = rowsOf(copy.value).join() === rowsOf(known).join()
        if (!isKnown) expect([name, seat, mustTell(table, record, played)]).toEqual([name, seat, true])
        expect(copy.value.rounds.map(({ events }) => events)).toEqual(played.rounds.map(({ events }) => events))
        if (known.row.join() !== played.row.join()) less++
      }
    expect(less).toBeGreaterThan(60)
  })

  test('says nothing else than it would if something else had been said', () => {
    let changed = 0
    for (const { table, record, played } of games)
      for (const seat of [...table.seats, null]) {
        const other = withOtherSecrets(table, record, played, seat)
        if (other === null) continue
        changed++
        expect(seatSave(table, saveOf(other.record), other.played, seat).record.rounds).toEqual(
          seatSave(table, saveOf(record), played, seat).record.rounds,
        )
        if (seat === null) continue
        const view = (of: GameRecord, { rounds, row }: Replay) => viewFor(table, of, rounds, row, seat)
        expect(view(other.record, other.played)).toEqual(view(record, played))
      }
    expect(changed).toBeGreaterThan(60)
  })
})

/** Somebody told something where every word that the rules allow it to one seat meets a term. */
const mustTell = (table: Table, record: GameRecord, played: Replay): boolean =>
  record.rounds.some(({ commit }, i) =>
    Object.entries(commit).some(
      ([from, agenda]) =>
        agenda.some(({ kind }) => kind === 'signal') &&
        table.seats.some(
          (to) =>
            to !== from &&
            wordsTo(table, played.rounds[i]!.before, from, to).every((act) => termsMet(table, from, act).length > 0),
        ),
    ),
  )

const wordsTo = (table: Table, row: Row, from: string, to: string): readonly Signal[] =>
  table.scenario.issues
    .flatMap((issue) =>
      issue.options.map((option): Signal => ({ kind: 'signal', issue: issue.id, option: option.id, to: [to] })),
    )
    .filter((act) => actRefusal(table, row, table.seats.indexOf(from), act) === null)

/** Whatever is hidden from this seat says something else, a term or none; null if the rules then allow another game. */
function withOtherSecrets(
  table: Table,
  record: GameRecord,
  played: Replay,
  seat: string | null,
): { readonly record: GameRecord; readonly played: Replay } | null {
  const known = new Knowledge(table, record, played.rounds, seat)
  let isOther = false
  let isTellable = true
  const rounds = record.rounds.map((round, i) => ({
    ...round,
    commit: Object.fromEntries(
      Object.entries(round.commit).map(([from, agenda]): [string, Agenda] => [
        from,
        agenda.map((act): Act => {
          if (act.kind !== 'signal' || known.hears(i, from, act)) return act
          const before = played.rounds[i]!.before
          const others = table.scenario.issues.flatMap((issue) =>
            issue.options.map((option): Act => ({ kind: 'signal', issue: issue.id, option: option.id, to: act.to })),
          )
          const legal = others.filter(
            (one) =>
              actRefusal(table, before, table.seats.indexOf(from), one) === null &&
              !agenda.some((mine) => JSON.stringify(mine) === JSON.stringify(one)),
          )
          // Where every word that could be said meets a term, whoever looks knows that one did.
          if (legal.every((one) => termsMet(table, from, one as Signal).length > 0)) isTellable = false
          const instead = legal[i % Math.max(1, legal.length)]
          if (instead !== undefined) isOther = true
          return instead ?? act
        }),
      ]),
    ),
  }))
  if (!isOther || !isTellable) return null
  const again = replay(table, { ...record, rounds })
  if (!again.ok) return null
  // What had come out, or now comes out, is no secret.
  const outOf = ({ rounds: all }: Replay) => all.map(({ events }) => events.map(({ kind }) => kind).join())
  return outOf(again.value).join('|') === outOf(played).join('|')
    ? { record: { ...record, rounds }, played: again.value }
    : null
}

describe('who knows', () => {
  /** A game in which a told b, c not, and what came of it. */
  const told = games.flatMap((game) => {
    const { table, played } = game
    return table.confidences.flatMap((word, c) =>
      played.row[table.layout.told + c] === 1 ? [{ ...game, word, c }] : [],
    )
  })

  test('giver and signatories do', () => {
    expect(told.length).toBeGreaterThan(50)
    for (const { table, record, played, word, c } of told)
      for (const s of [word.by, ...word.to])
        expect(playedFor(table, record, played, table.seats[s]!).row[table.layout.told + c]).toBe(1)
  })

  test('others only once it is used, or leaks', () => {
    const tally = { outside: 0, used: 0, hidden: 0 }
    for (const { table, record, played, word, c } of told)
      for (const [s, seat] of table.seats.entries()) {
        if (s === word.by || word.to.includes(s)) continue
        const heard = record.rounds.some(({ commit }) =>
          (commit[table.seats[word.by]!] ?? []).some((act) => act.kind === 'signal' && act.to.includes(seat)),
        )
        const out = played.rounds.some(({ events }) =>
          events.some(
            (event) =>
              event.kind === 'leaked' ||
              (event.kind === 'signed' && event.exit === table.scenario.exits[word.exit]!.id) ||
              (event.kind === 'not-signed' && event.exit === table.scenario.exits[word.exit]!.id) ||
              (event.kind === 'unsignable' && event.exit === table.scenario.exits[word.exit]!.id),
          ),
        )
        const known = playedFor(table, record, played, seat).row[table.layout.told + c] === 1
        tally.outside++
        if (known) tally.used++
        else tally.hidden++
        if (known) expect(heard || out).toBe(true)
        if (!known) {
          expect(knowsAll(table, playedFor(table, record, played, seat).row, seat, word.exit)).toBe(
            isGone(table, played.row, word.exit),
          )
        }
      }
    expect(tally.used).toBeGreaterThan(10)
    expect(tally.hidden).toBeGreaterThan(10)
  })

  const isGone = (table: Table, row: Row, exit: number): boolean =>
    row[table.layout.taken + exit]! > 0 || row[table.layout.shut + exit]! > 0 || row[0]! > table.exits[exit]!.last

  test('a proposal to sign tells whoever is asked, from the answers on', () => {
    let seen = 0
    for (const { table, record: whole, word, c } of told) {
      const record = { ...whole, rounds: whole.rounds.slice(0, -1) }
      const cut = replay(table, record)
      if (table.sameRound || !cut.ok || cut.value.row[table.layout.told + c] !== 1) continue
      const played = cut.value
      const outside = table.seats.find((_, s) => s !== word.by && !word.to.includes(s))
      if (outside === undefined || seatPlayed(table, saveOf(record), played, outside).row[table.layout.told + c] === 1)
        continue
      seen++
      const commit = {
        [table.seats[word.by]!]: [{ kind: 'sign', exit: table.scenario.exits[word.exit]!.id } as const],
      }
      const at = (stage: 'choose' | 'answer') => ({ ...saveOf(record), draft: { ...EMPTY_DRAFT, stage, commit } })
      const toldIn = (save: Save) => seatPlayed(table, save, played, outside).row[table.layout.told + c]
      expect([toldIn(at('choose')), toldIn(at('answer'))]).toEqual([0, 1])
      expect(replay(table, seatSave(table, at('answer'), played, outside).record).ok).toBe(true)
    }
    expect(seen).toBeGreaterThan(0)
  })

  test('before the reveal nobody’s draft tells', () => {
    expect(revealed({ ...EMPTY_DRAFT, commit: { a: [{ kind: 'sign', exit: 'x0' }] } })).toEqual({})
  })
})
