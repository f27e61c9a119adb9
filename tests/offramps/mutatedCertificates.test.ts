/**
 * Every certificate passes the checker; changed in any field it fails. Of every
 * kind: a line, an act, arithmetic of each sort, a proof of clauses. What may be
 * changed without becoming false is listed, with why; and nothing that is true
 * of one exit is believed of another.
 */
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../src/domain/verdict.ts'
import { isOver } from '../../src/engine/holds.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { smallCorpus } from '../tiny/corpus.ts'
import { isReachable } from '../tiny/heldAgainst.ts'
import { FEATURES, pointed } from '../tiny/pointed.ts'
import { middling, randomGame, shipped } from '../tiny/subjects.ts'

/** States in which the checker once refused a proof: its own formula takes two steps where the search's takes one. */
const ONCE_REFUSED: readonly (readonly [string, (seed: number) => Table, number, number])[] = [
  ['small', (seed) => compile(smallCorpus(seed)), 10, 0],
  ['small', (seed) => compile(smallCorpus(seed)), 1423, 0],
  ['small', (seed) => compile(smallCorpus(seed)), 1683, 1],
  ['small', (seed) => compile(smallCorpus(seed)), 2842, 0],
  ['middling', middling, 689, 0],
  ['middling', middling, 904, 0],
  ['middling', middling, 974, 1],
]

interface Judged {
  readonly name: string
  readonly table: Table
  readonly row: Row
  readonly found: readonly Verdict[]
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

function* states(): Generator<readonly [string, Table, readonly Row[]]> {
  for (const seed of upTo(26)) {
    const { table, rows } = randomGame(compile(smallCorpus(seed)), seed)
    yield [`small ${seed}`, table, rows.slice(0, 2)]
  }
  for (const seed of upTo(24)) {
    const { table, rows } = randomGame(middling(seed), seed)
    yield [`middling ${seed}`, table, rows.slice(1, 3)]
  }
  for (const seed of upTo(2))
    yield [`prologue ${seed}`, shipped('prologue'), randomGame(shipped('prologue'), seed).rows]
  for (const feature of Object.keys(FEATURES))
    for (const seed of upTo(2)) {
      const { table, row } = pointed(feature, seed)
      yield [`${feature} ${seed}`, table, [row]]
    }
}

const judged: readonly Judged[] = [...states()].flatMap(([name, table, rows]) =>
  rows
    .filter((row) => !isOver(table, row))
    .map((row) => ({ name, table, row, found: verdicts(table, row, { withoutSlack: true }) })),
)

type Claim = Pick<Verdict, 'exit' | 'id' | 'how' | 'fewestRounds' | 'certificate'>

/** What is claimed, without the bill and the blocks, which rest on the state alone. */
const claimOf = ({ exit, id, how, fewestRounds, certificate }: Verdict): Claim => ({
  exit,
  id,
  ...(how === undefined ? {} : { how }),
  ...(fewestRounds === undefined ? {} : { fewestRounds }),
  ...(certificate === undefined ? {} : { certificate }),
})

/** What somebody may have made of it: it need not have the right form. */
function passes({ table, row }: Judged, claim: unknown): boolean {
  const bill = { exit: '', seats: [], steps: 0, meetings: [], excess: [] }
  try {
    return checkCertificate(table, row, { bill, blocks: [], ...(claim as Claim) }).ok
  } catch {
    return false
  }
}

/** One field changed: a figure by one, a name into another or none, a flag turned, a part left out. */
function* changes(value: unknown, path: string): Generator<readonly [path: string, changed: unknown]> {
  if (typeof value === 'number') {
    yield [path, value + 1]
    yield [path, value - 1]
  } else if (typeof value === 'boolean') yield [path, !value]
  else if (typeof value === 'string') yield [path, `${value}-other`]
  else if (Array.isArray(value)) {
    for (const [i, part] of value.slice(0, 6).entries()) {
      yield [`${path}[-]`, value.toSpliced(i, 1)]
      for (const [at, changed] of changes(part, `${path}[]`)) yield [at, value.with(i, changed)]
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))
      const name = path.endsWith('.commit') ? '*' : key
      yield [`${path}.${name}-`, rest]
      for (const [at, changed] of changes(part, `${path}.${name}`)) yield [at, { ...value, [key]: changed }]
    }
  }
}

/** Changes that may leave a certificate true: the checker may then pass it. */
const MAY_STAY_TRUE: Readonly<Record<string, string>> = {
  'line .certificate.luck': 'that it needs luck is said of other draws than the line’s; no line can show it',
  'line .certificate.luck-': 'the same',
  'line .certificate.draws-': 'none and nothing written are the same',
  'line .certificate.rounds[].commit.*[].steps[-]': 'a text may do with a step less',
  'bound .certificate.rounds-': 'where no round is left there is none to forbid',
  'bound .certificate.rounds[].bound.by': 'an article that cannot come by a later round cannot come by this one',
  'bound .certificate.rounds[].bound.gain': 'what can be had a round later is too little as well',
  'clauses .certificate.proof.steps[-]': 'what propagation finds by itself need not be written',
  'clauses .certificate.proof.steps[][]': 'another clause that follows too',
  'clauses .certificate.proof.steps[][-]': 'a stronger clause that follows too',
  'clauses .certificate.rounds[-]': 'the proof may say as much as the arithmetic that is left out',
  'clauses .certificate.rounds[].round': 'arithmetic about a round nobody asks about',
  'clauses .certificate.rounds[].round-': 'the same',
}

describe('certificates', () => {
  test.each(ONCE_REFUSED)('pass: %s', (_, tableOf, seed, at) => {
    const { table, rows } = randomGame(tableOf(seed), seed)
    const found = verdicts(table, rows[at]!, { withoutSlack: true })
    expect(found.map((verdict) => checkCertificate(table, rows[at]!, verdict).ok)).toEqual(found.map(() => true))
    expect(found.some(({ certificate }) => certificate?.kind === 'clauses')).toBe(true)
  })
})

describe('changed certificates', () => {
  const tried = new Map<string, number>()
  const passed = new Map<string, string>()
  const kinds = new Set<string>()
  for (const one of judged)
    for (const verdict of one.found) {
      const { certificate } = verdict
      if (certificate === undefined) continue
      kinds.add(certificate.kind)
      const bounds = certificate.kind === 'bound' || certificate.kind === 'clauses' ? certificate.rounds : []
      for (const { bound } of bounds) kinds.add(`bound by ${bound.kind}`)
      const claim = claimOf(verdict)
      if (!passes(one, claim)) passed.set(`unchanged ${certificate.kind}`, `${one.name} ${verdict.exit}`)
      for (const [path, changed] of changes(claim, '')) {
        const field = `${certificate.kind} ${path}`
        tried.set(field, (tried.get(field) ?? 0) + 1)
        // A name that is no verdict's is refused where a file is read.
        if (path === '.id' || path === '.id-') continue
        if (passes(one, changed)) passed.set(field, `${one.name} ${verdict.exit}`)
      }
    }

  test('there are some of every kind, and every sort of arithmetic', () => {
    for (const kind of ['line', 'shut', 'bound', 'clauses']) expect([...kinds]).toContain(kind)
    for (const sort of [
      'shifts',
      'standing',
      'track',
      'meeting',
      'flag',
      'red',
      'tabled',
      'event',
      'signed',
      'any',
      'window',
    ])
      expect([...kinds]).toContain(`bound by ${sort}`)
    expect(tried.size).toBeGreaterThan(100)
  })

  test('fail in every field, but where they stay true', () => {
    const wrong = [...passed].filter(([field]) => MAY_STAY_TRUE[field] === undefined)
    expect(wrong).toEqual([])
  })

  test('fail under every other verdict', () => {
    let turned = 0
    for (const one of judged)
      for (const verdict of one.found) {
        if (verdict.certificate === undefined) continue
        for (const id of ['taken', 'moot', 'sealed', 'ready', 'open', 'closed', 'not-proved'] as const) {
          if (id === verdict.id) continue
          expect([one.name, verdict.exit, verdict.id, id, passes(one, { ...claimOf(verdict), id })]).toEqual([
            one.name,
            verdict.exit,
            verdict.id,
            id,
            false,
          ])
          turned++
        }
      }
    expect(turned).toBeGreaterThan(500)
  })

  test('seal no exit that can be reached, whichever exit or state they were found for', () => {
    let borrowed = 0
    for (const [n, one] of judged.entries()) {
      const reachable = one.found.filter(isReachable)
      // Seals of the same scenario: of other exits here, and of the state before and after.
      const near = judged.slice(Math.max(0, n - 1), n + 2).filter(({ table }) => table === one.table)
      for (const { exit } of reachable)
        for (const { found } of near)
          for (const { id, how, certificate } of found) {
            if (id !== 'sealed') continue
            borrowed++
            expect([one.name, exit, certificate!.kind, passes(one, { exit, id, how, certificate })]).toEqual([
              one.name,
              exit,
              certificate!.kind,
              false,
            ])
          }
    }
    expect(borrowed).toBeGreaterThan(20)
  })
})
