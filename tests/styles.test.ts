/**
 * Style sheets of rooms that load later stay for as long as the page does, and a packed game has all of them at
 * once: a class that two of them dress alone would change a page somebody has already been to.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project } from './tools/serve.mjs'

/** There from the first page on: what they say of a class is its ground, to be built on. */
const EVERYWHERE = new Set(['src/ui/ui.css'])

/** Classes that a sheet dresses wherever they stand, without a place before them. */
function aloneIn(css: string): readonly string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const lists = [...plain.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g)].map(([, list]) => list!)
  return lists.flatMap((list) => list.split(',').flatMap((one) => /^\s*\.([\w-]+)\s*$/.exec(one)?.[1] ?? []))
}

const sheetsOf = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.split('\\').join('/')}`)
    .filter((path) => path.endsWith('.css') && !EVERYWHERE.has(path))

test('no class is dressed by two sheets', () => {
  const sheets = new Map<string, Set<string>>()
  for (const sheet of sheetsOf(project)) {
    for (const name of aloneIn(readFileSync(join(project, sheet), 'utf8')))
      sheets.set(name, (sheets.get(name) ?? new Set()).add(sheet))
  }
  expect(sheets.size).toBeGreaterThan(100)
  expect(
    [...sheets].flatMap(([name, where]) => (where.size > 1 ? [`.${name}: ${[...where].join(', ')}`] : [])),
  ).toEqual([])
})
