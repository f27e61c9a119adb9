/** The log: every round's events in words, with actor and source. */

import { spanWords } from '../../i18n/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { hearing, type KnownOpen } from '../app/asKnown.ts'
import { EventList } from './AfterStep.tsx'
import { forcedOf } from './forcedNo.ts'
import { logLines, nobodyForced } from './logWords.ts'
import { Who } from './Parts.tsx'
import { actTitle, type Speaker } from './speaker.ts'

export function LogDialog({
  sp,
  open,
  shown,
  onClose,
}: {
  readonly sp: Speaker
  readonly open: KnownOpen
  readonly shown: boolean
  readonly onClose: () => void
}) {
  const { played, save } = open
  const documented = played.laid.length
  const known = hearing(open)
  return (
    <Dialog open={shown} onClose={onClose} wide title={sp.t('log.title')} closeLabel={sp.t('close')}>
      {documented + played.rounds.length === 0 && <p>{sp.t('log.empty')}</p>}
      {[...played.laid, ...played.rounds].map((round, i) => {
        const span = sp.scenario.rounds[round.round]
        const record = i < documented ? undefined : save.record.rounds[i - documented]
        const commit = record?.commit ?? {}
        const forced = record === undefined ? nobodyForced : forcedOf(sp, round, commit, record.answers)
        return (
          <section key={round.round} className="log-round">
            <h3>
              {sp.t('log.round', {
                n: round.round + 1,
                span: span === undefined ? '' : spanWords(span.from, span.to, sp.language),
              })}
              {i < documented && <small> {sp.t('log.documented')}</small>}
            </h3>
            {i >= documented && (
              <ul className="log-acts">
                {sp.table.seats.map((seat) => (
                  <li key={seat}>
                    <Who sp={sp} seat={seat} />{' '}
                    {(commit[seat] ?? [])
                      .filter((act) => act.kind !== 'pass')
                      .map((act) =>
                        act.kind === 'signal' && !known.hears(i - documented, seat, act)
                          ? sp.t('log.confidence')
                          : actTitle(sp, act, seat),
                      )
                      .join(sp.t('sep')) || sp.t('log.nothing')}
                  </li>
                ))}
              </ul>
            )}
            <EventList sp={sp} lines={logLines(sp, round.events, [...round.matters, ...round.counters], forced)} />
          </section>
        )
      })}
    </Dialog>
  )
}
