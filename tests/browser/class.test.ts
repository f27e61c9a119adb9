// A lesson over the class server in real Chromium, under a name that is not loopback: plain http there is no
// secure context, as in a school. Two pupils share a seat, one comes late, the teacher has the board.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClassServer, startClass } from '../../src/classroom/server/server.ts'
import { compile } from '../../src/engine/table.ts'
import { rulesHash, textHash } from '../../src/scenario/hashes.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'
import { lay, pick, soon, stepOn, turnOf } from './atTable.ts'
import { axe, type OpenedPage, openPage, type PageWish, phone } from './harness.ts'

const path = join(project, 'scenarios', 'prologue.yaml')
const scenario = parseScenario(readFileSync(path, 'utf8'), path).scenario!
const opened = { table: compile(scenario), hashes: { rules: rulesHash(scenario), text: textHash(scenario) } }
const key = 'ABCD-EFGH-JKLM'

let server: ClassServer
let at: string
beforeAll(async () => {
  server = await startClass({
    dir: join(project, 'dist'),
    host: '127.0.0.1',
    port: 0,
    scenario: 'prologue',
    tables: 2,
    scenarioOf: () => opened,
    key,
  })
  at = `http://127.0.0.1:${server.port}/`
})
afterAll(() => server.close())

const lesson = async (): Promise<string> => {
  const made = await fetch(`${at}class/lessons`, { method: 'POST', headers: { 'x-class-key': key } })
  return ((await made.json()) as { code: string }).code
}
const open = (path: string, wish: PageWish = {}): Promise<OpenedPage> =>
  openPage({
    at,
    host: 'class.test',
    path,
    ...wish,
    settings: { motion: 'reduced', picture: 'drawing', ...wish.settings },
  })

async function join_(code: string, wish: PageWish = {}): Promise<OpenedPage> {
  const one = await open('#/class', wish)
  await one.page.locator('#class-code').fill(code.toLowerCase())
  await one.page.keyboard.press('Enter')
  await one.page.locator('.class-lobby').waitFor(soon)
  return one
}

const sit = async (page: Page, seat: RegExp) => {
  await page.getByRole('button', { name: seat }).click()
  await page.locator('.class-mine').waitFor(soon)
}

async function board(code: string, wish: PageWish = {}): Promise<OpenedPage> {
  const teacher = await open(`#/class/${code}/board`, wish)
  await teacher.page.locator('#class-key').fill('abcd efgh jklm')
  await teacher.page.keyboard.press('Enter')
  await teacher.page.locator('.class-board').waitFor(soon)
  return teacher
}

describe('a lesson in browsers', () => {
  test('two pupils agree on a card, the table plays to its end, and the teacher sees it', async () => {
    const code = await lesson()
    const teacher = await board(code)
    const [one, two] = [await join_(code), await join_(code)]
    await sit(one.page, /Sit here: US, table 1/)
    await sit(two.page, /Sit here: US, table 1/)
    expect(await axe(one.page)).toEqual([])
    await teacher.page.getByRole('button', { name: 'Start round 1' }).click()
    await one.page.locator('.table').waitFor(soon)
    await two.page.locator('.table').waitFor(soon)

    // One proposes; the other agrees; then it is sent.
    await lay(one.page)
    await one.page.locator('#send').click()
    const proposal = two.page.locator('.class-proposals')
    await proposal.waitFor(soon)
    expect(await turnOf(one.page)).toBe('choose')
    await proposal.getByRole('button', { name: 'Agree' }).click()
    await one.page.locator('.table:not([data-turn=choose]), .class-wait').first().waitFor(soon)

    // The other device is closed for good; the rest is played by one.
    await two.close()
    for (let step = 0; step < 60; step++) {
      if ((await one.page.getByRole('button', { name: 'Read the ending' }).count()) > 0) break
      if ((await one.page.locator('.table').count()) > 0) await stepOn(one.page).catch(() => undefined)
      else await one.page.waitForTimeout(100)
    }
    await one.page.getByRole('button', { name: 'Read the ending' }).click(soon)
    await one.page
      .getByText('What happened')
      .first()
      .waitFor(soon)
      .catch(async (error: Error) => {
        throw new Error(
          `${error.message} at ${one.page.url()}: ${(await one.page.locator('main').textContent())?.slice(0, 400)} ${one.problems().join(' ')}`,
        )
      })
    expect(await teacher.page.locator('.board-table').first().textContent()).toContain('Ended')
    expect(await axe(teacher.page)).toEqual([])
    expect([...one.problems(), ...teacher.problems()]).toEqual([])
  }, 120_000)

  test('a reload in the middle of a round, and another device, come back to the seat', async () => {
    const code = await lesson()
    const teacher = await board(code)
    const one = await join_(code)
    await sit(one.page, /Sit here: Ukraine, table 2/)
    const comeback = (await one.page.locator('.class-comeback strong').textContent()) ?? ''
    await teacher.page.getByRole('button', { name: 'Start round 1' }).click()
    await one.page.locator('.table').waitFor(soon)
    await one.page.reload()
    await one.page.locator('.table').waitFor(soon)
    expect(await one.page.locator('.class-where').textContent()).toContain('Table 2')

    const other = await open('#/class', { viewport: phone })
    await other.page.locator('#class-code').fill(code)
    await other.page.getByText('I was already in').click()
    await other.page.locator('#class-comeback').fill(comeback)
    await other.page.getByRole('button', { name: 'Join' }).click()
    await other.page.locator('.table').waitFor(soon)
    expect(await other.page.locator('.class-where').textContent()).toContain('Ukraine')
  })

  test('the teacher stops sending, reads a note, hands a seat to its paper and skips', async () => {
    const code = await lesson()
    const teacher = await board(code)
    const one = await join_(code)
    await sit(one.page, /Sit here: US, table 1/)
    await teacher.page.getByRole('button', { name: 'Start round 1' }).click()
    await one.page.locator('.table').waitFor(soon)
    await teacher.page.getByRole('button', { name: 'Stop sending' }).first().click()
    await one.page.getByText('stopped the game for a moment').waitFor(soon)
    await lay(one.page)
    await one.page.locator('#send').click()
    await one.page.getByText('stopped sending for a moment').waitFor(soon)
    await teacher.page.getByRole('button', { name: 'Allow sending' }).first().click()
    await teacher.page.getByRole('button', { name: 'Read a note' }).first().click()
    await teacher.page.getByRole('button', { name: 'Read it to them' }).first().click()
    await one.page.getByText('which document does your card rest on?').waitFor(soon)
    await teacher.page.getByRole('button', { name: 'Go on without the missing' }).first().click()
    await one.page.locator('.table[data-turn=answer], .table[data-turn=after]').first().waitFor(soon)
    expect([...one.problems(), ...teacher.problems()]).toEqual([])
  })

  test('where there is no class server the page says so, and offers the form without one', async () => {
    const here = await openPage({ path: '#/class' })
    await here.page.getByText('There is no class server at this address.').waitFor(soon)
    expect(
      await here.page.getByRole('link', { name: 'Play at one device, without a server' }).getAttribute('href'),
    ).toBe('#/lesson')
    await here.close()
    const wrong = await open('#/class/ZZZZZ')
    await wrong.page.getByText('There is no lesson with this code here.').waitFor(soon)
  })

  test.each([
    ['the door', '#/class', '.class-enter', 'en'],
    ['the door in Japanese', '#/class', '.class-enter', 'ja'],
  ])('%s is clean for axe and fits 320 px', async (_, where, root, lang) => {
    const one = await open(where, { viewport: { width: 320, height: 640 }, lang })
    await one.page.locator(root).waitFor(soon)
    expect(await axe(one.page)).toEqual([])
    expect(await overflow(one.page)).toBe(0)
  })

  test('places, seat and board fit 320 px in Japanese and are clean for axe', async () => {
    const code = await lesson()
    const narrow = { viewport: { width: 320, height: 640 }, lang: 'ja' } as const
    const teacher = await board(code, narrow)
    const one = await open(`#/class/${code}`, narrow)
    await one.page.locator('.class-lobby').waitFor(soon)
    await one.page.locator('.class-place button').nth(1).click()
    await one.page.locator('.class-mine').waitFor(soon)
    for (const { page } of [one, teacher]) {
      expect(await axe(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
    await teacher.page.locator('.board-gathering .button-solid').click()
    await one.page.locator('.table').waitFor(soon)
    await pick(one.page)
    expect(await axe(one.page)).toEqual([])
    expect(await overflow(one.page)).toBe(0)
  })
})

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
