// A school's network: gone after the first load, or plain http under a name that is not this machine's.

import { expect, test } from 'vitest'
import { stepOn, turnOf } from './atTable.ts'
import { openPage, phone } from './harness.ts'

test('after the first load a whole round is played without a network, in a part that was never shown before', async () => {
  const { page, context, address, problems } = await openPage({ base: '/off/line/', serviceWorker: true })
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller)
  await context.setOffline(true)
  await page.goto('about:blank')
  await page.goto(`${address}#/brief/prologue/us`)
  await page.locator('.begin button').click()
  await page.locator('#hand').waitFor()
  while ((await stepOn(page)) !== 'after');
  expect(await turnOf(page)).toBe('choose')
  // The verdicts come from the worker, which must be kept as well.
  await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).not.toMatch(/[Bb]eing checked/)
  for (const path of ['#/dossier', '#/help', '#/games', '#/about', '#/settings']) {
    await page.goto(address + path)
    await page.reload()
    await page.locator('main h1').first().waitFor()
  }
  expect(problems()).toEqual([])
}, 120_000)

test('on a plain address of a local network a round is played, kept and resumed', async () => {
  const { page, problems, requests } = await openPage({
    host: 'class.test',
    path: '#/brief/prologue/ru',
    serviceWorker: true,
    viewport: phone,
    touch: true,
  })
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.locator('.begin button').click()
  await page.locator('#hand').waitFor()
  while ((await stepOn(page)) !== 'after');
  await page.reload()
  await page.locator('#hand').waitFor()
  expect(await page.locator('.table h1').textContent()).toMatch(/round 2 of 4/)
  // No clipboard there: the link is shown to be copied by hand.
  expect(new Set(requests.filter(({ url }) => url.startsWith('http')).map(({ url }) => new URL(url).hostname))).toEqual(
    new Set(['class.test']),
  )
  expect(problems()).toEqual([])
})
