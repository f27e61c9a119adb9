/**
 * Under whose account a verdict holds, and the smallest change of one assumption
 * that turns it. An account varies judgements, never a dated fact: the state is
 * the same, what a step costs and an act is worth from here on is not.
 */
import type { AccountVerdict, Flip, Robustness, RobustnessLabel, Standing } from '../domain/reading.ts'
import type { Verdict, VerdictId } from '../domain/verdict.ts'
import { exitIndex } from '../engine/read.ts'
import { packSets, type Row, type Table } from '../engine/table.ts'
import { type Reached, reachedFrom } from './reach.ts'
import { otherValues, presentValue, underAssumptions } from './underAssumptions.ts'
import { type Asking, Judge } from './verdict.ts'
import { finish, type Working } from './working.ts'

/** Questions that looking for a flip may ask. */
const MOST_ASKED = 400
/** Lines kept to be tried under the next number. */
const MOST_LINES = 6

/** With the flip: everything at once. */
export function robustness(table: Table, row: Row, exit: string, asking: Asking = {}): Robustness {
  const accounts = finish(accountsOf(table, row, exit, asking))
  return { ...accounts, ...finish(flipOf(table, row, exit, asking)) }
}

/** The verdict under the game's own numbers and under each account pack, and what that comes to. */
export function* accountsOf(
  table: Table,
  row: Row,
  exit: string,
  asking: Asking = {},
  known?: Verdict,
): Working<Robustness> {
  const x = exitIndex(table, exit)
  const own = known ?? judged(table, row, x, asking)
  const accounts: AccountVerdict[] = [{ pack: null, id: own.id, standing: standingOf(own.id) }]
  for (const { id } of table.scenario.packs) {
    yield
    const under = underAssumptions(table, row, packSets(table.scenario, id))
    const verdict = judged(under.table, under.row, x, asking)
    accounts.push({ pack: id, id: verdict.id, standing: standingOf(verdict.id) })
  }
  return { exit, accounts, label: labelOf(accounts) }
}

/** Every value of every assumption, the smallest change first. */
export function* flipOf(
  table: Table,
  row: Row,
  exit: string,
  asking: Asking = {},
  known?: Verdict,
): Working<Pick<Robustness, 'flip' | 'flipWhole'>> {
  const x = exitIndex(table, exit)
  const own = known ?? judged(table, row, x, asking)
  const was = standingOf(own.id)
  if (was === 'taken' || was === 'moot' || was === 'not-proved') return { flip: null, flipWhole: was !== 'not-proved' }
  if (own.how === 'shut') return { flip: null, flipWhole: true }
  let lines = own.certificate?.kind === 'line' ? [own.certificate] : []
  let asked = 0
  let flipWhole = true
  for (const { assumption, from, to } of changesBySize(table)) {
    if (asked++ >= MOST_ASKED) return { flip: null, flipWhole: false }
    const under = underAssumptions(table, row, { [assumption]: to })
    const found = reachedFrom(under.table, under.row, x, lines, asking)
    if (found.line !== undefined && !lines.includes(found.line)) lines = [found.line, ...lines].slice(0, MOST_LINES)
    const standing = asStanding(found)
    yield
    if (standing === 'not-proved') flipWhole = false
    else if (standing !== was) return { flip: { assumption, from, to, standing }, flipWhole }
  }
  return { flip: null, flipWhole }
}

function changesBySize(table: Table): readonly Omit<Flip, 'standing'>[] {
  const all = table.scenario.assumptions.flatMap(({ id }) =>
    otherValues(table, id).map((to) => ({ assumption: id, from: presentValue(table, id), to })),
  )
  const size = ({ from, to }: Omit<Flip, 'standing'>) => Math.abs(to - from)
  return all
    .map((change, i) => ({ change, i }))
    .sort((a, b) => size(a.change) - size(b.change) || a.i - b.i)
    .map(({ change }) => change)
}

/** It holds under every account, or only under those that agree with the game's own numbers. */
export function labelOf(accounts: readonly AccountVerdict[]): RobustnessLabel {
  const own = accounts[0]!.standing
  const open = accounts.filter(({ standing }) => standing === 'not-proved').map(({ pack }) => pack)
  const agreeing = accounts.filter(({ standing }) => standing === own).map(({ pack }) => pack)
  if (own === 'not-proved') return { kind: 'unknown', packs: open }
  if (agreeing.length + open.length < accounts.length) return { kind: 'only', packs: agreeing }
  return open.length > 0 ? { kind: 'unknown', packs: open } : { kind: 'every' }
}

/** Ready, open and closed differ in what bars an exit now, not in whether it can be reached. */
export function standingOf(id: VerdictId): Standing {
  switch (id) {
    case 'ready':
    case 'open':
    case 'closed':
      return 'reachable'
    default:
      return id
  }
}

const asStanding = ({ can }: Reached): Standing =>
  can === 'yes' ? 'reachable' : can === 'no' ? 'sealed' : 'not-proved'

const judged = (table: Table, row: Row, exit: number, asking: Asking): Verdict =>
  new Judge(table, row, { ...asking, withoutSlack: true }).verdict(exit)
