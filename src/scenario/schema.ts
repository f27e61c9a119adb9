/**
 * The one source of the file format: types for the parser, messages for the
 * author, JSON Schema for editors. Defaults live here and nowhere else.
 */
import { SOURCE_KINDS } from '../domain/dossier.ts'
import { HUES, INSTRUMENT_KINDS } from '../domain/scenario.ts'
import { z } from './jitless.ts'

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'ids are lower-case letters, digits and hyphens')
  .max(60)
  .meta({ id: 'id' })
const words = z.string().min(1).max(2000).meta({ id: 'words' })
const cite = z
  .union([id.transform((one) => [one]), z.array(id).max(3)])
  .meta({ id: 'cite' })
  .default([])
const cited = z.strictObject({ text: words, cite }).meta({ id: 'cited' })
const num = z.union([z.int().min(-99).max(99), z.templateLiteral(['=', z.string()])]).meta({ id: 'number' })
const roundNumber = z.int().min(1).max(16).meta({ id: 'round' })
const span = z.tuple([roundNumber, roundNumber]).meta({ id: 'span' })
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'dates are written 2022-01-17')
  .meta({ id: 'day' })

const condition: z.ZodType<unknown> = z
  .lazy(() =>
    z.union([
      z.strictObject({ track: id, atMost: z.int().optional(), atLeast: z.int().optional() }),
      z.strictObject({ flag: id, is: z.boolean().default(true) }),
      z.strictObject({ held: id, times: z.int().min(1).default(1) }),
      z.strictObject({ signed: id, is: z.boolean().default(true) }),
      z.strictObject({ ended: z.boolean() }),
      z.strictObject({ stance: id, options: z.array(id).min(1), by: z.array(id).optional() }),
      z.strictObject({ event: id, is: z.boolean().default(true) }),
      z.strictObject({ reserve: id, is: z.boolean().default(true) }),
      z.strictObject({ any: z.array(z.array(condition)).min(1) }),
    ]),
  )
  .meta({ id: 'condition' })
const conditions = z.array(condition).meta({ id: 'conditions' }).default([])
/** A single list of conditions, or several of which one suffices. */
const alternatives = z
  .union([z.array(z.array(condition)), z.array(condition).transform((list) => [list])])
  .meta({ id: 'alternatives' })
  .default([])

const effects = z
  .strictObject({
    pressure: num.optional(),
    tracks: z.record(id, num).optional(),
    standing: z.record(id, num).optional(),
    flags: z.record(id, z.boolean()).optional(),
    opens: z.array(id).optional(),
    leaks: num.optional(),
  })
  .meta({ id: 'effects' })
  .default({})

const party = z.strictObject({
  id,
  role: z.enum(['seat', 'voice']).default('seat'),
  name: words,
  short: words,
  card: words.optional(),
  hue: z.enum(HUES).default('other'),
  line: cited.optional(),
  briefing: z.array(cited).optional(),
  standing: num.optional(),
  volunteer: z.boolean().optional(),
})

const option = z.strictObject({ id, words, short: words, offer: words, cite })
const stance = z.strictObject({
  seat: id,
  at: id,
  costs: z.record(id, z.union([num, z.literal('red')])),
  because: words,
  cite,
  says: z.record(id, cited).optional(),
})
const issue = z.strictObject({
  id,
  name: words,
  lead: words,
  tail: z.string().default('.'),
  options: z.array(option).min(2).max(5),
  stances: z.array(stance).min(1),
  concerns: z.array(id).default([]),
  when: conditions,
  ownedBy: id.optional(),
})

const track = z.strictObject({
  id,
  name: words,
  min: z.int().default(0),
  max: z.int().max(20),
  start: num,
  bands: z.array(z.strictObject({ upTo: z.int(), name: words })).min(1),
  floor: z.strictObject({ track: id, at: z.array(z.int()).min(1) }).optional(),
})

const room = z
  .strictObject({
    id,
    name: words,
    members: z.array(id).min(2),
    needs: z.array(id).optional(),
    callers: z.array(id).optional(),
    cap: z.int().min(1).max(9),
    mobility: z.int().min(1).max(9).optional(),
    hosted: z.boolean().optional(),
    rounds: z.array(roundNumber).default([]),
    cite,
  })
  .transform((entry) => ({ ...entry, needs: entry.needs ?? entry.members, callers: entry.callers ?? entry.members }))

const instrument = z.strictObject({
  id,
  seats: z.array(id).min(1),
  kind: z.enum(INSTRUMENT_KINDS),
  title: words,
  text: cited,
  standing: num.default(0),
  effects,
  cooldown: z.int().min(0).max(16).default(0),
  once: z.boolean().default(false),
  rounds: span.optional(),
  when: conditions,
  because: words.optional(),
  shared: z.boolean().optional(),
})

const reserve = z.strictObject({
  id,
  seat: id,
  issue: id,
  option: id,
  price: z.strictObject({ seat: id, issue: id, option: id }),
  title: words,
  text: cited,
  rounds: span.optional(),
})

const event = z.strictObject({
  id,
  at: roundNumber,
  date: day,
  actors: z.array(id),
  title: words,
  text: cited,
  when: conditions,
  unless: alternatives,
  preventer: words.optional(),
  effects,
  shuts: z.array(id).default([]),
  chance: z.tuple([z.int().min(1), z.int().min(2)]).optional(),
})

/** A term that is met by telling the others who sign, not by a stance. */
const confidence = z.strictObject({
  by: id,
  issue: id,
  options: z.union([id.transform((one) => [one]), z.array(id).min(1)]),
  text: cited,
})

const exit = z.strictObject({
  id,
  n: z.int().min(1).max(20),
  name: words,
  summary: cited,
  signatories: z.array(id).min(2),
  terms: z
    .record(id, z.union([id.transform((one) => [one]), z.array(id).min(1)]))
    .transform((terms) => Object.entries(terms).map(([issueId, options]) => ({ issue: issueId, options }))),
  inConfidence: z.array(confidence).min(1).optional(),
  conditions,
  window: span,
  kind: z.enum(['ends', 'widens']),
  effects,
  gives: words.optional(),
  cite,
})

const round = z.strictObject({
  from: z.string(),
  to: z.string(),
  lesson: words.optional(),
  news: z.array(cited).default([]),
  onlyIf: conditions,
})

const rules = z.strictObject({
  slots: z.int().min(1).max(3),
  mobility: z.int().min(1).max(9),
  signing: z.enum(['same-round', 'next-round']),
  standingMax: z.int().min(1).max(12).default(7),
  tension: id,
  cover: z.strictObject({ track: id.optional(), at: z.array(z.int().min(0)).min(1) }),
  leash: z.strictObject({ leader: id, follower: id, track: id }).optional(),
  breachTrack: id.optional(),
  dealTrack: z.strictObject({ track: id, with: id }).optional(),
  hand: z.int().min(3).max(9).default(7),
})

/** A source of the author's own, where the dossier has none. */
const source = z.strictObject({
  id,
  outlet: words,
  title: words,
  date: z.string().max(40),
  kind: z.enum(SOURCE_KINDS),
  text: words,
})

export const FORMAT = 1

export const scenarioSchema = z.strictObject({
  format: z.literal(FORMAT),
  id,
  language: z.string().default('en'),
  title: words,
  subtitle: words,
  opening: words,
  minutes: z.int().min(1).max(300),
  summary: words,
  invented: z.boolean().optional(),
  sources: z.array(source).optional(),
  rules,
  parties: z.array(party).min(2),
  issues: z.array(issue).min(1),
  tracks: z.array(track).min(1),
  flags: z.array(z.strictObject({ id, name: words })).default([]),
  rooms: z.array(room).min(1),
  instruments: z.array(instrument).default([]),
  reserves: z.array(reserve).default([]),
  events: z.array(event).default([]),
  exits: z.array(exit).min(1),
  locks: z
    .array(z.strictObject({ issue: id, option: id, binds: z.array(id), exits: z.array(id).default([]), text: cited }))
    .default([]),
  aims: z.array(z.strictObject({ id, seat: id, text: cited, met: alternatives, partly: alternatives })).default([]),
  assumptions: z
    .array(
      z.strictObject({
        id,
        name: words,
        value: z.int(),
        range: z.tuple([z.int(), z.int()]),
        because: words,
        cite,
      }),
    )
    .default([]),
  packs: z.array(z.strictObject({ id, name: words, text: words, sets: z.record(id, z.int()) })).default([]),
  rounds: z.array(round).min(1).max(16),
  starts: z
    .array(
      z.strictObject({
        id,
        round: roundNumber,
        date: z.string(),
        title: words,
        text: cited,
        standing: z.record(id, z.int()).default({}),
      }),
    )
    .default([]),
  history: z
    .array(
      z.strictObject({
        round: roundNumber,
        date: z.string(),
        seat: id,
        text: cited,
        use: id.optional(),
        meet: id.optional(),
      }),
    )
    .default([]),
  happened: z.array(z.strictObject({ date: words, text: words, cite })).default([]),
  happenedAsOf: z.string().default(''),
  closing: z.strictObject({ signed: words, none: words, caption: words }).optional(),
  notes: z.array(words).default([]),
})
