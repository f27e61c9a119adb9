// A hundred thousand files with small faults through the checker: it never throws, and always says where and what.
//
//     node --import tsx tests/bench/checkMutants.ts [HOW_MANY] [FIRST]
//
// Of a hundred eighty-nine are made from a third of the template, ten from the template, one from the prologue. A
// mutant is named by its number.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkMutant } from '../lint/checkMutant.ts'
import { dossier, template } from '../lint/example.ts'
import { KINDS, mutant } from '../lint/mutants.ts'
import { small } from '../lint/small.ts'
import { project } from '../tools/serve.mjs'

const howMany = Number(process.argv[2] ?? 100_000)
const first = Number(process.argv[3] ?? 1)
const prologue = readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')

const counts = Object.fromEntries(KINDS.map((kind) => [kind, { files: 0, yaml: 0, playable: 0, slowest: 0 }]))
const broken: string[] = []
for (let n = first; n < first + howMany; n++) {
  const one = mutant(n % 100 === 99 ? prologue : n % 10 === 9 ? template : small, n)
  const { isYaml, isPlayable, ms, broken: why } = checkMutant(one, dossier, n % 50 === 0)
  const count = counts[one.kind]!
  count.files++
  if (isYaml) count.yaml++
  if (isPlayable) count.playable++
  count.slowest = Math.max(count.slowest, Math.round(ms))
  if (why !== null) broken.push(`mutant ${n} (${one.kind}): ${why}`)
  if ((n - first) % 10_000 === 9_999 && !process.stderr.isTTY) console.error(`${n - first + 1} of ${howMany}`)
  if (process.stderr.isTTY && n % 500 === 0) process.stderr.write(`\r${n - first} of ${howMany} `)
}
const yaml = Object.values(counts).reduce((sum, { yaml }) => sum + yaml, 0)
console.table(counts)
console.log(`${howMany} files, ${Math.round((100 * yaml) / howMany)} % still YAML, ${broken.length} broken promises`)
for (const why of broken.slice(0, 20)) console.log(why)
process.exitCode = broken.length > 0 || yaml < 0.3 * howMany ? 1 : 0
