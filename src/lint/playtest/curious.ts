/**
 * A player for tests: prefers acts that no game has shown yet, and says yes to
 * texts that lead to something new. Nobody's reading of anybody. What was seen
 * is handed in and grows; the same list in the same order gives the same game.
 */
import type { Act, Agenda, Answer, Matter } from '../../domain/move.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import type { Table } from '../../engine/table.ts'
import { legalActs } from '../../opponents/legalActs.ts'
import type { Policy } from '../../opponents/policy.ts'
import { random } from '../../opponents/random.ts'
import type { Dice } from '../../std/draw.ts'

export function curious(seen: ReadonlySet<string>): Policy {
  return {
    ...random,
    id: 'curious',
    name: 'policy.random',
    commit(table, view, dice) {
      const acts = legalActs(table, view.row, view.seat)
      let agenda: Agenda = []
      for (let slot = 0; slot < table.slots; slot++) {
        const act = pick(table, acts, view.seat, seen, dice)
        if (act !== null && checkAgenda(table, view.row, view.seat, [...agenda, act]).ok) agenda = [...agenda, act]
      }
      return agenda
    },
    answer(table, view, agenda, matter, accepted, dice) {
      const judged = random.answer(table, view, agenda, matter, accepted, dice)
      // What it cannot bear random declines too; a second throw makes a yes likelier where something new is in it.
      if (judged.answer.kind === 'accept' || !isNews(table, matter, seen)) return judged
      const again = random.answer(table, view, agenda, matter, accepted, dice)
      const answer: Answer = again.answer
      return { ...again, answer }
    },
  }
}

/** Three times in four something unseen, if there is any; else one of all kinds alike. */
function pick(table: Table, acts: readonly Act[], seat: string, seen: ReadonlySet<string>, dice: Dice): Act | null {
  const fresh = acts.filter((act) => newsOf(table, act, seat).some((key) => !seen.has(key)))
  const from = fresh.length > 0 && dice.roll(4) > 0 ? fresh : acts
  const kinds = [...new Set(from.map(({ kind }) => kind))]
  const some = from.filter(({ kind }) => kind === kinds[dice.roll(Math.max(1, kinds.length))])
  return some[dice.roll(Math.max(1, some.length))] ?? null
}

/** Keys of things that an act would show if it came about. */
function newsOf(table: Table, act: Act, seat: string): readonly string[] {
  switch (act.kind) {
    case 'use':
      return [`card ${seat}/${act.instrument}`]
    case 'reserve':
      return [`reserve ${act.reserve}`]
    case 'call':
      return [`room ${act.room}`]
    case 'sign':
      return [`exit ${act.exit}`]
    case 'shift':
      return [`option ${act.issue}/${act.option}`]
    case 'deal':
      return [
        `room ${act.room}`,
        ...act.steps.map(({ issue, option }) => `option ${issue}/${option}`),
        ...towards(
          table,
          act.steps.map(({ issue }) => issue),
        ),
      ]
    default:
      return []
  }
}

/** Exits that a text on these articles brings nearer. */
const towards = (table: Table, issues: readonly string[]): readonly string[] =>
  table.scenario.exits
    .filter(({ terms }) => terms.every(({ issue }) => issues.includes(issue)))
    .map(({ id }) => `exit ${id}`)

const isNews = (table: Table, matter: Matter, seen: ReadonlySet<string>): boolean => {
  const act: Act | null =
    matter.kind === 'deal' || matter.kind === 'counter'
      ? matter.act
      : matter.kind === 'sign'
        ? { kind: 'sign', exit: matter.exit }
        : { kind: 'call', room: matter.room }
  return newsOf(table, act, matter.by).some((key) => !seen.has(key))
}
