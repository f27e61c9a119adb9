/**
 * “Can this exit be taken?” as a logic program: facts, then the rules. It is the
 * one deliberate second reading of the rules: written from their text, sharing
 * nothing with the search, so that anyone can ask a solver they trust.
 */
import { readFileSync } from 'node:fs'
import type { Row, Table } from '../../engine/table.ts'
import { factsOf, type Question } from './facts.ts'

export const RULES_TEXT = readFileSync(new URL('./rules.lp', import.meta.url), 'utf8')

export function programOf(table: Table, row: Row, question: Question, rules = RULES_TEXT): string {
  const what = question.exit === undefined ? 'which exit can be taken?' : `can “${question.exit}” be taken?`
  const title = `% ${table.scenario.id}, round ${row[0]! + 1}: ${what}`
  return [title, ...factsOf(table, row, question), '', rules].join('\n')
}
