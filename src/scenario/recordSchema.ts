/** Reads a record or a saved game that may come from anywhere. One clear reason if it cannot. */
import type { GameRecord } from '../domain/record.ts'
import { type Result, no, ok } from '../std/result.ts'
import { z } from './jitless.ts'

const id = z.string().min(1).max(60)
const step = z.strictObject({ seat: id, issue: id, option: id })
const steps = z.array(step).max(64)
const act = z.union([
  z.strictObject({ kind: z.literal('shift'), issue: id, option: id }),
  z.strictObject({ kind: z.literal('deal'), room: id, steps, signs: id.optional() }),
  z.strictObject({ kind: z.literal('call'), room: id }),
  z.strictObject({ kind: z.literal('sign'), exit: id }),
  z.strictObject({ kind: z.literal('use'), instrument: id }),
  z.strictObject({ kind: z.literal('reserve'), reserve: id }),
  z.strictObject({ kind: z.literal('signal'), issue: id, option: id, to: z.array(id).max(16) }),
  z.strictObject({ kind: z.literal('pass') }),
])
const answer = z.union([
  z.strictObject({ kind: z.enum(['accept', 'decline', 'away']) }),
  z.strictObject({ kind: z.literal('counter'), steps }),
])

export const agendaSchema = z.array(act).max(4)
export const answersSchema = z.record(z.string().max(200), z.record(id, answer))

export const recordSchema = z.strictObject({
  rulesVersion: z.int().min(1).max(1000),
  scenario: id,
  rules: z.string().max(64),
  text: z.string().max(64),
  pack: id.optional(),
  sets: z.record(id, z.int().min(-99).max(99)).optional(),
  seed: z.int(),
  seats: z.record(id, z.string().max(40)),
  start: id.optional(),
  rounds: z.array(z.strictObject({ commit: z.record(id, agendaSchema), answers: answersSchema })).max(16),
})

/** The longest text that is looked at: a ten-round game is below 20 kB. */
const MOST_CHARACTERS = 400_000

export function parseRecord(text: string): Result<GameRecord> {
  if (text.length > MOST_CHARACTERS) return no('record-large')
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return no('record-not-json')
  }
  return readRecord(raw)
}

export function readRecord(raw: unknown): Result<GameRecord> {
  const checked = recordSchema.safeParse(raw)
  if (checked.success) return ok(checked.data as unknown as GameRecord)
  const first = checked.error.issues[0]
  return no('record-form', { where: first === undefined ? '' : first.path.join('.'), what: first?.message ?? '' })
}
