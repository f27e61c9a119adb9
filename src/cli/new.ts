/**
 * `new NAME [--parties NAMES] [--exits N|NAMES] [--articles NAMES] [--host NAME] [--rounds N] [--lang ja]`
 *
 * A file that plays, with a line that tells editors its schema: the template,
 * or, where parties are named, a skeleton in the author's own names.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readCheckerWords } from '../host/node/checkerWords.ts'
import { templateFile } from '../host/node/project.ts'
import { namesIn, type Plan, planOf } from '../lint/skeleton/asked.ts'
import { type Say, skeletonOf } from '../lint/skeleton/skeleton.ts'
import { inWordsOf, plainly } from '../std/told.ts'
import { Complaint } from './open.ts'
import { wholeNumber } from './play.ts'
import { schemaFile } from './schema.ts'
import { listed } from './told.ts'

export function newScenario(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      parties: { type: 'string' },
      exits: { type: 'string' },
      articles: { type: 'string' },
      host: { type: 'string' },
      rounds: { type: 'string' },
      lang: { type: 'string', default: 'en' },
    },
  })
  const [name, ...more] = positionals
  if (name === undefined) throw new Complaint('What shall it be called? new NAME')
  if (more.length > 0)
    throw new Complaint(`“${more[0]}” is one name too many. Names with spaces or commas stand in quotation marks.`)
  const path = resolve(name.endsWith('.yaml') ? name : `${name}.yaml`)
  const id = basename(path, '.yaml')
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id))
    throw new Complaint(`“${id}” is no name: lower-case letters, digits and hyphens.`)
  if (existsSync(path))
    throw new Complaint(
      `${path} exists already; nothing was written. To begin anew, delete the file or choose another name.`,
    )
  const { text, askings } =
    values.parties === undefined ? { text: template(id, path, values), askings: [] } : skeleton(id, path, values)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  const shown = relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path)
  console.log(
    [
      `Written: ${shown}`,
      ...askings,
      '',
      `  npm run -s offramp -- check ${shown}      what is wrong, and what can be reached`,
      `  npm run -s offramp -- play ${shown}       one game of bots, read out`,
      `  npm run -s offramp -- playtest ${shown}   how often everything came about, and what to turn`,
      '',
      values.parties === undefined
        ? 'Then open it in an editor and change one thing at a time; scenarios/README.md leads through it.'
        : 'It plays as it stands. Open it in an editor and write over what stands between ‹ ›, from top to bottom.',
    ].join('\n'),
  )
  return 0
}

/** What was typed behind the name. */
interface Typed {
  readonly parties?: string | undefined
  readonly exits?: string | undefined
  readonly articles?: string | undefined
  readonly host?: string | undefined
  readonly rounds?: string | undefined
  readonly lang: string
}

function skeleton(
  id: string,
  path: string,
  { parties = '', exits = '2', articles, host, rounds, lang }: Typed,
): { readonly text: string; readonly askings: readonly string[] } {
  const say = sayIn(lang)
  const plan = planOf(
    {
      id,
      parties: namesIn(parties),
      exits: /^\s*\d+\s*$/.test(exits) ? Number(exits) : namesIn(exits),
      ...(host === undefined ? {} : { host: namesIn(host)[0] ?? '' }),
      ...(articles === undefined ? {} : { articles: namesIn(articles) }),
      ...(rounds === undefined ? {} : { rounds: wholeNumber(rounds, 'rounds') }),
    },
    say,
  )
  if ('form' in plan) throw new Complaint(plainly(plan))
  return { text: skeletonOf(plan, { schema: linkFrom(path), language: lang, say }), askings: askingsOf(plan) }
}

/** Who asks what of whom, and what each exit settles: the order of the names decided it, so it is said at once. */
const askingsOf = ({ articles, exits }: Plan): readonly string[] => [
  '',
  ...articles.map(({ name, asks, gives }) => `  ${name}: asked by ${asks.name}, given by ${gives.name}.`),
  ...exits.map(
    ({ name, articles: settled, signatories }, i) =>
      `  Exit ${i + 1}, ${name}, settles ${listed(settled.map((one) => one.name))}; signed by ${listed(signatories.map((one) => one.name))}.`,
  ),
  '  For another order name the parties or the articles in another order.',
]

function sayIn(language: string): Say {
  if (language === 'en') return plainly
  const forms = readCheckerWords(language)
  if (forms === undefined) throw new Complaint(`A skeleton has no words in “${language}”: give en or ja.`)
  return (told) => inWordsOf(forms, told) ?? plainly(told)
}

function template(id: string, path: string, { exits, articles, host, rounds }: Typed): string {
  if ([exits, articles, host, rounds].some((given) => given !== undefined))
    throw new Complaint('Between whom? Add --parties "North, South"; without it the template is written.')
  return fresh(id, linkFrom(path))
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
