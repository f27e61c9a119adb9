// What a refusal says beside its no: the two reasons lean to the answer, and the change it names would turn it.

import { beforeAll, describe, expect, test } from 'vitest'
import { openScenario } from '../../src/cli/open.ts'
import type { Matter } from '../../src/domain/move.ts'
import { seatIndex } from '../../src/engine/read.ts'
import { type PartyView, viewFor } from '../../src/engine/view.ts'
import { eyeOf, revealedBy } from '../../src/opponents/eye.ts'
import { judgeMatter } from '../../src/opponents/judge.ts'
import { type Judged, totalOf } from '../../src/opponents/policy.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { twoReasons } from '../../src/panels/table/groundWords.ts'

const { table, hashes } = openScenario('winter-2021')
const { layout } = table
const AMPLE = 10_000

interface Refusal {
  readonly seat: string
  readonly matter: Matter
  readonly view: PartyView
  readonly judged: Judged
}

const cast = Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer']))
const answers: Refusal[] = []
beforeAll(() => {
  for (const seed of [12, 17, 27]) {
    const { record, played, reasons } = playOut(table, emptyRecord(table, cast, seed, hashes))
    played.rounds.forEach((round, i) => {
      for (const matter of [...round.matters, ...round.counters])
        for (const [seat, judged] of Object.entries(reasons[i]![matter.id] ?? {}))
          answers.push({
            seat,
            matter,
            judged,
            view: viewFor(table, record, played.rounds.slice(0, i), round.before, seat),
          })
    })
  }
}, 60_000)

/** The same question from a state in which one number is another. */
function asked({ seat, matter, view }: Refusal, change: (row: number[]) => void): Judged {
  const row = [...view.row]
  change(row)
  return judgeMatter(eyeOf(table, { ...view, row }, AMPLE, revealedBy(matter)), seatIndex(table, seat), matter, [], [])
}

const withTurn = (kind: string) =>
  answers.filter(({ judged }) => judged.answer.kind === 'decline' && judged.turn?.kind === kind)

describe('the change that is named', () => {
  test('more trust turns a doubt about a signature', () => {
    const doubted = withTurn('track').filter(({ matter }) => matter.kind === 'sign')
    expect(doubted.length).toBeGreaterThan(0)
    for (const refusal of doubted) {
      const { turn } = refusal.judged
      if (turn?.kind !== 'track') throw new Error('a track')
      const at = layout.track + table.tracks.indexOf(turn.track)
      const bySum = (value: number) => totalOf(asked(refusal, (row) => (row[at] = value)).sum)
      expect(bySum(turn.atLeast)).toBeGreaterThan(0)
      expect(bySum(turn.atLeast - 1)).toBeLessThanOrEqual(0)
    }
  })

  test('points of standing turn what it saves or lacks', () => {
    const short = withTurn('standing')
    expect(short.length).toBeGreaterThan(0)
    for (const refusal of short) {
      const { turn } = refusal.judged
      if (turn?.kind !== 'standing') throw new Error('standing')
      expect(turn.n).toBeGreaterThan(0)
      const at = layout.standing + seatIndex(table, refusal.seat)
      const more = asked(refusal, (row) => (row[at] = row[at]! + turn.n))
      expect(more.sum.map(({ code }) => code)).not.toContain('cannot-pay')
      expect(totalOf(more.sum)).toBeGreaterThan(totalOf(refusal.judged.sum))
    }
  })

  test('waiting turns what it wants by little but for the time left', () => {
    const early = withTurn('wait')
    expect(early.length).toBeGreaterThan(0)
    for (const { judged } of early) {
      const patience = judged.sum.find(({ code }) => code === 'no-hurry')!
      expect(totalOf(judged.sum)).toBeLessThanOrEqual(0)
      expect(totalOf(judged.sum) - patience.weight).toBeGreaterThan(0)
    }
  })
})

test('the two reasons shown never lean against the answer', () => {
  const weighed = answers.filter(({ judged }) => judged.sum.length > 1)
  expect(weighed.length).toBeGreaterThan(50)
  for (const { judged } of weighed) {
    const side = judged.answer.kind === 'accept' ? 1 : -1
    const shown = twoReasons(judged).reduce((sum, { weight }) => sum + weight, 0)
    expect(side * shown, JSON.stringify(judged.sum)).toBeGreaterThanOrEqual(0)
  }
})
