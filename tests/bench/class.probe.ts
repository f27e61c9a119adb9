// `node … class.probe.ts BASE CODE[,CODE…]`: the sixth table of some rooms, in a process that does little else, so that
// what it waits for is the service and not the hundreds of other clients. One line when all sit, one when all is over.

import { WebSocket } from 'ws'
import { openScenario } from '../../src/cli/open.ts'
import { scripted, until } from '../classroom/pupil.ts'

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket
const AT_A_TABLE = 5

export interface Probed {
  readonly moves: number
  readonly deliveries: number
  readonly bytes: number
  /** Milliseconds until a wish was heard, and until the reveal that it brought. */
  readonly sent: readonly number[]
  readonly reveal: readonly number[]
  /** Of its pupils, by room. */
  readonly tokens: readonly (readonly string[])[]
}

const [base = '', codes = '', slowest = '2000'] = process.argv.slice(2)
const { table } = openScenario('prologue')
const [sent, reveal]: [number[], number[]] = [[], []]
let moves = 0
const thinks = () => (Number(slowest) * (1 + Math.random() * 4)) / 5
const rooms = codes.split(',').map((code) =>
  Array.from({ length: AT_A_TABLE }, () =>
    scripted({
      table,
      base,
      code,
      plays: 'random',
      thinks,
      sent: () => moves++,
      timing: { heard: (ms) => void sent.push(ms), revealed: (ms) => void reveal.push(ms) },
    }),
  ),
)
const pupils = rooms.flat()
await until('all are in', () => pupils.every(({ you }) => you !== undefined), 180_000)
for (const room of rooms)
  room.forEach((pupil, i) => {
    pupil.line.wish({ kind: 'sit', table: 5, role: [...table.seats, 'archivist'][i]! })
  })
await until('all sit', () => pupils.every(({ you }) => you?.role != null), 180_000)
/** Of messages with news; that a wish was heard is none by itself. */
const lengths = () =>
  pupils.flatMap(({ heard }) => heard.filter((line) => !/^\{"heard":\d+\}$/.test(line)).map((line) => line.length))
const before = lengths()
console.log(JSON.stringify({ seated: pupils.length }))
await until('all is over', () => pupils.every(({ ended }) => ended), 300_000)
const all = lengths()
const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0)
const probed: Probed = {
  moves,
  deliveries: all.length - before.length,
  bytes: sum(all) - sum(before),
  sent,
  reveal,
  tokens: rooms.map((room) => room.map(({ token }) => token!)),
}
console.log(JSON.stringify(probed))
process.stdin.once('end', () => process.exit(0)).resume()
