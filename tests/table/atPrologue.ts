// The prologue in any state a test wants, without playing there.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Step } from '../../src/domain/move.ts'
import { startRow } from '../../src/engine/history.ts'
import { readStep, reserveIndex, seatIndex } from '../../src/engine/read.ts'
import { compile, type Row } from '../../src/engine/table.ts'
import type { Speaker } from '../../src/panels/table/speaker.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { must } from '../../src/std/result.ts'
import { project } from '../tools/serve.mjs'

const read = (name: string) =>
  must(parseScenario(readFileSync(join(project, `scenarios/${name}.yaml`), 'utf8')).scenario, `${name} reads`)

export const scenario = read('prologue')
export const winterScenario = read('winter-2021')
export const table = compile(scenario)

export interface Place {
  /** From 1. */
  readonly round?: number
  readonly stands?: readonly Step[]
  readonly standing?: Readonly<Record<string, number>>
  readonly reserves?: readonly string[]
}

/** The first state with some of it changed. */
export function rowAt({ round = 1, stands = [], standing = {}, reserves = [] }: Place): Row {
  const row = startRow(table, undefined, []).slice()
  row[0] = round - 1
  for (const step of stands) {
    const shift = must(readStep(table, step), `${step.seat} holds ${step.issue}`)
    row[table.layout.stance + shift.h] = shift.o
  }
  for (const [seat, points] of Object.entries(standing)) row[table.layout.standing + seatIndex(table, seat)] = points
  for (const id of reserves) row[table.layout.reserve + reserveIndex(table, id)] = 1
  return row
}

export const step = (seat: string, issue: string, option: string): Step => ({ seat, issue, option })

/** Says keys and data in place of words. */
export const speaker = {
  t: (key: string, data: Readonly<Record<string, unknown>> = {}) => `${key} ${JSON.stringify(data)}`,
  ground: (key: string) => key,
  table,
  scenario,
  language: 'en',
  inside: {},
} satisfies Speaker
