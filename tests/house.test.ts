// The walls of the house. The table says which rooms a room may import, whatever the kind of import, and which
// npm packages it may bring in; imports go down only. Loosening a row is a decision: say why in the commit.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import {
  type Breach,
  importsOf,
  loadedAtStart,
  nameBreaches,
  orderBreaches,
  phaserBreaches,
  type Room,
  replayBreaches,
  roomOf,
  type Source,
  topLevelBreaches,
  wallBreaches,
  wording,
  worldBreaches,
} from './tools/house.ts'
import { project } from './tools/serve.mjs'

const rules = ['std', 'domain', 'engine', 'offramps/checker', 'offramps', 'packages', 'opponents']
const below = [...rules, 'scenario', 'lint', 'i18n', 'store', 'classroom/protocol', 'workers']
const words = ['i18next', 'react-i18next']
const page = ['react', 'react-dom', 'react-aria-components', 'react-aria', 'react-stately']

/** From the ground up. `host` stands below its front doors: the page's `main`, the command line's and the class server's. */
const rooms: readonly Room[] = [
  { name: 'std', imports: [], packages: [], replayable: true },
  { name: 'domain', imports: ['std'], packages: [], replayable: true },
  { name: 'scenario', imports: ['std', 'domain'], packages: ['yaml', 'zod'] },
  { name: 'engine', imports: ['std', 'domain'], packages: [], replayable: true },
  // The checker shares no code with the search whose certificates it checks: it replays and counts for itself.
  {
    name: 'offramps/checker',
    imports: ['std', 'domain', 'engine'],
    packages: [],
    replayable: true,
  },
  { name: 'offramps', imports: ['std', 'domain', 'engine', 'offramps/checker'], packages: [], replayable: true },
  { name: 'packages', imports: ['std', 'domain', 'engine'], packages: [], replayable: true },
  {
    name: 'opponents',
    imports: ['std', 'domain', 'engine', 'offramps', 'packages'],
    packages: [],
    replayable: true,
  },
  { name: 'lint', imports: [...rules, 'scenario'], packages: [] },
  { name: 'i18n', imports: ['std', 'domain', 'assets'], packages: words },
  // Other threads; the thing behind the handle is the rules and nothing that people see.
  { name: 'workers', imports: [...rules, 'scenario', 'lint'], packages: [] },
  {
    name: 'store',
    imports: [...rules, 'scenario', 'i18n', 'workers'],
    packages: ['zustand', 'immer', 'fflate'],
  },
  { name: 'classroom/protocol', imports: ['std', 'domain', 'engine', 'scenario', 'store'], packages: ['zod'] },
  { name: 'ui', imports: ['std'], packages: [...page, '@fontsource*'] },
  // The pictures and, from the same layout, their twins in SVG.
  {
    name: 'scenes',
    imports: ['std', 'domain', 'i18n', 'store', 'ui', 'assets'],
    packages: ['phaser', 'react'],
  },
  {
    name: 'panels',
    imports: [...below, 'ui', 'scenes', 'assets', 'scenarios'],
    packages: [...page, ...words, 'zustand', 'fflate', 'uqr', 'jsqr'],
  },
  {
    name: 'studio',
    imports: [...below, 'ui', 'panels', 'assets', 'scenarios'],
    packages: [...page, ...words, 'zustand', 'fflate', '@codemirror/*'],
  },
  {
    name: 'host',
    imports: ['std', 'domain', 'scenario', 'store', 'workers', 'assets', 'scenarios'],
    packages: ['node:*', 'fflate'],
  },
  // A pupil's seat and a teacher's board are the same page as anyone's, fed by a referee elsewhere.
  {
    name: 'classroom/client',
    imports: [...below, 'ui', 'scenes', 'panels', 'assets', 'scenarios'],
    packages: [...page, ...words, 'zustand', '@colyseus/sdk', 'uqr'],
  },
  {
    name: 'classroom/server',
    imports: [...below, 'host'],
    packages: ['node:*', '@colyseus/*', 'ws', 'libsql', 'uqr', 'zod'],
  },
  {
    name: 'cli',
    imports: [...below, 'host', 'classroom/server'],
    // `vite`: `pack` builds the page anew, in one piece.
    packages: ['node:*', 'commander', 'picocolors', '@babel/code-frame', 'fflate', 'uqr', 'vite'],
  },
  {
    name: 'main',
    imports: [...below, 'ui', 'scenes', 'panels', 'studio', 'classroom/client', 'host', 'assets', 'scenarios'],
    packages: [...page, ...words, 'zustand', '@fontsource*'],
  },
  // The drawing table: every part on one page, to look at while drawing. No room imports it, no build has it.
  { name: 'ui/gallery', imports: [...below, 'ui', 'scenes', 'panels'], packages: [...page, 'vite', '@vitejs/*'] },
]

/** What may stand in `src/` beside the rooms. */
const beside = /^(README\.md|main\.tsx?|files\.d\.ts|tsconfig\.\w+\.json)$/

const isCode = (path: string) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')

const list = (folder: string): string[] =>
  existsSync(join(project, folder))
    ? readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(project.length + 1)
            .replaceAll('\\', '/'),
        )
    : []

const sources: readonly Source[] = list('src')
  .filter(isCode)
  .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }))

const inReplayableRoom = ({ path }: Source) => rooms.find(({ name }) => name === roomOf(path, rooms))?.replayable

const told = (breaches: readonly Breach[]) => breaches.map(wording)

describe('the house as it stands', () => {
  test('the table itself goes down only', () => expect(orderBreaches(rooms)).toEqual([]))

  test('imports keep to the table', () =>
    expect(told(sources.flatMap((source) => wallBreaches(source, rooms)))).toEqual([]))

  test('replayable rooms have no clock, chance or locale of their own', () =>
    expect(told(sources.filter(inReplayableRoom).flatMap(replayBreaches))).toEqual([]))

  test('storage is touched in host only; no text becomes code; styles pass the policy', () =>
    expect(told(sources.flatMap(worldBreaches))).toEqual([]))

  test('scenes use what the built Phaser has', () =>
    expect(told(sources.filter(({ path }) => path.startsWith('src/scenes/')).flatMap(phaserBreaches))).toEqual([]))

  test('the page starts without Phaser', () => {
    const start = ['src/main.tsx', 'src/main.ts'].find((path) => sources.some((source) => source.path === path))
    expect(start === undefined ? undefined : loadedAtStart(start, sources).get('phaser')).toBeUndefined()
  })

  test('every folder in src is a room, every file there is expected', () => {
    const known = (name: string) => beside.test(name) || rooms.some((room) => room.name.split('/', 1)[0] === name)
    expect(readdirSync(join(project, 'src')).filter((name) => !known(name))).toEqual([])
  })

  test('the top level is fixed', () => {
    const shown = ['ls-files', '--cached', '--others', '--exclude-standard']
    const names = gitOr(shown, () => list('.').filter((path) => !/^(node_modules|dist|coverage)\//.test(path)))
    expect(topLevelBreaches([...new Set(names.map((path) => path.split('/', 1)[0] ?? path))])).toEqual([])
  })

  test('names say whose a thing is', () =>
    expect(nameBreaches(['src', 'tests', 'assets', 'scenarios'].flatMap(list))).toEqual([]))
})

/** A packed copy of the project has no history to ask. */
function gitOr(args: readonly string[], otherwise: () => string[]): string[] {
  try {
    const output = execFileSync('git', args, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return output.split('\n').filter((path) => path !== '' && existsSync(join(project, path)))
  } catch {
    return otherwise()
  }
}

// ── does the test see what it is for?

const plant = (path: string, text: string): Source => ({ path, text })

describe('a planted import is seen', () => {
  test.each([
    ['value', 'src/std/x.ts', "import { a } from '../domain/a.ts'", 'wall'],
    ['type-only', 'src/domain/x.ts', "import type { A } from '../engine/a.ts'", 'wall'],
    ['inline type', 'src/engine/x.ts', "import { type A } from '../offramps/a.ts'", 'wall'],
    ['side effect', 'src/engine/x.ts', "import '../store/a.ts'", 'wall'],
    ['re-export', 'src/engine/x.ts', "export { a } from '../scenario/a.ts'", 'wall'],
    ['re-export of all', 'src/engine/x.ts', "export * from '../opponents/a.ts'", 'wall'],
    ['re-exported type', 'src/opponents/x.ts', "export type { A } from '../store/a.ts'", 'wall'],
    ['dynamic', 'src/offramps/x.ts', "const a = () => import('../panels/a.tsx')", 'wall'],
    ['type of an import', 'src/offramps/x.ts', "type A = import('../panels/a.tsx').A", 'wall'],
    ['glob', 'src/engine/x.ts', "const a = import.meta.glob('../../scenarios/*.yaml')", 'wall'],
    ['several globs', 'src/ui/x.ts', "const a = import.meta.glob(['./*.css', '../panels/*.tsx'])", 'wall'],
    ['worker', 'src/engine/x.ts', "new Worker(new URL('../workers/a.ts', import.meta.url))", 'wall'],
    ['require', 'src/engine/x.ts', "const a = require('../store/a.ts')", 'wall'],
    ['reference', 'src/engine/x.ts', '/// <reference path="../store/a.ts" />\nexport {}', 'wall'],
    ['from the root', 'src/ui/x.tsx', "import { a } from '/src/engine/a.ts'", 'wall'],
    ['of a test', 'src/engine/x.ts', "import { a } from '../../tests/a.ts'", 'wall'],
    ['of a scenario', 'src/engine/x.ts', "import a from '../../scenarios/a.yaml'", 'wall'],
    ['the search from its checker', 'src/offramps/checker/x.ts', "import { a } from '../search.ts'", 'wall'],
    ['the host from a page', 'src/panels/x.tsx', "import { a } from '../host/clock.ts'", 'wall'],
    ['the rules from a picture', 'src/scenes/x.ts', "import { a } from '../engine/a.ts'", 'wall'],
    ['a package', 'src/engine/x.ts', "import { produce } from 'immer'", 'package'],
    ['a package by subpath', 'src/panels/x.tsx', "import z from 'zod/mini'", 'package'],
    ['a scoped package', 'src/panels/x.tsx', "import '@codemirror/view'", 'package'],
    ['a package lazily', 'src/panels/x.tsx', "const a = () => import('phaser')", 'package'],
    ['Node', 'src/scenario/x.ts', "import { readFile } from 'node:fs/promises'", 'package'],
    ['Node by its old name', 'src/scenario/x.ts', "import fs from 'fs'", 'package'],
    ['types of Node', 'src/scenario/x.ts', '/// <reference types="node" />\nexport {}', 'package'],
    ['without an ending', 'src/engine/x.ts', "import { a } from './a'", 'ending'],
    ['from nowhere', 'src/helpers/x.ts', 'export {}', 'no-room'],
  ])('%s', (_kind, path, text, rule) => {
    expect(wallBreaches(plant(path, text), rooms).map((found) => found.rule)).toEqual([rule])
  })

  test('and an allowed one is not', () => {
    const text = [
      "import type { A } from './a.ts'",
      "import { b } from '../domain/b.ts'",
      "export * from '../std/c.ts'",
      "// import { d } from '../store/d.ts'",
      'const e = "import { f } from \'../store/f.ts\'"',
    ]
    expect(wallBreaches(plant('src/engine/x.ts', text.join('\n')), rooms)).toEqual([])
    expect(importsOf(plant('src/engine/x.ts', text.join('\n'))).map(({ kind }) => kind)).toEqual([
      'type',
      'value',
      'value',
    ])
  })

  test('and so is a table that goes up', () => {
    const wrong = [
      { name: 'std', imports: ['engine'], packages: [] },
      { name: 'engine', imports: ['std'], packages: [] },
    ]
    expect(orderBreaches(wrong)).toEqual(['std allows engine, which does not stand below it'])
  })
})

describe('a planted dependence on the machine is seen', () => {
  test.each([
    ['const a = Date.now()', 'Date'],
    ['const a = new Date()', 'Date'],
    ['const a = Math.random()', 'Math.random'],
    ['const a = Math.sqrt(4)', 'Math.sqrt'],
    ['const { random } = Math', 'Math under another name'],
    ["const a = Math['random']()", 'Math under another name'],
    ['const a = new Intl.Collator()', 'Intl'],
    ['const a = (1).toLocaleString()', '.toLocaleString'],
    ["const a = ['b'].sort((x, y) => x.localeCompare(y))", '.localeCompare'],
    ["const a = 'b'['toLocaleUpperCase']()", '.toLocaleUpperCase'],
    ['const a = performance.now()', 'performance'],
    ['setTimeout(() => {}, 1)', 'setTimeout'],
    ["void fetch('/a')", 'fetch'],
    ['const a = process.env', 'process'],
    ['const a = window.name', 'window'],
    ['const a = document.title', 'document'],
    ['const a = globalThis', 'globalThis'],
    ['const a = crypto.randomUUID()', 'crypto'],
    ['for (const a in {}) {}', 'for … in'],
    ['const a = 2 ** 3', 'a power (**)'],
    ['let a = 2; a **= 3', 'a power (**)'],
    ['const a = 0.5', 'the decimal 0.5'],
    ['const a = 1e-3', 'the decimal 1e-3'],
    ["const a = parseFloat('1')", 'parseFloat'],
    ['const a = { Date }', 'Date'],
  ])('%s', (text, what) => {
    expect(replayBreaches(plant('src/engine/x.ts', text)).map((found) => found.what)).toEqual([what])
  })

  test('and whole numbers, own names and mere names are not', () => {
    const text = `
      interface Source { readonly document: string; readonly process: number }
      export const whole = (a: number, b: number) => Math.max(Math.trunc(a / b), Math.imul(a, 0x9e3779b9), 1_000, 1e6)
      export const titles = (documents: readonly Source[]) => documents.map((document) => document.document)
      export const named = { window: 3, location: [1, 2] } // Date.now(), 0.5
      export const window = (x: { window: number }) => x.window`
    expect(told(replayBreaches(plant('src/engine/x.ts', text)))).toEqual([])
  })
})

describe('anything else planted is seen', () => {
  test.each([
    ['src/store/x.ts', "localStorage.getItem('a')", 'storage'],
    ['src/panels/x.tsx', 'window.indexedDB.open("a")', 'storage'],
    ['src/panels/x.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: "" }} />', 'code'],
    ['src/panels/x.tsx', 'element.innerHTML = ""', 'code'],
    ['src/engine/x.ts', 'new Function("")', 'code'],
    ['src/engine/x.ts', 'eval("")', 'code'],
    ['src/panels/x.tsx', 'const a = <style>{"p {}"}</style>', 'style'],
    ['src/scenes/x.ts', "element.setAttribute('style', 'color: red')", 'style'],
  ])('%s: %s', (path, text, rule) => {
    expect(worldBreaches(plant(path, text)).map((found) => found.rule)).toEqual([rule])
  })

  test('host may touch storage', () =>
    expect(worldBreaches(plant('src/host/browser.ts', "localStorage.getItem('a')"))).toEqual([]))

  test('objects that the built Phaser lacks', () => {
    const text = 'this.add.container(); this.add.text(); scene.add.tileSprite(); set.add.rectangle()'
    const whats = phaserBreaches(plant('src/scenes/x.ts', text)).map((found) => found.what)
    expect(whats).toEqual(['add.container is not in phaser-core.js', 'add.tileSprite is not in phaser-core.js'])
  })

  test('Phaser loaded with the page', () => {
    const main = plant('src/main.tsx', "import { a } from './panels/a.tsx'")
    const panel = (text: string) => plant('src/panels/a.tsx', text)
    const scene = plant('src/scenes/road.ts', "import Phaser from 'phaser'")
    const eager = [main, panel("import { road } from '../scenes/road.ts'"), scene]
    const lazy = [main, panel("import type { Road } from '../scenes/road.ts'\nvoid import('../scenes/road.ts')"), scene]
    expect(loadedAtStart('src/main.tsx', eager).get('phaser')).toEqual([
      'src/main.tsx',
      'src/panels/a.tsx',
      'src/scenes/road.ts',
      'phaser',
    ])
    expect(loadedAtStart('src/main.tsx', lazy).has('phaser')).toBe(false)
  })

  test('a new thing at the top', () =>
    expect(topLevelBreaches(['src', '.github', 'LICENSE', 'docs', 'webpack.config.js'])).toEqual([
      'docs',
      'webpack.config.js',
    ]))

  test('a name that says nothing', () => {
    const empty = [
      'src/utils/a.ts',
      'src/engine/core.ts',
      'src/std/common/a.ts',
      'src/store/saveManager.ts',
      'src/std/string-utils.ts',
    ]
    const good = ['src/engine/commit.ts', 'src/panels/commonGround.tsx', 'src/std/score.ts']
    expect(nameBreaches([...empty, ...good])).toEqual(empty)
  })
})

describe('the compiler is the wall of the rooms', () => {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(project, 'src/tsconfig.rooms.json'), ts.sys.readFile).config,
    ts.sys,
    join(project, 'src'),
  )

  /** What the rooms' compiler says of one planted file in `src/engine/`. */
  const verdict = (text: string) => {
    const planted = join(project, 'src/engine/planted.ts')
    const host = ts.createCompilerHost(options)
    const { getSourceFile, fileExists } = host
    host.fileExists = (path) => path === planted || fileExists(path)
    host.getSourceFile = (path, ...rest) =>
      path === planted ? ts.createSourceFile(path, text, ts.ScriptTarget.Latest) : getSourceFile(path, ...rest)
    const program = ts.createProgram([planted], { ...options, incremental: false, tsBuildInfoFile: undefined }, host)
    return program.getSemanticDiagnostics(program.getSourceFile(planted)).map(({ code }) => code)
  }

  test.each([
    'document.title',
    'process.env',
    'console.log(1)',
    'setTimeout(() => {}, 1)',
    "fetch('/a')",
    'localStorage.length',
  ])('%s does not compile', (text) => expect(verdict(`export const planted = () => ${text}`)).toHaveLength(1))

  test('plain code does', () => expect(verdict('export const planted = [1].map((n) => n + 1)')).toEqual([]))
})
