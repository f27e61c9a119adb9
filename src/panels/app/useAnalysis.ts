/** Hooks over the analysis worker. What was worked out for a state is kept. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Agenda } from '../../domain/move.ts'
import type { GameRecord } from '../../domain/record.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { knowsAll } from '../../engine/known.ts'
import type { Row, Table } from '../../engine/table.ts'
import { viewFor } from '../../engine/view.ts'
import { bills } from '../../offramps/bill.ts'
import { previewBills, type Seal, sealsAtOnce } from '../../offramps/preview.ts'
import type { Timeline } from '../../offramps/timeline.ts'
import type { TurningPoint } from '../../offramps/turningPoint.ts'
import { likelyAnswers } from '../../opponents/predict.ts'
import type { Open } from '../../store/session.ts'
import { useSame } from '../../ui/useSame.ts'
import type { Analysis } from '../../workers/analysis.ts'
import { type ExitNow, type Preview, type PreviewWay, type SealWarning, signState } from './analysis.ts'
import { useApp, useOpen } from './context.ts'

/** Every exit of the open game, now. */
export function useExits(): readonly ExitNow[] {
  const { table, played, viewer } = useOpen()
  const known = useVerdicts(table, played.row)
  return useMemo(() => exitsAt(table, played.row, known, viewer), [table, played.row, known, viewer])
}

/** Every exit at any state of any table, for pages beside the open game. */
export function useExitsAt(table: Table, row: Row): readonly ExitNow[] {
  const known = useVerdicts(table, row)
  return useMemo(() => exitsAt(table, row, known), [table, row, known])
}

function exitsAt(
  table: Table,
  row: Row,
  known: ReadonlyMap<string, Verdict>,
  viewer?: string | null,
): readonly ExitNow[] {
  const now = bills(table, row)
  return table.scenario.exits.map((exit, e) => {
    const verdict = known.get(exit.id) ?? null
    return {
      exit,
      bill: now[e]!,
      verdict,
      state: verdict === null ? null : signState(verdict, table.rounds),
      roundsLeft: Math.max(0, exit.window[1] - row[0]!),
      ...(viewer === undefined || knowsAll(table, row, viewer, e) ? {} : { partly: true }),
    }
  })
}

/** What would change if this seat sent this agenda. Null while nothing is picked. */
export function usePreview(seat: string, agenda: Agenda | null): Preview | null {
  const open = useOpen()
  const exits = useExits()
  const picked = useSame(agenda === null || agenda.length === 0 ? null : agenda)
  const shown = useMemo(() => (picked === null ? null : instant(open, seat, picked)), [open, seat, picked])
  const atOnce = useMemo(
    () => (picked === null ? [] : soonSeals(open, seat, picked, exits)),
    [open, seat, picked, exits],
  )
  const found = useCells(
    open.table,
    open.played.row,
    seat,
    shown === null || shown.bills.refusal !== null ? null : picked,
  )
  return useMemo(() => {
    if (shown === null || picked === null) return null
    const { bills: after, reactions } = shown
    const way = (which: 'accepted' | 'declined', e: number): PreviewWay => {
      const exit = open.table.scenario.exits[e]!
      const verdict = found.verdicts[which].get(exit.id) ?? null
      return {
        bill: after[which][e] ?? null,
        verdict,
        state: verdict === null ? null : signState(verdict, open.table.rounds),
      }
    }
    return {
      agenda: picked,
      refusal: after.refusal,
      isAsked: after.isAsked,
      cells:
        after.refusal !== null
          ? []
          : exits.map((before, e) => ({
              exit: before.exit,
              before,
              ifAccepted: way('accepted', e),
              ifDeclined: way('declined', e),
            })),
      seals: warned(open.table, [
        ...atOnce,
        ...found.seals.filter(({ exit }) => !atOnce.some((seal) => seal.exit === exit)),
      ]),
      lapses: warned(open.table, found.lapses),
      reactions,
      checking: !found.done,
    }
  }, [picked, shown, atOnce, found, exits, open.table])
}

/** True once the worker died, and how to start another. */
export function useAnalysisHealth(): { readonly crashed: boolean; readonly restart: () => void } {
  const { analysis } = useApp()
  const crashed = useSyncExternalStore(analysis.onCrash, analysis.crashed)
  return { crashed, restart: analysis.restart }
}

function instant({ save, table, played }: Open, seat: string, agenda: Agenda) {
  const view = viewFor(table, save.record, played.rounds, played.row, seat)
  return {
    bills: previewBills(table, played.row, seat, agenda.slice(0, -1), agenda.at(-1)!),
    reactions: agenda.flatMap((act) => likelyAnswers(table, view, act, save.record.seats)),
  }
}

/** What arithmetic shows before the worker answers; of an exit whose verdict is not known yet nothing is said. */
function soonSeals({ table, played }: Open, seat: string, agenda: Agenda, exits: readonly ExitNow[]): readonly Seal[] {
  const before = exits.map(({ verdict }) => verdict ?? undefined)
  return sealsAtOnce(table, played.row, seat, agenda.slice(0, -1), agenda.at(-1)!, before)
}

const warned = ({ scenario }: Table, seals: readonly Seal[]): readonly SealWarning[] =>
  seals.map(({ exit, certificate }) => ({ exit: scenario.exits.find((entry) => entry.id === exit)!, certificate }))

export interface Reading {
  /** Null while it is being worked out, and where it could not be. */
  readonly timeline: Timeline | null
  /** Those found so far. */
  readonly points: readonly TurningPoint[]
  readonly done: boolean
}

/** How the exits of a whole record stood, and when each closed, as it is found. */
export function useReading(table: Table, played: GameRecord | null): Reading {
  const { analysis } = useApp()
  const { crashed } = useAnalysisHealth()
  const record = useSame(played)
  const [known, setKnown] = useState({ record, table, reading: NOT_READ })
  useEffect(() => {
    let reading = NOT_READ
    const show = (more: Partial<Reading>) => {
      reading = { ...reading, ...more }
      setKnown({ record, table, reading })
    }
    const end = () => show({ done: true })
    show({})
    if (crashed) end()
    if (crashed || record === null) return
    return analysis.ask(
      table,
      { kind: 'reading', record },
      {
        part(part) {
          if (part.kind === 'timeline') show({ timeline: part.timeline })
          if (part.kind === 'turning-point') show({ points: [...reading.points, part.point] })
        },
        done: end,
        failed: end,
      },
    )
  }, [analysis, table, record, crashed])
  return known.record === record && known.table === table ? known.reading : NOT_READ
}

const NOT_READ: Reading = { timeline: null, points: [], done: false }

const verdictCache = new WeakMap<Table, Map<string, Map<string, Verdict>>>()

function useVerdicts(table: Table, now: Row): ReadonlyMap<string, Verdict> {
  const { analysis } = useApp()
  const { crashed } = useAnalysisHealth()
  const row = useSame(now)
  const cached = cacheFor(table).get(row.join())
  const [known, setKnown] = useState({ row, table, map: cached ?? NONE })
  useEffect(() => {
    const key = row.join()
    const ready = cacheFor(table).get(key)
    if (ready !== undefined && ready.size === table.exits.length) {
      setKnown({ row, table, map: ready })
      return
    }
    const map = new Map<string, Verdict>()
    // Nobody can say while the worker is gone: unknown, not "checking" for ever.
    const giveUp = () => setKnown({ row, table, map: withUnknown(table, row, map) })
    if (crashed) return giveUp()
    setKnown({ row, table, map: new Map() })
    return analysis.ask(
      table,
      { kind: 'verdicts', row },
      {
        part(part) {
          if (part.kind !== 'verdict') return
          map.set(part.verdict.exit, part.verdict)
          setKnown({ row, table, map: new Map(map) })
        },
        done: () => cacheFor(table).set(key, map),
        failed: giveUp,
      },
    )
  }, [analysis, table, row, crashed])
  return known.row === row && known.table === table ? known.map : (cached ?? NONE)
}

const NONE: ReadonlyMap<string, Verdict> = new Map()

function withUnknown(table: Table, row: Row, known: ReadonlyMap<string, Verdict>): ReadonlyMap<string, Verdict> {
  return new Map(
    bills(table, row).map((bill) => [
      bill.exit,
      known.get(bill.exit) ?? { exit: bill.exit, id: 'not-proved', blocks: [], bill },
    ]),
  )
}

function cacheFor(table: Table): Map<string, Map<string, Verdict>> {
  let cache = verdictCache.get(table)
  if (cache === undefined) verdictCache.set(table, (cache = new Map()))
  return cache
}

interface Cells {
  readonly verdicts: {
    readonly accepted: ReadonlyMap<string, Verdict>
    readonly declined: ReadonlyMap<string, Verdict>
  }
  readonly seals: readonly Seal[]
  readonly lapses: readonly Seal[]
  readonly done: boolean
}

const CHECKING: Cells = { verdicts: { accepted: NONE, declined: NONE }, seals: [], lapses: [], done: false }

function useCells(table: Table, now: Row, seat: string, picked: Agenda | null): Cells {
  const { analysis } = useApp()
  const row = useSame(now)
  const agenda = useSame(picked)
  const [known, setKnown] = useState({ row, seat, agenda, cells: CHECKING })
  useEffect(() => {
    if (agenda === null) return
    return askCells(analysis, table, row, seat, agenda, (cells) => setKnown({ row, seat, agenda, cells }))
  }, [analysis, table, row, seat, agenda])
  return known.row === row && known.seat === seat && known.agenda === agenda ? known.cells : CHECKING
}

function askCells(
  analysis: Analysis,
  table: Table,
  row: Row,
  seat: string,
  agenda: Agenda,
  show: (cells: Cells) => void,
): () => void {
  const found = { accepted: new Map<string, Verdict>(), declined: new Map<string, Verdict>() }
  const seals: Seal[] = []
  const lapses: Seal[] = []
  const tell = (done: boolean) =>
    show({
      verdicts: { accepted: new Map(found.accepted), declined: new Map(found.declined) },
      seals: [...seals],
      lapses: [...lapses],
      done,
    })
  return analysis.ask(
    table,
    { kind: 'preview', row, seat, agenda: agenda.slice(0, -1), act: agenda.at(-1)! },
    {
      part(part) {
        if (part.kind !== 'cell') return
        if (part.cell.kind === 'seal') seals.push(part.cell.seal)
        else if (part.cell.kind === 'lapse') lapses.push(part.cell.seal)
        else found[part.cell.way].set(part.cell.verdict.exit, part.cell.verdict)
        tell(false)
      },
      done: () => tell(true),
      failed: () => tell(true),
    },
  )
}
