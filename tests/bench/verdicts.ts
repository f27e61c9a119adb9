/**
 * Verdict times at the round boundaries of the documented history and of
 * random games, and what was not proved. Every exception is named in
 * `tests/out/not-proved-SCENARIO.txt`: game, boundary, exit, time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { GameRecord } from '../../src/domain/record.ts'
import { RULES_VERSION, replay } from '../../src/engine/game.ts'
import { historyRounds } from '../../src/engine/history.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { Judge, verdicts } from '../../src/offramps/verdict.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { randomGame } from '../tiny/subjects.ts'
import { type Bench, cpuMs, quantile } from './measure.ts'

export function tableOf(name: string): Table {
  const { scenario, diagnostics } = parseScenario(readFileSync(`scenarios/${name}.yaml`, 'utf8'), `${name}.yaml`)
  if (scenario === undefined) throw new Error(`${name}: ${diagnostics[0]?.message}`)
  return compile(scenario)
}

export function verdictRows(name: string, games: number): readonly Bench[] {
  const table = tableOf(name)
  const random = Array.from({ length: games }, (_, seed) => placed(`game ${seed}`, randomGame(table, seed).rows)).flat()
  for (const { row } of random.slice(0, 6)) verdicts(table, row)
  const history = placed('history', historyRows(table))
  const found = [
    ...(history.length > 1 ? [measured(`${name}, documented history`, table, history)] : []),
    measured(`${name}, ${games} random games`, table, random),
  ]
  mkdirSync('tests/out', { recursive: true })
  writeFileSync(
    `tests/out/not-proved-${name}.txt`,
    found.flatMap(({ open }) => open.map((line) => `${line}\n`)).join(''),
  )
  return found.map(({ bench }) => bench)
}

interface Place {
  readonly name: string
  readonly row: Row
}

const placed = (game: string, rows: readonly Row[]): readonly Place[] =>
  rows.map((row, boundary) => ({ name: `${game}, boundary ${boundary}`, row }))

/** The record as it was; where nothing is laid down, everyone keeping to their papers. */
function historyRows(table: Table): readonly Row[] {
  if (table.scenario.history.length > 0) {
    const laid = historyRounds(table, table.rounds)
    return [...laid.map((round) => round.before), ...(laid.length > 0 ? [laid.at(-1)!.after] : [])]
  }
  const record: GameRecord = {
    rulesVersion: RULES_VERSION,
    scenario: table.scenario.id,
    rules: '-',
    text: '-',
    seed: 1,
    seats: {},
    rounds: table.scenario.rounds.map(() => ({ commit: {}, answers: {} })),
  }
  const played = replay(table, record)
  return played.ok ? [...played.value.rounds.map((round) => round.before), played.value.row] : []
}

/** Each exit of each boundary by itself, as the page asks one after the other; what is not proved by name. */
function measured(
  name: string,
  table: Table,
  rows: readonly Place[],
): { readonly bench: Bench; readonly open: readonly string[] } {
  const times: number[] = []
  const tally: Record<string, number> = {}
  const open: string[] = []
  for (const { name: place, row } of rows) {
    const judge = new Judge(table, row)
    table.exits.forEach((_, exit) => {
      const before = cpuMs()
      const { id, how, certificate, exit: exitId } = judge.verdict(exit)
      const ms = cpuMs() - before
      times.push(ms)
      const told = certificate?.kind === 'clauses' ? 'by clauses' : (how ?? id)
      tally[told] = (tally[told] ?? 0) + 1
      if (id === 'not-proved') open.push(`${place}: ${exitId} (${Math.round(ms)} ms)`)
    })
  }
  const share = Math.round((1000 * open.length) / times.length) / 10
  const bench = {
    name: `verdicts: ${name}`,
    value: `p50 ${quantile(times, 50)} ms, p95 ${quantile(times, 95)} ms, p99 ${quantile(times, 99)} ms a verdict`,
    note: `${rows.length} boundaries × ${table.exits.length} exits; ${Object.entries(tally)
      .map(([id, n]) => `${id} ${n}`)
      .join(
        ', ',
      )}; not proved ${open.length} of ${times.length} (${share} %)${open.length === 0 ? '' : `: ${open.slice(0, 40).join(', ')}${open.length > 40 ? ' …' : ''}`}; ${Math.round(process.memoryUsage().rss / 1e6)} MB held by the process`,
  }
  return { bench, open }
}
