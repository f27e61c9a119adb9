/** A finished round in words: one sentence that says what it means, what became of each text, then the rest in order. Pure. */
import type { LogEvent } from '../../domain/log.ts'
import type { Agenda, Answers, Matter } from '../../domain/move.ts'
import type { PlayedRound } from '../../engine/game.ts'
import { allHold } from '../../engine/holds.ts'
import { trackOf } from '../../engine/read.ts'
import { dayWords } from '../../i18n/words.ts'
import { bills } from '../../offramps/bill.ts'
import type { Judged } from '../../opponents/policy.ts'
import type { Said } from '../../store/save.ts'
import type { ExitNow, SignState } from '../app/analysis.ts'
import { isClosed, owedWords, roomsMet, stateOf, trackMissedWords, tracksMissed } from './exitWords.ts'
import { forcedOf } from './forcedNo.ts'
import { groundWords, twoReasons } from './groundWords.ts'
import { exitsOf } from './hand.ts'
import { causeWords, type Forced, type LogLine, logLines, nobodyForced } from './logWords.ts'
import { isInside, type SentCard } from './sent.ts'
import {
  exitInside,
  exitsInside,
  instrumentOf,
  issueName,
  listed,
  named,
  namedAll,
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

type States = Readonly<Record<string, SignState>> | undefined

/** What the round means, in one or two sentences. */
export function leadWords(sp: Speaker, last: PlayedRound, exits: readonly ExitNow[], before: States): string {
  const lost = lostNow(last, exits, before)
  const parts = [
    ...signedNow(last).map((exit) => sp.t('lead.signed', { exit: exitInside(sp, exit) })),
    ...steppedWords(sp, last, exits),
    ...openedWords(sp, last, exits, before),
    ...(lost.length === 0
      ? []
      : [
          sp.t('lead.lost', {
            exits: exitsInside(
              sp,
              lost.map((now) => now.exit.n),
            ),
          }),
        ]),
  ]
  const said = parts.length > 0 ? parts : [nothingMoved(sp, last)]
  return said.map(sentence).join(sp.t('gap'))
}

/** Exits to which the round left no way. */
export const lostNow = (last: PlayedRound, exits: readonly ExitNow[], before: States): readonly ExitNow[] =>
  exits.filter((now) => now.state === 'sealed' && wasOpen(before, now, last))

/** Where the page was opened afresh, the first state in which it was sealed says when. */
const wasOpen = (before: States, now: ExitNow, last: PlayedRound): boolean => {
  const was = before?.[now.exit.id]
  return was === undefined ? now.since?.join() === last.after.join() : was !== 'sealed'
}

const signedNow = (last: PlayedRound): readonly string[] =>
  last.events.flatMap((event) => (event.kind === 'signed' ? [event.exit] : []))

/** The nearest exit toward which somebody stepped: who, what is still owed, and how long. */
function steppedWords(sp: Speaker, last: PlayedRound, exits: readonly ExitNow[]): readonly string[] {
  const was = bills(sp.table, last.before)
  const moved = exits.flatMap((now, x) => {
    const seats = now.bill.seats.flatMap((seat) => {
      const old = was[x]?.seats.find((entry) => entry.seat === seat.seat)
      return old !== undefined && old.steps > seat.steps ? [seat.seat] : []
    })
    return seats.length === 0 || isClosed(now) ? [] : [{ now, seats }]
  })
  const [near] = moved.sort((a, b) => a.now.bill.steps - b.now.bill.steps || a.now.roundsLeft - b.now.roundsLeft)
  if (near === undefined) return []
  const { now, seats } = near
  const exit = exitInside(sp, now.exit.id)
  const owed = owedWords(sp, now.bill)
  const [barred] = tracksMissed(sp, now.bill)
  const stepped = sp.t('lead.stepped', { count: seats.length, parties: namedAll(sp, seats), exit })
  if (owed === '')
    return [
      stepped,
      barred === undefined
        ? sp.t('lead.agreed', { exit })
        : sp.t('lead.agreedBut', { exit, what: trackMissedWords(sp, barred) }),
    ]
  return [stepped, sp.t(now.roundsLeft === 1 ? 'lead.owedLast' : 'lead.owed', { owed })]
}

/** Exits on which the barrier rose, and the meeting that they had waited for where it is one. */
function openedWords(sp: Speaker, last: PlayedRound, exits: readonly ExitNow[], before: States): readonly string[] {
  const was = bills(sp.table, last.before)
  const waited = exits.map((now, x) => (was[x] === undefined || isClosed(now) ? [] : roomsMet(was[x], now.bill)))
  const opened = exits.filter((now) => before?.[now.exit.id] === 'not-yet' && OPEN.has(stateOf(now)))
  const of = opened.length > 0 ? exits.flatMap((now, x) => (opened.includes(now) ? waited[x]! : [])) : waited.flat()
  const rooms = [...new Set(of)].map((room) => roomName(sp, room))
  const met = rooms.length === 1 ? [sp.t('lead.met', { rooms: rooms[0] })] : []
  if (opened.length === 0) return met
  const numbers = opened.map((now) => now.exit.n)
  return [...met, sp.t('lead.opened', { count: opened.length, exits: exitsInside(sp, numbers) })]
}

const OPEN: ReadonlySet<SignState> = new Set(['open', 'ready'])

function nothingMoved(sp: Speaker, last: PlayedRound): string {
  const track = sp.scenario.rules.tension
  const [from, to] = [trackOf(sp.table, last.before, track), trackOf(sp.table, last.after, track)]
  const texts = last.matters.filter(({ kind }) => kind === 'deal').length
  const refused = texts > 0 && !last.events.some(({ kind }) => kind === 'deal-made')
  // Where texts were put and none was agreed somebody did try, and the lead says that first.
  const first = refused ? [sp.t('lead.noneAgreed', { count: texts })] : []
  const then = (key: string, data = {}) => [...first, sp.t(refused ? `lead.then.${key}` : `lead.${key}`, data)]
  const say = (parts: readonly string[]) => parts.map(sentence).join(sp.t('gap'))
  if (from === to) return say(then('nothing'))
  const why = last.events
    .filter((event) => event.kind === 'track' && event.track === track && event.to > event.from === to > from)
    .map((event) => causeWords(sp, event.cause))
    .filter((words) => words !== '')
  const data = { track: trackInside(sp, track), from, is: to, why: listed(sp, why) }
  if (why.length === 0) return say(then(to > from ? 'trackUp' : 'trackDown', data))
  return say(then(to > from ? 'trackUpBy' : 'trackDownBy', data))
}

/**
 * What became of a text: agreed, agreed with another's, or not, by whom and why.
 * @param lost exits to which the round left no way: a text toward one of them is agreed and yet too late for it
 */
export function outcomeWords(
  sp: Speaker,
  last: PlayedRound,
  matter: Matter,
  said: Said,
  mine: boolean,
  commit: Readonly<Record<string, Agenda>> = {},
  answers: Answers = {},
  by: string = matter.by,
  lost: readonly ExitNow[] = [],
): string {
  if (matter.kind !== 'deal' && matter.kind !== 'counter') return ''
  const made = last.events.some((event) => event.kind === 'deal-made' && event.matter === matter.id)
  const counter = last.counters.find((other) => other.kind === 'counter' && other.of === matter.id)
  if (counter !== undefined) return sp.t('outcome.countered', { party: named(sp, counter.by) })
  if (made) {
    const toward = exitsOf(sp.table, last.before, matter.act)
    const late = lost.filter(({ exit }) => toward.includes(exit.id)).map(({ exit }) => exit.n)
    if (late.length === 0) return sp.t(mine ? 'outcome.agreed' : 'outcome.agreedPlain')
    return sp.t(mine ? 'outcome.agreedLate' : 'outcome.agreedLatePlain', { exits: exitsInside(sp, late) })
  }
  const failed = last.events.find((event) => event.kind === 'deal-failed' && event.matter === matter.id)
  if (failed?.kind === 'deal-failed') {
    // A yes counts only beside what its giver has promised elsewhere in the round.
    const bound = failed.declined.filter((seat) => answers[matter.id]?.[seat]?.kind === 'accept')
    if (bound.length === failed.declined.length)
      return sp.t(mine ? 'outcome.bound' : 'outcome.boundPlain', { count: bound.length, parties: namedAll(sp, bound) })
    const declined = failed.declined.filter((seat) => !bound.includes(seat))
    const forced = forcedOf(sp, last, commit, answers)
    const couldNot = declined.flatMap((seat) => forced(matter.id, [seat]))
    const free = declined.filter((seat) => forced(matter.id, [seat]).length === 0)
    const who =
      free.length === 0
        ? sp.t(mine ? 'outcome.notAgreed' : 'outcome.notAgreedPlain')
        : sp.t(mine ? 'outcome.failed' : 'outcome.failedPlain', { count: free.length, parties: namedAll(sp, free) })
    // Of several, each has its own reason below.
    const why = declined.length > 1 ? '' : reasonOf(sp, said, matter, free, commit)
    return [who, ...couldNot, why].filter((text) => text !== '').join(sp.t('gap'))
  }
  const same = [...last.matters, ...last.counters].find(
    (other) =>
      other.id !== matter.id &&
      !(other.kind === 'counter' && other.of === matter.id) &&
      (other.kind === 'deal' || other.kind === 'counter') &&
      isInside(matter.act.steps, other.act.steps) &&
      last.events.some((event) => event.kind === 'deal-made' && event.matter === other.id),
  )
  if (same === undefined) return sp.t('outcome.none')
  return sp.t(same.by === by ? 'outcome.sameOwn' : 'outcome.same', { party: named(sp, same.by) })
}

/** "Russia: standing 2 → 3", of everybody whose standing this very card moved. */
function standingBy(sp: Speaker, last: PlayedRound, { seat, act }: SentCard): readonly string[] {
  return last.events.flatMap((event) => {
    if (event.kind !== 'standing' || event.cause.kind !== 'act' || event.cause.by !== seat) return []
    const { act: by } = event.cause
    if (by.kind !== 'use' || act.kind !== 'use' || by.instrument !== act.instrument) return []
    const [from, to] = [event.from, event.to].map((n) => Math.max(0, Math.min(sp.table.standingMax, n)))
    return from === to ? [] : [sp.t('log.standing', { party: short(sp, event.seat), from, to })]
  })
}

/** What became of a card that nobody had to answer, or of an invitation or a proposal to sign. */
export function playedWords(sp: Speaker, last: PlayedRound, card: SentCard): string {
  const { act, seat } = card
  switch (act.kind) {
    case 'use': {
      const used = last.events.some(
        (event) => event.kind === 'used' && event.seat === seat && event.instrument === act.instrument,
      )
      if (!used) return sp.t('outcome.usedOnce')
      const pressure = instrumentOf(sp, act.instrument)?.effects.pressure !== undefined
      return sentences(sp, [
        sp.t('outcome.played'),
        ...standingBy(sp, last, card),
        pressure ? trackOverRound(sp, last) : '',
      ])
    }
    case 'shift':
      return sp.t('outcome.stepped', {
        issue: issueName(sp, act.issue),
        option: optionShort(sp, act.issue, act.option),
      })
    case 'reserve':
      return sp.t('outcome.reserved')
    case 'signal':
      return sp.t('outcome.signalled', { parties: namedAll(sp, act.to) })
    case 'call': {
      const room = roomName(sp, act.room)
      if (last.events.some((event) => event.kind === 'met' && event.room === act.room))
        return sp.t('outcome.held', { room })
      const missed = last.events.find((event) => event.kind === 'not-met' && event.room === act.room)
      const absent = missed?.kind === 'not-met' ? missed.absent : []
      return sp.t('outcome.notHeld', { room, count: absent.length, parties: namedAll(sp, absent) })
    }
    case 'sign': {
      const exit = exitInside(sp, act.exit)
      if (signedNow(last).includes(act.exit)) return sentence(sp.t('lead.signed', { exit }))
      const declined = last.events.find((event) => event.kind === 'not-signed' && event.exit === act.exit)
      const parties = declined?.kind === 'not-signed' ? declined.declined : []
      return parties.length === 0
        ? sp.t('outcome.notSignedYet', { exit })
        : sp.t('outcome.notSigned', { exit, count: parties.length, parties: namedAll(sp, parties) })
    }
    default:
      return ''
  }
}

/** "Tension went from 3 to 2 over the round, with all that happened." */
function trackOverRound(sp: Speaker, last: PlayedRound): string {
  const track = sp.scenario.rules.tension
  const [from, is] = [trackOf(sp.table, last.before, track), trackOf(sp.table, last.after, track)]
  return sp.t(from === is ? 'outcome.trackSame' : 'outcome.track', { track: trackInside(sp, track), from, is })
}

/**
 * "The US put the same text as you: it counts once."
 * @param whom whose card it is, where several people share the device
 */
export function alsoWords(sp: Speaker, card: Pick<SentCard, 'act' | 'also'>, whom?: string): string {
  if (card.also.length === 0) return ''
  const what = card.act.kind === 'deal' ? 'text' : card.act.kind === 'call' ? 'call' : 'sign'
  const data = { count: card.also.length, parties: namedAll(sp, card.also) }
  return sentence(sp.t(`also.${what}`, { ...data, whom: whom === undefined ? sp.t('also.you') : named(sp, whom) }))
}

/** The strongest reason of the first who said no. */
function reasonOf(
  sp: Speaker,
  said: Said,
  matter: Pick<Matter, 'id'> & Partial<Matter>,
  declined: readonly string[],
  commit: Readonly<Record<string, Agenda>> = {},
): string {
  for (const seat of declined) {
    const judged: Judged | undefined = said[matter.id]?.[seat]
    const ground = judged === undefined ? undefined : twoReasons(judged)[0]
    if (ground === undefined || ground.weight >= 0) continue
    const what = PROMISES.has(ground.code) ? promisedWords(sp, commit[seat], matter as Matter) : ''
    if (what !== '') return sp.ground(`${ground.code}-what`, { what, count: ground.n ?? 0 })
    return sentence(groundWords(sp, ground))
  }
  return ''
}

/** Reasons that name the articles it has promised something on. */
const PROMISES: ReadonlySet<string> = new Set(['already-promised', 'promised-steps'])

/** Articles on which a seat had put other texts of its own in this round. */
export function promisedWords(sp: Speaker, agenda: Agenda | undefined, matter: Matter): string {
  if (matter.kind !== 'deal' && matter.kind !== 'counter') return ''
  const issues = (agenda ?? []).flatMap((act) => (act.kind === 'deal' ? act.steps.map((step) => step.issue) : []))
  return listed(
    sp,
    [...new Set(issues)].map((issue) => issueName(sp, issue)),
  )
}

const ORDER: readonly LogEvent['kind'][] = [
  'deal-made',
  'signed',
  'unsignable',
  'deal-failed',
  'not-signed',
  'not-met',
  'met',
]

/** The round in full: agreements first, then who did what, then dates and what they moved. */
export function roundLines(
  sp: Speaker,
  last: PlayedRound,
  said: Said,
  forced: Forced = nobodyForced,
): readonly LogLine[] {
  const rank = (line: LogLine) => {
    const at = ORDER.indexOf(line.event.kind)
    return at < 0 ? ORDER.length : at
  }
  return logLines(sp, last.events, [...last.matters, ...last.counters], forced)
    .filter((line) => !line.minor)
    .map((line) =>
      line.event.kind === 'deal-failed'
        ? {
            ...line,
            words: [line.words, reasonOf(sp, said, { id: line.event.matter }, freeOf(line.event, forced))]
              .filter((text) => text !== '')
              .join(sp.t('gap')),
          }
        : line,
    )
    .sort((a, b) => rank(a) - rank(b))
}

/** Who declined of its own will: the line before has said why the others did. */
const freeOf = ({ matter, declined }: Extract<LogEvent, { kind: 'deal-failed' }>, forced: Forced): readonly string[] =>
  declined.filter((seat) => forced(matter, [seat]).length === 0)

export interface BriefLine {
  readonly seats: readonly string[]
  readonly words: string
  readonly cite: readonly string[]
}

/**
 * The round at a glance: who agreed on what, who played what, which dates came. What the answers above have
 * told, what an exit's row says and what each of it cost is left to the round in full.
 * @param wanted texts to which somebody here said yes, or yes with a change: that they failed is no detail
 */
export function briefLines(
  sp: Speaker,
  last: PlayedRound,
  told: readonly string[],
  wanted: readonly string[] = [],
  forced: Forced = nobodyForced,
): readonly BriefLine[] {
  const matters = [...last.matters, ...last.counters]
  const tabled = newlyTabled(sp, last)
  const now =
    tabled.length === 0 ? [] : [{ seats: [], words: sp.t('brief.tabled', { issues: listed(sp, tabled) }), cite: [] }]
  const lines = logLines(sp, last.events, matters, forced).flatMap(({ event, words, cite }): readonly BriefLine[] => {
    switch (event.kind) {
      case 'deal-made':
        return told.includes(event.matter) ? [] : [{ seats: [], words, cite }]
      case 'deal-failed':
        return wanted.includes(event.matter) && !told.includes(event.matter) ? [{ seats: [], words, cite }] : []
      case 'used':
        if (told.includes(playedId(event.seat, event.instrument))) return []
        return [
          {
            seats: [event.seat],
            words: sp.t('brief.act', { title: instrumentOf(sp, event.instrument)?.title ?? '' }),
            cite,
          },
        ]
      case 'reserved':
        if (told.includes(playedId(event.seat, event.reserve))) return []
        return [{ seats: [event.seat], words: sp.t('brief.act', { title: reserveTitle(sp, event.reserve) }), cite }]
      case 'happened': {
        const entry = sp.scenario.events.find((other) => other.id === event.event)
        if (entry === undefined) return []
        const data = {
          date: dayWords(entry.date, sp.language),
          title: entry.title,
          parties: namedAll(sp, entry.actors),
        }
        return [{ seats: [], words: sp.t('brief.happened', data), cite }]
      }
      case 'track':
        return trackLine(sp, last, event, words, cite)
      case 'prevented':
        return words === '' ? [] : [{ seats: [], words, cite }]
      case 'met':
        // A room in which a text was put says nothing by having met.
        return last.matters.some(
          (matter) => matter.kind === 'call' && matter.room === event.room && !told.includes(matter.id),
        )
          ? [{ seats: [], words, cite }]
          : []
      case 'not-met':
        return told.includes(`c:${event.room}`) ? [] : [{ seats: [], words, cite }]
      case 'breach':
      case 'unsignable':
        return [{ seats: [], words, cite }]
      default:
        return []
    }
  })
  return [...lines, ...now]
}

/** A track that several causes moved has one line with the sum, where the first of them stands. */
function trackLine(
  sp: Speaker,
  last: PlayedRound,
  event: Extract<LogEvent, { kind: 'track' }>,
  words: string,
  cite: readonly string[],
): readonly BriefLine[] {
  const moves = last.events.flatMap((one) => (one.kind === 'track' && one.track === event.track ? [one] : []))
  const named = moves.map((move) => ({ by: move.to - move.from, what: causeWords(sp, move.cause) }))
  // A cause without a name of its own keeps its own line.
  if (moves.length < 2 || named.some(({ what }) => what === '')) return words === '' ? [] : [{ seats: [], words, cite }]
  if (moves[0] !== event) return []
  const [from, to] = [trackOf(sp.table, last.before, event.track), trackOf(sp.table, last.after, event.track)]
  const causes = named.map(({ by, what }) =>
    sp.t(by > 0 ? 'brief.causeUp' : 'brief.causeDown', { by: Math.abs(by), what }),
  )
  return [
    {
      seats: [],
      words: sp.t(from === to ? 'brief.trackSame' : 'brief.track', {
        track: trackName(sp, event.track),
        from,
        to,
        causes: listed(sp, causes),
      }),
      cite,
    },
  ]
}

/** Names a card that was played alone among what has been told. */
export const playedId = (seat: string, card: string): string => `${seat}:${card}`

/** Articles that this round put on the table. */
const newlyTabled = (sp: Speaker, last: PlayedRound): readonly string[] =>
  sp.scenario.issues
    .filter(
      (_, i) =>
        allHold(sp.table, last.after, sp.table.tabled[i]!) && !allHold(sp.table, last.before, sp.table.tabled[i]!),
    )
    .map((issue) => issue.name)

/** Seats of which the round shows nothing. */
export function quietSeats(sp: Speaker, last: PlayedRound): readonly string[] {
  const seen = new Set(last.events.flatMap((event) => seatsIn(event, last)))
  return sp.table.seats.filter((seat) => !seen.has(seat))
}

function seatsIn(event: LogEvent, last: PlayedRound): readonly string[] {
  switch (event.kind) {
    case 'used':
    case 'reserved':
    case 'signalled':
    case 'shifted':
    case 'breach':
      return [event.seat]
    case 'deal-made':
    case 'signed':
    case 'met':
      return event.seats
    case 'deal-failed': {
      const by = [...last.matters, ...last.counters].find((matter) => matter.id === event.matter)?.by
      return [...event.declined, ...(by === undefined ? [] : [by])]
    }
    case 'not-signed':
      return event.declined
    case 'not-met':
      return event.absent
    default:
      return []
  }
}

/** "tension is 4, it needs 3 or less", where that changed. */
export function missedNow(sp: Speaker, last: PlayedRound, now: ExitNow, x: number): string {
  const was = bills(sp.table, last.before)[x]?.excess ?? []
  const [barred] = tracksMissed(sp, now.bill)
  if (barred === undefined) return ''
  const old = was.find((entry) => entry.track === barred.track)
  const [from, to] = [trackOf(sp.table, last.before, barred.track), trackOf(sp.table, last.after, barred.track)]
  if (old !== undefined && from === to) return ''
  return sp.t(to > from ? 'line.trackRose' : 'line.trackFell', {
    track: trackInside(sp, barred.track),
    is: barred.is,
    exit: exitInside(sp, now.exit.id),
    limit: sp.t(barred.is > barred.must ? 'line.orLess' : 'line.orMore', { must: barred.must }),
  })
}
