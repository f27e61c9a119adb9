/** What the page says of accounts, outsiders, openings and keepers: whole sentences in every language, nothing left to fill in. */
import { describe, expect, test } from 'vitest'
import type { Outsiders, RobustnessLabel, TurningPoint } from '../../src/domain/reading.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { historyRounds } from '../../src/engine/history.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { words } from '../../src/i18n/words.ts'
import { timeline } from '../../src/offramps/timeline.ts'
import { keptBy, turningPoints } from '../../src/offramps/turningPoint.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { whatWouldOpen } from '../../src/offramps/whatWouldOpen.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import { changeWords } from '../../src/panels/analysis/changeWords.ts'
import { keeperWords } from '../../src/panels/analysis/KeptBy.tsx'
import { outsiderSentences } from '../../src/panels/analysis/OutsidersLine.tsx'
import { labelWords } from '../../src/panels/analysis/RobustnessLabel.tsx'
import { signState } from '../../src/panels/app/analysis.ts'
import { verdictWords } from '../../src/panels/table/ExitDialog.tsx'
import type { Speaker } from '../../src/panels/table/speaker.ts'
import { randomGame, shipped } from '../tiny/subjects.ts'

const table = shipped('prologue')
const record: GameRecord = playOut(
  table,
  emptyRecord(table, Object.fromEntries(table.seats.map((seat) => [seat, 'paper'])), 1, { rules: '-', text: '-' }),
).record
const played = replay(table, record)
if (!played.ok) throw new Error(played.reason.code)
const points: readonly TurningPoint[] = turningPoints(
  table,
  record,
  played.value,
  timeline(table, played.value, { withoutSlack: true }),
)

const WHOLE = (text: string) => {
  expect(text).not.toMatch(/\{\{|undefined|analysis:|page:|table:|\b(robust|outsiders|open|kept)\.[a-z]/)
  expect(text.length).toBeGreaterThan(8)
}

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  const t = words(language).getFixedT(language, 'table') as unknown as Speaker['t']
  const sp: Speaker = { t, ground: t, table, scenario: table.scenario, language, inside: {} }

  test('labels', () => {
    const labels: readonly RobustnessLabel[] = [
      { kind: 'every' },
      { kind: 'only', packs: [null, 'kyiv'] },
      { kind: 'unknown', packs: ['moscow'] },
    ]
    for (const label of labels) WHOLE(labelWords(sp, label))
  })

  test('outsiders', () => {
    const without: Outsiders['without'] = [
      { seats: ['ua'], can: 'yes', by: 'plan' },
      { seats: ['frde'], can: 'not-proved' },
      ...(['consent', 'silence', 'act', 'folded'] as const).map((by) => ({
        seats: ['ua', 'frde'],
        can: 'no' as const,
        by,
      })),
    ]
    const told: Outsiders = {
      exit: 'exercises',
      reachable: 'yes',
      signatories: ['ru', 'us'],
      without,
      wreckers: [{ seat: 'ua', act: { kind: 'use', instrument: table.scenario.instruments[0]!.id } }],
      wreckersWhole: true,
    }
    const said = [
      ...outsiderSentences(sp, told),
      ...outsiderSentences(sp, { ...told, reachable: 'no' }),
      ...outsiderSentences(sp, { ...told, without: [] }),
    ]
    expect(said).toHaveLength(9)
    for (const one of said) WHOLE(one)
  })

  test('openings and keepers of a game in which nobody left its paper', () => {
    expect(points.length).toBeGreaterThan(0)
    for (const point of points) {
      const row = played.value.rounds.at(-1)!.before
      for (const { changes } of whatWouldOpen(table, row, point.exit).openings)
        for (const change of changes) WHOLE(changeWords(sp, change))
      for (const seat of table.seats) {
        const { alone, together } = keptBy(point, seat)
        for (const keeper of [alone, together]) if (keeper !== undefined) WHOLE(keeperWords(sp, keeper, seat))
      }
    }
  })
})

/** Exits on which a reader once told the reason wrongly from the words alone. */
describe('why an exit is closed, or what it still costs, in words that can be told again', () => {
  const winter = shipped('winter-2021')
  const past = historyRounds(winter, winter.rounds).map(({ before }) => before)

  function told(of: Table, row: Row, id: string): string {
    const t = words('en').getFixedT('en', 'table') as unknown as Speaker['t']
    const sp: Speaker = { t, ground: t, table: of, scenario: of.scenario, language: 'en', inside: {} }
    const x = of.scenario.exits.findIndex((exit) => exit.id === id)
    const exit = of.scenario.exits[x]!
    const verdict = verdicts(of, row, { withoutSlack: true })[x]!
    const state = signState(verdict, of.rounds)
    return verdictWords(sp, row, { exit, verdict, bill: verdict.bill, state, roundsLeft: 1 })
  }

  test('what had to be agreed by when, not which article was on the table', () => {
    expect(told(winter, past[6]!, 'channels')).toContain(
      'must be agreed by the end of round 6, a round before its last, and cannot be any more',
    )
  })

  test('more steps than the exit’s own: those before it are named', () => {
    expect(told(winter, past[8]!, 'four-elements')).toMatch(/with what must be signed before it, Russia would owe 9/)
  })

  test('never that the last round is over while it is to come', () => {
    expect(told(winter, past[9]!, 'helsinki')).not.toContain('last round was 11')
  })

  test('a purse that is too small now, where it can still be done', () => {
    const row = randomGame(table, 0).rows[1]!
    expect(told(table, row, 'troop-dates')).toContain('it has 1, so it must win some on the way')
  })
})
