/** The end of every ending, calm and on its own: what happened, and a closing sentence. Nothing is played here. */
import { useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import type { Speaker } from '../table/speaker.ts'

export function Closing({ sp, signed }: { readonly sp: Speaker; readonly signed: boolean }) {
  const t = useWords()
  return (
    <section className="happened" aria-labelledby="happened">
      <div className="happened-inner">
        <div>
          <h2 id="happened">{t('happened.title')}</h2>
          <p className="quiet-note">{t('happened.asOf', { date: sp.scenario.happenedAsOf })}</p>
        </div>
        <dl className="happened-list">
          {sp.scenario.happened.map(({ date, text, cite }) => (
            <div key={date}>
              <dt>{date}</dt>
              <dd>
                {text}
                <Cites ids={cite} />
                {cite.length === 0 && (
                  <small className="uncited"> {t('happened.uncited', { date: sp.scenario.happenedAsOf })}</small>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <p className="happened-end">{t(signed ? 'happened.signed' : 'happened.none')}</p>
      </div>
    </section>
  )
}
