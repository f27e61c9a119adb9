/** What signs, rows and plates say about an exit. */
import type { CalendarEvent } from '../../domain/scenario.ts'
import type { Bill, Block, BoundProof, Certificate } from '../../domain/verdict.ts'
import { allHold, holds } from '../../engine/holds.ts'
import { trackOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import { dayWords, spanWords } from '../../i18n/words.ts'
import { exitsOnRoad } from '../../scenes/road/exitsOnRoad.ts'
import type { RoadExit, RoadFrame, RoadView } from '../../scenes/road/view.ts'
import type { ExitNow, SignState } from '../app/analysis.ts'
import { roundsOf } from '../shelf/gameWords.ts'
import {
  eventTitle,
  exitInside,
  flagName,
  issueName,
  listed,
  named,
  namedAll,
  row as notation,
  optionShort,
  reserveTitle,
  roomName,
  type Speaker,
  sentence,
  sentences,
  short,
  trackInside,
  trackName,
} from './speaker.ts'

/** "Steps owed: Russia 2, US 1", the same wherever it stands; then what else is missing; and to whom more may be known. */
export function billWords(sp: Speaker, { bill, partly }: Pick<ExitNow, 'bill' | 'partly'>): string {
  if (partly !== true) return owedInAll(sp, bill)
  // What a side was not told it does not call owed.
  const { words: _, ...known } = bill
  return sp.t('bill.partly', { bill: owedInAll(sp, known) })
}

function owedInAll(sp: Speaker, bill: Bill): string {
  const owed = owedWords(sp, bill)
  const words = notation(
    sp,
    (bill.words ?? []).map(({ seat }) => short(sp, seat)),
  )
  if (owed !== '') return words === '' ? sp.t('bill.owed', { owed }) : sp.t('bill.owedAndWord', { owed, words })
  if (words !== '') return sp.t('bill.word', { words })
  const [barred] = tracksMissed(sp, bill)
  if (barred !== undefined) return sp.t('bill.agreedBut', { what: trackMissedWords(sp, barred) })
  const [meeting] = bill.meetings
  return meeting === undefined ? sp.t('bill.none') : sp.t('bill.agreedFirst', { room: roomName(sp, meeting.room) })
}

/** "Russia 2, US 1"; nothing where nobody owes a step. */
export const owedWords = (sp: Speaker, bill: Bill): string =>
  notation(
    sp,
    bill.seats
      .filter((seat) => seat.steps > 0)
      .map((seat) => sp.t('bill.brief', { party: short(sp, seat.seat), count: seat.steps })),
  )

/** "Steps owed: Russia 1 → 0, US 1 → 0; the Contact Group has met", or nothing where no bill changed. */
export function billChange(sp: Speaker, before: Bill, after: Bill): string {
  const seats = before.seats.flatMap((seat) => {
    const later = after.seats.find((entry) => entry.seat === seat.seat)
    return later === undefined || later.steps === seat.steps
      ? []
      : [sp.t('bill.change', { party: short(sp, seat.seat), from: seat.steps, to: later.steps })]
  })
  const met = roomsMet(before, after).map((room) => roomName(sp, room))
  const said = (before.words ?? []).filter(
    (word) => !(after.words ?? []).some(({ seat, issue }) => seat === word.seat && issue === word.issue),
  )
  const parts = [
    ...(seats.length === 0 ? [] : [sp.t('bill.owed', { owed: notation(sp, seats) })]),
    ...(said.length === 0
      ? []
      : [
          sp.t('bill.said', {
            words: notation(
              sp,
              said.map(({ seat }) => short(sp, seat)),
            ),
          }),
        ]),
    ...(met.length === 0 ? [] : [sp.t('bill.met', { rooms: listed(sp, met) })]),
  ]
  return sentence(parts.join(sp.t('bill.and')))
}

/** Rooms whose meetings an exit no longer waits for. */
export const roomsMet = (before: Bill, after: Bill): readonly string[] =>
  before.meetings.map(({ room }) => room).filter((room) => !after.meetings.some((entry) => entry.room === room))

export interface TrackMissed {
  readonly track: string
  readonly is: number
  readonly must: number
}

/** Tracks that stand outside what the exit allows. */
export function tracksMissed(sp: Speaker, bill: Bill): readonly TrackMissed[] {
  const conditions = sp.scenario.exits.find((exit) => exit.id === bill.exit)?.conditions ?? []
  return bill.excess.flatMap(({ track, by }) =>
    conditions.flatMap((condition) => {
      if (!('track' in condition) || condition.track !== track) return []
      const must = by > 0 ? condition.atMost : condition.atLeast
      return must === undefined ? [] : [{ track, is: must + by, must }]
    }),
  )
}

/** "tension 3, needs 2 or less". */
export const trackMissedWords = (sp: Speaker, { track, is, must }: TrackMissed): string =>
  sp.t(is > must ? 'bill.tooHigh' : 'bill.tooLow', { track: trackInside(sp, track), is, must })

/** While it is being checked nothing is known. */
export const stateOf = (now: ExitNow): SignState => now.state ?? 'unknown'

export const isClosed = (now: ExitNow): boolean =>
  now.state === 'sealed' || now.state === 'signed' || now.state === 'moot'

/** Does an exit that nobody signs now close with this round: its window's last, or an act that comes at its end? */
export function endsThisRound(sp: Speaker, row: Row, now: ExitNow): boolean {
  if (isClosed(now)) return false
  if (now.roundsLeft <= 1) return true
  const x = sp.scenario.exits.findIndex((exit) => exit.id === now.exit.id)
  return sp.table.events.some(
    (entry, e) =>
      entry.at === row[0]! &&
      entry.shuts.includes(x) &&
      sp.scenario.events[e]?.chance === undefined &&
      row[sp.table.layout.event + e] === 0 &&
      allHold(sp.table, row, entry.when) &&
      !entry.unless.some((list) => list.every((test) => holds(sp.table, row, test))),
  )
}

/** The words on the foot band of a sign. */
export function bandWords(sp: Speaker, now: ExitNow): string {
  const { roundsLeft, verdict } = now
  const state = stateOf(now)
  switch (state) {
    case 'ready':
      return sp.t(roundsLeft === 1 ? 'band.readyLast' : 'band.ready', { count: roundsLeft })
    case 'open':
      return sp.t('band.open', { count: roundsLeft })
    case 'narrowing':
      return sentence(spareWords(sp, roundsLeft, verdict?.slack))
    case 'not-yet':
      return notYetWords(sp, verdict?.blocks ?? [], roundsLeft)
    case 'sealed':
      return sp.t('band.sealed')
    case 'signed':
      return sp.t('band.signed')
    case 'moot':
      return sp.t('band.moot')
    case 'unknown':
      return sp.t(verdict === null ? 'band.checking' : 'band.unknown')
  }
}

/** The barrier's own reason before what is owed: window, then tension, then meetings. */
function notYetWords(sp: Speaker, blocks: readonly Block[], roundsLeft: number): string {
  const window = blocks.find((block) => block.code === 'window')
  if (window !== undefined) return sp.t('band.opens', { n: window.must })
  const track = blocks.find((block) => block.code === 'track')
  if (track !== undefined)
    return sp.t('band.track', { track: trackInside(sp, track.of), is: track.is, must: track.must })
  const held = blocks.find((block) => block.code === 'held')
  if (held !== undefined) return sp.t('band.held', { room: roomName(sp, held.of) })
  return sp.t('band.notYet', { count: roundsLeft })
}

/** How little time is left, where none may be lost. */
export function spareWords(sp: Speaker, roundsLeft: number, slack: number | undefined): string {
  if (roundsLeft === 1) return sp.t('state.last')
  return sp.t(slack === 1 ? 'state.oneSpare' : 'state.narrowing')
}

/** State alone: in rows, tables, comparisons. */
export const stateWords = (sp: Speaker, state: SignState): string => sp.t(`state.${state}`)

/** State and time of one exit in the fewest words: the end of a row. */
export function rowWords(sp: Speaker, now: ExitNow): string {
  const state = stateOf(now)
  const blocks = now.verdict?.blocks ?? []
  if (state === 'narrowing') return sentence(spareWords(sp, now.roundsLeft, now.verdict?.slack))
  if (state === 'not-yet') {
    const window = blocks.find((block) => block.code === 'window')
    if (window !== undefined) return sp.t('row.from', { n: window.must })
    const [barred] = tracksMissed(sp, now.bill)
    if (barred !== undefined) return sentence(trackMissedWords(sp, barred))
  }
  if (state === 'unknown' && now.verdict === null) return sentence(sp.t('state.checking'))
  return sentence(stateWords(sp, state))
}

export interface Plate {
  readonly line1: string
  readonly line2: string
  readonly date: string
}

/** What closed it: date, act and actor; or the arithmetic that leaves no time. */
export function plateOf(sp: Speaker, at: Row, now: ExitNow): Plate | undefined {
  if (now.state !== 'sealed') return undefined
  const row = now.since ?? at
  const event = closedBy(sp, at, now)
  if (event !== undefined) {
    const date = dayWords(event.date, sp.language, 'short')
    return {
      line1: sp.t('plate.act', { date, act: event.title }),
      line2: notation(
        sp,
        event.actors.map((id) => short(sp, id)),
      ),
      date,
    }
  }
  const proof = now.verdict?.certificate
  const line2 =
    proof?.kind === 'bound'
      ? boundInBrief(sp, tellingBound(proof))
      : proof?.kind === 'clauses'
        ? sp.t('plate.exhausted')
        : sp.t('plate.window', { last: now.exit.window[1] })
  return {
    line1: sp.t('plate.time'),
    line2: sentence(line2),
    date: sp.t('plate.round', { n: Math.min(row[0]! + 1, sp.scenario.rounds.length) }),
  }
}

/** A plate has room for one short line. */
function boundInBrief(sp: Speaker, bound: BoundProof): string {
  switch (bound.kind) {
    case 'window':
      return sp.t('plate.window', { last: bound.lastRound })
    case 'shifts':
      return sp.t('plate.shifts', { party: short(sp, bound.seat), owed: bound.owed, can: bound.can })
    case 'standing':
      return sp.t('plate.standing', { party: short(sp, bound.seat), owed: bound.owed, have: bound.have + bound.gain })
    case 'track':
      return sp.t('plate.track', { track: trackName(sp, bound.track), best: bound.atBest, must: bound.must })
    case 'meeting':
      return sp.t('plate.meeting', { room: roomName(sp, bound.room), missing: bound.missing, chances: bound.chances })
    case 'tabled':
      return sp.t('plate.tabled', { issue: issueName(sp, bound.issue) })
    case 'told':
      return sp.t('plate.told', { party: short(sp, bound.seat) })
    default:
      return sp.t('plate.other')
  }
}

/** The sentence of what closed an exit, for the page. */
export function causeSentence(sp: Speaker, at: Row, now: ExitNow): string {
  const event = closedBy(sp, at, now)
  if (event !== undefined)
    return sp.t('cause.act', {
      date: dayWords(event.date, sp.language),
      act: event.title,
      parties: namedAll(sp, event.actors),
    })
  const proof = now.verdict?.certificate
  if (proof?.kind === 'clauses') return exhaustedWords(sp, at, now)
  if (proof?.kind !== 'bound') return sp.t('cause.window', { n: now.exit.window[1] })
  const bound = tellingBound(proof)
  const why = stepsBefore(sp, bound, now.bill) ?? boundWords(sp, bound)
  if (bound.kind === 'standing') return sp.t('cause.means', { why })
  const owed = bound.kind === 'tabled' ? stillAsked(sp, now.bill) : ''
  return sentences(sp, [sp.t('cause.bound', { why }), owed === '' ? '' : sp.t('cause.owing', { owed })])
}

/** No single sum says it: then what is still asked, since when nothing does it all. */
function exhaustedWords(sp: Speaker, at: Row, now: ExitNow): string {
  const owed = stillAsked(sp, now.bill)
  if (owed === '') return sp.t('analysis:sealing.none')
  return sp.t('cause.exhausted', { n: (now.since ?? at)[0]! + 1, last: now.exit.window[1], owed })
}

/** "Russia 2 steps; NATO 1 step; tension 9, needs 7 or less; one meeting of the shuttle". */
const stillAsked = (sp: Speaker, bill: Bill): string =>
  [
    ...bill.seats
      .filter(({ steps }) => steps > 0)
      .map(({ seat, steps }) => sp.t('cause.steps', { party: named(sp, seat), count: steps })),
    ...tracksMissed(sp, bill).map((missed) => trackMissedWords(sp, missed)),
    ...bill.meetings.map(({ room, times }) => sp.t('cause.meets', { room: roomName(sp, room), count: times })),
  ].join(sp.t('bill.and'))

/** The act or event that made it void, if one did. */
export function closedBy(sp: Speaker, at: Row, now: ExitNow): CalendarEvent | undefined {
  const row = now.since ?? at
  const x = sp.scenario.exits.findIndex((exit) => exit.id === now.exit.id)
  const proof = now.verdict?.certificate
  return (
    sp.scenario.events[(row[sp.table.layout.shut + x] ?? 0) - 1] ??
    sp.scenario.events.find(({ id }) => proof?.kind === 'shut' && id === proof.event)
  )
}

/** The arithmetic that says most: of the last round in which it might have been signed, not that its window ends. */
export function tellingBound({ bound, rounds }: Extract<Certificate, { kind: 'bound' }>): BoundProof {
  if (bound.kind !== 'window') return bound
  return rounds.map((round) => round.bound).findLast(({ kind }) => kind !== 'window') ?? bound
}

/** More steps than the exit's own: what must be signed before it is counted too, and that has to be said. */
function stepsBefore(sp: Speaker, bound: BoundProof, bill: Bill): string | null {
  if (bound.kind !== 'shifts') return null
  const own = bill.seats.find(({ seat }) => seat === bound.seat)?.steps ?? 0
  const data = { party: named(sp, bound.seat), owed: bound.owed, can: bound.can }
  return bound.owed > own ? sp.t('bound.shiftsMore', data) : null
}

/** The arithmetic of "out of time" in words. */
export function boundWords(sp: Speaker, bound: BoundProof): string {
  switch (bound.kind) {
    case 'window':
      return sp.t('bound.window', { last: bound.lastRound, round: bound.round })
    case 'shifts':
      return sp.t('bound.shifts', { party: named(sp, bound.seat), owed: bound.owed, can: bound.can })
    case 'standing':
      return sp.t('bound.standing', {
        party: named(sp, bound.seat),
        owed: bound.owed,
        have: bound.have,
        gain: bound.gain,
      })
    case 'track':
      return sp.t('bound.track', { track: trackInside(sp, bound.track), best: bound.atBest, must: bound.must })
    case 'meeting':
      return sp.t('bound.meeting', { room: roomName(sp, bound.room), count: bound.missing, chances: bound.chances })
    case 'flag':
      return sp.t(bound.is ? 'bound.flagIs' : 'bound.flagIsNot', { flag: flagName(sp, bound.flag) })
    case 'red':
      return sp.t('bound.red', { party: named(sp, bound.seat), issue: issueName(sp, bound.issue) })
    case 'tabled':
      // Where a text is signed in the round of its agreement there is no round before.
      return sp.t(sp.scenario.rules.signing === 'same-round' ? 'bound.tabledSame' : 'bound.tabled', {
        issue: issueName(sp, bound.issue),
        by: bound.by,
      })
    case 'told':
      return sp.t('bound.told', { party: named(sp, bound.seat), issue: issueName(sp, bound.issue), by: bound.by })
    case 'event':
      return sp.t(bound.is ? 'bound.eventIs' : 'bound.eventIsNot', {
        event: eventTitle(sp, bound.event),
        n: bound.round,
      })
    case 'signed':
      return sp.t(bound.is ? 'bound.signedIs' : 'bound.signedIsNot', { exit: exitInside(sp, bound.exit) })
    case 'reserve':
      return sp.t('bound.reserve', { reserve: reserveTitle(sp, bound.reserve) })
    case 'ended':
      return sp.t('bound.ended')
    case 'any':
      return bound.of[0] === undefined ? sp.t('bound.ended') : boundWords(sp, bound.of[0])
  }
}

/** One thing that still bars an exit. */
export function blockWords(sp: Speaker, block: Block): string {
  const { of } = block
  const data = { is: block.is, must: block.must }
  switch (block.code) {
    case 'stance':
      return sp.t('block.stance', {
        party: named(sp, block.seat ?? ''),
        issue: issueName(sp, of),
        option: optionShort(sp, of, String(block.must)),
        from: optionShort(sp, of, String(block.is)),
      })
    case 'told':
      return sp.t('block.told', {
        party: named(sp, block.seat ?? ''),
        issue: issueName(sp, of),
        option: optionShort(sp, of, String(block.must)),
      })
    case 'track':
      return sp.t('block.track', { ...data, track: trackName(sp, of) })
    case 'held':
      return sp.t('block.held', { ...data, room: roomName(sp, of) })
    case 'window':
      return sp.t('block.window', data)
    case 'lock':
      return sp.t('block.lock', { party: named(sp, block.seat ?? ''), option: optionShort(sp, of, String(block.is)) })
    case 'flag':
      return sp.t(block.must ? 'block.flag' : 'block.flagNot', { flag: flagName(sp, of) })
    case 'event':
      return sp.t(block.must ? 'block.event' : 'block.eventNot', { event: eventTitle(sp, of) })
    case 'signed':
      return sp.t(block.must ? 'block.signed' : 'block.signedNot', { exit: exitInside(sp, of) })
    case 'reserve':
      return sp.t('block.reserve', { reserve: reserveTitle(sp, of) })
    case 'ended':
      return sp.t('block.ended')
  }
}

export interface RoadWish {
  /** Exits that the chosen card would seal. */
  readonly wouldSeal: ReadonlySet<string>
  readonly narrow: boolean
  /** The round that the page is about, from 0, where it is not the row's own. */
  readonly round?: number
}

/** Everything the picture is told, nearest exit first. */
export function roadViewOf(sp: Speaker, row: Row, exits: readonly ExitNow[], wish: RoadWish): RoadView {
  const { rounds } = sp.scenario
  const at = Math.min(wish.round ?? row[0]!, rounds.length - 1)
  // A round that comes only after certain signatures is not promised; the exits' windows name it.
  const of = Math.max(roundsOf(sp.scenario), at + 1)
  const near = [...exits].sort((a, b) => a.exit.window[1] - b.exit.window[1] || a.exit.n - b.exit.n)
  const place = rounds[at]
  const span = place === undefined ? '' : spanWords(place.from, place.to, sp.language, wish.narrow ? 'short' : 'long')
  const shown = near.map((now) => roadExit(sp, row, now, wish.wouldSeal.has(now.exit.id)))
  return {
    round: at + 1,
    rounds: of,
    caption: wish.narrow ? sp.t('road.captionShort', { n: at + 1, of }) : sp.t('road.caption', { n: at + 1, of, span }),
    aside: wish.narrow ? '' : asideWords(sp, row, near),
    dates: rounds.slice(at + 1).map((round) => dayWords(round.from, sp.language, 'road')),
    exits: shown,
    exitsLeft: shown.filter((exit) => exit.state !== 'sealed' && exit.state !== 'moot').length,
    description: sp.t('road.description', {
      n: at + 1,
      of,
      exits: notation(
        sp,
        shown.map((exit) => sp.t('road.exit', { tab: exit.tab, name: exit.name, words: exit.words })),
      ),
    }),
  }
}

function roadExit(sp: Speaker, row: Row, now: ExitNow, wouldSeal: boolean): RoadExit {
  const base = { id: now.exit.id, n: now.exit.n, tab: tabWords(sp, now), name: now.exit.name }
  if (wouldSeal && now.state !== 'sealed')
    return { ...base, bill: billWords(sp, now), state: 'sealed', words: sp.t('band.wouldSeal') }
  const plate = plateOf(sp, row, now)
  const bill = now.state === 'signed' ? sp.t('bill.signed') : billWords(sp, now)
  return { ...base, bill, state: stateOf(now), words: bandWords(sp, now), ...(plate === undefined ? {} : { plate }) }
}

/** "Exit 3: ends it": a tab says whether the crisis is over with it. */
export const tabWords = (sp: Speaker, now: ExitNow): string =>
  sp.t(now.exit.kind === 'ends' ? 'exit.tabEnds' : 'exit.tabEases', { n: now.exit.n })

/** The track that bars the nearest living exit, or the first track. */
function asideWords(sp: Speaker, row: Row, near: readonly ExitNow[]): string {
  for (const now of near) {
    if (isClosed(now)) continue
    for (const condition of now.exit.conditions) {
      if (!('track' in condition)) continue
      const track = sp.scenario.tracks.find((entry) => entry.id === condition.track)
      if (track === undefined) continue
      const data = {
        track: track.name,
        is: trackOf(sp.table, row, track.id),
        max: track.max,
        exit: exitInside(sp, now.exit.id),
      }
      if (condition.atMost !== undefined) return sp.t('road.atMost', { ...data, must: condition.atMost })
      if (condition.atLeast !== undefined) return sp.t('road.atLeast', { ...data, must: condition.atLeast })
    }
  }
  const [track] = sp.scenario.tracks
  return track === undefined
    ? ''
    : sp.t('road.track', { track: track.name, is: trackOf(sp.table, row, track.id), max: track.max })
}

/** The exits that have no sign in this frame. */
export const rowsBelow = (view: RoadView, frame: RoadFrame): readonly RoadExit[] => exitsOnRoad(view, frame).rows
