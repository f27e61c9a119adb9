/**
 * The hand: at most as many cards as the scenario allows, chosen from all that
 * a seat may do in this state. What brings its own exits nearer comes first,
 * the nearest exit before the others; then what brings another's; then one
 * card for home, one to calm, one to press. A natural next step that cannot be
 * taken now is shown with the reason, never left out. Pure.
 */
import type { Act, Step } from '../../domain/move.ts'
import type { InstrumentKind } from '../../domain/scenario.ts'
import { dealRefusal } from '../../engine/action.ts'
import { checkAct } from '../../engine/agenda.ts'
import { dealCost, isStepToward, rise, type Shift, soloCost } from '../../engine/cost.ts'
import { allHold, areTold, holds, roomMeets, termsStand } from '../../engine/holds.ts'
import {
  cardIndex,
  readDeal,
  readStep,
  readSteps,
  seatIndex,
  standingOf,
  writeSignal,
  writeStep,
} from '../../engine/read.ts'
import { RED, type Row, type Table, type Test } from '../../engine/table.ts'
import { cheapestSet, owedShifts, sayable, untold } from '../../offramps/targets.ts'
import type { Reason } from '../../std/result.ts'

export const CARD_KINDS = ['toward', 'another', 'home', 'relief', 'pressure', 'trust', 'law', 'voice', 'other'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export interface HandCard {
  /** The act itself as text: the same card has the same key. */
  readonly key: string
  readonly act: Act
  readonly kind: CardKind
  /** Exits that it brings nearer. */
  readonly exits: readonly string[]
  /** Of these, exits that nobody can reach any more once it is sent; absent where that was not asked. */
  readonly tooLate?: readonly string[]
  /** Standing that it takes (above 0) or gives (below 0). */
  readonly cost: number
  /** Why it cannot be played now. */
  readonly refusal: Reason | null
}

export interface HandWish {
  /** Exits of which it is known that no way is left. */
  readonly gone?: ReadonlySet<string>
}

/** Cards of `seatId` in the state of the row. */
export function handFor(table: Table, row: Row, seatId: string, wish: HandWish = {}): readonly HandCard[] {
  const seat = seatIndex(table, seatId)
  const roads = merged(roadCards(table, row, seat, wish.gone ?? new Set()))
  const own = ownCards(table, row, seat).filter((card) => !roads.some((road) => road.key === card.key))
  const most = table.scenario.rules.hand
  const toward = roads.filter((card) => card.kind === 'toward')
  const another = roads.filter((card) => card.kind === 'another')
  const always = firstOf(own, ['home', 'relief', 'pressure'])
  const room = most - always.length
  const kept = toward.slice(0, Math.max(room - Math.min(1, another.length), 0))
  const beside = another.slice(0, room - kept.length)
  const rest = own.filter((card) => !always.includes(card)).slice(0, room - kept.length - beside.length)
  return [...kept, ...beside, ...always, ...rest]
}

/** One card for any act, such as one from the list of all moves. */
export function cardFor(table: Table, row: Row, seatId: string, act: Act): HandCard {
  const seat = seatIndex(table, seatId)
  const exits = exitsOf(table, row, act)
  return {
    key: JSON.stringify(act),
    act,
    exits,
    kind:
      act.kind === 'use'
        ? kindOf(table, act.instrument)
        : exits.length === 0
          ? 'other'
          : ownExit(table, seat, exits)
            ? 'toward'
            : 'another',
    cost: costOf(table, row, seat, act),
    refusal: checkAct(table, row, seatId, act),
  }
}

/** Standing that an act takes if everything in it takes effect. */
export function costOf(table: Table, row: Row, seat: number, act: Act): number {
  if (act.kind === 'deal') {
    const deal = readDeal(table, seat, act)
    return deal === null ? 0 : dealCost(table, row, deal.room, deal.shifts, seat).net
  }
  if (act.kind === 'shift') {
    const shift = readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })
    return shift === null ? 0 : soloCost(table, row, shift)
  }
  if (act.kind === 'use') {
    const card = cardIndex(table, seat, act.instrument)
    return card < 0 ? 0 : 0 - table.instruments[table.cards[card]!.instrument]!.standing
  }
  return 0
}

/** What an act takes of this seat's standing, before and after the others' steps pay theirs; below 0 it gives. */
export function priceOf(
  table: Table,
  row: Row,
  seatId: string,
  act: Act,
): { readonly gross: number; readonly cover: number; readonly net: number; readonly have: number } {
  const seat = seatIndex(table, seatId)
  const have = standingOf(table, row, seatId)
  const deal = act.kind === 'deal' ? readDeal(table, seat, act) : null
  if (deal !== null) return { ...dealCost(table, row, deal.room, deal.shifts, seat), have }
  const net = costOf(table, row, seat, act)
  return { gross: Math.abs(net), cover: 0, net, have }
}

/** Exits whose terms or barriers an act serves. */
export function exitsOf(table: Table, row: Row, act: Act): readonly string[] {
  const ids = table.scenario.exits.map((exit) => exit.id)
  if (act.kind === 'sign') return [act.exit]
  if (act.kind === 'shift' || act.kind === 'deal') {
    const steps = act.kind === 'deal' ? act.steps : [{ seat: '', issue: act.issue, option: act.option }]
    return ids.filter(
      (id, x) =>
        isLive(table, row, x) &&
        ((act.kind === 'deal' && act.signs === id) || steps.some((step) => isTerm(table, x, step))),
    )
  }
  if (act.kind === 'signal') return ids.filter((_, x) => isLive(table, row, x) && isWordOf(table, x, act))
  return ids.filter(
    (_, x) =>
      isLive(table, row, x) && openers(table, row, x).some((opener) => JSON.stringify(opener) === JSON.stringify(act)),
  )
}

const isTerm = (table: Table, exit: number, step: Step): boolean =>
  table.scenario.exits[exit]!.terms.some((term) => term.issue === step.issue && term.options.includes(step.option))

/** Is this said what the exit rests on, to all who sign it? */
const isWordOf = (table: Table, exit: number, act: Extract<Act, { kind: 'signal' }>): boolean =>
  table.exits[exit]!.confidences.some((c) => {
    const { issue, options, to } = table.confidences[c]!
    return (
      table.issues[issue] === act.issue &&
      options.some((o) => table.options[issue]![o] === act.option) &&
      to.every((seat) => act.to.includes(table.seats[seat]!))
    )
  })

const ownExit = (table: Table, seat: number, exits: readonly string[]): boolean =>
  table.exits.some((exit, x) => exits.includes(table.scenario.exits[x]!.id) && exit.signatories.includes(seat))

const isLive = (table: Table, row: Row, exit: number): boolean =>
  row[table.layout.taken + exit] === 0 && row[table.layout.shut + exit] === 0 && row[0]! <= table.exits[exit]!.last

/** Nearest exits first; within one, signing before texts before what opens an article. */
function roadCards(table: Table, row: Row, seat: number, gone: ReadonlySet<string>): readonly HandCard[] {
  const near = table.exits
    .map((_, x) => x)
    .filter((x) => isLive(table, row, x) && !gone.has(table.scenario.exits[x]!.id))
    .sort((a, b) => table.exits[a]!.last - table.exits[b]!.last || a - b)
  return near
    .flatMap((exit) => {
      const kind = table.exits[exit]!.signatories.includes(seat) ? 'toward' : 'another'
      return [
        ...signActs(table, row, seat, exit),
        ...texts(table, row, seat, exit),
        ...asks(table, row, seat, exit),
        ...openActs(table, row, seat, exit),
      ].map(
        (act) =>
          ({
            key: JSON.stringify(act),
            act,
            kind,
            exits: [table.scenario.exits[exit]!.id],
            cost: costOf(table, row, seat, act),
            refusal: checkAct(table, row, table.seats[seat]!, act),
          }) as const,
      )
    })
    .filter((card) => card.refusal?.code !== 'card-round')
}

function signActs(table: Table, row: Row, seat: number, exit: number): readonly Act[] {
  const entry = table.exits[exit]!
  if (table.sameRound || !entry.signatories.includes(seat) || row[0]! < entry.first || !termsStand(table, row, exit))
    return []
  return [{ kind: 'sign', exit: table.scenario.exits[exit]!.id }]
}

/** Texts on what the exit still lacks: as much as the room takes, then article by article; alone where nobody else owes. */
function texts(table: Table, row: Row, seat: number, exit: number): readonly Act[] {
  const owed = owedShifts(table, row, exit, cheapestSet(table, row, exit)).filter((shift) =>
    isTabled(table, row, shift),
  )
  const articles = [...new Set(owed.map((shift) => table.holdings[shift.h]!.issue))].map((issue) =>
    owed.filter((shift) => table.holdings[shift.h]!.issue === issue),
  )
  const acts: Act[] = []
  for (const room of roomsFor(table, row, seat)) {
    // Who has no seat in the room is asked another day.
    const inRoom = articles.map((shifts) =>
      shifts.filter((shift) => table.rooms[room]!.members.includes(table.holdings[shift.h]!.seat)),
    )
    const all = [pack(table, room, inRoom), ...inRoom, ...pairs(inRoom)].map((shifts) =>
      asText(table, row, seat, exit, room, shifts),
    )
    for (const act of all) if (act !== null && !acts.some((known) => sameWords(known, act))) acts.push(act)
  }
  for (const shifts of articles) {
    const [only] = shifts
    if (shifts.length > 1 || only === undefined || table.holdings[only.h]!.seat !== seat) continue
    const step = writeStep(table, only)
    if (
      !acts.some((act) => act.kind === 'deal' && act.steps.some((s) => s.seat === step.seat && s.issue === step.issue))
    )
      acts.push({ kind: 'shift', issue: step.issue, option: step.option })
  }
  return acts
}

/**
 * What only one other seat still owes, asked of it for something in return: a text needs a step on both
 * sides. Of all that could be given, a step that some exit asks for anyway comes first, then what is worth
 * most to the one that is asked.
 */
function asks(table: Table, row: Row, seat: number, exit: number): readonly Act[] {
  const owed = owedShifts(table, row, exit, cheapestSet(table, row, exit)).filter((shift) =>
    isTabled(table, row, shift),
  )
  const [first] = owed
  if (first === undefined) return []
  const asked = table.holdings[first.h]!.seat
  if (asked === seat || owed.some((shift) => table.holdings[shift.h]!.seat !== asked)) return []
  for (const room of roomsFor(table, row, seat)) {
    if (!table.rooms[room]!.members.includes(asked)) continue
    const steps = pack(
      table,
      room,
      owed.map((shift) => [shift]),
    )
    for (const give of gives(table, row, seat, asked, room, exit)) {
      const act = asText(table, row, seat, exit, room, [...steps, give])
      if (act !== null && checkAct(table, row, table.seats[seat]!, act) === null) return [act]
    }
  }
  return []
}

/**
 * Steps that others in the room can afford to take toward the one that is asked, without leaving what the
 * exit asks for; this seat's own come first, and last what leaves the words of another exit.
 */
function gives(table: Table, row: Row, seat: number, asked: number, room: number, toward: number): readonly Shift[] {
  const isWord = (exit: number, issue: number, o: number): boolean =>
    table.exits[exit]!.terms.some((term) => term.issue === issue && term.options.includes(o))
  const found = table.holdings.flatMap(({ seat: giver, issue, cost }, h) =>
    giver === asked || !table.rooms[room]!.members.includes(giver)
      ? []
      : cost.flatMap((points, o) => {
          const shift = { h, o }
          if (points >= RED || row[table.layout.stance + h] === o || !isStepToward(table, row, asked, shift)) return []
          if (!isTabled(table, row, shift) || rise(table, row, shift) > row[table.layout.standing + giver]!) return []
          const here = row[table.layout.stance + h]!
          if (isWord(toward, issue, here) && !isWord(toward, issue, o)) return []
          const live = table.exits.map((_, x) => x).filter((x) => isLive(table, row, x))
          const listed = live.some((x) => isWord(x, issue, o))
          const leaves = live.some((x) => isWord(x, issue, here) && !isWord(x, issue, o))
          const theirs = table.holdings[table.holding[asked]![issue]!]!.cost
          const gain = Math.min(6, theirs[here]!) - Math.min(6, theirs[o]!)
          const own = (giver === seat ? 200 : 0) + (leaves ? -50 : 0) + (listed ? 20 : 0)
          const worth = own + 2 * gain - 3 * rise(table, row, shift)
          return [{ shift, worth, h }]
        }),
  )
  return found.sort((a, b) => b.worth - a.worth || a.h - b.h).map(({ shift }) => shift)
}

const isTabled = (table: Table, row: Row, shift: Shift): boolean =>
  allHold(table, row, table.tabled[table.holdings[shift.h]!.issue]!)

/** Rooms that meet now and that this seat may call, hosted ones first. */
function roomsFor(table: Table, row: Row, seat: number): readonly number[] {
  return table.rooms
    .map((_, room) => room)
    .filter((room) => roomMeets(table, row, room) && table.rooms[room]!.callers.includes(seat))
    .sort(
      (a, b) =>
        Number(table.rooms[b]!.hosted) - Number(table.rooms[a]!.hosted) || table.rooms[b]!.cap - table.rooms[a]!.cap,
    )
}

/** One step here for one there, where an article asks a single seat only. */
function pairs(articles: readonly (readonly Shift[])[]): readonly (readonly Shift[])[] {
  const single = articles.filter((shifts) => shifts.length === 1)
  return single.flatMap((one, i) => single.slice(i + 1).map((other) => [...one, ...other]))
}

/** Whole articles while every seat keeps to the room's cap. */
function pack(table: Table, room: number, articles: readonly (readonly Shift[])[]): readonly Shift[] {
  const { cap, mobility } = table.rooms[room]!
  const most = Math.min(cap, Math.max(mobility, table.mobility))
  const taken: Shift[] = []
  const countOf = (seat: number) => taken.filter((shift) => table.holdings[shift.h]!.seat === seat).length
  for (const article of articles)
    if (article.every((shift) => countOf(table.holdings[shift.h]!.seat) < most)) taken.push(...article)
  return taken
}

/** The text if the room takes it; with the signature where that would be all that is missing. */
function asText(
  table: Table,
  row: Row,
  seat: number,
  exit: number,
  room: number,
  shifts: readonly Shift[],
): Extract<Act, { kind: 'deal' }> | null {
  if (shifts.length < 2) return null
  const steps = [...shifts].sort((a, b) => a.h - b.h).map((shift) => writeStep(table, shift))
  if (dealRefusal(table, row, { room, by: seat, shifts }) !== null) return null
  const act = { kind: 'deal', room: table.roomIds[room]!, steps } as const
  return signsToo(table, row, seat, exit, shifts) ? { ...act, signs: table.scenario.exits[exit]!.id } : act
}

/** The exit of this seat's that a text of these steps would complete and sign; null where there is none. */
export function completes(table: Table, row: Row, seatId: string, steps: readonly Step[]): string | null {
  const seat = seatIndex(table, seatId)
  const shifts = readSteps(table, steps) ?? []
  const exit = table.exits.findIndex((_, x) => isLive(table, row, x) && signsToo(table, row, seat, x, shifts))
  return exit < 0 ? null : table.scenario.exits[exit]!.id
}

function signsToo(table: Table, row: Row, seat: number, exit: number, shifts: readonly Shift[]): boolean {
  const entry = table.exits[exit]!
  if (!table.sameRound || row[0]! < entry.first || row[0]! > entry.last || !entry.signatories.includes(seat))
    return false
  const after = row.slice()
  for (const shift of shifts) after[table.layout.stance + shift.h] = shift.o
  return termsStand(table, after, exit) && areTold(table, row, exit) && allHold(table, row, entry.conditions)
}

/** Of what would put an article on the table or lift a barrier: what this seat can do. */
function openActs(table: Table, row: Row, seat: number, exit: number): readonly Act[] {
  const id = table.seats[seat]!
  return openers(table, row, exit).filter((act) => {
    if (act.kind === 'reserve') return table.scenario.reserves.find((entry) => entry.id === act.reserve)?.seat === id
    if (act.kind === 'use') return cardIndex(table, seat, act.instrument) >= 0
    if (act.kind === 'signal')
      return table.exits[exit]!.confidences.some((c) => {
        const { by, issue } = table.confidences[c]!
        return by === seat && table.issues[issue] === act.issue
      })
    if (act.kind !== 'call') return false
    const room = table.roomIds.indexOf(act.room)
    return table.rooms[room]!.callers.includes(seat) && roomMeets(table, row, room)
  })
}

function openers(table: Table, row: Row, exit: number): readonly Act[] {
  const entry = table.exits[exit]!
  const words = untold(table, row, exit)
  const issues = [...entry.terms.map(({ issue }) => issue), ...words.map((c) => table.confidences[c]!.issue)]
  const tests = [...entry.conditions, ...issues.flatMap((issue) => table.tabled[issue]!)]
  const acts = [
    ...words.flatMap((c): readonly Act[] => {
      const { holding: h, to } = table.confidences[c]!
      return sayable(table, c)
        .slice(0, 1)
        .map((o) => writeSignal(table, { h, o, to }))
    }),
    ...tests.flatMap((test) => liftedBy(table, row, test)),
  ]
  return acts.filter((act, i) => acts.findIndex((other) => JSON.stringify(other) === JSON.stringify(act)) === i)
}

function liftedBy(table: Table, row: Row, test: Test): readonly Act[] {
  if (holds(table, row, test)) return []
  switch (test.k) {
    case 'held':
      return [{ kind: 'call', room: table.roomIds[test.i]! }]
    case 'reserve':
      return [{ kind: 'reserve', reserve: table.scenario.reserves[test.i]!.id }]
    case 'flag':
      return table.scenario.instruments
        .filter((_, i) => table.instruments[i]!.change.flags.some(([flag, is]) => flag === test.i && is === test.is))
        .map((instrument) => ({ kind: 'use', instrument: instrument.id }))
    case 'any':
      return test.of.flatMap((list) => list.flatMap((inner) => liftedBy(table, row, inner)))
    default:
      return []
  }
}

/** What the seat can do without the others, in the order of the scenario; spent cards last. */
function ownCards(table: Table, row: Row, seat: number): readonly HandCard[] {
  const cards = table.cards.flatMap((entry): HandCard[] => {
    if (entry.seat !== seat) return []
    const instrument = table.scenario.instruments[entry.instrument]!
    const act = { kind: 'use', instrument: instrument.id } as const
    const refusal = checkAct(table, row, table.seats[seat]!, act)
    if (refusal?.code === 'card-round') return []
    return [
      {
        key: JSON.stringify(act),
        act,
        kind: kindOf(table, instrument.id),
        exits: [],
        cost: costOf(table, row, seat, act),
        refusal,
      },
    ]
  })
  return [...cards.filter((card) => card.refusal === null), ...cards.filter((card) => card.refusal !== null)]
}

const kindOf = (table: Table, id: string): InstrumentKind =>
  table.scenario.instruments.find((entry) => entry.id === id)!.kind

const firstOf = (cards: readonly HandCard[], kinds: readonly CardKind[]): readonly HandCard[] =>
  kinds.flatMap((kind) => cards.find((card) => card.kind === kind) ?? [])

/** The same text toward several exits is one card; the one that signs stays. */
function merged(cards: readonly HandCard[]): readonly HandCard[] {
  const out: HandCard[] = []
  for (const card of cards) {
    const at = out.findIndex((known) => sameSteps(known.act, card.act))
    const known = out[at]
    if (known === undefined) {
      out.push(card)
      continue
    }
    const [main, other] =
      card.act.kind === 'deal' &&
      card.act.signs !== undefined &&
      !(known.act.kind === 'deal' && known.act.signs !== undefined)
        ? [card, known]
        : [known, card]
    out[at] = {
      ...main,
      kind: main.kind === 'toward' || other.kind === 'toward' ? 'toward' : main.kind,
      exits: [...new Set([...known.exits, ...card.exits])],
    }
  }
  return out
}

/** Two texts that put the same words into the same articles read alike: the first stays, the other is among all moves. */
function sameWords(a: Act, b: Act): boolean {
  if (a.kind !== 'deal' || b.kind !== 'deal') return sameSteps(a, b)
  const words = (act: typeof a) => [...new Set(act.steps.map((step) => `${step.issue} ${step.option}`))].sort().join()
  return words(a) === words(b)
}

function sameSteps(a: Act, b: Act): boolean {
  if (a.kind !== 'deal' || b.kind !== 'deal') return JSON.stringify(a) === JSON.stringify(b)
  return JSON.stringify(a.steps) === JSON.stringify(b.steps)
}
