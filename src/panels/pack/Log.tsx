/** One for each table, kept by the archivist: what was played, answered and signed, and which exit changed and why. */
import { namedAll } from '../table/speaker.ts'
import { Part } from './parts.tsx'
import { cardName, type Pen, seatsOf } from './pen.ts'

export function Log({ pen }: { readonly pen: Pen }) {
  const { t, sp } = pen
  const { scenario } = sp
  const seats = seatsOf(pen)
  const head = ['seat', 'committed', 'answered', 'changed'] as const
  return (
    <Part pen={pen} id="log" lead={t('log.lead')}>
      <p className="pack-fill">
        <span>{t('log.table')}</span>
        <span className="pack-line" />
        <span>{t('log.expected')}</span>
      </p>
      {scenario.rounds.map((round, i) => (
        <div key={round.from} className="pack-round">
          <h3>{t('slides.round', { n: i + 1, of: scenario.rounds.length })}</h3>
          <div className="pack-log">
            <table>
              <thead>
                <tr>
                  {head.map((name) => (
                    <th scope="col" key={name}>
                      {t(`log.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {seats.map((seat) => (
                  <tr key={seat.id} data-seat={seat.id}>
                    <th scope="row">{seat.short === '' ? cardName(seat) : seat.short}</th>
                    <td />
                    <td />
                    <td />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {scenario.events
            .filter(({ at }) => at === i + 1)
            .map((event) => (
              <p key={event.id} className="pack-note">
                {t('log.calendar', {
                  title: event.title,
                  parties: namedAll(sp, event.actors),
                  preventer: event.preventer ?? '',
                })}
              </p>
            ))}
        </div>
      ))}
      <p className="pack-fill">
        <span>{t('log.document')}</span>
        <span className="pack-line" />
        <span>{t('log.decided')}</span>
        <span className="pack-line" />
      </p>
    </Part>
  )
}
