/**
 * Where a game under other numbers first goes another way, and by what: a card that its seat could not have played,
 * a yes that could not have been paid for, or another course of the same cards. Later ones follow from it. Pure.
 */
import type { Act, Agenda } from '../../domain/move.ts'
import type { GameRecord } from '../../domain/record.ts'
import { dealCost } from '../../engine/cost.ts'
import type { PlayedRound, Replay } from '../../engine/game.ts'
import { readDeal, seatIndex } from '../../engine/read.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { actTitle, named, type Speaker, sentence } from '../table/speaker.ts'
import { apart, wholeAt } from './decided.ts'
import type { Dropped, PlayedAgain } from './playAgain.ts'

type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

/** What a seat would have had to spend, and what it had. */
interface Short {
  readonly seat: string
  readonly cost: number
  readonly have: number
}

/** One sentence with its round; null where all went as it had. */
export function firstDifference(
  sp: Speaker,
  t: Say,
  record: GameRecord,
  was: Replay,
  table: Table,
  again: PlayedAgain,
): string | null {
  for (const [i, before] of was.rounds.entries()) {
    const now = again.replay.rounds[i]
    const given = record.rounds[i]
    if (now === undefined || given === undefined) return null
    const round = before.round + 1
    const dropped = again.dropped.find((one) => one.round === round)
    if (dropped !== undefined)
      return t('again.first', {
        round,
        what: droppedWords(sp, t, table, now.before, dropped, given.commit[dropped.seat] ?? []),
      })
    const unpaid = unpaidIn(sp, t, table, before, now)
    if (unpaid !== null) return t('again.first', { round, what: unpaid })
    const at = { commit: given.commit }
    const lines = apart(wholeAt(sp, t, { ...at, round: before }), wholeAt(sp, t, { ...at, round: now }))
    const line = lines?.[1][0] ?? lines?.[0][0]
    if (line !== undefined)
      return t('again.first', { round, what: t(lines?.[1][0] === undefined ? 'again.notSo' : 'again.so', { line }) })
  }
  return null
}

/** Rules that a number can bring into play, beside the price itself. */
const WORDED: readonly string[] = ['one-sided', 'exit-gone', 'standing']

function droppedWords(sp: Speaker, t: Say, table: Table, row: Row, { seat, why }: Dropped, agenda: Agenda): string {
  const short = agenda.flatMap((act) => shortIn(table, row, seat, act) ?? [])[0]
  const data = {
    party: sentence(named(sp, seat)),
    cards: agenda.map((act) => sp.t('log.quoted', { what: actTitle(sp, act, seat) })).join(sp.t('sep')),
  }
  if (why === 'standing' && short !== undefined) return t('again.cannotPay', { ...data, why: shortWords(sp, t, short) })
  return WORDED.includes(why) ? t('again.cannotPay', { ...data, why: t(`again.why.${why}`) }) : t('again.cannot', data)
}

const shortWords = (sp: Speaker, t: Say, { seat, cost, have }: Short): string =>
  t('again.short', { who: named(sp, seat), cost, have })

/** A text that was agreed and now is not, because a yes to it could not be borne. */
function unpaidIn(sp: Speaker, t: Say, table: Table, before: PlayedRound, now: PlayedRound): string | null {
  for (const event of now.events) {
    if (event.kind !== 'deal-failed') continue
    const isNew = before.events.some((other) => other.kind === 'deal-made' && other.matter === event.matter)
    const matter = [...now.matters, ...now.counters].find(({ id }) => id === event.matter)
    if (!isNew || (matter?.kind !== 'deal' && matter?.kind !== 'counter')) continue
    const short = event.declined.flatMap((seat) => shortOf(table, now.before, seat, matter.act, matter.by) ?? [])[0]
    if (short === undefined) continue
    return t('again.unpaid', {
      text: sp.t('log.quoted', { what: actTitle(sp, matter.act, matter.by) }),
      why: shortWords(sp, t, short),
    })
  }
  return null
}

/** Of all whom this act asks for steps, the first who cannot bear its own. */
function shortIn(table: Table, row: Row, by: string, act: Act): Short | null {
  for (const seat of [by, ...table.seats]) {
    const short = shortOf(table, row, seat, act, by)
    if (short !== null) return short
  }
  return null
}

function shortOf(table: Table, row: Row, seat: string, act: Act, by: string): Short | null {
  if (act.kind !== 'deal') return null
  const text = readDeal(table, seatIndex(table, by), act)
  if (text === null) return null
  const place = seatIndex(table, seat)
  const cost = dealCost(table, row, text.room, text.shifts, place).net
  const have = row[table.layout.standing + place] ?? 0
  return cost > have && cost < RED ? { seat, cost, have } : null
}
