/**
 * For teachers: what was possible on paper between two parties, as a plane and
 * as a table of the same points. Each axis is one party's own points; they are
 * not compared, and no point is called right.
 */
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../engine/table.ts'
import { type PlanePoint, type TwoParties, twoParties } from '../../packages/twoParties.ts'
import { exitOf, issueName, optionShort, type Speaker, short } from '../table/speaker.ts'
import { Legend, ORDER, Plane, signed } from './Plane.tsx'
import './packages.css'

export interface TwoPartyPlotProps {
  readonly sp: Speaker
  /** The state in which the table stood. */
  readonly row: Row
}

export function TwoPartyPlot({ sp, row }: TwoPartyPlotProps) {
  const { t } = useTranslation('deal')
  const id = useId()
  const seats = sp.table.seats.filter((_, s) => sp.table.holdings.some(({ seat }) => seat === s))
  const [chosen, choose] = useState<readonly [string, string]>([seats[0] ?? '', seats[1] ?? ''])
  const [one, other] = chosen
  const plane = useMemo(() => twoParties(sp.table, one, other, row), [sp.table, one, other, row])
  const pick = (which: 0 | 1, seat: string) => {
    const rest = which === 0 ? other : one
    const kept = rest === seat ? (which === 0 ? one : other) : rest
    choose(which === 0 ? [seat, kept] : [kept, seat])
  }
  if (seats.length < 2) return null
  return (
    <section className="packages" aria-labelledby={id}>
      <h3 id={id}>{t('packages.title')}</h3>
      <p>{t('packages.lead')}</p>
      <div className="packages-parties">
        {([0, 1] as const).map((which) => (
          <label key={which}>
            {t(which === 0 ? 'packages.across' : 'packages.up')}
            <select value={chosen[which]} onChange={(event) => pick(which, event.target.value)}>
              {seats.map((seat) => (
                <option key={seat} value={seat}>
                  {short(sp, seat)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <div className="packages-seen">
        <Plane sp={sp} plane={plane} />
        <Legend plane={plane} />
      </div>
      <p>{t('packages.better', { count: plane.better })}</p>
      <PointTable sp={sp} plane={plane} />
      <p className="quiet-note">{t('packages.how')}</p>
    </section>
  )
}

function PointTable({ sp, plane }: { readonly sp: Speaker; readonly plane: TwoParties }) {
  const { t } = useTranslation('deal')
  const [one, other] = plane.parties
  const rows = [...ORDER].reverse().flatMap((kind) => plane.points.filter((point) => point.kind === kind))
  return (
    <details>
      <summary>{t('packages.table')}</summary>
      <div className="packages-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('packages.point')}</th>
              <th scope="col">{short(sp, one)}</th>
              <th scope="col">{short(sp, other)}</th>
              <th scope="col">{t('packages.settles')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((point, i) => (
              <tr key={i}>
                <th scope="row">{pointName(sp, point, t(`packages.kind.${point.kind}`))}</th>
                <td>{signed(point.x)}</td>
                <td>{signed(point.y)}</td>
                <td>{point.settles !== undefined && <Settles sp={sp} settles={point.settles} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** A whole text is long: its articles open on their own. */
function Settles({ sp, settles }: { readonly sp: Speaker; readonly settles: NonNullable<PlanePoint['settles']> }) {
  const { t } = useTranslation('deal')
  return (
    <details className="packages-text">
      <summary>{t('packages.articles', { count: settles.length })}</summary>
      <ul className="plain-list">
        {settles.map(({ issue, option }) => (
          <li key={issue}>
            {t('packages.article', { issue: issueName(sp, issue), option: optionShort(sp, issue, option) })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function pointName(sp: Speaker, point: PlanePoint, kind: string): string {
  const exit = point.exit === undefined ? undefined : exitOf(sp, point.exit)
  return exit === undefined ? kind : `${kind} ${exit.n}: ${exit.name}`
}
