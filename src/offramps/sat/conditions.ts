/**
 * Conditions as literals. Every condition of a scenario has a number: those of
 * issues, instruments, events (`when`, then each list of `unless`), exits and
 * rounds, in the order of the file; a list of `any` counts as one, before its
 * own conditions, and so does a list of `unless`.
 */
import type { Table, Test } from '../../engine/table.ts'
import { atLeast, type Formula, not } from './formula.ts'
import type { Lit } from './solver.ts'
import type { Moment } from './state.ts'

/** First number of each list. */
export interface Numbers {
  readonly tabled: readonly number[]
  readonly instruments: readonly number[]
  readonly when: readonly number[]
  readonly unless: readonly (readonly number[])[]
  readonly exits: readonly number[]
  readonly onlyIf: readonly number[]
}

export function numbersOf(table: Table): Numbers {
  let next = 0
  const take = (list: readonly Test[]): number => {
    const first = next
    next += sizeOf(list)
    return first
  }
  const tabled = table.tabled.map(take)
  const instruments = table.instruments.map((entry) => take(entry.when))
  const when: number[] = []
  const unless: number[][] = []
  for (const event of table.events) {
    when.push(take(event.when))
    unless.push(
      event.unless.map((list) => {
        next++
        return take(list) - 1
      }),
    )
  }
  return {
    tabled,
    instruments,
    when,
    unless,
    exits: table.exits.map((exit) => take(exit.conditions)),
    onlyIf: table.onlyIf.map(take),
  }
}

const sizeOf = (list: readonly Test[]): number => list.reduce((sum, test) => sum + sizeOfOne(test), 0)
const sizeOfOne = (test: Test): number =>
  test.k === 'any' ? 1 + test.of.reduce((sum, list) => sum + 1 + sizeOf(list), 0) : 1

/** A literal for each condition of a list whose first has this number. */
export function each(f: Formula, now: Moment, list: readonly Test[], number: number): readonly Lit[] {
  let next = number
  return list.map((test) => {
    const lit = one(f, now, test, next)
    next += sizeOfOne(test)
    return lit
  })
}

/** All of a list that itself has a number, before those of its conditions. */
export const whole = (f: Formula, now: Moment, list: readonly Test[], number: number): Lit =>
  f.and(each(f, now, list, number + 1), 'holds', now.round, now.moment, number)

function one(f: Formula, now: Moment, test: Test, number: number): Lit {
  const named = ['holds', now.round, now.moment, number] as const
  const isIt = (lit: Lit, is: number) => (is === 1 ? lit : not(lit))
  switch (test.k) {
    case 'track':
      return f.and([atLeast(now.tracks[test.i]!, test.lo), not(atLeast(now.tracks[test.i]!, test.hi + 1))], ...named)
    case 'flag':
      return isIt(now.flags[test.i]!, test.is)
    case 'held':
      return atLeast(now.held[test.i]!, test.n)
    case 'signed':
      return isIt(now.taken[test.i]!, test.is)
    case 'ended':
      return isIt(now.over, test.is)
    case 'event':
      return isIt(now.events[test.i]!, test.is)
    case 'reserve':
      return isIt(now.reserves[test.i]!, test.is)
    case 'stance': {
      const stands = test.hs.map((h) =>
        f.or(
          test.options.map((o) => now.at[h]![o]!),
          'stands',
          now.round,
          now.moment,
          number,
          h,
        ),
      )
      return f.and(stands, ...named)
    }
    case 'any': {
      let next = number + 1
      const ways = test.of.map((list) => {
        const lit = whole(f, now, list, next)
        next += 1 + sizeOf(list)
        return lit
      })
      return f.or(ways, ...named)
    }
  }
}
