// Clients that do not play fair, and what a seat may not see. Over the real service.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type SeatReservation } from '@colyseus/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type ClassServer, startClass } from '../../src/classroom/server/server.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { replay } from '../../src/engine/game.ts'
import { compile, type Table } from '../../src/engine/table.ts'
import { rulesHash, textHash } from '../../src/scenario/hashes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import type { Draft } from '../../src/store/save.ts'
import { project } from '../tools/serve.mjs'
import { type Scripted, scripted, until } from './pupil.ts'
import { emptyGame } from './service.ts'

const open = (name: string) => {
  const path = join(project, 'scenarios', `${name}.yaml`)
  const scenario = parseScenario(readFileSync(path, 'utf8'), path).scenario!
  return { table: compile(scenario), hashes: { rules: rulesHash(scenario), text: textHash(scenario) } }
}
// The full winter: two slots, confidences and a draw of chance, so that there is something to hide.
const winter = open('winter-2021')
const key = 'ABCD-EFGH-JKLM'

let server: ClassServer
let base: string
beforeAll(async () => {
  server = await startClass({
    dir: emptyGame(),
    host: '127.0.0.1',
    port: 0,
    scenario: 'winter-2021',
    tables: 2,
    scenarioOf: () => winter,
    key,
  })
  base = `http://127.0.0.1:${server.port}/`
}, 30_000)
afterAll(() => server.close())

const pupil = (more: Partial<Parameters<typeof scripted>[0]> = {}): Scripted =>
  scripted({ table: winter.table, base, code: server.code, ...more })
const lesson = async (): Promise<string> => {
  const made = await fetch(`${base}class/lessons`, { method: 'POST', headers: { 'x-class-key': key } })
  return ((await made.json()) as { code: string }).code
}
const refusedFor = (reason: string): number => server.limits.refused.get(reason) ?? 0

describe('what a seat may not see', () => {
  test('in a whole recorded lesson nobody is told what is hidden from their seat', async () => {
    const code = await lesson()
    const teacher = pupil({ code, key })
    const { table } = winter
    const pupils = Array.from({ length: 10 }, (_, i) => pupil({ code, plays: 'random', tells: i % 5 > 2 }))
    await until('everybody is in', () => pupils.every(({ you }) => you !== undefined))
    pupils.forEach((one, i) => {
      one.line.wish({ kind: 'sit', table: Math.floor(i / 5), role: table.seats[i % 5]! })
    })
    await until('everybody sits', () => pupils.every(({ you }) => you?.role != null))
    teacher.line.teach({ kind: 'start' })
    await until(
      'both tables have ended',
      () => teacher.news?.tables.slice(0, 2).every(({ ended }) => ended) === true,
      60_000,
    )
    const answer = await fetch(`${base}class/lesson/${code}/records`, { headers: { 'x-class-key': key } })
    const { tables } = (await answer.json()) as { tables: { record: GameRecord }[] }
    let looked = 0
    let secrets = 0
    pupils.forEach((one, i) => {
      const seat = table.seats[i % 5]!
      const { record } = tables[Math.floor(i / 5)]!
      for (const [i, line] of one.heard.slice(0, untilEnd(one.heard)).entries()) {
        looked++
        expect(tellsAhead(one.drafts[i], seat)).toBe(false)
        // Neither the seed nor what only a device or a teacher knows.
        expect(line).not.toContain(`"seed":${record.seed},`)
        for (const other of pupils)
          if (other !== one)
            expect([other.token!, other.you!.comeback].some((secret) => line.includes(secret))).toBe(false)
        expect(line).not.toContain(key)
        for (const hidden of hiddenFrom(table, record, seat)) {
          secrets++
          expect(line.includes(hidden)).toBe(false)
        }
      }
    })
    expect(looked).toBeGreaterThan(200)
    expect(secrets).toBeGreaterThan(0)
    for (const one of [...pupils, teacher]) one.close()
  }, 90_000)
})

/** Index of the message that brought the whole record for the debrief. */
const untilEnd = (heard: readonly string[]): number => {
  const at = heard.findIndex((line) => line.includes('"ended":true'))
  return at < 0 ? heard.length : at
}

/** Is there somebody else's agenda before the reveal, or somebody else's answer to what is still open? */
function tellsAhead(draft: Draft | undefined, seat: string): boolean {
  if (draft === undefined) return false
  if (draft.stage === 'choose')
    return Object.keys(draft.commit).some((id) => id !== seat) || Object.keys(draft.picked).some((id) => id !== seat)
  if (draft.stage === 'after') return false
  const still = draft.stage === 'answer' ? draft.matters : draft.counters
  return still.some(
    ({ id }) => Object.keys(draft.answers[id] ?? {}).some((by) => by !== seat) || draft.said[id] !== undefined,
  )
}

/** Confidences of others, to two others (what stands in for them names one), that have not leaked by the end. */
function hiddenFrom(table: Table, record: GameRecord, seat: string): readonly string[] {
  const played = replay(table, record)
  if (!played.ok) throw new Error(played.reason.code)
  const leaked = played.value.rounds.findLastIndex(({ events }) => events.some(({ kind }) => kind === 'leaked'))
  return record.rounds
    .slice(leaked + 1)
    .flatMap(({ commit }) => Object.entries(commit).flatMap(([from, agenda]) => (from === seat ? [] : agenda)))
    .flatMap((act) =>
      act.kind === 'signal' && !act.to.includes(seat)
        ? [`"issue":"${act.issue}","option":"${act.option}","to":${JSON.stringify(act.to)}`]
        : [],
    )
}

describe('clients that do not play fair', () => {
  test('guessed codes and keys are refused, then not even looked at; others still come in', async () => {
    const before = refusedFor('class-unknown')
    const statuses: number[] = []
    // From another address of this machine, so that the class's own is not shut out.
    for (let i = 0; i < 40; i++) statuses.push(await comesFrom('127.0.0.9', `ZZZZ${'ABCDEFGHJK'[i % 10]}`))
    expect(statuses.slice(0, 30)).toEqual(statuses.slice(0, 30).map(() => 404))
    expect(statuses.slice(30)).toEqual(statuses.slice(30).map(() => 429))
    expect(refusedFor('class-unknown')).toBe(before + 30)
    const honest = pupil()
    await until('an honest pupil comes in', () => honest.you !== undefined)
    honest.close()
  })

  test('a made-up forwarding header does not make one guesser into many', async () => {
    const [keys, many] = [refusedFor('class-key'), refusedFor('too-many')]
    const guess = (i: number) => guessKey('127.0.0.8', `10.0.0.${i}`)
    for (let i = 0; i < 34; i++) await guess(i)
    expect([refusedFor('class-key') - keys, refusedFor('too-many') - many]).toEqual([30, 4])
  })

  test.each([
    ['no shape', 'yes'],
    ['more than there is to say', '{"as":"pupil","seat":"ru"}'],
    ['nothing', ''],
  ])('who says %s at the door gets no place', async (_, body) => {
    expect(await comesFrom('127.0.0.7', server.code, { body })).toBe(400)
  })

  test('who says too much at the door gets no place, a page of another site is refused, and no other door is open', async () => {
    const body = JSON.stringify({ as: 'pupil', token: 'x'.repeat(500_000) })
    expect(await comesFrom('127.0.0.7', server.code, { body })).toBe(400)
    expect(await comesFrom('127.0.0.7', server.code, { headers: { origin: 'http://elsewhere.test' } })).toBe(400)
    const other = await fetch(`${base}matchmake/joinById/${server.code}`, { method: 'POST', body: '{}' })
    expect(other.status).toBe(405)
    expect(await comesFrom('127.0.0.7', server.code)).toBe(200)
  })

  test('a wrong key opens neither the board nor the records', async () => {
    const impostor = pupil({ key: 'AAAA-BBBB-CCCC' })
    await until('the door stays shut', () => impostor.state === 'closed')
    const records = await fetch(`${base}class/lesson/${server.code}/records`, {
      headers: { 'x-class-key': 'nonsense' },
    })
    expect(records.status).toBe(401)
    expect((await fetch(`${base}class/lesson/${server.code}`, { method: 'DELETE' })).status).toBe(401)
    expect((await fetch(`${base}class/lessons`, { method: 'POST' })).status).toBe(401)
  })

  test('a pupil is no teacher, plays no other seat, and nothing twice', async () => {
    const code = await lesson()
    const teacher = pupil({ code, key })
    const [one, other] = [pupil({ code }), pupil({ code })]
    await until('all are in', () => [one, other].every(({ you }) => you !== undefined) && teacher.teacher !== undefined)
    one.line.teach({ kind: 'start' })
    await until('refused', () => one.refused.includes('class-role'))
    one.line.wish({ kind: 'suggest', agenda: [] })
    await until('no seat, no move', () => one.refused.includes('class-no-seat'))
    one.line.wish({ kind: 'sit', table: 0, role: 'us' })
    other.line.wish({ kind: 'sit', table: 0, role: 'ua' })
    await until('both sit', () => one.you?.role === 'us' && other.you?.role === 'ua')
    one.line.wish({ kind: 'suggest', agenda: [] })
    await until('not before the start', () => one.refused.includes('class-not-started'))
    teacher.line.teach({ kind: 'start' })
    await until('started', () => one.news?.state === 'playing')
    one.line.wish({ kind: 'suggest', agenda: [{ kind: 'use', instrument: 'ru-drill' }] })
    await until('somebody else’s card is refused', () => one.refused.length > 3)
    one.line.wish({ kind: 'suggest', agenda: [] })
    await until('the own agenda is sent', () => one.save?.draft.commit['us'] !== undefined)
    one.line.wish({ kind: 'suggest', agenda: [] })
    await until('not twice', () => one.refused.includes('class-sent'))
    one.line.wish({ kind: 'next' }, 7)
    await until('not of another round', () => one.refused.includes('class-late'))
    expect(other.save?.draft.commit['us']).toBeUndefined()
    for (const each of [one, other, teacher]) each.close()
  })

  test('a token of one lesson is worth nothing in another', async () => {
    const one = pupil()
    await until('in', () => one.token !== undefined && one.you !== undefined)
    const code = await lesson()
    const there = pupil({ code, token: one.token! })
    await until('in as somebody new', () => there.you !== undefined)
    expect(there.you!.id).not.toBe(one.you!.id)
    one.close()
    there.close()
  })

  test.each([
    ['an unknown message', 'anything', { n: 1 }],
    ['a wish of no shape', 'pupil', { n: 1, wish: { kind: 'win' } }],
    ['a wish with more than it may have', 'pupil', { n: 1, wish: { kind: 'next', seat: 'ru' } }],
    ['a key that is no key', 'pupil', JSON.parse('{"n":1,"wish":{"kind":"sit","table":0,"role":"__proto__"}}')],
    ['a table that is none', 'pupil', { n: 1, wish: { kind: 'sit', table: 1e9, role: 'us' } }],
  ])('%s is refused and harms nobody', async (_, name, message) => {
    const room = await new Client(base.slice(0, -1)).consumeSeatReservation(await reserved({ as: 'pupil' }))
    const refused = new Promise<string>((done) => room.onMessage('refused', ({ code }: { code: string }) => done(code)))
    for (const other of ['token', 'news']) room.onMessage(other, () => undefined)
    room.send(name, message)
    expect(await refused).toMatch(/^class-/)
    await room.leave()
  })

  test('what is too long, garbled or too much ends its own line and no other', async () => {
    const watcher = pupil()
    await until('in', () => watcher.you !== undefined)
    for (const attack of [
      (socket: WebSocket) => socket.send(Buffer.alloc(200_000, 1)),
      (socket: WebSocket) => socket.send(Buffer.from([13, 255, 255, 255, 0, 1, 2])),
      (socket: WebSocket) => {
        for (let i = 0; i < 400; i++) socket.send(Buffer.from([13, 165, 112, 117, 112, 105, 108, 192]))
      },
    ]) {
      const socket = await rawLine()
      const gone = new Promise((done) => socket.on('close', done))
      attack(socket)
      await gone
    }
    watcher.line.wish({ kind: 'name' })
    const name = watcher.you!.name
    await until('the service still answers', () => watcher.you!.name !== name)
    watcher.close()
  }, 20_000)

  test('a page of another site cannot open a line', async () => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}x/y`, { origin: 'http://elsewhere.test' })
    const status = await new Promise((done) => {
      socket.on('unexpected-response', (_request, response) => done(response.statusCode))
      socket.on('error', () => done('error'))
      socket.on('open', () => done('open'))
    })
    expect(status).toBe(403)
  })
})

/** A place in the lesson, not yet taken. */
async function reserved(who: object): Promise<SeatReservation> {
  const answer = await fetch(`${base}class/come/${server.code}`, { method: 'POST', body: JSON.stringify(who) })
  return (await answer.json()) as SeatReservation
}

/** Where its line has to be opened. */
async function place(who: object): Promise<string> {
  const { processId, roomId, sessionId } = await reserved(who)
  return `${base.replace('http', 'ws')}${processId}/${roomId}?sessionId=${sessionId}`
}

/** A joined seat without the library that keeps clients polite. */
async function rawLine(): Promise<WebSocket> {
  const socket = new WebSocket(await place({ as: 'pupil' }))
  // 10: joined; it has to be confirmed before messages are taken. What comes next comes to a confirmed line.
  await new Promise<void>((done, fail) => {
    socket.once('error', fail)
    socket.on('message', (data: Buffer) => (data[0] === 10 ? socket.send(Buffer.from([10])) : done()))
  })
  socket.on('error', () => undefined)
  return socket
}

/** Tries a key from one address of this machine, and says that it comes from another. */
async function guessKey(localAddress: string, forwarded: string): Promise<void> {
  const headers = { 'x-forwarded-for': forwarded, 'x-real-ip': forwarded }
  const socket = new WebSocket(await place({ as: 'teacher', key: 'AAAA-BBBB-CCCC' }), { localAddress, headers })
  socket.on('error', () => undefined)
  await new Promise((done) => socket.on('close', done))
}

async function comesFrom(
  localAddress: string,
  code: string,
  { headers = {}, body = '{"as":"pupil"}' }: { headers?: Record<string, string>; body?: string } = {},
): Promise<number> {
  const { request } = await import('node:http')
  return new Promise((done, fail) => {
    const options = { host: '127.0.0.1', port: server.port, path: `/class/come/${code}`, method: 'POST' }
    request({ ...options, localAddress, headers }, (response) => {
      response.resume()
      done(response.statusCode ?? 0)
    })
      .on('error', fail)
      .end(body)
  })
}
