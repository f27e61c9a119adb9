/**
 * Can it be reached at all? For every exit, aim, event, option and card: a way
 * that replays, a proof that there is none, or the word that neither was found.
 *
 * Exits are asked as players ask them. What games of bots show is reachable by
 * showing it. For the rest the question is put as an exit of its own, whose one
 * condition is the thing: the same search and the same arithmetic answer it.
 */
import type { GameRecord } from '../../../domain/record.ts'
import type { Condition, OffRamp, Scenario } from '../../../domain/scenario.ts'
import type { Certificate, Line } from '../../../domain/verdict.ts'
import { playRound } from '../../../engine/game.ts'
import { isOver } from '../../../engine/holds.ts'
import { compile, type Row, type Table } from '../../../engine/table.ts'
import { everyoneAgrees } from '../../../offramps/everyoneAgrees.ts'
import { verdict } from '../../../offramps/verdict.ts'
import { emptyRecord, playOut } from '../../../opponents/table.ts'
import { aimsAt, keyOf, optionsAt, seenInRound, type Thing, thingsOf } from '../../coverage.ts'

export interface Proving {
  /** Games of random bots that are looked at first. */
  readonly games?: number
}

export type Proof = { readonly thing: Thing } & (
  | { readonly found: 'start' }
  /** Everyone says yes to this line of play. `draws`: chance events that happen on it. */
  | { readonly found: 'line'; readonly line: Line; readonly draws: readonly string[]; readonly round: number }
  /** A game of random bots, by its seed. */
  | { readonly found: 'game'; readonly seed: number; readonly round: number }
  | { readonly found: 'sealed'; readonly because: Certificate | null }
  | { readonly found: 'not-proved' }
)

const GAMES = 24
/** Not a scenario's own id: these stand for a question. */
const ASKED = 'asked'

export function proveScenario(scenario: Scenario, { games = GAMES }: Proving = {}): readonly Proof[] {
  const table = compile(scenario)
  const found = new Map<string, Proof>()
  const things = thingsOf(table)
  const byKey = new Map(things.map((thing) => [keyOf(thing), thing]))
  const keep = (key: string, make: (thing: Thing) => Proof): void => {
    const thing = byKey.get(key)
    if (thing !== undefined && !found.has(key)) found.set(key, make(thing))
  }
  for (const key of optionsAt(table, table.first)) keep(key, (thing) => ({ thing, found: 'start' }))
  for (const thing of things) {
    if (thing.kind !== 'exit') continue
    const { certificate, id } = verdict(table, table.first, thing.id, { withoutSlack: true })
    if (certificate?.kind === 'line') followLine(table, certificate.rounds, certificate.draws, keep)
    else if (id === 'sealed') keep(keyOf(thing), () => ({ thing, found: 'sealed', because: certificate ?? null }))
  }
  for (let seed = 1; seed <= games; seed++) lookAtGame(table, seed, keep)
  for (const thing of things) if (!found.has(keyOf(thing))) found.set(keyOf(thing), ask(table, thing))
  return things.map((thing) => found.get(keyOf(thing))!)
}

type Keep = (key: string, make: (thing: Thing) => Proof) => void

/** Replays a line through the rules, then lets everyone pass to the end; whatever it shows is reached. */
function followLine(table: Table, line: Line, draws: readonly string[], keep: Keep): void {
  let row: Row = table.first
  for (let n = 0; !isOver(table, row); n++) {
    const commit = line[n]?.commit ?? {}
    const played = playRound(table, row, { commit, answers: everyoneAgrees(table, commit) }, (event) =>
      draws.includes(table.scenario.events[event]!.id),
    )
    for (const key of seenInRound(table, { commit }, played))
      keep(key, (thing) => ({ thing, found: 'line', line, draws, round: played.round + 1 }))
    row = played.after
  }
  for (const key of aimsAt(table, row)) keep(key, (thing) => ({ thing, found: 'line', line, draws, round: row[0]! }))
}

function lookAtGame(table: Table, seed: number, keep: Keep): void {
  const { record, played } = playOut(table, randomRecord(table, seed))
  played.rounds.forEach((round, n) => {
    for (const key of seenInRound(table, record.rounds[n]!, round))
      keep(key, (thing) => ({ thing, found: 'game', seed, round: round.round + 1 }))
  })
  for (const key of aimsAt(table, played.row))
    keep(key, (thing) => ({ thing, found: 'game', seed, round: played.rounds.length }))
}

/** The game that a proof by seed means; the hashes are nobody's, for it is never saved. */
const randomRecord = (table: Table, seed: number): GameRecord =>
  emptyRecord(table, Object.fromEntries(table.seats.map((seat) => [seat, 'random'])), seed, { rules: '', text: '' })

// ── the thing as an exit of its own

function ask(table: Table, thing: Thing): Proof {
  const ways = waysTo(table.scenario, thing)
  let sealed: Certificate | null | undefined
  for (const way of ways) {
    const asked = compile(way.scenario)
    const { id, certificate } = verdict(asked, asked.first, ASKED, { withoutSlack: true })
    if (certificate?.kind === 'line') {
      const shown = shownBy(table, thing, certificate.rounds, certificate.draws)
      if (shown !== null) return shown
      return { thing, found: 'not-proved' }
    }
    if (id !== 'sealed') return { thing, found: 'not-proved' }
    sealed = certificate ?? null
  }
  return sealed === undefined ? { thing, found: 'not-proved' } : { thing, found: 'sealed', because: sealed }
}

/** The line again, in the scenario as it is: the question may have bent a rule. */
function shownBy(table: Table, thing: Thing, line: Line, draws: readonly string[]): Proof | null {
  let shown: Proof | null = null
  followLine(table, withoutAsked(line), draws, (key, make) => {
    if (key === keyOf(thing)) shown ??= make(thing)
  })
  return shown
}

/** Nobody signs a question. */
const withoutAsked = (line: Line): Line =>
  line.map(({ commit }) => ({
    commit: Object.fromEntries(
      Object.entries(commit).map(([seat, agenda]) => [
        seat,
        agenda.filter((act) => !(act.kind === 'sign' && act.exit === ASKED)),
      ]),
    ),
  }))

interface Way {
  readonly scenario: Scenario
}

/** One question for each way in which the thing can come about. */
function waysTo(scenario: Scenario, { kind, id }: Thing): readonly Way[] {
  switch (kind) {
    case 'exit':
      return []
    case 'aim': {
      const aim = scenario.aims.find((entry) => entry.id === id)!
      return [...aim.met, ...aim.partly].map((conditions) => withExit(scenario, conditions))
    }
    case 'event':
      return [withExit(scenario, [{ event: id, is: true }])]
    case 'room':
      return [withExit(scenario, [{ held: id, times: 1 }])]
    case 'reserve':
      return [withExit(scenario, [{ reserve: id, is: true }])]
    case 'option': {
      const [issue = '', option = ''] = id.split('/')
      const holders = scenario.issues.find((entry) => entry.id === issue)!.stances
      return holders.map(({ seat }) => withExit(scenario, [{ stance: issue, options: [option], by: [seat] }]))
    }
    case 'card': {
      const [seat = '', instrument = ''] = id.split('/')
      return [withExit(withMark(scenario, seat, instrument), [{ flag: ASKED, is: true }])]
    }
  }
}

/** Signed at once when the conditions hold, so that the last round counts too. */
function withExit(scenario: Scenario, conditions: readonly Condition[]): Way {
  const seats = scenario.parties.filter(({ role }) => role === 'seat').map(({ id }) => id)
  const exit: OffRamp = {
    id: ASKED,
    n: 20,
    name: ASKED,
    summary: { text: ASKED, cite: [] },
    signatories: seats,
    terms: [],
    conditions,
    window: [1, scenario.rounds.length],
    kind: 'ends',
    effects: {},
    cite: [],
  }
  return {
    scenario: {
      ...scenario,
      rules: { ...scenario.rules, signing: 'same-round' },
      locks: [],
      exits: [...scenario.exits, exit],
    },
  }
}

/** The card of one seat leaves a mark when it is played. */
function withMark(scenario: Scenario, seat: string, instrument: string): Scenario {
  return {
    ...scenario,
    flags: [...scenario.flags, { id: ASKED, name: ASKED }],
    instruments: scenario.instruments.map((entry) =>
      entry.id === instrument
        ? { ...entry, seats: [seat], effects: { ...entry.effects, flags: { ...entry.effects.flags, [ASKED]: true } } }
        : entry,
    ),
  }
}
