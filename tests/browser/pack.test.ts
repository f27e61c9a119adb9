// A packed scenario: one file that plays to its debrief from a disk, with the network off, and asks for nothing; and
// the same in a learning platform, which hears that it was completed and nothing else.

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import { type Browser, chromium, type Frame, type Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { project } from '../tools/serve.mjs'
import { stepOn, turnOf } from './atTable.ts'

const folder = mkdtempSync(join(tmpdir(), 'off-ramp-packed-'))
const html = join(folder, 'page.html')
let browser: Browser

beforeAll(async () => {
  // Under the test's own flag the build would leave parts out.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const own = join(folder, 'three-exits.yaml')
  copyFileSync(join(project, 'scenarios/templates/three-exits.yaml'), own)
  // A language that the page itself does not speak.
  writeFileSync(join(folder, 'three-exits.de.yaml'), 'title: Der Damm\nsubtitle: Drei Auswege.\n')
  const made = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'pack', own, '--out', html, '--scorm', join(folder, 'page.zip')],
    { cwd: project, encoding: 'utf8', env },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  browser = await chromium.connect(inject('browserEndpoint'))
}, 300_000)

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** To the ending, by what the page offers first; the last step leads there by itself. */
async function playToTheEnd(page: Page): Promise<void> {
  const table = page.locator('.table')
  const ending = page.locator('article.ending')
  for (let steps = 0; steps < 60; steps++) {
    await table.or(ending).first().waitFor()
    if ((await ending.count()) > 0) return
    if ((await turnOf(page)) === 'over') await page.locator('a[href^="#/ending"]').first().click()
    else
      await Promise.race([stepOn(page).catch(() => undefined), ending.waitFor({ timeout: 0 }).catch(() => undefined)])
  }
}

/** A platform's own server has no policy of ours. */
async function plainServer(root: string): Promise<Server> {
  const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', xml: 'text/xml' }
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split(/[?#]/)[0]!.slice(1)
    if (!/^[\w.-]+$/.test(name) || !existsSync(join(root, name))) return void response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': `${types[name.split('.').at(-1)!] ?? 'text/plain'}; charset=utf-8` })
      .end(readFileSync(join(root, name)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

test('plays and debriefs from a file, offline, and asks for nothing', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    offline: true,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const asked: string[] = []
  const problems: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(/^(data|blob):.*/s, '$1')))
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  const address = pathToFileURL(html).href
  await page.goto(address)
  await page.locator('main').getByText('Who drinks from the dam pays for the dam.').waitFor()
  await page.goto(`${address}#/brief/three-exits/upper`)
  await page.locator('.begin button').click()
  await page.locator('#hand').waitFor()
  // Verdicts come from the thread inside.
  await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).not.toMatch(/[Bb]eing checked|stopped/)
  await playToTheEnd(page)
  await page.locator('article.ending').waitFor()
  await expect.poll(() => page.locator('article.ending').innerText(), { timeout: 20_000 }).toContain('One dam')
  expect(page.url()).toMatch(/^file:/)
  expect(new Set(asked.filter((url) => !url.startsWith(address)))).toEqual(
    new Set(asked.filter((url) => /^(data|blob)$/.test(url))),
  )
  expect(problems).toEqual([])
  await context.close()
}, 180_000)

test('a translation in any language is offered, and shown unasked to who reads it', async () => {
  const open = async (locale: string) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true, locale })
    const page = await context.newPage()
    await page.goto(`${pathToFileURL(html).href}#/brief/three-exits/upper`)
    await page.locator('.kicker').first().waitFor()
    return page
  }
  const english = await open('en-GB')
  expect(await english.locator('main').innerText()).toContain('The dam')
  await english.getByRole('button', { name: 'Language: English' }).click()
  await english.locator('#language-menu').getByRole('button', { name: 'Deutsch' }).click()
  await english.getByText('Der Damm').first().waitFor()
  // The page's own sentences stay.
  expect(await english.locator('.begin button').innerText()).toBe('Begin')
  await english.reload()
  await english.getByText('Der Damm').first().waitFor()
  await english.goto(`${pathToFileURL(html).href}#/settings`)
  expect(await english.getByRole('radio', { name: 'Deutsch' }).isChecked()).toBe(true)
  const german = await open('de-AT')
  await german.getByText('Der Damm').first().waitFor()
  await english.context().close()
  await german.context().close()
}, 60_000)

test('a learning platform hears incomplete, then completed, and no score', async () => {
  const files = unzipSync(readFileSync(join(folder, 'page.zip')))
  const root = join(folder, 'platform')
  mkdirSync(root)
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes)
  writeFileSync(join(root, 'scorm.js'), readFileSync(join(project, 'node_modules/scorm-again/dist/scorm12.min.js')))
  // Two frames down, as platforms have it.
  writeFileSync(
    join(root, 'frame.html'),
    '<!doctype html><iframe src="index.html" style="width:1200px;height:700px"></iframe>',
  )
  writeFileSync(
    join(root, 'lms.html'),
    '<!doctype html><script src="scorm.js"></script><script>window.API = new Scorm12API({ autocommit: false, logLevel: 5 })</script><iframe src="frame.html" style="width:1240px;height:760px"></iframe>',
  )
  const manifest = readFileSync(join(root, 'imsmanifest.xml'), 'utf8')
  expect(manifest).toContain('adlcp:scormtype="sco" href="index.html"')
  const server = await plainServer(root)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  try {
    await page.goto(`${url}lms.html`)
    const value = (key: string) =>
      page.evaluate(
        (name) => (window as unknown as { API: { LMSGetValue(key: string): string } }).API.LMSGetValue(name),
        key,
      )
    await expect.poll(() => value('cmi.core.lesson_status'), { timeout: 20_000 }).toBe('incomplete')
    const game = await gameFrame(page)
    await game.getByText('Who drinks from the dam pays for the dam.').first().waitFor()
    await game.evaluate(() => {
      location.hash = '#/help'
    })
    expect(await value('cmi.core.lesson_status')).toBe('incomplete')
    await game.evaluate(() => {
      location.hash = '#/ending/none'
    })
    await expect.poll(() => value('cmi.core.lesson_status'), { timeout: 10_000 }).toBe('completed')
    expect(await value('cmi.core.score.raw')).toBe('')
  } finally {
    await page.context().close()
    server.close()
  }
}, 120_000)

async function gameFrame(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().length).toBe(3)
  return page.frames().find((frame) => frame.url().includes('index.html'))!
}
