/** `translate FILE --to xx`: writes a translation to be filled in, or brings one up to date; nothing that was written is lost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findText } from '../host/node/given.ts'
import { parseScenario } from '../scenario/parse.ts'
import { toTranslate } from '../scenario/toTranslate.ts'
import { readYaml } from '../scenario/yaml.ts'
import { Complaint } from './open.ts'

export function translate(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: 'string' }, out: { type: 'string' } },
  })
  const language = values.to ?? ''
  if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(language))
    throw new Complaint('Into which language? translate FILE --to de')
  const found = findText(positionals[0] ?? '')
  if ('trouble' in found) throw new Complaint(`${found.trouble.message} ${found.trouble.fix}`)
  const { scenario } = parseScenario(found.text, found.path)
  if (scenario === undefined) throw new Complaint(`${found.path} does not read; “check” says why.`)
  const path = values.out ?? found.path.replace(/\.yaml$/, `.${language}.yaml`)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (before !== undefined && readYaml(before, path).yaml === undefined)
    throw new Complaint(`${path} does not read as YAML; “check” says why. Nothing was written.`)
  const { text, translated, missing, stale, dropped, remarks } = toTranslate(scenario, language, before)
  if (before !== undefined && (dropped.length > 0 || remarks > 0)) {
    writeFileSync(`${path}.before`, before)
    const lost = [
      ...(dropped.length > 0
        ? [`${dropped.length} places that the scenario no longer has (${dropped.slice(0, 8).join(', ')})`]
        : []),
      ...(remarks > 0 ? [`${remarks} remarks between the lines`] : []),
    ]
    console.log(`Left out: ${lost.join('; ')}. The file as it was is in ${path}.before.`)
  }
  writeFileSync(path, text)
  console.log(
    `${path}: ${translated} translated, ${missing.length} to translate, ${stale.length} whose words have changed since.`,
  )
  for (const place of stale) console.log(`  changed: ${place}`)
  if (stale.length > 0)
    console.log('Mend these lines where they need it and delete the “# from: …” above each; run translate once more.')
  return 0
}
