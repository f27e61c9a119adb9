/** Bills, blocks, previews and timelines on the prologue and on tiny scenarios. */
import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/move.ts'
import { replay } from '../../src/engine/game.ts'
import { billAt, bills } from '../../src/offramps/bill.ts'
import { blocksAt } from '../../src/offramps/blocks.ts'
import { after, preview, previewBills } from '../../src/offramps/preview.ts'
import { boundariesOf, timeline, whereParted } from '../../src/offramps/timeline.ts'
import { turningPoints } from '../../src/offramps/turningPoint.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { middling, randomGame, shipped } from '../tiny/subjects.ts'

describe('bills', () => {
  test('nothing is owed exactly when the terms stand', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { table, rows } = randomGame(middling(seed), seed)
      for (const row of rows) {
        table.exits.forEach((_, exit) => {
          if (row[table.layout.taken + exit]! > 0) return
          const stances = blocksAt(table, row, exit).filter(
            (block) =>
              block.code === 'stance' && table.exits[exit]!.terms.some((term) => table.issues[term.issue] === block.of),
          )
          const { seats, steps } = billAt(table, row, exit)
          expect(steps).toBe(seats.reduce((sum, seat) => sum + seat.steps, 0))
          if (steps === 0 && table.locks.length === 0)
            expect(
              stances.every(
                (block) =>
                  block.seat !== undefined && !seats.some((seat) => seat.seat === block.seat && seat.steps > 0),
              ),
            ).toBe(true)
          for (const seat of seats)
            expect(seat.cost).toBeLessThanOrEqual(seat.owes.reduce((sum, owed) => sum + owed.cost, 0))
        })
      }
    }
  })

  test('a taken exit owes nothing', () => {
    const table = shipped('prologue')
    const row = table.first.slice()
    row[table.layout.taken] = 1
    expect(bills(table, row)[0]).toMatchObject({ steps: 0, meetings: [], excess: [] })
  })
})

describe('previews', () => {
  const table = shipped('prologue')

  test('an act that cannot be added says why, and shows nothing', () => {
    const shown = preview(table, table.first, 'ru', [], { kind: 'sign', exit: 'troop-dates' })
    expect(shown.refusal?.code).toBe('signs-itself')
    expect(shown.accepted).toEqual([])
    expect(shown.verdicts.accepted).toEqual([])
  })

  test('an empty agenda shows what waiting brings', () => {
    const shown = previewBills(table, table.first, 'ru', [], { kind: 'pass' })
    expect(shown.isAsked).toBe(false)
    expect(shown.accepted).toEqual(bills(table, after(table, table.first, 'ru', [], 'accepted')))
  })

  test('texts, calls and signatures are shown both ways', () => {
    const act: Act = {
      kind: 'deal',
      room: 'talks',
      steps: [
        { seat: 'ru', issue: 'exercises', option: 'notice' },
        { seat: 'us', issue: 'exercises', option: 'notice' },
      ],
      signs: 'exercises-announced',
    }
    const shown = preview(table, table.first, 'ru', [], act)
    expect(shown.isAsked).toBe(true)
    expect(shown.verdicts.accepted[0]!.id).toBe('taken')
    expect(shown.verdicts.declined[0]!.id).not.toBe('taken')
  })
})

describe('timelines', () => {
  test('one cell an exit and boundary; seals are inherited; segments join to the whole', () => {
    for (let seed = 0; seed < 15; seed++) {
      const { table, record } = randomGame(middling(seed), seed)
      const played = replay(table, record)
      if (!played.ok) throw new Error(played.reason.code)
      const line = timeline(table, played.value, { withoutSlack: true })
      expect(line.boundaries).toEqual(boundariesOf(played.value))
      for (const { cells, segments } of line.lanes) {
        expect(cells.map((cell) => cell.round)).toEqual(line.boundaries.map((boundary) => boundary.round))
        const sealed = cells.findIndex((cell) => cell.id === 'sealed')
        if (sealed >= 0) expect(new Set(cells.slice(sealed).map((cell) => cell.id))).toEqual(new Set(['sealed']))
        expect([segments[0]!.from, segments.at(-1)!.to]).toEqual([cells[0]!.round, cells.at(-1)!.round])
      }
    }
  })

  test('two records part in the first round in which somebody acted differently', () => {
    const { record } = randomGame(shipped('prologue'), 3)
    expect(whereParted(record, record)).toBeNull()
    const rounds = record.rounds.map((round, i) =>
      i === 1
        ? { ...round, commit: { ...round.commit, us: [{ kind: 'use' as const, instrument: 'us-press' }] } }
        : round,
    )
    expect(whereParted(record, { ...record, rounds })).toEqual({ index: 1, seats: ['us'], by: 'commitments' })
    expect(whereParted(record, { ...record, rounds: record.rounds.slice(0, 2) })).toMatchObject({
      index: 2,
      by: 'length',
    })
  })

  test('a turning point names a cause whose replacement leaves the exit reachable, or the event', () => {
    const table = shipped('prologue')
    for (let seed = 0; seed < 4; seed++) {
      const { record } = randomGame(table, seed)
      const played = replay(table, record)
      if (!played.ok) throw new Error(played.reason.code)
      const line = timeline(table, played.value, { withoutSlack: true })
      for (const point of turningPoints(table, record, played.value, line)) {
        const lane = line.lanes.find((entry) => entry.exit === point.exit)!
        expect(lane.cells.find((cell) => cell.id === 'sealed')!.verdict.certificate).toEqual(point.certificate)
        if (point.certificate.kind === 'shut')
          expect(point.causes[0]).toMatchObject({ kind: 'event', event: point.certificate.event })
        for (const { index, round } of point.couldHaveKept) expect(played.value.rounds[index]!.round + 1).toBe(round)
      }
    }
  })

  test('verdicts at the first boundary are those of the start', () => {
    const table = shipped('prologue')
    const { record } = randomGame(table, 1)
    const played = replay(table, record)
    if (!played.ok) throw new Error(played.reason.code)
    expect(timeline(table, played.value).lanes.map((lane) => lane.cells[0]!.verdict)).toEqual(
      verdicts(table, table.first),
    )
  })
})
