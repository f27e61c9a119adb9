/** Answers in which every seat says yes to everything that is put to it. */
import type { Agenda, Answer, Answers } from '../domain/move.ts'
import { mattersOf } from '../engine/matters.ts'
import type { Table } from '../engine/table.ts'

const YES: Answer = { kind: 'accept' }

export function everyoneAgrees(table: Table, commit: Readonly<Record<string, Agenda>>): Answers {
  const answers: Record<string, Record<string, Answer>> = {}
  for (const matter of mattersOf(table, commit)) {
    const given: Record<string, Answer> = {}
    for (const seat of matter.to) given[seat] = YES
    answers[matter.id] = given
  }
  return answers
}
