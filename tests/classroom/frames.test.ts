// A frame written whole is the message that a line would have sent; who has not joined yet gets it from Colyseus later.

import type { Writable } from 'node:stream'
import { ClientState, getMessageBytes, Protocol } from '@colyseus/core'
import { expect, test } from 'vitest'
import * as ws from 'ws'
import { framed, write } from '../../src/classroom/server/frames.ts'

/** What a browser's side of the line makes of the bytes; the types do not name it. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable }

const read = (bytes: Uint8Array): Promise<Buffer> =>
  new Promise((done, fail) => {
    const receiver = new Receiver({ isServer: false })
    receiver.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? done(data) : fail(new Error('text'))))
    receiver.on('error', fail)
    receiver.write(bytes)
  })

test.each([0, 1, 100, 118, 119, 120, 60_000, 65_520, 65_530, 70_000])(
  'a text of %d letters comes through whole',
  async (length) => {
    const { message, whole } = framed(getMessageBytes.raw(Protocol.ROOM_DATA, 'news', 'x'.repeat(length)))
    expect(Buffer.compare(await read(whole), Buffer.from(message))).toBe(0)
  },
)

test('a joined line is written to, any other keeps the message itself', () => {
  const frame = framed(getMessageBytes.raw(Protocol.ROOM_DATA, 'news', { heard: 1 }))
  const [written, kept]: [Uint8Array[], Uint8Array[]] = [[], []]
  const ref = { readyState: 1, _sender: { sendFrame: (parts: readonly Uint8Array[]) => void written.push(...parts) } }
  const enqueueRaw = (bytes: Uint8Array) => void kept.push(bytes)
  write({ state: ClientState.JOINED, ref, enqueueRaw }, frame)
  expect([written, kept]).toEqual([[frame.whole], []])
  write({ state: ClientState.JOINING, ref, enqueueRaw }, frame)
  write({ state: ClientState.JOINED, ref: { ...ref, readyState: 2 }, enqueueRaw }, frame)
  write({ state: ClientState.JOINED, ref: { readyState: 1 }, enqueueRaw }, frame)
  expect([written.length, kept]).toEqual([1, [frame.message, frame.message, frame.message]])
})
