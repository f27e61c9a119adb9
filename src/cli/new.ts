/** `new NAME`: a file that plays, with three exits and teaching notes, and a line that tells editors its schema. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { templateFile } from '../host/node/project.ts'
import { Complaint } from './open.ts'
import { schemaFile } from './schema.ts'

export function newScenario(args: readonly string[]): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [name] = positionals
  if (name === undefined) throw new Complaint('What shall it be called? new NAME')
  const path = resolve(name.endsWith('.yaml') ? name : `${name}.yaml`)
  const id = basename(path, '.yaml')
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id))
    throw new Complaint(`“${id}” is no name: lower-case letters, digits and hyphens.`)
  if (existsSync(path)) throw new Complaint(`${path} exists already; nothing was written.`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, fresh(id, linkFrom(path)))
  const shown = relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path)
  console.log(
    [
      `Written: ${shown}`,
      '',
      `  npm run -s offramp -- check ${shown}      what is wrong, and what can be reached`,
      `  npm run -s offramp -- play ${shown}       one game of bots, read out`,
      `  npm run -s offramp -- playtest ${shown}   how often everything came about`,
      '',
      'Then open it in an editor and change one thing at a time; scenarios/README.md leads through it.',
    ].join('\n'),
  )
  return 0
}

/** The template under another name. */
export const fresh = (id: string, schema: string): string =>
  readFileSync(templateFile, 'utf8')
    .replace(/\$schema=\S+/, `$schema=${schema}`)
    .replace(/^id: .*$/m, `id: ${id}`)

/** As editors want it: relative, with forward slashes; another drive needs the whole address. */
function linkFrom(path: string): string {
  const way = relative(dirname(path), fileURLToPath(schemaFile)).replaceAll('\\', '/')
  return /^([A-Za-z]:|\/)/.test(way) ? schemaFile.href : way
}
