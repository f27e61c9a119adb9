/** Fifty minutes, line by line; what must stay is marked. */
import { Grid, Part } from './parts.tsx'
import { figures, fitsOneLesson, listOf, type Pen } from './pen.ts'

interface Line {
  readonly from: string
  readonly must?: boolean
  readonly what: string
  readonly say?: string
}

export function Script({ pen }: { readonly pen: Pen }) {
  const { t } = pen
  return (
    <Part pen={pen} id="script" lead={t('script.lead')}>
      {!fitsOneLesson(pen) && <p>{t('script.long', figures(pen))}</p>}
      <Grid
        className="pack-script"
        head={[t('script.minute'), t('script.what'), t('script.say')]}
        rows={listOf<Line>(pen, 'script.lines', figures(pen)).map(({ from, must, what, say }) => [
          <span key="from" className="pack-minute">
            <span aria-hidden="true">{must === true ? '● ' : '○ '}</span>
            {from}
            <span className="visually-hidden"> {t(must === true ? 'script.must' : 'script.may')}</span>
          </span>,
          what,
          say ?? '',
        ])}
      />
      <p>
        ● {t('script.must')} ○ {t('script.may')}
      </p>
      <p>{t('script.paper')}</p>
    </Part>
  )
}
