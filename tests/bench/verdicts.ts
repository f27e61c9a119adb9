/**
 * Verdict times at the round boundaries of the documented history and of
 * random games, and how often nothing was proved. All exits of a boundary are
 * one question, as the page asks it.
 */
import { readFileSync } from 'node:fs'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay, RULES_VERSION } from '../../src/engine/game.ts'
import { historyRounds } from '../../src/engine/history.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
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
  const random = Array.from({ length: games }, (_, seed) => randomGame(table, seed).rows).flat()
  for (const row of random.slice(0, 30)) verdicts(table, row)
  const history = historyRows(table)
  return [
    ...(history.length > 1 ? [measured(`${name}, documented history`, table, history)] : []),
    measured(`${name}, ${games} random games`, table, random),
  ]
}

/** The record as it was; where nothing is laid down, everyone keeping to their papers. */
function historyRows(table: Table): readonly Row[] {
  if (table.scenario.history.length > 0) {
    const laid = historyRounds(table, table.rounds)
    return [...laid.map((round) => round.before), ...(laid.length > 0 ? [laid.at(-1)!.after] : [])]
  }
  const record: GameRecord = {
    rulesVersion: RULES_VERSION, scenario: table.scenario.id, rules: '-', text: '-', seed: 1, seats: {},
    rounds: table.scenario.rounds.map(() => ({ commit: {}, answers: {} })),
  }
  const played = replay(table, record)
  return played.ok ? [...played.value.rounds.map((round) => round.before), played.value.row] : []
}

function measured(name: string, table: Table, rows: readonly Row[]): Bench {
  const times: number[] = []
  const tally: Record<string, number> = {}
  for (const row of rows) {
    const before = cpuMs()
    const found = verdicts(table, row)
    times.push(cpuMs() - before)
    for (const { id, how } of found) tally[how ?? id] = (tally[how ?? id] ?? 0) + 1
  }
  const all = Object.values(tally).reduce((sum, n) => sum + n, 0)
  const open = tally['not-proved'] ?? 0
  return {
    name: `verdicts: ${name}`,
    value: `p50 ${quantile(times, 50)} ms, p95 ${quantile(times, 95)} ms, p99 ${quantile(times, 99)} ms a boundary`,
    note: `${rows.length} boundaries × ${table.exits.length} exits; not proved ${open} of ${all} (${Math.round((1000 * open) / all) / 10} %); ${Object.entries(tally).map(([id, n]) => `${id} ${n}`).join(', ')}`,
  }
}
