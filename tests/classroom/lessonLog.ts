// `node --import tsx tests/classroom/lessonLog.ts`: one lesson on the class server, step by step with its times: thirty
// scripted pupils at six tables and a board, and in the middle of it everything that happens to a class.
//
// Thinking is short, so that it takes minutes and not fifty; waiting is as long as it is. Ends with 1 if a move is lost.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'
import { type Script, type Scripted, scripted, until } from './pupil.ts'
import { service, wire } from './service.ts'

const key = 'ABCD-EFGH-JKLM'
const path = join(project, 'scenarios', 'prologue.yaml')
const table = compile(parseScenario(readFileSync(path, 'utf8'), path).scenario!)
const folder = mkdtempSync(join(tmpdir(), 'off-ramp-lesson-'))
const kept = ['--data', join(folder, 'class.db'), '--key', key]
const CUT_MS = 20_000

const began = performance.now()
const log = (what: string): void => {
  const seconds = (performance.now() - began) / 1000
  console.log(`${String(Math.floor(seconds / 60)).padStart(2)}:${(seconds % 60).toFixed(1).padStart(4, '0')}  ${what}`)
}
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

let running = await service([...kept, '--port', '0'])
const { code } = running
const line = await wire(() => running.port)
const base = `http://127.0.0.1:${line.port}/`
log('the server stands')
const thinks = () => 2500 + Math.floor(Math.random() * 4000)
const come = (more: Partial<Script> = {}) => scripted({ table, base, code, plays: 'random', thinks, ...more })
const teacher = come({ key })
const pupils: Scripted[] = Array.from({ length: 29 }, () => come())
await until('everybody is in', () => pupils.every(({ you }) => you !== undefined), 60_000)
log('29 pupils have joined by the code, and the teacher by the key')
const roles = [...table.seats, 'archivist']
pupils.forEach((pupil, i) => {
  pupil.line.wish({ kind: 'sit', table: Math.floor(i / 5), role: roles[i % 5]! })
})
await until('everybody sits', () => pupils.every(({ you }) => you?.role != null))
log('all have taken their seats, Russia’s and Ukraine’s by their own hand')
teacher.line.teach({ kind: 'start' })
const isAt = (round: number) => () => pupils.some(({ save }) => (save?.record.rounds.length ?? 0) >= round)
const midRound = () => pupils.some(({ save }) => save?.draft.stage === 'answer')
await until('a round is being answered', midRound, 60_000)
log('round 1: a table is answering')

/** What each copy says now; nothing of it may be gone later. */
const standing = () =>
  pupils.map(({ save, you }) => ({
    rounds: save?.record.rounds.length ?? 0,
    sent: save?.draft.stage === 'choose' ? save.draft.commit[you?.role ?? ''] : undefined,
  }))
let lost = 0
async function everybodyBack(what: string, before: ReturnType<typeof standing>): Promise<void> {
  await until('everybody is back', () => [teacher, ...pupils].every(({ state }) => state === 'up'), 60_000)
  await until('all have their table', () => pupils.every(({ save }) => save !== undefined))
  await sleep(300)
  pupils.forEach(({ save, you }, i) => {
    const { rounds, sent } = before[i]!
    const now = save!.record.rounds.length
    const isOther =
      now === rounds &&
      sent !== undefined &&
      save!.draft.stage === 'choose' &&
      JSON.stringify(save!.draft.commit[you!.role!]) !== JSON.stringify(sent)
    if (now < rounds || isOther) lost++
  })
  log(`${what}; everybody is back`)
}

const late = come()
await until('the late one is in', () => late.you !== undefined)
late.line.wish({ kind: 'sit', table: 5, role: 'archivist' })
await until('the late one sits', () => late.you?.role === 'archivist')
pupils.push(late)
log('somebody came late and sits at the sixth table')

const lostDevice = pupils[0]!
const { comeback, id } = lostDevice.you!
lostDevice.close()
const found = come({ comeback })
await until('the same pupil', () => found.you?.id === id && found.save !== undefined)
pupils[0] = found
log('a device was lost: its pupil sits at the same seat with another, by the come-back code')

const closed = pupils[6]!
closed.close()
await sleep(3000)
const opened = come({ token: closed.token! })
await until('the lid is open again', () => opened.save !== undefined && opened.you?.id === closed.you?.id)
pupils[6] = opened
log('a lid was closed for three seconds and opened: the same seat, without a word')

await until('round 2', isAt(1), 120_000)
let before = standing()
log('round 2: the network is cut')
line.cut()
await sleep(CUT_MS)
line.mend()
await everybodyBack(`the network was gone for ${CUT_MS / 1000} s`, before)

await until('round 3', isAt(2), 120_000)
before = standing()
await running.kill()
log('round 3: the server is killed (kill -9)')
running = await service([...kept, '--port', '0'])
log('the server stands again')
await everybodyBack('after the kill', before)

await until('every table has ended', () => teacher.news?.tables.every(({ ended }) => ended) === true, 240_000)
log('every table has ended')
const answer = await fetch(`${base}class/lesson/${code}/records`, { headers: { 'x-class-key': key } })
const { tables } = (await answer.json()) as { tables: { record: GameRecord }[] }
const whole = tables.filter(({ record }) => {
  const played = replay(table, record)
  return played.ok && played.value.over
}).length
const disagreements = pupils.reduce((sum, one) => sum + one.disagreements, 0)
log(`${whole} of ${tables.length} records replay to their end; ${lost} moves lost, ${disagreements} disagreements`)
for (const one of [...pupils, teacher]) one.close()
await line.close()
await running.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(lost + disagreements === 0 && whole === 6 ? 0 : 1)
