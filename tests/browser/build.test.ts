// The built folder, before anybody plays: it starts anywhere, keeps its policy, stays at home, works offline.

import { expect, test } from 'vitest'
import { openPage, phone } from './harness.ts'

/** The page has drawn itself. */
const drawn = '#root > *'

test('starts in a sub-folder without asking anybody else for anything', async () => {
  const { page, problems } = await openPage({ base: '/school/off-ramp/' })
  await page.locator(drawn).first().waitFor()
  expect(await page.title()).toContain('Off-Ramp')
  expect(problems()).toEqual([])
})

test('says so where JavaScript is off', async () => {
  const { page } = await openPage({ javaScript: false })
  expect(await page.locator('body').innerText()).toContain('needs JavaScript')
})

test('starts on a plain address of the local network', async () => {
  const { page, problems } = await openPage({ host: 'class.test', serviceWorker: true, viewport: phone })
  await page.locator(drawn).first().waitFor()
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  expect(problems()).toEqual([])
})

test('carries a policy that lets nothing in by default', async () => {
  const { page, violations } = await openPage()
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
  expect(policy).not.toContain('unsafe')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "planted"'
    document.head.append(script)
  })
  expect(await page.title()).not.toBe('planted')
  // Told twice: by the policy in the page and by the server's.
  expect([...new Set(violations.map(({ directive }) => directive))]).toEqual(['script-src-elem'])
})

test('starts again without a network', async () => {
  const { page, context, address, problems } = await openPage({ base: '/offline/', serviceWorker: true })
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller)
  await context.setOffline(true)
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator(drawn).first().waitFor()
  expect(problems()).toEqual([])
})

test('lets the page be enlarged', async () => {
  const { page } = await openPage()
  const viewport = await page.locator('meta[name="viewport"]').getAttribute('content')
  expect(viewport).not.toMatch(/maximum-scale|user-scalable/)
})
