/** What the model cannot tell, and every number that was assumed, with its range and reason. */
import { Grid, List, Part } from './parts.tsx'
import { figures, listOf, type Pen } from './pen.ts'
import { Names, Sources } from './sources.tsx'

export function Limits({ pen }: { readonly pen: Pen }) {
  const { t, sp } = pen
  const { assumptions } = sp.scenario
  const caption = sp.scenario.closing?.caption ?? (pen.war ? pen.page('turn.caption') : '')
  return (
    <Part pen={pen} id="limits" lead={t('limits.lead')}>
      {pen.war && <p className="pack-strong">{t('limits.review')}</p>}
      <List items={listOf(pen, 'limits.list', figures(pen))} />
      {caption !== '' && <p className="pack-box">{caption}</p>}
      {assumptions.length > 0 && (
        <div className="pack-next">
          <h3>{t('limits.assumptions')}</h3>
          <Grid
            className="pack-assumptions"
            head={[t('limits.name'), t('limits.value'), t('limits.range'), t('limits.because')]}
            rows={assumptions.map(({ name, value, range, because, cite }) => [
              name,
              String(value),
              range.join(t('dash')),
              <span key="why">
                {because}
                <Names pen={pen} ids={cite} />
              </span>,
            ])}
          />
          <Sources pen={pen} ids={assumptions.flatMap(({ cite }) => cite)} />
        </div>
      )}
    </Part>
  )
}
