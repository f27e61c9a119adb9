// The class service as its own process, to be killed; and a line between that can be cut.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../tools/bundle.mjs'
import { project } from '../tools/serve.mjs'

export interface Service {
  readonly port: number
  readonly code: string
  /** `kill -9`. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** What `npm run class` runs. */
let bundled: Promise<string> | undefined

export async function service(args: readonly string[]): Promise<Service> {
  bundled ??= bundle('src/cli/classOnly.ts', 'class')
  const child = spawn(process.execPath, [await bundled, '--host', '127.0.0.1', '--dir', emptyGame(), ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  const told = await firstWords(child)
  const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(told)?.[1])
  const code = /code {2}([A-Z]{5})/.exec(told)?.[1] ?? ''
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    port,
    code,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, new Promise((done) => setTimeout(done, 4000))])
      child.kill('SIGKILL')
    },
  }
}

/** A folder that passes for a built game: these tests speak to the service only. */
export function emptyGame(): string {
  const dir = mkdtempSync(join(tmpdir(), 'off-ramp-game-'))
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Off-Ramp</title>')
  return dir
}

function firstWords(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Ctrl+C')) done(text)
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', (chunk: Buffer) => void (text += chunk.toString()))
    child.once('exit', (code) => fail(new Error(`the class service ended with ${code}: ${text}`)))
  })
}

/** A loopback line that can be cut and mended, as a network can. */
export interface Wire {
  readonly port: number
  cut(): void
  mend(): void
  close(): Promise<void>
}

export async function wire(to: () => number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server: Server = createServer((near) => {
    sockets.add(near)
    near.on('error', () => near.destroy())
    near.on('close', () => sockets.delete(near))
    // While the line is cut a new call goes nowhere: it is neither refused nor answered.
    if (isCut) return
    const far = connect(to(), '127.0.0.1')
    sockets.add(far)
    far.on('error', () => near.destroy())
    far.on('close', () => {
      sockets.delete(far)
      near.destroy()
    })
    near.on('close', () => far.destroy())
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      isCut = true
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    mend() {
      isCut = false
      for (const socket of sockets) socket.destroy()
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
