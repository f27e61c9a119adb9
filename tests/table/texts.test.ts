/**
 * Texts between the seats as the table shows them: the last step of another
 * seat can be asked for, several texts of one round show what rules out what,
 * a text in the making is ruled on and priced, and a seal keeps its first reason.
 */
import { describe, expect, test } from 'vitest'
import type { Answer, Matter } from '../../src/domain/move.ts'
import { checkAct } from '../../src/engine/agenda.ts'
import { playRound } from '../../src/engine/game.ts'
import { startRow } from '../../src/engine/history.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { compile } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { bills } from '../../src/offramps/bill.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { counterOffer, likelyAnswers } from '../../src/opponents/predict.ts'
import { signState } from '../../src/panels/app/analysis.ts'
import { answerSheet, withNote } from '../../src/panels/table/answerSheet.ts'
import { conditionWords } from '../../src/panels/table/conditionWords.ts'
import { actOf, type DealAct, outcomeOf, pricesOf, rulingOn } from '../../src/panels/table/dealText.ts'
import { causeSentence, endsThisRound, plateOf } from '../../src/panels/table/exitWords.ts'
import { firstSeal, remember, rowToAsk } from '../../src/panels/table/firstSeals.ts'
import { handFor } from '../../src/panels/table/hand.ts'
import { emptyRecord } from '../../src/store/library.ts'
import { rowAt, scenario, speaker, step, table, winterScenario } from './atPrologue.ts'

const text = (steps: DealAct['steps'], room = 'talks'): DealAct => ({ kind: 'deal', room, steps })
const NO_PROMISES = { solos: [], deals: [], paid: 0, rooms: [] }

describe('the last step of another seat', () => {
  const agreedButRussia = [
    step('us', 'missiles', 'checks'),
    step('us', 'gate', 'parallel'),
    step('ru', 'gate', 'parallel'),
  ]

  test('has a card: it is asked against a step of one’s own', () => {
    const row = rowAt({ round: 2, stands: agreedButRussia })
    const asks = handFor(table, row, 'us').filter(
      ({ act }) =>
        act.kind === 'deal' &&
        act.steps.some(({ seat, issue }) => seat === 'ru' && issue === 'missiles') &&
        act.signs === 'missile-checks',
    )
    expect(asks).toHaveLength(1)
    expect(asks[0]!.refusal).toBeNull()
    const { act } = asks[0]!
    expect(act.kind === 'deal' && act.steps.filter(({ seat }) => seat === 'us')).toHaveLength(1)
  })

  test('never offers to leave what the exit itself asks for', () => {
    for (const seat of table.seats)
      for (const { act, exits } of handFor(table, rowAt({ round: 2, stands: agreedButRussia }), seat))
        if (act.kind === 'deal' && exits.includes('missile-checks'))
          expect(act.steps.filter(({ issue, option }) => issue === 'missiles' && option !== 'checks')).toEqual([])
  })

  test('every card that is not refused is legal', () => {
    for (const round of [1, 2, 3, 4])
      for (const seat of table.seats) {
        const row = rowAt({ round, stands: agreedButRussia })
        for (const { act, refusal } of handFor(table, row, seat))
          if (refusal === null) expect(checkAct(table, row, seat, act)).toBeNull()
      }
  })
})

describe('several texts in one round', () => {
  const row = rowAt({ round: 1, standing: { us: 4 } })
  const notice = text([step('ru', 'exercises', 'notice'), step('us', 'exercises', 'notice')])
  const both = text([
    step('ru', 'missiles', 'checks'),
    step('us', 'missiles', 'checks'),
    step('ru', 'gate', 'parallel'),
    step('us', 'gate', 'parallel'),
  ])
  const ban = text([step('ru', 'gate', 'parallel'), step('us', 'missiles', 'ban')])
  const matters = mattersOf(table, { ru: [notice], ua: [both], frde: [ban] })
  const yes: Answer = { kind: 'accept' }
  const [one, two, three] = matters as [Matter, Matter, Matter]

  test('each says which other it rules out, and why, before anything is answered', () => {
    const { asked } = answerSheet(table, row, 'us', NO_PROMISES, matters, {})
    const clashes = asked.map(({ clashes }) => clashes.map(({ other, why }) => [other.id, why]))
    expect(clashes[0]).toEqual([[two.id, 'mobility']])
    expect(clashes[1]).toEqual([
      [one.id, 'mobility'],
      [three.id, 'two-options'],
    ])
    expect(asked[1]!.clashes[1]!.issues).toEqual(['missiles'])
  })

  test('a later yes takes back every yes that it rules out, and no other', () => {
    const first = { [one.id]: yes, [three.id]: yes }
    expect(withNote(table, row, 'us', NO_PROMISES, matters, first, two, yes)).toEqual({
      [two.id]: yes,
      [one.id]: { kind: 'decline' },
      [three.id]: { kind: 'decline' },
    })
    expect(withNote(table, row, 'us', NO_PROMISES, matters, { [two.id]: yes }, one, null)).toEqual({ [one.id]: null })
  })

  test('the price is that of all noted answers together', () => {
    expect(answerSheet(table, row, 'us', NO_PROMISES, matters, {}).cost).toBe(0)
    expect(answerSheet(table, row, 'us', NO_PROMISES, matters, { [one.id]: yes }).cost).toBe(1)
    expect(answerSheet(table, row, 'us', NO_PROMISES, matters, { [two.id]: yes }).cost).toBe(2)
  })
})

describe('a text in the making', () => {
  const row = rowAt({ round: 1 })
  const ruled = (steps: DealAct['steps']) => rulingOn(table, row, 'us', actOf(table, row, 'us', 'talks', steps))

  test('is ruled on in terms of who lacks what', () => {
    expect(ruled([])).toMatchObject({ code: 'empty' })
    expect(ruled([step('ru', 'exercises', 'notice')])).toMatchObject({ code: 'alone', seats: ['ru'] })
    expect(ruled([step('ru', 'exercises', 'notice'), step('us', 'exercises', 'notice')])).toBeNull()
  })

  test('signs what it completes, and prices each seat', () => {
    const steps = [step('ru', 'exercises', 'notice'), step('us', 'exercises', 'notice')]
    expect(actOf(table, row, 'us', 'talks', steps).signs).toBe('exercises-announced')
    expect(outcomeOf(table, row, steps).signs).toEqual(['exercises-announced'])
    expect(pricesOf(table, row, 'us', text(steps)).map(({ seat, net }) => [seat, net])).toEqual([
      ['ru', 1],
      ['us', 1],
    ])
  })

  const dates = [step('ru', 'forces', 'dates'), step('us', 'forces', 'dates'), step('ua', 'forces', 'dates')]
  const view = (place: ReturnType<typeof rowAt>, seat: string) =>
    viewFor(table, emptyRecord(scenario, {}, 1), [], place, seat)

  test('a reserve that meets its price is consent', () => {
    const place = rowAt({
      round: 3,
      reserves: ['ua-dates'],
      stands: [step('ru', 'gate', 'parallel'), step('us', 'gate', 'parallel')],
    })
    const ukraine = likelyAnswers(table, view(place, 'us'), text(dates)).find(({ seat }) => seat === 'ua')
    expect(ukraine?.judged.likely).toBe('yes')
    expect(ukraine?.judged.sum.map(({ code }) => code)).toEqual(['reserved'])
  })

  test('what they would accept is a text that the rules take', () => {
    const place = rowAt({ round: 2 })
    const act = text([step('ru', 'gate', 'parallel'), step('us', 'exercises', 'notice')])
    const offer = counterOffer(table, view(place, 'us'), act, 'ru')
    expect(offer).not.toBeNull()
    expect(checkAct(table, place, 'us', offer!.act)).toBeNull()
    expect(offer!.own).toBeGreaterThan(0)
  })
})

describe('a closed exit', () => {
  const exitsAt = (row: ReturnType<typeof rowAt>) => {
    const found = verdicts(table, row)
    return bills(table, row).map((bill, x) => ({
      exit: scenario.exits[x]!,
      bill,
      verdict: found[x]!,
      state: signState(found[x]!, table.rounds),
      roundsLeft: Math.max(0, scenario.exits[x]!.window[1] - row[0]!),
    }))
  }

  test('keeps the reason that closed it first, whatever comes later', () => {
    // Without standing at home Russia cannot pay what exit 3 asks; in round 4 recognition would close it too.
    const before = rowAt({ round: 4, standing: { ru: 0 } })
    const first = exitsAt(before).find(({ exit }) => exit.id === 'troop-dates')!
    expect(first.state).toBe('sealed')
    const after = playRound(table, before, { commit: {}, answers: {} }, () => false).after
    const last = exitsAt(after).find(({ exit }) => exit.id === 'troop-dates')!
    expect(last.state).toBe('sealed')
    const rows = [before, after]
    expect(rowToAsk(table, rows, [last])).toBe(before)
    remember(table, before, new Map([[first.exit.id, first.verdict]]))
    expect(rowToAsk(table, rows, [last])).toBeNull()
    expect(plateOf(speaker, after, last)?.line1).toContain('plate.act')
    expect(plateOf(speaker, after, firstSeal(table, rows, last))).toEqual(plateOf(speaker, before, first))
    expect(plateOf(speaker, before, first)?.line1).toContain('plate.time')
  })

  test('says the sum that shows it, where at first only that no play leads there was proved', () => {
    const before = rowAt({ round: 3, standing: { ru: 0 } })
    const after = playRound(table, before, { commit: {}, answers: {} }, () => false).after
    const last = exitsAt(after).find(({ exit }) => exit.id === 'troop-dates')!
    expect(last.verdict.certificate?.kind).toBe('bound')
    const { certificate: _, ...rest } = last.verdict
    const wordless = { ...rest, certificate: { kind: 'clauses' as const, rounds: [], proof: { names: [], steps: [] } } }
    remember(table, before, new Map([[last.exit.id, wordless as unknown as typeof last.verdict]]))
    const told = firstSeal(table, [before, after], last)
    expect(told.since).toBe(before)
    expect(told.verdict?.certificate).toEqual(last.verdict.certificate)
    // And where no sum is ever found, what is still asked is named.
    const now = { ...last, verdict: wordless as unknown as typeof last.verdict }
    expect(causeSentence(speaker, after, now)).toContain('cause.exhausted')
  })

  test('its last round is known from its window and from the calendar', () => {
    const ending = (round: number) =>
      exitsAt(rowAt({ round }))
        .filter((now) => endsThisRound(speaker, rowAt({ round }), now))
        .map(({ exit }) => exit.n)
    // In round 4 nobody could still take all the steps owed: closed already, so nothing ends.
    expect([1, 2, 3, 4].map(ending)).toEqual([[], [1], [2], []])
  })
})

describe('what an exit asks beside its articles', () => {
  test('is said in the words of the scenario, with whether it is so', () => {
    const winter = compile(winterScenario)
    const sp = { ...speaker, scenario: winterScenario, table: winter }
    const row = startRow(winter, undefined, [])
    const words = winterScenario.exits.flatMap((exit) =>
      exit.conditions.map((_, at) => conditionWords(sp, row, exit, at)),
    )
    expect(words.filter((line) => line.includes('exit.flagIs'))).toHaveLength(4)
    expect(words.filter((line) => line.includes('exit.eventIsNot'))).toHaveLength(3)
    expect(words.every((line) => /^exit\.(atMost|atLeast|holds|fails|kept|broken)/i.test(line))).toBe(true)
  })
})
