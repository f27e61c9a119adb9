/**
 * Looks for a line of play on which everybody cooperates toward one exit.
 * Straight rollouts, one per way to go for it, then some whose choices are left
 * to dice that are the same for everyone.
 * Work is counted in states, never in time, so everyone finds the same.
 */
import type { Line, PlannedRound } from '../domain/verdict.ts'
import { isOver } from '../engine/holds.ts'
import { type Luck, step } from '../engine/step.ts'
import type { Row, Table } from '../engine/table.ts'
import { dice } from '../std/draw.ts'
import { type Aim, aimsAt } from './aim.ts'
import type { Draft } from './draft.ts'
import { type Lack, lackOf, MANNERS, type Manner, type Opening, planRound } from './planRound.ts'

export interface Search {
  /** States that may still be made. */
  left: number
  readonly luck: Luck
  /** What one seat does in the first round. */
  readonly opening?: Opening
}

/** How far a search goes. */
export interface Effort {
  readonly aims: number
  /** Rollouts with dice. */
  readonly tries: number
}

export const SHORT: Effort = { aims: 2, tries: 4 }
export const LIGHT: Effort = { aims: 4, tries: 12 }
export const FULL: Effort = { aims: 12, tries: 40 }

interface Node {
  readonly row: Row
  readonly before: Node | null
  readonly draft: Draft | null
}

export function findLine(table: Table, row: Row, exit: number, search: Search, effort: Effort): Line | null {
  if (isOver(table, row)) return null
  const aims = aimsAt(table, row, exit, effort.aims)
  for (const [i, aim] of aims.entries()) {
    for (const manner of i === 0 ? MANNERS : MANNERS.slice(0, 1)) {
      const line = rollOut(table, row, aim, manner, search)
      if (line !== null) return line
    }
  }
  const rolls = dice(exit)
  for (let n = 0; n < effort.tries && aims.length > 0; n++) {
    const line = rollOut(table, row, aims[n % Math.min(4, aims.length)]!, { ...MANNERS[n % 3]!, dice: rolls }, search)
    if (line !== null) return line
  }
  return null
}

function rollOut(table: Table, row: Row, aim: Aim, manner: Manner, search: Search): Line | null {
  let node: Node = { row, before: null, draft: null }
  while (canGoOn(table, node.row, aim.exit) && search.left > 0) {
    node = play(
      table,
      node,
      planRound(table, node.row, lacksOf(table, node.row, aim), manner, openingOf(node, search)),
      search,
    )
    if (node.row[table.layout.taken + aim.exit]! > 0) return lineOf(node)
  }
  return null
}

const openingOf = (node: Node, search: Search): Opening | null =>
  node.before === null ? (search.opening ?? null) : null

function canGoOn(table: Table, row: Row, exit: number): boolean {
  return !isOver(table, row) && row[0]! <= table.exits[exit]!.last && row[table.layout.shut + exit] === 0
}

function play(table: Table, before: Node, draft: Draft, search: Search): Node {
  search.left--
  const row = step(table, before.row, draft.action(), search.luck)
  draft.dropUnsigned(row)
  return { row, before, draft }
}

/** The exits on the way that can still be signed, then the aim itself. */
function lacksOf(table: Table, row: Row, aim: Aim): readonly Lack[] {
  const open = aim.via.filter(
    (via) =>
      row[table.layout.taken + via.exit] === 0 &&
      row[table.layout.shut + via.exit] === 0 &&
      row[0]! <= table.exits[via.exit]!.last,
  )
  return [...open, aim].map((one) => lackOf(table, row, one))
}

function lineOf(end: Node): Line {
  const rounds: PlannedRound[] = []
  for (let at: Node | null = end; at !== null && at.draft !== null; at = at.before) rounds.unshift(at.draft.commit())
  return rounds
}
