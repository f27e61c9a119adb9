// A lesson with nothing but a folder of files: six tables play, read out their codes, and one page debriefs them;
// the lesson's file brings it back when the network is gone.

import { text as readText } from 'node:stream/consumers'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { formatGameFile } from '../../src/store/gameFile.ts'
import { writeLessonFile } from '../../src/store/lessonFile.ts'
import { inFours } from '../../src/store/lessonLetters.ts'
import { codeOf, gameOf, prologue } from '../store/lessonGames.ts'
import { pick, soon, stepOn, turnOf } from './atTable.ts'
import { axe, desk, openPage, type PageWish } from './harness.ts'

const wall = { width: 1280, height: 720 }
const still = { motion: 'reduced', picture: 'drawing' }
const STEPS = ['', '/tables', '/parted', '/turn', '/doubt', '/accounts', '/record', '/out']

/** One table's device: from the lesson's page to the letters under its ending. */
async function playTable(table: number): Promise<{ code: string; square: Buffer; problems: readonly string[] }> {
  const { page, problems, close } = await openPage({ path: '#/lesson', settings: still, viewport: desk })
  await page.locator('.lesson-seat input').first().waitFor()
  // Nobody sits for Russia or Ukraine unless somebody ticks it.
  expect(
    await page
      .locator('.lesson-seat input')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked)),
  ).toEqual([false, true, false, true])
  // One or two volunteers a table; the other seats play their papers.
  await page
    .locator('.lesson-seat input')
    .nth(table % 2 === 0 ? 1 : 3)
    .uncheck()
  if (table % 3 === 0)
    await page
      .locator('.lesson-seat input')
      .nth(table % 2 === 0 ? 0 : 2)
      .check()
  await page
    .locator('.choice input')
    .nth(table % 4)
    .check()
  await page.locator('.begin button').click()
  await page.locator('.table').waitFor()
  for (let step = 0; step < 60 && !page.url().includes('#/ending/'); step++) {
    if ((await turnOf(page)) === 'choose' && (await page.locator('#hand input:checked').count()) === 0)
      await pick(page, table % Math.max(1, await page.locator('#hand input:not(:disabled)').count()))
    await Promise.race([stepOn(page).catch(() => undefined), page.waitForURL(/#\/ending\//).catch(() => undefined)])
  }
  // Asked first, shown then: the answer is in the letters.
  await page.getByRole('button', { name: 'Show our code' }).click()
  const letters = page.locator('.code-letters')
  await letters.waitFor()
  const code = (await letters.getAttribute('data-code')) ?? ''
  expect((await letters.innerText()).replace(/\s/g, '')).toBe(code)
  // Held up once nothing on the page moves any more.
  await expect
    .poll(() => page.locator('main').innerText(), soon)
    .not.toMatch(/being (worked out|checked|tried)|are being/)
  const square = await page.locator('.qr').screenshot()
  const found = problems()
  await close()
  return { code, square, problems: found }
}

/** By keyboard alone: on until the focus is on it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the focus never came to ${selector}`)
}

const here = (page: Page) => page.locator('.here-list li').count()

async function openLesson(wish: PageWish, text: string) {
  const opened = await openPage({ path: '#/projector', settings: still, viewport: wall, ...wish })
  await opened.page
    .locator('.wall input[type=file]')
    .setInputFiles({ name: 'lesson.off-ramp.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await opened.page.locator('.here-list li').first().waitFor()
  return opened
}

async function goTo(page: Page, address: string, step: string): Promise<void> {
  await page.goto(`${address}#/projector${step}`)
  await page.locator('.projector .wall h1').waitFor()
  await expect
    .poll(() => page.locator('.projector .wall').innerText(), soon)
    .not.toMatch(/being worked out|調べています/)
}

/** How far the page reaches out to the right. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** How far the page reaches out below. */
const downwards = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)

const lesson = writeLessonFile(
  prologue,
  [3, 14, 15, 92, 65, 35].map((seed) => gameOf('hand', seed)),
)

test('six tables bring their codes to the wall, and the lesson comes back from its file without a network', async () => {
  const began = performance.now()
  const log = (what: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`)
  const tables = []
  for (let table = 0; table < 6; table++) {
    tables.push(await playTable(table))
    log(`table ${table + 1} has played and holds up its code`)
  }
  expect(tables.flatMap(({ problems }) => problems)).toEqual([])
  expect(new Set(tables.map(({ code }) => code)).size).toBe(6)

  const { page, context, address, problems } = await openPage({
    path: '#/projector',
    base: '/school/lesson/',
    serviceWorker: true,
    settings: still,
    viewport: wall,
  })
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller)
  await page.locator('.code-field textarea').waitFor()

  // One wrong letter is caught, located and mended, by keyboard alone.
  const [first, ...others] = tables
  const wrong = first!.code.slice(0, 9) + (first!.code[9] === 'K' ? 'M' : 'K') + first!.code.slice(10)
  await tabTo(page, '.code-field textarea')
  await page.keyboard.type(inFours(wrong).toLowerCase())
  await expect.poll(() => page.locator('.field-words').innerText()).toContain('Group 3, letter 2')
  await page.keyboard.press('Enter')
  expect(await here(page)).toBe(0)
  await tabTo(page, '.field-state button')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await tabTo(page, '.code-field textarea')
  await page.keyboard.press('Enter')
  await expect.poll(() => here(page)).toBe(1)

  // The last one is held up as a square instead.
  for (const { code } of others.slice(0, -1)) {
    await page.keyboard.type(inFours(code))
    await page.keyboard.press('Enter')
  }
  await expect.poll(() => here(page)).toBe(5)
  await page
    .locator('.wall input[type=file]')
    .setInputFiles({ name: 'square.png', mimeType: 'image/png', buffer: others.at(-1)!.square })
  await expect
    .poll(async () => `${await here(page)} ${await page.locator('.codes-said').innerText()}`, soon)
    .toMatch(/^6 Here now/)
  const names = await page.locator('.here-list li > span').allInnerTexts()
  log('all six are on the wall: four typed, one with a wrong letter mended, one by its square')

  // The whole debrief, one step after the other by its own link.
  for (const step of STEPS.slice(1)) {
    await page.locator('.wall-next a').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`#/projector${step}$`))
    await expect.poll(() => page.locator('.projector .wall').innerText(), soon).not.toContain('being worked out')
    log(`the wall shows ${step.slice(1)}`)
    if (step === '/tables') {
      expect(await page.locator('.wall-tables h2').allInnerTexts()).toEqual(names)
      expect(await page.locator('.wall-tables .ends').count()).toBe(6)
      // The record has its own step; before it, it is folded.
      expect(await page.locator('.record-fold[open]').count()).toBe(0)
      expect(await page.locator('.projector').innerText()).not.toContain('24 February')
    }
    if (step === '/parted') {
      expect(await page.locator('.between .decided').count()).toBe(2)
      expect(await page.locator('.parted-all li[data-shown]').count()).toBe(2)
    }
    if (step === '/turn')
      expect(await page.locator('.fixed-caption').innerText()).toContain('Closing an exit is not starting a war')
    if (step === '/doubt') {
      await page.locator('.hand-row input[type=radio]:not(:checked)').first().check()
      await expect.poll(() => page.locator('.again-same').innerText(), soon).toMatch(/end as they did/)
      await page.locator('.hand-count input').first().fill('7')
      // A reload, on whatever step, brings everything back.
      page.once('dialog', (dialog) => void dialog.accept())
      await page.reload()
      await expect.poll(() => page.locator('.again-same').count(), soon).toBe(1)
      expect(await page.locator('.hand-count input').first().inputValue()).toBe('7')
    }
    if (step === '/accounts') expect(await page.locator('.accounts tbody tr').count()).toBe(6)
    if (step === '/out') expect(await page.locator('.wall-question').innerText()).toContain('I myself think')
    if (step === '/record') expect(await page.locator('.happened').innerText()).toContain('24 February 2022')
  }

  await goTo(page, address, '')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.here .button-outline').click()])
  const text = await readText(await download.createReadStream())
  await context.setOffline(true)
  await page.goto('about:blank')
  await page.goto(`${address}#/projector`)
  await page
    .locator('.wall input[type=file]')
    .setInputFiles({ name: 'lesson.off-ramp.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect.poll(() => page.locator('.here-list li > span').allInnerTexts()).toEqual(names)
  await goTo(page, address, '/parted')
  expect(await page.locator('.between .decided').count()).toBe(2)
  log('without a network the saved lesson is on the wall again')
  expect(problems()).toEqual([])
}, 180_000)

describe('every step of the wall', () => {
  test.each<readonly [string, PageWish]>([
    ['on a projector', { viewport: wall }],
    ['at 320 px in Japanese at dusk', { viewport: { width: 320, height: 640 }, lang: 'ja', theme: 'dusk' }],
  ])(
    'says all, loses nothing to axe and does not scroll sideways: %s',
    async (_, wish) => {
      const { page, address, problems } = await openLesson(wish, lesson)
      for (const step of STEPS) {
        await goTo(page, address, step)
        expect(await axe(page), step).toEqual([])
        expect(await sideways(page), step).toBe(0)
        // A key without words would be shown as itself.
        expect(await page.locator('.projector').innerText(), step).not.toMatch(
          /\b(codes|tables|parted|turn|doubt|accounts|record|wall|field|camera)\.[a-z]/,
        )
      }
      expect(problems()).toEqual([])
    },
    60_000,
  )
})

/** The lines of a page that lie under its foot line. */
const underFoot = (page: Page) =>
  page.evaluate(() => {
    const foot = document.querySelector('.wall-model')?.getBoundingClientRect()
    if (foot === undefined) return []
    return [...document.querySelectorAll('.wall p, .wall li, .wall summary, .wall svg')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ words: one.textContent ?? '', box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.bottom > foot.top && box.top < foot.bottom && box.right > foot.left)
      .map(({ words }) => words)
  })

describe('a wall of 1280 by 720 shows every step whole', () => {
  test.each<readonly [number, PageWish]>([
    [6, { lang: 'en' }],
    [6, { lang: 'ja', theme: 'dusk' }],
    [8, { lang: 'en' }],
    [8, { lang: 'ja', theme: 'dusk' }],
  ])(
    '%i tables, %j',
    async (count, wish) => {
      const text = writeLessonFile(
        prologue,
        [3, 14, 15, 92, 65, 35, 7, 21].slice(0, count).map((seed) => gameOf('hand', seed)),
      )
      const { page, address, problems } = await openLesson(wish, text)
      for (const step of STEPS) {
        await goTo(page, address, step)
        expect(await downwards(page), step).toBe(0)
        expect(await underFoot(page), step).toEqual([])
        if (step !== '/doubt') continue
        // The number that changes most is shown first; with its lowest value tables end otherwise.
        await page.locator('.hand-row input[type=radio]').first().check()
        await expect.poll(() => page.locator('.again > div').count(), soon).toBeGreaterThan(0)
        if (count === 6) expect(await downwards(page), step).toBe(0)
      }
      expect(problems()).toEqual([])
    },
    60_000,
  )
})

test('what the teacher chose stays over a reload, until it is removed', async () => {
  const { page, address } = await openLesson({}, lesson)
  await goTo(page, address, '/parted')
  await page.locator('.parted details').last().locator('summary').click()
  await page.locator('.pair-choice select').nth(1).selectOption({ index: 2 })
  const chosen = await page.locator('.parted h1').innerText()
  // Another exit keeps the tables.
  const names = () => page.locator('.decided h3').allInnerTexts()
  const tables = await names()
  await page.locator('.pair-choice select').first().selectOption({ index: 2 })
  expect(await names()).toEqual(tables)
  await page.locator('.pair-choice select').first().selectOption({ index: 0 })
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect.poll(() => page.locator('.parted h1').innerText(), soon).toBe(chosen)
  await page.goto(`${address}#/`)
  await page.goto(`${address}#/projector`)
  expect(await here(page)).toBe(6)
  const clear = page.locator('.here .link-row .button-link').last()
  await clear.click()
  await clear.click()
  await page.reload()
  expect(await here(page)).toBe(0)
})

test('the debrief is rehearsed with an example, which a class’s first code takes off the wall', async () => {
  const { page, address, problems } = await openPage({ path: '#/projector', settings: still, viewport: wall })
  await page.getByRole('button', { name: 'Fill in an example lesson' }).click()
  await expect.poll(() => here(page)).toBe(6)
  for (const step of STEPS) {
    await goTo(page, address, step)
    expect(await downwards(page), step).toBe(0)
    if (step !== '/out') expect(await page.locator('.wall-model').innerText()).toContain('Example tables')
  }
  await goTo(page, address, '')
  await page.locator('.code-field textarea').fill(codeOf(gameOf('hand', 3)))
  await page.keyboard.press('Enter')
  await expect.poll(() => here(page)).toBe(1)
  expect(await page.locator('.projector').innerText()).not.toContain('Example')
  expect(problems()).toEqual([])
})

test('a name that comes a second time may be another table’s, and the wall says what counts in either case', async () => {
  const { page, problems } = await openPage({ path: '#/projector', settings: still, viewport: wall })
  const [one, other] = [gameOf('hand', 3), gameOf('hand', 14)]
  for (const game of [one, { ...other, name: one.name }]) {
    await page.locator('.code-field textarea').fill(codeOf(game))
    await page.keyboard.press('Enter')
  }
  await expect.poll(() => here(page)).toBe(2)
  await expect
    .poll(() => page.locator('.projector').innerText(), soon)
    .toMatch(/If it is the same table, its first code counts.*if another table drew the same name, both count/)
  expect(problems()).toEqual([])
})

test('a table that plays again keeps its first code in sight, and what the debrief is for waits', async () => {
  const { page, problems } = await openPage({ path: '#/lesson', settings: still, viewport: desk })
  await page.locator('.begin button').click()
  await page.locator('.table').waitFor()
  for (let step = 0; step < 60 && !page.url().includes('#/ending/'); step++) {
    if ((await turnOf(page)) === 'choose' && (await page.locator('#hand input:checked').count()) === 0) await pick(page)
    await Promise.race([stepOn(page).catch(() => undefined), page.waitForURL(/#\/ending\//).catch(() => undefined)])
  }
  // No letter is shown that the answer would change.
  await page.getByRole('button', { name: 'Show our code' }).waitFor()
  expect(await page.locator('.code-letters').count()).toBe(0)
  // Every ending closes with what happened; the turning point waits for the class.
  expect(await page.getByText('launched a full-scale invasion').first().isVisible()).toBe(true)
  expect(await page.locator('.turning').first().isVisible()).toBe(false)
  await page.locator('.lesson-code input[type=radio]').nth(2).check()
  await page.getByRole('button', { name: 'Show our code' }).click()
  const code = await page.locator('.code-letters').getAttribute('data-code')
  await page.getByRole('button', { name: 'Try from round 2' }).first().click()
  await page.locator('.table').waitFor()
  expect(await page.locator('.first-code strong').getAttribute('data-code')).toBe(code)
  expect(await page.locator('.first-code').innerText()).toContain('the one that counts')
  expect(await axe(page)).toEqual([])
  await page.goBack()
  await expect.poll(() => page.locator('.code-letters').getAttribute('data-code'), soon).toBe(code)
  await page.locator('.after-debrief > summary').click()
  await page.locator('.turning').first().waitFor()
  expect(await axe(page)).toEqual([])
  expect(problems()).toEqual([])
})

test('a table that downloaded its game hands in that file instead of a code', async () => {
  const { page, problems } = await openPage({ path: '#/projector', settings: still, viewport: wall })
  const games = [3, 14].map((seed) => formatGameFile({ record: gameOf('hand', seed).record }))
  await page.locator('.wall input[type=file]').setInputFiles(
    games.map((text, i) => ({
      name: `game-${i}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })),
  )
  await expect.poll(() => here(page)).toBe(2)
  await page.locator('.wall-next a').click()
  await expect.poll(() => page.locator('.wall-tables .ends').count(), soon).toBe(2)
  expect(problems()).toEqual([])
})

test('a table that the bell stops shows its code as far as it has come', async () => {
  const { page, address, problems } = await openPage({ path: '#/lesson', settings: still, viewport: desk })
  await page.locator('.begin button').click()
  await page.locator('.table').waitFor()
  const played = page.getByRole('link', { name: 'Its code so far' })
  for (let step = 0; step < 12 && (await played.count()) === 0; step++) {
    if ((await turnOf(page)) === 'choose' && (await page.locator('#hand input:checked').count()) === 0) await pick(page)
    await stepOn(page)
    if ((await turnOf(page)) === 'after') await page.goto(`${address}#/lesson`)
  }
  await played.click()
  // What decided is asked here as at the ending: with three planned rounds most tables come no further.
  await page.locator('.lesson-code input[type=radio]').nth(2).check()
  await page.getByRole('button', { name: 'Show our code' }).click()
  await page.locator('.code-letters').waitFor(soon)
  expect(await page.locator('.lesson-code').innerText()).toContain('The game is not over')
  expect(await page.locator('.code-said').innerText()).toContain('A step that somebody refused')
  const code = (await page.locator('.code-letters').getAttribute('data-code')) ?? ''
  await page.goto(`${address}#/projector`)
  await page.locator('.code-field textarea').fill(code)
  await page.keyboard.press('Enter')
  await expect.poll(() => here(page)).toBe(1)
  expect(problems()).toEqual([])
})

describe('the pages around it', () => {
  test.each<readonly [string, PageWish]>([
    ['on a desk', {}],
    ['at 320 px in Japanese at dusk', { viewport: { width: 320, height: 640 }, lang: 'ja', theme: 'dusk' }],
  ])(
    'lose nothing to axe and do not scroll sideways: %s',
    async (_, wish) => {
      const { page, address, problems } = await openPage({ path: '#/lesson', settings: still, ...wish })
      for (const path of ['#/lesson', '#/lesson/after', '#/teach']) {
        await page.goto(address + path)
        await page.locator('main h1').waitFor()
        expect(await axe(page), path).toEqual([])
        expect(await sideways(page), path).toBe(0)
      }
      expect(problems()).toEqual([])
    },
    60_000,
  )

  test('stepping out of the role keeps nothing', async () => {
    const { page, address } = await openPage({ path: '#/lesson/after', settings: still })
    await page.locator('textarea').first().fill('What I think')
    await page.locator('input[type=radio][value=say]').check()
    await expect.poll(() => page.locator('.out-words').innerText()).toContain('I myself think')
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('What I think')
    await page.goto(`${address}#/`)
    await page.goto(`${address}#/lesson/after`)
    expect(await page.locator('textarea').first().inputValue()).toBe('')
  })

  test('where a page gets no camera, it says why', async () => {
    const { page } = await openPage({ host: 'class.test', path: '#/projector', settings: still })
    await expect.poll(() => page.locator('.codes').innerText()).toContain('The camera needs an https address')
  })
})
