/**
 * A scenario held against the record: its documented history is replayed and
 * each exit's verdict is set beside a coding of the same dates made from the
 * acts alone. The mapping was fixed before the first run:
 *
 *   ● open for talks          open or ready
 *   ◐ named, but blocked      closed
 *   ○ closed by an act        sealed, shut
 *   – not yet raised          closed, its window still ahead
 *
 * An act that made an exit void counts as that, also where the arithmetic had
 * already found it out of time: the record knows acts only. (The first run read
 * the verdict's first reason alone, and missed one shut date for it.)
 *
 * Two answers have no counterpart in a coding and are shown as the model's
 * own: `T`, sealed by the arithmetic (out of time), and `?`, not proved.
 */
import type { Verdict } from '../domain/verdict.ts'
import { historyRounds } from '../engine/history.ts'
import type { Row, Table } from '../engine/table.ts'
import { inherit } from './timeline.ts'
import { shutBy, verdicts } from './verdict.ts'

export const CODES = ['●', '◐', '○', '–'] as const
export type Code = (typeof CODES)[number]
/** What the model says of a cell: a code, or one of its two own answers. */
export type Said = Code | 'T' | '?'

/** Somebody's reading of the record: one code for each off-ramp and date. */
export interface Coding {
  readonly columns: readonly { readonly name: string; readonly date: string }[]
  readonly rows: readonly { readonly offRamp: string; readonly exit: string; readonly codes: readonly Code[] }[]
  /** Off-ramps that a documented act made void: on which day, by which act. */
  readonly shut: readonly {
    readonly offRamp: string
    readonly exit: string
    readonly date: string
    readonly act: string
  }[]
}

export interface BacktestRow {
  readonly offRamp: string
  readonly exit: string
  readonly codes: readonly Code[]
  readonly said: readonly Said[]
}

export interface ShutDate {
  readonly offRamp: string
  readonly exit: string
  readonly coded: string
  /** Date of the event that shuts it in the replay; null if none does. */
  readonly said: string | null
  readonly event: string | null
}

export interface Agreement {
  readonly cells: number
  readonly same: number
  /** Cohen's kappa over the cells that both place on the four codes, in thousandths. */
  readonly kappa: number
}

export interface Backtest {
  readonly columns: Coding['columns']
  readonly rows: readonly BacktestRow[]
  readonly shut: readonly ShutDate[]
  readonly agreement: Agreement
}

export function backtest(table: Table, coding: Coding): Backtest {
  const boundaries = replayed(table)
  const rows = coding.rows.map(({ offRamp, exit, codes }) => {
    const x = table.scenario.exits.findIndex(({ id }) => id === exit)
    const said = coding.columns.map(({ date }) => saidOn(table, boundaries, x, date))
    return { offRamp, exit, codes, said }
  })
  const shut = coding.shut.map(({ offRamp, exit, date }) => {
    const x = table.scenario.exits.findIndex(({ id }) => id === exit)
    const event = shutEvent(table, boundaries.at(-1)!, x)
    return { offRamp, exit, coded: date, said: event?.date ?? null, event: event?.id ?? null }
  })
  return {
    columns: coding.columns,
    rows,
    shut,
    agreement: agreementOf(rows.map(({ codes, said }) => ({ a: codes, b: said }))),
  }
}

/** How far two codings of the same cells agree: the yardstick for the model. */
export function agreementOf(pairs: readonly { readonly a: readonly Said[]; readonly b: readonly Said[] }[]): Agreement {
  const cells = pairs.flatMap(({ a, b }) => a.map((code, i) => [code, b[i]!] as const))
  const same = cells.filter(([a, b]) => a === b).length
  const onScale = cells.filter(([a, b]) => isCode(a) && isCode(b))
  const n = onScale.length
  const agreed = onScale.filter(([a, b]) => a === b).length
  let expected = 0
  for (const code of CODES)
    expected += onScale.filter(([a]) => a === code).length * onScale.filter(([, b]) => b === code).length
  const kappa = n * n === expected ? 1000 : Math.round((1000 * (agreed * n - expected)) / (n * n - expected))
  return { cells: cells.length, same, kappa }
}

const isCode = (said: Said): said is Code => (CODES as readonly string[]).includes(said)

interface Boundary {
  readonly row: Row
  /** First day of the round about to begin; the day after the last once the clock has stopped. */
  readonly date: string
  readonly verdicts: readonly Verdict[]
}

function replayed(table: Table): readonly Boundary[] {
  const rounds = historyRounds(table, table.rounds)
  const rows: readonly Row[] = [...rounds.map(({ before }) => before), rounds.at(-1)?.after ?? table.first]
  const boundaries: Boundary[] = []
  for (const row of rows) {
    const date = table.scenario.rounds[row[0]!]?.from ?? '9999-12-31'
    boundaries.push({ row, date, verdicts: inherit(boundaries.at(-1)?.verdicts, verdicts(table, row)) })
  }
  return boundaries
}

/**
 * The boundary that begins on the day, or ends the round in which it lies. An
 * act of a later day than the column's has not happened yet: then the boundary
 * before is read.
 */
function saidOn(table: Table, boundaries: readonly Boundary[], exit: number, date: string): Said {
  let at = boundaries.findIndex((boundary) => boundary.date >= date)
  if (at < 0) at = boundaries.length - 1
  while (at > 0 && (shutEvent(table, boundaries[at]!, exit)?.date ?? '') > date) at--
  return shutEvent(table, boundaries[at]!, exit) === undefined ? saidBy(boundaries[at]!.verdicts[exit]!) : '○'
}

/** The act that made it void, whether or not the model had found it out of time before. */
function shutEvent(table: Table, { row }: Boundary, exit: number) {
  const certificate = shutBy(table, row, exit)
  return certificate?.kind === 'shut' ? table.scenario.events.find(({ id }) => id === certificate.event) : undefined
}

function saidBy(verdict: Verdict): Said {
  switch (verdict.id) {
    case 'sealed':
      return 'T'
    case 'not-proved':
      return '?'
    case 'closed':
      return verdict.blocks.some(isAhead) ? '–' : '◐'
    default:
      return '●'
  }
}

/** A window that has not begun; one that has passed would have sealed it. */
const isAhead = ({ code }: Verdict['blocks'][number]): boolean => code === 'window'
