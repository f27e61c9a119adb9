/**
 * Reads a saved game that may have been cut short, edited or written by an
 * older version. What the computer's seats said is rebuilt by playing, so only
 * the record and the person's own choices are taken over strictly.
 */
import { agendaSchema, answersSchema, matterSchema, readRecord, saidSchema } from '../scenario/recordSchema.ts'
import { no, ok, type Result } from '../std/result.ts'
import { readSaidBefore } from './lessonFile.ts'
import { type Draft, EMPTY_DRAFT, MODES, type Mode, type Save, STAGES, type Stage } from './save.ts'
import { readSummary } from './summary.ts'

export function readSave(text: string): Result<Save> {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return no('save-not-json')
  }
  if (raw === null || typeof raw !== 'object') return no('save-form')
  const given = raw as Record<string, unknown>
  const record = readRecord(given['record'])
  if (!record.ok) return record
  const { id, name, mode, me, updated } = given
  if (given['version'] !== 1 || typeof id !== 'string' || typeof name !== 'string' || !MODES.includes(mode as Mode))
    return no('save-form')
  const from = readFrom(given['from'])
  const summary = readSummary(given['summary'])
  return ok({
    version: 1,
    id,
    name,
    mode: mode as Mode,
    ...(typeof me === 'string' ? { me } : {}),
    record: record.value,
    draft: readDraft(given['draft'], record.value.rounds.length),
    said: record.value.rounds.map((_, round) =>
      readSaid(Array.isArray(given['said']) ? given['said'][round] : undefined),
    ),
    ...(from === undefined ? {} : { from }),
    ...(given['readEnd'] === true ? { readEnd: true } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...readSaidBefore(given['lesson']),
    updated: typeof updated === 'number' ? updated : 0,
  })
}

function readFrom(raw: unknown): Save['from'] {
  if (raw === null || typeof raw !== 'object') return undefined
  const { record, rounds, name } = raw as Record<string, unknown>
  const read = readRecord(record)
  return read.ok && typeof rounds === 'number' && typeof name === 'string'
    ? { record: read.value, rounds, name }
    : undefined
}

/** A draft that does not read falls back to the start of its round: nothing sent is lost with it. */
function readDraft(raw: unknown, rounds: number): Draft {
  if (raw === null || typeof raw !== 'object') return EMPTY_DRAFT
  const given = raw as Record<string, unknown>
  const stage = given['stage'] as Stage
  // There is no "after" before the first round.
  if (!STAGES.includes(stage) || (stage === 'after' && rounds === 0)) return EMPTY_DRAFT
  const answers = answersSchema.safeParse(given['answers'])
  const commit = readAgendas(given['commit'])
  const picked = readAgendas(given['picked'])
  const matters = readMatters(given['matters'])
  const counters = readMatters(given['counters'])
  if (!answers.success || commit === null || picked === null || matters === null || counters === null)
    return EMPTY_DRAFT
  const leaning = answersSchema.safeParse(given['leaning'])
  return {
    stage,
    commit,
    answers: answers.data as Draft['answers'],
    matters,
    counters,
    said: readSaid(given['said']),
    picked,
    ...(leaning.success ? { leaning: leaning.data as Draft['answers'] } : {}),
  }
}

function readMatters(raw: unknown): Draft['matters'] | null {
  return Array.isArray(raw) && raw.every((matter) => matterSchema.safeParse(matter).success)
    ? (raw as Draft['matters'])
    : null
}

/** Reasons that do not read are left away; the answers themselves stand in the record. */
const readSaid = (raw: unknown): Draft['said'] => (saidSchema.safeParse(raw).success ? (raw as Draft['said']) : {})

function readAgendas(raw: unknown): Draft['commit'] | null {
  if (raw === null || typeof raw !== 'object') return null
  const entries = Object.entries(raw)
  return entries.every(([, agenda]) => agendaSchema.safeParse(agenda).success)
    ? (Object.fromEntries(entries) as Draft['commit'])
    : null
}
