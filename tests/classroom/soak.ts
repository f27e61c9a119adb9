// `npm run soak -- --cycles N [--seed S]`: lessons that are killed at random points and started again.
//
// What has been told is what counts: after every restart each pupil's copy must be at least where it was, an
// agenda that was shown as sent must still be sent, and in the end every table's record replays to its end.
// The last line is the counts.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { dice } from '../../src/std/draw.ts'
import { project } from '../tools/serve.mjs'
import { type Scripted, scripted, until } from './pupil.ts'
import { service, wire } from './service.ts'

export interface Soaked {
  readonly cycles: number
  readonly lessons: number
  readonly tables: number
  readonly kills: number
  readonly cuts: number
  /** Committed moves that a restart has lost; must be 0. */
  readonly lost: number
  /** Copies that had to be asked for anew because hashes differed; must be 0. */
  readonly disagreements: number
  /** Records that do not replay to their end; must be 0. */
  readonly broken: number
}

const key = 'ABCD-EFGH-JKLM'
const path = join(project, 'scenarios', 'prologue.yaml')

export async function soak(
  cycles: number,
  seed: number,
  say: (line: string) => void = () => undefined,
): Promise<Soaked> {
  const table = compile(parseScenario(readFileSync(path, 'utf8'), path).scenario!)
  const folder = mkdtempSync(join(tmpdir(), 'off-ramp-soak-'))
  const rolls = dice(seed)
  const counts = { cycles, lessons: 0, tables: 0, kills: 0, cuts: 0, lost: 0, disagreements: 0, broken: 0 }
  const args = ['--data', join(folder, 'class.db'), '--key', key, '--port', '0', '--tables', '2']
  let running = await service(args)
  const line = await wire(() => running.port)
  const base = `http://127.0.0.1:${line.port}/`
  try {
    while (counts.kills + counts.cuts < cycles) {
      counts.lessons++
      const made = await fetch(`${base}class/lessons`, { method: 'POST', headers: { 'x-class-key': key } })
      const { code } = (await made.json()) as { code: string }
      const teacher = scripted({ table, base, code, key })
      const pupils: Scripted[] = Array.from({ length: 8 }, () =>
        scripted({ table, base, code, plays: 'random', thinks: () => 30 + rolls.roll(150) }),
      )
      await until('everybody is in', () => pupils.every(({ you }) => you !== undefined), 30_000)
      pupils.forEach((pupil, i) => {
        pupil.line.wish({ kind: 'sit', table: Math.floor(i / 4), role: table.seats[i % 4]! })
      })
      await until('everybody sits', () => pupils.every(({ you }) => you?.role != null))
      teacher.line.teach({ kind: 'start' })
      const over = () => teacher.news?.tables.every(({ ended }) => ended) === true
      while (!over() && counts.kills + counts.cuts < cycles) {
        await new Promise((done) => setTimeout(done, 50 + rolls.roll(500)))
        const before = pupils.map(({ save, you }) => ({
          rounds: save?.record.rounds.length ?? 0,
          sent: save?.draft.stage === 'choose' ? save.draft.commit[you?.role ?? ''] : undefined,
        }))
        if (rolls.roll(4) === 0) {
          counts.cuts++
          line.cut()
          await new Promise((done) => setTimeout(done, 200 + rolls.roll(400)))
          line.mend()
        } else {
          counts.kills++
          await running.kill()
          running = await service(args)
        }
        await until('everybody is back', () => [teacher, ...pupils].every(({ state }) => state === 'up'), 60_000)
        await until('everybody has a table again', () => pupils.every(({ save }) => save !== undefined))
        await new Promise((done) => setTimeout(done, 50))
        pupils.forEach(({ save, you }, i) => {
          const now = save!.record.rounds.length
          const { rounds, sent } = before[i]!
          if (now < rounds) counts.lost++
          if (
            now === rounds &&
            sent !== undefined &&
            save!.draft.stage === 'choose' &&
            JSON.stringify(save!.draft.commit[you!.role!]) !== JSON.stringify(sent)
          )
            counts.lost++
        })
        say(`cycle ${counts.kills + counts.cuts} of ${cycles}`)
      }
      await until('every table has ended', over, 60_000).catch((error: Error) => {
        const where = pupils.map(
          ({ save, you, state, refused }) =>
            `${you?.table} ${you?.role} ${state} round ${save?.record.rounds.length} ${save?.draft.stage} ${refused.slice(-3)}`,
        )
        throw new Error(`${error.message}\n${where.join('\n')}\n${JSON.stringify(teacher.news?.tables)}`)
      })
      const answer = await fetch(`${base}class/lesson/${code}/records`, { headers: { 'x-class-key': key } })
      const { tables } = (await answer.json()) as { tables: { record: GameRecord }[] }
      counts.tables += tables.length
      for (const { record } of tables) {
        const played = replay(table, record)
        if (!played.ok || !played.value.over) counts.broken++
      }
      for (const pupil of pupils) counts.disagreements += pupil.disagreements
      for (const one of [teacher, ...pupils]) one.close()
    }
  } finally {
    await line.close()
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return counts
}

export const soakedWords = (counts: Soaked): string =>
  `soak: ${counts.cycles} cycles, ${counts.kills} kills, ${counts.cuts} cuts, ${counts.lessons} lessons, ${counts.tables} tables ended, ${counts.lost} moves lost, ${counts.disagreements} disagreements, ${counts.broken} broken records`

if (process.argv[1]?.endsWith('soak.ts')) {
  const { values } = parseArgs({
    options: { cycles: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
  })
  const counts = await soak(Number(values.cycles), Number(values.seed), (line) => console.error(line))
  console.log(soakedWords(counts))
  process.exit(counts.lost + counts.disagreements + counts.broken === 0 ? 0 : 1)
}
