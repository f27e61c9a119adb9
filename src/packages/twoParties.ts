/** What was possible for two parties, as points of a plane: pure data for a plot and for its table. */
import type { Row, Table } from '../engine/table.ts'
import type { Package } from './frontier.ts'
import { possible, settledBy, stoodAt } from './possible.ts'

export const POINT_KINDS = ['frontier', 'exit', 'nash', 'egalitarian', 'no-agreement', 'table'] as const
export type PointKind = (typeof POINT_KINDS)[number]

export interface PlanePoint {
  readonly kind: PointKind
  /** Worth to the first party and to the second, each in its own points. */
  readonly x: number
  readonly y: number
  /** Of an exit. */
  readonly exit?: string
  /** Of a package: the articles it settles. */
  readonly settles?: readonly { readonly issue: string; readonly option: string }[]
}

export interface TwoParties {
  readonly parties: readonly [string, string]
  /** Corners of what is drawn, 0 always within. */
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  /** Best for the first party first; marks follow the frontier. */
  readonly points: readonly PlanePoint[]
  /** Packages better for one of the two and worse for neither than where the table stood. */
  readonly better: number
}

/** `row` is where the table stood; null leaves that mark out. */
export function twoParties(table: Table, one: string, other: string, row: Row | null): TwoParties {
  const found = possible(table, [table.seats.indexOf(one), table.seats.indexOf(other)])
  const stood = row === null ? null : stoodAt(table, found, row)
  const at = (kind: PointKind, worth: readonly number[], more: Partial<PlanePoint> = {}): PlanePoint => ({
    kind,
    x: worth[0]!,
    y: worth[1]!,
    ...more,
  })
  const of = (kind: PointKind, one: Package | null): readonly PlanePoint[] =>
    one === null ? [] : [at(kind, one.worth, { settles: settledBy(table, found.text, one) })]
  const points = [
    ...found.packages.flatMap((each) => of('frontier', each)),
    ...found.exits
      .filter(({ exit }) => concernsBoth(table, exit, [one, other]))
      .map(({ exit, worth }) => at('exit', worth, { exit })),
    ...of('nash', found.nash),
    ...of('egalitarian', found.egalitarian),
    at('no-agreement', found.noAgreement),
    ...(stood === null ? [] : [at('table', stood.worth)]),
  ]
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return {
    parties: [one, other],
    from: [Math.min(0, ...xs), Math.min(0, ...ys)],
    to: [Math.max(0, ...xs), Math.max(0, ...ys)],
    points,
    better: stood?.better.length ?? 0,
  }
}

const concernsBoth = (table: Table, exit: string, seats: readonly string[]): boolean =>
  table.scenario.exits.some(({ id, signatories }) => id === exit && seats.every((seat) => signatories.includes(seat)))
