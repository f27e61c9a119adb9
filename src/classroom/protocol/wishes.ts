/**
 * What a client may ask of the referee. Everything is checked at the door:
 * a message that does not fit one of these shapes is refused unread.
 *
 * Sizes are bounded here once: nothing a client can send is longer than a few
 * kilobytes, and there is no free text anywhere in a lesson.
 */
import type { Agenda, Answer } from '../../domain/move.ts'
import { z } from '../../scenario/jitless.ts'
import { agendaSchema, answerSchema } from '../../scenario/recordSchema.ts'

const agenda = agendaSchema as unknown as z.ZodType<Agenda>
const answer = answerSchema as unknown as z.ZodType<Answer>
const id = z.string().min(1).max(60)
const table = z.int().min(0).max(19)
const pupil = z.string().min(1).max(24)
/** A table's number, or all of them. */
const which = z.union([table, z.literal('all')])

/** Anyone in the class. */
export const pupilWish = z.discriminatedUnion('kind', [
  /** Another generated name. */
  z.strictObject({ kind: z.literal('name') }),
  /** Sit down: a seat, the archive, or watching. Nobody is ever put into a seat marked for volunteers. */
  z.strictObject({ kind: z.literal('sit'), table, role: id }),
  /** "Rather not": seen by nobody, the teacher included. */
  z.strictObject({ kind: z.literal('rather-not'), seat: id, on: z.boolean() }),
  /** Propose this agenda for one's seat. Alone at a seat, a proposal is a commitment. */
  z.strictObject({ kind: z.literal('suggest'), agenda }),
  /** Join another pupil's proposal. */
  z.strictObject({ kind: z.literal('agree'), with: pupil }),
  z.strictObject({ kind: z.literal('answer'), matter: z.string().max(200), answer }),
  /** All that the seat is asked in this step. */
  z.strictObject({ kind: z.literal('answers'), given: z.record(z.string().max(200), answer) }),
  /** What changed is read; on to the next round. */
  z.strictObject({ kind: z.literal('next') }),
  /** Which exit closes first? An exit's id. */
  z.strictObject({ kind: z.literal('predict'), exit: id }),
  /** My copy does not match the hash: everything again, please. */
  z.strictObject({ kind: z.literal('snapshot') }),
])
export type PupilWish = z.infer<typeof pupilWish>

/** Whoever holds the teacher's key. */
export const teacherWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tables'), count: z.int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('timer'), seconds: z.int().min(30).max(1800) }),
  z.strictObject({ kind: z.literal('pause'), table: which, on: z.boolean() }),
  z.strictObject({ kind: z.literal('extend'), table: which, seconds: z.int().min(30).max(600) }),
  /** Whoever has not chosen or answered plays the paper; the table goes on. */
  z.strictObject({ kind: z.literal('skip'), table: which }),
  /** Nobody can send until it is lifted; what was sent stays. */
  z.strictObject({ kind: z.literal('freeze'), table: which, on: z.boolean() }),
  z.strictObject({ kind: z.literal('inject'), table: which, inject: id }),
  /** Hand a seat to its paper, or back to people. */
  z.strictObject({ kind: z.literal('paper'), table, seat: id, on: z.boolean() }),
  /** Play a seat's choice oneself, once. */
  z.strictObject({ kind: z.literal('take-over'), table, seat: id, agenda }),
  /** Move a pupil; no reason is asked. */
  z.strictObject({ kind: z.literal('move'), pupil, table, role: id }),
  z.strictObject({ kind: z.literal('end'), table: which }),
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('snapshot') }),
])
export type TeacherWish = z.infer<typeof teacherWish>

/** How a client comes in. */
export const joining = z.strictObject({
  as: z.enum(['pupil', 'teacher']),
  /** From an earlier visit on this device. */
  token: z.string().max(64).optional(),
  /** From another device: the pupil's own come-back code. */
  comeback: z.string().max(12).optional(),
  key: z.string().max(64).optional(),
})
export type Joining = z.infer<typeof joining>

/**
 * A wish on the wire. It is sent again after a cut until it was heard, so it
 * says of which round it speaks: one that comes too late is refused, not
 * played in the next.
 */
const envelope = { n: z.int().min(0).max(1_000_000_000), at: z.int().min(0).max(99).optional() }
export const pupilMessage = z.strictObject({ ...envelope, wish: pupilWish })
export const teacherMessage = z.strictObject({ ...envelope, wish: teacherWish })

/** Roles at a table that are not a seat. */
export const ARCHIVIST = 'archivist'
export const OBSERVER = 'observer'

/** A message on the wire is one of these by name; the body is the wish. */
export const PUPIL = 'pupil'
export const TEACHER = 'teacher'
