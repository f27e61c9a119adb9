/** Each party's own documented aims, and how they stand at the end. No score and no sum: whose aims count is for the reader. */
import { aimsNow } from '../../opponents/aims.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { Cited } from '../dossier/Cite.tsx'
import { hueOf } from '../shelf/hue.ts'
import type { Speaker } from '../table/speaker.ts'

export function Aims({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { table, played } = useOpen()
  const now = aimsNow(table, played.row)
  const parties = sp.scenario.parties.filter(({ id }) => now.some(({ seat }) => seat === id))
  return (
    <section className="ending-section" aria-labelledby="aims">
      <div className="section-head">
        <h2 id="aims">{t('aims.title')}</h2>
        <p>{t('aims.lead')}</p>
      </div>
      <div className="aims">
        {parties.map((party) => (
          <section key={party.id}>
            <h3>
              <PartyName hue={hueOf(party.hue)} name={party.name} size={20} />
            </h3>
            <dl>
              {now
                .filter(({ seat }) => seat === party.id)
                .map(({ aim, state }) => (
                  <div key={aim} data-state={state}>
                    <dt>
                      <Cited of={sp.scenario.aims.find(({ id }) => id === aim)!.text} />
                    </dt>
                    <dd>{t(`aims.${state}`)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  )
}
