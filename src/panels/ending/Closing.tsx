/** The end of every ending, calm and on its own: what happened, and a closing sentence. Nothing is played here. */
import { useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import type { Speaker } from '../table/speaker.ts'
import { closingWords } from './aboutThisWar.ts'

interface ClosingProps {
  readonly sp: Speaker
  readonly signed: boolean
  /** In place of the sentence that speaks to one table. */
  readonly instead?: string
}

export function Closing({ sp, signed, instead }: ClosingProps) {
  const t = useWords()
  const last = instead ?? closingWords(sp, signed ? 'signed' : 'none')
  if (sp.scenario.happened.length === 0)
    return last === undefined ? null : (
      <section className="happened" aria-label={t('happened.afterwards')}>
        <div className="happened-inner">
          <p className="happened-end">{last}</p>
        </div>
      </section>
    )
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
                {cite.length === 0 && sp.scenario.invented !== true && (
                  <small className="uncited"> {t('happened.uncited', { date: sp.scenario.happenedAsOf })}</small>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {last !== undefined && <p className="happened-end">{last}</p>}
      </div>
    </section>
  )
}
