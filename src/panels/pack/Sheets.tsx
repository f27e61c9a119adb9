/** Sheets that are words and nothing else: rubric, hot moments, letter, a head teacher's questions, statements. */
import { Grid, List, Part } from './parts.tsx'
import { figures, listOf, type Pen } from './pen.ts'

interface Level {
  readonly name: string
  readonly cells: readonly string[]
}

export function Rubric({ pen }: { readonly pen: Pen }) {
  const { t } = pen
  return (
    <Part pen={pen} id="rubric" lead={t('rubric.lead')}>
      <Grid
        className="pack-rubric"
        head={[t('rubric.criterion'), ...listOf(pen, 'rubric.levels')]}
        rows={listOf<Level>(pen, 'rubric.rows').map(({ name, cells }) => [name, ...cells])}
      />
      <p className="pack-strong">{t('rubric.never')}</p>
      <p className="pack-fill">
        <span>{t('rubric.note')}</span>
        <span className="pack-line" />
      </p>
    </Part>
  )
}

interface Moment {
  readonly when: string
  readonly say: string
}

export function Moments({ pen }: { readonly pen: Pen }) {
  const { t } = pen
  const rows = [...(pen.war ? listOf<Moment>(pen, 'moments.war') : []), ...listOf<Moment>(pen, 'moments.rows')]
  return (
    <Part pen={pen} id="moments" lead={t('moments.lead')}>
      <Grid
        className="pack-moments"
        head={[t('moments.when'), t('moments.say')]}
        rows={rows.map(({ when, say }) => [when, say])}
      />
    </Part>
  )
}

export function Letter({ pen }: { readonly pen: Pen }) {
  const { t } = pen
  const [what = '', how = '', seats = '', data = ''] = listOf(pen, 'letter.text', figures(pen))
  return (
    <Part pen={pen} id="letter">
      <div className="pack-letter">
        <p className="pack-fill">
          <span className="pack-line" />
          <span>{t('letter.place')}</span>
        </p>
        <p>{t('letter.dear')}</p>
        {[what, how, ...(pen.war ? [t('letter.war')] : []), seats, data].map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>{t(pen.war ? 'letter.review' : 'letter.reviewPlain')}</p>
        <p>{t('letter.sign')}</p>
        <p className="pack-fill">
          <span className="pack-line" />
          <span>{t('letter.line')}</span>
        </p>
      </div>
    </Part>
  )
}

interface Question {
  readonly q: string
  readonly a: string
}

export function Head({ pen }: { readonly pen: Pen }) {
  const rows = [...listOf<Question>(pen, 'head.rows'), ...(pen.war ? listOf<Question>(pen, 'head.war') : [])]
  return (
    <Part pen={pen} id="head">
      <dl className="pack-questions">
        {rows.map(({ q, a }) => (
          <div key={q}>
            <dt>{q}</dt>
            <dd>{a}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

export function Statements({ pen }: { readonly pen: Pen }) {
  const { t } = pen
  return (
    <Part pen={pen} id="statements">
      <h3>{t('statements.data')}</h3>
      <List items={listOf(pen, 'statements.dataList')} />
      <h3>{t('statements.access')}</h3>
      <List items={listOf(pen, 'statements.accessList')} />
    </Part>
  )
}
