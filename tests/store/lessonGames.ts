// Games of the prologue as a class would play them: by cards of the hand, with answers of every kind; by the
// computer's seats; and wild ones, whose texts and answers nobody would think of.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Agenda, Answer, Answers } from '../../src/domain/move.ts'
import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { playRound } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import { countersOf, mattersOf } from '../../src/engine/matters.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { playOut } from '../../src/opponents/table.ts'
import { handFor } from '../../src/panels/table/hand.ts'
import { counters } from '../../src/panels/table/matters.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { type Dice, dice } from '../../src/std/draw.ts'
import { must, type Result } from '../../src/std/result.ts'
import { lessonToCode } from '../../src/store/lessonCode.ts'
import { ACCOUNTS, type LessonTable, TABLE_NAMES } from '../../src/store/lessonTable.ts'
import { emptyRecord, library } from '../../src/store/library.ts'
import { randomRound } from '../tiny/randomPlay.ts'
import { project } from '../tools/serve.mjs'

const read = (name: string) =>
  must(parseScenario(readFileSync(join(project, `scenarios/${name}.yaml`), 'utf8')).scenario, `${name} reads`)

export const prologue = read('prologue')
export const winter = read('winter-2021')
export const shelf = library([prologue, winter])

export function tell<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.reason))
  return result.value
}

export const codeOf = (lesson: LessonTable): string => tell(lessonToCode(shelf, lesson))

/** Hashing a scenario takes milliseconds. */
const BLANK = emptyRecord(prologue, {}, 0)

export const KINDS = ['hand', 'bots', 'wild'] as const
export type GameKind = (typeof KINDS)[number]

/** A whole game of this scenario; the same seed gives the same game. */
export function gameOf(kind: GameKind, seed: number, id = 'prologue'): LessonTable {
  const scenario = id === 'prologue' ? prologue : winter
  const table = shelf.table(id)
  const source = dice(seed)
  const holders = kind === 'bots' ? ['bargainer', 'bargainer', 'paper'] : ['person', 'person', 'person', 'paper']
  const seats = Object.fromEntries(table.seats.map((seat) => [seat, holders[source.roll(holders.length)]!]))
  const empty = { ...(id === 'prologue' ? BLANK : emptyRecord(scenario, {}, 0)), seats, seed: seed & 0x3fffffff }
  const record = kind === 'bots' ? playOut(table, empty).record : played(table, empty, kind, source)
  const predicted = scenario.exits[source.roll(scenario.exits.length + 1)]?.id
  return {
    name: source.roll(TABLE_NAMES),
    ...(predicted === undefined ? {} : { predicted }),
    account: ACCOUNTS[source.roll(ACCOUNTS.length)]!,
    record,
  }
}

function played(table: Table, empty: GameRecord, kind: GameKind, source: Dice): GameRecord {
  const rounds: RoundRecord[] = []
  let row: Row = table.first
  while (!isOver(table, row)) {
    const round = kind === 'hand' ? handRound(table, row, source) : randomRound(table, row, source)
    rounds.push(round)
    row = playRound(table, row, round, () => source.roll(2) === 0).after
  }
  return { ...empty, rounds }
}

/** Every seat plays one of its cards that can be played; texts are accepted, declined or countered. */
function handRound(table: Table, row: Row, source: Dice): RoundRecord {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats) {
    const cards = handFor(table, row, seat).filter(({ refusal }) => refusal === null)
    const card = cards[source.roll(cards.length)]
    commit[seat] = card === undefined || source.roll(20) === 0 ? [] : [card.act]
  }
  const matters = mattersOf(table, commit)
  const answers: Record<string, Record<string, Answer>> = {}
  for (const matter of matters)
    for (const seat of matter.to) {
      const wishes =
        matter.kind === 'deal'
          ? counters(table, row, seat, commit[seat] ?? [], matters, answers as Answers, matter)
          : []
      answers[matter.id] = { ...answers[matter.id], [seat]: answerOf(matter.kind, wishes, source) }
    }
  for (const counter of countersOf(table, matters, answers))
    for (const seat of counter.to)
      answers[counter.id] = { ...answers[counter.id], [seat]: { kind: source.roll(2) === 0 ? 'accept' : 'decline' } }
  return { commit, answers }
}

function answerOf(kind: string, wishes: ReturnType<typeof counters>, source: Dice): Answer {
  if (kind === 'call') return { kind: source.roll(3) === 0 ? 'away' : 'accept' }
  const wish = wishes[source.roll(Math.max(1, wishes.length))]
  if (wish !== undefined && source.roll(6) === 0) return { kind: 'counter', steps: wish.steps }
  return { kind: source.roll(5) < 2 ? 'decline' : 'accept' }
}
