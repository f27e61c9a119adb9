/**
 * All plays from one state, as a formula: whatever anyone may do in each of
 * the rounds that are left, whatever is drawn, and which exits are signed.
 * The variables and what each of them says are published at the head of
 * `checker/everyPlay.ts`, which writes the same from the scenario on its own.
 *
 * One rule is told more generously than it is, never less: of several prices
 * of a leak in one phase the lowest is paid. So what cannot be here cannot be
 * in play; what can be is replayed by the engine before anyone says so.
 */
import { roomMeets } from '../../engine/holds.ts'
import type { Row, Table, Test } from '../../engine/table.ts'
import { each, type Numbers, numbersOf, whole } from './conditions.ts'
import { type Addend, atLeast, FALSE, Formula, type Level, not, TRUE } from './formula.ts'
import { further } from './further.ts'
import type { Lit } from './solver.ts'
import { knownMoment, type Moment } from './state.ts'
import { mostCover, payFor, SLOT, type Steps, stepsOf, textsOf } from './steps.ts'
import { KEY, paid, type Source, tally } from './tally.ts'
import { secretAfter, type Tell, tellsOf, toldAfter } from './tells.ts'

/** What is chosen in a round. */
export interface Round {
  readonly round: number
  readonly live: Lit
  readonly uses: readonly Lit[]
  readonly steps: Steps
  /** By room and caller. */
  readonly calls: readonly (readonly Lit[])[]
  readonly reserves: readonly Lit[]
  /** What is said in confidence to all, where a term rests on it. */
  readonly tells: readonly Tell[]
  /** By exit and proposer; where agreement signs at once nobody proposes. */
  readonly proposals: readonly (readonly Lit[])[]
  readonly signed: readonly Lit[]
  /** First variable that speaks of what comes after the signatures. */
  readonly end: number
}

export class Plays {
  readonly formula = new Formula()
  readonly rounds: Round[] = []
  /** By event: is it drawn? */
  readonly draws: readonly Lit[]
  readonly #table: Table
  readonly #row: Row
  readonly #numbers: Numbers
  /** Rooms whose meetings are counted or let people move further. */
  readonly #counted: readonly number[]
  #now: Moment
  #live: Lit = TRUE

  constructor(table: Table, row: Row) {
    this.#table = table
    this.#row = row
    this.#numbers = numbersOf(table)
    this.#counted = countedRooms(table)
    this.#now = knownMoment(table, row)
    this.draws = table.events.map((event, e) =>
      event.chance !== null && event.at >= row[0]! ? this.formula.fresh('draw', e) : TRUE,
    )
  }

  /** Writes down the rounds up to this one. Before the first question, or after the solver forgot. */
  extend(to: number): void {
    while (this.#now.round <= to && this.#now.round < this.#table.rounds) this.#round()
  }

  /** That this exit is signed in this round. */
  signed(exit: number, round: number): Lit {
    return this.rounds[round - this.#row[0]!]!.signed[exit]!
  }

  #round(): void {
    const table = this.#table
    const f = this.formula
    const now = this.#now
    const k = now.round
    const live = this.#live
    const rooms = table.rooms.map((room, r) =>
      room.meets[k] || (k === this.#row[0] && roomMeets(table, this.#row, r)) ? TRUE : now.open[r]!,
    )
    const uses = this.#uses(now, live)
    const tabled = table.tabled.map((tests, i) => f.and(each(f, now, tests, this.#numbers.tabled[i]!), 'tabled', k, i))
    const steps = stepsOf(table, f, now, live, rooms, tabled)
    const calls = table.rooms.map((room, r) =>
      table.seats.map((_, s) =>
        this.#counted.includes(r) && room.callers.includes(s) && rooms[r] !== FALSE
          ? this.#move(live, rooms[r]!, 'call', k, r, s)
          : FALSE,
      ),
    )
    const reserves = table.reserves.map((reserve, r) =>
      k >= reserve.first && k <= reserve.last && now.reserves[r] !== TRUE
        ? this.#move(live, not(now.reserves[r]!), 'lay', k, r)
        : FALSE,
    )
    const met = table.rooms.map((_, r) =>
      this.#counted.includes(r)
        ? f.or([...calls[r]!, ...steps.places.map((place) => place.rooms[r]!)], 'met', k, r)
        : FALSE,
    )
    further(table, f, k, steps, calls)
    const tells = tellsOf(table, f, now, live, tabled)

    const done = { ...this.#effects(now, live, uses, steps, met, reserves), told: toldAfter(table, f, now, tells) }
    const confided = { ...done, secret: secretAfter(table, f, done, tells) }
    const proposals = table.exits.map((exit, x) =>
      table.seats.map((_, s) =>
        !table.sameRound && exit.signatories.includes(s) && this.#isOpen(now, x) ? f.fresh('propose', k, x, s) : FALSE,
      ),
    )
    const signed = table.exits.map((_, x) => this.#signature(now, confided, live, x, proposals[x]!))
    this.#slots(k, uses, steps, calls, reserves, proposals, tells)
    this.rounds.push({
      round: k,
      live,
      uses,
      steps,
      calls,
      reserves,
      tells,
      proposals,
      signed,
      end: f.solver.variables,
    })
    this.#close(confided, live, signed, uses)
  }

  #move(live: Lit, allowed: Lit, kind: string, a: number, b: number, c = 0): Lit {
    const lit = this.formula.fresh(kind, a, b, c)
    this.formula.clause(not(lit), live)
    this.formula.clause(not(lit), allowed)
    return lit
  }

  // ── cards

  #uses(now: Moment, live: Lit): readonly Lit[] {
    const table = this.#table
    const f = this.formula
    const k = now.round
    const uses = table.cards.map(({ instrument }, c) => {
      const entry = table.instruments[instrument]!
      if (k < entry.first || k > entry.last || this.#row[table.layout.ready + c]! > k) return FALSE
      const tests = each(f, now, entry.when, this.#numbers.instruments[instrument]!)
      if (tests.includes(FALSE)) return FALSE
      const lit = this.#move(live, TRUE, 'use', k, c)
      for (const test of tests) f.clause(not(lit), test)
      return lit
    })
    table.instruments.forEach((entry) => {
      if (entry.shared) f.atMostOne(entry.cards.map((c) => uses[c]!))
      for (const c of entry.cards) {
        for (const before of this.rounds) {
          if (!entry.once && k >= before.round + Math.max(1, entry.cooldown)) continue
          for (const other of entry.shared ? entry.cards : [c]) f.clause(not(before.uses[other]!), not(uses[c]!))
        }
      }
    })
    return uses
  }

  // ── what was done

  #slots(
    k: number,
    uses: readonly Lit[],
    steps: Steps,
    calls: Round['calls'],
    reserves: readonly Lit[],
    proposals: Round['proposals'],
    tells: readonly Tell[],
  ): void {
    const table = this.#table
    const texts = textsOf(table, this.formula, k, steps)
    table.seats.forEach((_, s) => {
      const taken = [
        ...table.cards.flatMap(({ seat }, c) => (seat === s ? [{ lit: uses[c]!, key: c }] : [])),
        ...steps.places.flatMap((place) =>
          place.seat === s ? [{ lit: place.alone, key: SLOT.alone + place.code }] : [],
        ),
        ...texts[s]!,
        ...calls.map((list, r) => ({ lit: list[s]!, key: SLOT.call + r })),
        ...table.reserves.flatMap(({ seat }, r) => (seat === s ? [{ lit: reserves[r]!, key: SLOT.reserve + r }] : [])),
        ...proposals.map((list, x) => ({ lit: list[s]!, key: SLOT.propose + x })),
        ...tells.flatMap(({ lit, h, o }) =>
          table.holdings[h]!.seat === s ? [{ lit, key: SLOT.tell + 8 * h + o }] : [],
        ),
      ]
      this.formula.atMost(taken, table.slots, 'slots', k, s)
    })
  }

  /** The state in which signatures are judged. */
  #effects(
    now: Moment,
    live: Lit,
    uses: readonly Lit[],
    steps: Steps,
    met: readonly Lit[],
    reserves: readonly Lit[],
  ): Moment {
    const table = this.#table
    const f = this.formula
    const k = now.round
    const breaches = this.#breaches(now, steps)
    const more = [...this.#strains(now, steps), ...this.#trusts(k, steps), ...breaches.tracks]
    const sources: Source[] = table.cards.map(({ instrument, seat }, c) => ({
      lit: uses[c]!,
      key: c,
      group: seat,
      change: table.instruments[instrument]!.change,
    }))
    const gains = table.cards.flatMap(({ instrument, seat }, c): (readonly [number, Addend])[] => {
      const by = table.instruments[instrument]!.standing
      return by > 0 && uses[c] !== FALSE ? [[seat, { lit: uses[c]!, by, key: c }]] : []
    })
    let purses: readonly Level[] = now.purses
    purses = purses.map((purse, s) => {
      let left = purse
      table.cards.forEach(({ instrument, seat }, c) => {
        const price = -table.instruments[instrument]!.standing
        if (seat === s && price > 0) left = paid(f, left, uses[c]!, price, 'spent', k, s, c)
      })
      return left
    })
    purses = payFor(table, f, now, steps, purses)
    return {
      ...now,
      moment: 1,
      ...tally(table, f, now, 0, sources, more, purses, merged(gains, sources)),
      at: now.at.map((list, h) => list.map((here, o) => this.#stance(k, h, o, here, steps))),
      held: now.held.map((level, r) => this.#heldAfter(k, r, level, met[r]!)),
      reserves: now.reserves.map((stands, r) => f.or([stands, reserves[r]!], 'reserve', k + 1, r)),
      dealt: breaches.dealt,
      breach: now.breach.map((level, s) => this.#breachAfter(k, s, level, live, breaches.by[s]!)),
    }
  }

  #stance(k: number, h: number, o: number, here: Lit, steps: Steps): Lit {
    const f = this.formula
    const step = steps.to[h]![o]!
    const moved = steps.moves[h]!
    if (moved === FALSE) return here
    if (here === FALSE) return step
    if (step === FALSE && here === TRUE) return not(moved)
    const after = f.fresh('at', k + 1, h, o)
    f.clause(not(step), after)
    f.clause(not(here), moved, after)
    f.clause(not(after), step, here)
    f.clause(not(after), step, not(moved))
    return after
  }

  #heldAfter(k: number, r: number, level: Level, met: Lit): Level {
    if (met === FALSE) return level
    const most = Math.max(level.lo, Math.min(level.hi + 1, mostHeld(this.#table, r)))
    return this.formula.sum(level, [{ lit: met, by: 1, key: 0 }], 0, most, 'held', k + 1, r)
  }

  /** A leader that steps up without its follower strains a track, once a step. */
  #strains(now: Moment, steps: Steps): readonly (readonly [number, Addend])[] {
    const table = this.#table
    const { leash } = table
    const f = this.formula
    if (leash === null) return []
    return steps.places.flatMap((place): (readonly [number, Addend])[] => {
      if (place.seat !== leash.leader || place.used === FALSE) return []
      const lit = f.fresh('strains', now.round, place.code)
      f.clause(not(lit), place.used)
      table.holdings.forEach(({ seat, issue, cost }, h) => {
        const here = seat === place.seat ? (steps.nth[h]![place.nth - 1] ?? FALSE) : FALSE
        if (here === FALSE) return
        const follower = table.holding[leash.follower]![issue]!
        if (follower < 0) {
          f.clause(not(lit), not(here))
          return
        }
        steps.to[h]!.forEach((step, o) => {
          if (step === FALSE) return
          const along = [now.at[follower]![o]!, steps.to[follower]![o]!]
          const below = now.at[h]!.filter((from, at) => from !== FALSE && cost[o]! > cost[at]!)
          for (const other of along) f.clause(not(lit), not(here), not(step), not(other))
          f.any([not(lit), not(here), not(step), ...below])
          for (const from of below) f.any([lit, not(here), not(step), not(from), ...along])
        })
      })
      return [[leash.track, { lit, by: -1, key: KEY.leash + place.code }]]
    })
  }

  #trusts(k: number, steps: Steps): readonly (readonly [number, Addend])[] {
    const { dealTrack } = this.#table
    if (dealTrack === null) return []
    const talks = steps.places.flatMap((place) => (place.seat === dealTrack.seat ? [place.talk] : []))
    return [[dealTrack.track, { lit: this.formula.or(talks, 'dealing', k), by: 1, key: KEY.deal }]]
  }

  /** Steps back, alone, out of a deal. */
  #breaches(now: Moment, steps: Steps) {
    const table = this.#table
    const f = this.formula
    const k = now.round
    const tracks: (readonly [number, Addend])[] = []
    const by: Lit[][] = table.seats.map(() => [])
    if (mostCover(table) === 0 && table.breachTrack < 0) return { tracks, by, dealt: now.dealt }
    const broken = table.holdings.map((holding, h) => this.#broken(now, steps, h, holding.seat))
    for (const place of steps.places) {
      const mine = table.holdings.flatMap(({ seat }, h) =>
        seat === place.seat && broken[h] !== FALSE && (steps.nth[h]![place.nth - 1] ?? FALSE) !== FALSE ? [h] : [],
      )
      if (mine.length === 0) continue
      const lit = f.fresh('breach', k, place.code)
      f.any([not(lit), ...mine.map((h) => steps.nth[h]![place.nth - 1]!)])
      for (const h of mine) {
        f.clause(not(steps.nth[h]![place.nth - 1]!), not(broken[h]!), lit)
        f.clause(not(steps.nth[h]![place.nth - 1]!), broken[h]!, not(lit))
      }
      by[place.seat]!.push(lit)
      if (table.breachTrack >= 0) tracks.push([table.breachTrack, { lit, by: -1, key: KEY.breach + place.code }])
    }
    const dealt = now.dealt.map((before, h) => this.#dealtAfter(k, h, before, steps, broken))
    return { tracks, by, dealt }
  }

  #broken(now: Moment, steps: Steps, h: number, seat: number): Lit {
    const f = this.formula
    const k = now.round
    const { cost } = this.#table.holdings[h]!
    if (now.dealt[h] === FALSE || steps.moves[h] === FALSE) return FALSE
    const down = f.fresh('back', k, h)
    f.clause(not(down), steps.moves[h]!)
    steps.to[h]!.forEach((step, o) => {
      if (step === FALSE) return
      const above = now.at[h]!.filter((from, at) => from !== FALSE && cost[at]! > cost[o]!)
      f.any([not(down), not(step), ...above])
      for (const from of above) f.clause(down, not(step), not(from))
    })
    const lit = f.fresh('breaks', k, h)
    f.clause(not(lit), down)
    f.clause(not(lit), now.dealt[h]!)
    for (const place of steps.places) {
      const here = place.seat === seat ? (steps.nth[h]![place.nth - 1] ?? FALSE) : FALSE
      f.clause(not(lit), not(here), place.alone)
      f.clause(not(here), not(place.alone), not(down), not(now.dealt[h]!), lit)
    }
    return lit
  }

  #dealtAfter(k: number, h: number, before: Lit, steps: Steps, broken: readonly Lit[]): Lit {
    const table = this.#table
    const f = this.formula
    const { seat, issue } = table.holdings[h]!
    const moved = steps.moves[h]!
    const freed = table.holdings.flatMap((other, o) =>
      other.issue === issue && broken[o] !== FALSE ? [broken[o]!] : [],
    )
    if (moved === FALSE && (freed.length === 0 || before === FALSE)) return before
    const after = f.fresh('dealt', k + 1, h)
    for (const place of steps.places) {
      const here = place.seat === seat ? (steps.nth[h]![place.nth - 1] ?? FALSE) : FALSE
      f.clause(not(here), not(place.talk), after)
      f.clause(not(here), not(place.alone), not(after))
    }
    f.clause(not(after), moved, before)
    for (const lit of freed) f.clause(not(after), moved, not(lit))
    f.any([after, moved, not(before), ...freed])
    return after
  }

  /** A breach costs the cover of the next two rounds; a round that is not played does not count. */
  #breachAfter(k: number, s: number, level: Level, live: Lit, now: readonly Lit[]): Level {
    if (level.hi === 0 && now.length === 0) return level
    const f = this.formula
    const broke = f.or(now, 'broke', k, s)
    const top = Math.max(2, level.hi)
    const lits = Array.from({ length: top }, (_, i) => {
      const [same, more] = [atLeast(level, i + 1), atLeast(level, i + 2)]
      const fresh = i < 2 ? broke : FALSE
      if (fresh === FALSE && same === more) return same
      const lit = f.fresh('breachLeft', k + 1, s, i + 1)
      f.clause(not(fresh), lit)
      f.clause(not(more), lit)
      f.clause(not(same), live, lit)
      f.clause(not(lit), fresh, same)
      f.clause(not(lit), fresh, more, not(live))
      return lit
    })
    return { lo: 0, hi: top, lits }
  }

  // ── signatures

  #isOpen(now: Moment, x: number): boolean {
    const exit = this.#table.exits[x]!
    return now.round >= exit.first && now.round <= exit.last && now.taken[x] !== TRUE && now.shut[x] !== TRUE
  }

  #signature(start: Moment, done: Moment, live: Lit, x: number, proposals: readonly Lit[]): Lit {
    const table = this.#table
    const f = this.formula
    const k = start.round
    if (!this.#isOpen(start, x)) return FALSE
    const entry = table.exits[x]!
    const needs = [
      live,
      not(start.taken[x]!),
      not(start.shut[x]!),
      ...this.#terms(done, k + 1, x),
      ...each(f, done, entry.conditions, this.#numbers.exits[x]!),
    ]
    for (const seat of entry.signatories) {
      for (const lock of table.locks) {
        const h = table.holding[seat]![lock.issue]!
        if (lock.bars[x] === true && h >= 0) needs.push(not(done.at[h]![lock.option]!))
      }
    }
    const said = (at: Moment): readonly Lit[] => entry.confidences.map((c) => at.told[c]!)
    if (table.sameRound) return f.and([...needs, ...said(done)], 'signed', k, x)
    needs.push(...this.#terms(start, k, x), ...said(start))
    const signed = f.or(proposals, 'signed', k, x)
    for (const need of needs) f.clause(not(signed), need)
    return signed
  }

  /** By term: do all who sign stand on the same listed option? `layer` counts starts of rounds. */
  #terms(now: Moment, layer: number, x: number): readonly Lit[] {
    const f = this.formula
    return this.#table.exits[x]!.terms.map(({ options, holdings }, j) => {
      const known = `${layer}.${x}.${j}`
      let lit = this.#known.get(known)
      if (lit === undefined) {
        const ways =
          holdings.length === 0
            ? []
            : options.map((o) =>
                f.and(
                  holdings.map((h) => now.at[h]![o]!),
                  'agree',
                  layer,
                  x,
                  j,
                  o,
                ),
              )
        this.#known.set(known, (lit = f.or(ways, 'term', layer, x, j)))
      }
      return lit
    })
  }
  readonly #known = new Map<string, Lit>()

  /** What is signed takes effect, then the calendar; then the next round, if there is one. */
  #close(done: Moment, live: Lit, signed: readonly Lit[], uses: readonly Lit[]): void {
    const table = this.#table
    const f = this.formula
    const k = done.round
    const widening = table.exits.flatMap((exit, x): Source[] =>
      exit.ends || signed[x] === FALSE
        ? []
        : [{ lit: signed[x]!, key: KEY.exit + x, group: KEY.exit, change: exit.change }],
    )
    const after: Moment = {
      ...done,
      moment: 2,
      ...tally(table, f, done, 1, widening, [], done.purses, []),
      taken: done.taken.map((was, x) => f.or([was, signed[x]!], 'taken', k + 1, x)),
      over: f.or([done.over, ...signed.filter((_, x) => table.exits[x]!.ends)], 'over', k + 1),
    }
    const fires = table.events.map((event, e) => {
      if (event.at !== k || after.events[e] === TRUE) return FALSE
      const when = each(f, after, event.when, this.#numbers.when[e]!)
      const unless = event.unless.map((list, i) => whole(f, after, list, this.#numbers.unless[e]![i]!))
      return f.and([live, this.draws[e]!, ...when, ...unless.map(not)], 'fires', k, e)
    })
    const happening = table.events.flatMap((event, e): Source[] =>
      fires[e] === FALSE ? [] : [{ lit: fires[e]!, key: KEY.event + e, group: KEY.event + e, change: event.change }],
    )
    const end = tally(table, f, after, 2, happening, [], after.purses, [])
    this.#now = {
      ...after,
      ...end,
      round: k + 1,
      moment: 0,
      events: after.events.map((was, e) => f.or([was, fires[e]!], 'event', k + 1, e)),
      shut: after.shut.map((was, x) =>
        f.or([was, ...fires.filter((_, e) => table.events[e]!.shuts.includes(x))], 'shut', k + 1, x),
      ),
      open: table.rooms.map((_, r) => this.#opened(k + 1, r, [...widening, ...happening], uses)),
    }
    if (k + 1 < table.rounds)
      this.#live = f.and(
        [not(this.#now.over), ...each(f, this.#now, table.onlyIf[k + 1]!, this.#numbers.onlyIf[k + 1]!)],
        'live',
        k + 1,
      )
  }

  #opened(k: number, r: number, sources: readonly Source[], uses: readonly Lit[]): Lit {
    const table = this.#table
    if (this.#row[table.layout.opened + r]! >= k) return TRUE
    const cards = table.cards.flatMap(({ instrument }, c) =>
      table.instruments[instrument]!.change.opens.includes(r) ? [uses[c]!] : [],
    )
    return this.formula.or(
      [...cards, ...sources.flatMap(({ lit, change }) => (change.opens.includes(r) ? [lit] : []))],
      'open',
      k,
      r,
    )
  }
}

/** A card may give its own actor standing both ways: one gain. */
function merged(
  gains: readonly (readonly [number, Addend])[],
  sources: readonly Source[],
): readonly (readonly [number, Addend])[] {
  return gains.map(([seat, addend]) => {
    const also = sources.some(({ key, change }) => key === addend.key && change.standing.some(([s]) => s === seat))
    return [seat, also ? { ...addend, key: addend.key + 500 } : addend] as const
  })
}

/** The most meetings of a room that any condition asks for. */
function mostHeld(table: Table, room: number): number {
  let most = 0
  const read = (list: readonly Test[]): void => {
    for (const test of list) {
      if (test.k === 'held' && test.i === room) most = Math.max(most, test.n)
      if (test.k === 'any') test.of.forEach(read)
    }
  }
  for (const list of [
    ...table.tabled,
    ...table.onlyIf,
    ...table.instruments.map((entry) => entry.when),
    ...table.exits.map((exit) => exit.conditions),
  ])
    read(list)
  for (const event of table.events) for (const list of [event.when, ...event.unless]) read(list)
  return most
}

const countedRooms = (table: Table): readonly number[] =>
  table.rooms.flatMap((room, r) => (room.mobility > table.mobility || mostHeld(table, r) > 0 ? [r] : []))
