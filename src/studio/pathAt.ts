/**
 * Where in a scenario a place of its text stands: `['issues', '[]', 'options']`.
 * Read off indentation and brackets, not off a parsed tree, because a text in
 * which somebody is typing seldom parses.
 */
export interface PlaceInText {
  /** Keys down to the map or value at the place; `[]` for an entry of a list. */
  readonly path: readonly string[]
  /** A key is (or may be) typed here, or the value of the path's last key. */
  readonly at: 'key' | 'value'
  /** The letters of the word before the place. */
  readonly word: string
}

/** A line as far as structure goes: dashes, then a key or none. */
const LINE = /^( *)((?:- +|-$)*)(?:(["']?)([\w-]+)\3 *:(?= |$))?/

interface Structure {
  readonly dashes: readonly number[]
  readonly keyColumn: number
  readonly key: string | undefined
  /** Where the value, or what is not structure, begins. */
  readonly rest: number
}

function structureOf(line: string): Structure {
  const [whole = '', indent = '', dashes = '', , key] = LINE.exec(line) ?? []
  const columns = [...dashes.matchAll(/-/g)].map(({ index }) => indent.length + index)
  return { dashes: columns, keyColumn: indent.length + dashes.length, key, rest: whole.length }
}

/** @param column of the place in the last of `lines` */
export function pathAt(lines: readonly string[], column: number): PlaceInText {
  const before = (lines.at(-1) ?? '').slice(0, column)
  const word = /[\p{L}\p{N}_-]*$/u.exec(before)?.[0] ?? ''
  const flow = flowAt(lines.slice(0, -1), before)
  const last = flow.line
  const { dashes, keyColumn, key, rest } = structureOf(last)
  const above = climb(flow.above, dashes[0] ?? keyColumn, dashes.length > 0)
  const own = [...dashes.map(() => '[]'), ...(key === undefined ? [] : [key])]
  if (flow.path !== null) return { path: [...above, ...own, ...flow.path], at: flow.at, word }
  const inValue = key !== undefined && before.length > rest - 1
  return { path: [...above, ...own], at: inValue ? 'value' : 'key', word }
}

/** From a column up to the root: each line that stands further left is a parent. */
function climb(lines: readonly string[], column: number, isEntry: boolean): readonly string[] {
  let [path, need, entry]: [string[], number, boolean] = [[], column, isEntry]
  for (let n = lines.length - 1; n >= 0 && (need > 0 || entry); n--) {
    const line = lines[n]!
    if (/^\s*(#|$)/.test(line)) continue
    const { dashes, keyColumn, key } = structureOf(line)
    if (key !== undefined && (keyColumn < need || (keyColumn === need && entry && dashes.length === 0))) {
      path = [key, ...path]
      need = keyColumn
      entry = false
    }
    for (const dash of dashes.toReversed())
      if (dash < need) {
        path = ['[]', ...path]
        need = dash
        entry = true
      }
  }
  return path
}

interface Flow {
  /** The line on which the outermost bracket opens, up to it; the place's own line where there is none. */
  readonly line: string
  readonly above: readonly string[]
  /** Inside the brackets; null where there are none. */
  readonly path: readonly string[] | null
  readonly at: 'key' | 'value'
}

/** Brackets are looked for this many lines back. */
const MOST_LINES = 12

function flowAt(above: readonly string[], before: string): Flow {
  const outside: Flow = { line: before, above, path: null, at: 'key' }
  for (let back = 0; back <= Math.min(MOST_LINES, above.length); back++) {
    const start = back === 0 ? before : above[above.length - back]!
    const text = back === 0 ? before : [start, ...above.slice(above.length - back + 1), before].join('\n')
    const open = openBrackets(text)
    const first = open[0]
    // The bracket must open on the line looked at; one that opens further up is found further up.
    if (first !== undefined && first.index < start.length)
      return {
        line: start.slice(0, first.index),
        above: back === 0 ? above : above.slice(0, above.length - back),
        path: open.flatMap(({ kind, key }) => [...(kind === '[' ? ['[]'] : []), ...(key === null ? [] : [key])]),
        at: open.at(-1)!.kind === '{' && open.at(-1)!.key === null ? 'key' : 'value',
      }
    // A line with a key and no open bracket begins something of its own.
    if (back > 0 && structureOf(start).key !== undefined) return outside
  }
  return outside
}

interface Bracket {
  readonly kind: '{' | '['
  readonly index: number
  /** The key whose value is being written. */
  key: string | null
}

function openBrackets(text: string): readonly Bracket[] {
  const open: Bracket[] = []
  let quote = ''
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!
    if (quote !== '') {
      if (char === quote) quote = ''
      continue
    }
    const top = open.at(-1)
    const begins = /[\s,:[{-]/.test(text[index - 1] ?? ' ')
    if ((char === '"' || char === "'") && begins) quote = char
    else if (char === '#' && /\s/.test(text[index - 1] ?? ' '))
      index = (text.indexOf('\n', index) + 1 || text.length + 1) - 1
    else if ((char === '{' || char === '[') && (top !== undefined || begins))
      open.push({ kind: char, index, key: null })
    else if ((char === '}' || char === ']') && top !== undefined) open.pop()
    else if (char === ',' && top !== undefined) top.key = null
    else if (char === ':' && top?.kind === '{' && /[\s[{"']/.test(text[index + 1] ?? ' '))
      top.key ??= /([\w-]+)["']? *$/.exec(text.slice(0, index))?.[1] ?? null
  }
  return open
}
