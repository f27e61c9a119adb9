/**
 * Bargaining: drives at one exit, says which, and weighs everything by the
 * seat's own documented aims, its costs at home and what the others would
 * take. It sees its own view only. Plain, or with a reading of the party's
 * statements that leans one way (`reading.ts`).
 */
import type { Act, Agenda } from '../domain/move.ts'
import { metBy, NOTHING, type RoundAction } from '../engine/action.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { rise, type Shift, soloCost } from '../engine/cost.ts'
import { roomMeets } from '../engine/holds.ts'
import { mattersOf } from '../engine/matters.ts'
import {
  cardIndex,
  exitIndex,
  readDeal,
  readSignal,
  readStep,
  reserveIndex,
  roomIndex,
  seatIndex,
} from '../engine/read.ts'
import { step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'

import type { Dice } from '../std/draw.ts'
import { aimState } from './aims.ts'
import { advance, driveOf } from './drive.ts'
import { type Eye, eyeOf, once, revealedBy } from './eye.ts'
import { judgeMatter } from './judge.ts'
import { exitTexts, tableable, text, trades } from './legalActs.ts'
import type { Description, Policy } from './policy.ts'
import { totalOf } from './policy.ts'
import { likelySum } from './predict.ts'
import { interestIn, type Reading } from './reading.ts'
import { aimWeight, canSignNow, distance, drift, FAR, isOpen, missingSteps } from './ways.ts'
import { needsRoom, weighCall, weighSign } from './weigh.ts'
import { WEIGHTS } from './weights.ts'
import { wordsOf } from './words.ts'

const COMMIT = 10_000
const ANSWER = 2_000

/** What every bargaining policy tells of itself. */
export const BARGAINING: Description = {
  memory: 'rounds-seen',
  chance: 'near-ties',
  looksAt: ['public-state', 'public-costs', 'own-aims', 'signals-heard', 'past-answers'],
  budget: { commit: COMMIT, answer: ANSWER },
}

export function bargaining(reading: Reading | null = null): Pick<Policy, 'commit' | 'answer'> {
  return {
    commit(table, view, dice) {
      const eye = eyeOf(table, view, COMMIT, {}, reading)
      const seat = seatIndex(table, view.seat)
      const leanings = table.exits.map(() => dice.roll(LEANING))
      const drive = driveOf(eye, seat, (exit) => leanings[exit]!)
      const impatient = dice.roll(3) === 0
      const pen: Pen = impatient ? 2 : holdsPen(eye, seat, drive) ? 1 : 0
      let agenda: Agenda = []
      let here = situation(eye, seat, drive, agenda)
      for (let slot = 0; slot < table.slots; slot++) {
        const best = bestAct(eye, seat, drive, agenda, here, pen, dice)
        if (best === null) break
        agenda = [...agenda, best]
        here = situation(eye, seat, drive, agenda)
      }
      return agenda
    },
    answer(table, view, agenda, matter, accepted) {
      const eye = eyeOf(table, view, ANSWER, { ...revealedBy(matter), [view.seat]: agenda }, reading)
      return judgeMatter(eye, seatIndex(table, view.seat), matter, agenda, accepted)
    },
  }
}

/** How far chance may tip the choice among ways that it wants about equally. */
const LEANING = 8

/**
 * Two texts on the same article in one round bind their authors against each
 * other. So the signatories of an exit table in turn, round by round; now and
 * then one is impatient.
 */
function holdsPen(eye: Eye, seat: number, drive: number): boolean {
  if (drive < 0) return true
  const { signatories } = eye.table.exits[drive]!
  return signatories[(eye.row[0]! + drive) % signatories.length] === seat
}

/** Not this round's to table; its turn, for a text it likes; or impatient, for any text it would take. */
type Pen = 0 | 1 | 2

/** Below this a seat whose turn it is waits for a better text, until the last round. */
const LIKED = 4

/** Nobody waits for another's text in the last round of what it would sign. */
const isLast = (eye: Eye, act: Extract<Act, { kind: 'deal' }>): boolean =>
  act.signs !== undefined && eye.row[0] === eye.table.exits[exitIndex(eye.table, act.signs)]!.last

/** Where an agenda leads if the others do nothing: distance of the drive, own aims, own standing. */
interface Situation {
  readonly far: number
  readonly aims: number
  readonly standing: number
  readonly tension: number
  /** Points that others' steps pay at the trust there is then. */
  readonly cover: number
}

function situation(eye: Eye, seat: number, drive: number, agenda: Agenda): Situation {
  const action = ownAction(eye, seat, agenda)
  return once(eye, `at ${seat} ${drive} ${JSON.stringify(action)}`, () => situationAfter(eye, seat, drive, action))
}

function situationAfter(eye: Eye, seat: number, drive: number, action: RoundAction): Situation {
  const { table, row, visits } = eye
  visits.spend(1)
  const next = step(table, row, action, () => true)
  const end = drift(table, next, table.rounds, visits)
  return {
    far: drive < 0 ? 0 : distance(table, next, drive, visits),
    aims: table.aims.reduce((sum, aim) => sum + (aim.seat === seat ? aimWeight(aimState(table, end, aim)) : 0), 0),
    standing: next[table.layout.standing + seat]!,
    tension: next[table.layout.track + table.tension]!,
    cover:
      table.coverTrack < 0
        ? 0
        : (table.coverAt[Math.min(next[table.layout.track + table.coverTrack]!, table.coverAt.length - 1)] ?? 0),
  }
}

/** The round action of one seat's own acts, as if nobody objected to its meetings; texts are left out. */
function ownAction(eye: Eye, seat: number, agenda: Agenda): RoundAction {
  const { table } = eye
  const uses = agenda.flatMap((act) => (act.kind === 'use' ? [cardIndex(table, seat, act.instrument)] : []))
  const solos = agenda.flatMap((act) =>
    act.kind === 'shift' ? [readStep(table, { seat: table.seats[seat]!, issue: act.issue, option: act.option })!] : [],
  )
  const meets = agenda.flatMap((act) =>
    act.kind === 'call' || act.kind === 'deal' ? [{ room: roomIndex(table, act.room), by: seat }] : [],
  )
  const reserves = agenda.flatMap((act) => (act.kind === 'reserve' ? [reserveIndex(table, act.reserve)] : []))
  const signals = agenda.flatMap((act) => {
    const signal = act.kind === 'signal' ? readSignal(table, table.seats[seat]!, act) : null
    return signal !== null && metBy(table, signal).length > 0 ? [signal] : []
  })
  return { ...NOTHING, uses, solos, meets, reserves, signals }
}

function bestAct(
  eye: Eye,
  seat: number,
  drive: number,
  agenda: Agenda,
  here: Situation,
  pen: Pen,
  dice: Dice,
): Act | null {
  const { table, row } = eye
  const id = table.seats[seat]!
  let best: Act | null = null
  let most = 0
  for (const act of candidates(eye, seat, drive)) {
    if (eye.visits.left <= 0) break
    if (isAtOdds(table, agenda, act) || !checkAgenda(table, row, id, [...agenda, act]).ok) continue
    const value = worth(eye, seat, drive, agenda, here, act, pen)
    const score = 2 * value + dice.roll(4)
    if (value >= (isHarmless(table, act) ? 0 : 1) && score > most) {
      most = score
      best = act
    }
  }
  return best
}

/** A second text, when one already binds it for the round; or pressure and relief in one breath. */
function isAtOdds(table: Table, agenda: Agenda, act: Act): boolean {
  if (act.kind === 'deal') return agenda.some(({ kind }) => kind === 'deal')
  const sign = pressureOf(table, act)
  return sign !== 0 && agenda.some((other) => pressureOf(table, other) * sign < 0)
}

/** What may be done when there is nothing better to do. */
const isHarmless = (table: Table, act: Act): boolean =>
  act.kind === 'reserve' ||
  (act.kind === 'use' &&
    table.scenario.instruments.some(({ id, kind }) => id === act.instrument && (kind === 'voice' || kind === 'law')))

function pressureOf(table: Table, act: Act): number {
  if (act.kind !== 'use') return 0
  return (
    table.instruments[table.scenario.instruments.findIndex(({ id }) => id === act.instrument)]?.change.pressure ?? 0
  )
}

/** Signatures first, then texts, meetings, reserves, own steps, cards. Not all that is legal: what could serve. */
function candidates(eye: Eye, seat: number, drive: number): readonly Act[] {
  const { table, row } = eye
  const acts: Act[] = []
  for (const [exit, source] of table.scenario.exits.entries())
    if (table.exits[exit]!.signatories.includes(seat) && canSignNow(table, row, exit))
      acts.push({ kind: 'sign', exit: source.id })
  // Texts for the drive only: a table that chases several exits reaches none.
  const wanted = drive < 0 ? [] : [drive]
  const texts = new Map<string, Act>()
  const offers = itsToOffer(eye, seat)
  for (let room = 0; room < table.rooms.length; room++) {
    if (!roomMeets(table, row, room) || !table.rooms[room]!.callers.includes(seat)) continue
    for (const act of [...exitTexts(table, row, seat, room), ...termTexts(eye, seat, wanted, room)])
      if (wanted.some((exit) => advance(table, act, exit) > 0)) texts.set(JSON.stringify(act), act)
    if (wanted.some((exit) => needsRoom(eye, exit, room)) || totalOf(weighCall(eye, seat, room)) > 1)
      acts.push({ kind: 'call', room: table.roomIds[room]! })
    for (const act of trades(table, row, seat, room, offers).slice(0, TRADES))
      if (drive >= 0 && advance(table, act, drive) > 0) texts.set(JSON.stringify(act), act)
  }
  acts.push(...texts.values())
  for (const [k, reserve] of table.reserves.entries())
    if (reserve.seat === seat) acts.push({ kind: 'reserve', reserve: table.scenario.reserves[k]!.id })
  for (const shift of drive < 0 ? [] : (missingSteps(table, row, drive) ?? [])) {
    const { seat: who, issue } = table.holdings[shift.h]!
    if (who === seat) acts.push({ kind: 'shift', issue: table.issues[issue]!, option: table.options[issue]![shift.o]! })
  }
  acts.push(...wordsOf(table, row, seat, drive), ...whispers(eye, seat, drive))
  for (const card of table.cards)
    if (card.seat === seat) acts.push({ kind: 'use', instrument: table.scenario.instruments[card.instrument]!.id })
  return acts
}

/**
 * What a seat puts into a trade of its own accord: a step that an exit it wants
 * needs, or one that is not dear. It does not give away a principle for a
 * courtesy, and does not take back what all have agreed. Asked once for each
 * look: there are many trades and few steps.
 */
function itsToOffer(eye: Eye, seat: number): (shift: Shift) => boolean {
  const { table, row } = eye
  const wanted = eye.ahead.ways.filter((way) => way.live && interestIn(eye, way, seat) > 0)
  const needed = wanted.flatMap(({ missing }) => missing)
  const agreed = table.issues.map((_, issue) => isAgreed(table, row, issue))
  return (shift) =>
    !agreed[table.holdings[shift.h]!.issue]! &&
    (needed.some(({ h, o }) => h === shift.h && o === shift.o) || rise(table, row, shift) < DEAR)
}

/** More points than a seat offers for the sake of the talks: a step that size is a principle. */
const DEAR = 4

function isAgreed(table: Table, row: Row, issue: number): boolean {
  let stance = -1
  for (const [h, holding] of table.holdings.entries()) {
    if (holding.issue !== issue) continue
    const here = row[table.layout.stance + h]!
    if (stance >= 0 && here !== stance) return false
    stance = here
  }
  return true
}

/** Where things said in confidence can come out, a word to a signatory about a step it would take: it makes a text likelier. */
function whispers(eye: Eye, seat: number, drive: number): readonly Act[] {
  const { table, row } = eye
  if (drive < 0 || !leaksAnywhere(table) || row[table.layout.items + seat]! > 0) return []
  const id = table.seats[seat]!
  const others = table.exits[drive]!.signatories.filter((other) => other !== seat)
  return (missingSteps(table, row, drive) ?? []).flatMap((shift): Act[] => {
    const { seat: who, issue } = table.holdings[shift.h]!
    const option = table.options[issue]![shift.o]!
    const known = eye.heard.some(
      (item) => item.from === id && item.issue === table.issues[issue] && item.option === option,
    )
    return who !== seat || known
      ? []
      : others.map((other) => ({ kind: 'signal', issue: table.issues[issue]!, option, to: [table.seats[other]!] }))
  })
}

const leaksAnywhere = (table: Table): boolean =>
  table.events.some(({ change }) => change.leaks > 0) || table.instruments.some(({ change }) => change.leaks > 0)

/** A word in confidence is better than nothing, and than nothing only. */
const WHISPER = 1

const TRADES = 40

/** One term of a wanted exit at a time. */
function termTexts(eye: Eye, seat: number, wanted: readonly number[], room: number): readonly Act[] {
  const { table, row } = eye
  const acts: Act[] = []
  for (const exit of wanted) {
    if (!isOpen(table, row, exit)) continue
    const missing = missingSteps(table, row, exit) ?? []
    for (const issue of new Set(missing.map((shift) => table.holdings[shift.h]!.issue))) {
      const steps = tableable(
        table,
        row,
        seat,
        room,
        missing.filter((shift) => table.holdings[shift.h]!.issue === issue),
      )
      if (steps.length >= 2) acts.push(text(table, room, steps))
    }
  }
  return acts
}

/** What an act is worth to the seat, beside what it has put on its agenda. */
function worth(eye: Eye, seat: number, drive: number, agenda: Agenda, here: Situation, act: Act, pen: Pen): number {
  const { table } = eye
  if (act.kind === 'sign') {
    const exit = exitIndex(table, act.exit)
    const own = totalOf(weighSign(eye, seat, exit))
    const noes = table.exits[exit]!.asked.filter(
      (other) => other !== seat && totalOf(weighSign(eye, other, exit)) <= 0,
    ).length
    return own <= 0 ? -1 : 30 + own - 12 * noes
  }
  if (act.kind === 'signal' && !isTerm(table, seat, act))
    return agenda.some(({ kind }) => kind === 'signal') ? -1 : WHISPER
  const gain = change(eye, drive, here, situation(eye, seat, drive, [...agenda, act]))
  if (act.kind === 'deal')
    return pen > 0 || isLast(eye, act) ? textWorth(eye, seat, drive, act, pen) + Math.max(0, gain) : -1
  if (act.kind === 'call') return gain + callWorth(eye, seat, act)
  return act.kind === 'shift' ? gain - aloneCost(eye, seat, drive, act) : gain
}

/** A word on which an exit rests is weighed by how much nearer it brings the exit. */
const isTerm = (table: Table, seat: number, act: Extract<Act, { kind: 'signal' }>): boolean => {
  const signal = readSignal(table, table.seats[seat]!, act)
  return signal !== null && metBy(table, signal).length > 0
}

/** A step for nothing in return: free if it costs nothing, else a last resort when the window closes. */
function aloneCost(eye: Eye, seat: number, drive: number, act: Extract<Act, { kind: 'shift' }>): number {
  const { table, row } = eye
  const cost = soloCost(table, row, readStep(table, { ...act, seat: table.seats[seat]! })!)
  if (cost === 0) return 1
  return drive >= 0 && table.exits[drive]!.last - row[0]! <= 2 ? 1 + WEIGHTS.cost.value * cost : 99
}

function change(eye: Eye, drive: number, before: Situation, after: Situation): number {
  const { table } = eye
  const nearer = drive < 0 || before.far >= FAR ? 0 : Math.max(-8, Math.min(8, before.far - after.far))
  const most = table.standingMax
  const thirst = before.standing <= 1 ? 2 : before.standing <= Math.trunc(most / 2) ? 1 : 0
  return (
    2 * nearer +
    (after.aims - before.aims) +
    thirst * (after.standing - before.standing) +
    (before.tension - after.tension) * (2 * before.tension >= table.trackMax[table.tension]! ? 2 : 1) +
    2 * (after.cover - before.cover)
  )
}

/** A text is worth its own sum and the progress it makes, if the others would take it. */
function textWorth(eye: Eye, seat: number, drive: number, act: Extract<Act, { kind: 'deal' }>, pen: Pen): number {
  const { table } = eye
  const own = likelySum(eye, seat, seat, act)
  if (own <= 0 || (pen < 2 && own < LIKED && !isLast(eye, act))) return -1
  const deal = readDeal(table, seat, act)!
  const mine = act.steps.some((each) => each.seat === table.seats[seat]) ? 0 : -4
  const asked = mattersOf(table, { [table.seats[seat]!]: [act] })[0]?.to ?? []
  let least = 6
  for (const id of asked) least = Math.min(least, likelySum(eye, seatIndex(table, id), seat, act))
  const focus = drive >= 0 && advance(table, act, drive) > 0 ? 4 : 0
  if (least <= -10) return -1
  // A text that will be refused may still bring a counter; a little is to be said for naming one's price.
  const taken = least > 0 ? 6 + Math.min(4, least) : least > -3 ? 1 : -4
  return Math.min(8, own) + deal.shifts.length + focus + taken + mine + (act.signs === undefined ? 0 : 6)
}

function callWorth(eye: Eye, seat: number, act: Extract<Act, { kind: 'call' }>): number {
  const { table } = eye
  const room = roomIndex(table, act.room)
  const noes = table.rooms[room]!.needs.filter(
    (other) => other !== seat && totalOf(weighCall(eye, other, room)) <= 0,
  ).length
  return noes > 0 ? -6 : 0
}
