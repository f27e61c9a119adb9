/**
 * Checks the proof that an exit is out of reach once a seat sends an agenda:
 * the checker's own statements of every play, narrowed to those in which the
 * seat sends this and nothing else. What others decide about an act stays open.
 */
import type { Agenda } from '../../domain/move.ts'
import type { Certificate } from '../../domain/verdict.ts'
import { isOver } from '../../engine/holds.ts'
import type { Row, Table } from '../../engine/table.ts'
import { no, type Result } from '../../std/result.ts'
import { EveryPlay } from './everyPlay.ts'
import { outOfReach } from './outOfReach.ts'
import type { Rulebook } from './rulebook.ts'
import type { Statement, Statements } from './statements.ts'

export function checkOpening(
  table: Table,
  row: Row,
  seat: string,
  agenda: Agenda,
  exit: string,
  claim: Extract<Certificate, { kind: 'clauses' }>,
): Result<'sealed'> {
  const x = table.scenario.exits.findIndex(({ id }) => id === exit)
  if (x < 0 || isOver(table, row)) return no('no-question')
  return outOfReach(table, row, x, claim, () => {
    const { s, book } = new EveryPlay(table, row, Math.min(table.scenario.exits[x]!.window[1], table.rounds) - 1)
    new Sent(s, book, row[0]!, seat, agenda).tell()
    return s
  })
}

/** What one seat sends in the first round, as statements that hold. */
class Sent {
  readonly #s: Statements
  readonly #book: Rulebook
  readonly #k: number
  readonly #seat: string
  readonly #agenda: Agenda

  constructor(s: Statements, book: Rulebook, k: number, seat: string, agenda: Agenda) {
    this.#s = s
    this.#book = book
    this.#k = k
    this.#seat = seat
    this.#agenda = agenda
  }

  tell(): void {
    const who = this.#book.seat(this.#seat)
    this.#cards(who)
    this.#steps(who)
    const { rooms, reserves, exits } = this.#book.scenario
    const texts = this.#agenda.flatMap((act) => (act.kind === 'deal' ? [act] : []))
    const calls = this.#agenda.flatMap((act) => (act.kind === 'call' || act.kind === 'deal' ? [act.room] : []))
    if (texts.length === 0)
      this.#book.seats.forEach((_, s) => {
        for (let code = 8 * s + 1; code <= 8 * s + 7; code++) this.#never(`by.${this.#k}.${code}.${who}.0`)
      })
    rooms.forEach((room, r) => {
      if (!calls.includes(room.id)) this.#never(`call.${this.#k}.${r}.${who}.0`)
    })
    reserves.forEach((reserve, r) => {
      if (reserve.seat !== this.#seat) return
      const isLaid = this.#agenda.some((act) => act.kind === 'reserve' && act.reserve === reserve.id)
      if (isLaid) this.#always(`lay.${this.#k}.${r}.0.0`)
      else this.#never(`lay.${this.#k}.${r}.0.0`)
    })
    const isProposed = (id: string) =>
      this.#agenda.some((act) => (act.kind === 'sign' && act.exit === id) || (act.kind === 'deal' && act.signs === id))
    this.#words(who)
    exits.forEach(({ id }, x) => {
      if (!isProposed(id)) this.#never(`propose.${this.#k}.${x}.${who}.0`)
    })
  }

  /** Of what it says in confidence only that which meets a term is in play. */
  #words(who: number): void {
    const { exits } = this.#book.scenario
    for (const { place, options } of this.#book.words) {
      const { seat, issue } = this.#book.places[place]!
      if (seat !== who) continue
      for (const o of options) {
        const isSaid = this.#book.words.some(
          (word) =>
            word.place === place &&
            word.options.includes(o) &&
            this.#agenda.some(
              (act) =>
                act.kind === 'signal' &&
                this.#book.issue(act.issue) === issue &&
                this.#book.option(issue, act.option) === o &&
                exits[word.exit]!.signatories.every((id) => id === this.#seat || act.to.includes(id)),
            ),
        )
        if (isSaid) this.#always(`tell.${this.#k}.${place}.${o}.0`)
        else this.#never(`tell.${this.#k}.${place}.${o}.0`)
      }
    }
  }

  #cards(who: number): void {
    const { instruments } = this.#book.scenario
    this.#book.cards.forEach(({ instrument, seat }, c) => {
      if (seat !== who) return
      const { id, shared } = instruments[instrument]!
      const isUsed = this.#agenda.some((act) => act.kind === 'use' && act.instrument === id)
      if (!isUsed) this.#never(`use.${this.#k}.${c}.0.0`)
      // Of a card that several hold in common, whoever plays it first.
      else if (shared !== true) this.#always(`use.${this.#k}.${c}.0.0`)
    })
  }

  #steps(who: number): void {
    const alone = this.#agenda.flatMap((act) => (act.kind === 'shift' ? [act] : []))
    for (const { issue, option } of alone) {
      const i = this.#book.issue(issue)
      this.#always(`step.${this.#k}.${this.#book.placeOf(who, i)}.${this.#book.option(i, option)}.0`)
    }
    if (alone.length === 0)
      for (let code = 8 * who + 1; code <= 8 * who + 7; code++) this.#never(`alone.${this.#k}.${code}.0.0`)
  }

  #say(name: string, as: (found: Statement) => Statement): void {
    const found = this.#s.find(name)
    if (found !== undefined) this.#s.rules.add([as(found)])
  }
  #always = (name: string): void => this.#say(name, (found) => found)
  #never = (name: string): void => this.#say(name, (found) => -found)
}
