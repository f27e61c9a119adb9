// One of three services in a process of its own, for tests/bench/class.ts: ours, a default Colyseus room that patches
// a state, or a bare relay over ws. Prints its port; on SIGUSR2 its processor time and heap.

import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket, WebSocketServer } from 'ws'

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket
const [kind = 'ours', rooms = '1'] = process.argv.slice(2)

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
// What it costs to look is between the two times, and belongs to no work.
process.on('SIGUSR2', () => {
  const until = cpuMs()
  globalThis.gc?.()
  console.log(JSON.stringify({ until, heap: process.memoryUsage().heapUsed, from: cpuMs() }))
})

if (kind === 'ours') await ours()
else if (kind === 'colyseus') await colyseus()
else await relay()

async function ours(): Promise<void> {
  const { openScenario } = await import('../../src/cli/open.ts')
  const { startClass } = await import('../../src/classroom/server/server.ts')
  const { emptyGame } = await import('../classroom/service.ts')
  const opened = openScenario('prologue')
  const key = 'ABCD-EFGH-JKLM'
  const server = await startClass({
    dir: emptyGame(),
    host: '127.0.0.1',
    port: 0,
    scenario: 'prologue',
    tables: 6,
    scenarioOf: () => opened,
    key,
    // What a killed process must not lose is written to a file.
    data: join(mkdtempSync(join(tmpdir(), 'off-ramp-bench-')), 'lessons.db'),
  })
  const codes = [server.code]
  while (codes.length < Number(rooms)) {
    const made = await fetch(`http://127.0.0.1:${server.port}/class/lessons`, {
      method: 'POST',
      headers: { 'x-class-key': key },
    })
    codes.push(((await made.json()) as { code: string }).code)
  }
  console.log(JSON.stringify({ port: server.port, codes }))
}

/** What a first tutorial leads to: one room, its state patched to everybody twenty times a second. */
async function colyseus(): Promise<void> {
  const { matchMaker, Room, Server } = await import('@colyseus/core')
  const { WebSocketTransport } = await import('@colyseus/ws-transport')
  const { schema, t } = await import('@colyseus/schema')
  const Table = schema({ moves: t.array('string') } as never) as unknown as new () => { moves: string[] }
  class StateRoom extends Room {
    override onCreate(options: { code: string }): void {
      this.roomId = options.code
      this.autoDispose = false
      this.state = new Table()
      this.onMessage('move', (_client, move: string) => {
        ;(this.state as { moves: string[] }).moves.push(move)
      })
    }
  }
  const server = createServer()
  const game = new Server({
    greet: false,
    gracefullyShutdown: false,
    transport: new WebSocketTransport({ server, maxPayload: 24 * 1024 }),
  } as never)
  game.define('lesson', StateRoom)
  await game.listen(0, '127.0.0.1')
  const codes = Array.from({ length: Number(rooms) }, (_, i) => `ROOM${i}`)
  for (const code of codes) await matchMaker.createRoom('lesson', { code })
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port, codes }))
}

/** Nothing but passing on: what comes from one goes to all in the room. */
async function relay(): Promise<void> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  const inRoom = new Map<string, Set<WebSocket>>()
  sockets.on('connection', (socket, request) => {
    const code = request.url ?? ''
    const others = inRoom.get(code) ?? new Set()
    inRoom.set(code, others.add(socket))
    socket.on('message', (data) => {
      for (const other of others) other.send(data, { binary: false })
    })
    socket.on('close', () => others.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const codes = Array.from({ length: Number(rooms) }, (_, i) => `ROOM${i}`)
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port, codes }))
}
