// What a person may do to the page and the page must not lose: foreign and broken links, bad files, reloads at
// every step, the back button, two tabs; and what the page must not do: call anybody, break its policy, complain.

import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { recordToCode } from '../../src/store/link.ts'
import { atTable, keep, pick, recordOf, saveOf, soon, stepOn, stored, type TurnKind, turnOf } from './atTable.ts'
import { openPage } from './harness.ts'

const good = recordOf('us', 4)
const code = recordToCode(good)
/** Any text as a link carries it. */
const packed = (text: string) => Buffer.from(deflateSync(strToU8(text))).toString('base64url')

describe('a link', () => {
  test('that is foreign, cut or edited has one sentence, and the kept game stays as it was', async () => {
    const { page, problems } = await atTable()
    await pick(page)
    const before = await stored(page)
    const links: readonly (readonly [string, string, RegExp])[] = [
      ['empty', '', /incomplete/],
      ['cut', code.slice(0, 200), /incomplete|cut off/],
      ['other letters', 'ab%20cd%F0%9F%92%A5', /letters that no run has/],
      ['far too long', 'a'.repeat(70_000), /far longer/],
      ['a bomb', packed(JSON.stringify({ ...good, text: ' '.repeat(3_000_000) })), /incomplete|larger/],
      ['another thing', packed('{"hello":"<img src=x onerror=alert(1)>"}'), /not a run/],
      ['a word of the language', packed('{"__proto__":{"scenario":"prologue"}}'), /not a run/],
      ['another scenario', recordToCode({ ...good, scenario: 'elsewhere-<b>' }), /elsewhere-<b>.*not on this shelf/],
      ['other rules', recordToCode({ ...good, rules: '0000' }), /another edition/],
      ['a later version', recordToCode({ ...good, rulesVersion: 9 }), /version 9/],
      [
        'an illegal move',
        recordToCode({
          ...good,
          rounds: [{ commit: { ru: [{ kind: 'use', instrument: 'constructor' }] }, answers: {} }],
        }),
        /Round 1 .*not allowed.*ru/,
      ],
      ['a seat too few', recordToCode({ ...good, seats: { us: 'person' } }), /wrong at .seats/],
    ]
    for (const [what, link, sentence] of links) {
      await page.evaluate((address) => void (location.hash = address), `#/run/${link}`)
      const alert = page.locator('main [role="alert"]').filter({ hasText: sentence })
      await expect.poll(() => alert.count(), { message: what, ...soon }).toBe(1)
      // One sentence, and no markup of theirs in it.
      expect(await page.locator('main img').count(), what).toBe(0)
      expect(await page.locator('main [role="alert"]').filter({ hasText: /\S/ }).count(), what).toBe(1)
    }
    await page.goto(`${page.url().split('#')[0]}#/table/kept`)
    await page.locator('#hand').waitFor()
    expect(await stored(page)).toEqual(before)
    expect(await page.locator('#hand input:checked').count()).toBe(1)
    expect(problems()).toEqual([])
  })

  test('that is whole opens its run and no second copy of it', async () => {
    const { page, problems } = await openPage({ path: `#/run/${code}` })
    await expect.poll(() => page.url(), soon).toMatch(/#\/(table|ending)\//)
    const opened = page.url()
    await page.goto(`${opened.split('#')[0]}#/run/${code}`)
    await expect.poll(() => page.url(), soon).toBe(opened)
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('off-ramp:games') ?? '[]').length)).toBe(1)
    expect(problems()).toEqual([])
  })
})

test('a bad file, chosen, dropped or pasted on the shelf, is told there and opens nothing', async () => {
  const { page, problems } = await openPage({ path: '#/' })
  const place = page.locator('.from-file')
  const trouble = place.locator('.trouble')
  if ((await place.locator('summary').count()) > 0) await place.locator('summary').click()
  const files: readonly (readonly [string, RegExp])[] = [
    ['hello', /neither a link/],
    ['', /nothing to open/],
    ['{"rulesVersion":', /cannot be read/],
    [`{"a":${'['.repeat(100_000)}`, /cannot be read/],
    ['\u0000\u0001\u0002', /neither a link/],
    [JSON.stringify({ ...good, seed: 'x' }), /wrong at .seed/],
    [' '.repeat(1_000_001), /far larger/],
  ]
  for (const [text, sentence] of files) {
    await place
      .locator('input[type="file"]')
      .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect.poll(() => trouble.innerText(), soon).toMatch(sentence)
  }
  await place.evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File(['{"scenario":5}'], 'dropped.json', { type: 'application/json' }))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect.poll(() => trouble.innerText(), soon).toMatch(/not a run/)
  await place.locator('input[type="text"]').fill(`see #/run/${code.slice(0, 100)} there`)
  await place.locator('form button[type="submit"]').click()
  await expect.poll(() => trouble.innerText(), soon).toMatch(/incomplete/)
  expect(new URL(page.url()).hash).toBe('#/')
  expect(await page.evaluate(() => localStorage.getItem('off-ramp:games'))).toBeNull()
  expect(problems()).toEqual([])
})

test('a reload at each step of two rounds resumes exactly', async () => {
  const { page, problems } = await atTable()
  const seen = new Set<TurnKind>()
  for (let step = 0; step < 12 && (await stored(page)).record.rounds.length < 2; step++) {
    const turn = await turnOf(page)
    if (turn === 'choose') await pick(page, 1)
    seen.add(turn)
    const before = await stored(page)
    const shown = () =>
      page.evaluate(() => [
        document.querySelector('h1')?.textContent,
        document.getElementById('table-step')?.textContent,
        document.querySelector<HTMLInputElement>('#hand input:checked')?.value ?? null,
      ])
    const saw = await shown()
    await page.reload()
    await page.locator('.table').waitFor()
    await expect.poll(shown, soon).toEqual(saw)
    expect(await turnOf(page)).toBe(turn)
    expect(await stored(page)).toEqual(before)
    await stepOn(page)
  }
  expect([...seen].sort()).toEqual(['after', 'answer', 'choose'])
  expect(problems()).toEqual([])
}, 120_000)

test('back and forward go where they came from, and the picked card is still there', async () => {
  const { page, problems } = await openPage({ path: '#/', settings: { picture: 'drawing' } })
  await page.goto(`${page.url().split('#')[0]}#/brief/prologue/us`)
  await page.locator('.begin button').click()
  await page.locator('#hand').waitFor()
  const game = new URL(page.url()).hash
  const card = await pick(page)
  await page.evaluate(() => void (location.hash = '#/dossier'))
  await page.locator('main h1', { hasText: 'documents' }).waitFor()
  await page.goBack()
  await page.locator('#hand').waitFor()
  expect(new URL(page.url()).hash).toBe(game)
  expect(await page.locator('#hand input:checked').inputValue()).toBe(card)
  await page.goBack()
  await page.locator('.begin').waitFor()
  await page.goForward()
  await page.locator('#hand').waitFor()
  expect(await page.locator('#hand input:checked').inputValue()).toBe(card)
  expect(problems()).toEqual([])
})

test('every address loads below another path, reloads there, and calls nobody', async () => {
  const { page, address, problems, requests } = await openPage({ base: '/a/b/', settings: { picture: 'drawing' } })
  expect(new URL(address).pathname).toBe('/a/b/')
  await keep(page, saveOf('kept'), saveOf('done', 'us', 9))
  const addresses = [
    '#/',
    '#/brief/prologue',
    '#/brief/prologue/ua',
    '#/brief/winter-2021',
    '#/brief/prologue/open',
    '#/table/kept',
    '#/table/none',
    '#/ending/done',
    '#/games',
    '#/dossier',
    '#/dossier/parties',
    '#/dossier/calendar',
    '#/help',
    '#/help/words',
    '#/about',
    '#/settings',
    '#/nowhere/at/all',
    '#/%E0%A4%A',
    '#/table/../../etc',
  ]
  for (const path of addresses) {
    await page.goto(address + path)
    await page.reload()
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    expect((await page.locator('main').innerText()).slice(0, 3000), path).not.toMatch(
      /Something on this page broke|\bundefined\b|\bNaN\b|\{\{/,
    )
  }
  expect(requests.every(({ url }) => /^(data|blob):/.test(url) || url.startsWith(address))).toBe(true)
  expect(problems()).toEqual([])
}, 120_000)

test('two tabs on one game: the second reads, follows, and takes over', async () => {
  const { page: first, context, address, problems } = await atTable()
  const second = await context.newPage()
  await second.goto(`${address}#/table/kept`)
  await second.locator('.notice', { hasText: 'open in another tab' }).waitFor()
  expect(await second.locator('#hand input:not(:disabled)').count()).toBe(0)
  await stepOn(first)
  // What the first does is seen in the second.
  const heading = (await first.locator('#table-step').textContent())!
  await expect.poll(() => second.locator('#table-step').textContent(), soon).toBe(heading)
  // Whatever is pressed there changes nothing.
  const before = await stored(second)
  await second
    .locator('main .deeds button:not(:disabled)')
    .first()
    .click({ timeout: 3000 })
    .catch(() => undefined)
  expect((await stored(second)).record).toEqual(before.record)
  expect((await stored(second)).draft.answers).toEqual(before.draft.answers)
  await second.getByRole('button', { name: 'Take over here' }).click()
  await first.locator('.notice', { hasText: 'open in another tab' }).waitFor()
  await stepOn(second)
  expect(await second.locator('.notice', { hasText: 'open in another tab' }).count()).toBe(0)
  expect(problems()).toEqual([])
})
