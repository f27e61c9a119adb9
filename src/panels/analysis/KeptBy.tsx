/** What one seat could have done where an exit was lost: alone, and with whom; the latest round of each, and a way back to it. */

import type { Agenda } from '../../domain/move.ts'
import type { Keeper, OtherMove, TurningPoint } from '../../domain/reading.ts'
import { keptBy } from '../../offramps/turningPoint.ts'
import { Button } from '../../ui/Button.tsx'
import { actTitle, named, namedAll, type Speaker, sentence } from '../table/speaker.ts'

export interface KeptByProps {
  readonly sp: Speaker
  readonly point: TurningPoint
  /** Seats played here, in the order they are told. */
  readonly seats: readonly string[]
  /** Leaves the game after so many finished rounds; absent where nothing can be tried. */
  readonly onTry?: (keep: number, round: number) => void
}

export function KeptBy({ sp, point, seats, onTry }: KeptByProps) {
  return (
    <ul className="kept-by plain-list">
      {seats.map((seat) => {
        const { alone, together } = keptBy(point, seat)
        const kept = [alone, together].filter((keeper) => keeper !== undefined)
        return (
          <li key={seat}>
            {kept.length === 0 &&
              sentence(
                sp.t(point.isWhole ? 'analysis:kept.none' : 'analysis:kept.noneFound', { party: named(sp, seat) }),
              )}
            {kept.map((keeper) => (
              <p key={keeper.round}>
                {keeperWords(sp, keeper, seat)}{' '}
                {onTry !== undefined && keeper.index >= 0 && (
                  <Button look="link" onPress={() => onTry(keeper.index, keeper.round)}>
                    {sp.t('analysis:kept.try', { round: keeper.round })}
                  </Button>
                )}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

/** The act first, then whose it is and with whom. */
export function keeperWords(sp: Speaker, { seats, moves, round }: Keeper, seat: string): string {
  const own = moves.find((move) => move.seat === seat)
  const others = seats.filter((other) => other !== seat)
  const data = { what: whatWords(sp, own, seat), round, party: named(sp, seat), others: namedAll(sp, others) }
  return sentence(sp.t(others.length === 0 ? 'analysis:kept.alone' : 'analysis:kept.together', data))
}

/** Its own part: an act, an answer, or only the yes to what the others put. */
function whatWords(sp: Speaker, own: OtherMove | undefined, seat: string): string {
  const { agenda, answers = [] } = own ?? {}
  if (agenda !== undefined) return agendaWords(sp, agenda, seat)
  if (answers.length === 0) return sp.t('analysis:kept.yesToOthers')
  const yes = answers.filter(({ answer }) => answer.kind === 'accept').length
  return sp.t(yes === answers.length ? 'analysis:kept.yes' : yes === 0 ? 'analysis:kept.no' : 'analysis:kept.answers')
}

function agendaWords(sp: Speaker, agenda: Agenda, seat: string): string {
  const acts = agenda.filter(({ kind }) => kind !== 'pass')
  return acts.length === 0
    ? sp.t('page:turn.noCard')
    : sp.t('page:turn.quoted', { title: acts.map((act) => actTitle(sp, act, seat)).join(sp.t('page:turn.and')) })
}
