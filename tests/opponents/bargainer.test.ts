// What a bargainer says and why, on the prologue: one situation a test, codes and numbers rather than prose.

import { describe, expect, test } from 'vitest'
import type { Act, Agenda } from '../../src/domain/move.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { compile } from '../../src/engine/table.ts'
import { type PartyView, viewFor } from '../../src/engine/view.ts'
import { findScenario } from '../../src/host/node/files.ts'
import { aimsOf } from '../../src/opponents/aims.ts'
import { bargainer } from '../../src/opponents/bargainer.ts'
import { drivesAt } from '../../src/opponents/drive.ts'
import { paper } from '../../src/opponents/paper.ts'
import { strongest, totalOf } from '../../src/opponents/policy.ts'
import { counterOffer, likelyAnswers } from '../../src/opponents/predict.ts'
import { botRound, emptyRecord } from '../../src/opponents/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { dice } from '../../src/std/draw.ts'

const table = compile(parseScenario(findScenario('prologue')!.text).scenario!)
const empty = (seats: Record<string, string> = {}): GameRecord =>
  emptyRecord(table, { ru: 'bargainer', us: 'bargainer', ua: 'bargainer', frde: 'bargainer', ...seats }, 1, {
    rules: '',
    text: '',
  })

function viewOf(seat: string, record: GameRecord = empty()): PartyView {
  const so = replay(table, record)
  if (!so.ok) throw new Error(so.reason.code)
  return viewFor(table, record, so.value.rounds, so.value.row, seat)
}

/** The same view with some standing, tension or round put in place. */
function withPlaces(view: PartyView, places: Readonly<Record<number, number>>): PartyView {
  const row = view.row.slice()
  for (const [place, value] of Object.entries(places)) row[Number(place)] = value
  return { ...view, row }
}

const standing = (seat: string) => table.layout.standing + table.seats.indexOf(seat)

type DealAct = Extract<Act, { kind: 'deal' }>
const notice: DealAct = {
  kind: 'deal',
  room: 'talks',
  steps: [
    { seat: 'ru', issue: 'exercises', option: 'notice' },
    { seat: 'us', issue: 'exercises', option: 'notice' },
  ],
}

const answerTo = (view: PartyView, by: string, act: DealAct, agenda: Agenda = []) =>
  bargainer.answer(table, view, agenda, mattersOf(table, { [by]: [act] })[0]!, [], dice(1))

describe('a bargainer answers', () => {
  test('with a sum whose two strongest grounds are on the side of the answer', () => {
    const said = answerTo(viewOf('us'), 'ru', notice)
    expect(said.answer.kind).toBe('accept')
    expect(totalOf(said.sum)).toBeGreaterThan(0)
    expect(strongest(said)).toHaveLength(2)
    for (const ground of strongest(said)) expect(ground.weight).toBeGreaterThan(0)
  })

  test('quoting its paper for what a step costs it', () => {
    const said = answerTo(viewOf('us'), 'ru', notice)
    const stance = table.scenario.issues
      .find(({ id }) => id === 'exercises')!
      .stances.find(({ seat }) => seat === 'us')!
    const cite = stance.says?.['notice']?.cite ?? stance.cite
    expect(said.sum).toContainEqual(
      expect.objectContaining({
        code: 'cost-home',
        issue: 'exercises',
        option: 'notice',
        cite,
        assumption: 'us-exercises',
      }),
    )
  })

  test('that it cannot pay, and how much it lacks', () => {
    const said = answerTo(withPlaces(viewOf('us'), { [standing('us')]: 0 }), 'ru', notice)
    expect(said.answer.kind).toBe('decline')
    expect(strongest(said)[0]).toMatchObject({ code: 'cannot-pay', n: 1 })
    expect(said.turn).toEqual({ kind: 'standing', n: 1 })
  })

  test('that it has promised otherwise', () => {
    const own: Agenda = [
      {
        ...notice,
        steps: [
          { seat: 'ru', issue: 'missiles', option: 'checks' },
          { seat: 'us', issue: 'exercises', option: 'notice' },
        ],
      },
    ]
    const said = answerTo(viewOf('us'), 'ru', notice, own)
    expect(said.answer.kind).not.toBe('accept')
    expect(strongest(said)[0]).toMatchObject({ code: 'promised-option', issue: 'exercises', option: 'notice' })
  })

  test('that a red line is one, when a text is only being composed', () => {
    const zone: DealAct = {
      ...notice,
      steps: [
        { seat: 'us', issue: 'exercises', option: 'zone' },
        { seat: 'ru', issue: 'missiles', option: 'checks' },
      ],
    }
    const [us] = likelyAnswers(table, viewOf('ru'), zone)
    expect(us).toMatchObject({ seat: 'us', judged: { likely: 'no' } })
    expect(strongest(us!.judged)[0]).toMatchObject({ code: 'red-line', cite: ['nato-reply-4'] })
  })

  test('as was predicted from the proposer’s view, if it committed nothing that stands against it', () => {
    for (const seat of ['us', 'ua', 'frde'])
      for (const entry of likelyAnswers(table, viewOf('ru'), notice).filter((each) => each.seat === seat))
        expect(answerTo(viewOf(seat), 'ru', notice).answer).toEqual(entry.judged.answer)
  })

  test('the more readily what it said itself, to those who heard it', () => {
    const told = (to: string) => ({
      ...empty(),
      rounds: [
        { commit: { ru: [{ kind: 'signal', issue: 'exercises', option: 'notice', to: [to] } as const] }, answers: {} },
      ],
    })
    const sumFor = (record: GameRecord) =>
      totalOf(likelyAnswers(table, viewOf('us', record), notice).find(({ seat }) => seat === 'ru')!.judged.sum)
    expect(sumFor(told('us'))).toBeGreaterThan(sumFor(told('ua')))
  })
})

describe('a counter-offer', () => {
  test('is found for a text that asks too much, and its author would probably take it', () => {
    const gate: DealAct = {
      ...notice,
      steps: [
        { seat: 'ru', issue: 'gate', option: 'parallel' },
        { seat: 'us', issue: 'missiles', option: 'checks' },
      ],
    }
    const offer = counterOffer(table, viewOf('us'), gate, 'ru')
    expect(offer).not.toBeNull()
    expect(offer!.own).toBeGreaterThan(0)
    expect(offer!.others).toBeGreaterThan(-1)
    expect(offer!.act.steps).toContainEqual({ seat: 'us', issue: 'missiles', option: 'checks' })
    expect(offer!.act.steps).not.toEqual(gate.steps)
  })
})

describe('the drive', () => {
  test('is at an exit that is open, and moves on when that one is shut', () => {
    const view = viewOf('us')
    const first = drivesAt(table, view)
    expect(first.exit).not.toBeNull()
    const shut = table.layout.shut + table.scenario.exits.findIndex(({ id }) => id === first.exit)
    const later = drivesAt(table, withPlaces(view, { [shut]: 1 }))
    expect(later.exit).not.toBe(first.exit)
    expect(later.ranking.map(({ exit }) => exit)).not.toContain(first.exit)
  })

  test('is nowhere once the game is over', () => {
    expect(drivesAt(table, withPlaces(viewOf('us'), { [table.layout.over]: 1 })).exit).toBeNull()
  })

  test('can be worked out by anybody at the table', () => {
    const record = { ...empty(), rounds: [botRound(table, empty(), okReplay(empty())).round] }
    expect(drivesAt(table, viewOf('ua', record), 'us')).toEqual(drivesAt(table, viewOf('us', record)))
  })
})

describe('the paper', () => {
  test('restates, and turns down a step it has not on it', () => {
    expect(paper.commit(table, viewOf('ru'), dice(1))).toEqual([{ kind: 'use', instrument: 'ru-restate' }])
    const said = paper.answer(table, viewOf('us'), [], mattersOf(table, { ru: [notice] })[0]!, [], dice(1))
    expect(said).toMatchObject({ answer: { kind: 'decline' }, likely: 'no' })
    expect(said.sum[0]).toMatchObject({ code: 'off-paper', issue: 'exercises', n: 1 })
  })
})

test('aims are met, partly met or given up', () => {
  expect(aimsOf(table, table.first, 'us')).toEqual([
    { aim: 'us-allies', seat: 'us', state: 'met' },
    { aim: 'us-threat', seat: 'us', state: 'partly' },
    { aim: 'us-limits', seat: 'us', state: 'given-up' },
  ])
})

function okReplay(record: GameRecord) {
  const so = replay(table, record)
  if (!so.ok) throw new Error(so.reason.code)
  return so.value
}
