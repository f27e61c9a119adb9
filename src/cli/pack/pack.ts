/**
 * `pack FILE… [--out X.html] [--scorm X.zip]`
 *
 * One page with scenarios inside that plays and debriefs from a file, without
 * a server and without a network; or the same as a package for a learning
 * platform. Translations beside a scenario go along.
 */
import { statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Scenario } from '../../domain/scenario.ts'
import { besideIt, findText } from '../../host/node/given.ts'
import { languageOf } from '../../lint/checkOverlay.ts'
import type { PackedScenario } from '../../scenario/packed.ts'
import { parseScenario } from '../../scenario/parse.ts'
import { Complaint } from '../open.ts'
import { buildParts, type Page, pageOf } from './page.ts'
import { SCORM_DOOR, scormZip } from './scorm.ts'

export async function pack(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, scorm: { type: 'string' } },
  })
  if (positionals.length === 0) throw new Complaint('Which file? pack FILE… --out page.html')
  const found = positionals.map(readToPack)
  const [first] = found
  const { id, title, language } = first!.scenario
  const page: Page = { title, language, scenarios: found.map(({ packed }) => packed) }
  const parts = await buildParts()
  const written: string[] = []
  if (values.out !== undefined || values.scorm === undefined) {
    const out = values.out ?? `${id}.html`
    writeFileSync(out, pageOf(parts, page))
    written.push(out)
  }
  if (values.scorm !== undefined) {
    writeFileSync(values.scorm, scormZip(pageOf(parts, { ...page, first: SCORM_DOOR }), id, title))
    written.push(values.scorm)
  }
  for (const path of written)
    console.log(`Written: ${path}, ${(statSync(path).size / 1_000_000).toFixed(1)} MB. It needs nothing else.`)
  return 0
}

/** A scenario with its translations, as the page carries them. */
export function readToPack(name: string): { readonly scenario: Scenario; readonly packed: PackedScenario } {
  const found = findText(name)
  if ('trouble' in found) throw new Complaint(`${found.trouble.message} ${found.trouble.fix}`)
  const { scenario, diagnostics } = parseScenario(found.text, found.path)
  if (scenario === undefined)
    throw new Complaint(`${found.path} does not read (${diagnostics.length} problems); “check” says why.`)
  const overlays = besideIt(found.path).map(
    (beside) => [languageOf(beside.path) ?? '', { source: beside.text, name: basename(beside.path, '.yaml') }] as const,
  )
  return {
    scenario,
    packed: {
      source: { source: found.text, name: basename(found.path, '.yaml') },
      overlays: Object.fromEntries(overlays),
    },
  }
}
