/**
 * What a seat would have done otherwise, set beside what it did: only that is a change. A text put again as it was
 * played, and a yes that was given, are none; a yes to a text that somebody else of the same change puts is one.
 */
import type { Act, Agenda, Answer, Matter } from '../../domain/move.ts'
import type { Keeper } from '../../domain/reading.ts'
import { answerOf } from '../../engine/adjudicate.ts'
import { dealCost } from '../../engine/cost.ts'
import { mattersOf } from '../../engine/matters.ts'
import { readDeal, seatIndex } from '../../engine/read.ts'
import type { Row, Table } from '../../engine/table.ts'
import { stableText } from '../../std/hash.ts'
import type { Open } from '../../store/session.ts'

export interface ChangedAnswer {
  readonly matter: Matter
  readonly yes: boolean
}

export interface Changed {
  readonly seat: string
  /** Its acts of the round, where they are not those it played; none: it passes. */
  readonly acts?: Agenda
  readonly answers: readonly ChangedAnswer[]
  /** It passes where its card took standing, and a yes is still asked of it. */
  readonly keepsStanding: boolean
}

export const actsIn = (agenda: Agenda = []): Agenda => agenda.filter(({ kind }) => kind !== 'pass')

/** In the order of `moves`; a seat that would have done what it did is not among them. */
export function changedIn({ table, save, played }: Open, { moves, index, certificate }: Keeper): readonly Changed[] {
  const round = played.rounds[index]
  const recorded = save.record.rounds[index]
  if (round === undefined || recorded === undefined) return []
  const same = (a: Act, b: Act): boolean => sameAct(table.sameRound, a, b)
  const movers = moves.map(({ seat }) => seat)
  const commit: Record<string, Agenda> = { ...recorded.commit }
  for (const { seat, agenda } of moves) if (agenda !== undefined) commit[seat] = agenda
  const now = mattersOf(table, commit)
  const old = mattersOf(table, recorded.commit)
  const gave = (matter: Matter, seat: string): Answer['kind'] | null => {
    const before = [...old, ...round.counters].find((one) => same(actOf(one), actOf(matter)) && one.to.includes(seat))
    return before === undefined ? null : answerOf(table, round.before, before, recorded.answers, seat).kind
  }
  return moves.flatMap(({ seat, agenda, answers }) => {
    const was = actsIn(recorded.commit[seat])
    const acts = agenda === undefined ? was : actsIn(agenda)
    const isOther = acts.length !== was.length || acts.some((act) => !was.some((one) => same(one, act)))
    const flips = answers.flatMap(({ matter: id, answer }): readonly ChangedAnswer[] => {
      const matter = [...now, ...round.counters].find((one) => one.id === id && one.to.includes(seat))
      const yes = answer.kind === 'accept'
      return matter === undefined || (gave(matter, seat) === 'accept') === yes ? [] : [{ matter, yes }]
    })
    // Those who change together say yes to what they newly put to each other.
    const asked = now
      .filter(({ by, to }) => movers.includes(by) && to.includes(seat))
      .filter(({ id }) => !answers.some((one) => one.matter === id))
      .filter((matter) => !old.some((one) => stableText(actOf(one)) === stableText(actOf(matter))))
      .filter((matter) => gave(matter, seat) !== 'accept')
      .map((matter) => ({ matter, yes: true }))
    if (!isOther && flips.length === 0 && asked.length === 0) return []
    const cost = was.some((act) => costs(table, round.before, seat, act))
    const saysYes = now.some((matter) => matter.to.includes(seat) && gave(matter, seat) === 'accept')
    const later = certificate.rounds.some((one) => mattersOf(table, one.commit).some(({ to }) => to.includes(seat)))
    const keepsStanding = acts.length === 0 && cost && (saysYes || later)
    return [{ seat, ...(isOther ? { acts } : {}), answers: [...flips, ...asked], keepsStanding }]
  })
}

/** Has this card a price in standing for who plays it? */
function costs(table: Table, before: Row, seat: string, act: Act): boolean {
  const place = seatIndex(table, seat)
  if (act.kind === 'use') {
    const card = table.scenario.instruments.findIndex(({ id }) => id === act.instrument)
    return (table.instruments[card]?.standing ?? 0) < 0
  }
  if (act.kind !== 'deal') return false
  const text = readDeal(table, place, act)
  return text !== null && dealCost(table, before, text.room, text.shifts, place).net > 0
}

/** A text is its steps and its room; where exits are signed by themselves it is the same with or without the word. */
function sameAct(bySelf: boolean, a: Act, b: Act): boolean {
  if (a.kind !== 'deal' || b.kind !== 'deal') return stableText(a) === stableText(b)
  const steps = (act: typeof a) => act.steps.map(stableText).sort().join()
  return a.room === b.room && steps(a) === steps(b) && (bySelf || a.signs === b.signs)
}

/** What a matter asks for, as the card that put it. */
export function actOf(matter: Matter): Act {
  switch (matter.kind) {
    case 'deal':
    case 'counter':
      return matter.act
    case 'call':
      return { kind: 'call', room: matter.room }
    case 'sign':
      return { kind: 'sign', exit: matter.exit }
  }
}
