/** What a card itself does, in sentences: cost at home, effects, what it puts on the table. Pure. */
import type { Act } from '../../domain/move.ts'
import type { Effects, Num, Scenario } from '../../domain/scenario.ts'
import { allHold } from '../../engine/holds.ts'
import { exitIndex, roomIndex } from '../../engine/read.ts'
import { netting } from '../../engine/step.ts'
import type { Row } from '../../engine/table.ts'
import {
  exitInside,
  exitOf,
  exitsInside,
  flagName,
  instrumentOf,
  issueName,
  listed,
  named,
  optionShort,
  roomName,
  type Speaker,
  trackInside,
  wordsMet,
} from './speaker.ts'

/** "costs 1", "gains 1", "no cost": the foot of a card. */
export function costBrief(sp: Speaker, cost: number): string {
  if (cost > 0) return sp.t('card.costs', { n: cost })
  return cost < 0 ? sp.t('card.gains', { n: -cost }) : sp.t('card.free')
}

export function effectWords(sp: Speaker, row: Row, seat: string, act: Act): readonly string[] {
  switch (act.kind) {
    case 'use': {
      const instrument = instrumentOf(sp, act.instrument)
      return instrument === undefined ? [] : effectsOf(sp, instrument.effects)
    }
    case 'call':
      return [sp.t('effect.call', { room: roomName(sp, act.room) }), ...heldWords(sp, row, act.room)]
    case 'reserve': {
      const reserve = sp.scenario.reserves.find((entry) => entry.id === act.reserve)
      if (reserve === undefined) return []
      const { price } = reserve
      return [
        sp.t('effect.reserve', {
          party: named(sp, seat),
          option: optionShort(sp, reserve.issue, reserve.option),
          other: named(sp, price.seat),
          price: optionShort(sp, price.issue, price.option),
        }),
        ...tablesOf(sp, row, (test) => 'reserve' in test && test.reserve === act.reserve),
      ]
    }
    case 'deal':
      // The card says what it costs and signs; the text itself is marked in the articles.
      return []
    case 'sign':
      return [
        sp.t('effect.sign', { exit: exitInside(sp, act.exit) }),
        ...(exitOf(sp, act.exit)?.gives === undefined ? [] : [exitOf(sp, act.exit)!.gives!]),
      ]
    case 'shift':
      return [sp.t('effect.shift')]
    case 'signal': {
      const words = wordsMet(sp, seat, act)
      return [
        ...words.map(({ word }) => word.text.text),
        ...(words.length === 0
          ? []
          : [
              sp.t('effect.word', {
                exits: listed(
                  sp,
                  words.map(({ exit }) => exitInside(sp, exit)),
                ),
              }),
            ]),
        sp.t('effect.signal'),
      ]
    }
    case 'pass':
      return [sp.t('effect.pass')]
  }
}

const numberOf = (scenario: Scenario, sets: Readonly<Record<string, number>>, num: Num): number => {
  if (typeof num === 'number') return num
  const id = num.slice(1)
  return sets[id] ?? scenario.assumptions.find((entry) => entry.id === id)?.value ?? 0
}

export function effectsOf(sp: Speaker, effects: Effects): readonly string[] {
  const value = (num: Num) => numberOf(sp.scenario, sp.table.sets, num)
  const tension = trackInside(sp, sp.scenario.rules.tension)
  const points = effects.pressure === undefined ? 0 : value(effects.pressure)
  const by = netting(points)
  return [
    ...(by > 0
      ? [sp.t('effect.pressure', { track: tension, count: by })]
      : by < 0
        ? [sp.t('effect.relief', { track: tension, count: -by })]
        : []),
    ...Object.entries(effects.tracks ?? {}).map(([track, num]) =>
      sp.t(value(num) > 0 ? 'effect.trackUp' : 'effect.trackDown', {
        track: trackInside(sp, track),
        count: Math.abs(value(num)),
      }),
    ),
    ...Object.entries(effects.standing ?? {}).map(([party, num]) =>
      sp.t(value(num) > 0 ? 'effect.standingUp' : 'effect.standingDown', {
        party: named(sp, party),
        count: Math.abs(value(num)),
      }),
    ),
    ...Object.entries(effects.flags ?? {}).map(([flag, is]) =>
      sp.t(is ? 'effect.flag' : 'effect.flagOff', { flag: flagName(sp, flag) }),
    ),
    ...(effects.opens ?? []).map((room) => sp.t('effect.opens', { room: roomName(sp, room) })),
    ...(effects.leaks === undefined ? [] : [sp.t('effect.leaks', { count: value(effects.leaks) })]),
  ]
}

type TestOf = Scenario['issues'][number]['when'][number]

const names = (test: TestOf, lifts: (test: TestOf) => boolean): boolean =>
  'any' in test ? test.any.some((list) => list.some((one) => names(one, lifts))) : lifts(test)

/** Articles not on the table that one such condition would help to put there. */
const liftedBy = (sp: Speaker, row: Row, lifts: (test: TestOf) => boolean) =>
  sp.scenario.issues.filter(
    (issue, i) => !allHold(sp.table, row, sp.table.tabled[i]!) && issue.when.some((test) => names(test, lifts)),
  )

/** "If it is held, Troops and Ceasefire come to the table; exit 3 needs them": what a meeting is for. */
export function heldWords(sp: Speaker, row: Row, room: string): readonly string[] {
  const holds = (test: TestOf) => 'held' in test && test.held === room
  const issues = liftedBy(sp, row, holds)
  const open = sp.scenario.exits.filter(({ id }) => row[sp.table.layout.taken + exitIndex(sp.table, id)] === 0)
  const needs = (found: typeof open) => ({
    count: found.length,
    exits: exitsInside(
      sp,
      found.map(({ n }) => n),
    ),
  })
  const asked = open.filter(({ terms }) => terms.some((term) => issues.some(({ id }) => id === term.issue)))
  const met = open.filter(
    ({ conditions }) =>
      conditions.some((test) => names(test, holds)) && row[sp.table.layout.held + roomIndex(sp.table, room)] === 0,
  )
  const tabled = {
    issues: listed(
      sp,
      issues.map(({ name }) => name),
    ),
  }
  return [
    ...(issues.length === 0
      ? []
      : [asked.length === 0 ? sp.t('effect.held', tabled) : sp.t('effect.heldFor', { ...needs(asked), ...tabled })]),
    ...(met.length === 0 ? [] : [sp.t('effect.heldNeeds', needs(met))]),
  ]
}

/** Articles that this would put on the table. */
function tablesOf(sp: Speaker, row: Row, lifts: (test: TestOf) => boolean): readonly string[] {
  const issues = liftedBy(sp, row, lifts)
  return issues.length === 0
    ? []
    : [
        sp.t('effect.tables', {
          count: issues.length,
          issues: listed(
            sp,
            issues.map((issue) => issueName(sp, issue.id)),
          ),
        }),
      ]
}
