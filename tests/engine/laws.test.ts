/**
 * The laws of the rules, each as a property over generated scenarios and the
 * shipped ones. A failing seed goes into `regressions` and stays there.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cause, LogEvent } from '../../src/domain/log.ts'
import type { Act, Agenda, Answers } from '../../src/domain/move.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { type DealAction, dealRefusal, metBy, type RoundAction } from '../../src/engine/action.ts'
import { adjudicate } from '../../src/engine/adjudicate.ts'
import { luckOf, type PlayedRound, playRound, replay } from '../../src/engine/game.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { writeStep } from '../../src/engine/read.ts'
import { step } from '../../src/engine/step.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { everyoneAgrees } from '../../src/offramps/everyoneAgrees.ts'
import { dice } from '../../src/std/draw.ts'
import { randomRound } from '../tiny/randomPlay.ts'
import { middling, type RandomGame, randomGame, shipped, shippedNames } from '../tiny/subjects.ts'

const subjects: readonly (readonly [string, (seed: number) => Table, number])[] = [
  ['generated', middling, 120],
  ...shippedNames.map((name) => [name, () => shipped(name), 15] as const),
]

/** Every law is tried on whole random games, round by round. */
function lawOnGames(name: string, law: (game: RandomGame) => void): void {
  describe(name, () => {
    test.each(subjects)('%s', (_, tableOf, runs) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => law(randomGame(tableOf(seed), seed))),
        { numRuns: runs, seed: 2022 },
      )
    })
  })
}

const played = ({ table, record }: RandomGame): readonly PlayedRound[] => {
  const result = replay(table, record)
  if (!result.ok) throw new Error(result.reason.code)
  return result.value.rounds
}

const backwards = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).reverse())

const rowsOf = (game: RandomGame): readonly { before: Row; round: GameRecord['rounds'][number] }[] =>
  game.record.rounds.map((round, i) => ({ before: game.rows[i]!, round }))

lawOnGames('law 1: the same record gives the same states and events', (game) => {
  expect(JSON.stringify(played(game))).toBe(JSON.stringify(played(game)))
  expect(played(game).map((round) => round.after)).toEqual(game.rows.slice(1))
})

lawOnGames('law 2: the order in which seats commit and answer changes nothing', ({ table, record, rows }) => {
  record.rounds.forEach((round, i) => {
    const turned = {
      commit: backwards(round.commit),
      answers: backwards(
        Object.fromEntries(Object.entries(round.answers).map(([id, given]) => [id, backwards(given)])),
      ),
    }
    const luck = luckOf(table, record.seed)
    expect(playRound(table, rows[i]!, turned, luck)).toEqual(playRound(table, rows[i]!, round, luck))
  })
})

lawOnGames('law 3: what a seat was not told changes nothing that it sees', (game) => {
  const { table, record } = game
  const changed: GameRecord = {
    ...record,
    rounds: record.rounds.map((round) => ({
      ...round,
      commit: Object.fromEntries(
        Object.entries(round.commit).map(([seat, agenda]) => [
          seat,
          agenda.map((act) => anotherSecret(table, seat, act)),
        ]),
      ),
    })),
  }
  const before = replay(table, record)
  const after = replay(table, changed)
  if (!before.ok || !after.ok) return
  table.seats.forEach((seat) => {
    if (record.rounds.some((round) => isPrivy(round.commit, seat))) return
    const view = (of: GameRecord, rounds: readonly PlayedRound[], row: Row) => viewFor(table, of, rounds, row, seat)
    expect(view(changed, after.value.rounds, after.value.row)).toEqual(
      view(record, before.value.rounds, before.value.row),
    )
  })
})

/** The same audience hears something else. */
function anotherSecret(table: Table, seat: string, act: Act): Act {
  if (act.kind !== 'signal') return act
  const issue = table.issues.indexOf(act.issue)
  const other = table.options[issue]!.find((option) => option !== act.option) ?? act.option
  void seat
  return { ...act, option: other }
}

const isPrivy = (commit: Readonly<Record<string, Agenda>>, seat: string): boolean =>
  Object.entries(commit).some(([from, agenda]) =>
    agenda.some((act) => act.kind === 'signal' && (from === seat || act.to.includes(seat))),
  )

lawOnGames('law 4: no stance changes but by its holder’s move, acceptance or standing reserve', (game) => {
  played(game).forEach((round, i) => {
    const { commit, answers } = game.record.rounds[i]!
    for (const event of round.events) {
      if (event.kind !== 'shifted') continue
      const moved = (commit[event.seat] ?? []).some((act) =>
        act.kind === 'shift' ? act.issue === event.issue && act.option === event.to : act.kind === 'deal',
      )
      const agreed = Object.values(answers).some(
        (given) => given[event.seat]?.kind === 'accept' || given[event.seat]?.kind === 'counter',
      )
      const reserved = game.table.scenario.reserves.some(
        (reserve, r) => reserve.seat === event.seat && round.before[game.table.layout.reserve + r] === 1,
      )
      expect([event.seat, event.issue, moved || agreed || reserved]).toEqual([event.seat, event.issue, true])
    }
  })
})

lawOnGames('law 6: every change has exactly one cause with an actor; clamping is logged', (game) => {
  const { table } = game
  for (const { before, after, events } of played(game)) {
    table.holdings.forEach((holding, h) => {
      const changes = events.filter(
        (event) =>
          event.kind === 'shifted' &&
          event.seat === table.seats[holding.seat] &&
          event.issue === table.issues[holding.issue],
      )
      expect(changes).toHaveLength(before[table.layout.stance + h] === after[table.layout.stance + h] ? 0 : 1)
    })
    table.tracks.forEach((track, t) =>
      chainHolds(events, `track:${track}`, before[table.layout.track + t]!, after[table.layout.track + t]!),
    )
    table.seats.forEach((seat, s) =>
      chainHolds(events, `standing:${seat}`, before[table.layout.standing + s]!, after[table.layout.standing + s]!),
    )
    for (const event of events) expect([event.kind, hasActor(table, event.cause)]).toEqual([event.kind, true])
  }
})

/** What the log says, one change after the other and each clamp, leads from the value before to the value after. */
function chainHolds(events: readonly LogEvent[], what: string, before: number, after: number): void {
  let value = before
  for (const event of events) {
    if (event.kind === 'clamped' && event.what === what) {
      expect(event.asked).toBe(value)
      value = event.got
    } else if (
      (event.kind === 'track' && `track:${event.track}` === what) ||
      (event.kind === 'standing' && `standing:${event.seat}` === what)
    ) {
      expect(event.from).toBe(value)
      value = event.to
    }
  }
  expect([what, value]).toEqual([what, after])
}

function hasActor(table: Table, cause: Cause): boolean {
  if (cause.kind === 'act') return table.seats.includes(cause.by)
  // A floor holds by itself; a date that nobody set for the purpose has no actor either.
  return (
    cause.kind === 'floor' ||
    cause.by.length > 0 ||
    (cause.kind === 'event' &&
      table.scenario.events.some((event) => event.id === cause.id && event.actors.length === 0))
  )
}

lawOnGames('law 8: saving, undoing, branching and replaying commute', (game) => {
  const { table, record, rows } = game
  const loaded = JSON.parse(JSON.stringify(record)) as GameRecord
  expect(replay(table, loaded)).toEqual(replay(table, record))
  const cut = record.seed % (record.rounds.length + 1)
  const undone = replay(table, { ...record, rounds: record.rounds.slice(0, cut) })
  expect(undone.ok && undone.value.row).toEqual(rows[cut])
})

describe('law 7: any input works or is refused, and nothing breaks', () => {
  const junk = fc.letrec<{ act: unknown }>(() => ({ act: fc.oneof(knownShapes(), fc.anything()) })).act
  test.each(subjects)('%s', (_, tableOf) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.array(fc.tuple(fc.nat(5), junk), { maxLength: 6 }),
        (seed, acts) => {
          const table = tableOf(seed)
          const real = randomRound(table, table.first, dice(seed))
          const commit: Record<string, Agenda> = { ...real.commit }
          for (const [s, act] of acts) if (isActShaped(act)) commit[table.seats[s % table.seats.length]!] = [act]
          const { after } = playRound(table, table.first, { commit, answers: real.answers }, luckOf(table, seed))
          expect(after.every((value) => Number.isInteger(value))).toBe(true)
          table.seats.forEach((__, seat) => expect(after[table.layout.standing + seat]).toBeGreaterThanOrEqual(0))
          table.tracks.forEach((__, t) => expect(after[table.layout.track + t]).toBeLessThanOrEqual(table.trackMax[t]!))
        },
      ),
      { numRuns: 60, seed: 2022 },
    )
  })
})

/** Acts of the right form about things that do not exist: what a crafted record may hold. */
const knownShapes = () =>
  fc.oneof(
    fc.record({ kind: fc.constant('shift'), issue: fc.string(), option: fc.string() }),
    fc.record({
      kind: fc.constant('deal'),
      room: fc.string(),
      steps: fc.array(fc.record({ seat: fc.string(), issue: fc.string(), option: fc.string() })),
    }),
    fc.record({ kind: fc.constant('call'), room: fc.string() }),
    fc.record({ kind: fc.constant('sign'), exit: fc.string() }),
    fc.record({ kind: fc.constant('use'), instrument: fc.string() }),
    fc.record({ kind: fc.constant('reserve'), reserve: fc.string() }),
    fc.record({ kind: fc.constant('signal'), issue: fc.string(), option: fc.string(), to: fc.array(fc.string()) }),
  )

const isActShaped = (value: unknown): value is Act =>
  typeof value === 'object' &&
  value !== null &&
  ['shift', 'deal', 'call', 'sign', 'use', 'reserve', 'signal'].includes((value as { kind?: unknown }).kind as string)

// ── lemmas of the search

lawOnGames('lemma 1: inside a round everything commutes', ({ table, record, rows }) => {
  record.rounds.forEach((round, i) => {
    const { action } = adjudicate(table, rows[i]!, round.commit, round.answers)
    const turned: RoundAction = {
      uses: action.uses.toReversed(),
      solos: action.solos.toReversed(),
      deals: action.deals.toReversed().map((deal) => ({ ...deal, shifts: deal.shifts.toReversed() })),
      meets: action.meets.toReversed(),
      reserves: action.reserves.toReversed(),
      signs: action.signs.toReversed(),
      signals: action.signals.toReversed(),
    }
    const luck = luckOf(table, record.seed)
    expect(step(table, rows[i]!, turned, luck)).toEqual(step(table, rows[i]!, action, luck))
  })
})

lawOnGames('lemma 2: valid deals in one room with a feasible union are a valid deal', ({ table, record, rows }) => {
  record.rounds.forEach((round, i) => {
    const { action } = adjudicate(table, rows[i]!, round.commit, everyoneAgrees(table, round.commit))
    for (const one of action.deals) {
      for (const other of action.deals) {
        if (
          one === other ||
          one.room !== other.room ||
          one.by !== other.by ||
          one.shifts.some((shift) => other.shifts.some(({ h }) => h === shift.h))
        )
          continue
        const both: DealAction = { ...one, shifts: [...one.shifts, ...other.shifts] }
        expect(['cap', null]).toContain(dealRefusal(table, rows[i]!, both))
      }
    }
  })
})

lawOnGames('lemmas 3 and 4: whatever came of a round can come of one in which everybody says yes', (game) => {
  const { table, record } = game
  for (const { before, round } of rowsOf(game)) {
    const { action } = adjudicate(table, before, round.commit, round.answers)
    const commit = asCommitments(table, action)
    const again = adjudicate(table, before, commit, everyoneAgrees(table, commit))
    const luck = luckOf(table, record.seed)
    const agreed = step(table, before, again.action, luck)
    expect(agreed).toEqual(step(table, before, { ...action, signals: [] }, luck))
    // What was told in confidence changes nothing but who knows it, and the terms that it meets, until it leaks and
    // costs its giver.
    const told = step(table, before, action, luck)
    table.confidences.forEach((_, c) => {
      const isSaid = action.signals.some((signal) => metBy(table, signal).includes(c))
      expect(told[table.layout.told + c]).toBe(isSaid || before[table.layout.told + c] === 1 ? 1 : 0)
    })
    table.seats.forEach((_, s) =>
      expect(told[table.layout.standing + s]).toBeLessThanOrEqual(agreed[table.layout.standing + s]!),
    )
  }
})

function asCommitments(table: Table, action: RoundAction): Readonly<Record<string, Agenda>> {
  const commit: Record<string, Act[]> = Object.fromEntries(table.seats.map((seat) => [seat, []]))
  const put = (seat: number, act: Act) => commit[table.seats[seat]!]!.push(act)
  const signs = [...action.signs]
  for (const deal of action.deals) {
    const free = signs.findIndex((sign) => sign.free && sign.by === deal.by)
    const exit = free < 0 ? undefined : table.scenario.exits[signs.splice(free, 1)[0]!.exit]!.id
    const text = {
      kind: 'deal' as const,
      room: table.roomIds[deal.room]!,
      steps: deal.shifts.map((shift) => writeStep(table, shift)),
    }
    put(deal.by, exit === undefined ? text : { ...text, signs: exit })
  }
  for (const meet of action.meets)
    if (!action.deals.some((deal) => deal.room === meet.room))
      put(meet.by, { kind: 'call', room: table.roomIds[meet.room]! })
  for (const card of action.uses)
    put(table.cards[card]!.seat, {
      kind: 'use',
      instrument: table.scenario.instruments[table.cards[card]!.instrument]!.id,
    })
  for (const shift of action.solos) {
    const { seat, issue, option } = writeStep(table, shift)
    commit[seat]!.push({ kind: 'shift', issue, option })
  }
  for (const reserve of action.reserves)
    put(table.reserves[reserve]!.seat, { kind: 'reserve', reserve: table.scenario.reserves[reserve]!.id })
  for (const sign of signs) put(sign.by, { kind: 'sign', exit: table.scenario.exits[sign.exit]!.id })
  return commit
}

test('a matter is put once to every seat it names, whatever the order of the seats', () => {
  const table = middling(7)
  const round = randomRound(table, table.first, dice(7))
  const ids = mattersOf(table, round.commit).map((matter) => matter.id)
  expect(new Set(ids).size).toBe(ids.length)
  const answers: Answers = everyoneAgrees(table, round.commit)
  expect(Object.keys(answers)).toEqual(ids)
})
