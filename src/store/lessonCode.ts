/**
 * A table's game as some thirty letters that can be read out, typed or scanned.
 * The first choice is a tag of the rules and the scenario, so that a code made on
 * another edition is said to be one and never read as another game.
 *
 * Left out, and made again when it is read: the hash of the words (the shelf's
 * own) and, where nothing is drawn by chance, the seed (0).
 */
import type { GameRecord, Holder } from '../domain/record.ts'
import type { Scenario } from '../domain/scenario.ts'
import { RULES_VERSION, replay } from '../engine/game.ts'
import { packSets, type Table } from '../engine/table.ts'
import { hashText } from '../std/hash.ts'
import { no, ok, type Result } from '../std/result.ts'
import { walkRounds } from './lessonGrammar.ts'
import { fromLetters, toLetters } from './lessonLetters.ts'
import { digitsOf, even, numberOf, type Pen, Reader, Unsayable, Writer } from './lessonPen.ts'
import { ACCOUNTS, type LessonSaid, type LessonTable, TABLE_NAMES } from './lessonTable.ts'
import { emptyRecord, type Library } from './library.ts'

/** Raised when the grammar changes; part of the tag. */
const CODE_VERSION = 1
const TAGS = 1 << 15

/** Longer codes are better carried by the square or the file; said beside them. */
export const EASY_TO_TYPE = 40

interface Edition {
  readonly tag: number
  /** A record of nothing yet, with its hashes. */
  readonly blank: GameRecord
}

/** Hashes of a whole scenario take milliseconds: once for each. */
const editions = new WeakMap<Scenario, Edition>()

function editionOf(scenario: Scenario): Edition {
  const known = editions.get(scenario)
  if (known !== undefined) return known
  const blank = emptyRecord(scenario, {}, 0)
  const tag = Number.parseInt(hashText(`${CODE_VERSION} ${RULES_VERSION} ${blank.rules}`).slice(0, 8), 16) % TAGS
  const made = { tag, blank }
  editions.set(scenario, made)
  return made
}

/** Reasons: those of a record that this shelf does not replay, and `lesson-unsayable`: only its file carries it. */
export function lessonToCode(library: Library, given: LessonTable): Result<string> {
  const table = library.tableFor(given.record)
  if (!table.ok) return table
  const played = replay(table.value, given.record)
  if (!played.ok) return played
  try {
    const writer = new Writer()
    even(writer, TAGS, editionOf(table.value.scenario).tag)
    walkLesson(writer, library, table.value.scenario, given)
    const code = toLetters(digitsOf(writer.number()))
    const read = codeToLesson(library, code)
    const again = read.ok ? replay(table.value, read.value.record) : read
    // A record that only a hand could have written may lose what no table can do: then its file carries it.
    return again.ok && again.value.row.join() === played.value.row.join() ? ok(code) : no('lesson-unsayable')
  } catch (trouble) {
    if (trouble instanceof Unsayable) return no('lesson-unsayable')
    throw trouble
  }
}

/** Reasons: those of `fromLetters`; `lesson-edition` for other rules; `lesson-broken` for letters that are no game. */
export function codeToLesson(library: Library, code: string): Result<LessonTable> {
  const digits = fromLetters(code)
  if (!digits.ok) return digits
  const reader = new Reader(numberOf(digits.value))
  const tag = even(reader, TAGS)
  const scenario = ofTag(library, tag)
  if (scenario === undefined) return no('lesson-edition')
  try {
    const lesson = walkLesson(reader, library, scenario)
    return reader.isEmpty() ? ok(lesson) : no('lesson-broken')
  } catch (trouble) {
    if (trouble instanceof Unsayable) return no('lesson-broken')
    throw trouble
  }
}

/** Scenarios are read one after the other until one fits: the lesson's comes first on the shelf. */
function ofTag(library: Library, tag: number): Scenario | undefined {
  for (const id of library.ids) {
    const scenario = library.scenario(id)
    if (scenario !== undefined && editionOf(scenario).tag === tag) return scenario
  }
  return undefined
}

function walkLesson(pen: Pen, library: Library, scenario: Scenario, given?: LessonTable): LessonTable {
  const said = walkSaid(pen, scenario, given)
  const account = ACCOUNTS[even(pen, ACCOUNTS.length, given && ACCOUNTS.indexOf(given.account))]!
  const frame = walkFrame(pen, library, scenario, given?.record)
  const rounds = walkRounds(pen, frame.table, frame.record, given?.record.rounds ?? [])
  return { ...said, account, record: { ...frame.record, rounds } }
}

function walkSaid(pen: Pen, { exits }: Scenario, given?: LessonSaid): LessonSaid {
  const name = even(pen, TABLE_NAMES, given?.name)
  const predicted = even(pen, exits.length + 1, given && exits.findIndex(({ id }) => id === given.predicted) + 1)
  return predicted === 0 ? { name } : { name, predicted: exits[predicted - 1]!.id }
}

const HOLDERS: readonly Holder[] = ['person', 'paper', 'bargainer', 'random']

/** All of a record but its rounds. */
function walkFrame(
  pen: Pen,
  library: Library,
  scenario: Scenario,
  given?: GameRecord,
): { table: Table; record: GameRecord } {
  const pack = walkNamed(
    pen,
    scenario.packs.map(({ id }) => id),
    given,
    given?.pack,
  )
  const start = walkNamed(
    pen,
    scenario.starts.map(({ id }) => id),
    given,
    given?.start,
  )
  const sets = walkSets(pen, scenario, given)
  const seats: Record<string, Holder> = {}
  for (const { id, role } of scenario.parties)
    if (role === 'seat')
      seats[id] = HOLDERS[pen.choose([10, 4, 4, 1], given && HOLDERS.indexOf(given.seats[id] ?? ''))]!
  const isDrawn = scenario.events.some(({ chance }) => chance !== undefined)
  const seed = isDrawn ? walkSeed(pen, given?.seed) : 0
  const extra: Partial<GameRecord> = {
    ...(pack === undefined ? {} : { pack }),
    ...(start === undefined ? {} : { start }),
    ...(sets === undefined ? {} : { sets }),
  }
  return {
    table: library.table(scenario.id, { ...packSets(scenario, pack), ...sets }),
    record: { ...editionOf(scenario).blank, ...extra, seed, seats },
  }
}

/** One of these, or none, which is the rule. */
function walkNamed(
  pen: Pen,
  ids: readonly string[],
  given: GameRecord | undefined,
  wanted: string | undefined,
): string | undefined {
  const value = pen.choose(
    [15, ...ids.map(() => 1)],
    given && (wanted === undefined ? 0 : ids.indexOf(wanted) + 1 || -1),
  )
  return value === 0 ? undefined : ids[value - 1]
}

function walkSets(pen: Pen, { assumptions }: Scenario, given?: GameRecord): Record<string, number> | undefined {
  if (pen.choose([31, 1], given && Number(given.sets !== undefined)) === 0) return undefined
  const sets: Record<string, number> = {}
  for (const { id, range } of assumptions) {
    const wanted = given?.sets?.[id]
    if (pen.choose([15, 1], given && Number(wanted !== undefined)) === 0) continue
    sets[id] = range[0] + even(pen, range[1] - range[0] + 1, wanted === undefined ? undefined : wanted - range[0])
  }
  return sets
}

const SEED_PARTS = [1 << 15, 1 << 15]

function walkSeed(pen: Pen, given: number | undefined): number {
  if (given !== undefined && (given < 0 || given >= 2 ** 30)) throw new Unsayable()
  const high = even(pen, SEED_PARTS[0]!, given === undefined ? undefined : given >> 15)
  const low = even(pen, SEED_PARTS[1]!, given === undefined ? undefined : given & 0x7fff)
  return (high << 15) | low
}
