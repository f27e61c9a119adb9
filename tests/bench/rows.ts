/** All rows of the bench, in the order in which they are printed. */
import { readdirSync } from 'node:fs'
import type { Bench } from './measure.ts'
import { opponentRows } from './opponents.ts'
import { packageRows } from './packages.ts'
import { roundRows } from './rounds.ts'
import { verdictRows } from './verdicts.ts'

const shown = (row: Bench): void =>
  console.log(`${row.name}\n    ${row.value}${row.note === undefined ? '' : `\n    ${row.note}`}`)

const only = process.argv.slice(2)
/** `--games N`: random games of each scenario, where verdicts are asked. */
const asked = Number(only[only.indexOf('--games') + 1] ?? 0)
const games = only.includes('--games') && asked > 0 ? asked : 0
const wants = (word: string): boolean => only.length === 0 || only.includes(word)

if (wants('verdicts')) {
  for (const name of readdirSync('scenarios')
    .filter((file) => /^[a-z0-9-]+\.yaml$/.test(file))
    .map((file) => file.replace('.yaml', '')))
    for (const row of verdictRows(name, games > 0 ? games : name === 'prologue' ? 50 : 20)) shown(row)
}

if (wants('rounds')) for (const row of roundRows()) shown(row)

if (wants('packages')) for (const row of packageRows()) shown(row)

if (wants('opponents')) for (const row of await opponentRows()) shown(row)
