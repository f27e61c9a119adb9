/** Reads a record or a saved game that may come from anywhere. One clear reason if it cannot. */
import type { GameRecord } from '../domain/record.ts'
import { no, ok, type Result } from '../std/result.ts'
import { z } from './jitless.ts'

const id = z.string().min(1).max(60)
const matterId = z.string().max(200)
const step = z.strictObject({ seat: id, issue: id, option: id })
const steps = z.array(step).max(64)
const deal = z.strictObject({ kind: z.literal('deal'), room: id, steps, signs: id.optional() })
const act = z.union([
  z.strictObject({ kind: z.literal('shift'), issue: id, option: id }),
  deal,
  z.strictObject({ kind: z.literal('call'), room: id }),
  z.strictObject({ kind: z.literal('sign'), exit: id }),
  z.strictObject({ kind: z.literal('use'), instrument: id }),
  z.strictObject({ kind: z.literal('reserve'), reserve: id }),
  z.strictObject({ kind: z.literal('signal'), issue: id, option: id, to: z.array(id).max(16) }),
  z.strictObject({ kind: z.literal('pass') }),
])
export const answerSchema = z.union([
  z.strictObject({ kind: z.enum(['accept', 'decline', 'away']) }),
  z.strictObject({ kind: z.literal('counter'), steps }),
])

export const agendaSchema = z.array(act).max(4)
const to = z.array(id).max(16)
export const matterSchema = z.union([
  z.strictObject({ id: matterId, kind: z.literal('deal'), by: id, to, act: deal }),
  z.strictObject({ id: matterId, kind: z.literal('call'), by: id, to, room: id }),
  z.strictObject({ id: matterId, kind: z.literal('sign'), by: id, to, exit: id }),
  z.strictObject({ id: matterId, kind: z.literal('counter'), of: matterId, by: id, to, act: deal }),
])
/** What a seat's policy said with its answer; the page reads words out of every part of it. */
const ground = z.looseObject({ code: z.string().max(60), weight: z.number(), cite: z.array(id) })
const turn = z.looseObject({
  kind: z.enum(['ask', 'drop', 'replace', 'standing', 'track', 'later', 'wait']),
  step: step.optional(),
  from: step.optional(),
})
export const saidSchema = z.record(
  matterId,
  z.record(
    id,
    z.looseObject({
      answer: answerSchema,
      likely: z.enum(['yes', 'reluctant', 'no']),
      sum: z.array(ground),
      turn: turn.optional(),
    }),
  ),
)
export const answersSchema = z.record(matterId, z.record(id, answerSchema))

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
  // A game's file holds more beside the record: the text of its scenario, a note of how it went.
  if (raw !== null && typeof raw === 'object' && 'offRamp' in raw && 'record' in raw) return readRecord(raw.record)
  return readRecord(raw)
}

export function readRecord(raw: unknown): Result<GameRecord> {
  const checked = recordSchema.safeParse(raw)
  if (checked.success) return ok(checked.data as unknown as GameRecord)
  const first = checked.error.issues[0]
  return no('record-form', { where: first === undefined ? '' : first.path.join('.'), what: first?.message ?? '' })
}
