/**
 * When an exit closed for good in a record, and by what (H26): the event, or
 * the commitments and answers of that round whose replacement leaves it
 * reachable; and the latest round in which a party could have kept it by
 * another single commitment or answer, all else as recorded.
 *
 * Acts before parties. It never says that others would have gone along.
 */
import type { Act, Agenda, Answer } from '../domain/move.ts'
import type { GameRecord, RoundRecord } from '../domain/record.ts'
import type { Certificate } from '../domain/verdict.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { type Replay, luckOf, playRound } from '../engine/game.ts'
import { isOver } from '../engine/holds.ts'
import { mattersOf } from '../engine/matters.ts'
import type { Row, Table } from '../engine/table.ts'
import type { Timeline } from './timeline.ts'
import { type Asking, Judge } from './verdict.ts'

/** Something one party did or answered, and what it could have been instead. */
export type Cause =
  | { readonly kind: 'event'; readonly event: string; readonly by: readonly string[] }
  | { readonly kind: 'act'; readonly seat: string; readonly act: Act }
  | { readonly kind: 'agenda'; readonly seat: string; readonly agenda: Agenda }
  | { readonly kind: 'answer'; readonly seat: string; readonly matter: string; readonly gave: Answer['kind'] }

export interface Alternative {
  readonly seat: string
  /** Round in which it would have been taken, from 1, and its place in the record. */
  readonly round: number
  readonly index: number
  readonly instead: { readonly kind: 'agenda'; readonly agenda: Agenda } | { readonly kind: 'answer'; readonly matter: string; readonly answer: Answer }
}

export interface TurningPoint {
  readonly exit: string
  /** Round at whose end it was proved to be out of reach, from 1; 0 if it was before play began. */
  readonly round: number
  readonly certificate: Certificate
  /** Each of these alone, replaced, leaves it reachable. Empty: no single one does. */
  readonly causes: readonly Cause[]
  /** Whether the round without any commitment leaves it reachable: then the acts together closed it. */
  readonly together: boolean
  readonly couldHaveKept: readonly Alternative[]
}

export function turningPoints(table: Table, record: GameRecord, replay: Replay, line: Timeline, asking: Asking = {}): readonly TurningPoint[] {
  return [...eachTurningPoint(table, record, replay, line, asking)]
}

/** One exit after the other, for a page that shows them as they come. */
export function* eachTurningPoint(table: Table, record: GameRecord, replay: Replay, line: Timeline, asking: Asking = {}): Generator<TurningPoint> {
  for (const lane of line.lanes) {
    const at = lane.cells.findIndex((cell) => cell.id === 'sealed')
    if (at < 0) continue
    // What was known before the round that closed it: its lines are tried first.
    const before = table.scenario.exits.map((exit) => (exit.id === lane.exit ? lane.cells[at - 1]?.verdict : undefined))
    yield new Reader(table, record, replay, { ...asking, before }).pointOf(lane.exit, at, lane.cells[at]!.verdict.certificate!)
  }
}

class Reader {
  readonly #table: Table
  readonly #record: GameRecord
  readonly #replay: Replay
  readonly #asking: Asking
  /** States that were asked about before. */
  readonly #known = new Map<string, boolean>()

  constructor(table: Table, record: GameRecord, replay: Replay, asking: Asking) {
    this.#table = table
    this.#record = record
    this.#replay = replay
    this.#asking = { ...asking, withoutSlack: true }
  }

  /** `boundary` counts documented rounds too; the round before it is the one that closed the exit. */
  pointOf(exitId: string, boundary: number, certificate: Certificate): TurningPoint {
    const exit = this.#table.scenario.exits.findIndex((entry) => entry.id === exitId)
    const laid = this.#replay.laid.length
    const index = boundary - 1 - laid
    const played = index >= 0 ? this.#replay.rounds[index]! : this.#replay.laid[boundary - 1]
    const event: Cause[] = certificate.kind === 'shut' ? [{ kind: 'event', event: certificate.event, by: certificate.by }] : []
    const base = { exit: exitId, round: played === undefined ? 0 : played.round + 1, certificate }
    if (index < 0) return { ...base, causes: event, together: false, couldHaveKept: [] }
    return {
      ...base,
      causes: [...event, ...this.#causes(exit, index)],
      together: this.#reachableAfter(exit, index, { commit: {}, answers: {} }),
      couldHaveKept: this.#table.seats.flatMap((seat) => this.#latestOf(exit, index, seat)),
    }
  }

  #causes(exit: number, index: number): readonly Cause[] {
    const round = this.#record.rounds[index]!
    const causes: Cause[] = []
    for (const seat of this.#table.seats) {
      const agenda = round.commit[seat] ?? []
      const single = agenda.filter((act) => act.kind !== 'pass' && this.#keeps(exit, index, seat, agenda.filter((other) => other !== act)))
      for (const act of single) causes.push({ kind: 'act', seat, act })
      if (single.length === 0 && agenda.length > 1 && this.#keeps(exit, index, seat, [])) causes.push({ kind: 'agenda', seat, agenda })
    }
    for (const { seat, matter, gave, other } of this.#answers(round))
      if (this.#reachableAfter(exit, index, withAnswer(round, matter, seat, other))) causes.push({ kind: 'answer', seat, matter, gave })
    return causes
  }

  #keeps(exit: number, index: number, seat: string, agenda: Agenda): boolean {
    return this.#reachableAfter(exit, index, withAgenda(this.#record.rounds[index]!, seat, agenda))
  }

  /** Every answer of a round as it counted, with its opposite. */
  #answers(round: RoundRecord): readonly { seat: string; matter: string; gave: Answer['kind']; other: Answer }[] {
    return mattersOf(this.#table, round.commit).flatMap((matter) =>
      matter.to.map((seat) => {
        const gave = round.answers[matter.id]?.[seat]?.kind ?? 'decline'
        return { seat, matter: matter.id, gave, other: gave === 'accept' ? ({ kind: 'decline' } as const) : ({ kind: 'accept' } as const) }
      }),
    )
  }

  /** The latest round in which this seat alone could have kept it. */
  #latestOf(exit: number, index: number, seat: string): readonly Alternative[] {
    for (let at = index; at >= 0; at--) {
      const { before, round } = this.#replay.rounds[at]!
      const recorded = this.#record.rounds[at]!
      for (const { matter, seat: by, other } of this.#answers(recorded)) {
        if (by !== seat || !this.#laterReachable(exit, at, index, withAnswer(recorded, matter, seat, other))) continue
        return [{ seat, round: round + 1, index: at, instead: { kind: 'answer', matter, answer: other } }]
      }
      for (const agenda of agendasInstead(this.#table, before, seat, recorded.commit[seat] ?? [])) {
        if (!this.#laterReachable(exit, at, index, withAgenda(recorded, seat, agenda))) continue
        return [{ seat, round: round + 1, index: at, instead: { kind: 'agenda', agenda } }]
      }
    }
    return []
  }

  /** With this round changed and the rest as recorded up to the sealing round, is it still reachable? */
  #laterReachable(exit: number, at: number, until: number, changed: RoundRecord): boolean {
    let row = this.#after(at, this.#replay.rounds[at]!.before, changed)
    for (let next = at + 1; next <= until && !isOver(this.#table, row); next++) row = this.#after(next, row, this.#record.rounds[next]!)
    return this.#isReachable(row, exit)
  }

  #reachableAfter(exit: number, index: number, changed: RoundRecord): boolean {
    return this.#isReachable(this.#after(index, this.#replay.rounds[index]!.before, changed), exit)
  }

  #after(_index: number, before: Row, round: RoundRecord): Row {
    return playRound(this.#table, before, round, luckOf(this.#table, this.#record.seed)).after
  }

  #isReachable(row: Row, exit: number): boolean {
    if (row[this.#table.layout.taken + exit]! > 0) return true
    if (isOver(this.#table, row) || row[this.#table.layout.shut + exit]! > 0) return false
    const key = row.join()
    let known = this.#known.get(key)
    if (known === undefined) this.#known.set(key, (known = new Judge(this.#table, row, this.#asking).isReachable(exit)))
    return known
  }
}

const withAgenda = (round: RoundRecord, seat: string, agenda: Agenda): RoundRecord => ({ ...round, commit: { ...round.commit, [seat]: agenda } })

const withAnswer = (round: RoundRecord, matter: string, seat: string, answer: Answer): RoundRecord => ({
  ...round,
  answers: { ...round.answers, [matter]: { ...round.answers[matter], [seat]: answer } },
})

/** Agendas that differ from the recorded one in a single commitment: left out, or another act in its place. */
function agendasInstead(table: Table, row: Row, seat: string, recorded: Agenda): readonly Agenda[] {
  const others = otherActs(table, row, seat)
  const found: Agenda[] = []
  const slots = Math.max(1, Math.min(table.slots, recorded.length + 1))
  for (let slot = 0; slot < slots; slot++) {
    const rest = recorded.filter((_, i) => i !== slot)
    if (slot < recorded.length) found.push(rest)
    for (const act of others) found.push([...rest, act])
  }
  return found.filter((agenda) => checkAgenda(table, row, seat, agenda).ok)
}

/** Cards, steps alone and reserves: what a seat can do without anybody's answer. */
function otherActs(table: Table, row: Row, seat: string): readonly Act[] {
  const s = table.seats.indexOf(seat)
  const { scenario, layout } = table
  const cards = table.cards.flatMap((card): Act[] => (card.seat === s ? [{ kind: 'use', instrument: scenario.instruments[card.instrument]!.id }] : []))
  const steps = table.holdings.flatMap((holding, h): Act[] =>
    holding.seat !== s ? [] : table.options[holding.issue]!.flatMap((option, o) => (row[layout.stance + h] === o ? [] : [{ kind: 'shift' as const, issue: table.issues[holding.issue]!, option }])),
  )
  const reserves = scenario.reserves.flatMap((reserve): Act[] => (reserve.seat === seat ? [{ kind: 'reserve', reserve: reserve.id }] : []))
  return [...cards, ...steps, ...reserves]
}
