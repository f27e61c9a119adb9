/**
 * A table's save as one seat may hold it. A client replays what it is sent
 * with the same engine, so what it must not know is not in there:
 *
 * - agendas before the reveal, and answers before all have answered;
 * - what was told in confidence to others: that something was told is public,
 *   its content is replaced by one that the rules allow and that is addressed
 *   to somebody else;
 * - the seed. In its place stands another that gives the draws that have been
 *   seen, and knows nothing of those to come.
 *
 * For the debrief, once a table has ended, everybody gets the whole record.
 */
import type { Act, Agenda, Answer, Answers, Matter } from '../../domain/move.ts'
import type { GameRecord, RoundRecord } from '../../domain/record.ts'
import { actRefusal } from '../../engine/agenda.ts'
import { luckOf, type Replay, replay } from '../../engine/game.ts'
import { Knowledge, type Signal, termsMet } from '../../engine/known.ts'
import { seatIndex } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'
import { draw } from '../../std/draw.ts'
import type { Draft, Said, Save } from '../../store/save.ts'

/** The save that a client at this seat holds; `null` is somebody who sits at no seat. */
export function seatSave(table: Table, save: Save, played: Replay, seat: string | null): Save {
  const rounds = save.record.rounds.map((_, i) => seatRound(table, save, played, seat, i))
  const record: GameRecord = {
    ...save.record,
    seed: seatSeed(table, save.record.seed, played),
    // Whom the referee asks is its own affair: a client is asked for its own seat only.
    seats: Object.fromEntries(table.seats.map((id) => [id, id === seat ? 'person' : 'paper'])),
    rounds,
  }
  return {
    version: 1,
    id: save.id,
    name: save.name,
    mode: 'solo',
    ...(seat === null ? {} : { me: seat }),
    record,
    draft: seatDraft(table, save, played, seat),
    said: save.said,
    updated: save.updated,
  }
}

/** Agendas of the present round that everybody sees: none before the reveal. */
export const revealed = ({ stage, commit }: Draft): Readonly<Record<string, Agenda>> =>
  stage === 'choose' || stage === 'after' ? NOTHING : commit

const NOTHING: Readonly<Record<string, Agenda>> = {}

/** A finished round as the seat may hold it; the round itself where nothing in it is hidden. */
export function seatRound(table: Table, save: Save, played: Replay, seat: string | null, i: number): RoundRecord {
  const round = save.record.rounds[i]!
  const known = new Knowledge(table, save.record, played.rounds, seat, revealed(save.draft))
  const isHidden: IsHidden = (from, act) => act.kind === 'signal' && !known.hears(i, from, act)
  const commit = maskCommit(table, played.rounds[i]?.before ?? played.row, round.commit, seat, isHidden)
  return commit === round.commit ? round : { ...round, commit }
}

/** The game as the seat's own save replays it. */
export function seatPlayed(table: Table, save: Save, played: Replay, seat: string | null): Replay {
  if (table.confidences.length === 0) return played
  const { record } = save
  const byDraft = replays.get(record.rounds) ?? new WeakMap<object, Map<string | null, Replay>>()
  replays.set(record.rounds, byDraft)
  const known = byDraft.get(revealed(save.draft)) ?? new Map<string | null, Replay>()
  byDraft.set(revealed(save.draft), known)
  const made = known.get(seat)
  if (made !== undefined) return made
  const rounds = save.record.rounds.map((_, i) => seatRound(table, save, played, seat, i))
  const again = replay(table, { ...save.record, rounds })
  if (!again.ok) throw new Error(`broken belief: a seat's copy replays (${again.reason.code})`)
  known.set(seat, again.value)
  return again.value
}

/** What a seat's copy replays to, by the rounds and by what is revealed of the present one: neither ever changes. */
const replays = new WeakMap<GameRecord['rounds'], WeakMap<object, Map<string | null, Replay>>>()

type IsHidden = (from: string, act: Act) => boolean

function maskCommit(
  table: Table,
  row: Row,
  commit: Readonly<Record<string, Agenda>>,
  seat: string | null,
  isHidden: IsHidden,
): Readonly<Record<string, Agenda>> {
  if (!Object.entries(commit).some(([from, agenda]) => agenda.some((act) => isHidden(from, act)))) return commit
  return Object.fromEntries(
    Object.entries(commit).map(([from, agenda]) => [
      from,
      from === seat ? agenda : maskAgenda(table, row, from, agenda, seat, isHidden),
    ]),
  )
}

/** What is hidden from `seat` in another's agenda becomes something else that was told in confidence. */
function maskAgenda(
  table: Table,
  row: Row,
  from: string,
  agenda: Agenda,
  seat: string | null,
  isHidden: IsHidden,
): Agenda {
  const kept = agenda.filter((act) => !isHidden(from, act)).map((act) => JSON.stringify(act))
  const others = sealedSignals(table, row, from, seat).filter((act) => !kept.includes(JSON.stringify(act)))
  let next = 0
  return agenda.map((act) => (isHidden(from, act) ? (others[next++] ?? act) : act))
}

/**
 * Confidences that the rules would allow this seat, told to somebody who is not looking: as many as slots. None of
 * them meets a term, or the copy would know of a word that nobody gave. Where every word that the rules allow meets
 * one, whoever looks can tell that one was met, and has it.
 */
function sealedSignals(table: Table, row: Row, from: string, seat: string | null): readonly Act[] {
  const found: Signal[] = []
  for (const other of table.seats) {
    if (other === from || other === seat) continue
    for (const issue of table.scenario.issues)
      for (const option of issue.options) {
        const act = { kind: 'signal', issue: issue.id, option: option.id, to: [other] } as const
        if (termsMet(table, from, act).length > 0) continue
        if (actRefusal(table, row, seatIndex(table, from), act) === null) found.push(act)
        if (found.length > table.slots) return found
      }
  }
  // Too few for all that was said: one is told twice over.
  const [again] = found
  for (let n = 2; again !== undefined && found.length <= table.slots; n++)
    found.push({ ...again, to: again.to.flatMap((other) => Array.from({ length: n }, () => other)) })
  return found
}

/** The round being played as the seat may hold it; the same object as for those who sit at no seat where it tells no more. */
export function seatDraft(table: Table, save: Save, played: Replay, seat: string | null): Draft {
  const { draft } = save
  const known = drafts.get(draft) ?? new Map<string | null, Draft>()
  drafts.set(draft, known)
  const made = known.get(seat)
  if (made !== undefined) return made
  const fresh =
    seat !== null && tellsNoMore(draft, seat)
      ? seatDraft(table, save, played, null)
      : maskDraft(table, save, played, draft, seat)
  known.set(seat, fresh)
  return fresh
}

/** A draft never changes, so what a seat may hold of it does not either. */
const drafts = new WeakMap<Draft, Map<string | null, Draft>>()

function tellsNoMore(draft: Draft, seat: string): boolean {
  if (draft.stage === 'choose') return draft.commit[seat] === undefined
  const tells = Object.values(draft.commit).some((agenda) => agenda.some(({ kind }) => kind === 'signal'))
  return !tells && openMatters(draft).every(({ id }) => draft.answers[id]?.[seat] === undefined)
}

const openMatters = ({ stage, matters, counters }: Draft): readonly Matter[] =>
  stage === 'answer' ? matters : stage === 'counter' ? counters : []

function maskDraft(table: Table, save: Save, played: Replay, draft: Draft, seat: string | null): Draft {
  // What is picked and not sent stays on the device that picked it.
  const picked = {}
  if (draft.stage === 'choose') {
    const own = seat === null ? undefined : draft.commit[seat]
    return { ...draft, commit: seat === null || own === undefined ? {} : { [seat]: own }, picked }
  }
  // After the round its record says what was sent: in one way only.
  if (draft.stage === 'after')
    return { ...draft, commit: seatRound(table, save, played, seat, save.record.rounds.length - 1).commit, picked }
  const known = new Knowledge(table, save.record, played.rounds, seat, revealed(draft))
  const isHidden: IsHidden = (from, act) => act.kind === 'signal' && !known.hears(played.rounds.length, from, act)
  const commit = maskCommit(table, played.row, draft.commit, seat, isHidden)
  // Answers to what is still open are each seat's own until all have answered.
  const open = new Set(openMatters(draft).map(({ id }) => id))
  return { ...draft, commit, picked, answers: maskAnswers(draft.answers, open, seat), said: maskSaid(draft.said, open) }
}

function maskAnswers(answers: Answers, open: ReadonlySet<string>, seat: string | null): Answers {
  const masked: Record<string, Readonly<Record<string, Answer>>> = {}
  for (const [matter, given] of Object.entries(answers)) {
    if (!open.has(matter)) masked[matter] = given
    else if (seat !== null && given[seat] !== undefined) masked[matter] = { [seat]: given[seat] }
  }
  return masked
}

const maskSaid = (said: Said, open: ReadonlySet<string>): Said =>
  Object.fromEntries(Object.entries(said).filter(([matter]) => !open.has(matter)))

/**
 * A seed that draws what has been drawn so far. Chance events are few, so the
 * first that fits is found after a handful of tries; it is looked for from a
 * place that the true seed does not decide.
 */
export function seatSeed(table: Table, seed: number, played: Replay): number {
  const past = [...played.laid, ...played.rounds].map(({ round }) => round)
  const drawn = table.scenario.events.flatMap((event, e) =>
    event.chance !== undefined && past.includes(event.at - 1) ? [{ e, round: event.at - 1, chance: event.chance }] : [],
  )
  const truth = luckOf(table, seed)
  for (let candidate = 1; ; candidate++) {
    const other = draw(candidate, 0, table.scenario.id, 0x3fffffff)
    const luck = luckOf(table, other)
    if (drawn.every(({ e, round, chance }) => luck(e, round, chance) === truth(e, round, chance))) return other
  }
}
