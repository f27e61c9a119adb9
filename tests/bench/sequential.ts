/**
 * All sixteen coalitions of the small sequential game in one sweep.
 *
 *     npx tsx tests/bench/sequential.ts [ROUNDS]
 *
 * Prints states, transitions, coalitions that can force the goal, and states a
 * second of processor time (forward and back), median and range of nine runs.
 * Where SPIN and a C compiler are installed, its count and rate on
 * `one-by-one.pml` are printed beside them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { coalitionSweep } from '../../src/offramps/coalitionSweep.ts'
import { oneByOne } from '../tiny/oneByOne.ts'
import { cpuMs } from './measure.ts'

const rounds = Number(process.argv[2] ?? 6)
const game = oneByOne(rounds)
coalitionSweep(game)
const rates: number[] = []
for (let run = 0; run < 9; run++) {
  const before = cpuMs()
  const { states } = coalitionSweep(game)
  rates.push((states * 1000) / (cpuMs() - before))
}
const sweep = coalitionSweep(game)
const million = (rate: number): string => `${Math.round(rate / 1e4) / 100} million`
rates.sort((a, b) => a - b)
console.log(`${rounds} rounds of 4 seats: ${sweep.states} states, ${sweep.transitions} transitions`)
console.log(
  `coalitions that can force the goal: ${sweep.canForce.flatMap((can, coalition) => (can ? [coalition.toString(2).padStart(4, '0')] : [])).join(' ') || 'none'}`,
)
console.log(`${million(rates[4]!)} states a second (${million(rates[0]!)} to ${million(rates[8]!)}), all 16 coalitions`)
spin()

function spin(): void {
  const folder = mkdtempSync(join(tmpdir(), 'spin-'))
  const run = (command: string, ...args: readonly string[]): string | null => {
    const { status, stdout } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
    return status === 0 ? stdout : null
  }
  const model = fileURLToPath(new URL('one-by-one.pml', import.meta.url))
  const isBuilt =
    run('spin', `-DROUNDS=${rounds}`, '-a', model) !== null &&
    run('gcc', '-O3', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c') !== null
  const told = isBuilt ? run('./pan', `-m${8 * rounds + 10}`, '-w24') : null
  rmSync(folder, { recursive: true })
  if (told === null) {
    console.log('SPIN: not installed here')
    return
  }
  const stored = Number(/([\d.e+]+) states, stored/.exec(told)?.[1])
  const rate = /rate\s+([\d.e+]+) states\/second/.exec(told)?.[1]
  console.log(
    `SPIN, reachability alone: ${stored} states stored (${stored === sweep.states ? 'equal' : 'NOT equal'}), ${rate === undefined ? 'too quick to time' : million(Number(rate))} states a second`,
  )
  process.exitCode = stored === sweep.states ? 0 : 1
}
