// A card that seals an exit: the warning stands before the sending, with its reason; and it can be sent all the same.

import { describe, expect, test } from 'vitest'
import { randomGame, shipped } from '../tiny/subjects.ts'
import { atTable, recordOf, saveOf, soon, turnOf } from './atTable.ts'
import { axe, desk, type PageWish, phone } from './harness.ts'

/** After one round in which tension rose: pressing once more leaves no play that reaches exit 1. */
const { rounds } = randomGame(shipped('prologue'), 0).record
const save = {
  ...saveOf('kept', 'us'),
  record: { ...recordOf('us'), seed: 0, rounds: rounds.slice(0, 1) },
  said: [{}],
}

/** Takes the card that names sanctions in hand. */
async function pressing(wish: PageWish) {
  const opened = await atTable(wish, save)
  const card = opened.page.locator('#hand .move-card').last()
  await card.click({ position: { x: 30, y: 40 } })
  await opened.page.locator('.seal-band').waitFor(soon)
  return opened
}

describe('a card that seals an exit', () => {
  test('says so before it is sent, and is sent', { timeout: 90_000 }, async () => {
    const { page, problems } = await pressing({ viewport: desk })
    const band = page.locator('.seal-band')
    expect(await band.getAttribute('role')).toBe('alert')
    expect(await band.innerText()).toMatch(/This seals exit 1\s+Whatever the others did this round/)
    expect(await page.getByText('Would be sealed').count()).toBeGreaterThan(0)
    expect(await axe(page)).toEqual([])
    const send = page.locator('#send')
    expect([await send.innerText(), await send.isEnabled()]).toEqual(['Send anyway', true])
    await send.click()
    await expect.poll(() => turnOf(page), soon).not.toBe('choose')
    expect(problems()).toEqual([])
  })

  test.each([
    ['en', 'day'],
    ['ja', 'dusk'],
  ] as const)('on a phone, %s by %s', { timeout: 90_000 }, async (lang, theme) => {
    const { page, problems } = await pressing({ viewport: phone, lang, theme })
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await wide()).toBeLessThanOrEqual(0)
    expect(await page.locator('.seal-band h3').count()).toBe(1)
    expect(await page.locator('#send').isEnabled()).toBe(true)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/seal-${lang}.png`, fullPage: true })
    expect(problems()).toEqual([])
  })
})
