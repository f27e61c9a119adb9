/**
 * `certify FILE [SCENARIO]`
 *
 * Checks again what `verdicts … --json` wrote down: lines are replayed through
 * the rules, acts looked up in the state, arithmetic done again, clause proofs
 * gone through step by step over the checker's own formula. Ends with 1 if one
 * of them fails.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Certificate, Verdict } from '../domain/verdict.ts'
import { VERDICT_IDS } from '../domain/verdict.ts'
import { compile, type Row, type Table } from '../engine/table.ts'
import { checkCertificate } from '../offramps/checker/checkCertificate.ts'
import { Complaint, openScenario } from './open.ts'

/** The file, as far as it is read. A verdict's bill and blocks rest on the state alone and are not checked here. */
interface Told {
  readonly scenario: string
  readonly rules?: string
  readonly sets?: Readonly<Record<string, number>>
  readonly row: Row
  readonly offRamps: readonly {
    readonly id: string
    readonly verdict: Verdict['id']
    readonly how?: Verdict['how']
    readonly fewestRounds?: number
    readonly certificate?: Certificate
  }[]
}

export function certify(args: readonly string[]): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [path, nameOrPath] = positionals
  if (path === undefined) throw new Complaint('Which file? Give what `verdicts … --json` wrote.')
  const told = readTold(path)
  const { table: plain, hashes } = openScenario(nameOrPath ?? told.scenario)
  if (plain.scenario.id !== told.scenario)
    throw new Complaint(`${path} is about “${told.scenario}”, the scenario is “${plain.scenario.id}”.`)
  if (told.rules !== undefined && told.rules !== hashes.rules)
    throw new Complaint(
      `${path} was written for other rules of “${told.scenario}” (${told.rules}, now ${hashes.rules}).`,
    )
  const table = compile(plain.scenario, told.sets ?? {})
  if (!isRowOf(table, told.row)) throw new Complaint(`${path}: the state is none of “${told.scenario}”.`)
  let failed = 0
  for (const offRamp of told.offRamps) {
    const found = checked(table, told.row, offRamp)
    if (!found.isGood) failed++
    console.log(`${found.isGood ? 'holds' : 'FAILS'}  ${offRamp.id}: ${offRamp.verdict}, ${found.why}`)
  }
  console.log(failed === 0 ? `All ${told.offRamps.length} hold.` : `${failed} of ${told.offRamps.length} fail.`)
  return failed === 0 ? 0 : 1
}

function checked(
  table: Table,
  row: Row,
  offRamp: Told['offRamps'][number],
): { readonly isGood: boolean; readonly why: string } {
  const { id: exit, verdict: id, certificate, ...rest } = offRamp
  const verdict = {
    ...rest,
    exit,
    id,
    blocks: [],
    bill: { exit, seats: [], steps: 0, meetings: [], excess: [] },
    ...(certificate === undefined ? {} : { certificate }),
  }
  try {
    const found = checkCertificate(table, row, verdict)
    return found.ok
      ? { isGood: true, why: basis(certificate) }
      : { isGood: false, why: `${found.reason.code} ${JSON.stringify(found.reason.data ?? {})}` }
  } catch {
    // What somebody wrote by hand may lack anything.
    return { isGood: false, why: 'the certificate has no such form' }
  }
}

function basis(certificate: Certificate | undefined): string {
  switch (certificate?.kind) {
    case 'line':
      return `by a line of ${certificate.rounds.length} rounds`
    case 'shut':
      return `by an event in round ${certificate.round}`
    case 'bound':
      return `by arithmetic for ${certificate.rounds.length} rounds`
    case 'clauses':
      return `by arithmetic for ${certificate.rounds.length} rounds and a proof of ${certificate.proof.steps.length} steps`
    default:
      return 'by the state itself'
  }
}

const isRowOf = (table: Table, row: Row): boolean =>
  row.length === table.layout.length && row.every((n) => Number.isInteger(n))

function readTold(path: string): Told {
  let told: unknown
  try {
    told = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Complaint(`There is no file “${path}” that a program could read.`)
  }
  if (!isTold(told)) throw new Complaint(`${path} is not what \`verdicts … --json\` writes.`)
  return told
}

function isTold(told: unknown): told is Told {
  if (typeof told !== 'object' || told === null || !('scenario' in told) || !('row' in told) || !('offRamps' in told))
    return false
  const { scenario, row, offRamps } = told
  if (typeof scenario !== 'string' || !Array.isArray(row) || !Array.isArray(offRamps)) return false
  return offRamps.every((one) => typeof one?.id === 'string' && VERDICT_IDS.includes(one?.verdict))
}
