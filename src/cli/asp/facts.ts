/**
 * One scenario at one state as facts for `rules.lp`: who holds what, what it
 * costs, what has happened. Ids are the scenario's own; rounds count from 1.
 */
import type { Change, Row, Table, Test } from '../../engine/table.ts'
import { RED } from '../../engine/table.ts'

export interface Question {
  /** Id of the exit; any exit if absent. */
  readonly exit?: string
  /** Rounds that may be used, this one included; all that are left if absent. */
  readonly horizon?: number
}

/** A name in quotes, a number, or a term already written. */
type Word = string | number

/** @throws if the state stands at the end of its game: nothing can be asked there. */
export function factsOf(table: Table, row: Row, question: Question): readonly string[] {
  if (row[0]! >= table.rounds) throw new Error('broken belief: a round is left to ask about')
  return new Facts(table, row, question).lines
}

class Facts {
  readonly lines: string[] = []
  readonly #table: Table
  readonly #row: Row
  readonly #now: number
  /** Alternatives and stance conditions, numbered as they are met. */
  #numbered = 0

  constructor(table: Table, row: Row, question: Question) {
    this.#table = table
    this.#row = row
    this.#now = row[0]! + 1
    this.#question(question)
    this.#seats()
    this.#articles()
    this.#quantities()
    this.#rooms()
    this.#cards()
    this.#exits()
    this.#calendar()
  }

  #say(name: string, ...words: readonly Word[]): void {
    this.lines.push(words.length === 0 ? `${name}.` : `${call(name, ...words)}.`)
  }

  #head(title: string): void {
    this.lines.push('', `% ${title}`)
  }

  #question({ exit, horizon }: Question): void {
    const asked = this.#table.scenario.exits.findIndex(({ id }) => id === exit)
    const closes = asked < 0 ? this.#table.rounds : this.#table.exits[asked]!.last + 1
    // Nothing after the exit's window can sign it.
    const last = Math.max(this.#now, Math.min(closes, lastRound(this.#table, this.#now, horizon)))
    this.#head('The question')
    if (exit === undefined) this.lines.push('1 { goal(X) : window(X,_,_) } 1.')
    else this.#say('goal', quoted(exit))
    this.#say('now', this.#now)
    this.#say('last', last)
    if (horizon !== undefined) this.#say('within_rounds', horizon)
    if (this.#row[this.#table.layout.over] === 1) this.#say('ended_before')
  }

  #seats(): void {
    const { seats, slots, mobility, layout, leash, breachTrack, dealTrack, sameRound } = this.#table
    this.#head('Seats and rules')
    this.#say('slots', slots)
    for (let slot = 1; slot <= slots; slot++) this.#say('slot', slot)
    this.#say('mobility', mobility)
    this.#say('signing', sameRound ? 'same_round' : 'next_round')
    seats.forEach((id, s) => {
      this.#say('seat', quoted(id))
      this.#say('rank', quoted(id), s)
      const wary = this.#row[layout.breach + s]!
      if (wary > 0) this.#say('wary', quoted(id), wary, this.#now)
      if (this.#row[layout.items + s]! > 0) this.#say('confided', quoted(id), 3 * this.#now)
    })
    if (leash !== null)
      this.#say('leash', this.#seat(leash.leader), this.#seat(leash.follower), this.#track(leash.track))
    if (breachTrack >= 0) this.#say('breach_track', this.#track(breachTrack))
    if (dealTrack !== null) this.#say('deal_track', this.#track(dealTrack.track), this.#seat(dealTrack.seat))
  }

  #articles(): void {
    const { issues, holdings, options, layout, ownedBy, tabled, locks, scenario } = this.#table
    this.#head('Articles: who holds them, how far each option is from a paper, where everyone stands')
    issues.forEach((id, i) => {
      this.#list(call('article', quoted(id)), tabled[i]!, 0)
      if (ownedBy[i]! >= 0) this.#say('owner', quoted(id), this.#seat(ownedBy[i]!))
    })
    holdings.forEach(({ seat, issue, cost }, h) => {
      const where = [this.#seat(seat), quoted(issues[issue]!)] as const
      this.#say('holder', ...where)
      cost.forEach((far, o) => {
        const option = quoted(options[issue]![o]!)
        this.#say('far', ...where, option, far)
        if (far < RED) this.#say('cost', ...where, option, far)
      })
      this.#say('stance', ...where, quoted(options[issue]![this.#row[layout.stance + h]!]!), this.#now)
      if (this.#row[layout.dealt + h] === 1) this.#say('dealt', ...where, this.#now)
    })
    for (const { issue, option, bars } of locks)
      bars.forEach((isBarred, x) => {
        if (isBarred)
          this.#say('lock', quoted(issues[issue]!), quoted(options[issue]![option]!), quoted(scenario.exits[x]!.id))
      })
  }

  #quantities(): void {
    const { tracks, trackMin, trackMax, floors, layout, tension, flags, seats, standingMax, coverTrack, coverAt } =
      this.#table
    this.#head('Tracks, standing, flags')
    this.#say('tension', this.#track(tension))
    tracks.forEach((_, t) => {
      this.#quantity(this.#track(t), trackMin[t]!, trackMax[t]!, this.#row[layout.track + t]!)
      const floor = floors[t]
      if (!floor) return
      for (let value = trackMin[floor.track]!; value <= trackMax[floor.track]!; value++)
        this.#say(
          'floor',
          this.#track(t),
          this.#track(floor.track),
          value,
          floor.at[Math.min(value, floor.at.length - 1)]!,
        )
    })
    seats.forEach((id, s) => {
      this.#quantity(call('standing', quoted(id)), 0, standingMax, this.#row[layout.standing + s]!)
    })
    flags.forEach((id, f) => {
      if (this.#row[layout.flag + f] === 1) this.#say('flag', quoted(id), 3 * this.#now)
    })
    if (coverTrack < 0) this.#say('cover_flat', coverAt[0] ?? 0)
    else {
      this.#say('cover_track', this.#track(coverTrack))
      for (let value = trackMin[coverTrack]!; value <= trackMax[coverTrack]!; value++)
        this.#say('worth', value, coverAt[Math.min(value, coverAt.length - 1)] ?? 0)
    }
  }

  #quantity(name: string, low: number, high: number, at: number): void {
    this.#say('range', name, low, high)
    this.#say('start', name, at)
  }

  #rooms(): void {
    const { rooms, roomIds, layout, mobility } = this.#table
    this.#head('Rooms')
    const times = roomIds.map(() => 1)
    for (const test of allTests(this.#table)) if (test.k === 'held') times[test.i] = Math.max(times[test.i]!, test.n)
    rooms.forEach((room, r) => {
      const id = quoted(roomIds[r]!)
      this.#say('room', id)
      this.#say('cap', id, room.cap)
      this.#say('hosted', id, room.hosted ? 1 : 0)
      if (room.mobility > mobility) this.#say('roomier', id, room.mobility - mobility)
      for (const seat of room.members) this.#say('member', id, this.#seat(seat))
      for (const seat of room.callers) this.#say('caller', id, this.#seat(seat))
      room.meets.forEach((meets, round) => {
        if (meets && round >= this.#now - 1) this.#say('calendar', id, round + 1)
      })
      const until = this.#row[layout.opened + r]! + 1
      if (until >= this.#now) this.#say('open_until', id, until)
      // More meetings than anything asks for need not be counted.
      this.#quantity(call('held', id), 0, times[r]!, Math.min(times[r]!, this.#row[layout.held + r]!))
    })
  }

  #cards(): void {
    const { instruments, cards, scenario, layout, reserves } = this.#table
    this.#head('Cards and reserves')
    instruments.forEach((entry, i) => {
      const id = quoted(scenario.instruments[i]!.id)
      for (const c of entry.cards) {
        const seat = this.#seat(cards[c]!.seat)
        this.#say('card', seat, id)
        const ready = this.#row[layout.ready + c]! + 1
        if (ready > this.#now) this.#say('ready', seat, id, ready)
      }
      this.#say('card_rounds', id, entry.first + 1, entry.last + 1)
      this.#say('rest', id, Math.max(1, entry.cooldown))
      if (entry.once) this.#say('once', id)
      if (entry.shared) this.#say('shared', id)
      if (entry.standing < 0) this.#say('price', id, -entry.standing)
      if (entry.standing !== 0) this.#say('own_standing', id, entry.standing)
      this.#list(call('card', id), entry.when, 0)
      this.#change(call('card', id), entry.change)
    })
    reserves.forEach((entry, v) => {
      const id = quoted(scenario.reserves[v]!.id)
      this.#say('reserve', id, this.#seat(entry.seat))
      this.#say('reserve_rounds', id, entry.first + 1, entry.last + 1)
      if (this.#row[layout.reserve + v] === 1) this.#say('told_before', id)
    })
  }

  #exits(): void {
    const { exits, scenario, issues, options, layout } = this.#table
    this.#head('Exits')
    exits.forEach((exit, x) => {
      const id = quoted(scenario.exits[x]!.id)
      for (const seat of exit.signatories) this.#say('signatory', id, this.#seat(seat))
      for (const term of exit.terms)
        for (const option of term.options)
          this.#say('listed', id, quoted(issues[term.issue]!), quoted(options[term.issue]![option]!))
      for (const c of exit.confidences) this.#word(id, c)
      this.#say('window', id, exit.first + 1, exit.last + 1)
      if (exit.ends) this.#say('ends', id)
      this.#list(call('exit', id), exit.conditions, 1)
      this.#change(call('exit', id), exit.change)
      this.#say('order', call('exit', id), x)
      if (this.#row[layout.taken + x]! > 0) this.#say('taken_before', id)
      if (this.#row[layout.shut + x]! > 0) this.#say('shut_before', id)
    })
  }

  /** A term in confidence, numbered in the order of the file. */
  #word(exit: string, c: number): void {
    const { confidences, issues, options, layout } = this.#table
    const { by, issue, options: wordings } = confidences[c]!
    this.#say('rests_on', exit, c)
    this.#say('worded', c, this.#seat(by), quoted(issues[issue]!))
    for (const option of wordings) this.#say('wording', c, quoted(options[issue]![option]!))
    if (this.#row[layout.told + c] === 1) this.#say('heard_before', c)
  }

  #calendar(): void {
    const { events, scenario, layout, onlyIf } = this.#table
    this.#head('Rounds and events')
    onlyIf.forEach((tests, round) => {
      if (round >= this.#now - 1) this.#list(call('round', round + 1), tests, 0)
    })
    events.forEach((event, e) => {
      const id = quoted(scenario.events[e]!.id)
      if (this.#row[layout.event + e] === 1) this.#say('happened_before', id)
      if (event.at < this.#now - 1) return
      this.#say('date', id, event.at + 1)
      if (event.chance !== null) this.#say('chance', id)
      this.#list(call('event', id), event.when, 2)
      event.unless.forEach((tests, n) => {
        this.#say('unless', id, call('unless', id, n))
        this.#list(call('unless', id, n), tests, 2)
      })
      for (const exit of event.shuts) this.#say('shuts', id, quoted(scenario.exits[exit]!.id))
      this.#change(call('event', id), event.change)
      this.#say('order', call('event', id), e)
    })
  }

  /** A list of conditions, read at the start of a round (0), at its signatures (1) or at its end (2). */
  #list(name: string, tests: readonly Test[], moment: number): void {
    this.#say('asked', name, moment)
    this.#requires(name, tests)
  }

  #requires(name: string, tests: readonly Test[]): void {
    for (const test of tests) for (const condition of this.#condition(test)) this.#say('requires', name, condition)
  }

  #condition(test: Test): readonly string[] {
    const { scenario, flags, roomIds, issues, options, holdings } = this.#table
    switch (test.k) {
      case 'track':
        return [
          ...(test.lo > -RED ? [call('at_least', this.#track(test.i), test.lo)] : []),
          ...(test.hi < RED ? [call('at_most', this.#track(test.i), test.hi)] : []),
        ]
      case 'held':
        return [call('at_least', call('held', quoted(roomIds[test.i]!)), test.n)]
      case 'flag':
        return [call('flag', quoted(flags[test.i]!), test.is)]
      case 'signed':
        return [call('signed', quoted(scenario.exits[test.i]!.id), test.is)]
      case 'ended':
        return [call('ended', test.is)]
      case 'event':
        return [call('event', quoted(scenario.events[test.i]!.id), test.is)]
      case 'reserve':
        return [call('reserve', quoted(scenario.reserves[test.i]!.id), test.is)]
      case 'stance': {
        const n = ++this.#numbered
        for (const h of test.hs) this.#say('stand', n, this.#seat(holdings[h]!.seat), quoted(issues[test.issue]!))
        for (const option of test.options) this.#say('stand_on', n, quoted(options[test.issue]![option]!))
        return [call('stance', n)]
      }
      case 'any': {
        const n = ++this.#numbered
        test.of.forEach((tests, i) => {
          this.#say('alternative', n, call('way', n, i))
          this.#requires(call('way', n, i), tests)
        })
        return [call('any', n)]
      }
    }
  }

  #change(source: string, change: Change): void {
    if (change.pressure !== 0) this.#say('pressure', source, change.pressure)
    for (const [track, by] of change.tracks) if (by !== 0) this.#say('effect', source, this.#track(track), by)
    for (const [seat, by] of change.standing)
      if (by !== 0) this.#say('effect', source, call('standing', this.#seat(seat)), by)
    for (const [flag, is] of change.flags) this.#say('sets', source, quoted(this.#table.flags[flag]!), is)
    for (const room of change.opens) this.#say('opens', source, quoted(this.#table.roomIds[room]!))
    if (change.leaks > 0) this.#say('leaks', source, change.leaks)
  }

  #seat = (s: number): string => quoted(this.#table.seats[s]!)
  #track = (t: number): string => call('track', quoted(this.#table.tracks[t]!))
}

/** The round by which so many are played for certain: those that may be skipped do not count. */
function lastRound(table: Table, now: number, horizon = table.rounds): number {
  let last = now
  for (let certain = 1; certain < horizon && last < table.rounds; last++)
    if (table.onlyIf[last]!.length === 0) certain++
  return last
}

const call = (name: string, ...words: readonly Word[]): string => `${name}(${words.join(',')})`

/** Ids are lower-case letters, digits and hyphens: in quotes they need no escaping. */
const quoted = (id: string): string => `"${id}"`

function* allTests(table: Table): Generator<Test> {
  const lists = [
    ...table.tabled,
    ...table.onlyIf,
    ...table.instruments.map(({ when }) => when),
    ...table.exits.map(({ conditions }) => conditions),
    ...table.events.flatMap(({ when, unless }) => [when, ...unless]),
  ]
  for (const list of lists) yield* nested(list)
}

function* nested(list: readonly Test[]): Generator<Test> {
  for (const test of list) {
    yield test
    if (test.k === 'any') for (const inner of test.of) yield* nested(inner)
  }
}
