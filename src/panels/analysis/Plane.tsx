/** The plane of two parties: what no other text beats, the exits, where the table stood; a form for each, and what it means. */
import { useTranslation } from 'react-i18next'
import type { PlanePoint, PointKind, TwoParties } from '../../packages/twoParties.ts'
import { exitOf, named, type Speaker, short } from '../table/speaker.ts'

/** Drawn over one another in this order: the line first, what is singled out last. */
export const ORDER: readonly PointKind[] = ['frontier', 'exit', 'no-agreement', 'egalitarian', 'nash', 'table']

const WIDE = 340
const HIGH = 300
const EDGE = { left: 40, right: 16, top: 30, bottom: 44 }

export function Plane({ sp, plane }: { readonly sp: Speaker; readonly plane: TwoParties }) {
  const { t } = useTranslation('deal')
  const scale = (value: number, from: number, to: number, low: number, high: number) =>
    to === from ? (low + high) / 2 : low + ((value - from) * (high - low)) / (to - from)
  const x = (value: number) => scale(value, plane.from[0], plane.to[0], EDGE.left, WIDE - EDGE.right)
  const y = (value: number) => scale(value, plane.from[1], plane.to[1], HIGH - EDGE.bottom, EDGE.top)
  const line = plane.points.filter(({ kind }) => kind === 'frontier')
  const shown = ORDER.flatMap((kind) => plane.points.filter((point) => point.kind === kind))
  const marks = plane.points.filter(({ kind }) => kind !== 'exit' && kind !== 'frontier')
  const exits = apart(
    plane.points.filter(({ kind }) => kind === 'exit'),
    (point) => [x(point.x), y(point.y)],
    marks.map((point) => [x(point.x), y(point.y)]),
  )
  const placeOf = (point: PlanePoint) => exits.find((entry) => entry.point === point)?.at
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
      {exits.map(({ point, at }) => (
        <path key={point.exit} className="packages-leader" d={`M${x(point.x)} ${y(point.y)}L${at[0]} ${at[1]}`} />
      ))}
      {shown.map((point, i) => (
        <Mark key={i} sp={sp} point={point} at={placeOf(point) ?? [x(point.x), y(point.y)]} />
      ))}
    </svg>
  )
}

type Place = readonly [x: number, y: number]

/** Exits that lie together are drawn beside one another, each with a line to where it is. */
function apart(
  points: readonly PlanePoint[],
  where: (point: PlanePoint) => Place,
  taken: readonly Place[],
): readonly { readonly point: PlanePoint; readonly at: Place }[] {
  const placed: { readonly point: PlanePoint; readonly at: Place }[] = []
  for (const point of points) {
    const here = where(point)
    const free = around(here).find(
      ([px, py]) =>
        px >= EDGE.left &&
        px <= WIDE - EDGE.right &&
        py >= EDGE.top &&
        py <= HIGH - EDGE.bottom &&
        [...taken, ...placed.map(({ at }) => at)].every(
          ([ox, oy]) => Math.abs(ox - px) >= BADGE + 1 || Math.abs(oy - py) >= BADGE + 1,
        ),
    )
    placed.push({ point, at: free ?? here })
  }
  return placed
}

const BADGE = 16

/** The place itself, then others about it, the nearest first. */
function around([x, y]: Place): readonly Place[] {
  const steps = Array.from({ length: 9 }, (_, i) => i - 4)
  return steps
    .flatMap((dx) => steps.map((dy) => ({ dx, dy, far: dx * dx + dy * dy })))
    .sort((a, b) => a.far - b.far)
    .map(({ dx, dy }): Place => [x + dx * (BADGE + 2), y + dy * (BADGE + 2)])
}

/** A form for each kind, so that none depends on its colour; exits carry their number. */
function Mark({ sp, point, at }: { readonly sp: Speaker; readonly point: PlanePoint; readonly at: Place }) {
  if (point.kind !== 'exit') return <Form kind={point.kind} at={at} />
  return <Form kind="exit" at={at} words={String(exitOf(sp, point.exit ?? '')?.n ?? '')} />
}

function Form({
  kind,
  at: [x, y],
  words = '',
}: {
  readonly kind: PointKind
  readonly at: Place
  readonly words?: string
}) {
  const className = `packages-mark packages-${kind}`
  if (kind === 'exit')
    return (
      <g className={className}>
        <rect x={x - 8} y={y - 8} width={BADGE} height={BADGE} rx={3} />
        <text x={x} y={y + 4} textAnchor="middle">
          {words}
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
  return <path className={className} d={form[kind]} />
}

/** What each form means, beside the picture. */
export function Legend({ plane }: { readonly plane: TwoParties }) {
  const { t } = useTranslation('deal')
  const kinds = [...ORDER].reverse().filter((kind) => plane.points.some((point) => point.kind === kind))
  return (
    <ul className="packages-legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg className="packages-plane" viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
            <Form kind={kind} at={[12, 12]} />
          </svg>
          {t(`packages.kind.${kind}`)}
        </li>
      ))}
    </ul>
  )
}

/** At most five whole numbers, 0 among them. */
function ticks(from: number, to: number): readonly number[] {
  const stride = Math.max(1, Math.ceil((to - from) / 4))
  const all: number[] = []
  for (let value = Math.ceil(from / stride) * stride; value <= to; value += stride) all.push(value)
  return all
}

export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')
