/**
 * Verdicts held against clingo, which reads the exported logic program, and the
 * times of both on the same questions.
 *
 *     npx tsx tests/bench/clingo.ts                         all, as below
 *     npx tsx tests/bench/clingo.ts generated [COUNT] [FIRST SEED]
 *     npx tsx tests/bench/clingo.ts words [COUNT] [FIRST SEED]   exits that rest on a word in confidence
 *     npx tsx tests/bench/clingo.ts prologue|winter-2021 [RANDOM GAMES] [EVERY NTH QUESTION]
 *
 * Our times are processor time of one question without slack; clingo's are its
 * own, grounding and solving. A question on which it meets CONFLICTS conflicts
 * counts as undecided; whatever it finds itself, it must admit our lines. Ends with 1 on a contradiction.
 */
import { verdict } from '../../src/offramps/verdict.ts'
import { admits, askClingo } from '../tiny/askClingo.ts'
import { fullQuestions, type PutQuestion, shippedQuestions, wordQuestions } from '../tiny/clingoQuestions.ts'
import { isReachable } from '../tiny/heldAgainst.ts'
import { cpuMs, quantile } from './measure.ts'

const CONFLICTS = 10_000
const [part, ...numbers] = process.argv.slice(2)
const [first, second] = numbers.map(Number)

let contradictions = 0

async function held(title: string, questions: Iterable<PutQuestion>): Promise<void> {
  const tally: Record<string, number> = {}
  const ours: number[] = []
  const theirs: number[] = []
  let asked = 0
  let lines = 0
  for (const { name, table, row, exit } of questions) {
    asked++
    const before = cpuMs()
    const found = verdict(table, row, exit, { withoutSlack: true })
    ours.push(cpuMs() - before)
    const answer = await askClingo(table, row, exit, { conflicts: CONFLICTS })
    theirs.push(answer.ms)
    const said = isReachable(found) ? 'a way' : found.id === 'sealed' ? 'no way' : 'not proved'
    const pair = `${said} / ${answer.kind === 'line' ? 'a way' : answer.kind === 'none' ? 'no way' : answer.kind}`
    tally[pair] = (tally[pair] ?? 0) + 1
    const admitted = found.certificate?.kind === 'line' ? await admits(table, row, exit, found.certificate) : null
    if (admitted === true) lines++
    const isWrong =
      admitted === false ||
      answer.kind === 'refused' ||
      (said === 'a way' && answer.kind === 'none') ||
      (said === 'no way' && answer.kind === 'line')
    if (isWrong) {
      contradictions++
      console.log(
        `CONTRADICTION ${name}: ${pair}${admitted === false ? ' (our line is not admitted)' : ''}${answer.kind === 'refused' ? ` (${answer.why})` : ''}`,
      )
    }
    if (asked % 50 === 0) told(`${title}, so far`, asked, lines, tally, ours, theirs)
  }
  told(title, asked, lines, tally, ours, theirs)
}

function told(
  title: string,
  asked: number,
  lines: number,
  tally: Readonly<Record<string, number>>,
  ours: readonly number[],
  theirs: readonly number[],
): void {
  const ratios = ours.map((ms, i) => theirs[i]! / Math.max(0.01, ms))
  const range = (list: readonly number[]): string =>
    `median ${quantile(list, 50)}, range ${quantile(list, 0)} to ${quantile(list, 100)}`
  console.log(
    `${title}: ${asked} questions; ours / clingo: ${Object.entries(tally)
      .map(([pair, n]) => `${pair} ${n}`)
      .join(', ')}; it admits ${lines} of our lines`,
  )
  console.log(`    ours ${range(ours)} ms; clingo ${range(theirs)} ms; clingo takes ${range(ratios)} times as long`)
}

function* every(nth: number, questions: Iterable<PutQuestion>): Generator<PutQuestion> {
  let n = 0
  for (const question of questions) if (n++ % nth === 0) yield question
}

if (part === undefined || part === 'prologue')
  await held('prologue', every(second ?? 5, shippedQuestions('prologue', first ?? 30)))
if (part === undefined || part === 'generated')
  await held('full size, generated', fullQuestions(first ?? 500, second ?? 0))
if (part === undefined || part === 'words') await held('words', wordQuestions(first ?? 300, second ?? 0))
if (part === undefined || part === 'winter-2021')
  await held('winter-2021', every(second ?? 7, shippedQuestions('winter-2021', first ?? 3)))
console.log(`${contradictions} contradictions`)
process.exit(contradictions === 0 ? 0 : 1)
