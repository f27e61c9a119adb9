/**
 * Outsiders against a plain search of every contest on tiny games of three:
 * some round action of the rest, for every action of the outsider and every
 * draw. No answer contradicts it; miniatures are answered exactly.
 */
import { describe, expect, test } from 'vitest'
import type { Outsiders } from '../../src/domain/reading.ts'
import { actionRefusal, type RoundAction, seatsOf } from '../../src/engine/action.ts'
import { isOver } from '../../src/engine/holds.ts'
import { step } from '../../src/engine/step.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { outsiders } from '../../src/offramps/outsiders.ts'
import { everything, roundActions } from '../tiny/everything.ts'
import { tinyScenario } from '../tiny/generate.ts'
import { shipped } from '../tiny/subjects.ts'

/** Three seats, two rounds, one slot; about half of the exits are signed by two of them. */
const game = (seed: number): Table =>
  compile(tinyScenario(seed, { seats: 3, issues: 1, rounds: 2, slots: 1, exits: 2 }))

/** Null: too much to look at. */
class Oracle {
  readonly #known = new Map<string, boolean>()
  readonly table: Table
  readonly exit: number
  readonly outsider: number
  left = 30_000

  constructor(table: Table, exit: number, outsider: number) {
    this.table = table
    this.exit = exit
    this.outsider = outsider
  }

  can(row: Row): boolean | null {
    const { layout } = this.table
    if (row[layout.taken + this.exit]! > 0) return true
    if (isOver(this.table, row) || row[layout.shut + this.exit]! > 0) return false
    const key = row.join()
    if (!this.#known.has(key)) {
      const found = this.#some(row)
      if (found === null) return null
      this.#known.set(key, found)
    }
    return this.#known.get(key)!
  }

  #some(row: Row): boolean | null {
    const pushes = [...roundActions(this.table, row)].filter(
      (action) => this.#isOnly(action, true) && actionRefusal(this.table, row, action) === null,
    )
    for (const own of roundActions(this.table, row)) {
      if (this.left-- <= 0) return null
      if (!this.#isOnly(own, false) || actionRefusal(this.table, row, own) !== null) continue
      const works = this.#all(row, own, pushes)
      if (works !== false) return works
    }
    return false
  }

  #all(row: Row, own: RoundAction, pushes: readonly RoundAction[]): boolean | null {
    for (const push of pushes) {
      const spent = push.uses.filter(
        (card) =>
          !this.table.instruments[this.table.cards[card]!.instrument]!.shared ||
          !own.uses.some((other) => this.table.cards[other]!.instrument === this.table.cards[card]!.instrument),
      )
      const both = {
        ...own,
        uses: [...own.uses, ...spent],
        solos: [...own.solos, ...push.solos],
        reserves: [...own.reserves, ...push.reserves],
      }
      for (const draws of this.#draws(row)) {
        if (this.left-- <= 0) return null
        const works = this.can(step(this.table, row, both, (event) => draws.includes(event)))
        if (works !== true) return works
      }
    }
    return true
  }

  /** The outsider's cards, steps and reserves; of the rest what needs no yes of the outsider's. */
  #isOnly(action: RoundAction, outsider: boolean): boolean {
    const mine = (seat: number) => (seat === this.outsider) === outsider
    const { table } = this
    if (outsider && action.deals.length + action.meets.length + action.signs.length > 0) return false
    const asked = (deal: RoundAction['deals'][number]) =>
      seatsOf(table, deal.shifts).includes(this.outsider) ||
      deal.shifts.some(({ h }) => table.concerns[table.holdings[h]!.issue]!.includes(this.outsider))
    return (
      action.uses.every((card) => mine(table.cards[card]!.seat)) &&
      action.solos.every(({ h }) => mine(table.holdings[h]!.seat)) &&
      action.reserves.every((reserve) => mine(table.reserves[reserve]!.seat)) &&
      action.deals.every((deal) => mine(deal.by) && !asked(deal)) &&
      action.meets.every((meet) => mine(meet.by) && !table.rooms[meet.room]!.needs.includes(this.outsider)) &&
      action.signs.every(
        (sign) => sign.free === true || (mine(sign.by) && !table.exits[sign.exit]!.asked.includes(this.outsider)),
      )
    )
  }

  #draws(row: Row): readonly (readonly number[])[] {
    const chancy = this.table.events.flatMap((event, e) => (event.at === row[0]! && event.chance !== null ? [e] : []))
    return Array.from({ length: 1 << chancy.length }, (_, bits) => chancy.filter((_event, i) => (bits >> i) & 1))
  }
}

describe('against a search of every contest', () => {
  test('no answer contradicts it, and miniatures are exact', { timeout: 90_000 }, () => {
    const tally = { yes: 0, no: 0, 'not-proved': 0 }
    for (let seed = 0; seed < 60; seed++) {
      const table = game(seed)
      table.exits.forEach(({ signatories }, x) => {
        const told: Outsiders = outsiders(table, table.first, table.scenario.exits[x]!.id)
        for (const { seats, can, by } of told.without) {
          const seat = table.seats.indexOf(seats[0]!)
          expect(signatories).not.toContain(seat)
          const truth = new Oracle(table, x, seat).can(table.first)
          tally[can]++
          if (truth === null || can === 'not-proved') continue
          expect([seed, x, seat, by, can]).toEqual([seed, x, seat, by, truth ? 'yes' : 'no'])
        }
      })
    }
    expect(tally.yes).toBeGreaterThan(3)
    expect(tally.no).toBeGreaterThan(3)
    expect(tally['not-proved']).toBeLessThan(tally.yes + tally.no)
  })

  test('an act that wrecks it does so whatever all others do', { timeout: 60_000 }, () => {
    let checked = 0
    for (let seed = 0; seed < 50; seed++) {
      const table = game(seed)
      for (const [x, exit] of table.scenario.exits.entries())
        for (const { seat, act } of outsiders(table, table.first, exit.id).wreckers) {
          if (act.kind === 'deal') throw new Error('a text is nobody’s act alone')
          const { taken, isComplete } = everything(table, table.first, 6000, { seat: table.seats.indexOf(seat), act })
          if (!isComplete) continue
          expect([seed, exit.id, act, taken.has(x)]).toEqual([seed, exit.id, act, false])
          checked++
        }
    }
    expect(checked).toBeGreaterThan(0)
  })
})

describe('what is always so', () => {
  test('only of what is in reach; never of a signatory; all together are no weaker than one', () => {
    for (let seed = 0; seed < 16; seed++) {
      const table = compile(tinyScenario(seed, { seats: 4, issues: 1, rounds: 2, slots: 1, exits: 2 }))
      for (const exit of table.scenario.exits) {
        const told = outsiders(table, table.first, exit.id)
        if (told.reachable !== 'yes') expect(told.without).toEqual([])
        for (const { seats } of told.without)
          expect(seats.filter((seat) => told.signatories.includes(seat))).toEqual([])
        const all = told.without.find(({ seats }) => seats.length > 1)
        if (all?.can === 'yes') expect(told.without.map(({ can }) => can)).toEqual(told.without.map(() => 'yes'))
      }
    }
  })

  test('a signed exit has no outsiders any more', () => {
    const table = shipped('prologue')
    const row = table.first.slice()
    row[table.layout.taken] = 1
    expect(outsiders(table, row, table.scenario.exits[0]!.id)).toMatchObject({
      reachable: 'yes',
      without: [],
      wreckers: [],
    })
  })
})
