/**
 * The game as people play it, to the end: every agenda of every seat, and every
 * answer to what was put, counters among them. What can be signed so must be
 * what joint round actions can sign (L3, L4): answers only choose the action.
 */
import type { Act, Agenda, Answer, Answers, Matter, Step } from '../../src/domain/move.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { playRound } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import { isCounter, mattersOf } from '../../src/engine/matters.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { generated, SMALLEST } from './corpus.ts'
import { truthOf } from './oracle.ts'
import { plainActs } from './randomPlay.ts'

export interface Compared {
  readonly instances: number
  readonly rounds: number
  /** Seeds and exits on which the two disagree. */
  readonly differ: readonly string[]
}

export function everyAnswer(instances: number, budget = 150_000): Compared {
  const differ: string[] = []
  let done = 0
  let rounds = 0
  for (let seed = 0; done < instances; seed++) {
    const table = compile(generated(seed, SMALLEST))
    const truth = truthOf(table, table.first, 300_000)
    const played = truth === null ? null : playedOut(table, table.first, budget)
    if (truth === null || played === null) continue
    done++
    rounds += played.rounds
    table.exits.forEach((_, x) => {
      if (truth.exits[x]!.fewestRounds !== played.fewest[x])
        differ.push(`${seed}:x${x}:${truth.exits[x]!.fewestRounds}/${played.fewest[x]}`)
    })
  }
  return { instances: done, rounds, differ }
}

/** Rounds to the signature by exit over all play and all draws; null if `budget` rounds do not suffice. */
export function playedOut(
  table: Table,
  from: Row,
  budget: number,
): { readonly fewest: readonly number[]; readonly rounds: number } | null {
  const fewest = table.exits.map(() => 0)
  let rounds = 0
  let level = new Map<string, Row>([[from.join(), from]])
  for (let depth = 1; level.size > 0; depth++) {
    const next = new Map<string, Row>()
    for (const row of level.values()) {
      for (const commit of everyCommitment(table, row)) {
        for (const answers of everyAnswers(table, row, commit)) {
          for (const luck of [false, true]) {
            if (++rounds > budget) return null
            const { after } = playRound(table, row, { commit, answers }, () => luck)
            table.exits.forEach((_, x) => {
              if (fewest[x] === 0 && after[table.layout.taken + x]! > 0 && from[table.layout.taken + x] === 0)
                fewest[x] = depth
            })
            if (!isOver(table, after)) next.set(after.join(), after)
            if (!table.events.some((event) => event.chance !== null && event.at === row[0])) break
          }
        }
      }
    }
    level = next
  }
  return { fewest, rounds }
}

function everyCommitment(table: Table, row: Row): readonly Readonly<Record<string, Agenda>>[] {
  let all: Record<string, Agenda>[] = [{}]
  for (const seat of table.seats) {
    const agendas = [...plainActs(table, row, seat), ...everyText(table, seat)]
      .map((act): Agenda => [act])
      .filter((agenda) => checkAgenda(table, row, seat, agenda).ok)
    all = all.flatMap((commit) => agendas.map((agenda) => ({ ...commit, [seat]: agenda })))
  }
  return all
}

function everyText(table: Table, seat: string): readonly Act[] {
  const s = table.seats.indexOf(seat)
  const texts = everySteps(table)
  return table.rooms.flatMap((room, r) =>
    room.callers.includes(s) ? texts.map((steps): Act => ({ kind: 'deal', room: table.roomIds[r]!, steps })) : [],
  )
}

/** Every set of steps, at most one a holding; the rules refuse what is none. */
function everySteps(table: Table): readonly (readonly Step[])[] {
  let texts: (readonly Step[])[] = [[]]
  for (const { seat, issue } of table.holdings) {
    const steps = table.options[issue]!.map((option) => ({
      seat: table.seats[seat]!,
      issue: table.issues[issue]!,
      option,
    }))
    texts = texts.flatMap((text) => [text, ...steps.map((step) => [...text, step])])
  }
  return texts
}

function everyAnswers(table: Table, row: Row, commit: Readonly<Record<string, Agenda>>): readonly Answers[] {
  let all: Answers[] = [{}]
  for (const matter of mattersOf(table, commit)) {
    for (const seat of matter.to) {
      const given = answersTo(table, row, matter, seat)
      all = all.flatMap((answers) =>
        given.map((answer) => ({ ...answers, [matter.id]: { ...answers[matter.id], [seat]: answer } })),
      )
    }
    // The others' word on a counter: yes or no.
    if (matter.kind === 'deal') {
      const others = table.seats.filter((seat) => seat !== matter.to[0])
      all = all.flatMap((answers) => {
        if (!Object.values(answers[matter.id] ?? {}).some(({ kind }) => kind === 'counter')) return [answers]
        return (['accept', 'decline'] as const).map((kind) => ({
          ...answers,
          [`k:${matter.id}`]: Object.fromEntries(others.map((seat) => [seat, { kind }])),
        }))
      })
    }
  }
  return all
}

function answersTo(table: Table, row: Row, matter: Matter, seat: string): readonly Answer[] {
  const plain: Answer[] = [{ kind: 'accept' }, { kind: 'decline' }]
  if (matter.kind !== 'deal') return plain
  const counters = everySteps(table).filter((steps) => isCounter(table, row, matter, seat, steps))
  return [...plain, { kind: 'away' }, ...counters.map((steps): Answer => ({ kind: 'counter', steps }))]
}
