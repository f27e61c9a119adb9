// How long the checker takes without and with proofs, on every scenario that comes with the game.
//
//     node --import tsx tests/bench/check.ts
//
// Median of seven in one process, first call apart: that is what somebody waits for who types the command once.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkWhole } from '../../src/lint/checkScenario.ts'
import { dossier } from '../lint/example.ts'
import { project } from '../tools/serve.mjs'

const folder = join(project, 'scenarios')
const names = readdirSync(folder).filter((name) => /^[^.]+\.yaml$/.test(name))

function took(run: () => unknown): number {
  const begun = performance.now()
  run()
  return Math.round(performance.now() - begun)
}

const rows: Record<string, Record<string, number>> = {}
for (const name of names) {
  const text = readFileSync(join(folder, name), 'utf8')
  const without = () => checkWhole(text, name, { dossier })
  const first = took(without)
  const times = Array.from({ length: 7 }, () => took(without)).sort((a, b) => a - b)
  const { proofs } = checkWhole(text, name, { dossier, proving: {} })
  const found = (what: string) => proofs.filter((proof) => proof.found === what).length
  rows[name] = {
    'first ms': first,
    'median ms': times[3]!,
    'with proofs ms': took(() => checkWhole(text, name, { dossier, proving: {} })),
    things: proofs.length,
    sealed: found('sealed'),
    'not proved': found('not-proved'),
  }
}
console.table(rows)
