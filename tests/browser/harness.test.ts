// Does the harness see what it is for? One fault of each kind is planted into a healthy page.

import { expect, test } from 'vitest'
import { axe, openPage } from './harness.ts'

test('an image without words is found, and finding it breaks no policy', async () => {
  const { page, problems } = await openPage()
  await page.evaluate(() => document.body.append(document.createElement('img')))
  expect((await axe(page)).map(({ rule }) => rule)).toContain('image-alt')
  expect(problems()).toEqual([])
})

test('a style, a request to a stranger, an error and a missing file are written down', async () => {
  const { page, address, problems, strangers, violations } = await openPage()
  await page.evaluate(async () => {
    const style = document.createElement('style')
    style.textContent = 'p { color: red }'
    document.head.append(style)
    await fetch('missing.json')
    await fetch('https://stranger.invalid/').catch(() => undefined)
    setTimeout(() => {
      throw new Error('planted')
    })
  })
  await expect.poll(() => problems().join('\n')).toContain('planted')
  expect(problems().join('\n')).toContain(`404 ${address}missing.json`)
  expect(violations.map(({ directive }) => directive)).toEqual(
    expect.arrayContaining(['style-src-elem', 'connect-src']),
  )
  // The policy stops it before it leaves; a picture of another origin would be stopped the same way.
  expect(strangers()).toEqual([])
})

test('settings are there before the first line, and stay what a person made them', async () => {
  const { page } = await openPage({ lang: 'ja', theme: 'dusk', settings: { picture: 'off' } })
  const remembered = () => page.evaluate(() => JSON.parse(localStorage.getItem('off-ramp:settings') ?? '{}'))
  expect(await remembered()).toMatchObject({ language: 'ja', theme: 'dusk', picture: 'off' })
  await page.evaluate(() => localStorage.setItem('off-ramp:settings', '{"language":"en"}'))
  await page.reload()
  expect(await remembered()).toMatchObject({ language: 'en' })
})
