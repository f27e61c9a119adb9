/** Any legal act, any answer: for tests, counts of bot games and as a yardstick. Nobody's reading of anybody. */
import type { Act, Agenda, Answer } from '../domain/move.ts'
import { checkAgenda } from '../engine/agenda.ts'
import { seatIndex } from '../engine/read.ts'
import type { Dice } from '../std/draw.ts'
import { promisedBy, textOf, unbearable } from './bearable.ts'
import { legalActs } from './legalActs.ts'
import type { Policy } from './policy.ts'

export const random: Policy = {
  id: 'random',
  name: 'policy.random',
  source: 'chance',
  describe: { memory: 'none', chance: 'all', looksAt: ['public-state'], budget: { commit: 0, answer: 0 } },
  commit(table, view, dice) {
    const acts = legalActs(table, view.row, view.seat)
    let agenda: Agenda = []
    for (let slot = 0; slot < table.slots; slot++) {
      const act = byKind(acts, dice)
      if (act === null) continue
      const more = [...agenda, act]
      if (checkAgenda(table, view.row, view.seat, more).ok) agenda = more
    }
    return agenda
  },
  answer(table, view, agenda, matter, accepted, dice) {
    const seat = seatIndex(table, view.seat)
    const deal = textOf(table, matter)[0]
    const free =
      deal === undefined ||
      unbearable(table, view.row, seat, promisedBy(table, view.row, view.seat, agenda, accepted, matter), deal) === null
    const yes = dice.roll(2) === 1 && free
    const answer: Answer = { kind: yes ? 'accept' : 'decline' }
    return { answer, likely: 'reluctant', sum: [{ code: 'chance', weight: yes ? 1 : -1, cite: [] }] }
  },
}

/** A kind first, then one act of it: texts are many, and would drown the rest. Sometimes nothing. */
function byKind(acts: readonly Act[], dice: Dice): Act | null {
  const kinds = [...new Set(acts.map((act) => act.kind))]
  const kind = kinds[dice.roll(kinds.length + 1)]
  const some = acts.filter((act) => act.kind === kind)
  return some[dice.roll(Math.max(1, some.length))] ?? null
}
