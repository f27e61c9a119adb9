/**
 * Older formats become the present one before the schema looks at them, and
 * the author is told what changed. Each step knows one version and the next.
 *
 * Format 0 is what the first drafts of the prologue used: `offramps` for
 * `exits`, a cost table without the paper's own 0, and dates of rounds as a pair.
 */
import { type Diagnostic, diagnostic } from '../std/diagnostic.ts'
import { type Told, tell } from '../std/told.ts'
import { FORMAT } from './schema.ts'

export interface Migrated {
  readonly raw: unknown
  readonly diagnostics: readonly Diagnostic[]
}

type Tree = Record<string, unknown>
interface Migration {
  readonly from: number
  /** What it does, in the author's words. */
  readonly does: Told
  readonly change: (tree: Tree) => Tree
}

export const MIGRATIONS: readonly Migration[] = [
  {
    from: 0,
    does: tell`“offramps” is now “exits”; a stance’s own option costs 0 and must be listed; a round has “from” and “to” instead of “dates”.`,
    change: ({ offramps, issues, rounds, ...rest }) => ({
      ...rest,
      ...(offramps === undefined ? {} : { exits: offramps }),
      ...(issues === undefined ? {} : { issues: each(issues, paperCostsNothing) }),
      ...(rounds === undefined ? {} : { rounds: each(rounds, roundFromTo) }),
    }),
  },
]

/** Never throws: what has no form it knows is passed on for the schema to refuse. */
export function migrate(raw: unknown): Migrated {
  if (!isTree(raw) || typeof raw['format'] !== 'number') return { raw, diagnostics: [] }
  const begun = raw['format']
  if (!Number.isInteger(begun) || begun < 0 || begun >= FORMAT) return { raw, diagnostics: [] }
  let tree: Tree = raw
  const did: Told[] = []
  for (let version = begun; version < FORMAT; version++) {
    const step = MIGRATIONS.find(({ from }) => from === version)
    if (step === undefined) return { raw, diagnostics: [] }
    tree = { ...step.change(tree), format: version + 1 }
    did.push(step.does)
  }
  return {
    raw: tree,
    diagnostics: [
      diagnostic(
        'warning',
        'old-format',
        'format',
        tell`The file is written in format ${begun}; it is read as format ${FORMAT}. ${did.reduce((all, one) => tell`${all} ${one}`)}`,
        tell`Make these changes and write “format: ${FORMAT}”.`,
      ),
    ],
  }
}

function paperCostsNothing(issue: Tree): Tree {
  return {
    ...issue,
    ...(issue['stances'] === undefined
      ? {}
      : {
          stances: each(issue['stances'], (stance) =>
            isTree(stance['costs']) && typeof stance['at'] === 'string' && !Object.hasOwn(stance['costs'], stance['at'])
              ? { ...stance, costs: { ...stance['costs'], [stance['at']]: 0 } }
              : stance,
          ),
        }),
  }
}

function roundFromTo({ dates, ...round }: Tree): Tree {
  return Array.isArray(dates) && dates.length === 2
    ? { from: dates[0], to: dates[1], ...round }
    : { ...round, ...(dates === undefined ? {} : { dates }) }
}

const each = (list: unknown, change: (entry: Tree) => Tree): unknown =>
  Array.isArray(list) ? list.map((entry) => (isTree(entry) ? change(entry) : entry)) : list

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value)
