// Help per command: a page for each, with just the options that it reads; what is typed wrongly is told with what was meant.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noCommand, noOption, overview, PAGES, pageOf } from '../../src/cli/help.ts'
import { project } from '../tools/serve.mjs'

const FILES: Readonly<Record<string, string>> = { 'turning-points': 'turningPoints' }
const sourceOf = (name: string): string => {
  const own = FILES[name] ?? name
  const path = [`${own}.ts`, `${own}/${own}.ts`].map((file) => join(project, 'src/cli', file)).find(existsSync)
  return readFileSync(path!, 'utf8')
}

test('every command has its page, and every page is a command', () => {
  const main = readFileSync(join(project, 'src/cli/main.ts'), 'utf8')
  const table = /const commands[^=]*= \{([\s\S]*?)\n\}\n/.exec(main)![1]!
  const names = [...table.matchAll(/^ {2}'?([a-z-]+)'?[:,]/gm)].map(([, name]) => name!)
  expect(names.toSorted()).toEqual(Object.keys(PAGES).toSorted())
  for (const name of names) expect(overview()).toContain(`  ${name} `)
})

test.each(Object.keys(PAGES))(
  'the page of %s has the options that it reads, and an example that uses no other',
  (name) => {
    const read = [...sourceOf(name).matchAll(/'?([a-z-]+)'?: \{ type: '(?:string|boolean)'/g)].map(
      ([, option]) => option!,
    )
    expect(Object.keys(PAGES[name]!.options).toSorted()).toEqual([...new Set(read)].toSorted())
    const { example } = PAGES[name]!
    expect(example.split(' ')[0]).toBe(name)
    for (const [, option] of example.matchAll(/--([a-z-]+)/g)) expect(read).toContain(option)
    expect(pageOf(name)).toContain(`For example: npm run -s offramp -- ${example}`)
  },
)

test('a slip of the finger is told with what was meant', () => {
  expect(noCommand('plya')).toBe('There is no command “plya”. Did you mean “play”?')
  expect(noCommand('sing')).not.toContain('undefined')
  expect(noOption('playtest', 'game')).toContain('Did you mean “--games”?')
})

test('typed in a shell', { timeout: 60_000 }, () => {
  const type = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: project, encoding: 'utf8' })
  expect(type('help', 'new').stdout).toBe(`${pageOf('new')}\n`)
  expect(type('new', '--help')).toMatchObject({ stdout: `${pageOf('new')}\n`, status: 0 })
  const wrong = type('plya', 'x')
  expect(wrong.status).toBe(2)
  expect(wrong.stderr.split('\n')[0]).toBe(noCommand('plya'))
  expect(type('playtest', 'prologue', '--game', '3')).toMatchObject({
    stderr: `${noOption('playtest', 'game')}\n`,
    status: 2,
  })
})
