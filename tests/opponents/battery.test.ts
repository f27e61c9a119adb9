// What every policy must keep, in every scenario that ships: legal moves only, the same seed the same game,
// nothing from behind the screen, plain data in, and no more positions than it says.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Agenda, Matter } from '../../src/domain/move.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { dealRefusal } from '../../src/engine/action.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { replay } from '../../src/engine/game.ts'
import { isCounter } from '../../src/engine/matters.ts'
import { readDeal, seatIndex } from '../../src/engine/read.ts'
import { compile, type Table } from '../../src/engine/table.ts'
import { type PartyView, viewFor } from '../../src/engine/view.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { GROUND_CODES } from '../../src/opponents/grounds.ts'
import { legalActs } from '../../src/opponents/legalActs.ts'
import type { Policy } from '../../src/opponents/policy.ts'
import { POLICIES, policyOf } from '../../src/opponents/registry.ts'
import { emptyRecord, type PlayedOut, playOut } from '../../src/opponents/table.ts'
import { Visits } from '../../src/opponents/ways.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { dice } from '../../src/std/draw.ts'
import { project } from '../tools/serve.mjs'

const names = ['prologue', 'winter-2021'].filter((name) => existsSync(join(project, 'scenarios', `${name}.yaml`)))
const tables = names.map((name) => {
  const { scenario } = parseScenario(findScenario(name)?.text ?? '')
  return [name, compile(scenario!)] as const
})
const cases = tables.flatMap(([name, table]) => POLICIES.map((policy) => [policy.id, name, policy, table] as const))

const hashes = { rules: '', text: '' }

/** One seat after another plays the policy, the others bargain or roll dice: states that it would not reach alone. */
function games(table: Table, policy: Policy): readonly PlayedOut[] {
  const everyone = Object.fromEntries(table.seats.map((seat) => [seat, policy.id]))
  const mixed = Object.fromEntries(table.seats.map((seat, s) => [seat, s % 2 === 0 ? policy.id : 'random']))
  return [
    playOut(table, emptyRecord(table, everyone, 11, hashes)),
    playOut(table, emptyRecord(table, mixed, 12, hashes)),
  ]
}

interface Moment {
  readonly view: PartyView
  readonly agenda: Agenda
  readonly matters: readonly Matter[]
}

/** What each seat saw in each round of a game, and what it was asked. */
function moments(table: Table, { record }: PlayedOut): readonly Moment[] {
  return record.rounds.flatMap((round, i) => {
    const so = replay(table, { ...record, rounds: record.rounds.slice(0, i) })
    const then = replay(table, { ...record, rounds: record.rounds.slice(0, i + 1) })
    if (!so.ok || !then.ok) throw new Error('a record of bots replays')
    const { matters } = then.value.rounds[i]!
    return table.seats.map((seat) => ({
      view: viewFor(table, record, so.value.rounds, so.value.row, seat),
      agenda: round.commit[seat] ?? [],
      matters: matters.filter(({ to }) => to.includes(seat)),
    }))
  })
}

const answers = (policy: Policy, table: Table, { view, agenda, matters }: Moment) =>
  matters.map((matter) => policy.answer(table, view, agenda, matter, [], dice(5)))

afterEach(() => vi.restoreAllMocks())

describe.each(cases)('%s in %s', (_id, _name, policy, table) => {
  const played = games(table, policy)
  const seen = played.flatMap((game) => moments(table, game))

  test('commits only what is legal, within its slots', () => {
    for (const { view } of seen) {
      const agenda = policy.commit(table, view, dice(3))
      expect(agenda.length).toBeLessThanOrEqual(table.slots)
      expect(checkAgenda(table, view.row, view.seat, agenda)).toMatchObject({ ok: true })
    }
  })

  test('answers in known words; a counter is one that the rules allow', () => {
    for (const moment of seen) {
      const { view, matters } = moment
      answers(policy, table, moment).forEach((judged, i) => {
        for (const ground of judged.sum) {
          expect(GROUND_CODES).toContain(ground.code)
          expect(Number.isInteger(ground.weight)).toBe(true)
        }
        const matter = matters[i]!
        if (judged.answer.kind !== 'counter') return
        if (matter.kind !== 'deal') throw new Error('only a text can be countered')
        expect(isCounter(table, view.row, matter, view.seat, judged.answer.steps)).toBe(true)
        const text = readDeal(table, seatIndex(table, matter.by), { ...matter.act, steps: judged.answer.steps })
        expect(text === null ? 'unreadable' : dealRefusal(table, view.row, text)).toBeNull()
      })
    }
  })

  test('the same seed is the same game, another seed may be another', () => {
    for (const { record } of played) expect(playOut(table, { ...record, rounds: [] }).record).toEqual(record)
  })

  test('does not move when what it may not see changes', () => {
    const [first, second] = whispers(table)
    const outsiders = table.seats.slice(2)
    for (const seat of outsiders) {
      const [one, other] = [first, second].map((record) => {
        const so = replay(table, record)
        if (!so.ok) throw new Error(so.reason.code)
        return viewFor(table, record, so.value.rounds, so.value.row, seat)
      })
      expect(other).toEqual(one)
      expect(policy.commit(table, other!, dice(3))).toEqual(policy.commit(table, one!, dice(3)))
    }
  })

  test('reads plain data: a view through JSON or a clone gives the same move', () => {
    for (const moment of seen) {
      const { view } = moment
      const move = policy.commit(table, view, dice(3))
      const said = answers(policy, table, moment)
      for (const copy of [structuredClone(view), JSON.parse(JSON.stringify(view)) as PartyView]) {
        expect(policy.commit(table, copy, dice(3))).toEqual(move)
        expect(answers(policy, table, { ...moment, view: copy })).toEqual(said)
      }
      expect(JSON.parse(JSON.stringify(said))).toEqual(said)
    }
  })

  test('visits no more positions than it says', () => {
    let visited = 0
    const spend = Visits.prototype.spend
    vi.spyOn(Visits.prototype, 'spend').mockImplementation(function (this: Visits, positions: number) {
      visited += positions
      return spend.call(this, positions)
    })
    const counted = (run: () => unknown) => {
      visited = 0
      run()
      return visited
    }
    for (const moment of seen) {
      const fresh = structuredClone(moment.view)
      expect(counted(() => policy.commit(table, fresh, dice(3)))).toBeLessThanOrEqual(
        policy.describe.budget.commit + SLACK,
      )
      for (const matter of moment.matters) {
        const again = structuredClone(moment.view)
        expect(counted(() => policy.answer(table, again, moment.agenda, matter, [], dice(3)))).toBeLessThanOrEqual(
          policy.describe.budget.answer + SLACK,
        )
      }
    }
  })
})

/** A look that has begun is finished, and the first look at a fresh state is counted as it is made and as it is charged. */
const SLACK = 1200

/** Two games that differ only in the seed and in what the first seat told the second in confidence. */
function whispers(table: Table): readonly [GameRecord, GameRecord] {
  const [from = '', to = ''] = table.seats
  const told = legalActs(table, table.first, from).filter((act) => act.kind === 'shift')
  const game = (n: number): GameRecord => {
    const act = told[n]!
    if (act.kind !== 'shift') throw new Error('a step')
    const commit = { [from]: [{ kind: 'signal', issue: act.issue, option: act.option, to: [to] } as const] }
    return { ...emptyRecord(table, {}, n, hashes), rounds: [{ commit, answers: {} }] }
  }
  return [game(0), game(told.length - 1)]
}

describe.each(tables)('the acts of %s', (_name, table) => {
  test('every act that is listed is legal, and there is always one', () => {
    for (const game of games(table, policyOf('random'))) {
      for (const { view } of moments(table, game)) {
        const acts = legalActs(table, view.row, view.seat)
        expect(acts.length).toBeGreaterThan(0)
        for (const act of acts) expect(checkAgenda(table, view.row, view.seat, [act])).toMatchObject({ ok: true })
        expect(new Set(acts.map((act) => JSON.stringify(act))).size).toBe(acts.length)
      }
    }
  })

  test('papers alone sign nothing', () => {
    const papers = Object.fromEntries(table.seats.map((seat) => [seat, 'paper']))
    const { row } = playOut(table, emptyRecord(table, papers, 1, hashes)).played
    expect(table.exits.map((_, exit) => row[table.layout.taken + exit])).toEqual(table.exits.map(() => 0))
  })
})
