// `npm test`: types, style, rules, build, pages, and one line of counts at the end.
//
//     npm test                      everything
//     npm test -- unit              one part: types, style, unit, build or browser
//     npm test -- house table       the test files whose path contains one of these words
//
// Types, style and build count as one test each. The last line is `tests: N passed, N failed`, with `, N skipped`
// behind it where a test was; the exit code says the same.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, runTool } from './build.mjs'
import { prepareRedis } from './redis.mjs'
import { project } from './serve.mjs'

const countsFile = join(project, 'tests', 'out', 'counts.json')

/** One tool, one test. */
const single = (exitCode) => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
  skipped: 0,
})

async function vitest(args) {
  mkdirSync(join(project, 'tests', 'out'), { recursive: true })
  rmSync(countsFile, { force: true })
  const reporters = ['--reporter=default', '--reporter=./tests/tools/counts.mjs']
  const exitCode = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...args], {
    COUNTS_FILE: countsFile,
  })
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : single(exitCode)
  // A run that ends badly without a failing test has failed all the same.
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1, failures: undefined } : counts
}

const parts = {
  types: async () => single(await runTool('@typescript/native/bin/tsc', ['-b'])),
  style: async () => single(await runTool('@biomejs/biome/bin/biome', ['check'])),
  unit: async () => {
    await prepareRedis()
    return vitest(['--project', 'unit'])
  },
  build: async () => single(await build()),
  browser: () => vitest(['--project', 'browser']),
}

/** Which parts the words on the command line ask for, in the order in which they run. */
function planned(words) {
  if (words.length === 0) return Object.keys(parts).map((name) => [name, parts[name]])
  const named = Object.keys(parts).filter((name) => words.includes(name))
  const filters = words.filter((word) => !(word in parts))
  const plan = named.map((name) => [name, parts[name]])
  return filters.length === 0 ? plan : [...plan, [`tests named ${filters.join(', ')}`, () => matching(filters)]]
}

async function matching(filters) {
  if (filters.some((word) => 'tests/classroom/redis.test.ts'.includes(word))) await prepareRedis()
  const counts = await vitest(filters)
  if (counts.passed + counts.failed + counts.skipped > 0) return counts
  console.error(`No test file has ${filters.join(' or ')} in its path.`)
  return { ...counts, failed: 1 }
}

const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
for (const [name, run] of planned(process.argv.slice(2))) {
  const started = Date.now()
  console.log(`\n── ${name}`)
  const counts = await run()
  for (const key of Object.keys(total)) total[key] += counts[key]
  failures.push(...(counts.failures ?? (counts.failed > 0 ? [`${name}: see above`] : [])))
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  if (name === 'build' && counts.failed > 0) break
}

if (failures.length > 0) console.log(['', 'Failed:', ...failures].join('\n  '))
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\ntests: ${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0
