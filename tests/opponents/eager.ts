// A policy for tests only: signs what can be signed, tables any text that is legal, and accepts whatever it can
// bear. If agreeing to everything were a strategy, this would be it.

import type { Act, Agenda } from '../../src/domain/move.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { seatIndex } from '../../src/engine/read.ts'
import { promisedBy, textOf, unbearable } from '../../src/opponents/bearable.ts'
import { legalActs } from '../../src/opponents/legalActs.ts'
import type { Policy } from '../../src/opponents/policy.ts'
import { policyOf } from '../../src/opponents/registry.ts'

export const eager: Policy = {
  id: 'eager',
  name: 'policy.eager',
  source: 'chance',
  describe: { memory: 'none', chance: 'all', looksAt: ['public-state'], budget: { commit: 0, answer: 0 } },
  commit(table, view, dice) {
    const acts = legalActs(table, view.row, view.seat)
    const some = (kind: Act['kind']) => acts.filter((act) => act.kind === kind)
    const wanted = [...some('sign'), ...one(some('deal'), dice.roll), ...one(some('call'), dice.roll)]
    let agenda: Agenda = []
    for (const act of wanted) {
      const more = [...agenda, act]
      if (more.length <= table.slots && checkAgenda(table, view.row, view.seat, more).ok) agenda = more
    }
    return agenda
  },
  answer(table, view, agenda, matter, accepted) {
    const seat = seatIndex(table, view.seat)
    const [deal] = textOf(table, matter)
    const promises = promisedBy(table, view.row, view.seat, agenda, accepted)
    const yes = deal === undefined || unbearable(table, view.row, seat, promises, deal) === null
    return {
      answer: { kind: yes ? 'accept' : 'decline' },
      likely: yes ? 'yes' : 'no',
      sum: [{ code: 'way-out', weight: yes ? 1 : -1, cite: [] }],
    }
  },
}

const one = (acts: readonly Act[], roll: (sides: number) => number): readonly Act[] =>
  acts.length === 0 ? [] : [acts[roll(acts.length)]!]

export const withEager = (id: string): Policy => (id === 'eager' ? eager : policyOf(id))
