/**
 * For teachers: what was possible on paper between two parties, as a plane and
 * as a table of the same points. Each axis is one party's own points; they are
 * not compared, and no point is called right.
 */
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../engine/table.ts'
import { type PlanePoint, type PointKind, type TwoParties, twoParties } from '../../packages/twoParties.ts'
import { exitOf, issueName, named, optionShort, type Speaker, short } from '../table/speaker.ts'
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
      <Plane sp={sp} plane={plane} />
      <p>{t('packages.better', { count: plane.better })}</p>
      <PointTable sp={sp} plane={plane} />
      <p className="quiet-note">{t('packages.how')}</p>
    </section>
  )
}

/** Drawn over one another in this order: the line first, what is singled out last. */
const ORDER: readonly PointKind[] = ['frontier', 'exit', 'no-agreement', 'egalitarian', 'nash', 'table']

const WIDE = 340
const HIGH = 300
const EDGE = { left: 40, right: 16, top: 16, bottom: 44 }

function Plane({ sp, plane }: { readonly sp: Speaker; readonly plane: TwoParties }) {
  const { t } = useTranslation('deal')
  const scale = (value: number, from: number, to: number, low: number, high: number) =>
    to === from ? (low + high) / 2 : low + ((value - from) * (high - low)) / (to - from)
  const x = (value: number) => scale(value, plane.from[0], plane.to[0], EDGE.left, WIDE - EDGE.right)
  const y = (value: number) => scale(value, plane.from[1], plane.to[1], HIGH - EDGE.bottom, EDGE.top)
  const line = plane.points.filter(({ kind }) => kind === 'frontier')
  const shown = ORDER.flatMap((kind) => plane.points.filter((point) => point.kind === kind))
  const [one, other] = plane.parties
  return (
    <svg
      className="packages-plane"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      role="img"
      aria-label={t('packages.picture', { one: named(sp, one), other: named(sp, other), count: line.length })}
    >
      <path
        className="packages-axis"
        d={`M${EDGE.left} ${y(0)}H${WIDE - EDGE.right}M${x(0)} ${HIGH - EDGE.bottom}V${EDGE.top}`}
      />
      {ticks(plane.from[0], plane.to[0]).map((value) => (
        <text key={`x${value}`} x={x(value)} y={HIGH - EDGE.bottom + 16} textAnchor="middle">
          {signed(value)}
        </text>
      ))}
      {ticks(plane.from[1], plane.to[1]).map((value) => (
        <text key={`y${value}`} x={EDGE.left - 8} y={y(value) + 4} textAnchor="end">
          {signed(value)}
        </text>
      ))}
      <text className="packages-name" x={WIDE - EDGE.right} y={HIGH - 6} textAnchor="end">
        {t('packages.axisAcross', { party: short(sp, one) })}
      </text>
      <text className="packages-name" x={4} y={12}>
        {t('packages.axisUp', { party: short(sp, other) })}
      </text>
      <polyline className="packages-line" points={line.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')} />
      {shown.map((point, i) => (
        <Mark key={i} sp={sp} point={point} x={x(point.x)} y={y(point.y)} />
      ))}
    </svg>
  )
}

/** A form for each kind, so that none depends on its colour; exits carry their number. */
function Mark({
  sp,
  point,
  x,
  y,
}: {
  readonly sp: Speaker
  readonly point: PlanePoint
  readonly x: number
  readonly y: number
}) {
  const className = `packages-mark packages-${point.kind}`
  if (point.kind === 'exit')
    return (
      <g className={className}>
        <rect x={x - 8} y={y - 8} width={16} height={16} rx={3} />
        <text x={x} y={y + 4} textAnchor="middle">
          {exitOf(sp, point.exit ?? '')?.n}
        </text>
      </g>
    )
  const form: Readonly<Record<Exclude<PointKind, 'exit'>, string>> = {
    frontier: `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`,
    'no-agreement': `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`,
    egalitarian: `M${x - 6} ${y - 6}h12v12h-12z`,
    nash: `M${x} ${y - 9}l9 9l-9 9l-9 -9z`,
    table: `M${x} ${y - 9}l8.5 15h-17z`,
  }
  return <path className={className} d={form[point.kind]} />
}

/** At most five whole numbers, 0 among them. */
function ticks(from: number, to: number): readonly number[] {
  const stride = Math.max(1, Math.ceil((to - from) / 4))
  const all: number[] = []
  for (let value = Math.ceil(from / stride) * stride; value <= to; value += stride) all.push(value)
  return all
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')

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
                <td>
                  {point.settles
                    ?.map(({ issue, option }) =>
                      t('packages.article', { issue: issueName(sp, issue), option: optionShort(sp, issue, option) }),
                    )
                    .join(t('packages.and'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function pointName(sp: Speaker, point: PlanePoint, kind: string): string {
  const exit = point.exit === undefined ? undefined : exitOf(sp, point.exit)
  return exit === undefined ? kind : `${kind} ${exit.n}: ${exit.name}`
}
