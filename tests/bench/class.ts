// `node --import tsx tests/bench/class.ts [--rooms 20] [--pupils 30]`: the class service beside a default Colyseus
// room and a bare relay, in one run, on loopback. Every service has a process of its own; clients share another.
//
// The work is the same for all: each pupil sends a move of the same size, over and over, and everybody it concerns is
// told. Ours plays a whole lesson with it (rules, replay, hashes, storage); the others only pass on.

import { type ChildProcess, spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { Client } from '@colyseus/sdk'
import { WebSocket } from 'ws'
import { openScenario } from '../../src/cli/open.ts'
import { type Scripted, scripted, until } from '../classroom/pupil.ts'
import { project } from '../tools/serve.mjs'
import { quantile } from './measure.ts'

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '20' },
    pupils: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '8' },
  },
})
const ROOMS = Number(values.rooms)
const PUPILS = Number(values.pupils)
const ROUNDS = Number(values.rounds)

interface Service {
  readonly port: number
  readonly codes: readonly string[]
  look(): Promise<{ cpuMs: number; heap: number }>
  stop(): void
}

async function start(kind: string, rooms: number): Promise<Service> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'tests/bench/class.service.ts', kind, String(rooms)],
    { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let wake: ((line: string) => void) | undefined
  const lines: string[] = []
  let rest = ''
  child.stdout!.on('data', (chunk: Buffer) => {
    rest += chunk.toString()
    const parts = rest.split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (!part.startsWith('{')) continue
      if (wake === undefined) lines.push(part)
      else {
        wake(part)
        wake = undefined
      }
    }
  })
  const line = (): Promise<string> => {
    const ready = lines.shift()
    return ready === undefined ? new Promise((done) => (wake = done)) : Promise.resolve(ready)
  }
  const { port, codes } = JSON.parse(await line()) as { port: number; codes: string[] }
  return {
    port,
    codes,
    async look() {
      child.kill('SIGUSR2')
      return JSON.parse(await line()) as { cpuMs: number; heap: number }
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

interface Measured {
  readonly name: string
  readonly deliveries: number
  readonly cpuUs: number
  readonly bytes: number
  readonly p50: number
  readonly p99: number
  readonly heapPerRoom: number
}

async function lessons(): Promise<{ measured: Measured; reveal: readonly number[]; comeback: number }> {
  const { table } = openScenario('prologue')
  const service = await start('ours', ROOMS)
  const base = `http://127.0.0.1:${service.port}/`
  const empty = await service.look()
  const pupils: Scripted[] = []
  const sent: number[] = []
  const reveal: number[] = []
  for (const code of service.codes)
    for (let i = 0; i < PUPILS; i++)
      pupils.push(
        scripted({
          table,
          base,
          code,
          plays: 'random',
          thinks: () => 400 + Math.floor(Math.random() * 1600),
          timing: { heard: (ms) => sent.push(ms), revealed: (ms) => reveal.push(ms) },
        }),
      )
  const teachers = service.codes.map((code) => scripted({ table, base, code, key: 'ABCD-EFGH-JKLM' }))
  await until('all are in', () => pupils.every(({ you }) => you !== undefined), 180_000)
  const roles = [...table.seats, 'archivist']
  pupils.forEach((pupil, i) => {
    const inRoom = i % PUPILS
    pupil.line.wish({ kind: 'sit', table: Math.floor(inRoom / 5) % 6, role: roles[inRoom % 5]! })
  })
  await until('all sit', () => pupils.every(({ you }) => you?.role != null), 180_000)
  const before = await service.look()
  const heardBefore = pupils.reduce((sum, { heard }) => sum + heard.length, 0)
  const bytesBefore = pupils.reduce((sum, { heard }) => sum + heard.reduce((all, line) => all + line.length, 0), 0)
  sent.length = 0
  for (const teacher of teachers) teacher.line.teach({ kind: 'start' })
  await until(
    'all tables have ended',
    () => pupils.every(({ ended, you }) => ended || you?.role === 'archivist'),
    300_000,
  )
  const after = await service.look()
  const deliveries = pupils.reduce((sum, { heard }) => sum + heard.length, 0) - heardBefore
  const bytes =
    pupils.reduce((sum, { heard }) => sum + heard.reduce((all, line) => all + line.length, 0), 0) - bytesBefore
  const began = Date.now()
  // Everybody is cut at once and comes back.
  const tokens = pupils.map(({ token }) => token)
  for (const pupil of pupils) pupil.close()
  const again = pupils.map((_, i) =>
    scripted({ table, base, code: service.codes[Math.floor(i / PUPILS)]!, token: tokens[i]! }),
  )
  await until('all are back', () => again.every(({ save, you }) => you !== undefined && save !== undefined), 120_000)
  const comeback = Date.now() - began
  for (const one of [...again, ...teachers]) one.close()
  service.stop()
  return {
    measured: {
      name: 'class service',
      deliveries,
      cpuUs: (1000 * (after.cpuMs - before.cpuMs)) / deliveries,
      bytes: bytes / deliveries,
      p50: quantile(sent, 50),
      p99: quantile(sent, 99),
      heapPerRoom: (before.heap - empty.heap) / ROOMS,
    },
    reveal,
    comeback,
  }
}

const MOVE = JSON.stringify({
  n: 1,
  at: 0,
  wish: {
    kind: 'suggest',
    agenda: [
      {
        kind: 'deal',
        room: 'talks',
        steps: [
          { seat: 'us', issue: 'exercises', option: 'notice' },
          { seat: 'ru', issue: 'exercises', option: 'notice' },
        ],
      },
    ],
  },
})

/** The same number of moves, passed on to everybody in the room. */
async function passing(kind: 'colyseus' | 'relay', name: string): Promise<Measured> {
  const service = await start(kind, ROOMS)
  const empty = await service.look()
  const waits: number[] = []
  let deliveries = 0
  let bytes = 0
  const senders: (() => void)[] = []
  const closers: (() => void)[] = []
  for (const code of service.codes)
    for (let i = 0; i < PUPILS; i++) {
      const mark = `${code}-${i}`
      let sentAt = 0
      const got = (text: string, size: number) => {
        deliveries++
        bytes += size
        if (text.includes(mark) && sentAt > 0) {
          waits.push(performance.now() - sentAt)
          sentAt = 0
        }
      }
      const message = `${mark} ${MOVE}`
      if (kind === 'relay') {
        const socket = new WebSocket(`ws://127.0.0.1:${service.port}/${code}`)
        await new Promise((done) => socket.once('open', done))
        socket.on('message', (data: Buffer) => got(data.toString(), data.length))
        senders.push(() => {
          sentAt = performance.now()
          socket.send(message)
        })
        closers.push(() => socket.close())
      } else {
        const room = await new Client(`http://127.0.0.1:${service.port}`).joinById<{ moves: string[] }>(code)
        room.reconnection.enabled = false
        let seen = 0
        room.onStateChange((state) => {
          const fresh = [...(state.moves ?? [])].slice(seen)
          seen += fresh.length
          if (fresh.length > 0) got(fresh.join(' '), fresh.join(' ').length)
        })
        senders.push(() => {
          sentAt = performance.now()
          room.send('move', message)
        })
        closers.push(() => void room.leave())
      }
    }
  await new Promise((done) => setTimeout(done, 1000))
  deliveries = 0
  bytes = 0
  const before = await service.look()
  for (let round = 0; round < ROUNDS; round++) {
    for (const send of senders) setTimeout(send, Math.random() * 1800)
    await new Promise((done) => setTimeout(done, 2200))
  }
  await new Promise((done) => setTimeout(done, 500))
  const after = await service.look()
  for (const close of closers) close()
  service.stop()
  return {
    name,
    deliveries,
    cpuUs: (1000 * (after.cpuMs - before.cpuMs)) / deliveries,
    bytes: bytes / deliveries,
    p50: quantile(waits, 50),
    p99: quantile(waits, 99),
    heapPerRoom: (before.heap - empty.heap) / ROOMS,
  }
}

const row = ({ name, deliveries, cpuUs, bytes, p50, p99, heapPerRoom }: Measured) =>
  console.log(
    `${name.padEnd(26)}${String(deliveries).padStart(9)} deliveries ${cpuUs.toFixed(0).padStart(6)} µs CPU each ${bytes.toFixed(0).padStart(6)} bytes each   answered p50 ${p50} p99 ${p99} ms   heap a room ${(heapPerRoom / 1024).toFixed(0)} kB`,
  )

console.log(`${ROOMS} rooms of ${PUPILS}, loopback`)
const { measured, reveal, comeback } = await lessons()
row(measured)
console.log(
  `  commit to reveal: p50 ${quantile(reveal, 50)} p95 ${quantile(reveal, 95)} p99 ${quantile(reveal, 99)} ms (${reveal.length}); ${ROOMS * PUPILS} came back in ${comeback} ms`,
)
row(await passing('colyseus', 'default Colyseus room'))
row(await passing('relay', 'bare ws relay'))
process.exit(0)
