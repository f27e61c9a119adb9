// Writes sheets of the pack to HTML as the page would, without a browser.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Claim } from '../../src/domain/dossier.ts'
import { compile } from '../../src/engine/table.ts'
import { addPackWords, words } from '../../src/i18n/words.ts'
import { type Pen, penOf } from '../../src/panels/pack/pen.ts'
import { overlay } from '../../src/scenario/overlay.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import type { Language } from '../../src/store/settings.ts'
import { project } from '../tools/serve.mjs'

const read = (path: string) => readFileSync(join(project, path), 'utf8')

export const claims: ReadonlyMap<string, Claim> = new Map(
  (JSON.parse(read('assets/dossier/claims.json')) as readonly Claim[]).map((claim) => [claim.id, claim]),
)

const pens = new Map<string, Promise<Pen>>()

/** A pen for a shipped scenario, made once. */
export function penFor(name: string, language: Language): Promise<Pen> {
  const key = `${name} ${language}`
  const made = pens.get(key) ?? newPen(name, language, claims)
  pens.set(key, made)
  return made
}

/** A pen with another dossier. */
export async function newPen(name: string, language: Language, dossier: typeof claims): Promise<Pen> {
  const instance = words(language)
  await addPackWords(instance, language)
  const base = parseScenario(read(`scenarios/${name}.yaml`), name).scenario!
  const scenario =
    language === 'en' ? base : overlay(base, read(`scenarios/${name}.${language}.yaml`), language).scenario
  return penOf(instance, language, compile(scenario), dossier)
}

/** The sheet as HTML, characters as they are read. */
export const write = (Sheet: ComponentType<{ readonly pen: Pen }>, pen: Pen): string =>
  renderToStaticMarkup(<Sheet pen={pen} />)
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** The part of `html` that belongs to the seat. */
export const ofSeat = (html: string, seat: string): string => {
  const [, after = ''] = html.split(`data-seat="${seat}"`)
  return after.split(' data-seat="')[0]!
}
