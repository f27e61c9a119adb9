/**
 * Every verdict on the small corpus, held against a search of everything.
 *
 *     npx tsx tests/bench/oracle.ts [INSTANCES] [FIRST SEED] [words]
 *
 * With `words` only instances in which an exit rests on a word in confidence.
 * Every certificate is checked. Prints counts by verdict, what was not proved, and every contradiction with
 * its seed; then as much for questions on which one feature of the rules
 * decides. Ends with 1 if there is one.
 */
import type { Verdict } from '../../src/domain/verdict.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { everyAnswer } from '../tiny/everyAnswer.ts'
import { smallQuestion, type Wrong, wrongsOf } from '../tiny/heldAgainst.ts'
import { truthOf } from '../tiny/oracle.ts'
import { FEATURES, pointed } from '../tiny/pointed.ts'
import { cpuMs } from './measure.ts'

const BUDGET = 300_000
const wanted = Number(process.argv[2] ?? 5000)
const first = Number(process.argv[3] ?? 0)
const onlyWords = process.argv[4] === 'words'

const byVerdict: Record<string, number> = {}
const wrong: Partial<Record<Wrong, string[]>> = {}
const began = cpuMs()
const refused: string[] = []
let certificates = 0
let searched = 0
let tooLarge = 0
let tried = 0
let worded = 0
for (let seed = first; searched < wanted; seed++) {
  const { table, row } = smallQuestion(seed)
  if (onlyWords && table.confidences.length === 0) continue
  const truth = truthOf(table, row, BUDGET)
  if (truth === null) {
    tooLarge++
    continue
  }
  searched++
  if (table.confidences.length > 0) worded++
  tried += truth.tried
  const isOver = row[table.layout.over] === 1
  verdicts(table, row).forEach((verdict, x) => {
    const name = verdict.how ?? verdict.id
    byVerdict[name] = (byVerdict[name] ?? 0) + 1
    const isTaken = row[table.layout.taken + x]! > 0
    for (const kind of wrongsOf(verdict, truth.exits[x]!, { isTaken, isOver }))
      (wrong[kind] ??= []).push(`${seed}:${verdict.exit}`)
    certified(table, row, verdict, `${seed}:${verdict.exit}`)
  })
  if (searched % 500 === 0 && searched < wanted) told()
}
told()
for (const feature of Object.keys(FEATURES)) point(feature)
const played = everyAnswer(Math.max(20, Math.trunc(wanted / 50)))
console.log(
  `${played.instances} of the smallest with every commitment and every answer (${played.rounds} rounds played): ${played.differ.length} differ ${played.differ.slice(0, 20).join(' ')}`,
)

console.log(`${certificates} certificates, ${refused.length} refused by the checker ${refused.slice(0, 20).join(' ')}`)

process.exitCode = Object.keys(wrong).length + played.differ.length + refused.length === 0 ? 0 : 1

function certified(table: Table, row: Row, verdict: Verdict, name: string): void {
  if (verdict.certificate === undefined) return
  certificates++
  if (!checkCertificate(table, row, verdict).ok) refused.push(name)
}

/** The questions on which one feature decides. */
function point(feature: string): void {
  const most = Math.trunc(wanted / 50)
  let n = 0
  let decides = 0
  const differ: string[] = []
  for (let seed = first; n < most; seed++) {
    const { table, row } = pointed(feature, seed)
    const truth = truthOf(table, row, BUDGET)
    if (truth === null) continue
    n++
    const plain = pointed(feature, seed, true)
    const other = verdicts(plain.table, plain.row)
    const found = verdicts(table, row)
    if (
      found.some(
        ({ id, fewestRounds, needsLuck }, x) =>
          id !== other[x]!.id || fewestRounds !== other[x]!.fewestRounds || needsLuck !== other[x]!.needsLuck,
      )
    )
      decides++
    found.forEach((verdict, x) => {
      certified(table, row, verdict, `${feature} ${seed}:${verdict.exit}`)
      for (const kind of wrongsOf(verdict, truth.exits[x]!, { isTaken: false, isOver: false })) {
        differ.push(`${seed}:${verdict.exit}`)
        ;(wrong[kind] ??= []).push(`${feature} ${seed}:${verdict.exit}`)
      }
    })
  }
  console.log(
    `${feature}: ${n} searched, decides in ${decides}, ${differ.length} contradictions ${differ.slice(0, 20).join(' ')}`,
  )
}

function told(): void {
  const verdictCount = Object.values(byVerdict).reduce((sum, n) => sum + n, 0)
  console.log(
    `${searched} instances searched to the end (${tried} joint round actions; ${tooLarge} seeds needed more than ${BUDGET} and were left out); ${worded} with a word in confidence`,
  )
  console.log(
    `${verdictCount} verdicts: ${Object.entries(byVerdict)
      .map(([id, n]) => `${id} ${n}`)
      .join(', ')}`,
  )
  console.log(`${Math.round((cpuMs() - began) / 1000)} s of processor time`)
  const contradictions = Object.values(wrong).reduce((sum, seeds) => sum + seeds.length, 0)
  console.log(`${contradictions} contradictions`)
  for (const [kind, seeds] of Object.entries(wrong))
    console.log(`  ${kind}: ${seeds.length} (${seeds.slice(0, 40).join(' ')})`)
}
