/**
 * The own card after the round: whoever put the same text, it is told first,
 * and nobody is asked for what it has put itself; a meeting says what it is for.
 */
import { expect, test } from 'vitest'
import type { Agenda } from '../../src/domain/move.ts'
import { replay } from '../../src/engine/game.ts'
import { bills } from '../../src/offramps/bill.ts'
import type { ExitNow } from '../../src/panels/app/analysis.ts'
import { outcomeWords, playedWords } from '../../src/panels/table/afterWords.ts'
import { heldWords } from '../../src/panels/table/effects.ts'
import { containedIn, sentBy } from '../../src/panels/table/sent.ts'
import { must } from '../../src/std/result.ts'
import { type Bots, send } from '../../src/store/flow.ts'
import { emptyRecord } from '../../src/store/library.ts'
import { EMPTY_DRAFT, type Save } from '../../src/store/save.ts'
import { rowAt, scenario, speaker, step, table } from './atPrologue.ts'

const notice = [step('ru', 'exercises', 'notice'), step('us', 'exercises', 'notice')]
const checks = [step('ru', 'missiles', 'checks'), step('us', 'missiles', 'checks')]
const text = (steps: typeof notice): Agenda => [{ kind: 'deal', room: 'talks', steps }]

/** Moscow sends this card and says yes to everything; nobody else moves. */
const moscow = (agenda: Agenda): Bots => ({
  commit: (_table, _record, _played, seat) => (seat === 'ru' ? agenda : []),
  answer: (_table, _record, _played, _seat, _own, matters) =>
    Object.fromEntries(matters.map(({ id }) => [id, { answer: { kind: 'accept' }, likely: 'yes', sum: [] } as never])),
})

function afterSending(mine: Agenda, theirs: Agenda) {
  const record = emptyRecord(scenario, { us: 'person' }, 1)
  const save: Save = {
    version: 1,
    id: 'g',
    name: 'g',
    mode: 'solo',
    me: 'us',
    record,
    draft: EMPTY_DRAFT,
    said: [],
    updated: 0,
  }
  const sent = send(table, save, moscow(theirs), 'us', mine)
  if (!sent.ok) throw new Error(sent.reason.code)
  return sent.value
}

function fateOf(save: Save) {
  const played = replay(table, save.record)
  if (!played.ok) throw new Error(played.reason.code)
  const last = must(played.value.rounds.at(-1), 'a round was played')
  const { commit, answers } = must(save.record.rounds.at(-1), 'it is recorded')
  const [card] = sentBy(['us'], commit, last.matters, table.seats)
  return { last, commit, answers, card: must(card, 'a card was sent') }
}

test('the very text that another seat put first is not asked back, and is told as the own card', () => {
  const save = afterSending(text(notice), text(notice))
  expect(save.draft.stage).toBe('after')
  const { last, commit, answers, card } = fateOf(save)
  expect(card.also).toEqual(['ru'])
  expect(card.matter?.by).toBe('ru')
  expect(outcomeWords(speaker, last, must(card.matter, 'it has a matter'), {}, true, commit, answers, 'us')).toMatch(
    /^outcome.agreed /,
  )
})

test('a text that is agreed too late for its exit says so', () => {
  const { last, commit, answers, card } = fateOf(afterSending(text(notice), text(notice)))
  const toward = scenario.exits.find(({ terms }) => terms.some(({ issue }) => issue === 'exercises'))
  const exit = must(toward, 'an exit asks for it')
  const lost = [
    { exit, bill: must(bills(table, last.after)[0], 'it has a bill'), verdict: null, state: 'sealed' as const },
  ]
  const words = (exits: readonly ExitNow[]) =>
    outcomeWords(speaker, last, must(card.matter, 'it has a matter'), {}, true, commit, answers, 'us', exits)
  expect(words(lost.map((now) => ({ ...now, roundsLeft: 1 })))).toMatch(/^outcome.agreedLate /)
  const other = must(
    scenario.exits.find(({ terms }) => terms.every(({ issue }) => issue !== 'exercises')),
    'an exit does not ask for it',
  )
  expect(words(lost.map((now) => ({ ...now, exit: other, roundsLeft: 1 })))).toMatch(/^outcome.agreed /)
})

test('a larger text around the own one is asked about, and says what it adds', () => {
  const save = afterSending(text(notice), text([...notice, ...checks]))
  expect(save.draft.stage).toBe('answer')
  expect(containedIn(text(notice), [...notice, ...checks])?.added).toEqual(checks)
  expect(containedIn(text(checks), notice)).toBeNull()
})

test('a card played alone is told with what it did', () => {
  const { last, card } = fateOf(afterSending([{ kind: 'use', instrument: 'us-calm' }], []))
  expect(card.matter).toBeNull()
  expect(playedWords(speaker, last, card)).toMatch(/^Outcome.played .*outcome.track/i)
})

test('an invitation says which articles a meeting brings and which exits need them', () => {
  const words = heldWords(speaker, rowAt({ round: 2 }), 'normandy').join(' ')
  expect(words).toContain('effect.heldFor')
  expect(words).toContain('Troops')
  expect(words).toContain('Ceasefire')
  expect(heldWords(speaker, rowAt({ round: 2 }), 'talks')).toEqual([])
})
