// The YAML language server from npm, driven over its protocol as an editor does: it completes keys and values from the
// committed schema, explains them, and underlines the same faults of form at the same lines as `check`.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  MessageConnection,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node'
import { schemaFile } from '../../src/cli/schema.ts'
import { checkScenario } from '../../src/lint/checkScenario.ts'
import { template } from '../lint/example.ts'
import { project } from '../tools/serve.mjs'

const require = createRequire(import.meta.url)
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } =
  require('vscode-languageserver-protocol/node') as typeof import('vscode-languageserver-protocol/node')

const folder = mkdtempSync(join(tmpdir(), 'off-ramp-editor-'))
let server: ChildProcess
let editor: MessageConnection
const published = new Map<string, (found: readonly Diagnostic[]) => void>()

beforeAll(async () => {
  server = spawn(
    process.execPath,
    [join(project, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  )
  editor = createMessageConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!))
  const settings: Record<string, unknown> = {
    yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } },
  }
  editor.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => settings[section] ?? null),
  )
  editor.onRequest('client/registerCapability', () => null)
  editor.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) =>
    published.get(uri)?.(diagnostics),
  )
  editor.listen()
  const textDocument = {
    publishDiagnostics: {},
    completion: { completionItem: {} },
    hover: { contentFormat: ['markdown'] },
    synchronization: {},
  }
  await editor.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument, workspace: { configuration: true } },
  })
  await editor.sendNotification('initialized', {})
  await editor.sendNotification('workspace/didChangeConfiguration', { settings })
}, 60_000)

afterAll(() => {
  editor.dispose()
  server.kill()
  rmSync(folder, { recursive: true })
})

let count = 0

/** Opens a text as an editor does and waits until the server has spoken of it. */
async function open(text: string): Promise<{ readonly uri: string; readonly found: readonly Diagnostic[] }> {
  const uri = pathToFileURL(join(folder, `scenario-${count++}.yaml`)).href
  const told = new Promise<readonly Diagnostic[]>((resolve) => published.set(uri, resolve))
  await editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } })
  return { uri, found: await told }
}

/** The template, its first line leading to the committed schema from this folder. */
const linked = (text: string): string => text.replace(/\$schema=\S+/, `$schema=${schemaFile.href}`)

function placeOf(text: string, marked: string): { readonly line: number; readonly character: number } {
  const before = text.slice(0, text.indexOf(marked) + marked.length).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length }
}

async function completions(text: string, after: string): Promise<readonly CompletionItem[]> {
  const { uri } = await open(text)
  const given: CompletionList | CompletionItem[] | null = await editor.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: placeOf(text, after),
  })
  return given === null ? [] : Array.isArray(given) ? given : given.items
}

test('the line at the top of the template and of shipped scenarios leads to the schema', () => {
  const [, path] = /^# yaml-language-server: \$schema=(\S+)/.exec(template) ?? []
  expect(fileURLToPath(new URL(path!, pathToFileURL(join(project, 'scenarios/templates/')).href))).toBe(
    fileURLToPath(schemaFile),
  )
})

describe('completion', () => {
  test('offers the keys that a level still lacks', async () => {
    const text = linked(template.replace('    window: [3, 4]\n', '    \n'))
    const labels = (await completions(text, 'atMost: 3 }]\n    ')).map(({ label }) => label)
    expect(labels).toContain('window')
    expect(labels).not.toContain('signatories')
  })

  test('offers the words that a value may be', async () => {
    const text = linked(template.replace('kind: ends', 'kind: '))
    const labels = (await completions(text, 'window: [3, 4]\n    kind: ')).map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['ends', 'widens']))
  })

  test('says what a key means', async () => {
    const text = linked(template)
    const { uri } = await open(text)
    const hover: Hover | null = await editor.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { ...placeOf(text, '\n    windo') },
    })
    expect(JSON.stringify(hover?.contents)).toContain('First and last round in which it can be signed.')
  })
})

describe('diagnostics', () => {
  test.each(['scenarios/templates/three-exits.yaml', 'scenarios/prologue.yaml', 'scenarios/winter-2021.yaml'])(
    '%s has none',
    async (path) => {
      const text = readFileSync(join(project, path), 'utf8')
      const { found } = await open(
        text.includes('$schema=') ? linked(text) : `# yaml-language-server: $schema=${schemaFile.href}\n${text}`,
      )
      expect(found.map(({ message, range }) => `${range.start.line + 1} ${message}`)).toEqual([])
    },
  )

  test.each([
    ['a key that is not there', 'subtitle: Three', 'subtitel: Three'],
    ['a word that may not stand here', 'kind: ends', 'kind: closes'],
    ['words for a number', 'minutes: 15', 'minutes: soon'],
    ['a number too high', 'slots: 1', 'slots: 9'],
    ['an id with capitals', 'id: one-dam', 'id: One-Dam'],
    ['a date that is none', 'date: 2030-09-10', 'date: 10 September'],
    ['one signatory', 'signatories: [upper, lower]\n    terms: { look', 'signatories: [upper]\n    terms: { look'],
    ['a condition that is none', 'conditions: [{ held: hall }', 'conditions: [{ helt: hall }'],
  ])('%s: underlined where check says so', async (_, right, wrong) => {
    const text = linked(template.replace(right, wrong))
    expect(text).toContain(wrong)
    const { found } = await open(text)
    const ours = checkScenario(text, 'x.yaml').filter(({ code }) => code.startsWith('form-') || code === 'hidden-read')
    const lines = (list: readonly (number | undefined)[]) => [...new Set(list)].sort()
    expect(ours).not.toEqual([])
    expect(found).not.toEqual([])
    // A missing key has no line of its own: the server puts it at the head of its map, and so do we.
    const placed = ours.filter(({ code }) => code !== 'form-missing')
    expect(lines(found.map(({ range }) => range.start.line + 1))).toEqual(
      expect.arrayContaining(lines(placed.map(({ at }) => at!.line))),
    )
  })
})
