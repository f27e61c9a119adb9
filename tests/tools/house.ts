// Reads sources as the house rules see them: who imports whom, what a replayable room may not know, how files
// may be called. Pure functions from { path, text } to breaches, so that a test can plant one of each kind.

import { posix } from 'node:path'
import ts from 'typescript'

/** A source file; the path is relative to the project, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Breach {
  readonly path: string
  /** From 1; 0 where the whole file is meant. */
  readonly line: number
  readonly rule: string
  readonly what: string
}

export interface Room {
  /** Its folder below `src/`, or `main` for the front door. */
  readonly name: string
  /** The rooms, and `assets` or `scenarios`, that it may import, whatever the kind of import. */
  readonly imports: readonly string[]
  /** The npm packages that it may bring in; `react*` means every name that starts so. */
  readonly packages: readonly string[]
  /** True where the same record must give the same game everywhere. */
  readonly replayable?: boolean
}

export const wording = ({ path, line, rule, what }: Breach) => `${path}:${line} ${rule}: ${what}`

// ── imports

export interface Import {
  readonly line: number
  /** As written: `../std/hash.ts`, `react`, `../scenarios/*.yaml`. */
  readonly from: string
  /** Loaded together with the file, or only when asked for; a type is never loaded. */
  readonly kind: 'value' | 'type' | 'lazy'
}

/** Every way of naming another module: static, type-only, re-exported, dynamic, `import()` types, globs, URLs. */
export function importsOf(source: Source): Import[] {
  const file = parse(source)
  const found: Import[] = []
  const add = (node: ts.Node | undefined, kind: Import['kind']) => {
    if (node !== undefined && ts.isStringLiteralLike(node)) {
      found.push({ line: lineOf(file, node), from: node.text, kind })
    }
  }
  for (const reference of [...file.referencedFiles, ...file.typeReferenceDirectives]) {
    const line = file.getLineAndCharacterOfPosition(reference.pos).line + 1
    found.push({ line, from: reference.fileName, kind: 'type' })
  }
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, kindOfImport(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, kindOfExport(node))
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node.moduleReference.expression, 'value')
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type')
    } else if (ts.isCallExpression(node)) addCall(node, add)
    else if (ts.isNewExpression(node) && isModuleUrl(node)) add(node.arguments?.[0], 'lazy')
  })
  return found
}

function kindOfImport(node: ts.ImportDeclaration): Import['kind'] {
  const clause = node.importClause
  if (clause === undefined) return 'value'
  if (clause.isTypeOnly) return 'type'
  const names = clause.namedBindings
  const onlyTypes =
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((element) => element.isTypeOnly)
  return onlyTypes ? 'type' : 'value'
}

const kindOfExport = (node: ts.ExportDeclaration): Import['kind'] => (node.isTypeOnly ? 'type' : 'value')

function addCall(node: ts.CallExpression, add: (node: ts.Node | undefined, kind: Import['kind']) => void) {
  const called = node.expression
  const first = node.arguments[0]
  if (called.kind === ts.SyntaxKind.ImportKeyword) add(first, 'lazy')
  else if (ts.isIdentifier(called) && called.text === 'require') add(first, 'value')
  else if (ts.isPropertyAccessExpression(called) && called.getText() === 'import.meta.glob') {
    const patterns = first !== undefined && ts.isArrayLiteralExpression(first) ? first.elements : [first]
    for (const pattern of patterns) add(pattern, 'lazy')
  }
}

/** `new URL('./table.ts', import.meta.url)`: how a worker or a file is named. */
const isModuleUrl = (node: ts.NewExpression) =>
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'URL' &&
  node.arguments?.[1]?.getText() === 'import.meta.url'

// ── walls between rooms

/** The room of a path: the longest folder in the table that holds it; `main` for the front door's own files. */
export function roomOf(path: string, rooms: readonly Room[]): string | undefined {
  if (/^(assets|scenarios)\//.test(path)) return path.split('/', 1)[0]
  if (/^src\/main\.tsx?$/.test(path)) return 'main'
  const holding = rooms.filter(({ name }) => path.startsWith(`src/${name}/`))
  return holding.sort((a, b) => b.name.length - a.name.length)[0]?.name
}

/** Imports that the table does not allow, and files that stand in no room. */
export function wallBreaches(source: Source, rooms: readonly Room[]): Breach[] {
  const home = rooms.find(({ name }) => name === roomOf(source.path, rooms))
  if (home === undefined) return [breach(source, 0, 'no-room', 'stands in no room of the table')]
  return importsOf(source).flatMap(({ line, from }) => {
    const fault = faultOf(from, source.path, home, rooms)
    return fault === undefined ? [] : [breach(source, line, fault.rule, fault.what)]
  })
}

function faultOf(from: string, path: string, home: Room, rooms: readonly Room[]) {
  if (!/^[./]/.test(from)) return packageFault(from, home)
  const target = from.startsWith('/') ? from.slice(1) : posix.join(posix.dirname(path), from)
  const room = roomOf(target, rooms)
  if (room === undefined) return { rule: 'wall', what: `${home.name} reaches ${target}, which is no room` }
  if (room !== home.name && !home.imports.includes(room)) {
    return { rule: 'wall', what: `${home.name} may not import ${room} (${from})` }
  }
  if (!/\.\w+(\?\w+)?$/.test(from)) return { rule: 'ending', what: `"${from}" lacks its ending` }
  return undefined
}

function packageFault(from: string, home: Room) {
  const name = from.startsWith('@') ? from.split('/', 2).join('/') : (from.split('/', 1)[0] ?? from)
  const bare = name.startsWith('node:') ? 'node:*' : name
  const allowed = home.packages.some((pattern) =>
    pattern.endsWith('*') ? bare.startsWith(pattern.slice(0, -1)) : bare === pattern,
  )
  return allowed ? undefined : { rule: 'package', what: `${home.name} may not bring in ${name}` }
}

/** Rows that allow a room that does not stand above them in the table: then "down" would mean nothing. */
export function orderBreaches(rooms: readonly Room[]): string[] {
  const names = rooms.map(({ name }) => name)
  return rooms.flatMap(({ name, imports }, at) =>
    imports
      .filter((other) => !['assets', 'scenarios'].includes(other) && !names.slice(0, at).includes(other))
      .map((other) => `${name} allows ${other}, which does not stand below it`),
  )
}

/** The packages that a start file loads at once, each with the chain of files that leads to it. */
export function loadedAtStart(start: string, sources: readonly Source[]): Map<string, string[]> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const packages = new Map<string, string[]>()
  const chains = new Map<string, string[]>([[start, [start]]])
  for (const [path, chain] of chains) {
    const source = byPath.get(path)
    if (source === undefined) continue
    for (const { from, kind } of importsOf(source)) {
      if (kind !== 'value') continue
      const target = from.startsWith('.') ? posix.join(posix.dirname(path), from) : from
      const seen = from.startsWith('.') ? chains : packages
      if (!seen.has(target)) seen.set(target, [...chain, target])
    }
  }
  return packages
}

// ── replayable rooms

const foreignNames = new Set(
  (
    'Date Intl performance setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame ' +
    'requestIdleCallback fetch XMLHttpRequest WebSocket Worker process window document globalThis self navigator ' +
    'location crypto localStorage sessionStorage indexedDB console require eval Function WeakRef ' +
    'FinalizationRegistry Atomics SharedArrayBuffer parseFloat Temporal'
  ).split(' '),
)

const wholeNumberMath = new Set('abs ceil clz32 floor imul max min round sign trunc'.split(' '))

const localeProperties = /^(toLocale\w+|localeCompare)$/

/** Clock, chance, locale, place, decimals, powers, `for … in`: what two machines may do differently. */
export function replayBreaches(source: Source): Breach[] {
  const file = parse(source)
  const declared = declaredNames(file)
  const found: Breach[] = []
  walk(file, (node) => {
    const what = foreignTo(node, declared)
    if (what !== undefined) found.push(breach(source, lineOf(file, node), 'replay', what))
  })
  return found
}

function foreignTo(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (ts.isForInStatement(node)) return 'for … in'
  if (ts.isNumericLiteral(node)) return decimal(node.getText())
  if (ts.isBinaryExpression(node)) return power(node.operatorToken.kind)
  if (ts.isPropertyAccessExpression(node) && localeProperties.test(node.name.text)) return `.${node.name.text}`
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return localeProperties.test(node.argumentExpression.text) ? `.${node.argumentExpression.text}` : undefined
  }
  if (!ts.isIdentifier(node) || isOnlyAName(node) || declared.has(node.text)) return undefined
  if (node.text === 'Math') return floatingMath(node)
  return foreignNames.has(node.text) ? node.text : undefined
}

const decimal = (text: string) =>
  Number.isInteger(Number(text.replaceAll('_', ''))) && !text.includes('.') ? undefined : `the decimal ${text}`

const power = (kind: ts.SyntaxKind) =>
  kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken
    ? 'a power (**)'
    : undefined

function floatingMath(node: ts.Identifier) {
  const { parent } = node
  const name = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined
  if (name !== undefined && wholeNumberMath.has(name)) return undefined
  return name === undefined ? 'Math under another name' : `Math.${name}`
}

/** `x.document`, `{ document: … }`, a member of a type: a name, not the thing that the name means elsewhere. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isQualifiedName(parent)) return parent.right === node
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return parent.propertyName !== undefined
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessorDeclaration(parent) ||
      ts.isNamedTupleMember(parent) ||
      ts.isJsxAttribute(parent)) &&
    parent.name === node
  )
}

/** Names that the file gives itself, by whatever declaration: they do not mean the world's. */
function declaredNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  walk(file, (node) => {
    const name = (node as { readonly name?: ts.Node }).name
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isTypeParameterDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node)
    if (declares && name !== undefined && ts.isIdentifier(name)) names.add(name.text)
  })
  return names
}

// ── rules for every room

const storageNames = new Set(['localStorage', 'sessionStorage', 'indexedDB'])

/** Storage outside `host`, text that becomes code or markup, and styles that the policy stops. */
export function worldBreaches(source: Source): Breach[] {
  const file = parse(source)
  const declared = declaredNames(file)
  const isHost = source.path.startsWith('src/host/')
  const found: Breach[] = []
  const add = (node: ts.Node, rule: string, what: string) => found.push(breach(source, lineOf(file, node), rule, what))
  walk(file, (node) => {
    const name = referredName(node)
    if (name !== undefined && storageNames.has(name) && !isHost && !declared.has(name)) add(node, 'storage', name)
    const code = becomesCode(node)
    if (code !== undefined) add(node, 'code', code)
    const style = stoppedStyle(node)
    if (style !== undefined) add(node, 'style', style)
  })
  return found
}

/** The name of a thing of the world, plain (`localStorage`) or behind its window (`window.localStorage`). */
function referredName(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node)) return undefined
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return /^(window|globalThis|self)$/.test(parent.expression.getText()) ? node.text : undefined
  }
  return isOnlyAName(node) ? undefined : node.text
}

function becomesCode(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)$/.test(node.text)) {
    return node.text
  }
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined
  const called = node.expression.getText()
  return ['eval', 'Function', 'document.write'].includes(called) ? `${called}()` : undefined
}

function stoppedStyle(node: ts.Node): string | undefined {
  if ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && node.tagName.getText() === 'style') {
    return 'a <style> element is stopped by the security policy; use a .css file'
  }
  const sets = ts.isCallExpression(node) && /\.setAttribute$/.test(node.expression.getText())
  const first = sets ? node.arguments[0] : undefined
  return first !== undefined && ts.isStringLiteralLike(first) && first.text === 'style'
    ? 'a style attribute is stopped by the security policy; set element.style'
    : undefined
}

/** What the built game's smaller Phaser can add to a scene. */
const drawable = new Set('existing graphics image layer sprite text tween'.split(' '))

/** Objects that only the whole Phaser has: they would work in development and be missing in the built game. */
export function phaserBreaches(source: Source): Breach[] {
  const file = parse(source)
  const found: Breach[] = []
  walk(file, (node) => {
    const name = missingFactory(node)
    if (name !== undefined) {
      found.push(breach(source, lineOf(file, node), 'phaser', `${name} is not in phaser-core.js`))
    }
  })
  return found
}

function missingFactory(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const { expression, name } = node.expression
  const isFactory = ts.isPropertyAccessExpression(expression) && /^(add|make)$/.test(expression.name.text)
  const ofScene = isFactory && /(^this|[sS]cene)$/.test(expression.expression.getText())
  return ofScene && !drawable.has(name.text) ? `${expression.name.text}.${name.text}` : undefined
}

// ── names

const topLevel = new Set([
  'src',
  'assets',
  'scenarios',
  'tests',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'LICENSE',
])

/** What stands at the top and has no business there. Dot-files may; what git ignores is not asked about. */
export const topLevelBreaches = (names: readonly string[]): string[] =>
  names.filter((name) => !name.startsWith('.') && !topLevel.has(name))

const emptyWords = new Set('util utils core common manager managers'.split(' '))

/** Files and folders whose name, or its last word, says nothing about whose they are. */
export function nameBreaches(paths: readonly string[]): string[] {
  const says = (part: string) => {
    const words = part
      .replace(/\..*$/, '')
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
    return !emptyWords.has(words.at(-1) ?? '')
  }
  return paths.filter((path) => !path.split('/').every(says))
}

// ── reading

const parsed = new WeakMap<Source, ts.SourceFile>()

function parse(source: Source): ts.SourceFile {
  const before = parsed.get(source)
  if (before !== undefined) return before
  const kind = source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(source, file)
  return file
}

function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

const lineOf = (file: ts.SourceFile, node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1

const breach = (source: Source, line: number, rule: string, what: string): Breach => ({
  path: source.path,
  line,
  rule,
  what,
})
