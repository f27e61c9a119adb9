/** A no that was none of a seat's choosing: the rules would not have let it say yes. Pure. */
import type { Agenda, Answers, Matter } from '../../domain/move.ts'
import type { Row, Table } from '../../engine/table.ts'
import { isText, type Refused, yesRefusal } from './matters.ts'
import { issueName, listed, named, type Speaker, sentence } from './speaker.ts'

/** A round as far as it bears on what a seat could answer in it. */
export interface AnsweredRound {
  readonly before: Row
  readonly matters: readonly Matter[]
  readonly counters: readonly Matter[]
}

/**
 * Why this seat could not have said yes; null where it could. The check that takes "Accept" away, beside the seat's
 * own card; and for a counter-offer beside its answers, which came before. Of two texts asked at the same time
 * either could have had its yes, so there a no is a choice.
 */
export function forcedNo(
  table: Table,
  round: AnsweredRound,
  commit: Readonly<Record<string, Agenda>>,
  answers: Answers,
  matter: Matter,
  seat: string,
): Refused | null {
  if (!isText(matter)) return null
  const given = matter.kind === 'counter' ? answers : {}
  const refused = yesRefusal(table, round.before, seat, commit[seat] ?? [], round.matters, given, matter)
  return refused.refusal === null ? null : refused
}

/** "it lacked the standing", to follow "could not say yes:". */
export function forcedWhy(sp: Speaker, { refusal, differing, promised }: Refused): string {
  const beside = promised ? 'Beside' : ''
  if (refusal === 'standing' || refusal === 'mobility') return sp.t(`could.${refusal}${beside}`)
  if (refusal !== 'two-options') return sp.t('could.other')
  if (differing.length === 0) return sp.t('could.overlap')
  const issues = listed(
    sp,
    differing.map((issue) => issueName(sp, issue)),
  )
  return sp.t('could.two-options', { issues })
}

/** "The US could not say yes: it lacked the standing." */
export const forcedWords = (sp: Speaker, seat: string, refused: Refused): string =>
  sentence(sp.t('could.not', { party: named(sp, seat), why: forcedWhy(sp, refused) }))

/**
 * Of a text that failed: who of those that declined could not have said yes, each in a sentence of its own.
 * For a log that only has a text's id.
 */
export function forcedOf(
  sp: Speaker,
  round: AnsweredRound,
  commit: Readonly<Record<string, Agenda>>,
  answers: Answers,
): (matter: string, declined: readonly string[]) => readonly string[] {
  return (id, declined) => {
    const matter = [...round.matters, ...round.counters].find((one) => one.id === id)
    if (matter === undefined) return []
    return declined.flatMap((seat) => {
      // Who said yes and could not keep it did not say no.
      if (answers[id]?.[seat]?.kind === 'accept') return []
      const refused = forcedNo(sp.table, round, commit, answers, matter, seat)
      return refused === null ? [] : [forcedWords(sp, seat, refused)]
    })
  }
}
