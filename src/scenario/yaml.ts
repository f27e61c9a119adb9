/**
 * Reads YAML that anybody may have written. Length, number of parts and depth
 * are bounded before anything is composed, so that no text takes long or
 * overflows a stack; whatever is wrong comes back as diagnostics with lines.
 */
import { Composer, type Document, isMap, isScalar, Lexer, LineCounter, Parser, visit } from 'yaml'
import { type Diagnostic, diagnostic, type Place } from '../std/diagnostic.ts'
import { type Told, tell } from '../std/told.ts'
import { type YamlFault, yamlFault } from './yamlWords.ts'

/** Five times the largest scenario here; larger texts are refused unread. */
const MOST_CHARACTERS = 500_000
/** Words, brackets, colons, line ends: three times the largest scenario here. */
const MOST_PARTS = 100_000
/** Brackets in brackets, or lists that open on one line. */
const MOST_OPEN = 40
/** Levels of the whole, aliases followed. */
const MOST_LEVELS = 100
const MOST_ALIASES = 200
/** Words of a scenario end far earlier. */
const MOST_LETTERS = 20_000
/** Quoted words without anything between them, which is never right. */
const MOST_QUOTED = 20
/** Told at once; a file with more has one fault that causes most of them. */
const MOST_ERRORS = 50

export interface Yaml {
  readonly doc: Document.Parsed
  readonly raw: unknown
  readonly place: (offset: number) => Place
}

export type ReadYaml = { readonly yaml: Yaml } | { readonly yaml?: never; readonly diagnostics: readonly Diagnostic[] }

export function readYaml(text: string, file: string): ReadYaml {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const refuse = (code: string, message: Told, offset = 0): ReadYaml => ({
    diagnostics: [{ ...diagnostic('error', code, '', message), file, at: place(offset) }],
  })
  if (text.length > MOST_CHARACTERS)
    return refuse('too-large', tell`The file has ${text.length} characters; at most ${MOST_CHARACTERS} are read.`)
  if (text.includes('\u0000')) return refuse('nul', tell`The file contains a NUL character, so it is not a text file.`)
  try {
    const { tokens, tooMuch } = tokensOf(text, lines)
    if (tooMuch !== undefined)
      return refuse('too-much', tell`${tooMuch.what} From here on the file was not read.`, tooMuch.offset)
    const composer = new Composer({
      prettyErrors: false,
      uniqueKeys: false,
      merge: false,
      schema: 'core',
      logLevel: 'error',
      lineCounter: lines,
    })
    const [doc, second] = [...composer.compose(tokens, true, text.length)] as [Document.Parsed, Document.Parsed?]
    // What follows a first fault is mostly its consequence, and a list of those hides it.
    const errors: YamlFault[] = doc.errors.slice(0, 1).map((error) => yamlFault(error, text))
    if (second !== undefined)
      errors.push({
        said: tell`The file holds more than one document: a line “---” begins another.`,
        offset: second.range[0],
      })
    if (doc.errors.length === 0) errors.push(...repeatedKeys(doc))
    if (errors.length > 0)
      return {
        diagnostics: errors.slice(0, MOST_ERRORS).map(({ message, said, fix, offset }) => ({
          ...diagnostic('error', 'yaml', '', said, fix),
          ...(message === undefined ? {} : { message }),
          file,
          at: place(offset),
        })),
      }
    const raw: unknown = doc.toJS({ maxAliasCount: -1 })
    const { size, levels } = extent(raw, new Map())
    if (size > MOST_PARTS || levels > MOST_LEVELS)
      return refuse(
        'aliases',
        tell`The file repeats itself through aliases too often, or without end, or is nested too deep.`,
      )
    return { yaml: { doc, raw, place } }
  } catch (error) {
    if (error instanceof ReferenceError)
      return refuse('unknown-alias', tell`An alias names what the file does not have before it: ${error.message}`)
    if (error instanceof RangeError) return refuse('too-much', tell`The file is nested too deep to be read.`)
    throw error
  }
}

/** The concrete tree; or what there is too much of, and where. */
function tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine)
  const tokens = []
  let [offset, parts, brackets, lists, aliases, quoted] = [0, 0, 0, 0, 0, 0]
  let inScalar = false
  lines.addNewLine(0)
  for (const part of new Lexer().lex(text)) {
    const kind = inScalar ? '' : part[0]!
    inScalar = part === SCALAR
    parts++
    if (kind === '[' || kind === '{') brackets++
    if (kind === ']' || kind === '}') brackets--
    if (kind === '-' || kind === '?') lists++
    if (part.endsWith('\n')) lists = 0
    if (kind === '*') aliases++
    if (kind === '"' || kind === "'") quoted++
    else if (kind !== ' ') quoted = 0
    const what =
      parts > MOST_PARTS
        ? tell`The file has more than ${MOST_PARTS} words and marks.`
        : brackets + lists > MOST_OPEN
          ? tell`Here more than ${MOST_OPEN} brackets or lists stand in one another.`
          : aliases > MOST_ALIASES
            ? tell`The file has more than ${MOST_ALIASES} aliases.`
            : part.length > MOST_LETTERS
              ? tell`Here stands a word of more than ${MOST_LETTERS} characters.`
              : quoted > MOST_QUOTED
                ? tell`Here more than ${MOST_QUOTED} quoted words follow one another.`
                : undefined
    if (what !== undefined) return { tokens: [], tooMuch: { what, offset } }
    if (!MARKS.has(part)) offset += part.length
    for (const token of parser.next(part)) tokens.push(token)
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens }
}

/** What the lexer adds and the text does not have: here a plain scalar, a document, a broken flow. */
const SCALAR = '\u001f'
const MARKS = new Set([SCALAR, '\u0002', '\u0018'])

/** The composer's own look for repeated keys compares each with each, which is slow in a long list of them. */
function repeatedKeys(doc: Document.Parsed): readonly YamlFault[] {
  const found: YamlFault[] = []
  visit(doc, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of isMap(map) ? map.items : []) {
        if (!isScalar(key)) continue
        if (seen.has(key.value))
          found.push({
            said: tell`The key “${String(key.value).slice(0, 60)}” stands here twice.`,
            offset: key.range?.[0] ?? 0,
          })
        seen.add(key.value)
      }
    },
  })
  return found
}

interface Extent {
  readonly size: number
  readonly levels: number
}

const ENDLESS: Extent = { size: Infinity, levels: Infinity }

/** How much a reader meets who follows every alias; what holds itself has no end. */
function extent(value: unknown, known: Map<unknown, Extent>): Extent {
  if (value === null || typeof value !== 'object') return { size: 1, levels: 0 }
  const before = known.get(value)
  if (before !== undefined) return before
  known.set(value, ENDLESS)
  let [size, levels] = [1, 0]
  for (const inner of value instanceof Map || value instanceof Set ? [...value] : Object.values(value)) {
    const one = extent(inner, known)
    size += one.size
    levels = Math.max(levels, one.levels)
  }
  const found = { size, levels: levels + 1 }
  known.set(value, found)
  return found
}
