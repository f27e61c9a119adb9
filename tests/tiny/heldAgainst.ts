/** A verdict held against what is true: the ways in which it may be wrong, or merely say less. */
import type { Verdict } from '../../src/domain/verdict.ts'
import type { Table } from '../../src/engine/table.ts'
import { compile, type Row } from '../../src/engine/table.ts'
import { smallCorpus } from './corpus.ts'
import type { ExitTruth } from './oracle.ts'
import { randomGame } from './subjects.ts'

/** What is wrong with a verdict; a wrong one is worse than none. */
export const WRONGS = [
  'sealed, and there is a way',
  'a way, and there is none',
  'fewer rounds than it takes',
  'more rounds than it takes',
  'ready, and no round takes it',
  'not ready, and a round takes it',
  'needs luck, and needs none',
  'needs no luck, and needs some',
  'more time to wait than there is',
  'less time to wait than there is',
  'taken or ended, and is not',
] as const
export type Wrong = (typeof WRONGS)[number]

export const isReachable = ({ id }: Verdict): boolean => id === 'ready' || id === 'open' || id === 'closed'

export function wrongsOf(
  verdict: Verdict,
  truth: ExitTruth,
  at: { readonly isTaken: boolean; readonly isOver: boolean },
): readonly Wrong[] {
  const { id } = verdict
  if ((id === 'taken') !== at.isTaken || (id === 'moot' && !at.isOver)) return ['taken or ended, and is not']
  if (id === 'taken' || id === 'moot' || id === 'not-proved') return []
  const fewest = truth.fewestRounds
  if (id === 'sealed') return fewest > 0 ? ['sealed, and there is a way'] : []
  if (fewest === 0) return ['a way, and there is none']
  const wrongs: Wrong[] = []
  if (verdict.fewestRounds! < fewest) wrongs.push('fewer rounds than it takes')
  if (verdict.fewestRounds! > fewest) wrongs.push('more rounds than it takes')
  if (id === 'ready' && fewest > 1) wrongs.push('ready, and no round takes it')
  if (id !== 'ready' && fewest === 1) wrongs.push('not ready, and a round takes it')
  if (verdict.needsLuck && !truth.needsLuck) wrongs.push('needs luck, and needs none')
  if (!verdict.needsLuck && truth.needsLuck) wrongs.push('needs no luck, and needs some')
  if (verdict.slack !== undefined && verdict.slack > truth.slack) wrongs.push('more time to wait than there is')
  if (verdict.slack !== undefined && verdict.slack < truth.slack) wrongs.push('less time to wait than there is')
  return wrongs
}

/** One question of the small corpus: even seeds from the start, odd ones after a round of random play. */
export function smallQuestion(seed: number): { readonly table: Table; readonly row: Row } {
  const table = compile(smallCorpus(seed))
  const { rows } = randomGame(table, seed)
  return { table, row: seed % 2 === 0 ? table.first : rows[Math.min(1, rows.length - 1)]! }
}
