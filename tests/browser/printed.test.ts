// The printed pack in a real browser: the list of parts, what goes on paper and on how many pages, both languages.

import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { axe, type OpenedPage, openPage } from './harness.ts'

const LANGUAGES = ['en', 'ja'] as const

async function openPack(lang: string, wish: Parameters<typeof openPage>[0] = {}): Promise<OpenedPage> {
  const opened = await openPage({ path: '#/pack', lang, ...wish })
  await opened.page.locator('[data-part="paper"]').waitFor()
  return opened
}

/** Width and height of every page in points; Chromium packs the page objects into streams, so those are opened first. */
function pagesOf(pdf: Buffer): readonly { readonly width: number; readonly height: number }[] {
  const raw = pdf.toString('latin1')
  const opened = [...raw.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body!, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  const boxes = [raw, ...opened].flatMap((text) => [
    ...text.matchAll(/\/Type\s*\/Page\b(?!s)[\s\S]*?\/MediaBox\s*\[\s*[\d.]+\s+[\d.]+\s+([\d.]+)\s+([\d.]+)/g),
  ])
  return boxes.map(([, width, height]) => ({ width: Number(width), height: Number(height) }))
}

test.each(LANGUAGES)('nothing for axe to find, and nothing wider than a narrow phone, in %s', async (lang) => {
  const opened = await openPack(lang)
  expect(await axe(opened.page)).toEqual([])
  await opened.page.setViewportSize({ width: 320, height: 640 })
  const wider = await opened.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider).toBeLessThanOrEqual(0)
  expect(opened.problems()).toEqual([])
})

test.each([
  ['en', 'A4', 595, 842],
  ['ja', 'Letter', 612, 792],
] as const)(
  'in %s on %s: every part on a page of its own, slides across, no more paper than it needs',
  async (lang, format, short, long) => {
    const opened = await openPack(lang)
    const { page } = opened
    await page.evaluate(() => document.fonts.ready)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.head', '.pack-choose']) expect(await page.locator(hidden).isVisible()).toBe(false)
    expect(await page.locator('.pack-part button, .pack-part a, .app-main canvas').count()).toBe(0)
    const breaks = await page
      .locator('.pack-part')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).breakBefore))
    expect(breaks.length).toBe(13)
    expect(breaks.slice(1).every((value) => value === 'page')).toBe(true)
    const pages = pagesOf(await page.pdf({ format }))
    expect(pages.length).toBeGreaterThanOrEqual(28)
    expect(pages.length).toBeLessThanOrEqual(38)
    const across = pages.filter(({ width, height }) => width > height)
    expect(across.length).toBe(await page.locator('.pack-slide').count())
    for (const { width, height } of pages) {
      expect(Math.round(Math.min(width, height))).toBeCloseTo(short, -1)
      expect(Math.round(Math.max(width, height))).toBeCloseTo(long, -1)
    }
    expect(opened.problems()).toEqual([])
  },
)

test('only what is ticked is printed, and role sheets are one page a seat', async () => {
  const opened = await openPack('en')
  const { page } = opened
  await page.getByRole('button', { name: 'None' }).click()
  expect(await page.locator('.pack-part').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Print' }).isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: /^Role sheets/ }).check()
  expect(await page.locator('.pack-part').count()).toBe(1)
  const seats = await page.locator('.pack-role').count()
  expect(seats).toBe(4)
  for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })).length).toBe(seats)
  expect(opened.problems()).toEqual([])
})

test('the teacher’s page leads to it, and another scenario has its own', async () => {
  const opened = await openPage({ path: '#/teach' })
  const { page } = opened
  await page.getByRole('link', { name: 'The printed pack' }).click()
  await page.locator('[data-part="quick"]').waitFor()
  await page.getByText('The pack of another scenario').click()
  await page.getByRole('link', { name: 'Two villages and a stream' }).click()
  await page.getByText('with “Two villages and a stream”').waitFor()
  expect(await page.locator('.pack-role').count()).toBe(3)
  expect(opened.problems()).toEqual([])
})
