/**
 * Lines that belong to another process of the same service are passed on to
 * it, byte for byte: a pupil may come in by any of them, and the page's
 * security policy lets it speak to its own address only.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface Neighbours {
  /** Is this line for a room of ours? */
  isOurs(request: IncomingMessage): boolean
  /** Where the process with this id listens: `host:port`, or null if it is gone. */
  addressOf(processId: string): Promise<string | null>
}

/** The address of a line is `/process/room?…`. */
export const processOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0]!.split('/')[1] ?? ''

/** Ends a line before it has become one. */
export function refuse(line: Duplex, status: string): void {
  line.on('error', () => line.destroy())
  line.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}

export function passOn(server: HttpServer, neighbours: Neighbours): void {
  server.on('upgrade', (request: IncomingMessage, near: Duplex, head: Buffer) => {
    if (neighbours.isOurs(request)) return
    near.on('error', () => near.destroy())
    void neighbours.addressOf(processOf(request)).then(
      (address) => (address === null ? refuse(near, '404 Not Found') : relay(request, near, head, address)),
      () => near.destroy(),
    )
  })
}

function relay(request: IncomingMessage, near: Duplex, head: Buffer, address: string): void {
  const at = address.lastIndexOf(':')
  const far = connect(Number(address.slice(at + 1)), address.slice(0, at), () => {
    const headers = request.rawHeaders.reduce(
      (lines, part, i) => (i % 2 === 0 ? `${lines}${part}: ` : `${lines}${part}\r\n`),
      '',
    )
    far.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`)
    if (head.length > 0) far.write(head)
    near.pipe(far)
    far.pipe(near)
  })
  far.on('error', () => near.destroy())
  far.on('close', () => near.destroy())
  near.on('close', () => far.destroy())
}
