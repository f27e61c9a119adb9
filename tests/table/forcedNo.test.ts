/** Who could not say yes is not told as one who said no; the check is the one that takes "Accept" away. */
import { expect, test } from 'vitest'
import type { Agenda, Answers } from '../../src/domain/move.ts'
import { type PlayedRound, playRound } from '../../src/engine/game.ts'
import { outcomeWords, roundLines } from '../../src/panels/table/afterWords.ts'
import { answerWords } from '../../src/panels/table/answerWords.ts'
import { forcedNo, forcedOf } from '../../src/panels/table/forcedNo.ts'
import { logLines } from '../../src/panels/table/logWords.ts'
import { consequences, isText } from '../../src/panels/table/matters.ts'
import { must } from '../../src/std/result.ts'
import { type Place, rowAt, speaker, step, table } from './atPrologue.ts'

const notice = [step('ru', 'exercises', 'notice'), step('us', 'exercises', 'notice')]
const text = (steps: typeof notice): Agenda => [{ kind: 'deal', room: 'talks', steps }]

interface Told {
  readonly round: PlayedRound
  readonly commit: Readonly<Record<string, Agenda>>
  readonly answers: Answers
}

/** Moscow puts a text to Washington, which plays this card and says no. */
function refused(place: Place, theirs: Agenda = []): Told {
  const commit = { ru: text(notice), us: theirs }
  const answers: Answers = { 'd:ru:0': { us: { kind: 'decline' } } }
  return { round: playRound(table, rowAt(place), { commit, answers }, () => false), commit, answers }
}

function told({ round, commit, answers }: Told) {
  const matter = must(
    round.matters.find(({ id }) => id === 'd:ru:0'),
    'the text was put',
  )
  const no = forcedNo(table, round, commit, answers, matter, 'us')
  const own = commit.us ?? []
  return {
    no,
    greyed: isText(matter) && consequences(table, round.before, 'us', own, round.matters, {}, matter).refusal,
    outcome: outcomeWords(speaker, round, matter, {}, true, commit, answers, 'ru'),
    heading: answerWords(speaker, matter, 'us', { kind: 'decline' }, no, true),
    log: logLines(speaker, round.events, round.matters, forcedOf(speaker, round, commit, answers)),
    full: roundLines(speaker, round, {}, forcedOf(speaker, round, commit, answers)),
  }
}

test('a free no is a no', () => {
  const { no, greyed, outcome, heading, log } = told(refused({}))
  expect(no).toBeNull()
  expect(greyed).toBeNull()
  expect(outcome).toContain('outcome.failed ')
  expect(heading).toContain('said.decline')
  expect(log.some(({ words }) => /could\./.test(words))).toBe(false)
})

test('without the standing it could not say yes', () => {
  const { greyed, outcome, heading, log, full } = told(refused({ standing: { us: 0 } }))
  expect(greyed).toBe('standing')
  expect(outcome).not.toContain('outcome.failed ')
  expect(outcome).toContain('outcome.notAgreed ')
  expect(outcome).toContain('could.standing ')
  expect(heading).toContain('said.couldNotWhy')
  for (const lines of [log, full])
    expect(lines.find(({ event }) => event.kind === 'deal-failed')?.words).toContain('could.standing ')
})

test('with the same step promised in a text of its own it could not say yes', () => {
  const other = [step('us', 'exercises', 'notice'), step('ru', 'missiles', 'checks')]
  const { greyed, outcome } = told(refused({}, text(other)))
  expect(greyed).toBe('two-options')
  expect(outcome).toContain('could.overlap ')
})

test('who said yes and could not keep it did not say no', () => {
  const { round, commit } = refused({ standing: { us: 0 } })
  const answers: Answers = { 'd:ru:0': { us: { kind: 'accept' } } }
  expect(forcedOf(speaker, round, commit, answers)('d:ru:0', ['us'])).toEqual([])
})
