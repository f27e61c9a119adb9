/**
 * Messages that several clients get alike: one WebSocket frame, made once and
 * written to each line as it is. A line's own `send` would make a head for
 * every client and write head and body apart.
 */
import { ClientState, type getMessageBytes } from '@colyseus/core'

/** Of the line that a client of Colyseus' holds, what is needed to write a whole frame to it. */
interface Line {
  readonly readyState: number
  readonly _sender?: { sendFrame(parts: readonly Uint8Array[]): void }
}

interface Listener {
  readonly state: ClientState
  readonly ref: unknown
  enqueueRaw(bytes: Uint8Array): void
}

export interface Frame {
  readonly message: Uint8Array
  /** The message behind its head, as it is on the wire. */
  readonly whole: Uint8Array
}

const BINARY = 0x82
const OPEN = 1

/** A server's frames are not masked; lines without compression carry them as they are. */
export function framed(message: ReturnType<typeof getMessageBytes.raw>): Frame {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const whole = Buffer.allocUnsafe(head + length)
  whole[0] = BINARY
  if (head === 2) whole[1] = length
  else if (head === 4) {
    whole[1] = 126
    whole.writeUInt16BE(length, 2)
  } else {
    whole[1] = 127
    whole.writeBigUInt64BE(BigInt(length), 2)
  }
  whole.set(message, head)
  return { message, whole }
}

/** To a client that has said it is ready; for any other Colyseus keeps it until then. */
export function write(client: Listener, { message, whole }: Frame): void {
  const line = client.ref as Line
  if (client.state === ClientState.JOINED && line.readyState === OPEN && line._sender !== undefined)
    line._sender.sendFrame([whole])
  else client.enqueueRaw(message)
}
