/**
 * Questions on which one feature of the rules decides. The corpus has them all,
 * but in most of its scenarios a cap, a leak or a breach changes no verdict;
 * here each is set so that it often does. Made from the same seeds.
 */
import type { Condition, Scenario } from '../../src/domain/scenario.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { smallCorpus } from './corpus.ts'

export interface Pointed {
  readonly table: Table
  readonly row: Row
}

interface Feature {
  /** The scenario in which the feature matters. */
  readonly point: (scenario: Scenario) => Scenario
  /** What the past left in the state. */
  readonly mark?: (table: Table, row: Row) => Row
  /** The same without the feature. */
  readonly drop: (scenario: Scenario) => Scenario
  readonly clear?: (table: Table, row: Row) => Row
}

/** The same state with this value for every seat. */
const forAll = (table: Table, row: Row, from: number, value: number): Row =>
  row.map((old, i) => (i >= from && i < from + table.seats.length ? value : old))

/** Every step up is dear and every purse small, so that a point decides. */
const tight = (scenario: Scenario): Scenario => ({
  ...scenario,
  parties: scenario.parties.map((party, p) => ({ ...party, standing: 1 + (p % 2) })),
  issues: scenario.issues.map((issue) => ({
    ...issue,
    stances: issue.stances.map((stance) => ({
      ...stance,
      costs: Object.fromEntries(
        Object.entries(stance.costs).map(([option, cost]) => [option, cost === 'red' || cost === 0 ? cost : 2]),
      ),
    })),
  })),
})

/** No other condition stands in the way; the whole game is in the window. */
const only = (scenario: Scenario, conditions: readonly Condition[]): Scenario => ({
  ...scenario,
  locks: [],
  exits: scenario.exits.map(({ inConfidence: _, ...exit }) => ({
    ...exit,
    conditions,
    window: [1, scenario.rounds.length],
  })),
})

/**
 * Two seats that stand apart on every article and are to meet now on the one's
 * side, now on the other's, at once: a trade in one text, or nothing.
 */
function crossed(scenario: Scenario, price: number, purse: number): Scenario {
  const [one, other] = scenario.parties.map(({ id }) => id)
  const issues = scenario.issues.map((issue) => ({
    ...issue,
    when: [],
    stances: [one!, other!].map((seat, s) => ({
      ...issue.stances[0]!,
      seat,
      at: issue.options[s]!.id,
      costs: Object.fromEntries(issue.options.map(({ id }, o) => [id, o === s ? 0 : price])),
    })),
  }))
  return {
    ...scenario,
    rules: { ...scenario.rules, slots: 1, mobility: 2, signing: 'next-round', standingMax: 5 },
    parties: scenario.parties.map((party) => ({ ...party, standing: purse })),
    issues: issues.map(({ ownedBy: _, ...issue }) => issue),
    reserves: [],
    locks: [],
    rooms: scenario.rooms.map((room) => ({ ...room, callers: [one!], cap: 2, rounds: [], hosted: false })),
    exits: scenario.exits.map((exit, x) => ({
      ...exit,
      signatories: [one!, other!],
      conditions: [],
      window: [1, 2],
      terms: issues.map((issue, i) => ({ issue: issue.id, options: [issue.options[(i + x) % 2]!.id] })),
    })),
  }
}

export const FEATURES: Readonly<Record<string, Feature>> = {
  chance: {
    point: (scenario) =>
      only(
        {
          ...scenario,
          events: scenario.events.map((event, e) =>
            e === 0 ? { ...event, at: 1, when: [], unless: [], chance: [1, 2] } : event,
          ),
        },
        [{ event: 'e0', is: true }],
      ),
    drop: (scenario) => ({ ...scenario, events: scenario.events.map(({ chance: _, ...event }) => event) }),
  },
  'a cap of one': {
    point: (scenario) => {
      const apart = crossed(scenario, 1, 5)
      return { ...apart, rooms: apart.rooms.map((room) => ({ ...room, cap: 1 })) }
    },
    drop: (scenario) => ({ ...scenario, rooms: scenario.rooms.map((room) => ({ ...room, cap: 2 })) }),
  },
  'cover that follows trust': {
    point: (scenario) => {
      const apart = crossed(scenario, 2, 1)
      return { ...apart, rules: { ...apart.rules, cover: { track: 'trust', at: [0, 1, 1, 2] } } }
    },
    drop: (scenario) => ({ ...scenario, rules: { ...scenario.rules, cover: { at: [0] } } }),
  },
  breach: {
    point: (scenario) => {
      const apart = crossed(scenario, 2, 1)
      return { ...apart, rules: { ...apart.rules, cover: { at: [2] } } }
    },
    mark: (table, row) => forAll(table, row, table.layout.breach, 2),
    drop: (scenario) => scenario,
    clear: (table, row) => forAll(table, row, table.layout.breach, 0),
  },
  'confidences that leak': {
    point: (scenario) =>
      tight(
        only(
          {
            ...scenario,
            events: scenario.events.map((event, e) =>
              e === 0
                ? {
                    at: 1,
                    id: event.id,
                    date: event.date,
                    actors: event.actors,
                    title: '-',
                    text: event.text,
                    when: [],
                    unless: [],
                    effects: { leaks: 2 },
                    shuts: [],
                  }
                : event,
            ),
            rules: { ...scenario.rules, cover: { at: [0] } },
          },
          [],
        ),
      ),
    mark: (table, row) => forAll(table, row, table.layout.items, 1),
    drop: (scenario) => scenario,
    clear: (table, row) => forAll(table, row, table.layout.items, 0),
  },
  'exits that widen': {
    point: (scenario) => ({
      ...only(scenario, []),
      exits: scenario.exits.map((exit, x) =>
        x === 0
          ? {
              ...exit,
              kind: 'widens',
              conditions: [],
              window: [1, scenario.rounds.length],
              effects: { flags: { word: true } },
            }
          : { ...exit, conditions: [{ flag: 'word', is: true }], window: [1, scenario.rounds.length] },
      ),
      instruments: scenario.instruments.map((card) => ({ ...card, effects: { ...card.effects, flags: {} } })),
    }),
    drop: (scenario) => ({ ...scenario, exits: scenario.exits.map((exit) => ({ ...exit, effects: {} })) }),
  },
  'a round that only comes if': {
    point: (scenario) => ({
      ...only(scenario, []),
      rounds: scenario.rounds.map((round, r) => ({
        ...round,
        onlyIf: r === 0 ? [] : [{ track: 'tension', atMost: 1 }],
      })),
    }),
    drop: (scenario) => ({ ...scenario, rounds: scenario.rounds.map((round) => ({ ...round, onlyIf: [] })) }),
  },
  'rooms that must be opened': {
    point: (scenario) => {
      const [first, ...rest] = scenario.rooms
      const opener = {
        ...scenario.instruments.at(-1)!,
        standing: 0,
        effects: { opens: [first!.id] },
        when: [],
        seats: [scenario.parties[0]!.id],
      }
      return {
        ...only(scenario, [{ held: first!.id, times: 1 }]),
        rooms: [{ ...first!, rounds: [scenario.rounds.length + 1] }, ...rest],
        instruments: [...scenario.instruments.slice(0, -1), opener],
      }
    },
    drop: (scenario) => ({
      ...scenario,
      instruments: scenario.instruments.map((card) => ({ ...card, effects: { ...card.effects, opens: [] } })),
    }),
  },
  'a word in confidence': {
    point: (scenario) => {
      const [one, other] = scenario.parties.map(({ id }) => id)
      const plain = only(scenario, [])
      const apart = plain.issues.map(({ ownedBy: _, ...issue }) => ({ ...issue, when: [] }))
      const [issue] = apart
      const held = issue!.stances.find(({ seat }) => seat === one)!
      const option = issue!.options.find(({ id }) => id !== held.at)!.id
      return {
        ...plain,
        instruments: plain.instruments.slice(0, 1),
        issues: apart.map((entry) =>
          entry.id !== issue!.id
            ? entry
            : {
                ...entry,
                stances: entry.stances.map((stance) =>
                  stance === held ? { ...stance, costs: { ...stance.costs, [option]: 1 } } : stance,
                ),
              },
        ),
        exits: plain.exits.map((exit) => ({
          ...exit,
          signatories: [...new Set([one!, other!, ...exit.signatories])],
          window: [1, 2],
          inConfidence: [{ by: one!, issue: issue!.id, options: [option], text: { text: '-', cite: ['d'] } }],
        })),
      }
    },
    drop: (scenario) => ({ ...scenario, exits: scenario.exits.map(({ inConfidence: _, ...exit }) => exit) }),
  },
  'a floor under tension': {
    point: (scenario) => ({
      ...only(scenario, [{ track: 'tension', atMost: 2 }]),
      tracks: scenario.tracks.map((track) =>
        track.id === 'tension'
          ? { ...track, floor: { track: 'forces', at: [0, 1, 3] } }
          : track.id === 'forces'
            ? { ...track, start: 2 }
            : track,
      ),
    }),
    drop: (scenario) => ({ ...scenario, tracks: scenario.tracks.map(({ floor: _, ...track }) => track) }),
  },
}

/** One question in which the feature is set to decide, or the same without it. */
export function pointed(name: string, seed: number, without = false): Pointed {
  const { point, mark, drop, clear } = FEATURES[name]!
  const scenario = point(smallCorpus(seed))
  const table = compile(without ? drop(scenario) : scenario)
  const row = mark?.(table, table.first) ?? table.first
  return { table, row: without ? (clear?.(table, row) ?? row) : row }
}
