// Small, large, still, in forced colours, in two languages and two lights: no screen scrolls sideways, nothing is
// lost to axe. No rule is off; left out is only the canvas, which the drawing beside it speaks for.

import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { atTable, keep, lay, pick, saveOf, stepOn, turnOf, until } from './atTable.ts'
import { axe, desk, openPage, phone } from './harness.ts'

/** A phone of the smallest kind; also what 400 % leaves of a page of 1280 px. */
const narrow = { width: 320, height: 256 }
const small = { width: 320, height: 640 }

const SCREENS = [
  '#/',
  '#/brief/prologue',
  '#/brief/prologue/ua',
  '#/brief/winter-2021/us',
  '#/brief/prologue/open',
  '#/ending/done',
  '#/games',
  '#/dossier',
  '#/dossier/documents/us-reply-1',
  '#/dossier/parties',
  '#/dossier/calendar',
  '#/dossier/exits',
  '#/dossier/figures',
  '#/dossier/glossary',
  '#/help',
  '#/help/words',
  '#/about',
  '#/settings',
  '#/table/none',
  '#/run/broken',
  '#/nowhere',
]

/** What reaches out of the page to the right, in words that lead to it; nothing, on a page that reflows. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > width + 1 &&
          [...element.children].every((child) => child.getBoundingClientRect().right <= width + 1),
      )
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 30)}”`)
      .concat([`${document.documentElement.scrollWidth} > ${width}`])
  })

async function everyScreen(page: Page, address: string, look: (path: string) => Promise<void>, screens = SCREENS) {
  await keep(page, saveOf('kept', 'us', 1), saveOf('done', 'us', 9))
  await page.reload()
  for (const path of screens) {
    await page.goto(address + path)
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    await page.waitForFunction(
      () => document.querySelector('main [role="status"]')?.textContent !== 'This page is loading.',
    )
    await look(path)
  }
}

describe('nothing scrolls sideways', () => {
  test.each([
    ['at 320 px', { viewport: small }],
    ['at 320 px in Japanese', { viewport: small, lang: 'ja' }],
    ['at 400 %', { viewport: narrow, theme: 'dusk' as const }],
    ['with the largest page on a phone', { viewport: phone, settings: { textSize: 'largest' } }],
    ['with the largest page on a desk', { viewport: desk, settings: { textSize: 'largest' } }],
  ])(
    '%s',
    async (_, wish) => {
      const { page, address, problems } = await openPage({
        ...wish,
        path: '#/about',
        settings: { picture: 'drawing', motion: 'reduced', ...('settings' in wish ? wish.settings : {}) },
      })
      const found: Record<string, readonly string[]> = {}
      const look = async (path: string) => {
        const out = await sideways(page)
        if (out.length > 0) found[path] = out
      }
      await everyScreen(page, address, look)
      // The table, step by step.
      await page.goto(`${address}#/table/kept`)
      await page.locator('#hand').waitFor()
      await look('choose')
      await lay(page)
      await look('preview')
      for (let step = 0; step < 8 && (await stepOn(page)) !== 'after'; step++) await look(await turnOf(page))
      expect(found).toEqual({})
      expect(problems()).toEqual([])
    },
    120_000,
  )
})

describe('axe finds nothing', () => {
  /** Quick combinations: each screen in each language and each light at least once. */
  test.each([
    ['en by day', { lang: 'en', theme: 'day' as const, viewport: desk }, SCREENS],
    ['ja at dusk', { lang: 'ja', theme: 'dusk' as const, viewport: desk }, SCREENS.filter((_, i) => i % 2 === 0)],
    [
      'en at dusk, on a phone',
      { lang: 'en', theme: 'dusk' as const, viewport: phone },
      SCREENS.filter((_, i) => i % 2 === 1),
    ],
  ])(
    'on every screen: %s',
    async (_, wish, screens) => {
      const { page, address, problems } = await openPage({
        ...wish,
        path: '#/about',
        settings: { picture: 'drawing' },
        reducedMotion: true,
      })
      const found: Record<string, unknown> = {}
      await everyScreen(
        page,
        address,
        async (path) => {
          const findings = await axe(page)
          if (findings.length > 0) found[path] = findings.map(({ rule, places }) => [rule, ...places.slice(0, 3)])
        },
        screens,
      )
      expect(found).toEqual({})
      expect(problems()).toEqual([])
    },
    180_000,
  )

  test.each([
    ['en by day', { lang: 'en', theme: 'day' as const }],
    ['ja at dusk, on a phone', { lang: 'ja', theme: 'dusk' as const, viewport: phone }],
    ['in forced colours', { lang: 'en', theme: 'day' as const, forcedColors: true }],
  ])(
    'at the table, choosing, previewing, answering and after: %s',
    async (_, wish) => {
      const { page, problems } = await atTable({
        ...wish,
        reducedMotion: true,
        settings: { motion: 'auto', picture: 'canvas' },
      })
      const found: Record<string, unknown> = {}
      const seen = new Set<string>()
      const look = async (state: string) => {
        if (seen.has(state)) return
        seen.add(state)
        const findings = (await axe(page)).filter(({ places }) => !places.every((place) => place.startsWith('canvas')))
        if (findings.length > 0) found[state] = findings.map(({ rule, places }) => [rule, ...places.slice(0, 3)])
      }
      await look('choose')
      await lay(page)
      await look('preview')
      for (let step = 0; step < 12 && seen.size < 4; step++) {
        await stepOn(page)
        await look(await turnOf(page))
      }
      expect([...seen].sort()).toEqual(['after', 'answer', 'choose', 'preview'])
      expect(found).toEqual({})
      expect(problems()).toEqual([])
    },
    120_000,
  )
})

test('reduced motion lets nothing move for longer than a blink', async () => {
  const { page } = await atTable({ reducedMotion: true, settings: { motion: 'auto' } })
  await stepOn(page)
  await until(page, 'after')
  const long = await page.evaluate(
    () =>
      document.getAnimations().filter((animation) => {
        const { duration, iterations } = animation.effect?.getComputedTiming() ?? {}
        return Number(duration) > 200 || iterations === Infinity
      }).length,
  )
  expect(long).toBe(0)
})

test('forced colours keep every control in sight', async () => {
  const { page } = await atTable({ forcedColors: true, viewport: phone })
  await pick(page)
  // The preview fills in while we look: a control that has given way to another meanwhile has no size, and is gone.
  const sides = await page.locator('main button:visible, main a:visible, main input:visible').evaluateAll((controls) =>
    controls
      .filter((control) => control.isConnected)
      .map((control) => {
        const { width, height } = control.getBoundingClientRect()
        return Math.min(width, height)
      }),
  )
  expect(sides.length).toBeGreaterThan(3)
  expect(sides.filter((side) => side <= 0)).toEqual([])
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
})
