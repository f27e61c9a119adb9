// What a player waits for on a school's slow machine: the built page in Chromium, its processor slowed four times.
//
//     node tests/bench/people.mjs               prologue and winter, medians and ranges
//     node tests/bench/people.mjs --runs 50 --slowdown 1

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { launchBrowser } from '../tools/browser.mjs'
import { ensureBuilt } from '../tools/build.mjs'
import { project, serve } from '../tools/serve.mjs'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '30' }, slowdown: { type: 'string', default: '4' } },
})
const runs = Math.max(20, Number(values.runs))

/** What issue 2 asks for, at four times slowed. */
const targets = {
  'one round resolved by the rules': 16,
  'the whole record replayed': 100,
  'first: the whole record replayed': 100,
  // Issue 4, off the main thread.
  'one seat’s commitment': 1000,
  'one seat’s answers to a round': 300,
}

async function moduleText() {
  const { outputFiles } = await build({
    entryPoints: [join(project, 'tests/bench/people.entry.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'people',
    target: 'chrome131',
  })
  return outputFiles[0].text
}

function recordOf(scenario) {
  const folder = join(project, 'tests/out')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${scenario}.people.json`)
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'play', scenario, '--seed', '1', '--record', file]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(readFileSync(file, 'utf8'))
}

function told(name, times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)
  const target = targets[name]
  const verdict = target === undefined ? '' : Number(at(0.5)) <= target ? `  (≤ ${target}: yes)` : `  (≤ ${target}: NO)`
  return `  ${name.padEnd(42)} median ${at(0.5).padStart(7)} ms, ${at(0)}–${at(1)}, 95 % below ${at(0.95)}, ${sorted.length} runs${verdict}`
}

await ensureBuilt()
const server = await serve({ port: 4500 })
const browser = await launchBrowser()
try {
  const source = `${await moduleText()}; globalThis.people = people`
  const freshPage = async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}#/about`)
    await page.locator('main h1').waitFor()
    await page.evaluate(source)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) })
    return page
  }
  for (const scenario of ['prologue', 'winter-2021']) {
    const record = recordOf(scenario)
    const text = readFileSync(join(project, 'scenarios', `${scenario}.yaml`), 'utf8')
    const page = await freshPage()
    const rows = await page.evaluate(
      ([given, kept, count]) => globalThis.people.measure(given, kept, count),
      [text, record, runs],
    )
    await page.close()
    for (let run = 0; run < 20; run++) {
      const fresh = await freshPage()
      const once = await fresh.evaluate(([given, kept]) => globalThis.people.first(given, kept), [text, record])
      for (const [name, time] of Object.entries(once)) rows[name] = [...(rows[name] ?? []), time]
      await fresh.close()
    }
    console.log(`${scenario}, ${record.rounds.length} rounds, processor slowed ${values.slowdown} times`)
    for (const [name, times] of Object.entries(rows)) console.log(told(name, times))
  }
} finally {
  await browser.close()
  await server.close()
}
