// Opens pages of the built game for a test, and writes down everything the page does that it should not.
//
//     const opened = await openPage({ path: '#/table/prologue', lang: 'ja', viewport: phone });
//     await opened.page.getByRole('button', { name: '…' }).click();
//     expect(await axe(opened.page)).toEqual([]);
//     expect(opened.problems()).toEqual([]);
//
// Every page has an empty profile of its own. Pages still open at the end of a test are closed.

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, inject } from 'vitest'
import { project, serve } from '../tools/serve.mjs'
import { contextFor, remember, settingsKey } from '../tools/settings.mjs'

export const desk = { width: 1280, height: 800 }
export const phone = { width: 360, height: 780 }

export interface PageWish {
  /** What follows the address of the built folder; a fragment, as a rule. */
  readonly path?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly theme?: 'day' | 'dusk'
  readonly lang?: string
  /** Further remembered settings; theme and language come from above. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Serve the folder below another path, as a school's site would: `/a/b/`. */
  readonly base?: string
  /** Another name of this machine; `class.test` is not loopback, so plain http there is not a secure context. */
  readonly host?: string
  /** Address of another server of this machine that serves the built folder, with a slash at the end. */
  readonly at?: string
  /** Lets the page register its service worker. */
  readonly serviceWorker?: boolean
  readonly javaScript?: boolean
  readonly touch?: boolean
  readonly reducedMotion?: boolean
  readonly forcedColors?: boolean
  /** How many times slower than this machine; 4 is a school's Chromebook. */
  readonly slowdown?: number
  /** Runs in the page before its first line. */
  readonly before?: () => void
}

export interface Request {
  readonly url: string
  readonly method: string
  readonly kind: string
}

export interface Violation {
  readonly directive: string
  readonly blocked: string
  readonly source: string
}

export interface OpenedPage {
  readonly page: Page
  readonly context: BrowserContext
  /** The address of the folder, with a slash at the end. */
  readonly address: string
  readonly requests: readonly Request[]
  /** Requests that left our own address; there must never be one. */
  readonly strangers: () => readonly Request[]
  /** Errors on the console, uncaught errors, and requests that failed. */
  readonly errors: readonly string[]
  readonly violations: readonly Violation[]
  /** All of the above in words: a healthy page has none. */
  readonly problems: () => readonly string[]
  readonly close: () => Promise<void>
}

let connecting: Promise<Browser> | undefined
const browser = () => (connecting ??= chromium.connect(inject('browserEndpoint')))
const stillOpen = new Set<OpenedPage>()

afterEach(async () => {
  await Promise.all([...stillOpen].map((opened) => opened.close()))
})

afterAll(async () => {
  await (await connecting)?.close()
  connecting = undefined
})

/** Opens a page of the built game and waits until it has loaded. */
export async function openPage(wish: PageWish = {}): Promise<OpenedPage> {
  const own = wish.base === undefined ? undefined : await serve({ port: 4400, base: wish.base })
  const address = renamed(own?.url ?? wish.at ?? inject('address'), wish.host)
  const context = await newContext(wish)
  const page = await context.newPage()
  const opened = watch(page, address, async () => own?.close())
  await listenForViolations(context, opened.violations as Violation[])
  if (wish.slowdown !== undefined) await slowDown(page, wish.slowdown)
  await page.goto(address + (wish.path ?? ''))
  return opened
}

function renamed(address: string, host: string | undefined) {
  const url = new URL(address)
  if (host !== undefined) url.hostname = host
  return url.href
}

async function newContext(wish: PageWish) {
  const { lang = 'en', theme = 'day', viewport = desk } = wish
  const context = await (await browser()).newContext({
    ...contextFor(lang, theme),
    viewport,
    colorScheme: theme === 'dusk' ? 'dark' : 'light',
    serviceWorkers: wish.serviceWorker === true ? 'allow' : 'block',
    javaScriptEnabled: wish.javaScript !== false,
    hasTouch: wish.touch === true,
    reducedMotion: wish.reducedMotion === true ? 'reduce' : 'no-preference',
    forcedColors: wish.forcedColors === true ? 'active' : 'none',
  })
  const settings = { language: lang, theme, ...wish.settings }
  await context.addInitScript(remember, [settingsKey, JSON.stringify(settings)] as const)
  if (wish.before !== undefined) await context.addInitScript(wish.before)
  return context
}

function watch(page: Page, address: string, closeServer: () => Promise<void>): OpenedPage {
  const requests: Request[] = []
  const errors: string[] = []
  const violations: Violation[] = []
  page.context().on('request', (r) => requests.push({ url: r.url(), method: r.method(), kind: r.resourceType() }))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  page.on('response', (r) => r.status() >= 400 && errors.push(`${r.status()} ${r.url()}`))
  const { origin } = new URL(address)
  const strangers = () =>
    requests.filter(({ url }) => !/^(data|blob|about):/.test(url) && new URL(url).origin !== origin)
  const opened: OpenedPage = {
    page,
    context: page.context(),
    address,
    requests,
    errors,
    violations,
    strangers,
    problems: () => [
      ...errors.map((text) => `error: ${text}`),
      ...violations.map((v) => `policy: ${v.directive} stopped ${v.blocked} at ${v.source}`),
      ...strangers().map((r) => `stranger: ${r.method} ${r.url}`),
    ],
    close: async () => {
      stillOpen.delete(opened)
      await page.context().close()
      await closeServer()
    },
  }
  stillOpen.add(opened)
  return opened
}

/** Told by the page itself, so it is complete in frames and across reloads. */
async function listenForViolations(context: BrowserContext, violations: Violation[]) {
  await context.exposeBinding('reportViolation', (_source, violation: Violation) => void violations.push(violation))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation: (violation: unknown) => void }).reportViolation
      report({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        source: `${event.sourceFile}:${event.lineNumber}`,
      })
    })
  })
}

async function slowDown(page: Page, rate: number) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
}

// ── accessibility

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Finding {
  readonly rule: string
  readonly impact: string
  readonly help: string
  /** Where, as a selector, and what to do about it. */
  readonly places: readonly string[]
}

/**
 * What axe finds on the page as it is now; a healthy page has none. Takes axe's own run options. The source
 * is evaluated from outside, so the page's policy neither stops it nor has to be loosened for it.
 */
export async function axe(page: Page, options: RunOptions & { readonly within?: string } = {}): Promise<Finding[]> {
  const { within, ...run } = options
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const results = await page.evaluate(
    ([where, how]) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (at: unknown, how: unknown) => Promise<AxeResults> }
      }
      return axe.run(where ?? document, how)
    },
    [within, { runOnly: standards, resultTypes: ['violations' as const], ...run }] as const,
  )
  return results.violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    places: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }))
}

/** Writes a picture of the page to `tests/out/shots/<name>.png`. */
export async function shot(page: Page, name: string, { fullPage = true } = {}) {
  const path = join(project, 'tests', 'out', 'shots', `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage })
  return path
}
