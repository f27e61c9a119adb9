// The examples on the pages of the rules: a few lines laid over the template, or a text of their own.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { dossierIndex } from '../../src/domain/dossier.ts'
import { checkOverlay } from '../../src/lint/checkOverlay.ts'
import { checkScenario } from '../../src/lint/checkScenario.ts'
import { RULES } from '../../src/lint/rules.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import type { Diagnostic } from '../../src/std/diagnostic.ts'
import { project } from '../tools/serve.mjs'

export const template = readFileSync(join(project, 'scenarios/templates/three-exits.yaml'), 'utf8')
export const dossier = dossierIndex(JSON.parse(readFileSync(join(project, 'assets/dossier/claims.json'), 'utf8')))

export interface Example {
  readonly code: string
  readonly kind: 'bad' | 'good'
  /** `text`, `overlay`, …; none for lines laid over the template. */
  readonly how: readonly string[]
  readonly text: string
}

export const pageOfRule = (name: string): string =>
  readFileSync(join(project, 'src/lint/rules', name, 'rule.md'), 'utf8')

export function examplesOf(page: string): readonly Example[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const code = section.slice(0, section.indexOf('\n')).trim()
      return [...section.matchAll(/^```yaml (bad|good)([^\n]*)\n([\s\S]*?)^```$/gm)].map(
        ([, kind, how = '', text = '']): Example => ({
          code,
          kind: kind as 'bad' | 'good',
          how: how.trim().split(' ').filter(Boolean),
          text,
        }),
      )
    })
}

/** What the checker says of an example. */
export function toldOf({ code, how, text }: Example): readonly Diagnostic[] {
  const isProof = RULES.find(({ name }) => name === 'reach')!.codes.includes(code)
  const times = how.includes('repeated') ? Number(how.at(-1)) : 1
  const plain = how.includes('escaped') ? text.replaceAll('\\u0000', '\u0000') : text.repeat(times)
  if (how[0] === 'overlay')
    return checkOverlay(parseScenario(template).scenario!, plain, `three-exits.${how[1] ?? 'ja'}.yaml`)
  return checkScenario(how[0] === 'text' ? plain : over(text), 'example.yaml', {
    dossier,
    ...(isProof ? { proving: {} } : {}),
  })
}

/** The template with these lines laid over it. */
export const over = (lines: string): string => stringify(lay(parse(template), parse(lines)), { lineWidth: 0 })

type Tree = Record<string, unknown>

function lay(base: unknown, over: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(over)) return layList(base, over)
  if (!isTree(base) || !isTree(over)) return over
  const laid: Tree = { ...base }
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete laid[key]
    // A map of terms is one thing: the example writes all of it.
    else laid[key] = key === 'terms' || !(key in base) ? value : lay(base[key], value)
  }
  return laid
}

function layList(base: readonly unknown[], over: readonly unknown[]): unknown {
  if (over.length === 0 || !over.every(isTree)) return over
  const named = (entry: unknown) => (isTree(entry) ? (entry['id'] ?? entry['seat']) : undefined)
  const laid = [...base]
  for (const [i, entry] of over.entries()) {
    const name = named(entry)
    // What has no name and stands in no list of rounds is written whole.
    if (name === undefined && base.some((one) => isTree(one) && one['from'] === undefined)) return over
    const at = name === undefined ? i : base.findIndex((one) => named(one) === name)
    if (at < 0 || at >= base.length) laid.push(entry)
    else laid[at] = lay(base[at], entry)
  }
  return laid
}

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value)
