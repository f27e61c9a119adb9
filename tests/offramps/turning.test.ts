/**
 * Turning points against a search of everything on tiny games: what is credited
 * closes, nothing in it is to spare, every keeper's line replays, and who could
 * have kept an exit alone is found where everything was looked at.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Act, Answer } from '../../src/domain/move.ts'
import type { Credit, Keeper, TurningPoint } from '../../src/domain/reading.ts'
import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { adjudicate, answerOf } from '../../src/engine/adjudicate.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { luckOf, playRound, type Replay, replay } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { step } from '../../src/engine/step.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { everyoneAgrees } from '../../src/offramps/everyoneAgrees.ts'
import { timeline } from '../../src/offramps/timeline.ts'
import { keptBy, turningPoint, turningPoints } from '../../src/offramps/turningPoint.ts'
import { type Everything, everything } from '../tiny/everything.ts'
import { plainActs } from '../tiny/randomPlay.ts'
import { randomGame, shipped, tiny } from '../tiny/subjects.ts'

const YES: Answer = { kind: 'accept' }
const NO: Answer = { kind: 'decline' }
const LONG = 180_000

interface Read {
  readonly table: Table
  readonly record: GameRecord
  readonly played: Replay
  readonly point: TurningPoint
  readonly exit: number
}

function read(table: Table, record: GameRecord): readonly Read[] {
  const replayed = replay(table, record)
  if (!replayed.ok) throw new Error(replayed.reason.code)
  const played = replayed.value
  return turningPoints(table, record, played, timeline(table, played)).map((point) => ({
    table,
    record,
    played,
    point,
    exit: table.scenario.exits.findIndex(({ id }) => id === point.exit),
  }))
}

/** Sealing rounds of tiny random games; grudging tables close more. */
const games: readonly Read[] = Array.from({ length: 140 }, (_, seed) => seed)
  .flatMap((seed) => read(tiny(seed), randomGame(tiny(seed), seed, 3).record))
  .filter(({ point }) => point.index >= 0)

const searched = new Map<Table, Map<string, Everything>>()

/** Null: too large to know. */
function isReachable(table: Table, row: Row, exit: number): boolean | null {
  if (row[table.layout.taken + exit]! > 0) return true
  if (isOver(table, row) || row[table.layout.shut + exit]! > 0) return false
  const known = searched.get(table) ?? new Map<string, Everything>()
  searched.set(table, known)
  const key = row.join()
  if (!known.has(key)) known.set(key, everything(table, row, 1500))
  const { taken, isComplete } = known.get(key)!
  return taken.has(exit) ? true : isComplete ? false : null
}

/** One changed round, then the record as it was, by the rules alone. */
function replayed({ table, record, played }: Read, index: number, until: number, round: RoundRecord): Row {
  const luck = luckOf(table, record.seed)
  let row = playRound(table, played.rounds[index]!.before, round, luck).after
  for (let next = index + 1; next <= until && !isOver(table, row); next++)
    row = playRound(table, row, record.rounds[next]!, luck).after
  return row
}

function without(round: RoundRecord, credits: readonly Credit[]): RoundRecord {
  const commit = { ...round.commit }
  const answers: Record<string, Record<string, Answer>> = { ...round.answers } as Record<string, Record<string, Answer>>
  for (const credit of credits) {
    if (credit.kind === 'act')
      commit[credit.seat] = commit[credit.seat]!.map(
        (act, slot): Act => (slot === credit.slot ? { kind: 'pass' } : act),
      )
    if (credit.kind === 'answer')
      answers[credit.matter] = { ...answers[credit.matter], [credit.seat]: credit.gave === 'accept' ? NO : YES }
  }
  return { commit, answers }
}

/** A single change of one credit by the rules; events have no plain way to be left out. */
const isPlain = (set: readonly Credit[]) => set.every(({ kind }) => kind === 'act' || kind === 'answer')

describe('what closed it', () => {
  test('there are enough to say something', () => {
    expect(games.length).toBeGreaterThan(70)
    expect(games.filter(({ point }) => point.credited.length > 0).length).toBeGreaterThan(10)
    expect(games.filter(({ point }) => point.keepers.length > 0).length).toBeGreaterThan(10)
  })

  test('taken out, each credited set leaves it in reach, and no part of it does', { timeout: LONG }, () => {
    for (const game of games) {
      const round = game.record.rounds[game.point.index]!
      for (const set of game.point.credited.filter(isPlain)) {
        const reach = (credits: readonly Credit[]) =>
          isReachable(
            game.table,
            replayed(game, game.point.index, game.point.index, without(round, credits)),
            game.exit,
          )
        expect([set, reach(set)]).not.toEqual([set, false])
        if (game.point.isWhole)
          for (const credit of set)
            expect([set, reach(set.filter((other) => other !== credit))]).not.toEqual([set, true])
      }
    }
  })

  test('every single act or answer that closed it is credited', { timeout: LONG }, () => {
    let checked = 0
    for (const game of games.filter(({ point }) => point.isWhole)) {
      const { before, matters, counters } = game.played.rounds[game.point.index]!
      const round = game.record.rounds[game.point.index]!
      const acts = game.table.seats.flatMap((seat) =>
        (round.commit[seat] ?? []).map((act, slot): Credit => ({ kind: 'act', seat, act, slot })),
      )
      const answers = [...matters, ...counters].flatMap((matter) =>
        matter.to.map(
          (seat): Credit => ({
            kind: 'answer',
            seat,
            matter: matter.id,
            gave: answerOf(game.table, before, matter, round.answers, seat).kind,
          }),
        ),
      )
      for (const credit of [...acts, ...answers]) {
        // Two seats with one text or one meeting: what becomes of the other's is a reading, not a rule.
        if (credit.kind === 'act' && (credit.act.kind === 'deal' || credit.act.kind === 'call')) continue
        if (
          isReachable(
            game.table,
            replayed(game, game.point.index, game.point.index, without(round, [credit])),
            game.exit,
          ) !== true
        )
          continue
        checked++
        expect(game.point.credited).toContainEqual([credit])
      }
    }
    expect(checked).toBeGreaterThan(5)
  })

  test('acts stand before answers, answers before events, smaller sets before larger', () => {
    const order = ['act', 'documented', 'answer', 'event']
    for (const { point } of games) {
      const sizes = point.credited.map((set) => set.length)
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
      for (const set of point.credited) {
        const kinds = set.map(({ kind }) => order.indexOf(kind))
        expect(kinds).toEqual([...kinds].sort((a, b) => a - b))
      }
    }
  })
})

/** The round as the keeper's seats would have played it. */
function keptRound({ table, record }: Read, { index, moves }: Keeper): RoundRecord {
  const round = record.rounds[index]!
  const movers = moves.map(({ seat }) => seat)
  const commit = {
    ...round.commit,
    ...Object.fromEntries(moves.flatMap(({ seat, agenda }) => (agenda === undefined ? [] : [[seat, agenda]]))),
  }
  const answers: Record<string, Record<string, Answer>> = {}
  const old = mattersOf(table, round.commit).map((matter) => JSON.stringify(matter))
  for (const matter of mattersOf(table, commit)) {
    if (old.includes(JSON.stringify(matter))) answers[matter.id] = { ...round.answers[matter.id] }
    else
      answers[matter.id] = Object.fromEntries(
        matter.to.filter((seat) => movers.includes(seat) && movers.includes(matter.by)).map((seat) => [seat, YES]),
      )
    const countered = round.answers[`k:${matter.id}`]
    if (old.includes(JSON.stringify(matter)) && countered !== undefined) answers[`k:${matter.id}`] = { ...countered }
  }
  for (const move of moves)
    for (const { matter, answer } of move.answers) answers[matter] = { ...answers[matter], [move.seat]: answer }
  return { commit, answers }
}

function takenByLine(table: Table, row: Row, exit: number, keeper: Keeper): boolean {
  let at = row
  for (const { commit } of keeper.certificate.rounds) {
    expect(isOver(table, at)).toBe(false)
    const draws = keeper.certificate.draws
    at = step(table, at, adjudicate(table, at, commit, everyoneAgrees(table, commit)).action, (event) =>
      draws.includes(table.scenario.events[event]!.id),
    )
  }
  return at[table.layout.taken + exit]! > 0
}

describe('who could have kept it', () => {
  test('had they moved so, the certificate replays to the signature', () => {
    for (const game of games)
      for (const keeper of game.point.keepers) {
        const row = replayed(game, keeper.index, game.point.index, keptRound(game, keeper))
        expect([keeper, takenByLine(game.table, row, game.exit, keeper)]).toEqual([keeper, true])
      }
  })

  test('no set of seats contains another that could in the same or a later round', () => {
    for (const { point } of games)
      for (const keeper of point.keepers)
        for (const other of point.keepers)
          if (other !== keeper && other.seats.every((seat) => keeper.seats.includes(seat)))
            expect(other.round).toBeLessThan(keeper.round)
  })

  test('alone: no later round is missed by an answer or a single card', { timeout: LONG }, () => {
    let checked = 0
    for (const game of games.filter(({ point }) => point.isWhole)) {
      for (const seat of game.table.seats) {
        const known = game.point.keepers.find(({ seats }) => seats.length === 1 && seats[0] === seat)
        for (let index = game.point.index; index > (known?.index ?? -1); index--) {
          for (const round of roundsInstead(game, index, seat)) {
            const row = replayed(game, index, game.point.index, round)
            expect([game.point.exit, seat, index, isReachable(game.table, row, game.exit) === true]).toEqual([
              game.point.exit,
              seat,
              index,
              false,
            ])
            checked++
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(200)
  })

  test('what a seat is told: the latest round alone, and with whom', () => {
    for (const { table, point } of games)
      for (const seat of table.seats) {
        const { alone, together } = keptBy(point, seat)
        expect(alone?.seats ?? [seat]).toEqual([seat])
        if (together !== undefined) expect(together.seats).toContain(seat)
      }
  })
})

/** Other rounds of one seat: one answer turned, or a plain act in place of its agenda. */
function roundsInstead({ table, record, played }: Read, index: number, seat: string): readonly RoundRecord[] {
  const { before, matters } = played.rounds[index]!
  const round = record.rounds[index]!
  const answers = matters
    .filter(({ to }) => to.includes(seat))
    .map((matter) =>
      without(round, [
        { kind: 'answer', seat, matter: matter.id, gave: answerOf(table, before, matter, round.answers, seat).kind },
      ]),
    )
  const hasText = (round.commit[seat] ?? []).some(({ kind }) => kind === 'deal' || kind === 'call')
  const agendas = plainActs(table, before, seat)
    .map((act) => [act])
    .filter((agenda) => checkAgenda(table, before, seat, agenda).ok)
  return [
    ...answers,
    ...(hasText ? [] : agendas.map((agenda) => ({ ...round, commit: { ...round.commit, [seat]: agenda } }))),
  ]
}

describe('shipped', () => {
  test('a bargained winter game: every keeper replays, and a seat is told what it could have done', {
    timeout: LONG,
  }, () => {
    const record = JSON.parse(
      readFileSync(new URL('../scenarios/records/winter-not-now.json', import.meta.url), 'utf8'),
    ) as GameRecord
    const table = shipped('winter-2021')
    const again = replay(table, record)
    if (!again.ok) throw new Error(again.reason.code)
    const point = turningPoint(
      table,
      record,
      again.value,
      timeline(table, again.value, { withoutSlack: true }),
      'arms-control',
    )!
    expect(point.keepers.length).toBeGreaterThan(0)
    const game = {
      table,
      record,
      played: again.value,
      point,
      exit: table.scenario.exits.findIndex(({ id }) => id === point.exit),
    }
    for (const keeper of point.keepers)
      expect(
        takenByLine(table, replayed(game, keeper.index, point.index, keptRound(game, keeper)), game.exit, keeper),
      ).toBe(true)
  })
})
