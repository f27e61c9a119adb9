/** The analysis thread: answers one question at a time, newest first, cell by cell. */

import type { Verdict } from '../domain/verdict.ts'
import { replay } from '../engine/game.ts'
import { compile, type Table } from '../engine/table.ts'
import { outsidersOf } from '../offramps/outsiders.ts'
import { previewVerdicts } from '../offramps/preview.ts'
import { accountsOf, flipOf } from '../offramps/robustness.ts'
import { timelineOf } from '../offramps/timeline.ts'
import { eachTurningPoint } from '../offramps/turningPoint.ts'
import { Judge } from '../offramps/verdict.ts'
import { openingsOf } from '../offramps/whatWouldOpen.ts'
import type { Ask, FromWorker, Part, ToWorker } from './messages.ts'

/** The part of a worker's global that is used here; the room has no DOM types. */
interface Thread {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
  postMessage(message: FromWorker): void
  setTimeout(run: () => void, ms: number): void
}
const thread = globalThis as unknown as Thread

const tables = new Map<string, Table>()
/** The state last judged and its verdicts: a card after the other is looked at from the same one. */
const judged = new WeakMap<Table, { readonly row: string; readonly found: readonly Verdict[] }>()
const waiting = new Map<number, Generator<Part | undefined>>()
let running = false

thread.onmessage = ({ data }) => {
  if (data.load !== undefined) tables.set(data.table, compile(data.load.scenario, data.load.sets))
  if (data.ask === undefined) {
    waiting.delete(data.id)
    return
  }
  const known = tables.get(data.table)
  if (known === undefined) {
    thread.postMessage({ id: data.id, failed: 'no-table' })
    return
  }
  waiting.set(data.id, answer(known, data.ask))
  if (!running) turn()
}

/** One cell, then a look at the messages: a newer question or a withdrawal comes first. */
function turn(): void {
  const newest = [...waiting.entries()].at(-1)
  running = newest !== undefined
  if (newest === undefined) return
  const [id, parts] = newest
  try {
    const { value, done } = parts.next()
    if (done) {
      waiting.delete(id)
      thread.postMessage({ id, done: true })
    } else if (value !== undefined) thread.postMessage({ id, part: value })
  } catch (error) {
    waiting.delete(id)
    thread.postMessage({ id, failed: error instanceof Error ? error.message : String(error) })
  }
  thread.setTimeout(turn, 0)
}

/** Undefined is a pause for breath in a long answer. */
function* answer(table: Table, ask: Ask): Generator<Part | undefined> {
  if (ask.kind === 'verdicts') {
    const judge = new Judge(table, ask.row)
    const found: Verdict[] = []
    for (let exit = 0; exit < table.exits.length; exit++) {
      found.push(judge.verdict(exit))
      yield { kind: 'verdict', verdict: found[exit]! }
    }
    judged.set(table, { row: ask.row.join(), found })
    return
  }
  if (ask.kind === 'reading') {
    const played = replay(table, ask.record)
    if (!played.ok) throw new Error(played.reason.code)
    const line = yield* timelineOf(table, played.value)
    yield { kind: 'timeline', timeline: line }
    for (const point of eachTurningPoint(table, ask.record, played.value, line))
      yield point === undefined ? undefined : { kind: 'turning-point', point }
    return
  }
  if (ask.kind === 'robustness') {
    const robustness = yield* accountsOf(table, ask.row, ask.exit)
    yield { kind: 'robustness', robustness }
    if (ask.flip)
      yield { kind: 'robustness', robustness: { ...robustness, ...(yield* flipOf(table, ask.row, ask.exit)) } }
    return
  }
  if (ask.kind === 'outsiders') {
    yield { kind: 'outsiders', outsiders: yield* outsidersOf(table, ask.row, ask.exit) }
    return
  }
  if (ask.kind === 'openings') {
    yield { kind: 'openings', openings: yield* openingsOf(table, ask.row, ask.exit) }
    return
  }
  const last = judged.get(table)
  const before = last?.row === ask.row.join() ? last.found : undefined
  for (const cell of previewVerdicts(table, ask.row, ask.seat, ask.agenda, ask.act, {}, before))
    yield { kind: 'cell', cell }
}
