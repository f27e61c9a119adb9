/**
 * What a way that was kept would still have taken: nothing more where its exit is signed in that very round or stands
 * over the calendar alone; and which of the seats that it leans on are played by their papers, and what a paper says.
 */
import type { Keeper } from '../../domain/reading.ts'
import { mattersOf } from '../../engine/matters.ts'
import { viewFor } from '../../engine/view.ts'
import type { Alternative, TurningPoint } from '../../offramps/turningPoint.ts'
import { paper } from '../../opponents/paper.ts'
import { likelyAnswer } from '../../opponents/predict.ts'
import type { Open } from '../../store/session.ts'
import { named, namedAll, type Speaker, sentence, sentences } from '../table/speaker.ts'
import { actsIn, type Changed, changedIn } from './changed.ts'

/** The proof behind one seat's single change. */
export const keeperOf = ({ keepers }: TurningPoint, { seat, index }: Alternative): Keeper | undefined =>
  keepers.find((keeper) => keeper.index === index && keeper.seats.join() === seat)

/** What is needed after the change: a yes of others, a yes between those who changed, others' cards, or nothing. */
export function neededLater({ table }: Open, { seats, certificate }: Keeper): 'needed' | 'between' | 'cards' | null {
  const asked = certificate.rounds.flatMap(({ commit }) => mattersOf(table, commit)).filter(({ to }) => to.length > 0)
  const isOther = (seat: string): boolean => !seats.includes(seat)
  if (asked.some(({ by, to }) => [by, ...to].some(isOther))) return 'needed'
  if (asked.length > 0) return 'between'
  const acts = certificate.rounds.some(({ commit }) =>
    Object.entries(commit).some(([seat, agenda]) => isOther(seat) && actsIn(agenda).length > 0),
  )
  return acts ? 'cards' : null
}

/** Both in sentences; empty where there is nothing to add. */
export function laterWords(sp: Speaker, open: Open, keeper: Keeper): string {
  const later = neededLater(open, keeper)
  return sentences(sp, [later === null ? '' : sp.t(`page:turn.${later}`), ...paperWords(sp, open, keeper)])
}

function paperWords(sp: Speaker, open: Open, keeper: Keeper): readonly string[] {
  const { save, table } = open
  const isPaper = (seat: string): boolean => save.record.seats[seat] === paper.id
  const now = changedIn(open, keeper).filter(({ seat }) => isPaper(seat))
  const asked = keeper.certificate.rounds.flatMap(({ commit }) => mattersOf(table, commit).flatMap(({ to }) => to))
  const later = table.seats.filter(
    (seat) => isPaper(seat) && asked.includes(seat) && !now.some((changed) => changed.seat === seat),
  )
  return [
    ...now.map((changed) =>
      sentence(
        sp.t(saysNo(open, keeper, changed) ? 'page:turn.paper.no' : 'page:turn.paper.otherwise', {
          party: named(sp, changed.seat),
        }),
      ),
    ),
    ...(later.length === 0 ? [] : [sp.t('page:turn.paper.later', { parties: namedAll(sp, later) })]),
  ]
}

/** Would its paper, asked in that round, refuse a yes that the change takes from it? */
function saysNo({ save, table, played }: Open, { index }: Keeper, { seat, answers }: Changed): boolean {
  const view = viewFor(table, save.record, played.rounds.slice(0, index), played.rounds[index]!.before, seat)
  return answers.some(
    ({ matter, yes }) => yes && likelyAnswer(table, view, matter, seat, save.record.seats).answer.kind !== 'accept',
  )
}
