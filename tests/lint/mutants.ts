// Scenario files with small faults, by seed: a byte, a word, a branch of the tree, an id for another. The same seed
// gives the same file, so a mutant that breaks the checker is named by its number.

import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { type Dice, dice } from '../../src/std/draw.ts'

export const KINDS = ['byte', 'token', 'tree', 'ids'] as const
export type MutantKind = (typeof KINDS)[number]

export interface Mutant {
  readonly kind: MutantKind
  readonly text: string
}

/** @param n number of the mutant; the kind goes round */
export function mutant(base: string, n: number): Mutant {
  const kind = KINDS[n % KINDS.length]!
  const rolls = dice(n * 2654435761)
  const times = 1 + rolls.roll(3)
  let text = base
  if (kind === 'tree') return { kind, text: tree(base, rolls, times) }
  for (let i = 0; i < times; i++)
    text = kind === 'byte' ? byte(text, rolls) : kind === 'token' ? token(text, rolls) : ids(text, rolls)
  return { kind, text }
}

const STRANGE = [
  '',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|',
  '>',
  '#',
  '%',
  '@',
  '`',
  '\\',
  '\r',
  ',',
  '&a ',
  '*a',
  '!!str ',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '\u202E',
  '\u0007',
  '💥',
  '0',
  '9',
  'é',
] as const

function byte(text: string, rolls: Dice): string {
  const at = rolls.roll(text.length)
  return text.slice(0, at) + STRANGE[rolls.roll(STRANGE.length)] + text.slice(at + rolls.roll(3))
}

const WORDS = [
  'null',
  '~',
  'true',
  '-1',
  '99',
  '1e999',
  '0x1f',
  '.nan',
  '=',
  '=nope',
  '__proto__',
  'constructor',
  'red',
  'id',
  'exits',
  'format',
  '2030-02-30',
  '<b>x</b>',
  '{{x}}',
  '---',
  '...',
  '[]',
  '{}',
  '1.5',
  '""',
] as const

/** A word dropped, doubled, exchanged, or another in its place. */
function token(text: string, rolls: Dice): string {
  const found = [...text.matchAll(/[\p{L}\p{N}=-]+/gu)]
  const one = found[rolls.roll(found.length)]!
  const other = found[rolls.roll(found.length)]!
  const put = [WORDS[rolls.roll(WORDS.length)]!, other[0], '', `${one[0]} ${one[0]}`, `${one[0]}s`][rolls.roll(5)]!
  return text.slice(0, one.index) + put + text.slice(one.index + one[0].length)
}

/** One id everywhere, or at one place, another's. */
function ids(text: string, rolls: Dice): string {
  const known = [...new Set([...text.matchAll(/\bid: ([a-z0-9-]+)/g)].map(([, id]) => id!))]
  const one = known[rolls.roll(known.length)]!
  const other = known[rolls.roll(known.length)]!
  const places = [...text.matchAll(new RegExp(`(?<![\\w-])${one}(?![\\w-])`, 'g'))]
  if (rolls.roll(3) === 0 || places.length === 0) return text.replaceAll(one, other)
  const at = places[rolls.roll(places.length)]!.index
  return text.slice(0, at) + other + text.slice(at + one.length)
}

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  100,
  1.5,
  '',
  'x',
  '=nope',
  'constructor',
  '__proto__',
  'red',
  [],
  {},
  [[]],
  [{}],
  ['upper'],
  { any: [[]] },
  { ru: 1 },
  { constructor: 1 },
  'x'.repeat(3000),
  9e15,
]

/** Parsed once; every mutant cuts a copy. */
const parsed = new Map<string, Document>()

/** Another value, a branch less, or a branch twice. */
function tree(base: string, rolls: Dice, times: number): string {
  let whole = parsed.get(base)
  if (whole === undefined) parsed.set(base, (whole = parseDocument(base)))
  const doc: Document = whole.clone()
  for (let i = 0; i < times; i++) graft(doc, rolls)
  return doc.toString({ lineWidth: 0 })
}

function graft(doc: Document, rolls: Dice): void {
  let node: unknown = doc.contents
  for (let depth = rolls.roll(6); ; depth--) {
    if (!(isMap(node) || isSeq(node)) || node.items.length === 0) return
    const at = rolls.roll(node.items.length)
    const below = isMap(node) ? node.items[at]!.value : node.items[at]
    if (depth > 0 && !isScalar(below) && below !== null) {
      node = below
      continue
    }
    const how = rolls.roll(3)
    if (how === 0) node.items.splice(at, 1)
    else if (how === 1 && isSeq(node)) node.items.push(node.items[at])
    else if (isMap(node)) node.items[at]!.value = doc.createNode(VALUES[rolls.roll(VALUES.length)])
    else node.items[at] = doc.createNode(VALUES[rolls.roll(VALUES.length)])
    return
  }
}
