/**
 * Which cards of a game made a difference: the same game is resolved again
 * without one use of the card, all other commitments and answers as recorded.
 * It mattered if a bill (steps, their cost after cover, meetings, tension to
 * shed), an answer that counts or an exit comes out otherwise. A point of
 * standing that is never spent does not count.
 */
import type { GameRecord, RoundRecord } from '../domain/record.ts'
import { luckOf, type PlayedRound, playRound } from '../engine/game.ts'
import { layHistory, startRow } from '../engine/history.ts'
import type { Row, Table } from '../engine/table.ts'
import { bills } from '../offramps/bill.ts'

/** Instrument → did any of its uses matter. Instruments that nobody used are absent. */
export function cardsThatMatter(table: Table, record: GameRecord): ReadonlyMap<string, boolean> {
  const played = playOn(table, record, startRow(table, record.start, layHistory(table, record.start)), record.rounds)
  const found = new Map<string, boolean>()
  record.rounds.forEach((round, index) => {
    for (const [seat, agenda] of Object.entries(round.commit))
      for (const act of agenda) {
        if (act.kind !== 'use' || found.get(act.instrument) === true) continue
        const without = { ...round, commit: { ...round.commit, [seat]: agenda.filter((other) => other !== act) } }
        const rest = [without, ...record.rounds.slice(index + 1)]
        const otherwise = playOn(table, record, played[index]!.before, rest)
        found.set(act.instrument, differ(table, played.slice(index), otherwise))
      }
  })
  return found
}

function playOn(table: Table, { seed }: GameRecord, from: Row, rounds: readonly RoundRecord[]): readonly PlayedRound[] {
  const luck = luckOf(table, seed)
  const played: PlayedRound[] = []
  let row = from
  for (const round of rounds) {
    if (row[0]! >= table.rounds || row[table.layout.over] === 1) break
    const one = playRound(table, row, round, luck)
    played.push(one)
    row = one.after
  }
  return played
}

function differ(table: Table, one: readonly PlayedRound[], other: readonly PlayedRound[]): boolean {
  if (one.length !== other.length) return true
  return one.some((round, i) => outcome(table, round) !== outcome(table, other[i]!))
}

/** What a round leaves: what each exit still asks of whom, what was taken or shut, which answers took effect. */
function outcome(table: Table, { after, events }: PlayedRound): string {
  const { taken, shut } = table.layout
  const exits = table.exits.map((_, e) => [after[taken + e], after[shut + e]])
  const settled = events.filter(({ kind }) => kind === 'deal-made' || kind === 'deal-failed' || kind === 'signed')
  const asked = bills(table, after).map(({ seats, steps, meetings, excess }) => [
    seats.map(({ cost }) => cost),
    steps,
    meetings,
    excess,
  ])
  return JSON.stringify([exits, asked, settled])
}
