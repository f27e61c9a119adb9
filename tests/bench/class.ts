// `node --import tsx tests/bench/class.ts [--rooms 20] [--pupils 30] [--lessons 3] [--slowed 4]`: the class service beside a default
// Colyseus room and a bare relay, in one run, on loopback. Every service has a process of its own; clients share another, but for a few whose waiting is measured.
//
// Each pupil sends move after move, and everybody it concerns is told. Ours plays a whole lesson with it (rules, replay,
// hashes, a file that outlives the process), tells the table and the board, and tells both who has sent; the others only
// pass on, to the class or to as many as sit at a table. Deliveries are messages with news: an acknowledgement alone is none.
//
// What a move costs once (its rules, its writing) is shared by all who are told of it: by some six in a lesson, by thirty
// in a room that tells everybody. So a delivery is compared with rooms of as many to tell, and a move is told beside it.
// And our program is large: in its first minute Node still compiles it, on threads that count as well. The first of the
// lessons says what that comes to; the last is what the program itself takes.

import { type ChildProcess, spawn } from 'node:child_process'
import { getPriority, setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { Client } from '@colyseus/sdk'
import { WebSocket } from 'ws'
import { openScenario } from '../../src/cli/open.ts'
import { scripted, until } from '../classroom/pupil.ts'
import { bundle } from '../tools/bundle.mjs'
import { project } from '../tools/serve.mjs'
import type { Probed } from './class.probe.ts'
import { cpuMs, quantile } from './measure.ts'

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '20' },
    pupils: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '8' },
    /** Lessons that every room plays, one after the other: the first and the last are told. */
    lessons: { type: 'string' },
    /** How many times as fast as pupils click, for ours and for the others: what a busy service takes. */
    pace: { type: 'string', default: '1' },
    /** The service on one core, as on a machine this many times slower; then only ours is looked at. */
    slowed: { type: 'string', default: '1' },
  },
})
const ROOMS = Number(values.rooms)
const PUPILS = Number(values.pupils)
const ROUNDS = Number(values.rounds)
const SLOWED = Number(values.slowed)
const PACE = Number(values.pace)
const LESSONS = Number(values.lessons ?? (SLOWED > 1 ? 1 : 3))
/** Rooms of which one table is played by a process of its own; few clients keep nobody waiting. */
const PROBES = 8
const PROBED = 5

interface Look {
  readonly until: number
  readonly from: number
  readonly heap: number
}

interface Service {
  readonly port: number
  readonly codes: readonly string[]
  /** Processor time of the service until it is looked at, and from then on, in milliseconds; its heap in bytes. */
  look(): Promise<Look>
  stop(): void
}

/** The child's lines of JSON, one at a time. */
function linesOf(child: ChildProcess): () => Promise<string> {
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
  return () => {
    const ready = lines.shift()
    return ready === undefined ? new Promise((done) => (wake = done)) : Promise.resolve(ready)
  }
}

/**
 * Clients are other machines: here they give way to the service. Starts a child at the priority that this process
 * began with; where that may not be raised again, all have the same.
 */
const ours = getPriority()
function giveWay(child: ChildProcess): ChildProcess {
  try {
    setPriority(child.pid!, ours)
    setPriority(Math.min(19, ours + 10))
  } catch {
    setPriority(ours)
  }
  return child
}

async function start(kind: string, rooms: number): Promise<Service> {
  const [program, ...before] =
    SLOWED > 1 && process.platform === 'linux' ? ['taskset', '-c', '0', process.execPath] : [process.execPath]
  const child = giveWay(
    spawn(
      program!,
      [...before, '--expose-gc', await bundle('tests/bench/class.service.ts', 'class-bench'), kind, String(rooms)],
      { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  )
  const line = linesOf(child)
  const { port, codes } = JSON.parse(await line()) as { port: number; codes: string[] }
  const slower =
    SLOWED > 1 ? spawn(process.execPath, ['tests/bench/slowed.mjs', String(child.pid), String(SLOWED)]) : undefined
  return {
    port,
    codes,
    async look() {
      child.kill('SIGUSR2')
      return JSON.parse(await line()) as Look
    },
    stop() {
      slower?.kill('SIGKILL')
      child.kill('SIGKILL')
    },
  }
}

interface Measured {
  readonly name: string
  /** Moves sent by pupils. */
  readonly moves: number
  readonly deliveries: number
  readonly cpuMs: number
  readonly bytes: number
  readonly p50: number
  readonly p99: number
  readonly heapPerRoom: number
}

/** A lesson in each of these rooms: everybody sits and plays to the end. */
async function lesson(service: Service, codes: readonly string[], thinks: () => number, probes: boolean) {
  const { table } = openScenario('prologue')
  const base = `http://127.0.0.1:${service.port}/`
  let moves = 0
  const [sent, reveal]: [number[], number[]] = [[], []]
  const timing = { heard: (ms: number) => void sent.push(ms), revealed: (ms: number) => void reveal.push(ms) }
  const probed = probes ? codes.slice(0, PROBES) : []
  const probe = probed.length === 0 ? undefined : await probing(base, probed)
  const pupils = codes.flatMap((code) =>
    Array.from({ length: PUPILS - (probed.includes(code) ? PROBED : 0) }, () =>
      scripted({ table, base, code, plays: 'random', thinks, sent: () => moves++, ...(probes ? {} : { timing }) }),
    ),
  )
  const teachers = codes.map((code) => scripted({ table, base, code, key: 'ABCD-EFGH-JKLM' }))
  await until('all are in', () => pupils.every(({ you }) => you !== undefined), 180_000)
  const roles = [...table.seats, 'archivist']
  const placeIn = new Map<string, number>()
  pupils.forEach((pupil) => {
    const inRoom = placeIn.get(pupil.news!.code) ?? 0
    placeIn.set(pupil.news!.code, inRoom + 1)
    pupil.line.wish({ kind: 'sit', table: Math.floor(inRoom / 5) % 6, role: roles[inRoom % 5]! })
  })
  await until('all sit', () => pupils.every(({ you }) => you?.role != null), 180_000)
  const before = await service.look()
  // The board is told of every move too.
  const told = () => [...pupils, ...teachers].flatMap(({ heard }) => heard.filter(isNews))
  const already = told()
  // Classes do not begin in the same instant.
  for (const teacher of teachers) setTimeout(() => teacher.line.teach({ kind: 'start' }), Math.random() * 4000)
  const over = () => pupils.every(({ ended, you }) => ended || you?.role === 'archivist')
  await until('all tables have ended', over, 300_000)
  const seen = await probe?.over()
  const after = await service.look()
  const all = told()
  const tokens = codes.map((code, room) => [
    ...pupils.filter(({ news }) => news?.code === code).map(({ token }) => token!),
    ...(seen?.tokens[room] ?? []),
  ])
  probe?.stop()
  return {
    pupils,
    teachers,
    tokens,
    before,
    sent: seen?.sent ?? sent,
    reveal: seen?.reveal ?? reveal,
    moves: moves + (seen?.moves ?? 0),
    cpuMs: after.until - before.from,
    deliveries: all.length - already.length + (seen?.deliveries ?? 0),
    bytes: lengthOf(all) - lengthOf(already) + (seen?.bytes ?? 0),
  }
}

/** One table in each of these rooms, played by another process. */
async function probing(base: string, codes: readonly string[]) {
  const program = await bundle('tests/bench/class.probe.ts', 'class-probe')
  const child = giveWay(
    spawn(process.execPath, [program, base, codes.join(','), String(2000 / PACE)], {
      cwd: project,
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const line = linesOf(child)
  await line()
  const last = line()
  return { over: async () => JSON.parse(await last) as Probed, stop: () => child.stdin!.end() }
}

/** More than that a wish was heard. */
const isNews = (line: string): boolean => !/^\{"heard":\d+\}$/.test(line)

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0)

/** How long it took until everybody had their seat again, and the processor time that it took either side, in ms. */
interface Comeback {
  readonly ms: number
  readonly ofClients: number
  readonly ofService: number
}

interface Lessons {
  readonly first: Measured
  readonly last: Measured
  readonly reveal: readonly number[]
  readonly comeback: Comeback
}

async function lessons(): Promise<Lessons> {
  const { table } = openScenario('prologue')
  const service = await start('ours', ROOMS * LESSONS + 1)
  const base = `http://127.0.0.1:${service.port}/`
  // One class alone, so that no first answer is slower than all the others; the others are warmed likewise.
  const [small, ...rest] = service.codes
  leave(await lesson(service, [small!], () => 20, false))
  const thinks = () => Math.floor((400 + Math.random() * 1600) / PACE)
  const measured: Measured[] = []
  for (let n = 0; ; n++) {
    const codes = rest.slice(n * ROOMS, (n + 1) * ROOMS)
    const empty = await service.look()
    const played = await lesson(service, codes, thinks, ROOMS >= PROBES)
    measured.push(measuredOf(played, empty))
    leave(played)
    await new Promise((done) => setTimeout(done, 1000))
    if (n + 1 < LESSONS) continue
    const comeback = await comingBack(service, codes, played.tokens)
    service.stop()
    return { first: measured[0]!, last: measured.at(-1)!, reveal: played.reveal, comeback }
  }

  /** Everybody was cut at once and comes back. */
  async function comingBack(
    { look }: Service,
    codes: readonly string[],
    tokens: readonly (readonly string[])[],
  ): Promise<Comeback> {
    const gone = await look()
    const [own, began] = [cpuMs(), Date.now()]
    const again = codes.flatMap((code, room) => tokens[room]!.map((token) => scripted({ table, base, code, token })))
    await until('all are back', () => again.every(({ save, you }) => you !== undefined && save !== undefined), 120_000)
    const [ms, ofClients] = [Date.now() - began, cpuMs() - own]
    const ofService = (await look()).until - gone.from
    for (const one of again) one.close()
    return { ms, ofClients, ofService }
  }
}

type Played = Awaited<ReturnType<typeof lesson>>

function leave({ pupils, teachers }: Played): void {
  for (const one of [...pupils, ...teachers]) one.close()
}

const measuredOf = ({ moves, deliveries, bytes, cpuMs: spent, sent, before }: Played, empty: Look): Measured => ({
  name: 'class service',
  moves,
  deliveries,
  cpuMs: spent,
  bytes: bytes / deliveries,
  p50: quantile(sent, 50),
  p99: quantile(sent, 99),
  heapPerRoom: (before.heap - empty.heap) / ROOMS,
})

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
async function passing(kind: 'colyseus' | 'relay', name: string, rooms: number, pupils: number): Promise<Measured> {
  const service = await start(kind, rooms)
  const empty = await service.look()
  const waits: number[] = []
  let deliveries = 0
  let bytes = 0
  const senders: (() => void)[] = []
  const closers: (() => void)[] = []
  for (const code of service.codes)
    for (let i = 0; i < pupils; i++) {
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
  const everybody = async () => {
    for (const send of senders) setTimeout(send, (Math.random() * 1800) / PACE)
    await new Promise((done) => setTimeout(done, 1800 / PACE + 400))
  }
  await everybody()
  deliveries = 0
  bytes = 0
  waits.length = 0
  const before = await service.look()
  for (let round = 0; round < ROUNDS; round++) await everybody()
  await new Promise((done) => setTimeout(done, 500))
  const after = await service.look()
  for (const close of closers) close()
  service.stop()
  return {
    name,
    moves: ROUNDS * senders.length,
    deliveries,
    cpuMs: after.until - before.from,
    bytes: bytes / deliveries,
    p50: quantile(waits, 50),
    p99: quantile(waits, 99),
    heapPerRoom: (before.heap - empty.heap) / rooms,
  }
}

const row = ({ name, moves, deliveries, cpuMs, bytes, p50, p99, heapPerRoom }: Measured) => {
  const each = (of: number) => `${((1000 * cpuMs) / of).toFixed(0).padStart(5)} µs`
  const sizes = `${bytes.toFixed(0).padStart(5)} bytes a delivery   heap a room ${(heapPerRoom / 1024).toFixed(0)} kB`
  console.log(
    `${name.padEnd(23)}${String(moves).padStart(6)} moves ${String(deliveries).padStart(7)} deliveries   CPU ${each(deliveries)} a delivery ${each(moves)} a move  ${sizes}   answered p50 ${p50} p99 ${p99} ms`,
  )
}

console.log(
  `${ROOMS} rooms of ${PUPILS}, loopback${PACE === 1 ? '' : `, ${PACE}× the pace`}${SLOWED > 1 ? `, the service on one core, ${SLOWED}× slowed` : ''}`,
)
const { first, last, reveal, comeback } = await lessons()
if (LESSONS > 1) row({ ...first, name: 'class service, first' })
row(last)
console.log(
  `  commit to reveal: p50 ${quantile(reveal, 50)} p95 ${quantile(reveal, 95)} p99 ${quantile(reveal, 99)} ms (${reveal.length}); ${ROOMS * PUPILS} came back in ${comeback.ms} ms (CPU: service ${comeback.ofService.toFixed(0)}, their ${ROOMS * PUPILS} clients ${comeback.ofClients.toFixed(0)} ms)`,
)
if (SLOWED > 1) process.exit(0)
const TABLES = (ROOMS * PUPILS) / 5
const colyseus = await passing('colyseus', 'default Colyseus room', ROOMS, PUPILS)
row(colyseus)
row(await passing('relay', 'bare ws relay', ROOMS, PUPILS))
// In a lesson a move concerns a table and the board, not the class: the same with as many to tell.
const atTables = await passing('colyseus', '… one a table', TABLES, 6)
row(atTables)
const relayed = await passing('relay', '… one a table', TABLES, 6)
row(relayed)
const per = ({ cpuMs: spent }: Measured, count: number) => spent / count
const times = (of: (one: Measured) => number, other: Measured) => (of(last) / of(other)).toFixed(2)
const aDelivery = (one: Measured) => per(one, one.deliveries)
const aMove = (one: Measured) => per(one, one.moves)
console.log(
  `CPU beside a default Colyseus room: a delivery ×${times(aDelivery, colyseus)}, a move ×${times(aMove, colyseus)}; with as many to tell a delivery ×${times(aDelivery, atTables)}, a move ×${times(aMove, atTables)} (bare relay: ×${times(aDelivery, relayed)}, ×${times(aMove, relayed)})`,
)
process.exit(0)
