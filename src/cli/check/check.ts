/**
 * `check FILE… [--json] [--no-proofs] [--paths] [--lang ja]`
 *
 * Every problem of scenario files and their translations, all at once: where,
 * what, what to do, and the page that explains it. Ends with status 1 if there
 * is an error.
 */
import { basename, dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Scenario } from '../../domain/scenario.ts'
import { readCheckerWords } from '../../host/node/checkerWords.ts'
import { readDossier } from '../../host/node/dossier.ts'
import { besideIt, findText } from '../../host/node/given.ts'
import { checkOverlay, languageOf } from '../../lint/checkOverlay.ts'
import { checkWhole } from '../../lint/checkScenario.ts'
import { shortName } from '../../lint/rule.ts'
import { CAUTION, countsOf } from '../../lint/rules/balance/rule.ts'
import type { Proof } from '../../lint/rules/reach/prove.ts'
import { parseScenario } from '../../scenario/parse.ts'
import { type Diagnostic, diagnostic, inWords } from '../../std/diagnostic.ts'
import { tell } from '../../std/told.ts'
import { Complaint } from '../open.ts'
import pc from '../paint.ts'
import { tally, told } from './frame.ts'

/** What was found in one file. */
interface Looked {
  readonly path: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  readonly proofs: readonly Proof[]
  readonly scenario?: Scenario
}

export function check(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'no-proofs': { type: 'boolean', default: false },
      paths: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'en' },
    },
  })
  if (positionals.length === 0)
    throw new Complaint(
      'Which file? Give one or more paths to .yaml files, or names of scenarios that come with the game.',
    )
  const looked = positionals.flatMap((name) => look(name, !values['no-proofs'])).map(inLanguage(values.lang))
  const diagnostics = looked.flatMap((one) => one.diagnostics)
  if (values.json)
    console.log(
      JSON.stringify(
        { diagnostics: diagnostics.map(asJson), proofs: looked.flatMap(({ proofs }) => proofs.map(proofJson)) },
        null,
        1,
      ),
    )
  else for (const one of looked) console.log(lines(one, values.paths).join('\n'))
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** The problems in that language; the rest of what is printed stays English. */
function inLanguage(language: string): (one: Looked) => Looked {
  if (language === 'en') return (one) => one
  const forms = readCheckerWords(language)
  if (forms === undefined) throw new Complaint(`The checker has no words in “${language}”: give en or ja.`)
  return (one) => ({ ...one, diagnostics: one.diagnostics.map((found) => inWords(forms, found) ?? found) })
}

/** A scenario with the translations beside it, or one translation with its scenario. */
function look(name: string, withProofs: boolean): readonly Looked[] {
  const found = findText(name)
  if ('trouble' in found)
    return [
      {
        path: name,
        text: '',
        proofs: [],
        diagnostics: [{ ...found.trouble, file: name }],
      },
    ]
  const { path, text } = found
  if (languageOf(path) !== null) {
    const base = findText(join(dirname(path), basename(path).replace(/\.[^.]+\.yaml$/, '.yaml')))
    if (!('trouble' in base)) return [lookAtOverlay(path, text, base.text)]
  }
  const { scenario, diagnostics, proofs } = checkWhole(text, shown(path), {
    dossier: readDossier(),
    ...(withProofs ? { proving: {} } : {}),
  })
  const overlays = besideIt(path).map((beside) => lookAtOverlay(beside.path, beside.text, text))
  return [
    { path: shown(path), text, diagnostics, proofs, ...(scenario === undefined ? {} : { scenario }) },
    ...overlays,
  ]
}

function lookAtOverlay(path: string, text: string, base: string): Looked {
  const { scenario } = parseScenario(base)
  const diagnostics: readonly Diagnostic[] =
    scenario === undefined
      ? [
          {
            ...diagnostic(
              'error',
              'overlay-base',
              '',
              tell`The scenario that this translates does not read.`,
              tell`Mend the scenario first.`,
            ),
            file: shown(path),
            at: { line: 1, column: 1 },
          },
        ]
      : checkOverlay(scenario, text, shown(path))
  return { path: shown(path), text, diagnostics, proofs: [] }
}

/** Paths as somebody in this folder would type them. */
function shown(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') ? path : short.replaceAll('\\', '/')
}

function lines({ path, text, diagnostics, proofs, scenario }: Looked, withPaths: boolean): readonly string[] {
  return [
    pc.bold(path),
    ...alike(diagnostics).flatMap(([first, ...more]) => [...told(first, text), ...sameIn(more)]),
    ...(scenario === undefined ? [] : countLines(scenario)),
    ...proofLines(proofs, withPaths),
    tally(diagnostics),
    '',
  ]
}

/** What is said in the same words of several places is one fault to mend, as an id that was renamed. */
function alike(diagnostics: readonly Diagnostic[]): readonly (readonly [Diagnostic, ...Diagnostic[]])[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>()
  for (const one of diagnostics) {
    const key = `${one.severity} ${one.code} ${one.message} ${one.fix ?? ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

const sameIn = (more: readonly Diagnostic[]): readonly string[] =>
  more.length === 0
    ? []
    : [`  The same in line${more.length === 1 ? '' : 's'} ${more.map(({ at }) => at?.line ?? 1).join(', ')}.`]

function countLines(scenario: Scenario): readonly string[] {
  const rows = countsOf(scenario).map(
    ({ what, by }) => `  ${what.padEnd(18)} ${by.map(({ seat, n }) => `${shortName(scenario, seat)} ${n}`).join(', ')}`,
  )
  return ['', `Counts by seat. ${CAUTION}`, ...rows]
}

const ROUND_OF = { start: 'at the start', line: 'by agreement, round', game: 'in a game of bots, round' } as const

/** How many were reached and how; with `--paths` each with its way. */
function proofLines(proofs: readonly Proof[], withPaths: boolean): readonly string[] {
  if (proofs.length === 0) return []
  const kinds = [...new Set(proofs.map(({ thing }) => thing.kind))]
  const head = kinds.map((kind) => {
    const of = proofs.filter(({ thing }) => thing.kind === kind)
    const reached = of.filter(({ found }) => found !== 'sealed' && found !== 'not-proved').length
    return `  ${kind.padEnd(8)} ${String(reached).padStart(3)} of ${of.length} reached`
  })
  const paths = withPaths ? proofs.map((proof) => `    ${proof.thing.kind} ${proof.thing.id}: ${wayOf(proof)}`) : []
  return ['', 'Reached in play (--paths shows each with its way):', ...head, ...paths]
}

function wayOf(proof: Proof): string {
  switch (proof.found) {
    case 'start':
      return ROUND_OF.start
    case 'line':
      return `${ROUND_OF.line} ${proof.round}: ${proof.line
        .map(({ commit }) =>
          Object.entries(commit)
            .map(([seat, acts]) => `${seat} ${acts.map((act) => act.kind).join('+') || 'pass'}`)
            .join(', '),
        )
        .join(' | ')}`
    case 'game':
      return `${ROUND_OF.game} ${proof.round} (seats random, seed ${proof.seed})`
    case 'sealed':
      return 'sealed'
    case 'not-proved':
      return 'not proved'
  }
}

const asJson = ({ code, severity, file, at, end, message, fix, path }: Diagnostic) => ({
  code,
  severity,
  file: file ?? '',
  line: at?.line ?? 1,
  column: at?.column ?? 1,
  endLine: end?.line ?? at?.line ?? 1,
  endColumn: end?.column ?? at?.column ?? 1,
  message,
  fix: fix ?? null,
  path: path ?? '',
})

const proofJson = (proof: Proof) => ({ kind: proof.thing.kind, id: proof.thing.id, ...proof, thing: undefined })
