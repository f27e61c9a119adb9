/**
 * A counter takes the place of the text that it changes (H3): whoever put that text can say yes to the counter,
 * although both hold the same step of its own, and is still held to everything else.
 */
import { describe, expect, test } from 'vitest'
import type { Act, Agenda, Answers } from '../../src/domain/move.ts'
import { adjudicate } from '../../src/engine/adjudicate.ts'
import { playRound } from '../../src/engine/game.ts'
import { countersOf, mattersOf } from '../../src/engine/matters.ts'
import type { Row } from '../../src/engine/table.ts'
import { consequences, counters, isText } from '../../src/panels/table/matters.ts'
import { rowAt, step, table } from '../table/atPrologue.ts'

const row = rowAt({ round: 2, standing: { us: 6, ru: 6 } })
const act: Act = {
  kind: 'deal',
  room: 'talks',
  steps: [
    step('ru', 'exercises', 'notice'),
    step('ru', 'gate', 'parallel'),
    step('us', 'exercises', 'notice'),
    step('us', 'gate', 'parallel'),
  ],
}
const commit: Readonly<Record<string, Agenda>> = { us: [act] }
const [matter] = mattersOf(table, commit)
if (matter?.kind !== 'deal') throw new Error('the text is put')

const play = (from: Row, answers: Answers) => playRound(table, from, { commit, answers }, () => false)
const luckless = (answers: Answers) => adjudicate(table, row, commit, answers)

describe('a counter that puts another step of its own seat', () => {
  const [wish] = counters(table, row, 'ru', [], [matter], {}, matter).filter(({ kind }) => kind === 'replace')
  const countered: Answers = { [matter.id]: { ru: { kind: 'counter', steps: wish?.steps ?? [] } } }
  const [counter] = countersOf(table, [matter], countered)

  test('exists here, with the proposer’s own step as it was', () => {
    expect(wish).toBeDefined()
    expect(wish!.steps.filter(({ seat }) => seat === 'us')).toEqual(act.steps.filter(({ seat }) => seat === 'us'))
    expect(counter?.to).toContain('us')
  })

  test('is agreed when the proposer says yes, and the first text is not', () => {
    const yes = Object.fromEntries(counter!.to.map((seat) => [seat, { kind: 'accept' as const }]))
    const { action, notes } = luckless({ ...countered, [counter!.id]: yes })
    expect(notes).toEqual([])
    expect(action.deals).toHaveLength(1)
    const { after } = play(row, { ...countered, [counter!.id]: yes })
    const stood = wish!.steps.map(({ seat, issue }) => row[heldAt(seat, issue)])
    const stands = wish!.steps.map(({ seat, issue }) => after[heldAt(seat, issue)])
    expect(stands).not.toEqual(stood)
  })

  test('fails when the proposer says no', () => {
    const { action, notes } = luckless({ ...countered, [counter!.id]: { us: { kind: 'decline' } } })
    expect(action.deals).toEqual([])
    expect(notes.map(({ kind }) => kind)).toContain('deal-failed')
  })

  test('the page lets the proposer accept it', () => {
    if (counter === undefined || !isText(counter)) throw new Error('the counter is a text')
    expect(consequences(table, row, 'us', commit['us']!, [matter, counter], countered, counter).refusal).toBeNull()
  })
})

const heldAt = (seat: string, issue: string): number =>
  table.layout.stance + table.holding[table.seats.indexOf(seat)]![table.issues.indexOf(issue)]!
