/**
 * What must not change a verdict, and what can change it one way only. Each law
 * compares the verdicts on a generated scenario with those on a changed one; a
 * verdict that was not proved says nothing either way.
 */
import { describe, expect, test } from 'vitest'
import type { Condition, Issue, OffRamp, Scenario } from '../../src/domain/scenario.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { NOTHING } from '../../src/engine/action.ts'
import { adjudicate } from '../../src/engine/adjudicate.ts'
import { step } from '../../src/engine/step.ts'
import { compile } from '../../src/engine/table.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { type Dice, dice } from '../../src/std/draw.ts'
import { fullCorpus, smallCorpus } from '../tiny/corpus.ts'
import { everyoneAgrees } from '../tiny/everyoneAgrees.ts'
import { isReachable } from '../tiny/heldAgainst.ts'

const found = (scenario: Scenario): readonly Verdict[] => {
  const table = compile(scenario)
  return verdicts(table, table.first, { withoutSlack: true })
}

const seeds = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

/** Relaxations of one exit, or of the rules for everyone; each only adds plays. */
const RELAXED: Readonly<Record<string, (scenario: Scenario, exit: number, rolls: Dice) => Scenario>> = {
  'a condition less': (scenario, exit, rolls) =>
    withExit(scenario, exit, (entry) => ({ ...entry, conditions: without(entry.conditions, rolls) })),
  'a track’s bound one wider': (scenario, exit) =>
    withExit(scenario, exit, (entry) => ({ ...entry, conditions: entry.conditions.map(wider) })),
  'an article less to agree on': (scenario, exit, rolls) =>
    withExit(scenario, exit, (entry) => ({
      ...entry,
      terms: entry.terms.length < 2 ? entry.terms : without(entry.terms, rolls),
    })),
  'every option listed': (scenario, exit) =>
    withExit(scenario, exit, (entry) => ({
      ...entry,
      terms: entry.terms.map(({ issue }) => ({ issue, options: optionsOf(scenario, issue) })),
    })),
  'a window from the first round to the last': (scenario, exit) =>
    withExit(scenario, exit, (entry) => ({ ...entry, window: [1, scenario.rounds.length] })),
  'no event shuts it': (scenario, exit) => ({
    ...scenario,
    events: scenario.events.map((event) => ({
      ...event,
      shuts: event.shuts.filter((id) => id !== scenario.exits[exit]!.id),
    })),
  }),
  // What lets another exit sign by itself can end the game: only the exit asked about is freed.
  'no lock bars it': (scenario, exit) => ({
    ...scenario,
    locks: scenario.locks
      .map((lock) => ({
        ...lock,
        exits: (lock.exits.length === 0 ? scenario.exits.map(({ id }) => id) : lock.exits).filter(
          (id) => id !== scenario.exits[exit]!.id,
        ),
      }))
      .filter(({ exits }) => exits.length > 0),
  }),
  'one slot more': (scenario) => ({ ...scenario, rules: { ...scenario.rules, slots: scenario.rules.slots + 1 } }),
  'one shift more': (scenario) => ({
    ...scenario,
    rules: { ...scenario.rules, mobility: scenario.rules.mobility + 1 },
    rooms: scenario.rooms.map((room) =>
      room.mobility === undefined ? room : { ...room, mobility: room.mobility + 1 },
    ),
  }),
  'one shift more in each text': (scenario) => ({
    ...scenario,
    rooms: scenario.rooms.map((room) => ({ ...room, cap: room.cap + 1 })),
  }),
  'one point more of standing': (scenario) => ({
    ...scenario,
    rules: { ...scenario.rules, standingMax: scenario.rules.standingMax + 1 },
    parties: scenario.parties.map((party) => ({ ...party, standing: Number(party.standing ?? 0) + 1 })),
  }),
  'a point more of cover': (scenario) => ({
    ...scenario,
    rules: {
      ...scenario.rules,
      cover: { ...scenario.rules.cover, at: scenario.rules.cover.at.map((points) => points + 1) },
    },
  }),
  'every room meets in every round': (scenario) => ({
    ...scenario,
    rooms: scenario.rooms.map((room) => ({ ...room, rounds: [] })),
  }),
  'every member calls': (scenario) => ({
    ...scenario,
    rooms: scenario.rooms.map((room) => ({ ...room, callers: room.members })),
  }),
  'articles that anyone may table': (scenario) => ({
    ...scenario,
    issues: scenario.issues.map(({ ownedBy: _, ...issue }) => issue),
  }),
  'articles on the table from the start': (scenario) => ({
    ...scenario,
    issues: scenario.issues.map((issue) => ({ ...issue, when: [] })),
  }),
  'cards that rest less': (scenario) => ({
    ...scenario,
    instruments: scenario.instruments.map((card) => ({ ...card, cooldown: 0, once: false })),
  }),
}

describe('relaxing a condition never seals', () => {
  test.each(Object.keys(RELAXED))('%s', { timeout: 60_000 }, (law) => {
    let kept = 0
    for (const seed of seeds(45)) {
      const scenario = smallCorpus(seed)
      const before = found(scenario)
      before.forEach((verdict, exit) => {
        if (!isReachable(verdict)) return
        const after = found(RELAXED[law]!(scenario, exit, dice(seed)))[exit]!
        expect([seed, exit, after.id]).not.toEqual([seed, exit, 'sealed'])
        if (isReachable(after)) {
          // Nor does it take longer, where both say how long.
          expect([seed, exit, after.fewestRounds! <= verdict.fewestRounds!]).toEqual([seed, exit, true])
          kept++
        }
      })
    }
    expect(kept).toBeGreaterThan(8)
  })
})

describe('more rounds never seal', () => {
  test('a round at the end, and a window that reaches it', { timeout: 60_000 }, () => {
    let kept = 0
    for (const seed of seeds(80)) {
      const scenario = smallCorpus(seed)
      const longer: Scenario = {
        ...scenario,
        rounds: [...scenario.rounds, { ...scenario.rounds.at(-1)!, onlyIf: [] }],
        exits: scenario.exits.map((exit) => ({
          ...exit,
          window: [exit.window[0], exit.window[1] === scenario.rounds.length ? exit.window[1] + 1 : exit.window[1]],
        })),
      }
      kept += neverSealed(seed, found(scenario), found(longer))
    }
    expect(kept).toBeGreaterThan(15)
  })
})

describe('what does not matter changes nothing', () => {
  test('names', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const scenario = smallCorpus(seed)
      proved += same(seed, found(scenario), found(renamed(scenario)))
    }
    expect(proved).toBeGreaterThan(100)
  })

  test('the order in which articles, rooms, cards, tracks, flags and locks are written', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const scenario = smallCorpus(seed)
      const turned: Scenario = {
        ...scenario,
        issues: scenario.issues.toReversed(),
        rooms: scenario.rooms.toReversed(),
        tracks: scenario.tracks.toReversed(),
        flags: scenario.flags.toReversed(),
        instruments: scenario.instruments.toReversed(),
        locks: scenario.locks.toReversed(),
      }
      proved += same(seed, found(scenario), found(turned))
    }
    expect(proved).toBeGreaterThan(100)
  })

  test('the order of exits, where no two set a flag', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const scenario = smallCorpus(seed)
      proved += same(seed, found(scenario), found({ ...scenario, exits: scenario.exits.toReversed() }).toReversed())
    }
    expect(proved).toBeGreaterThan(100)
  })

  test('the order of seats, where no room lets people go further', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const scenario = smallCorpus(seed)
      if (scenario.rooms.some(({ mobility }) => mobility !== undefined)) continue
      proved += same(seed, found(scenario), found({ ...scenario, parties: scenario.parties.toReversed() }))
    }
    expect(proved).toBeGreaterThan(40)
  })

  test('a point more on every option of one holder: a step costs the rise, not the height', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const scenario = smallCorpus(seed)
      const higher: Scenario = {
        ...scenario,
        issues: scenario.issues.map((issue) => ({
          ...issue,
          stances: issue.stances.map((stance, s) => (s === seed % 2 ? raised(stance) : stance)),
        })),
      }
      proved += same(seed, found(scenario), found(higher))
    }
    expect(proved).toBeGreaterThan(100)
  })

  test('an article that gives to nobody and that nothing reads', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const bridged = smallCorpus(seed)
      // A step on any article makes a seat a party to a text, and the bridge to the other side reads that.
      const { dealTrack: _, ...rules } = bridged.rules
      const scenario = { ...bridged, rules }
      proved += same(seed, found(scenario), found({ ...scenario, issues: [...scenario.issues, idle(scenario)] }))
    }
    expect(proved).toBeGreaterThan(100)
  })

  test('a card that does nothing, an exit that nobody can sign and nothing asks about', { timeout: 60_000 }, () => {
    let proved = 0
    for (const seed of seeds(70)) {
      const scenario = smallCorpus(seed)
      const card = {
        ...scenario.instruments[0]!,
        id: 'idle',
        standing: 0,
        effects: {},
        cooldown: 0,
        once: false,
        when: [],
      }
      const exit: OffRamp = {
        ...scenario.exits[0]!,
        id: 'nowhere',
        n: 19,
        conditions: [{ track: 'tension', atLeast: 90 }],
      }
      const more: Scenario = {
        ...scenario,
        instruments: [...scenario.instruments, card],
        exits: [...scenario.exits, exit],
      }
      proved += same(seed, found(scenario), found(more).slice(0, -1))
    }
    expect(proved).toBeGreaterThan(100)
  })

  test('names, at full size', { timeout: 60_000 }, () => {
    const scenario = fullCorpus(3)
    expect(same(3, found(scenario), found(renamed(scenario)))).toBeGreaterThan(6)
  })
})

describe('a verdict and the next', () => {
  test('one round along its own line an exit needs one round less', { timeout: 60_000 }, () => {
    let followed = 0
    for (const seed of seeds(60)) {
      const table = compile(smallCorpus(seed))
      verdicts(table, table.first, { withoutSlack: true }).forEach(({ fewestRounds, certificate }, x) => {
        if (certificate?.kind !== 'line' || fewestRounds === 1) return
        const { commit } = certificate.rounds[0]!
        const luck = (event: number) => certificate.draws.includes(table.scenario.events[event]!.id)
        const next = step(
          table,
          table.first,
          adjudicate(table, table.first, commit, everyoneAgrees(table, commit)).action,
          luck,
        )
        const after = verdicts(table, next, { withoutSlack: true })[x]!
        expect([seed, x, after.id === 'sealed', after.fewestRounds]).toEqual([seed, x, false, fewestRounds! - 1])
        followed++
      })
    }
    expect(followed).toBeGreaterThan(10)
  })

  test('a round of waiting takes one round of slack', { timeout: 60_000 }, () => {
    let waited = 0
    for (const seed of seeds(60)) {
      const table = compile(smallCorpus(seed))
      const next = step(table, table.first, NOTHING, () => false)
      const [before, after] = [verdicts(table, table.first), verdicts(table, next)]
      before.forEach(({ slack }, x) => {
        if (slack === undefined || after[x]!.id === 'taken') return
        const { id, slack: left } = after[x]!
        // No round to spare: the next one may only be reached by luck that waiting did not have.
        if (slack === 0) expect([seed, x, id === 'sealed' || id === 'moot']).toEqual([seed, x, true])
        else expect([seed, x, left]).toEqual([seed, x, slack - 1])
        waited++
      })
    }
    expect(waited).toBeGreaterThan(20)
  })
})

const raised = (stance: Issue['stances'][number]): Issue['stances'][number] => ({
  ...stance,
  costs: Object.fromEntries(
    Object.entries(stance.costs).map(([option, cost]) => [option, cost === 'red' ? cost : Number(cost) + 1]),
  ),
})

/** Counts exits that stay reachable; fails on one that is sealed by the change. */
function neverSealed(seed: number, before: readonly Verdict[], after: readonly Verdict[]): number {
  let kept = 0
  before.forEach((verdict, exit) => {
    if (!isReachable(verdict)) return
    expect([seed, verdict.exit, after[exit]!.id]).not.toEqual([seed, verdict.exit, 'sealed'])
    if (isReachable(after[exit]!)) kept++
  })
  return kept
}

/** Counts exits proved on both sides; fails where the two sides say different things. */
function same(seed: number, before: readonly Verdict[], after: readonly Verdict[]): number {
  let proved = 0
  before.forEach((verdict, exit) => {
    const other = after[exit]!
    if (verdict.id === 'not-proved' || other.id === 'not-proved') return
    const said = ({ id, how, fewestRounds, needsLuck }: Verdict) => ({ id, how, fewestRounds, needsLuck })
    expect([seed, exit, said(other)]).toEqual([seed, exit, said(verdict)])
    proved++
  })
  return proved
}

const withExit = (scenario: Scenario, at: number, change: (exit: OffRamp) => OffRamp): Scenario => ({
  ...scenario,
  exits: scenario.exits.map((exit, x) => (x === at ? change(exit) : exit)),
})

const without = <T>(list: readonly T[], rolls: Dice): readonly T[] => {
  const gone = list.length === 0 ? -1 : rolls.roll(list.length)
  return list.filter((_, i) => i !== gone)
}

function wider(condition: Condition): Condition {
  if (!('track' in condition)) return condition
  return {
    ...condition,
    ...(condition.atMost === undefined ? {} : { atMost: condition.atMost + 1 }),
    ...(condition.atLeast === undefined ? {} : { atLeast: condition.atLeast - 1 }),
  }
}

const optionsOf = (scenario: Scenario, issue: string): readonly string[] =>
  scenario.issues.find(({ id }) => id === issue)!.options.map(({ id }) => id)

const idle = (scenario: Scenario): Issue => {
  const { ownedBy: _, ...model } = scenario.issues[0]!
  const costs = Object.fromEntries(model.options.map(({ id }) => [id, 0]))
  return {
    ...model,
    id: 'idle',
    when: [],
    concerns: [],
    stances: scenario.parties.map(({ id }) => ({ seat: id, at: model.options[0]!.id, costs, because: '-', cite: [] })),
  }
}

/** Every id of the scenario with a tail, keys of maps too; the words that are no ids stay. */
function renamed(scenario: Scenario): Scenario {
  const ids = new Set<string>()
  for (const list of [
    scenario.parties,
    scenario.issues,
    scenario.tracks,
    scenario.flags,
    scenario.rooms,
    scenario.instruments,
    scenario.reserves,
    scenario.events,
    scenario.exits,
  ])
    for (const { id } of list) ids.add(id)
  for (const { options } of scenario.issues) for (const { id } of options) ids.add(id)
  const again = (word: string): string => (ids.has(word) && !KEYS.has(word) ? `${word}-again` : word)
  const walk = (value: unknown, isMap: boolean): unknown => {
    if (typeof value === 'string') return ids.has(value) ? `${value}-again` : value
    if (Array.isArray(value)) return value.map((entry) => walk(entry, false))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        isMap ? (ids.has(key) ? `${key}-again` : key) : again(key),
        walk(entry, isMapOfIds(key, entry)),
      ]),
    )
  }
  return walk(scenario, false) as Scenario
}

/** Keys of the format that are also ids of the corpus: a track is called `tension`. */
const KEYS = new Set(['tension'])

/** `costs`, and the maps of an effect, have ids for keys. */
const isMapOfIds = (key: string, entry: unknown): boolean =>
  typeof entry === 'object' &&
  entry !== null &&
  !Array.isArray(entry) &&
  ['costs', 'tracks', 'standing', 'flags'].includes(key)
