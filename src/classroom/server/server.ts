/**
 * The class service: the built game, the lessons, and the doors between. One
 * process by default; with Redis several are one service, and a lesson lives
 * in whichever of them made its room.
 */
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { networkInterfaces } from 'node:os'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { RULES_VERSION } from '../../engine/game.ts'
import type { Table } from '../../engine/table.ts'
import { staticFiles } from '../../host/node/staticFiles.mjs'
import { whoComes } from './comeIn.ts'
import { newLesson } from './lesson.ts'
import { type Limits, limits as makeLimits } from './limits.ts'
import { luckySeed } from './luckySeed.ts'
import { passOn, processOf, refuse } from './passOn.ts'
import { asCode, asKey, fits, freshName, hashOf, lessonCode, teacherKey } from './secrets.ts'
import { storageAt } from './storage.ts'
import { turns } from './turns.ts'

// Node 20 has no WebSocket of its own, and Colyseus expects one.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket

export interface ClassOptions {
  /** The built game. */
  readonly dir: string
  readonly host?: string
  readonly port?: number
  /** The address that pupils type, where it is not this machine's own (behind a proxy). */
  readonly baseUrl?: string
  readonly tls?: { readonly cert: string; readonly key: string }
  readonly redis?: string
  /** File of the embedded storage; `:memory:` keeps nothing. */
  readonly data?: string
  /** The teacher's key; a fresh one if none is given. */
  readonly key?: string
  readonly scenario: string
  readonly tables?: number
  /** Compiled rules and hashes of a scenario that may be taught; null if there is none of that name. */
  scenarioOf(
    id: string,
  ): { readonly table: Table; readonly hashes: { readonly rules: string; readonly text: string } } | null
}

export interface ClassServer {
  readonly code: string
  readonly key: string
  readonly port: number
  /** Addresses under which this machine can be reached, loopback last. */
  readonly addresses: readonly string[]
  readonly limits: Limits
  close(): Promise<void>
}

const NEIGHBOURS = 'off-ramp:class'

/** Lines that may wait at the door: after a cut whole classes come back in one second, and who is turned away tries again a second later. */
const WAITING = 4096

/** A lesson that nobody touched for half a day is forgotten. */
const KEPT_MS = 12 * 3600_000

export async function startClass(options: ClassOptions): Promise<ClassServer> {
  const { host = '0.0.0.0', port = 4180, data = ':memory:' } = options
  const { matchMaker, Server } = await import('@colyseus/core')
  const { WebSocketTransport } = await import('@colyseus/ws-transport')
  const { LessonRoom } = await import('./LessonRoom.ts')
  const storage = storageAt(data)
  const limits = makeLimits(Date.now)
  const key = options.key ?? teacherKey()
  const scenarioOf = (id: string) => {
    const found = options.scenarioOf(id)
    if (found === null) throw new Error(`There is no scenario “${id}” to teach.`)
    return { table: found.table, hashes: found.hashes, rulesVersion: RULES_VERSION }
  }
  const atOnce = turns(storage)
  LessonRoom.house = { storage, limits, turns: atOnce, settingFor: scenarioOf }
  const files = await staticFiles({ dir: options.dir })
  const server = options.tls === undefined ? createHttp() : createHttps(options.tls)
  const transport = new WebSocketTransport({
    noServer: true,
    maxPayload: 24 * 1024,
    pingInterval: 5000,
  })
  const isOwn = (request: IncomingMessage) => isOwnOrigin(request, options.baseUrl)
  const isOurs = (request: IncomingMessage) =>
    options.redis === undefined || processOf(request) === matchMaker.processId
  transport.attachToServer(server, { filter: (request) => isOwn(request) && isOurs(request) })
  server.prependListener('upgrade', (request, socket: Duplex) => {
    // Of a line, Colyseus tells its rooms what this header says; whoever opened it may have written it.
    request.headers['x-real-ip'] = whence(request, options.baseUrl !== undefined)
    if (!isOwn(request)) refuse(socket, '403 Forbidden')
  })
  const shared = options.redis === undefined ? {} : await overRedis(options.redis)
  const game = new Server({
    transport,
    greet: false,
    gracefullyShutdown: false,
    logger: quiet,
    ...shared,
  } as unknown as ConstructorParameters<typeof Server>[0])
  game.define('lesson', LessonRoom)

  const wake = async (code: string): Promise<boolean> => {
    if (matchMaker.getLocalRoomById(code) !== undefined) return true
    if ((await matchMaker.query({ roomId: code })).length > 0) return true
    if (storage.read(code) === null) return false
    await matchMaker.createRoom('lesson', { code })
    return true
  }
  const make = async (scenario: string, tables: number): Promise<string> => {
    let code = lessonCode()
    while (storage.read(code) !== null) code = lessonCode()
    const setting = { ...scenarioOf(scenario), now: Date.now, seed: luckySeed, name: freshName, isPresent: () => false }
    storage.keep(newLesson(code, scenario, hashOf(asKey(key)), setting, tables), undefined)
    await matchMaker.createRoom('lesson', { code })
    return code
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (!path.startsWith('/class/')) return files.answer(request, response)
    const address = whence(request, options.baseUrl !== undefined)
    const say = (status: number, body?: unknown): void =>
      void response
        .writeHead(status, {
          'Content-Type': 'application/json; charset=utf-8',
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        })
        .end(body === undefined ? '' : JSON.stringify(body))
    const fail = (status: number, code: string): void => {
      limits.failed(address)
      limits.note(code)
      say(status, { code })
    }
    const holdsKey = () => fits(asKey(String(request.headers['x-class-key'] ?? '')), hashOf(asKey(key)))
    if (!limits.may(address)) {
      limits.note('class-too-many')
      return say(429, { code: 'class-too-many' })
    }
    try {
      if (path === '/class/hello' && request.method === 'GET') return say(200, { service: 'off-ramp-class' })
      const [, , what = '', typed = '', rest = ''] = path.split('/')
      const code = asCode(typed)
      if (what === 'come' && request.method === 'POST') {
        const join = isOwn(request) ? await whoComes(request) : null
        if (join === null) return fail(400, 'class-message')
        return (await wake(code)) ? say(200, await matchMaker.joinById(code, { join })) : fail(404, 'class-unknown')
      }
      if (what === 'lessons' && request.method === 'POST')
        return holdsKey()
          ? say(201, { code: await make(options.scenario, options.tables ?? 6) })
          : fail(401, 'class-key')
      if (what === 'lesson' && rest === 'records' && request.method === 'GET') {
        if (!holdsKey()) return fail(401, 'class-key')
        const lesson = storage.read(code)
        return lesson === null ? fail(404, 'class-unknown') : say(200, recordsOf(lesson))
      }
      if (what === 'lesson' && request.method === 'DELETE') {
        if (!holdsKey()) return fail(401, 'class-key')
        for (const { roomId } of await matchMaker.query({ roomId: code }))
          await matchMaker.remoteRoomCall(roomId, 'disconnect')
        storage.forget(code)
        return say(204)
      }
      fail(404, 'class-address')
    } catch (error) {
      console.error('class service:', error instanceof Error ? error.message : 'failed')
      if (!response.headersSent) say(500, { code: 'class-failed' })
    }
  }

  await game.listen(port, host, WAITING)
  // Colyseus' own doors stay shut: lessons are made by whoever holds the key, found by their code, and nothing else is asked.
  server.removeAllListeners('request')
  server.on('request', (request, response) => void answer(request, response))
  const taken = (server.address() as { port: number }).port
  if (options.redis !== undefined) {
    const { presence } = matchMaker
    // All processes of one service run on one machine, or each says by --host where the others reach it.
    await presence.hset(NEIGHBOURS, matchMaker.processId, `${host === '0.0.0.0' ? '127.0.0.1' : host}:${taken}`)
    passOn(server, {
      isOurs: (request) => isOurs(request) || !isOwn(request),
      addressOf: async (id) => (await presence.hget(NEIGHBOURS, id)) ?? null,
    })
  }
  const swept = setInterval(() => storage.sweep(Date.now() - KEPT_MS), 600_000)
  swept.unref()
  storage.sweep(Date.now() - KEPT_MS)
  const open = storage.open().filter((code) => fits(asKey(key), storage.read(code)?.key ?? ''))
  for (const code of open) await wake(code)
  const code = open[0] ?? (await make(options.scenario, options.tables ?? 6))
  return {
    code,
    key,
    port: taken,
    addresses: options.baseUrl === undefined ? reachable(host, taken, options.tls !== undefined) : [options.baseUrl],
    limits,
    async close() {
      clearInterval(swept)
      await game.gracefullyShutdown(false)
      atOnce.end()
      server.close()
      server.closeAllConnections()
      storage.close()
    },
  }
}

/** What the projector page opens: the tables' records, by their numbers. */
const recordsOf = (lesson: ReturnType<typeof newLesson>) => ({
  scenario: lesson.scenario,
  tables: lesson.tables
    .filter(({ save }) => save.record.rounds.length > 0)
    .map(({ save }) => ({ name: save.name, record: save.record })),
  predictions: lesson.pupils.flatMap(({ predicts, table }) =>
    predicts === undefined ? [] : [{ table, exit: predicts }],
  ),
})

/**
 * Where a request comes from. Anybody can write a forwarding header, and would
 * be another guesser with each; so only behind a proxy (`--base-url`) it is
 * read, and then only what that has added.
 */
function whence({ headers, socket }: IncomingMessage, behindProxy: boolean): string {
  const forwarded = behindProxy ? String(headers['x-forwarded-for'] ?? '') : ''
  return forwarded.split(',').at(-1)?.trim() || (socket.remoteAddress ?? '')
}

/** A page of another site cannot speak for whoever looks at it. Programs without an origin prove themselves like anyone else. */
function isOwnOrigin({ headers: { origin, host } }: IncomingMessage, baseUrl: string | undefined): boolean {
  if (origin === undefined) return true
  const hosts = [host, baseUrl === undefined ? undefined : new URL(baseUrl).host]
  try {
    return hosts.includes(new URL(origin).host)
  } catch {
    return false
  }
}

async function overRedis(url: string) {
  const { RedisPresence } = await import('@colyseus/redis-presence')
  const { RedisDriver } = await import('@colyseus/redis-driver')
  return { presence: new RedisPresence(url), driver: new RedisDriver(url) }
}

/** Every address of this machine that a pupil's device might reach. */
export function reachable(host: string, port: number, secure: boolean): readonly string[] {
  const scheme = secure ? 'https' : 'http'
  if (host !== '0.0.0.0' && host !== '::') return [`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/`]
  const found = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const outside = found.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address)
  return [...outside, 'localhost'].map((address) => `${scheme}://${address}:${port}/`)
}

/** Colyseus' own log names sessions; a lesson's log names nobody. */
const quiet = {
  debug() {},
  info() {},
  log() {},
  trace() {},
  warn() {},
  error: (message: unknown) => console.error('class service:', message instanceof Error ? message.message : 'failed'),
}
