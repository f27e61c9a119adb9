/**
 * Who moves in a round, alone or in which text, and what each pays: the rules
 * H1, H2, H4, H8–H10 and H16 in statements. A seat's moves are its first,
 * second, … in the order of what it holds; texts are told by which moves stand
 * in the same one.
 */
import type { Stand } from './everyPlay.ts'
import type { Rulebook } from './rulebook.ts'
import { type Figure, figure, NO, type Statement, type Statements, YES } from './statements.ts'

export interface Step {
  readonly seat: number
  readonly nth: number
  readonly code: number
  readonly used: Statement
  readonly alone: Statement
  readonly talk: Statement
  readonly rooms: readonly Statement[]
  readonly by: readonly Statement[]
}

export class Talks {
  readonly steps: readonly Step[]
  readonly #s: Statements
  readonly #book: Rulebook
  readonly #now: Stand
  readonly #k: number
  /** By place and option. */
  readonly #to: readonly (readonly Statement[])[]
  readonly #moves: readonly Statement[]

  constructor(
    s: Statements,
    book: Rulebook,
    now: Stand,
    live: Statement,
    meets: readonly Statement[],
    tabled: readonly Statement[],
  ) {
    this.#s = s
    this.#book = book
    this.#now = now
    this.#k = now.round
    this.#to = book.places.map((place, h) => place.costs.map((cost, o) => (cost === null ? NO : this.#shift(h, o))))
    this.#moves = book.places.map(({ issue }, h) => {
      s.notTwo(this.#to[h]!)
      const moves = s.isAny(s.name('moves', this.#k, h), this.#to[h]!)
      s.if([moves], [live])
      s.if([moves], [tabled[issue]!])
      return moves
    })
    this.steps = book.seats.flatMap((_, seat) => this.#stepsOf(seat, meets))
    this.#join()
    this.#own()
  }

  #shift(h: number, o: number): Statement {
    const step = this.#s.name('step', this.#k, h, o)
    this.#s.if([step, this.#now.at[h]![o]!], [])
    return step
  }

  #nth = (h: number, n: number): Statement => this.#s.name('nth', this.#k, h, n)

  // ── counting a seat's moves

  #stepsOf(seat: number, meets: readonly Statement[]): readonly Step[] {
    const book = this.#book
    const s = this.#s
    const { rooms, rules } = book.scenario
    const most = Math.max(
      rules.mobility,
      ...rooms.map((room, r) =>
        meets[r] !== NO && room.members.includes(book.seats[seat]!) ? (room.mobility ?? 0) : 0,
      ),
    )
    let before: readonly Statement[] = Array.from({ length: most }, () => NO)
    for (const h of book.placesOf(seat)) {
      const moves = this.#moves[h]!
      const now = before.map((_, i) => s.name('count', this.#k, h, i + 1))
      now.forEach((reached, i) => {
        const less = i === 0 ? YES : before[i - 1]!
        s.if([before[i]!], [reached])
        s.if([moves, less], [reached])
        s.if([reached], [before[i]!, moves])
        s.if([reached], [before[i]!, less])
        s.if([reached], [less])
        s.isAll(this.#nth(h, i + 1), [moves, less, -before[i]!])
      })
      s.if([moves, before[most - 1]!], [])
      s.if(
        [moves],
        now.map((_, i) => this.#nth(h, i + 1)),
      )
      before = now
    }
    return before.map((used, i) => this.#stepOf(seat, i + 1, used, meets))
  }

  #stepOf(seat: number, nth: number, used: Statement, meets: readonly Statement[]): Step {
    const s = this.#s
    const k = this.#k
    const { seats, scenario } = this.#book
    const code = 8 * seat + nth
    const alone = s.name('alone', k, code)
    const talk = s.isAll(s.name('talk', k, code), [used, -alone])
    s.if([alone], [used])
    const rooms = scenario.rooms.map((room, r) =>
      room.members.includes(seats[seat]!) && meets[r] !== NO ? s.name('room', k, code, r) : NO,
    )
    const by = seats.map((id, who) =>
      scenario.rooms.some((room, r) => rooms[r] !== NO && room.callers.includes(id)) ? s.name('by', k, code, who) : NO,
    )
    rooms.forEach((room, r) => {
      s.if([room], [meets[r]!])
      by.forEach((tabler, who) => {
        if (!scenario.rooms[r]!.callers.includes(seats[who]!)) s.if([room, tabler], [])
      })
    })
    // Follows from the rest, but not at once: who tables it has a room to do so.
    by.forEach((tabler, who) =>
      s.if(
        [tabler],
        rooms.filter((_, r) => scenario.rooms[r]!.callers.includes(seats[who]!)),
      ),
    )
    for (const list of [rooms, by]) {
      for (const one of list) s.if([one], [talk])
      s.notTwo(list)
      s.if([talk], list)
    }
    return { seat, nth, code, used, alone, talk, rooms, by }
  }

  // ── texts

  /** Do these two moves stand in one text? */
  same(one: Step, other: Step): Statement {
    const i = this.steps.indexOf(one)
    const j = this.steps.indexOf(other)
    return i < j
      ? this.#s.name('same', this.#k, one.code, other.code)
      : this.#s.name('same', this.#k, other.code, one.code)
  }

  #join(): void {
    const s = this.#s
    this.steps.forEach((later, q) => {
      for (const earlier of this.steps.slice(0, q)) {
        const same = this.same(earlier, later)
        s.if([same], [earlier.talk])
        s.if([same], [later.talk])
        s.if(
          [same],
          earlier.rooms.filter((_, r) => !s.rules.refutes(later.rooms[r]!)),
        )
        earlier.rooms.forEach((room, r) => {
          s.if([same, room], [later.rooms[r]!])
          s.if([same, later.rooms[r]!], [room])
        })
        earlier.by.forEach((tabler, who) => {
          s.if([same, tabler], [later.by[who]!])
          s.if([same, later.by[who]!], [tabler])
        })
        for (const third of this.steps.slice(0, this.steps.indexOf(earlier))) {
          s.if([same, this.same(third, earlier)], [this.same(third, later)])
          s.if([same, this.same(third, later)], [this.same(third, earlier)])
          s.if([this.same(third, earlier), this.same(third, later)], [same])
        }
      }
    })
    // Of one seat a room's text takes no more moves than its cap.
    for (const first of this.steps) {
      const others = this.steps.filter((step) => step.seat === first.seat && step.nth > first.nth)
      this.#book.scenario.rooms.forEach((room, r) => {
        for (const some of groups(others, room.cap))
          s.if([first.rooms[r]!, ...some.map((step) => this.same(first, step))], [])
      })
    }
  }

  #own(): void {
    const s = this.#s
    const { scenario } = this.#book
    this.#book.places.forEach((place, h) => {
      const { ownedBy } = scenario.issues[place.issue]!
      if (ownedBy === undefined) return
      const owner = this.#book.seat(ownedBy)
      for (const step of this.steps) {
        if (step.seat !== place.seat) continue
        if (owner !== place.seat) s.if([this.#nth(h, step.nth), step.alone], [])
        s.if([this.#nth(h, step.nth), step.talk], [step.by[owner]!])
      }
    })
  }

  /** Counts as a slot of whoever tables it, at the first move of the text. */
  text(step: Step, who: number): Statement {
    const s = this.#s
    const text = s.name('text', this.#k, step.code, who)
    const earlier = this.steps.slice(0, this.steps.indexOf(step)).map((other) => this.same(other, step))
    s.if([step.by[who]!], [text, ...earlier])
    return text
  }

  /** Beyond the rule's mobility only with a room for it, promised in time. */
  goFurther(calls: readonly (readonly Statement[])[]): void {
    const book = this.#book
    book.seats.forEach((_, seat) => {
      const own = this.steps.filter((step) => step.seat === seat)
      for (let n = book.scenario.rules.mobility + 1; n <= own.length; n++) {
        // What it commits by itself must fit before anything is answered: −1.
        for (let until = -1; until < book.seats.length; until++)
          for (const some of groups(own, n))
            this.#s.if(
              some.map((step) => this.#promised(step, until)),
              [this.#further(own, seat, n, until, calls)],
            )
        book.seats.forEach((_tabler, until) => {
          // Once nobody later can table anything for the seat, all its moves are promised.
          const isLast = own.every((step) =>
            step.by.every((tabler, who) => this.#s.rules.refutes(tabler) || who <= until || who === seat),
          )
          if (isLast) this.#s.if([own[n - 1]!.used], [this.#further(own, seat, n, until, calls)])
        })
      }
    })
  }

  #promised(step: Step, until: number): Statement {
    const s = this.#s
    const early = s.name('early', this.#k, step.code, until)
    s.if([step.alone], [early])
    step.by.forEach((tabler, who) => {
      if (who <= until || who === step.seat) s.if([tabler], [early])
    })
    return early
  }

  #further(
    own: readonly Step[],
    seat: number,
    n: number,
    until: number,
    calls: readonly (readonly Statement[])[],
  ): Statement {
    const s = this.#s
    const book = this.#book
    const ways: Statement[] = []
    book.scenario.rooms.forEach((room, r) => {
      if ((room.mobility ?? 0) < n || !room.members.includes(book.seats[seat]!)) return
      ways.push(calls[r]![seat]!)
      for (const step of this.steps) {
        const there = s.name('there', this.#k * 16 + until, 16 * n + seat, step.code, r)
        s.if([there], [step.rooms[r]!])
        s.if(
          [there],
          step.by.filter((_, who) => who === seat || (own.includes(step) && who <= until)),
        )
        ways.push(there)
      }
    })
    const further = s.name('further', this.#k, seat, n, until)
    s.if([further], ways)
    return further
  }

  // ── what it costs

  /** What a seat has left after all its moves. */
  payFrom(purse: Figure, seat: number): Figure {
    const s = this.#s
    const k = this.#k
    let now = purse
    for (const step of this.steps) {
      if (step.seat !== seat) continue
      const due = this.#due(step)
      const before = now
      const name = (v: number) => s.name('owed', k, seat, step.code, v)
      for (let v = 1; v <= before.high; v++) s.if([name(v)], [before.reaches(v)])
      for (let w = due.low + 1; w <= due.high; w++) {
        s.if([due.reaches(w)], [before.reaches(w)])
        for (let v = 1; v <= before.high; v++) s.if([name(v), due.reaches(w)], [before.reaches(v + w)])
      }
      now = figure(0, before.high, name)
    }
    return now
  }

  /** A figure that is forced up, never down: each step of it includes those below. */
  #ladder(kind: string, of: number, beside: number, high: number): Figure {
    const s = this.#s
    const name = (v: number) => s.name(kind, this.#k, of, beside, v)
    for (let v = 2; v <= high; v++) s.if([name(v)], [name(v - 1)])
    return figure(0, high, name)
  }

  /** Standing that a text costs a seat, told at the seat's first move in it; a move alone is a text of its own here. */
  #due(step: Step): Figure {
    const s = this.#s
    const gross = this.#gross(step)
    const cover = this.#cover(step, gross)
    const due = this.#ladder('net', step.code, 0, gross.high)
    for (let u = 1; u <= gross.high; u++)
      for (let c = 0; c < u; c++) s.if([gross.reaches(u)], [cover.reaches(c + 1), due.reaches(u - c)])
    return due
  }

  #gross(step: Step): Figure {
    const s = this.#s
    const k = this.#k
    const mine = this.steps.filter((other) => other.seat === step.seat)
    const earlier = mine.filter((other) => other.nth < step.nth)
    const first = s.isAll(
      s.name('first', k, step.code),
      earlier.map((other) => -this.same(other, step)),
    )
    const own = this.#steep(step)
    let sum = own
    if (earlier.length > 0) {
      sum = this.#ladder('bill', step.code, step.code, own.high)
      for (let v = 1; v <= own.high; v++) {
        s.if([first, own.reaches(v)], [sum.reaches(v)])
        s.if([sum.reaches(v)], [own.reaches(v)])
        s.if([sum.reaches(v)], [first])
      }
    }
    for (const other of mine.filter((one) => one.nth > step.nth)) {
      const joins = s.isAll(s.name('joins', k, step.code, other.code), [this.same(step, other), first])
      const more = this.#steep(other)
      const before = sum
      sum = this.#ladder('bill', step.code, other.code, before.high + more.high)
      for (let u = 1; u <= sum.high; u++) s.if([sum.reaches(u)], [joins, before.reaches(u)])
      for (let u = 0; u <= before.high; u++) {
        s.if([before.reaches(u)], [sum.reaches(u)])
        for (let v = 1; v <= more.high; v++) s.if([joins, before.reaches(u), more.reaches(v)], [sum.reaches(u + v)])
      }
    }
    return sum
  }

  /** What the seat's n-th move rises by. */
  #steep({ seat, nth, code }: Step): Figure {
    const rises = this.#book.placesOf(seat).map((h) => ({ h, rise: this.#rise(h) }))
    const steep = this.#ladder('steep', code, 0, Math.max(0, ...rises.map(({ rise }) => rise.high)))
    for (const { h, rise } of rises)
      for (let v = 1; v <= rise.high; v++) this.#s.if([this.#nth(h, nth), rise.reaches(v)], [steep.reaches(v)])
    return steep
  }

  #rise(h: number): Figure {
    const s = this.#s
    const { costs, seat, issue } = this.#book.places[h]!
    const { leash } = this.#book.scenario.rules
    const follower =
      leash !== undefined && this.#book.seat(leash.leader) === seat
        ? this.#book.placeOf(this.#book.seat(leash.follower), issue)
        : -1
    const top = Math.max(...costs.map((cost) => cost ?? 0)) - Math.min(...costs.map((cost) => cost ?? 99)) + 1
    const rise = this.#ladder('rise', h, 0, Math.max(0, top))
    costs.forEach((cost, o) => {
      costs.forEach((here, from) => {
        if (cost === null || here === null || here >= cost) return
        const jump = [this.#to[h]![o]!, this.#now.at[h]![from]!]
        s.if(jump, [rise.reaches(cost - here)])
        if (follower >= 0)
          s.if(jump, [this.#now.at[follower]![o]!, this.#paired(h, follower), rise.reaches(cost - here + 1)])
      })
    })
    return rise
  }

  /** The follower makes the same step in the same text. */
  #paired(h: number, other: number): Statement {
    const s = this.#s
    const paired = s.name('paired', this.#k, h)
    s.if([paired], [this.#moves[other]!])
    this.#to[h]!.forEach((to, o) => {
      s.if([paired, to], [this.#to[other]![o]!])
    })
    const [leader, follower] = [this.#book.places[h]!.seat, this.#book.places[other]!.seat]
    for (const mine of this.steps)
      for (const theirs of this.steps)
        if (mine.seat === leader && theirs.seat === follower)
          s.if([paired, this.#nth(h, mine.nth), this.#nth(other, theirs.nth)], [this.same(mine, theirs)])
    return paired
  }

  /** Points of a text that the others' moves pay. True only if they may. */
  #cover(step: Step, gross: Figure): Figure {
    const s = this.#s
    const k = this.#k
    const { rules, rooms } = this.#book.scenario
    const most = Math.max(0, ...rules.cover.at) + (rooms.some((room) => room.hosted === true) ? 1 : 0)
    const gets = this.#received(step, Math.max(1, most))
    s.if([step.talk], [gets(1)])
    const name = (c: number) => s.name('cover', k, step.code, c)
    for (let c = 1; c <= most; c++) {
      if (c > 1) s.if([name(c)], [name(c - 1)])
      s.if([name(c)], [gets(c)])
      s.if([name(c)], [gross.reaches(2 * c)])
      s.if([name(c), this.#now.breach[step.seat]!.reaches(1)], [])
      for (const other of this.steps)
        if (other.seat === step.seat && other.nth < step.nth) s.if([name(c), this.same(other, step)], [])
      rooms.forEach((room, r) => {
        s.if([name(c), step.rooms[r]!], [this.#given(c - (room.hosted === true ? 1 : 0))])
      })
    }
    return figure(0, most, name)
  }

  /** At least so many moves of others in the same text go toward the seat. */
  #received(step: Step, most: number): (count: number) => Statement {
    const s = this.#s
    let before: readonly Statement[] = Array.from({ length: most }, () => NO)
    for (const other of this.steps) {
      if (other.seat === step.seat) continue
      const now = before.map((_, i) => s.name('gets', this.#k, step.code, other.code, i + 1))
      const gift = this.#gives(other, step.seat)
      now.forEach((reached, i) => {
        for (const need of [this.same(step, other), gift, i === 0 ? YES : before[i - 1]!])
          s.if([reached], [before[i]!, need])
      })
      before = now
    }
    const end = before
    return (count) => end[count - 1]!
  }

  #gives(step: Step, seat: number): Statement {
    const s = this.#s
    const gives = s.name('gives', this.#k, step.code, seat)
    const own = this.#book.placesOf(step.seat)
    for (const h of own) s.if([gives, this.#nth(h, step.nth)], [this.#gift(h, seat)])
    s.if(
      [gives],
      own.map((h) => this.#gift(h, seat)),
    )
    s.if([gives], [step.talk])
    return gives
  }

  /** The move goes lower on the seat's own table. */
  #gift(h: number, seat: number): Statement {
    const s = this.#s
    const mine = this.#book.placeOf(seat, this.#book.places[h]!.issue)
    if (mine < 0) return NO
    const { costs } = this.#book.places[mine]!
    const gift = s.name('gift', this.#k, h, seat)
    const ways: Statement[] = []
    this.#to[h]!.forEach((to, o) => {
      const above = this.#now.at[h]!.filter(
        (here, from) => !s.rules.refutes(here) && (costs[o] ?? 99) < (costs[from] ?? 99),
      )
      s.if([gift, to], above)
      if (above.length > 0 && !s.rules.refutes(to)) ways.push(to)
    })
    s.if([gift], ways)
    return gift
  }

  /** Does the track that cover hangs on give so many points? */
  #given(c: number): Statement {
    const s = this.#s
    const k = this.#k
    const { track, at } = this.#book.scenario.rules.cover
    const points = (v: number) => at[Math.min(v, at.length - 1)] ?? 0
    if (c <= 0) return YES
    if (track === undefined) return points(0) >= c ? YES : NO
    const value = this.#now.tracks[this.#book.track(track)]!
    const stretches: Statement[] = []
    for (let v = value.low; v <= value.high; v++) {
      if (points(v) < c || (v > value.low && points(v - 1) >= c)) continue
      let end = v
      while (end < value.high && points(end + 1) >= c) end++
      stretches.push(s.isAll(s.name('range', k, c, v), [value.reaches(v), -value.reaches(end + 1)]))
    }
    return s.isAny(s.name('covers', k, c), stretches)
  }

  // ── what else a move does

  /** A leader's n-th move goes up, and its follower neither stands there nor comes along. */
  strain(step: Step): Statement {
    const s = this.#s
    const follower = this.#book.seat(this.#book.scenario.rules.leash!.follower)
    const strains = s.name('strains', this.#k, step.code)
    s.if([strains], [step.used])
    for (const h of this.#book.placesOf(step.seat)) {
      const { costs, issue } = this.#book.places[h]!
      const other = this.#book.placeOf(follower, issue)
      const here = this.#nth(h, step.nth)
      if (other < 0) {
        s.if([strains, here], [])
        continue
      }
      this.#to[h]!.forEach((to, o) => {
        if (to === NO) return
        const along = [this.#now.at[other]![o]!, this.#to[other]![o]!]
        const below = this.#now.at[h]!.filter((_, from) => (costs[o] ?? 99) > (costs[from] ?? 99))
        for (const one of along) s.if([strains, here, to, one], [])
        s.if([strains, here, to], below)
        for (const from of below) s.if([here, to, from], [strains, ...along])
      })
    }
    return strains
  }

  /** Moves back, alone, from a stance reached in a text; and which stances still count as reached in one. */
  breaches(): {
    readonly steps: readonly { readonly step: Step; readonly is: Statement }[]
    readonly dealt: readonly Statement[]
  } {
    const s = this.#s
    const k = this.#k
    const book = this.#book
    const breaks = book.places.map((place, h) => {
      const back = s.name('back', k, h)
      s.if([back], [this.#moves[h]!])
      this.#to[h]!.forEach((to, o) => {
        if (to === NO) return
        const above = this.#now.at[h]!.filter((_, from) => (place.costs[from] ?? 99) > (place.costs[o] ?? 99))
        s.if([back, to], above)
        for (const from of above) s.if([to, from], [back])
      })
      const breach = s.name('breaks', k, h)
      s.if([breach], [back])
      s.if([breach], [this.#now.dealt[h]!])
      for (const step of this.steps) {
        if (step.seat !== place.seat) continue
        s.if([breach, this.#nth(h, step.nth)], [step.alone])
        s.if([this.#nth(h, step.nth), step.alone, back, this.#now.dealt[h]!], [breach])
      }
      return breach
    })
    const steps = this.steps.map((step) => {
      const is = s.name('breach', k, step.code)
      const own = book.placesOf(step.seat)
      const mine = own.filter((h) => !s.rules.refutes(breaks[h]!) && !s.rules.refutes(this.#nth(h, step.nth)))
      s.if(
        [is],
        mine.map((h) => this.#nth(h, step.nth)),
      )
      for (const h of own) {
        s.if([this.#nth(h, step.nth), breaks[h]!], [is])
        s.if([this.#nth(h, step.nth), is], [breaks[h]!])
      }
      return { step, is }
    })
    const dealt = book.places.map(({ seat, issue }, h) => {
      const after = s.name('dealt', k + 1, h)
      const moved = this.#moves[h]!
      for (const step of this.steps) {
        if (step.seat !== seat) continue
        s.if([this.#nth(h, step.nth), step.talk], [after])
        s.if([this.#nth(h, step.nth), step.alone, after], [])
      }
      const freed = breaks.filter((_, other) => book.places[other]!.issue === issue)
      s.if([after], [moved, this.#now.dealt[h]!])
      for (const one of freed) s.if([after, one], [moved])
      s.if([this.#now.dealt[h]!], [after, moved, ...freed])
      return after
    })
    return { steps, dealt }
  }

  stancesAfter(): readonly (readonly Statement[])[] {
    const s = this.#s
    return this.#book.places.map(({ costs }, h) =>
      costs.map((_, o) => {
        const [here, to, moved] = [this.#now.at[h]![o]!, this.#to[h]![o]!, this.#moves[h]!]
        const after = s.name('at', this.#k + 1, h, o)
        s.if([to], [after])
        s.if([here], [after, moved])
        s.if([after], [to, here])
        s.if([after, moved], [to])
        return after
      }),
    )
  }
}

function groups<T>(list: readonly T[], n: number): readonly (readonly T[])[] {
  if (n === 0) return [[]]
  return list.flatMap((item, i) => groups(list.slice(i + 1), n - 1).map((rest) => [item, ...rest]))
}
