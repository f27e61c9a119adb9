/**
 * Every play from a state, in statements: the checker's own telling of the
 * rules, from the scenario file, round by round. It shares with the search the
 * names below and nothing else; a proof of clauses is told in these names.
 *
 * A name is its kind and four figures, `kind.a.b.c.d`, 0 where there is none.
 * Rounds `k`, seats `s`, holdings `h` (issues in order, stances in order),
 * options `o`, cards `c` (instruments in order, seats in order), rooms `r`,
 * exits `x`, events `e`, tracks `t`, flags `f` count from 0 in the order of the
 * file. A step is `8·s + i`: the seat's i-th of the round, i from 1, in the
 * order of its holdings. A phase `p` is `4·k` + 0 for what is done, 1 for what
 * is signed, 2 for the calendar.
 *
 * What is chosen: `step.k.h.o` the holding moves there · `alone.k.step` ·
 * `same.k.step.step` both in one text, the earlier first · `room.k.step.r` and
 * `by.k.step.s` the text's room and who tables it · `use.k.c` · `call.k.r.s` ·
 * `lay.k.reserve` · `tell.k.h.o` the holder tells it to everybody, in confidence ·
 * `propose.k.x.s` · `draw.e`.
 *
 * What stands at the start of round k: `at.k.h.o` · `event.k.e` · `taken.k.x` ·
 * `shut.k.x` · `over.k` · `reserve.k.n` · `held.k.r.0.v` met v times or more ·
 * `dealt.k.h` · `breachLeft.k.s.n` · `open.k.r` · `live.k` the round is played ·
 * `told.k.n` the n-th term in confidence of the file is met · `signed.k.x` it is
 * signed in this round.
 *
 * Sums, each part by its key (a card's number; 1000+step the leash, 1100+step
 * a breach, 1300 the deal track, 1310 to 1313 the netting, 1400+x, 1600+e, 2000
 * a leak), what lowers before what raises: `sum.p.t.key.v` and `press.p.0.key.v`
 * the sum so far is v or more, exactly · `level.p.t.v` a floored track after it
 * (`floor`, `base`) · `mark.p.f.group` a flag · `leak.p`, `spill.p.s`,
 * `secret.p.s`, `confides.k.s` the seat has given something in confidence. `spent.k.s.c.v`, `owed.k.s.step.v`, `fund.p.s.key.v`: the purse
 * after this payment, this text, this gain; true only if it holds v.
 *
 * Within a round: `moves.k.h` · `count.k.h.i` i or more up to h · `nth.k.h.i` ·
 * `talk.k.step` in a text · `text.k.step.s` a slot for tabling it · `tabled.k.issue` ·
 * `gift.k.h.s`, `gives.k.step.s` only if toward the seat · `gets.k.step.step.n`
 * only if n came so far · `rise.k.h.0.v`, `steep.k.step.0.v`, `bill.k.step.step.v`,
 * `net.k.step.0.v` at least what is due · `first`, `joins`, `paired` · `cover.k.step.n`
 * only if it may be given (`covers.k.n`, `range.k.n.v`) · `slots.k.s.key.n` ·
 * `early`, `there`, `further` a room's mobility, promised in time (by the texts of
 * the seats up to the last figure; −1 before any is answered) · `strains.k.step`,
 * `back.k.h`, `breaks.k.h`, `breach.k.step`, `broke.k.s` · `dealing.k` · `met.k.r` ·
 * `agree.k.x.term.o`, `term.k.x.term` at the start of k · `holds.k.moment.n`,
 * `stands.k.moment.n.h` the n-th condition of the file, at the start, after what
 * was done (1), after what was signed (2).
 *
 * One rule is told more generously than it is, never less: of several prices
 * of a leak in one phase the lowest is paid.
 */
import type { Row, Table } from '../../engine/table.ts'
import { type Clause, type Outcome, Rulebook } from './rulebook.ts'
import { type Figure, figure, known, NO, type Part, type Statement, Statements, YES } from './statements.ts'
import { Talks } from './talks.ts'

/** What stands at one moment of a round. */
export interface Stand {
  readonly round: number
  readonly moment: number
  readonly at: readonly (readonly Statement[])[]
  readonly tracks: readonly Figure[]
  readonly purses: readonly Figure[]
  readonly flags: readonly Statement[]
  readonly events: readonly Statement[]
  readonly held: readonly Figure[]
  readonly taken: readonly Statement[]
  readonly shut: readonly Statement[]
  readonly over: Statement
  readonly reserves: readonly Statement[]
  readonly dealt: readonly Statement[]
  readonly breach: readonly Figure[]
  readonly open: readonly Statement[]
  readonly secret: readonly Statement[]
  readonly told: readonly Statement[]
}

/** Something that takes effect if it is so. */
interface Happening {
  readonly is: Statement
  readonly key: number
  readonly group: number
  readonly outcome: Outcome
}

export class EveryPlay {
  readonly s = new Statements()
  readonly book: Rulebook
  readonly #row: Row
  readonly #table: Table
  readonly #uses = new Map<number, readonly Statement[]>()
  #now: Stand
  #live: Statement = YES

  constructor(table: Table, row: Row, until: number) {
    this.#table = table
    this.#row = row
    this.book = new Rulebook(table.scenario, table.sets)
    this.#now = this.#present()
    while (this.#now.round <= until && this.#now.round < table.scenario.rounds.length) this.#play(this.#now, this.#live)
  }

  #present(): Stand {
    const { layout } = this.#table
    const { scenario, places, seats } = this.book
    const row = this.#row
    const is = (start: number) => (_: unknown, i: number) => (row[start + i]! > 0 ? YES : NO)
    const value = (start: number) => (_: unknown, i: number) => known(row[start + i]!)
    return {
      round: row[0]!,
      moment: 0,
      at: places.map((place, h) => place.costs.map((_, o) => (row[layout.stance + h] === o ? YES : NO))),
      tracks: scenario.tracks.map(value(layout.track)),
      purses: seats.map(value(layout.standing)),
      flags: scenario.flags.map(is(layout.flag)),
      events: scenario.events.map(is(layout.event)),
      held: scenario.rooms.map(value(layout.held)),
      taken: scenario.exits.map(is(layout.taken)),
      shut: scenario.exits.map(is(layout.shut)),
      over: row[layout.over]! > 0 ? YES : NO,
      reserves: scenario.reserves.map(is(layout.reserve)),
      dealt: places.map(is(layout.dealt)),
      breach: seats.map(value(layout.breach)),
      open: scenario.rooms.map((_, r) => (row[layout.opened + r]! >= row[0]! ? YES : NO)),
      secret: seats.map(is(layout.items)),
      told: this.book.words.map(is(layout.told)),
    }
  }

  // ── one round

  #play(now: Stand, live: Statement): void {
    const { s, book } = this
    const { scenario } = book
    const k = now.round
    const meets = scenario.rooms.map((room, r) =>
      room.rounds.length === 0 || room.rounds.includes(k + 1) ? YES : now.open[r]!,
    )
    const uses = this.#cards(now, live)
    const tabled = book.tabled.map((list, i) => s.isAll(s.name('tabled', k, i), this.#all(now, list)))
    const talks = new Talks(s, book, now, live, meets, tabled)
    const counted = scenario.rooms.map(
      (room) => (room.mobility ?? 0) > scenario.rules.mobility || book.mostHeld(room.id) > 0,
    )
    const calls = scenario.rooms.map((room, r) =>
      book.seats.map((seat, who) => {
        if (!counted[r] || !room.callers.includes(seat)) return NO
        const call = s.name('call', k, r, who)
        s.if([call], [live])
        s.if([call], [meets[r]!])
        return call
      }),
    )
    const lays = scenario.reserves.map((reserve, r) => {
      const [from, to] = reserve.rounds ?? [1, scenario.rounds.length]
      if (k + 1 < from || k + 1 > to) return NO
      const lay = s.name('lay', k, r)
      s.if([lay], [live])
      s.if([lay, now.reserves[r]!], [])
      return lay
    })
    const tells = this.#tells(now, live, tabled)
    talks.goFurther(calls)
    const done = this.#confided(now, this.#effects(now, live, uses, talks, calls, lays, counted), tells)
    const proposals = scenario.exits.map((exit, x) =>
      book.seats.map((seat, who) =>
        scenario.rules.signing === 'next-round' && exit.signatories.includes(seat) && this.#inWindow(k, x)
          ? s.name('propose', k, x, who)
          : NO,
      ),
    )
    const signed = scenario.exits.map((_, x) => this.#signature(now, done, live, x, proposals[x]!))
    this.#spendSlots(k, uses, talks, calls, lays, proposals, tells)
    this.#end(done, live, signed, uses)
  }

  #inWindow = (k: number, x: number): boolean => {
    const [from, to] = this.book.scenario.exits[x]!.window
    return k + 1 >= from && k + 1 <= to
  }

  // ── conditions

  #all = (stand: Stand, list: readonly Clause[]): readonly Statement[] => list.map((clause) => this.#one(stand, clause))

  #every(stand: Stand, n: number, list: readonly Clause[]): Statement {
    return this.s.isAll(this.s.name('holds', stand.round, stand.moment, n), this.#all(stand, list))
  }

  #one(stand: Stand, { n, condition, ways }: Clause): Statement {
    const { s, book } = this
    const self = () => s.name('holds', stand.round, stand.moment, n)
    const either = (statement: Statement, is: boolean) => (is ? statement : -statement)
    if ('track' in condition) {
      const value = stand.tracks[book.track(condition.track)]!
      return s.isAll(self(), [value.reaches(condition.atLeast ?? -99), -value.reaches((condition.atMost ?? 99) + 1)])
    }
    if ('flag' in condition) return either(stand.flags[book.flag(condition.flag)]!, condition.is)
    if ('held' in condition) return stand.held[book.room(condition.held)]!.reaches(condition.times)
    if ('signed' in condition) return either(stand.taken[book.exit(condition.signed)]!, condition.is)
    if ('ended' in condition) return either(stand.over, condition.ended)
    if ('event' in condition) return either(stand.events[book.event(condition.event)]!, condition.is)
    if ('reserve' in condition) return either(stand.reserves[book.reserve(condition.reserve)]!, condition.is)
    if ('stance' in condition) {
      const issue = book.issue(condition.stance)
      const seats = (condition.by ?? book.seats).map(book.seat)
      const places = seats.map((seat) => book.placeOf(seat, issue)).filter((h) => h >= 0)
      const each = places.map((h) =>
        s.isAny(
          s.name('stands', stand.round, stand.moment, n, h),
          condition.options.map((id) => stand.at[h]![book.option(issue, id)]!),
        ),
      )
      return s.isAll(self(), each)
    }
    return s.isAny(
      self(),
      ways.map((way) => this.#every(stand, way.n, way.all)),
    )
  }

  // ── cards

  #cards(now: Stand, live: Statement): readonly Statement[] {
    const { s, book } = this
    const { scenario } = book
    const k = now.round
    const uses = book.cards.map(({ instrument }, c) => {
      const [from, to] = scenario.instruments[instrument]!.rounds ?? [1, scenario.rounds.length]
      if (k + 1 < from || k + 1 > to || this.#row[this.#table.layout.ready + c]! > k) return NO
      const use = s.name('use', k, c)
      s.if([use], [live])
      for (const test of this.#all(now, book.playable[instrument]!)) s.if([use], [test])
      return use
    })
    book.cards.forEach((card, c) => {
      const { once, cooldown, shared } = scenario.instruments[card.instrument]!
      book.cards.forEach((other, d) => {
        if (other.instrument !== card.instrument || (c !== d && !shared)) return
        if (d < c) s.if([uses[c]!, uses[d]!], [])
        for (const [before, used] of this.#uses)
          if (once || k < before + Math.max(1, cooldown)) s.if([used[d]!, uses[c]!], [])
      })
    })
    this.#uses.set(k, uses)
    return uses
  }

  #spendSlots(
    k: number,
    uses: readonly Statement[],
    talks: Talks,
    calls: readonly (readonly Statement[])[],
    lays: readonly Statement[],
    proposals: readonly (readonly Statement[])[],
    tells: ReadonlyMap<string, Statement>,
  ): void {
    const { s, book } = this
    book.seats.forEach((seat, who) => {
      const spent: { is: Statement; key: number }[] = []
      book.cards.forEach((card, c) => {
        if (card.seat === who) spent.push({ is: uses[c]!, key: c })
      })
      talks.steps.forEach((step) => {
        if (step.seat === who) spent.push({ is: step.alone, key: 1000 + step.code })
      })
      talks.steps.forEach((step) => {
        spent.push({ is: talks.text(step, who), key: 1200 + step.code })
      })
      calls.forEach((list, r) => {
        spent.push({ is: list[who]!, key: 1400 + r })
      })
      book.scenario.reserves.forEach((reserve, r) => {
        if (reserve.seat === seat) spent.push({ is: lays[r]!, key: 1600 + r })
      })
      proposals.forEach((list, x) => {
        spent.push({ is: list[who]!, key: 1800 + x })
      })
      book.places.forEach((place, h) => {
        place.costs.forEach((_, o) => {
          if (place.seat === who && tells.has(`${h}.${o}`))
            spent.push({ is: tells.get(`${h}.${o}`)!, key: 2000 + 8 * h + o })
        })
      })
      s.limit(spent, book.scenario.rules.slots, (key, n) => s.name('slots', k, who, key, n))
    })
  }

  // ── what is said in confidence

  /** What a term rests on, told to everybody: whoever else hears it changes nothing in play. */
  #tells(now: Stand, live: Statement, tabled: readonly Statement[]): ReadonlyMap<string, Statement> {
    const { s, book } = this
    const found = new Map<string, Statement>()
    for (const { place, options } of book.words)
      for (const o of options) {
        if (book.places[place]!.costs[o] === null) continue
        const tell = s.name('tell', now.round, place, o)
        found.set(`${place}.${o}`, tell)
        for (const need of [live, tabled[book.places[place]!.issue]!, -now.at[place]![o]!]) s.if([tell], [need])
      }
    return found
  }

  #confided(now: Stand, done: Stand, tells: ReadonlyMap<string, Statement>): Stand {
    const { s, book } = this
    const k = now.round
    const said = (place: number, options: readonly number[]) => options.flatMap((o) => tells.get(`${place}.${o}`) ?? [])
    return {
      ...done,
      told: now.told.map((was, n) =>
        s.isAny(s.name('told', k + 1, n), [was, ...said(book.words[n]!.place, book.words[n]!.options)]),
      ),
      secret: done.secret.map((was, who) => {
        const own = book.words.filter(({ place }) => book.places[place]!.seat === who)
        if (own.length === 0) return was
        const given = own.flatMap(({ place, options }) => said(place, options))
        return s.isAny(s.name('confides', k, who), [was, ...new Set(given)])
      }),
    }
  }

  // ── what is done

  #effects(
    now: Stand,
    live: Statement,
    uses: readonly Statement[],
    talks: Talks,
    calls: readonly (readonly Statement[])[],
    lays: readonly Statement[],
    counted: readonly boolean[],
  ): Stand {
    const { s, book } = this
    const { scenario } = book
    const { rules } = scenario
    const k = now.round
    const happenings = book.cards.map(
      ({ instrument, seat }, c): Happening => ({
        is: uses[c]!,
        key: c,
        group: seat,
        outcome: book.outcome(scenario.instruments[instrument]!.effects),
      }),
    )
    const breaches = talks.breaches()
    const moving: (readonly [number, Part])[] = []
    if (rules.leash !== undefined)
      for (const step of talks.steps)
        if (step.seat === book.seat(rules.leash.leader))
          moving.push([book.track(rules.leash.track), { if: talks.strain(step), by: -1, key: 1000 + step.code }])
    if (rules.dealTrack !== undefined) {
      const dealing = s.isAny(
        s.name('dealing', k),
        talks.steps.filter((step) => step.seat === book.seat(rules.dealTrack!.with)).map((step) => step.talk),
      )
      moving.push([book.track(rules.dealTrack.track), { if: dealing, by: 1, key: 1300 }])
    }
    if (rules.breachTrack !== undefined)
      for (const { step, is } of breaches.steps)
        moving.push([book.track(rules.breachTrack), { if: is, by: -1, key: 1100 + step.code }])
    const gains: (readonly [number, Part])[] = []
    const purses = now.purses.map((purse, who) => {
      let left = purse
      book.cards.forEach(({ instrument, seat }, c) => {
        const standing = book.number(scenario.instruments[instrument]!.standing)
        if (seat !== who) return
        if (standing < 0) left = this.#pay(left, uses[c]!, -standing, (v) => s.name('spent', k, who, c, v))
        // What the card itself also gives its actor is told apart.
        if (standing > 0)
          gains.push([who, { if: uses[c]!, by: standing, key: happenings[c]!.outcome.standing.has(who) ? c + 500 : c }])
      })
      return talks.payFrom(left, who)
    })
    const met = scenario.rooms.map((_, r) =>
      counted[r] ? s.isAny(s.name('met', k, r), [...calls[r]!, ...talks.steps.map((step) => step.rooms[r]!)]) : NO,
    )
    return {
      ...now,
      moment: 1,
      ...this.#settle(now, 0, happenings, moving, purses, gains),
      at: talks.stancesAfter(),
      held: now.held.map((times, r) =>
        counted[r] ? s.total(times, [{ if: met[r]!, by: 1, key: 0 }], (_, v) => s.name('held', k + 1, r, 0, v)) : times,
      ),
      reserves: now.reserves.map((stands, r) => s.isAny(s.name('reserve', k + 1, r), [stands, lays[r]!])),
      dealt: breaches.dealt,
      breach: now.breach.map((left, who) =>
        this.#withoutCover(
          k,
          who,
          left,
          live,
          breaches.steps.filter(({ step }) => step.seat === who).map(({ is }) => is),
        ),
      ),
    }
  }

  #pay(purse: Figure, is: Statement, by: number, name: (value: number) => Statement): Figure {
    this.s.if([is], [purse.reaches(by)])
    for (let v = 1; v <= purse.high; v++) {
      this.s.if([name(v)], [purse.reaches(v)])
      this.s.if([name(v), is], [purse.reaches(v + by)])
    }
    return figure(0, purse.high, name)
  }

  #withoutCover(k: number, who: number, left: Figure, live: Statement, breaks: readonly Statement[]): Figure {
    const { s } = this
    const broke = s.isAny(s.name('broke', k, who), breaks)
    const high = Math.max(2, left.high)
    const name = (n: number) => s.name('breachLeft', k + 1, who, n)
    for (let n = 1; n <= high; n++) {
      const fresh = n <= 2 ? broke : NO
      s.if([fresh], [name(n)])
      s.if([live, left.reaches(n + 1)], [name(n)])
      s.if([-live, left.reaches(n)], [name(n)])
      s.if([name(n), live], [fresh, left.reaches(n + 1)])
      s.if([name(n), -live], [fresh, left.reaches(n)])
      // Whoever has more than n rounds left has n, played or not.
      s.if([left.reaches(n + 1)], [name(n)])
      s.if([name(n)], [fresh, left.reaches(n)])
    }
    return figure(0, high, name)
  }

  // ── tracks, purses, flags

  #settle(
    now: Stand,
    phase: number,
    all: readonly Happening[],
    moving: readonly (readonly [number, Part])[],
    purses: readonly Figure[],
    gains: readonly (readonly [number, Part])[],
  ): Pick<Stand, 'tracks' | 'purses' | 'flags' | 'secret'> {
    const { s } = this
    const at = now.round * 4 + phase
    const leaks = all.filter(({ outcome }) => outcome.leaks > 0)
    const leaked =
      leaks.length === 0
        ? NO
        : s.isAny(
            s.name('leak', at),
            leaks.map(({ is }) => is),
          )
    const spills = now.secret.map((secret, who) =>
      leaks.length === 0 ? NO : s.isAll(s.name('spill', at, who), [secret, leaked]),
    )
    const price = Math.min(99, ...leaks.map(({ outcome }) => outcome.leaks))
    return {
      tracks: this.#tracks(now, at, all, moving),
      purses: purses.map((purse, who) => {
        const parts: Part[] = gains.flatMap(([seat, part]) => (seat === who ? [part] : []))
        for (const { is, key, outcome } of all)
          if ((outcome.standing.get(who) ?? 0) !== 0) parts.push({ if: is, by: outcome.standing.get(who)!, key })
        if (leaks.length > 0) parts.push({ if: spills[who]!, by: -price, key: 2000 })
        return this.#fund(purse, parts, (key, v) => s.name('fund', at, who, key, v))
      }),
      flags: now.flags.map((flag, f) => this.#mark(flag, f, at, all)),
      secret: now.secret.map((secret, who) =>
        leaks.length === 0 ? secret : s.isAll(s.name('secret', at, who), [secret, -leaked]),
      ),
    }
  }

  #tracks(
    now: Stand,
    at: number,
    all: readonly Happening[],
    moving: readonly (readonly [number, Part])[],
  ): readonly Figure[] {
    const { s, book } = this
    const { tracks, rules } = book.scenario
    const pressing = all.flatMap(({ is, key, outcome }): Part[] =>
      outcome.pressure === 0 ? [] : [{ if: is, by: outcome.pressure, key }],
    )
    const pressure = s.total(known(0), pressing, (key, v) => s.name('press', at, 0, key, v))
    const netted: readonly Part[] = [
      { if: -pressure.reaches(-3), by: -1, key: 1310 },
      { if: -pressure.reaches(-1), by: -1, key: 1311 },
      { if: pressure.reaches(2), by: 1, key: 1312 },
      { if: pressure.reaches(4), by: 1, key: 1313 },
    ]
    const raw = tracks.map((track, t) => {
      const parts: Part[] = all.flatMap(({ is, key, outcome }): Part[] =>
        (outcome.tracks.get(t) ?? 0) === 0 ? [] : [{ if: is, by: outcome.tracks.get(t)!, key }],
      )
      for (const [moved, part] of moving) if (moved === t) parts.push(part)
      if (track.id === rules.tension) parts.push(...netted)
      return s.total(now.tracks[t]!, parts, (key, v) => s.name('sum', at, t, key, v))
    })
    const after: Figure[] = []
    tracks.forEach((track, t) => {
      if (track.floor === undefined) after[t] = figure(track.min, track.max, (v) => raw[t]!.reaches(v))
    })
    tracks.forEach((track, t) => {
      if (track.floor === undefined) return
      const below = book.track(track.floor.track)
      const { at: heights } = track.floor
      const base = after[below] ?? now.tracks[below]!
      const high = Math.max(track.max, ...heights)
      for (let v = track.min + 1; v <= high; v++)
        s.isAny(s.name('level', at, t, v), [
          v <= track.max ? raw[t]!.reaches(v) : NO,
          this.#lifted(base, heights, v, at, t),
        ])
      after[t] = figure(track.min, high, (v) => s.name('level', at, t, v))
    })
    return after
  }

  /** Does the track below lift this one to `v`? */
  #lifted(base: Figure, heights: readonly number[], v: number, at: number, t: number): Statement {
    const { s } = this
    const lifts = (u: number) => u >= base.low && u <= base.high && heights[Math.min(u, heights.length - 1)]! >= v
    const stretches: Statement[] = []
    for (let u = base.low; u <= base.high; u++) {
      if (!lifts(u) || lifts(u - 1)) continue
      let end = u
      while (lifts(end + 1)) end++
      stretches.push(s.isAll(s.name('base', at, t, v, u), [base.reaches(u), -base.reaches(end + 1)]))
    }
    return s.isAny(s.name('floor', at, t, v), stretches)
  }

  /** Losses, then gains, as far as a purse goes; each statement is true only if it really has so much. */
  #fund(purse: Figure, parts: readonly Part[], name: (key: number, value: number) => Statement): Figure {
    const { s, book } = this
    const most = book.scenario.rules.standingMax
    let now = purse
    const byKey = parts.slice().sort((one, other) => one.key - other.key)
    for (const part of [...byKey.filter((one) => one.by < 0), ...byKey.filter((one) => one.by > 0)]) {
      const before = now
      now = figure(before.low + Math.min(0, part.by), before.high + Math.max(0, part.by), (v) => name(part.key, v))
      for (let v = now.low + 1; v <= now.high; v++) {
        s.if([name(part.key, v), part.if], [before.reaches(v - part.by)])
        s.if([name(part.key, v), -part.if], [before.reaches(v)])
        s.if([name(part.key, v)], [before.reaches(v - Math.max(0, part.by))])
      }
    }
    const end = now
    return figure(0, Math.min(most, end.high), (v) => end.reaches(v))
  }

  #mark(flag: Statement, f: number, at: number, all: readonly Happening[]): Statement {
    const { s } = this
    let now = flag
    const groups = [...new Set(all.map(({ group }) => group))].sort((one, other) => one - other)
    for (const group of groups) {
      const own = all.filter((one) => one.group === group && one.outcome.flags.has(f))
      if (own.length === 0) continue
      const up = own.filter((one) => one.outcome.flags.get(f) === true).map((one) => one.is)
      const down = own.filter((one) => one.outcome.flags.get(f) === false).map((one) => one.is)
      const next = s.name('mark', at, f, group)
      for (const one of up) s.if([one], [next, ...down])
      for (const one of down) s.if([one, next], up)
      s.if([next], [now, ...up])
      s.if([now], [next, ...down])
      now = next
    }
    return now
  }

  // ── signatures and what follows

  #signature(start: Stand, done: Stand, live: Statement, x: number, proposals: readonly Statement[]): Statement {
    const { s, book } = this
    const k = start.round
    if (!this.#inWindow(k, x)) return NO
    const exit = book.scenario.exits[x]!
    const signed = s.name('signed', k, x)
    const needs = [
      live,
      -start.taken[x]!,
      -start.shut[x]!,
      ...this.#agreed(done.at, k + 1, x),
      ...this.#all(done, book.terms[x]!),
      ...this.#unlocked(done.at, x),
    ]
    const said = (stand: Stand) => book.words.flatMap((word, n) => (word.exit === x ? [stand.told[n]!] : []))
    if (book.scenario.rules.signing === 'same-round') return s.isAll(signed, [...needs, ...said(done)])
    for (const need of [...needs, ...this.#agreed(start.at, k, x), ...said(start)]) s.if([signed], [need])
    s.isAny(
      signed,
      exit.signatories.map((id) => proposals[book.seat(id)]!),
    )
    return signed
  }

  /** Term by term: do the signatories who hold the issue stand on one listed option? */
  #agreed(at: readonly (readonly Statement[])[], layer: number, x: number): readonly Statement[] {
    const { s, book } = this
    const exit = book.scenario.exits[x]!
    return exit.terms.map((term, j) => {
      const issue = book.issue(term.issue)
      const places = exit.signatories.map((id) => book.placeOf(book.seat(id), issue)).filter((h) => h >= 0)
      const options = places.length === 0 ? [] : term.options.map((id) => book.option(issue, id))
      const ways = options.map((o) =>
        s.isAll(
          s.name('agree', layer, x, j, o),
          places.map((h) => at[h]![o]!),
        ),
      )
      return s.isAny(s.name('term', layer, x, j), ways)
    })
  }

  #unlocked(at: readonly (readonly Statement[])[], x: number): readonly Statement[] {
    const { book } = this
    const exit = book.scenario.exits[x]!
    const settled = exit.terms.map((term) => term.issue)
    return book.scenario.locks.flatMap((lock) => {
      if (
        (lock.exits.length > 0 && !lock.exits.includes(exit.id)) ||
        lock.binds.every((bound) => settled.includes(bound))
      )
        return []
      const issue = book.issue(lock.issue)
      return exit.signatories.flatMap((id) => {
        const h = book.placeOf(book.seat(id), issue)
        return h < 0 ? [] : [-at[h]![book.option(issue, lock.option)]!]
      })
    })
  }

  #end(done: Stand, live: Statement, signed: readonly Statement[], uses: readonly Statement[]): void {
    const { s, book } = this
    const { scenario } = book
    const k = done.round
    // After an exit that ends no round follows: what it would change is left out.
    const widening = scenario.exits.flatMap((exit, x): Happening[] =>
      exit.kind === 'ends' ? [] : [{ is: signed[x]!, key: 1400 + x, group: 1400, outcome: book.outcome(exit.effects) }],
    )
    const after: Stand = {
      ...done,
      moment: 2,
      ...this.#settle(done, 1, widening, [], done.purses, []),
      taken: done.taken.map((was, x) => s.isAny(s.name('taken', k + 1, x), [was, signed[x]!])),
      over: s.isAny(s.name('over', k + 1), [done.over, ...signed.filter((_, x) => scenario.exits[x]!.kind === 'ends')]),
    }
    const fires = scenario.events.map((event, e) => {
      if (event.at !== k + 1 || done.events[e] === YES) return NO
      const unless = book.unless[e]!.map((list) => -this.#every(after, list.n, list.all))
      const drawn = event.chance === undefined ? YES : s.name('draw', e)
      return s.isAll(s.name('fires', k, e), [live, drawn, ...this.#all(after, book.when[e]!), ...unless])
    })
    const happening = scenario.events.flatMap((event, e): Happening[] =>
      fires[e] === NO ? [] : [{ is: fires[e]!, key: 1600 + e, group: 1600 + e, outcome: book.outcome(event.effects) }],
    )
    const openers = [
      ...book.cards.map(({ instrument }, c) => ({
        is: uses[c]!,
        outcome: book.outcome(scenario.instruments[instrument]!.effects),
      })),
      ...widening,
      ...happening,
    ]
    this.#now = {
      ...after,
      ...this.#settle(after, 2, happening, [], after.purses, []),
      round: k + 1,
      moment: 0,
      events: after.events.map((was, e) => s.isAny(s.name('event', k + 1, e), [was, fires[e]!])),
      shut: after.shut.map((was, x) =>
        s.isAny(s.name('shut', k + 1, x), [
          was,
          ...fires.filter((_, e) => scenario.events[e]!.shuts.includes(scenario.exits[x]!.id)),
        ]),
      ),
      open: scenario.rooms.map((_, r) =>
        this.#row[this.#table.layout.opened + r]! > k
          ? YES
          : s.isAny(
              s.name('open', k + 1, r),
              openers.flatMap(({ is, outcome }) => (outcome.opens.includes(r) ? [is] : [])),
            ),
      ),
    }
    if (k + 1 < scenario.rounds.length)
      this.#live = s.isAll(s.name('live', k + 1), [-this.#now.over, ...this.#all(this.#now, book.onlyIf[k + 1]!)])
  }
}
