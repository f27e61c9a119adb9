// The table, played in a real browser: three seats by mouse and one by keyboard alone, each to an ending,
// with axe on every kind of state; sealed cards, the phone, a narrow page, an address without a game.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../src/domain/scenario.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { must } from '../../src/std/result.ts'
import { emptyRecord } from '../../src/store/library.ts'
import { EMPTY_DRAFT, type Mode, type Save } from '../../src/store/save.ts'
import { GAMES_KEY } from '../../src/store/session.ts'
import { project } from '../tools/serve.mjs'
import { answer } from './atTable.ts'
import { axe, type OpenedPage, openPage, phone } from './harness.ts'

const scenario: Scenario = must(
  parseScenario(readFileSync(join(project, 'scenarios', 'prologue.yaml'), 'utf8'), 'prologue').scenario,
  'the prologue reads',
)

function newGame(mode: Mode, me?: string): Save {
  const seats = Object.fromEntries(
    scenario.parties
      .filter((party) => party.role === 'seat')
      .map((party) => [party.id, mode !== 'solo' || party.id === me ? 'person' : 'bargainer']),
  )
  const record = emptyRecord(scenario, seats, 11)
  return {
    version: 1,
    id: 'played',
    name: 'Played',
    mode,
    ...(me === undefined ? {} : { me }),
    record,
    draft: EMPTY_DRAFT,
    said: [],
    updated: 1,
  }
}

/** Opens the table on a game that lies in the browser's storage. */
async function openTable(
  mode: Mode,
  me: string | undefined,
  wish: Parameters<typeof openPage>[0] = {},
): Promise<OpenedPage> {
  const opened = await openPage({ settings: { picture: 'drawing', motion: 'reduced' }, ...wish })
  const save = newGame(mode, me)
  await opened.page.evaluate(
    ([key, id, text]) => {
      localStorage.setItem(`${key}:${id}`, text)
      localStorage.setItem(key, JSON.stringify([id]))
    },
    [GAMES_KEY, save.id, JSON.stringify(save)] as const,
  )
  await opened.page.goto(`${opened.address}#/table/${save.id}`)
  await opened.page.reload()
  await opened.page.locator('.table').waitFor()
  return opened
}

const turnOf = (page: Page) =>
  page
    .locator('.table')
    .getAttribute('data-turn', { timeout: 3000 })
    .catch(() => null)

/** What tells one step from the next: the heading, the round, whose turn. */
const stepOf = (page: Page) =>
  page.evaluate(() => `${location.hash} ${document.querySelector('.table')?.getAttribute('data-step') ?? ''}`)

async function leaves(page: Page, before: string) {
  await expect.poll(() => stepOf(page), { timeout: 15_000 }).not.toBe(before)
}

/** Every kind of state is looked at once in a play. */
function looker(page: Page) {
  const looked = new Set<string>()
  return async (kind: string) => {
    if (looked.has(kind)) return
    looked.add(kind)
    expect(await axe(page), kind).toEqual([])
  }
}

type Deeds = {
  readonly choose: (page: Page, round: number) => Promise<void>
  readonly answer: (page: Page) => Promise<void>
  readonly next: (page: Page) => Promise<void>
}

/** Plays until the page leaves the table; answers how many rounds it saw the end of. */
async function playToEnding(page: Page, deeds: Deeds): Promise<number> {
  const look = looker(page)
  let rounds = 0
  for (let i = 0; i < 40; i++) {
    const turn = await turnOf(page)
    if (turn === null) break
    const before = await stepOf(page)
    if (turn === 'choose') {
      await look('choose')
      await deeds.choose(page, rounds)
    } else if (turn === 'answer') {
      await look('answer')
      await deeds.answer(page)
    } else if (turn === 'after') {
      await look('after')
      rounds++
      await deeds.next(page)
    }
    await leaves(page, before)
  }
  return rounds
}

const byMouse: Deeds = {
  async choose(page, round) {
    const cards = page.locator('#hand .move-card:not([data-disabled])')
    await cards.nth(round % (await cards.count())).click({ position: { x: 30, y: 40 } })
    await page.locator('#send').waitFor()
    await expect.poll(() => page.locator('.preview').getAttribute('aria-busy'), { timeout: 20_000 }).toBe('false')
    if (round === 0) expect(await axe(page), 'preview').toEqual([])
    await page.locator('#send').click()
  },
  answer,
  next: (page) => page.locator('#next').click(),
}

/** Tab until something matches; nothing but the keyboard. */
async function tabTo(page: Page, selector: string) {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

const byKeyboard: Deeds = {
  async choose(page, round) {
    await tabTo(page, '#hand input')
    await page.keyboard.press('Space')
    for (let i = 0; i < round; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('preview-title')
    await tabTo(page, '#send')
    await page.keyboard.press('Enter')
  },
  async answer(page) {
    const several = await page.locator('.ask').count()
    for (let i = 0; i < several; i++) {
      await tabTo(page, `.ask:nth-of-type(${i + 1}) .deeds .button`)
      await page.keyboard.press('Enter')
    }
    await tabTo(page, several > 0 ? '#send-answers' : '.asked .deeds .button')
    await page.keyboard.press('Enter')
  },
  async next(page) {
    await tabTo(page, '#next')
    await page.keyboard.press('Enter')
  },
}

describe('the prologue, played to an ending', () => {
  test.each(['us', 'ru', 'ua'])('%s by mouse', { timeout: 180_000 }, async (seat) => {
    const { page, problems } = await openTable('solo', seat)
    expect(await playToEnding(page, byMouse)).toBeGreaterThan(0)
    await expect.poll(() => page.url()).toContain('#/ending/')
    expect(problems()).toEqual([])
  })

  test('France with Germany by keyboard alone', { timeout: 180_000 }, async () => {
    const { page, problems } = await openTable('solo', 'frde')
    expect(await playToEnding(page, byKeyboard)).toBeGreaterThan(0)
    await expect.poll(() => page.url()).toContain('#/ending/')
    expect(problems()).toEqual([])
  })
})

describe('one device', () => {
  test('sealed cards: a screen to pass the device, nothing secret on it, and the last card can be taken back', {
    timeout: 90_000,
  }, async () => {
    const { page, problems } = await openTable('sealed', undefined)
    await page.locator('.pass-device').waitFor()
    expect(await page.locator('#hand').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.locator('.pass-device .button').click()
    await page
      .locator('#hand .move-card')
      .first()
      .click({ position: { x: 30, y: 40 } })
    const title = await page.locator('#hand .move-card-title').first().innerText()
    await page.locator('#send').click()
    await page.locator('.pass-device').waitFor()
    expect(await page.locator('.table').innerText()).not.toContain(title)
    await page.locator('.pass-device .button').click()
    expect(await page.locator('.table-seat').innerText()).not.toContain(title)
    await page.locator('.table-seat .button').click()
    await page.locator('.pass-device').waitFor()
    expect(problems()).toEqual([])
  })

  test('an open table hides nothing: what was sent stands beside the next hand', { timeout: 60_000 }, async () => {
    const { page } = await openTable('open', undefined)
    const title = await page.locator('#hand .move-card-title').first().innerText()
    await page
      .locator('#hand .move-card')
      .first()
      .click({ position: { x: 30, y: 40 } })
    await page.locator('#send').click()
    await expect.poll(() => page.locator('.table-seat').innerText()).toContain(title)
    expect(await axe(page)).toEqual([])
  })
})

describe('small and strange', () => {
  test('a phone: card, other card, send', { timeout: 60_000 }, async () => {
    const { page, problems } = await openTable('solo', 'us', { viewport: phone, touch: true })
    expect(await axe(page)).toEqual([])
    await page
      .locator('#hand .move-card')
      .first()
      .tap({ position: { x: 30, y: 40 } })
    await page.locator('#send').waitFor()
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Other card' }).tap()
    await page.locator('#hand').waitFor()
    expect(problems()).toEqual([])
  })

  test.each([
    ['320 px', { width: 320, height: 640 }],
    ['400 % of 1280', { width: 320, height: 200 }],
  ])('reflows at %s', { timeout: 60_000 }, async (_, viewport) => {
    const { page } = await openTable('solo', 'us', { viewport })
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await wide()).toBeLessThanOrEqual(0)
    await page
      .locator('#hand .move-card')
      .first()
      .click({ position: { x: 30, y: 40 } })
    await page.locator('#send').waitFor()
    expect(await wide()).toBeLessThanOrEqual(0)
  })

  test('dialogs: an exit, all moves, a text of one\u2019s own, shortcuts, the log', { timeout: 90_000 }, async () => {
    const { page, problems } = await openTable('solo', 'us')
    const dialog = page.getByRole('dialog')
    const looked = async () => {
      await dialog.waitFor()
      expect(await axe(page)).toEqual([])
    }
    const closed = async () => {
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await page.locator('.sign-key').first().click()
    await looked()
    await closed()
    await page.getByRole('button', { name: 'All other moves' }).click()
    await looked()
    await page.getByRole('button', { name: 'Write a text of your own' }).click()
    await page.locator('.deal-sheet').waitFor()
    await looked()
    await closed()
    await page.keyboard.press('?')
    await looked()
    await closed()
    await page.keyboard.press('l')
    await looked()
    await closed()
    // From the menu, and closed again in each of the ways it offers.
    const log = page.getByRole('button', { name: 'Log', exact: true })
    for (const close of [closed, () => dialog.getByRole('button', { name: 'Close' }).click()]) {
      await log.click()
      await dialog.waitFor()
      await close()
      await dialog.waitFor({ state: 'detached' })
      // What gives the focus back must not open it again.
      await page.waitForTimeout(400)
      expect(await dialog.count()).toBe(0)
      expect(await log.evaluate((button) => document.activeElement === button)).toBe(true)
    }
    expect(problems()).toEqual([])
  })

  test('an address without a game says so and shows the way back', async () => {
    const { page } = await openPage({ path: '#/table/nothing' })
    await page.getByRole('heading', { name: 'This game is not here' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: 'Start page' }).click()
    await expect.poll(() => page.url()).toMatch(/#\/$/)
  })

  test('a reload in the middle of a round resumes with the card that was picked', { timeout: 60_000 }, async () => {
    const { page } = await openTable('solo', 'us')
    await page
      .locator('#hand .move-card')
      .nth(1)
      .click({ position: { x: 30, y: 40 } })
    await page.locator('#send').waitFor()
    await page.reload()
    await page.locator('#send').waitFor()
    expect(await page.locator('#hand .move-card').nth(1).getAttribute('data-chosen')).toBe('true')
  })
})
