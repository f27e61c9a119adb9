/** What one or several would have done otherwise in one round, in a sentence; and whose yes the way would still have needed. */
import type { Keeper } from '../../domain/reading.ts'
import type { Open } from '../../store/session.ts'
import { actTitle, type Speaker, sentence } from '../table/speaker.ts'
import { actOf, type Changed, changedIn } from './changed.ts'
import { agendaWords, gainWords, isYou, who } from './deedWords.ts'
import { playedSeats } from './yours.ts'

/** "Together in round 2, all else as it was: you: “A”; Russia: yes to “B”. Exit 2 would have stayed within reach." */
export function jointWords(sp: Speaker, open: Open, keeper: Keeper, n: number): string {
  const mine = playedSeats(open.save)
  const changed = [...changedIn(open, keeper)].sort(
    (a, b) => Number(mine.includes(b.seat)) - Number(mine.includes(a.seat)),
  )
  const key = changed.length === open.table.seats.length ? 'all' : changed.length === 1 ? 'one' : 'words'
  const moves = changed.map((one) => moveWords(sp, open, one)).join(sp.t('page:turn.joint.sep'))
  return sp.t(`page:turn.joint.${key}`, { n, moves, round: keeper.round })
}

function moveWords(sp: Speaker, open: Open, { seat, acts, answers, keepsStanding }: Changed): string {
  const says = answers.map(({ matter, yes }) =>
    sp.t(yes ? 'page:turn.joint.yes' : 'page:turn.joint.no', { text: actTitle(sp, actOf(matter), matter.by) }),
  )
  const and = sp.t('page:turn.and')
  const data = { who: who(sp, open, seat) }
  if (acts?.length === 0) {
    const kind = says.length > 0 ? 'says' : keepsStanding ? 'keeps' : 'only'
    const form = isYou(open, seat) ? 'you' : 'party'
    return sentence(sp.t(`page:turn.joint.none.${form}.${kind}`, { ...data, what: says.join(and) }))
  }
  const card = acts === undefined ? [] : [agendaWords(sp, acts, seat) + gainWords(sp, acts, seat)]
  return sp.t('page:turn.joint.move', { ...data, what: [...card, ...says].join(and) })
}
