// Pictures of the built game, to be looked at: every address named, by day and at dusk, in English and
// Japanese, on a desk and on a phone, into `tests/out/shots/`.
//
//     node tests/tools/shots.mjs '#/shelf' '#/table/prologue'
//     node tests/tools/shots.mjs --lang en --theme dusk --size 360x780 --full '#/help'
//     node tests/tools/shots.mjs --script steps.mjs '#/table/prologue'
//
// `steps.mjs` exports `default async (page) => …`, run before the picture is taken. Prints each file, and
// whatever the page complained about.

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { project, serve } from './serve.mjs'
import { contextFor, remember, settingsKey } from './settings.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', multiple: true, default: ['en', 'ja'] },
    theme: { type: 'string', multiple: true, default: ['day', 'dusk'] },
    size: { type: 'string', multiple: true, default: ['1280x800', '360x780'] },
    motion: { type: 'string' },
    picture: { type: 'string' },
    full: { type: 'boolean', default: false },
    wait: { type: 'string', default: '600' },
    script: { type: 'string' },
    out: { type: 'string', default: join(project, 'tests', 'out', 'shots') },
  },
})

const steps =
  values.script === undefined ? async () => {} : (await import(pathToFileURL(resolve(values.script)).href)).default
const addresses = positionals.length > 0 ? positionals : ['']

/** `#/table/prologue` → `table-prologue`. */
const nameOf = (address) =>
  address
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'start'

/** Every combination of the lists, the last one changing fastest. */
const combinations = (lists) =>
  lists.reduce((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]])

async function take(browser, url, [address, lang, theme, size]) {
  const [width, height] = size.split('x').map(Number)
  const context = await browser.newContext({
    ...contextFor(lang, theme),
    viewport: { width, height },
    serviceWorkers: 'block',
  })
  const settings = { language: lang, theme, motion: values.motion, picture: values.picture }
  await context.addInitScript(remember, [settingsKey, JSON.stringify(settings)])
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && console.error(`  ${message.text()}`))
  page.on('pageerror', (error) => console.error(`  ${error.stack ?? error.message}`))
  await page.goto(url + address)
  await steps(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(Number(values.wait))
  const path = join(values.out, `${nameOf(address)}.${size}.${theme}.${lang}.png`)
  await page.screenshot({ path, fullPage: values.full })
  console.log(path)
  await context.close()
}

await ensureBuilt()
mkdirSync(values.out, { recursive: true })
const server = await serve({ port: 4500 })
const browser = await launchBrowser()
try {
  for (const row of combinations([addresses, values.lang, values.theme, values.size]))
    await take(browser, server.url, row)
} finally {
  await browser.close()
  await server.close()
}
